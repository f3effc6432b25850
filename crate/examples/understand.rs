//! Says what a file holds: points or a network, and what was understood of it, as one JSON object on standard output.
//!
//! ```text
//! cargo run --release -q -p crease --example understand -- points.csv
//! ```
//!
//! Points: `{"kind":"points","points":[[x1,x2,label,test],…],"classes":[…],"columns":[…],"notes":[…]}`; the label is the place
//! of its class among the names, or the number to be learned. A network: `{"kind":"network","maker":…,"widths":"2-3-1",
//! "activation":…,"layers":[…],"scores":[[…],[…],[…]],"notes":[…]}`, with the scores at (0, 0), (1, 0.5) and (−0.75, 1), of two
//! classes their difference. What cannot be read: one sentence on standard error, and lines that write what can be; exit code 2.

use std::process::ExitCode;

use crease::publish::understand::understand;

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
    let [path] = words else {
        return Err("give the path of one file".to_owned());
    };
    let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    let understood = understand(&bytes).map_err(|error| error.to_string())?;
    Ok(understood.report().to_string())
}
