//! The letters of the units, on the ends of their hinges inside the frame.

use plotters_backend::DrawingBackend;

use super::ReadBackView;
use crate::figure::palette::Palette;
use crate::figure::pen::{Drawn, Pen};
use crate::figure::tag::{Standing, Tag};
use crate::projection::Pixel;
use crate::unit::UnitId;

/// Radius of a tag, and how far its middle lies from the end of the hinge, in CSS pixels.
const RADIUS: f64 = 9.0;
const INSIDE: f64 = 20.0;

/// Most hidden units whose letters are all shown; in larger networks only the chosen units keep theirs.
const MOST_LETTERS: usize = 16;

/// Draws a tag for every hinge in the frame, each on the end that is further from the tags before it.
pub(super) fn draw<DB: DrawingBackend>(pen: &Pen<'_, DB>, view: &ReadBackView<'_>) -> Drawn<DB> {
    let network = view.complex.network();
    let few = network.hidden_units().count() <= MOST_LETTERS;
    let mut placed: Vec<Pixel> = Vec::new();
    for unit in network.hidden_units() {
        let chosen = view.is_chosen(unit);
        if !(few || chosen) {
            continue;
        }
        let clearance = |place: &Pixel| {
            let distances = placed.iter().map(|other| other.distance(*place));
            distances.fold(f64::INFINITY, f64::min)
        };
        let ends = ends(view, unit);
        let Some(at) = ends
            .into_iter()
            .max_by(|a, b| clearance(a).total_cmp(&clearance(b)))
        else {
            continue;
        };
        placed.push(at);
        let tag = Tag {
            at,
            radius: RADIUS,
            letters: &network.letters(unit).unwrap_or_default(),
            standing: Standing::Bent,
            chosen,
        };
        tag.draw(pen, Palette::of(view.theme))?;
    }
    Ok(())
}

/// Places for a tag near the ends of a unit's hinge; none where it does not cross the frame.
fn ends(view: &ReadBackView<'_>, unit: UnitId) -> Vec<Pixel> {
    let pieces = view.complex.hinge(unit);
    let ends = pieces.iter().filter_map(|line| {
        let pixels: Vec<Pixel> = line
            .iter()
            .map(|&at| view.projection.to_pixel(at))
            .collect();
        let (first, last) = (*pixels.first()?, *pixels.last()?);
        Some([
            inside(first, *pixels.get(1)?),
            inside(last, pixels[pixels.len() - 2]),
        ])
    });
    ends.flatten().collect()
}

/// A little way from an end of a line to its next corner, half of the way at most.
fn inside(end: Pixel, next: Pixel) -> Pixel {
    let length = end.distance(next);
    let share = if length > 0.0 {
        (INSIDE / length).min(0.5)
    } else {
        0.0
    };
    Pixel::new(
        end.x + share * (next.x - end.x),
        end.y + share * (next.y - end.y),
    )
}
