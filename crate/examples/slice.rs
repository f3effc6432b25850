//! A slice through a network of a file, or through the digits that come with the page.
//!
//! ```text
//! cargo run --release -q -p crease --example slice -- [--network FILE] [--rows FILE] [--through 44,7,26] [--as svg] [--theme light]
//! ```
//!
//! Prints the plane as SVG; with `--as json` what is to be seen on it, as one JSON object. Rows are counted from 1. What cannot be
//! read: one sentence on standard error, and exit code 2.

use std::process::ExitCode;

use crease::figure::Theme;
use crease::publish::yours::{digits, network_of, rows_of, svg};
use crease::session::Slicing;
use crease::session::slicing::Through;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match told(&words) {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

fn told(words: &[String]) -> Result<String, String> {
    let mut slicing = digits();
    let mut rows = None;
    let (mut theme, mut json) = (Theme::Light, false);
    for pair in words.chunks(2) {
        let [option, value] = pair else {
            return Err(format!("{} needs a value", pair[0]));
        };
        let bytes = || std::fs::read(value).map_err(|error| format!("{value}: {error}"));
        match option.as_str() {
            "--network" => {
                let read = network_of(&bytes()?).map_err(|error| error.to_string())?;
                slicing = Slicing::new(read.network, None).map_err(|error| error.to_string())?;
            }
            "--rows" => {
                let inputs = slicing.network().inputs();
                let (read, _) =
                    rows_of(&bytes()?, inputs, None).map_err(|error| error.to_string())?;
                slicing.set_rows(read).map_err(|error| error.to_string())?;
            }
            "--through" => rows = Some(value.clone()),
            "--as" if value == "json" || value == "svg" => json = value == "json",
            "--theme" if value == "dark" || value == "light" => {
                theme = if value == "dark" {
                    Theme::Dark
                } else {
                    Theme::Light
                };
            }
            other => return Err(format!("there is no option {other} {value}")),
        }
    }
    if let Some(rows) = rows {
        let numbers: Vec<usize> = (rows.split(','))
            .filter_map(|number| number.trim().parse::<usize>().ok()?.checked_sub(1))
            .collect();
        let [a, b, c] = numbers[..] else {
            return Err("--through takes three rows, counted from 1: 44,7,26".into());
        };
        let through = Through::Rows {
            rows: [a, b, c],
            walk: (c, 0.0),
        };
        (slicing.set_through(through)).map_err(|error| error.to_string())?;
    }
    while slicing.advance() {}
    if !json {
        return svg(&slicing, (560.0, 560.0), theme);
    }
    serde_json::to_string(&slicing.readout()).map_err(|error| error.to_string())
}
