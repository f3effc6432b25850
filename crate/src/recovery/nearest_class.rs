//! A picture of the plane in which every spot has the class of the nearest sample.
//!
//! Printed on the plane and read back, it shows how much a layer still tells about the classes, also between the samples.

use super::picture::Picture;
use crate::dataset::Sample;
use crate::geometry::{Point, Rect};

/// The nearest class at every spot of a frame, as a square picture: tone 0 where the nearest sample is of class 0, else 1.
/// Among equally near samples the first decides. `None` without samples.
///
/// `side` is in pixels; each pixel has the class at its centre.
#[must_use]
pub fn nearest_class(samples: &[Sample], frame: Rect, side: usize) -> Option<Picture> {
    if samples.is_empty() {
        return None;
    }
    let middle = |index: usize| (index as f64 + 0.5) / side as f64;
    let mut tones = Vec::with_capacity(side * side);
    for row in 0..side {
        let y = frame.max.y - middle(row) * frame.height();
        for column in 0..side {
            let x = frame.min.x + middle(column) * frame.width();
            tones.push(tone_at(samples, Point::new(x, y)));
        }
    }
    Picture::new(side, tones)
}

/// The tone of the nearest sample's class.
fn tone_at(samples: &[Sample], at: Point) -> f32 {
    let mut least = f64::INFINITY;
    let mut tone = 0.0;
    for sample in samples {
        let (x, y) = (sample.at.x - at.x, sample.at.y - at.y);
        let square = x * x + y * y;
        if square < least {
            least = square;
            tone = if sample.label.0 == 0 { 0.0 } else { 1.0 };
        }
    }
    tone
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{DatasetSpec, Label, Preset};

    const FRAME: Rect = Rect::square(Point::new(0.25, -0.5), 1.25);

    #[test]
    fn every_sample_has_its_own_class_as_nearest_class() {
        for preset in Preset::all() {
            let spec = DatasetSpec {
                preset,
                ..DatasetSpec::default()
            };
            let samples = spec.samples();
            let mut inside = 0;
            for sample in &samples {
                let one = nearest_class(&samples, Rect::square(sample.at, 1e-9), 1).unwrap();
                inside += usize::from(one.tones()[0] == f32::from(sample.label.0.min(1)));
            }
            assert_eq!(inside, samples.len(), "{preset:?}");
        }
    }

    #[test]
    fn two_samples_divide_the_frame_along_their_bisector() {
        let sample = |x, label| Sample {
            at: Point::new(x, 0.0),
            label: Label(label),
            test: false,
        };
        let side = 40;
        let picture = nearest_class(&[sample(-0.75, 0), sample(0.25, 1)], FRAME, side).unwrap();
        for (index, &tone) in picture.tones().iter().enumerate() {
            let column = (index % side) as f64 + 0.5;
            let x = FRAME.min.x + column / side as f64 * FRAME.width();
            assert_eq!(tone, if x < -0.25 { 0.0 } else { 1.0 }, "x1 = {x}");
        }
    }

    #[test]
    fn exchanged_classes_give_the_negative() {
        let samples = DatasetSpec::default().samples();
        let exchanged: Vec<Sample> = samples
            .iter()
            .map(|&sample| Sample {
                label: Label(1 - sample.label.0),
                ..sample
            })
            .collect();
        let both = [&samples, &exchanged].map(|samples| nearest_class(samples, FRAME, 24).unwrap());
        for (a, b) in both[0].tones().iter().zip(both[1].tones()) {
            assert_eq!(a + b, 1.0);
        }
        assert_eq!(nearest_class(&[], FRAME, 24), None);
    }
}
