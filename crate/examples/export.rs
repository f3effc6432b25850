//! Writes what a link shows as the text of a file, on standard output.
//!
//! ```text
//! cargo run -q -p crease --example export -- '1;data=spiral.200.10.1;net=8-8;act=relu;step=3000;end' numpy > network_numpy.py
//! ```
//!
//! The kinds are json, state-dict, safetensors, pytorch, numpy, javascript, formulas and csv; safetensors is bytes, all others are
//! text. What cannot be written: one line on standard error, exit code 2.

use std::io::{Write, stdout};
use std::process::ExitCode;

use crease::Session;
use crease::publish::export::{Kind, write_safetensors};

/// The kind that is no text.
const SAFETENSORS: &str = "safetensors";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let written = written(&words).and_then(|bytes| {
        let output = stdout().write_all(&bytes);
        output.map_err(|error| error.to_string())
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

fn written(words: &[String]) -> Result<Vec<u8>, String> {
    let [link, kind] = words else {
        return Err("give a link and a kind".to_owned());
    };
    let (session, _) = Session::open(link).map_err(|error| error.to_string())?;
    if kind == SAFETENSORS {
        return write_safetensors(session.network()).map_err(|error| error.to_string());
    }
    let kind = Kind::from_name(kind).ok_or_else(|| {
        let kinds = Kind::NAMES.map(|(_, name)| name).join(", ");
        format!("{kind} is none of {kinds}, {SAFETENSORS}")
    })?;
    let text = session.export(kind).map_err(|error| error.to_string())?;
    Ok(text.into_bytes())
}
