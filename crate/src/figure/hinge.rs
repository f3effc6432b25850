//! The marks of a hinge: a flat band on the side where its unit is off, and on the hinge in hand ticks on the other side.

use plotters_backend::DrawingBackend;

use super::palette::Rgb;
use super::pen::{Drawn, Pen, Stroke};
use crate::layout::{Pixel, PixelRect};

/// Distance between two ticks, in CSS pixels.
const TICK_STEP: f64 = 24.0;

/// Length of a tick, in CSS pixels.
const TICK: f64 = 7.0;

/// Width of the band, of a finer one where hinges are many, and opacity of either.
const BAND: (f64, f64) = (6.0, 3.0);
const BAND_OPACITY: f64 = 0.15;

/// How far a band is drawn over the ends of its hinge, so that it fills the corner between hinge and border; and what is to be
/// cut off around the plot for that, in CSS pixels.
const OVER: f64 = 6.0;
pub(super) const CUT_OFF: f64 = 13.0;

/// Draws the band of a straight hinge, on its right as seen along it.
pub(super) fn draw_band<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    line: &[Pixel],
    ink: Rgb,
    is_fine: bool,
) -> Drawn<DB> {
    let width = if is_fine { BAND.1 } else { BAND.0 };
    let Some(band) = middle_of_band(line, width) else {
        return Ok(());
    };
    let stroke = Stroke {
        colour: ink,
        opacity: BAND_OPACITY,
        width,
    };
    pen.line(&band, stroke)
}

/// The line in the middle of a band; `None` for a hinge without a length.
fn middle_of_band(line: &[Pixel], width: f64) -> Option<[Pixel; 2]> {
    let (from, to) = (*line.first()?, *line.last()?);
    let length = from.distance(to);
    if length == 0.0 {
        return None;
    }
    let along = Pixel::new((to.x - from.x) / length, (to.y - from.y) / length);
    // With y downwards, the right of (x, y) is (−y, x).
    let aside = Pixel::new(-0.5 * width * along.y, 0.5 * width * along.x);
    let place = |end: Pixel, over: f64| {
        let (x, y) = (end.x + over * along.x, end.y + over * along.y);
        Pixel::new(x + aside.x, y + aside.y)
    };
    Some([place(from, -OVER), place(to, OVER)])
}

/// Draws a line with ticks on its left, as seen along it, where they end inside the plot.
pub(super) fn draw_ticked<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    line: &[Pixel],
    stroke: Stroke,
    plot: PixelRect,
) -> Drawn<DB> {
    pen.line(&comb(line, plot), stroke)
}

/// One path along the line that goes out and back along every tick, so that hundreds of ticks cost a single stroke.
fn comb(line: &[Pixel], plot: PixelRect) -> Vec<Pixel> {
    let mut path = Vec::new();
    // Half a step before the first tick, so that both ends look alike.
    let mut until_tick = 0.5 * TICK_STEP;
    for pair in line.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        path.push(from);
        let length = from.distance(to);
        let along = Pixel::new((to.x - from.x) / length, (to.y - from.y) / length);
        let mut done = until_tick;
        while done < length {
            let foot = Pixel::new(from.x + done * along.x, from.y + done * along.y);
            // With y downwards, the left of (x, y) is (y, −x).
            let tip = Pixel::new(foot.x + TICK * along.y, foot.y - TICK * along.x);
            if plot.contains(tip) {
                path.extend([foot, tip, foot]);
            }
            done += TICK_STEP;
        }
        until_tick = done - length;
    }
    path.extend(line.last());
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLOT: PixelRect = PixelRect {
        left: 0.0,
        top: 0.0,
        width: 200.0,
        height: 100.0,
    };

    #[test]
    fn ticks_stand_on_the_left_at_equal_steps_across_bends() {
        let line = [
            Pixel::new(10.0, 50.0),
            Pixel::new(80.0, 50.0),
            Pixel::new(190.0, 50.0),
        ];
        let path = comb(&line, PLOT);
        let tips: Vec<Pixel> = path.into_iter().filter(|at| at.y != 50.0).collect();
        assert_eq!(tips[0], Pixel::new(22.0, 43.0));
        assert!(
            tips.windows(2)
                .all(|pair| (pair[1].x - pair[0].x - TICK_STEP).abs() < 1e-9)
        );
        assert_eq!(tips.len(), 7);
    }

    #[test]
    fn a_band_lies_on_the_right_from_the_line_outwards() {
        let line = [Pixel::new(10.0, 50.0), Pixel::new(190.0, 50.0)];
        let [from, to] = middle_of_band(&line, 6.0).unwrap();
        assert_eq!((from.y, to.y), (53.0, 53.0));
        assert!(from.x < 10.0 && to.x > 190.0);
        assert_eq!(middle_of_band(&[line[0], line[0]], 6.0), None);
    }

    #[test]
    fn no_tick_leaves_the_plot() {
        let line = [Pixel::new(0.0, 4.0), Pixel::new(200.0, 4.0)];
        assert_eq!(comb(&line, PLOT), line);
    }
}
