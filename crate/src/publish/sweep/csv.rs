//! The runs of a sweep as lines of comma-separated values.

use crate::measure::sweep::{LayerOutcome, Outcome};
use crate::scene::sweep::RunPlace;
use crate::scene::{Sweep, link};

/// The columns after those of the axes. Lists by layer are parted by spaces.
const COLUMNS: [&str; 27] = [
    "seed",
    "steps",
    "diverged",
    "loss",
    "test_loss",
    "accuracy",
    "test_accuracy",
    "units_by_layer",
    "dead_share",
    "dead_by_layer",
    "dead_in_frame_by_layer",
    "one_sided_share",
    "off_by_layer",
    "always_on_by_layer",
    "off_in_frame_by_layer",
    "born_dead",
    "dead_at_start",
    "first_death",
    "deaths",
    "returns",
    "cells",
    "linear_regions",
    "pruned_units",
    "merged_units",
    "pruning_change_training",
    "pruning_change_test",
    "pruning_change_frame",
];

/// The first line, with its end.
#[must_use]
pub fn heading(sweep: &Sweep) -> String {
    let axes = [&sweep.pictures, &sweep.y, &sweep.x].map(|axis| axis.setting().replace('-', "_"));
    let axes = axes.iter().map(String::as_str);
    let names: Vec<&str> = std::iter::once("run")
        .chain(axes)
        .chain(COLUMNS)
        .chain(["link"])
        .collect();
    names.join(",") + "\n"
}

/// The line of a run, with its end.
#[must_use]
pub fn line(sweep: &Sweep, run: usize, outcome: &Outcome) -> String {
    let place = sweep.place(run);
    let scene = sweep.scene(place);
    let silences = scene.activation.silences();
    let by_layer = |number: &dyn Fn(&LayerOutcome) -> Option<u32>| {
        let numbers = outcome.layers.iter().map(number);
        let numbers: Option<Vec<String>> = numbers
            .map(|number| number.map(|number| number.to_string()))
            .collect();
        numbers.unwrap_or_default().join(" ")
    };
    let off = by_layer(&|layer| Some(layer.off_everywhere));
    let off_in_frame = by_layer(&|layer| layer.off_in_frame);
    let if_dead = |text: &str| {
        if silences {
            text.to_owned()
        } else {
            String::new()
        }
    };
    let pruning = &outcome.pruning;
    let numbers = [
        (sweep.first_seed + place.seed).to_string(),
        outcome.steps.to_string(),
        u8::from(outcome.diverged).to_string(),
        outcome.loss.to_string(),
        optional(outcome.test_loss),
        optional(outcome.accuracy),
        optional(outcome.test_accuracy),
        by_layer(&|layer| u32::try_from(layer.on.len()).ok()),
        if_dead(&outcome.off_share().to_string()),
        if_dead(&off),
        if_dead(&off_in_frame),
        outcome.one_sided_share().to_string(),
        off,
        by_layer(&|layer| Some(layer.on_everywhere)),
        off_in_frame,
        if_dead(&u8::from(outcome.born_dead).to_string()),
        if_dead(&outcome.dead_at_start.to_string()),
        optional(outcome.first_death),
        if_dead(&outcome.deaths.to_string()),
        if_dead(&outcome.returns.to_string()),
        optional(outcome.cells),
        optional(outcome.linear_regions),
        pruning.removed.to_string(),
        pruning.merged.to_string(),
        pruning.training.to_string(),
        optional(pruning.test),
        optional(pruning.frame),
    ];
    let mut fields = vec![run.to_string()];
    fields.extend(values(sweep, place));
    fields.extend(numbers);
    fields.push(quoted(&link::write(&scene)));
    fields.join(",") + "\n"
}

/// The values of the axes at a run: picture, y, x.
pub(super) fn values(sweep: &Sweep, place: RunPlace) -> [String; 3] {
    let axes = [
        (&sweep.pictures, place.picture),
        (&sweep.y, place.y),
        (&sweep.x, place.x),
    ];
    axes.map(|(axis, place)| axis.values().get(place).cloned().unwrap_or_default())
}

fn optional<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// A field in quotes where a comma stands in it.
fn quoted(field: &str) -> String {
    if field.contains(',') {
        format!("\"{field}\"")
    } else {
        field.to_owned()
    }
}
