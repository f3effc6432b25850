//! The recipe of a sweep as JSON.

use serde::{Deserialize, Serialize};

use crate::network::decimal::read_decimal;
use crate::scene::sweep::Axis;

use crate::scene::{Problem, ProblemValue, Scene, Sweep, Weights, link};

/// The version of the format.
const VERSION: u32 = 1;

/// A recipe as it stands in a file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Recipe {
    version: u32,
    /// What all runs have in common: the link of a scene.
    base: String,
    x: Along,
    y: Along,
    pictures: Along,
    seeds: u32,
    first_seed: u32,
    steps: u64,
}

/// An axis as it stands in a file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Along {
    setting: String,
    values: Vec<Value>,
}

/// A value of a setting.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Value {
    Whole(i32),
    Number(f64),
    Text(String),
}

/// A recipe as JSON, with an end of line behind it.
///
/// # Errors
/// None that could occur: JSON holds all of its values.
pub fn write_recipe(sweep: &Sweep) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&Recipe::of(sweep)).map(|text| text + "\n")
}

/// The recipe of a text: JSON as [`write_recipe`] writes it, or the link of a sweep.
///
/// # Errors
/// What is wrong with it, as a sentence.
pub fn read_recipe(text: &str) -> Result<Sweep, String> {
    let text = text.trim().trim_start_matches('\u{feff}');
    let sweep = if crate::scene::sweep::is_sweep(text) {
        Sweep::read_link(text)
    } else {
        let recipe: Recipe = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if recipe.version != VERSION {
            return Err(format!(
                "the recipe is of version {}; {VERSION} is known",
                recipe.version
            ));
        }
        recipe.sweep()
    };
    sweep.map_err(|problem| in_words(&problem))
}

/// A problem of a recipe as a sentence; one that the recipe's own rules do not know, by its name and values.
fn in_words(problem: &Problem) -> String {
    let of = |name: &str| match problem.values.get(name) {
        Some(ProblemValue::Text(text)) => text.clone(),
        Some(ProblemValue::Number(number)) => number.to_string(),
        None => String::new(),
    };
    let number = |name: &str| match problem.values.get(name) {
        Some(ProblemValue::Number(number)) => *number,
        _ => 0.0,
    };
    match problem.code {
        "sweep-setting" => format!("an axis cannot vary “{}”", of("setting")),
        "sweep-values" => format!(
            "the axis “{}” has {} values; from 1 to {} are possible",
            of("setting"),
            of("found"),
            of("most")
        ),
        "sweep-twice" => format!("the axis “{}” has {} twice", of("setting"), of("value")),
        "sweep-value" => format!(
            "“{}” is no value of “{}”, or outside its limits",
            of("value"),
            of("setting")
        ),
        "sweep-overlap" => format!(
            "two axes set the same thing: “{}” and “{}”",
            of("one"),
            of("other")
        ),
        "sweep-seeds" => format!("seeds are a whole number from 1 to {}", of("most")),
        "sweep-runs" => format!(
            "that would be {} runs, about {} of one processor, and {} MB in memory; {} are possible",
            of("runs"),
            duration(number("seconds")),
            of("megabytes"),
            of("most")
        ),
        "sweep-steps" => format!(
            "steps are a whole number from 1 to {} for networks of this size: only then can the link of every run be opened",
            of("most")
        ),
        "sweep-missing" => format!(
            "the link of this sweep has no part “{}”; it may have been cut off",
            of("part")
        ),
        "sweep-cut-off" => "the end of this link is missing".to_owned(),
        "sweep-shared" => "what all runs share is no link of a figure".to_owned(),
        _ => problem.to_string(),
    }
}

/// So many seconds in the largest unit of which they are more than one and a half.
#[must_use]
pub fn duration(seconds: f64) -> String {
    const UNITS: [(f64, &str); 4] = [
        (86_400.0 * 365.0, "years"),
        (86_400.0, "days"),
        (3_600.0, "hours"),
        (60.0, "minutes"),
    ];
    UNITS
        .into_iter()
        .find(|&(unit, _)| seconds >= 1.5 * unit)
        .map_or_else(
            || format!("{seconds:.0} seconds"),
            |(unit, name)| format!("{:.0} {name}", seconds / unit),
        )
}

impl Recipe {
    /// The file of a recipe.
    #[must_use]
    pub fn of(sweep: &Sweep) -> Self {
        let mut base = sweep.base.clone();
        base.step = 0;
        base.weights = Weights::Recipe;
        Self {
            version: VERSION,
            base: link::write(&base),
            x: Along::of(&sweep.x),
            y: Along::of(&sweep.y),
            pictures: Along::of(&sweep.pictures),
            seeds: sweep.seeds,
            first_seed: sweep.first_seed,
            steps: sweep.steps,
        }
    }

    fn sweep(self) -> Result<Sweep, Problem> {
        let opened = link::read(&self.base).map_err(|_| Problem::new("sweep-shared"))?;
        let mut base = opened.scene;
        base.step = 0;
        base.weights = Weights::Recipe;
        Sweep {
            x: self.x.axis(&base)?,
            y: self.y.axis(&base)?,
            pictures: self.pictures.axis(&base)?,
            seeds: self.seeds,
            first_seed: self.first_seed,
            steps: self.steps,
            base,
        }
        .checked()
    }
}

impl Along {
    fn of(axis: &Axis) -> Self {
        let values = axis.values().iter().map(|value| value_of(value));
        Self {
            setting: axis.setting().to_owned(),
            values: values.collect(),
        }
    }

    fn axis(&self, base: &Scene) -> Result<Axis, Problem> {
        let values: Vec<String> = self
            .values
            .iter()
            .map(|value| match value {
                Value::Whole(number) => number.to_string(),
                Value::Number(number) => number.to_string(),
                Value::Text(text) => text.clone(),
            })
            .collect();
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        Axis::of(base, &self.setting, &values)
    }
}

/// A value as JSON has it: a whole number without a point.
#[expect(clippy::cast_possible_truncation, reason = "compared with what it was")]
fn value_of(text: &str) -> Value {
    match read_decimal(text) {
        Some(number) if f64::from(number as i32) == number => Value::Whole(number as i32),
        Some(number) => Value::Number(number),
        None => Value::Text(text.to_owned()),
    }
}
