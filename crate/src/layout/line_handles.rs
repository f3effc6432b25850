//! Handles on the figure `line`: below the curve a tag at each hinge, which shifts it, and on what the selected unit adds a
//! square, which changes its weight in the sum.

use super::hit_test::nearest;
use super::{Hit, Pixel, Projection};
use crate::geometry::Point;
use crate::network::{Network, UnitId};

/// Distance within which a handle is hit, in CSS pixels: half of the 44 pixels of a fingertip.
const REACH: f64 = 22.0;

/// How far from its hinge the square lies, relative to the plot's width, and how near the upper or lower side of the plot it
/// may come, relative to its height.
const AWAY: f64 = 0.22;
const ROOM: f64 = 0.05;

/// Where the handles of a network's units lie.
#[derive(Clone, Debug, PartialEq)]
pub struct LineHandles {
    /// The tag of each unit whose hinge is in the frame, in reading order.
    pub tags: Vec<(UnitId, Pixel)>,
    /// The square of the selected unit.
    pub slope: Option<(UnitId, Pixel)>,
}

impl LineHandles {
    /// The handles of a network with one input and one hidden layer; those of any other have none.
    #[must_use]
    pub fn of(network: &Network, selected: Option<UnitId>, projection: Projection) -> Self {
        if network.inputs() != 1 || network.hidden_layers().len() != 1 {
            return Self {
                tags: Vec::new(),
                slope: None,
            };
        }
        let (frame, plot) = (projection.frame, projection.plot);
        let hinge = |unit| {
            let line = network.first_layer_line(unit)?;
            let x = -line.c / line.a;
            (frame.min.x..=frame.max.x).contains(&x).then_some(x)
        };
        let tag = |unit| {
            let x = projection.to_pixel(Point::new(hinge(unit)?, 0.0)).x;
            Some((unit, Pixel::new(x, plot.top + plot.height)))
        };
        let slope = |unit: UnitId| {
            let line = network.first_layer_line(unit)?;
            let aside = AWAY * frame.width() * line.a.signum();
            // Where the hinge is out of sight, on the part of the frame where the unit is on.
            let from = (-line.c / line.a).clamp(frame.min.x, frame.max.x);
            let x = (from + aside).clamp(frame.min.x, frame.max.x);
            let weight = network.output_layer().row(0)[unit.unit];
            let value = weight * network.activation().apply(line.at(Point::new(x, 0.0)));
            let at = projection.to_pixel(Point::new(x, value));
            let room = ROOM * plot.height;
            let y = at.y.clamp(plot.top + room, plot.top + plot.height - room);
            Some((unit, Pixel::new(at.x, y)))
        };
        Self {
            tags: network.hidden_units().filter_map(tag).collect(),
            slope: selected.filter(|unit| unit.layer == 0).and_then(slope),
        }
    }

    /// What a pointer hits; the square before the tags, and the nearest of these. A finger takes hold of the tag of the
    /// selected unit alone.
    #[must_use]
    pub fn hit_at(&self, at: Pixel, only: Option<UnitId>) -> Option<Hit> {
        if let Some((unit, place)) = self.slope
            && place.distance(at) <= REACH
        {
            return Some(Hit::Slope(unit));
        }
        let tags = (self.tags.iter()).filter(|(unit, _)| only.is_none_or(|only| only == *unit));
        let tags: Vec<_> = tags.collect();
        let distances = tags.iter().map(|(_, place)| place.distance(at));
        nearest(distances, REACH).map(|index| Hit::Shift(tags[index].0))
    }
}
