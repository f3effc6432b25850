//! Where points lie, and what is worth knowing about it.

use std::collections::HashMap;

use serde::Serialize;

use super::note::Note;
use crate::dataset::{Examples, FileAxis, FileTerms};
use crate::geometry::Point;
use crate::network::number::rounded_to_f32;

/// Means and deviations of the values that points are made of: x1, x2 where there is one, the number to be learned where there
/// is one.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Scaling {
    /// The mean of each.
    pub means: Vec<f64>,
    /// The standard deviation of each; 1 where it would be 0.
    pub deviations: Vec<f64>,
    /// Which values these are.
    #[serde(skip)]
    used: Vec<usize>,
}

impl Scaling {
    /// Values whose mean or deviation is larger train badly with the page's first weights and learning rates.
    const LARGE: f64 = 3.0;
    /// As do those whose deviation is smaller.
    const SMALL: f64 = 0.03;
    /// More than a mean is rounded by, relative to it, and far less than two `f32` values differ by.
    const ROUNDING: f64 = 1e-12;

    #[allow(clippy::cast_precision_loss, reason = "rows of a file")]
    pub(super) fn of<R: AsRef<[f64]>>(rows: &[R], used: &[usize]) -> Self {
        let count = rows.len().max(1) as f64;
        let moments = used.iter().map(|&place| {
            let values = || rows.iter().map(|row| row.as_ref()[place]);
            // Divided first, so that no sum overflows.
            let mean: f64 = values().map(|value| value / count).sum();
            let size = values()
                .map(|value| (value - mean).abs())
                .fold(0.0, f64::max);
            // A value that is always the same differs from its mean by what the sum was rounded by.
            if size <= Self::ROUNDING * mean.abs() {
                return (rounded_to_f32(mean), 1.0);
            }
            let squares: f64 = values().map(|value| ((value - mean) / size).powi(2)).sum();
            // As a link carries them, and so as everybody who opens it has them.
            let deviation = rounded_to_f32(size * (squares / count).sqrt());
            (
                rounded_to_f32(mean),
                if deviation > 0.0 { deviation } else { 1.0 },
            )
        });
        let (means, deviations) = moments.unzip();
        let used = used.to_vec();
        Self {
            means,
            deviations,
            used,
        }
    }

    /// Whether the values would train badly as they are.
    #[must_use]
    pub fn is_needed(&self) -> bool {
        let far = |(mean, deviation): (&f64, &f64)| {
            mean.abs() > Self::LARGE || !(Self::SMALL..=Self::LARGE).contains(deviation)
        };
        self.means.iter().zip(&self.deviations).any(far)
    }

    /// Values shifted and scaled to mean 0 and deviation 1.
    pub(super) fn applied(&self, mut values: [f64; 3]) -> [f64; 3] {
        let scales = self.means.iter().zip(&self.deviations);
        for (place, (mean, deviation)) in self.used.iter().zip(scales) {
            values[*place] = (values[*place] - mean) / deviation;
        }
        values
    }

    /// How a file counts the three values that points are made of, whose columns have these names.
    pub(super) fn axes(&self, standardised: bool, names: [String; 3]) -> [FileAxis; 3] {
        let mut axes = names.map(|name| FileAxis {
            name: FileTerms::name_of(&name),
            ..FileAxis::default()
        });
        if standardised {
            let scales = self.means.iter().zip(&self.deviations);
            for (&place, (&mean, &deviation)) in self.used.iter().zip(scales) {
                (axes[place].mean, axes[place].deviation) = (mean, deviation);
            }
        }
        axes
    }

    /// The same for a row with all values that these are means and deviations of.
    pub(super) fn standardised(&self, row: &[f64]) -> Vec<f64> {
        let scales = self.means.iter().zip(&self.deviations);
        row.iter()
            .zip(scales)
            .map(|(value, (mean, deviation))| (value - mean) / deviation)
            .collect()
    }
}

/// What is worth knowing about points: a single class, contradictions, one spot, a line.
pub(super) fn notes(examples: &Examples, inputs: usize, classes: &[String]) -> Vec<Note> {
    let samples = examples
        .samples()
        .iter()
        .map(|sample| (sample.at, u64::from(sample.label.0)));
    let targets = examples
        .targets()
        .iter()
        .map(|target| (target.at, target.value.to_bits()));
    let all: Vec<(Point, u64)> = samples.chain(targets).collect();
    let mut notes = Vec::new();
    let first = all.first().map(|(_, label)| *label);
    let one = first
        .filter(|first| !examples.are_numbers() && all.iter().all(|(_, label)| label == first));
    if let Some(class) = one {
        let name = usize::try_from(class)
            .ok()
            .and_then(|class| classes.get(class));
        notes.push(Note::OneClass {
            name: name.cloned().unwrap_or_default(),
        });
    }
    let places = contradictions(&all);
    if places > 0 {
        notes.push(Note::Contradictions { places });
    }
    let places: Vec<Point> = all.iter().map(|(at, _)| *at).collect();
    if places.len() > 1 {
        if places.iter().all(|at| at == &places[0]) {
            notes.push(Note::OneSpot);
        } else if inputs == 2 && places.len() > 2 && lie_on_a_line(&places) {
            notes.push(Note::OnALine);
        }
    }
    notes
}

/// The number of places where points have different labels.
fn contradictions(all: &[(Point, u64)]) -> usize {
    let mut labels: HashMap<(u64, u64), (u64, bool)> = HashMap::new();
    for (at, label) in all {
        // Without the sign of a negative zero.
        let key = ((at.x + 0.0).to_bits(), (at.y + 0.0).to_bits());
        let seen = labels.entry(key).or_insert((*label, false));
        seen.1 |= seen.0 != *label;
    }
    labels.values().filter(|(_, differ)| *differ).count()
}

fn lie_on_a_line(places: &[Point]) -> bool {
    /// Distances from the line, relative to the points' extent, that rounding to `f32` can make.
    const ROUNDING: f64 = 1e-6;
    let from = places[0];
    let distance = |at: &Point| (at.x - from.x).hypot(at.y - from.y);
    let Some(far) = places
        .iter()
        .max_by(|a, b| distance(a).total_cmp(&distance(b)))
    else {
        return false;
    };
    let (size, way) = (distance(far), *far - from);
    let off = |at: &Point| (way.x / size * (at.y - from.y) - way.y / size * (at.x - from.x)).abs();
    places.iter().all(|at| off(at) <= ROUNDING * size)
}
