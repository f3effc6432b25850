//! The rows of the core's tables that the page is built from: settings and goals, as JSON.
//!
//! `cargo run -q -p crease --example rows` prints `{settings, goals}`, each by name: what a setting takes, what its control
//! offers and its default; what a goal asks for.

use crease::scene::{Effect, Kind, Offered, SETTINGS, Setting};
use crease::{Goal, Limits, Scene};
use serde_json::{Map, Value, json};

fn main() {
    let settings: Map<String, Value> = (SETTINGS.iter())
        .map(|setting| (setting.name.to_owned(), row_of(setting)))
        .collect();
    let goals: Map<String, Value> = (Goal::NAMES.iter())
        .map(|(goal, name)| {
            let asks = goal.asks().iter();
            let asks: Map<String, Value> = asks
                .map(|(name, number)| ((*name).to_owned(), json!(number)))
                .collect();
            ((*name).to_owned(), asks.into())
        })
        .collect();
    println!("{}", json!({ "settings": settings, "goals": goals }));
}

fn row_of(setting: &Setting) -> Value {
    let takes = match setting.kind {
        Kind::Choice { names, .. } => json!({ "names": names }),
        Kind::Number {
            limits, offered, ..
        }
        | Kind::Whole {
            limits, offered, ..
        } => {
            let Limits { least, most, .. } = limits;
            json!({ "limits": { "least": least, "most": most }, "offered": offer_of(offered) })
        }
        Kind::Text { .. } => json!({}),
    };
    json!({
        "key": setting.key,
        "takes": takes,
        "default": setting.read(&Scene::default()),
        "restarts": setting.effect == Effect::Restart,
    })
}

fn offer_of(offered: Offered) -> Value {
    match offered {
        Offered::Range { least, most, step } => {
            json!({ "least": least, "most": most, "step": step })
        }
        Offered::List(numbers) => json!({ "numbers": numbers }),
    }
}
