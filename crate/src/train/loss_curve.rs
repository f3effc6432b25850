//! The loss over the steps of a run, in bounded memory however long the run is.

use serde::{Deserialize, Serialize};

/// One point of the curve.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LossPoint {
    /// Number of steps taken.
    pub step: u64,
    /// Mean cross-entropy on the training samples, in nats, or mean squared error on the training targets.
    pub training: f64,
    /// The same on the test samples; `None` without test samples.
    pub test: Option<f64>,
}

/// A loss curve of bounded size: at most [`LossCurve::MOST`] points, evenly spread over the steps, and the latest.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LossCurve {
    /// In the order of steps, the latest last.
    points: Vec<LossPoint>,
    /// The least distance between kept points, in steps.
    stride: u64,
    /// Whether the latest point is nearer than that to the one before, so that the next one replaces it.
    gives_way: bool,
}

impl LossCurve {
    /// The largest number of points kept, not counting the latest.
    pub const MOST: usize = 400;

    /// Adds a point; a point whose step is not after the latest starts a new curve.
    pub fn push(&mut self, point: LossPoint) {
        if (self.points.last()).is_some_and(|latest| point.step <= latest.step) {
            *self = Self::default();
        }
        if self.gives_way {
            self.points.pop();
        }
        let near = |last: &LossPoint| point.step - last.step < self.stride;
        self.gives_way = self.points.last().is_some_and(near);
        self.points.push(point);
        if !self.gives_way && self.points.len() > Self::MOST {
            self.thin_out();
        }
    }

    /// Whether it is a curve up to a step at most.
    pub(crate) fn fits(&self, step: u64) -> bool {
        self.points.len() <= Self::MOST + 1
            && self.points.is_sorted_by(|a, b| a.step < b.step)
            && self.points.last().is_none_or(|last| last.step <= step)
    }

    /// Removes the points after a step.
    pub fn cut(&mut self, step: u64) {
        let before = self.points.len();
        self.points.retain(|point| point.step <= step);
        self.gives_way &= self.points.len() == before;
    }

    /// The points in the order of steps, the latest last.
    #[must_use]
    pub fn points(&self) -> &[LossPoint] {
        &self.points
    }

    /// Keeps the first point, after it every point at least two strides after the last one kept, and the latest.
    fn thin_out(&mut self) {
        let Some(&latest) = self.points.last() else {
            return;
        };
        let span = latest.step - self.points[0].step;
        let even = span / (Self::MOST as u64 / 2);
        self.stride = (2 * self.stride).max(even).max(1);
        let mut next = 0;
        let stride = self.stride;
        self.points.retain(|point| {
            let keep = point.step >= next;
            if keep {
                next = point.step + stride;
            }
            keep
        });
        self.gives_way = self.points.last().map(|last| last.step) != Some(latest.step);
        if self.gives_way {
            self.points.push(latest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(step: u64) -> LossPoint {
        LossPoint {
            step,
            training: 1.0,
            test: None,
        }
    }

    #[test]
    fn a_long_run_keeps_few_points_over_its_whole_length() {
        for pace in [1, 7, 1000] {
            let mut curve = LossCurve::default();
            for index in 0..20_000 {
                curve.push(point(index * pace));
                assert!(curve.points().len() <= LossCurve::MOST + 1);
            }
            let points = curve.points();
            assert!(
                points.len() > LossCurve::MOST / 4,
                "{} points",
                points.len()
            );
            assert_eq!(points[0].step, 0);
            assert_eq!(points.last().map(|p| p.step), Some(19_999 * pace));
            assert!(points.windows(2).all(|pair| pair[0].step < pair[1].step));
        }
    }

    #[test]
    fn a_curve_that_was_cut_goes_on_from_there() {
        let mut curve = LossCurve::default();
        (0..2000).for_each(|step| curve.push(point(step)));
        let before = curve.clone();
        curve.cut(5000);
        assert_eq!(curve, before);
        curve.cut(700);
        assert!(curve.points().iter().all(|point| point.step <= 700));
        curve.push(point(701));
        let points = curve.points();
        assert_eq!((points[0].step, points.last().unwrap().step), (0, 701));
        curve.cut(0);
        assert_eq!(curve.points(), [point(0)]);
    }

    #[test]
    fn a_step_back_begins_a_new_curve() {
        let mut curve = LossCurve::default();
        curve.push(point(5));
        curve.push(point(6));
        curve.push(point(0));
        assert_eq!(curve.points(), [point(0)]);
    }
}
