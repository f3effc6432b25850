//! Hit test on the plane: the handles of the selected hinge, the probe, samples and hinges that a pointer can take hold of.

use super::projection::{Pixel, Projection};
use crate::dataset::Sample;
use crate::geometry::{Affine, Point};
use crate::network::{Network, UnitId};

/// Distance within which a handle is hit, in CSS pixels: half of the 44 pixels of a fingertip.
const HANDLE_REACH: f64 = 22.0;
/// Distance within which a sample is hit, in CSS pixels.
const SAMPLE_REACH: f64 = 11.0;
/// Distance within which a hinge is hit, in CSS pixels.
const HINGE_REACH: f64 = 9.0;

/// What a pointer hits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Hit {
    /// The round handle of the selected hinge, which shifts it.
    Shift(UnitId),
    /// The square handle, which turns it.
    Turn(UnitId),
    /// The square on what a unit adds over one input, which changes its weight in the sum.
    Slope(UnitId),
    /// The arrow, which swaps its sides.
    Flip(UnitId),
    /// The standing probe.
    Probe,
    /// A sample, by its index in the data.
    Sample(usize),
    /// The hinge of a unit of the first layer.
    Hinge(UnitId),
}

impl Hit {
    /// The name of the hit's kind, as used by the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Shift(_) => "shift",
            Self::Turn(_) => "turn",
            Self::Slope(_) => "slope",
            Self::Flip(_) => "flip",
            Self::Probe => "probe",
            Self::Sample(_) => "sample",
            Self::Hinge(_) => "hinge",
        }
    }
}

/// The positions of the handles of a hinge of the first layer on the canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Handles {
    /// At the middle of the visible part of the hinge.
    pub shift: Pixel,
    /// On the hinge, towards the end with more room around it.
    pub turn: Pixel,
    /// Beside the middle, on the side where the unit is on.
    pub flip: Pixel,
}

impl Handles {
    /// Distance of the flipping arrow from the hinge, in CSS pixels.
    const FLIP_DISTANCE: f64 = 34.0;
    /// Smallest and largest distance of the turning handle from the middle, in CSS pixels.
    const TURN_DISTANCE: (f64, f64) = (40.0, 110.0);

    /// The handles of a hinge; `None` where it does not cross the frame.
    #[must_use]
    pub fn of(line: Affine, projection: Projection) -> Option<Self> {
        let (from, to) = projection.frame.chord(line)?;
        let (start, end) = (projection.to_pixel(from), projection.to_pixel(to));
        let length = start.distance(end);
        if length == 0.0 {
            return None;
        }
        let shift = Pixel::new(0.5 * (start.x + end.x), 0.5 * (start.y + end.y));
        let along = Pixel::new((end.x - start.x) / length, (end.y - start.y) / length);
        let (least, most) = Self::TURN_DISTANCE;
        let turn = (0.3 * length).clamp(least, most);
        // The chord has the on side on its left; with y downwards, left of (x, y) is (y, −x).
        Some(Self {
            shift,
            turn: Pixel::new(shift.x + turn * along.x, shift.y + turn * along.y),
            flip: Pixel::new(
                shift.x + Self::FLIP_DISTANCE * along.y,
                shift.y - Self::FLIP_DISTANCE * along.x,
            ),
        })
    }
}

/// Everything on the plane that a pointer can hit.
#[derive(Clone, Copy, Debug)]
pub struct HitTest<'a> {
    /// The network whose hinges can be hit.
    pub network: &'a Network,
    /// The samples.
    pub samples: &'a [Sample],
    /// The unit whose handles are shown.
    pub selected: Option<UnitId>,
    /// The standing probe.
    pub probe: Option<Point>,
    /// The projection of the frame onto the canvas.
    pub projection: Projection,
}

