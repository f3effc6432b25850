//! The mark of a hinge: an ink line with ticks on the side where its unit is on.

use plotters_backend::DrawingBackend;

use super::pen::{Drawn, Pen, Stroke};
use crate::layout::{Pixel, PixelRect};

/// Distance between two ticks, in CSS pixels.
const TICK_STEP: f64 = 24.0;

/// Length of a tick, in CSS pixels.
const TICK: f64 = 7.0;

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
    fn no_tick_leaves_the_plot() {
        let line = [Pixel::new(0.0, 4.0), Pixel::new(200.0, 4.0)];
        assert_eq!(comb(&line, PLOT), line);
    }
}
