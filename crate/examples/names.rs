//! Whether the core knows the names that the prose of the page uses.
//!
//! `cargo run -q -p crease --example names -- goal:bend-wins setting:layers=4-4 …` prints those that it does not know, one a
//! line. The kinds are `figure`, `goal`, `link` (of a scene), `setting` (alone, or with a value that it takes), `term`, and
//! `value` (of any setting).

use crease::publish::figures;
use crease::scene::SETTINGS;
use crease::{Goal, Session, Term};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for asked in std::env::args().skip(1) {
        let (kind, name) = asked.split_once(':').ok_or("ask as kind:name")?;
        if !knows(kind, name)? {
            println!("{asked}");
        }
    }
    Ok(())
}

fn knows(kind: &str, name: &str) -> Result<bool, Box<dyn std::error::Error>> {
    Ok(match kind {
        "figure" => figures::named(figures::ALL, name).is_some(),
        "goal" => Goal::from_name(name).is_some(),
        "link" => Session::open(name).is_ok(),
        "setting" => match name.split_once('=') {
            Some((setting, value)) => takes(setting, value)?,
            None => SETTINGS.iter().any(|setting| setting.name == name),
        },
        "term" => Term::from_name(name).is_some(),
        "value" => {
            // A word may be anything.
            let mut settings = SETTINGS.iter().filter(|setting| setting.name != "word");
            settings.try_fold(false, |known, setting| {
                Ok::<_, Box<dyn std::error::Error>>(known || takes(setting.name, name)?)
            })?
        }
        other => return Err(format!("{other} is no kind of name").into()),
    })
}

/// Whether a setting takes a value as it is, and does not hold it within limits.
fn takes(setting: &str, value: &str) -> Result<bool, Box<dyn std::error::Error>> {
    let (mut session, _) = Session::open("1;end")?;
    Ok(matches!(session.set(setting, value), Ok(None)))
}