impl HitTest<'_> {
    /// What a pointer at `at` hits: handles and the probe before samples, samples before hinges, and the nearest one of a
    /// kind.
    #[must_use]
    pub fn hit_at(&self, at: Pixel) -> Option<Hit> {
        self.handle_or_probe_at(at)
            .or_else(|| self.sample_near(at, SAMPLE_REACH).map(Hit::Sample))
            .or_else(|| self.hinge_near(at, HINGE_REACH).map(Hit::Hinge))
    }

    /// The sample nearest to `at` within `reach` CSS pixels.
    #[must_use]
    pub fn sample_near(&self, at: Pixel, reach: f64) -> Option<usize> {
        let distances = self
            .samples
            .iter()
            .map(|sample| self.projection.to_pixel(sample.at).distance(at));
        nearest(distances, reach)
    }

    /// The handle of the selected hinge, or the probe, that a pointer at `at` hits; the nearest of them.
    #[must_use]
    pub fn handle_or_probe_at(&self, at: Pixel) -> Option<Hit> {
        let probe = self.probe.map(|probe| {
            let place = self.projection.to_pixel(probe);
            (Hit::Probe, place)
        });
        let things: Vec<(Hit, Pixel)> = self.handles().into_iter().flatten().chain(probe).collect();
        let distances = things.iter().map(|(_, place)| place.distance(at));
        nearest(distances, HANDLE_REACH).map(|index| things[index].0)
    }

    /// The handles of the selected hinge, with their positions.
    fn handles(&self) -> Option<Vec<(Hit, Pixel)>> {
        let unit = self.selected?;
        let line = self.network.first_layer_line(unit)?;
        let handles = Handles::of(line, self.projection)?;
        // Over a single input a hinge is a point and has no direction.
        let turn = (self.network.inputs() > 1).then_some((Hit::Turn(unit), handles.turn));
        let shift_and_flip = [
            (Hit::Shift(unit), handles.shift),
            (Hit::Flip(unit), handles.flip),
        ];
        Some(shift_and_flip.into_iter().chain(turn).collect())
    }

    /// The unit of the first layer whose hinge is nearest to `at` within `reach` CSS pixels.
    #[must_use]
    pub fn hinge_near(&self, at: Pixel, reach: f64) -> Option<UnitId> {
        if !self.projection.plot.contains(at) {
            return None;
        }
        let point: Point = self.projection.to_point(at);
        let units = self.network.hidden_layers().first()?.units();
        let distances = (0..units).map(|unit| {
            let line = self.network.first_layer_line(UnitId::new(0, unit));
            line.map_or(f64::INFINITY, |line| {
                // The projection scales both axes equally, so distances in the plane only have to be scaled.
                line.at(point).abs() / line.gradient().length() * self.projection.scale()
            })
        });
        nearest(distances, reach).map(|unit| UnitId::new(0, unit))
    }
}

/// The index of the smallest distance not above `reach`. NaN is never the smallest.
#[must_use]
pub fn nearest(distances: impl Iterator<Item = f64>, reach: f64) -> Option<usize> {
    distances
        .enumerate()
        .filter(|(_, distance)| *distance <= reach)
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Label;
    use crate::geometry::Rect;
    use crate::network::Activation;
    use crate::network::Layer;

    const PROJECTION: Projection = Projection {
        frame: Rect::square(Point::new(0.0, 0.0), 1.0),
        plot: crate::layout::PixelRect {
            left: 0.0,
            top: 0.0,
            width: 400.0,
            height: 400.0,
        },
    };

    fn diagonal() -> Network {
        let hidden = Layer::new(2, vec![1.0, 1.0], vec![0.0]).unwrap();
        let output = Layer::new(1, vec![1.0], vec![0.0]).unwrap();
        Network::new(Activation::Relu, vec![hidden, output]).unwrap()
    }

    #[test]
    fn each_handle_is_hit_where_it_lies() {
        let network = diagonal();
        let unit = UnitId::new(0, 0);
        let hit_test = HitTest {
            network: &network,
            samples: &[],
            selected: Some(unit),
            probe: None,
            projection: PROJECTION,
        };
        let line = network.first_layer_line(unit).unwrap();
        let handles = Handles::of(line, PROJECTION).unwrap();
        assert_eq!(hit_test.hit_at(handles.shift), Some(Hit::Shift(unit)));
        assert_eq!(hit_test.hit_at(handles.turn), Some(Hit::Turn(unit)));
        assert_eq!(hit_test.hit_at(handles.flip), Some(Hit::Flip(unit)));
        assert!(line.at(PROJECTION.to_point(handles.flip)) > 0.0);
        let far_end = PROJECTION.to_pixel(Point::new(-0.95, 0.95));
        assert_eq!(hit_test.hit_at(far_end), Some(Hit::Hinge(unit)));
        assert_eq!(hit_test.hit_at(Pixel::new(10.0, 390.0)), None);
    }

    #[test]
    fn the_probe_is_hit_where_no_handle_is_nearer() {
        let network = diagonal();
        let unit = UnitId::new(0, 0);
        let line = network.first_layer_line(unit).unwrap();
        let handles = Handles::of(line, PROJECTION).unwrap();
        let probe = Pixel::new(handles.shift.x + 10.0, handles.shift.y);
        let hit_test = HitTest {
            network: &network,
            samples: &[],
            selected: Some(unit),
            probe: Some(PROJECTION.to_point(probe)),
            projection: PROJECTION,
        };
        assert_eq!(hit_test.hit_at(probe), Some(Hit::Probe));
        assert_eq!(hit_test.hit_at(handles.shift), Some(Hit::Shift(unit)));
    }

    #[test]
    fn a_sample_lies_above_the_hinges() {
        let network = diagonal();
        let sample = Sample {
            at: Point::default(),
            label: Label(0),
            test: false,
        };
        let hit_test = HitTest {
            network: &network,
            samples: &[sample],
            selected: None,
            probe: None,
            projection: PROJECTION,
        };
        assert_eq!(
            hit_test.hit_at(Pixel::new(203.0, 200.0)),
            Some(Hit::Sample(0))
        );
    }

    #[test]
    fn a_unit_without_weights_has_no_hinge_to_hit() {
        let network = Network::zeros(Activation::Relu, &[2, 1, 1]).unwrap();
        let hit_test = HitTest {
            network: &network,
            samples: &[],
            selected: Some(UnitId::new(0, 0)),
            probe: None,
            projection: PROJECTION,
        };
        assert_eq!(hit_test.hit_at(Pixel::new(200.0, 200.0)), None);
    }
}
