//! Adding, moving, relabelling and removing samples by hand.

use super::Session;
use super::hand::{Held, held_point};
use crate::dataset::{Label, Own, Sample};
use crate::geometry::Point;
use crate::layout::Pixel;
use crate::scene::{Problem, Scene};

/// Distance between samples drawn in one stroke, in CSS pixels, so that they do not overlap.
const STROKE_STEP: f64 = 18.0;

impl Session {
    pub(super) fn add_sample(&mut self, at: Point, label: Label) -> Result<usize, Problem> {
        if self.samples().len() >= Scene::MAX_OWN_SAMPLES {
            #[allow(clippy::cast_precision_loss, reason = "a small constant")]
            let most = Scene::MAX_OWN_SAMPLES as f64;
            return Err(Problem::new("sample-limit").number("most", most));
        }
        let index = self.samples().len();
        self.edit_samples(|samples| {
            samples.push(Sample {
                at: held_point(at),
                label,
                test: false,
            });
        });
        Ok(index)
    }

    /// Continues a stroke with samples at equal steps from its last one towards a position. Where there is no room for more
    /// samples it stops, and the next press reports it.
    pub(super) fn draw_on(&mut self, label: Label, last: Pixel, to: Pixel) {
        let steps = to.distance(last) / STROKE_STEP;
        if !steps.is_finite() {
            // The distance is not finite, so the stroke stays where it is.
            return;
        }
        let (right, down) = ((to.x - last.x) / steps, (to.y - last.y) / steps);
        let mut at = last;
        for _ in 0..Scene::MAX_OWN_SAMPLES {
            // Whole steps only; the next drag covers the rest of the way.
            if at.distance(to) < STROKE_STEP {
                break;
            }
            at = Pixel::new(at.x + right, at.y + down);
            if self.canvases.projection.plot.contains(at) {
                let added = self.add_sample(self.canvases.projection.to_point(at), label);
                if added.is_err() {
                    break;
                }
            }
        }
        self.hand.held = Some(Held::Stroke { label, last: at });
    }

    /// Moves a sample; does nothing if new data has removed it meanwhile.
    pub(super) fn move_sample(&mut self, index: usize, to: Point) {
        if index >= self.samples().len() {
            return;
        }
        let to = held_point(to);
        if let Some(pin) = &mut self.hand.pin
            && pin.sample == Some(index)
        {
            pin.at = to;
        }
        self.edit_samples(|samples| samples[index].at = to);
    }

    pub(super) fn relabel(&mut self, index: usize) {
        let classes = self.now.scene.classes();
        self.edit_samples(|samples| {
            samples[index].label = Label((samples[index].label.0 + 1) % classes);
        });
    }

    pub(super) fn remove(&mut self, index: usize) {
        self.edit_samples(|samples| {
            samples.remove(index);
        });
    }

    fn edit_samples(&mut self, change: impl FnOnce(&mut Vec<Sample>)) {
        let mut samples = self.samples().to_vec();
        change(&mut samples);
        let terms = self.now.scene.terms.clone();
        self.take_own(Own::samples(samples.into()), terms);
    }
}
