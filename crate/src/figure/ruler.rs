//! Rulers: a length with ticks across it, the same steps of the plane in every figure.

use plotters_backend::DrawingBackend;

use super::pen::{Drawn, Pen, Stroke};
use super::ticks::nice_step;
use crate::layout::{Pixel, Projection};

/// Least distance of two ticks on the plane, in CSS pixels.
const LEAST_STEP: f64 = 12.0;

/// Ticks nearer to each other than this are left out: they would be a bar.
const LEAST_APART: f64 = 3.0;

/// How far a tick reaches to either side, in CSS pixels.
const TICK: f64 = 4.0;

/// The distance of two ticks in input units: 1, 2 or 5 times a power of ten.
pub(super) fn step(projection: Projection) -> f64 {
    nice_step(LEAST_STEP / projection.scale()).0
}

/// Draws a ruler with a tick at its start and at every `step` CSS pixels after it.
pub(super) fn draw<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    (from, to): (Pixel, Pixel),
    step: f64,
    stroke: Stroke,
) -> Drawn<DB> {
    pen.line(&comb(from, to, step), stroke)
}

/// One stroke along the ruler that goes out and back across it at every tick.
fn comb(from: Pixel, to: Pixel, step: f64) -> Vec<Pixel> {
    let length = from.distance(to);
    if length == 0.0 {
        return vec![from, to];
    }
    let along = Pixel::new((to.x - from.x) / length, (to.y - from.y) / length);
    let place = |done: f64, aside: f64| {
        Pixel::new(
            from.x + done * along.x - aside * along.y,
            from.y + done * along.y + aside * along.x,
        )
    };
    let mut path = vec![from];
    let mut done = 0.0;
    while done <= length {
        let across = [0.0, TICK, -TICK, 0.0];
        path.extend(across.map(|aside| place(done, aside)));
        // Not a number where the step is: then the first tick is the last.
        done += if step >= LEAST_APART { step } else { f64::NAN };
    }
    path.push(to);
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ruler_has_a_tick_for_every_step() {
        let (from, to) = (Pixel::new(10.0, 20.0), Pixel::new(59.0, 20.0));
        let tips = |step: f64| {
            let path = comb(from, to, step);
            let up = path.into_iter().filter(|at| at.y > 20.0);
            up.map(|at| at.x).collect::<Vec<_>>()
        };
        assert_eq!(tips(12.0), [10.0, 22.0, 34.0, 46.0, 58.0]);
        for bar in [0.0, 0.1, f64::NAN, f64::INFINITY] {
            assert_eq!(tips(bar), [10.0], "{bar}");
        }
    }

    #[test]
    fn a_ruler_without_length_is_a_spot() {
        let at = Pixel::new(1.0, 2.0);
        assert_eq!(comb(at, at, 5.0), [at, at]);
    }
}
