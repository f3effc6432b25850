//! Handles on the figure `line`: below the curve a tag at each hinge, which shifts it, and on what the selected unit adds a
//! square, which changes its weight in the sum.

use super::hit_test::nearest;
use super::{Hit, Pixel, Projection};
use crate::geometry::{Point, sort_by};
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
    /// The tag of each unit whose hinge is in the frame, from left to right, and where along the axis that hinge is. Tags do not
    /// cover each other, as far as there is room.
    pub tags: Vec<LineTag>,
    /// The square of the selected unit.
    pub slope: Option<(UnitId, Pixel)>,
}

/// The tag of a hinge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineTag {
    /// Its unit.
    pub unit: UnitId,
    /// Its middle.
    pub at: Pixel,
    /// The place of the hinge along the axis, in CSS pixels.
    pub hinge: f64,
}

impl LineHandles {
    /// Radius of a tag, in CSS pixels.
    pub const TAG: f64 = 9.0;
    /// From the middle of a tag to that of the next.
    const APART: f64 = 2.0 * Self::TAG + 1.0;

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
            let at = Pixel::new(x, plot.top + plot.height);
            Some(LineTag { unit, at, hinge: x })
        };
        let mut tags: Vec<LineTag> = network.hidden_units().filter_map(tag).collect();
        sort_by(&mut tags, |a, b| a.hinge.total_cmp(&b.hinge));
        let room = plot.width / (tags.len().max(2) - 1) as f64;
        spread(
            &mut tags,
            Self::APART.min(room),
            (plot.left, plot.left + plot.width),
        );
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
            tags,
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
        let tags = (self.tags.iter()).filter(|tag| only.is_none_or(|only| only == tag.unit));
        let tags: Vec<_> = tags.collect();
        let distances = tags.iter().map(|tag| tag.at.distance(at));
        nearest(distances, REACH).map(|index| Hit::Shift(tags[index].unit))
    }
}

/// Moves tags, which are in order, as little as it takes to stand `apart` from each other and between two places: those that
/// are too near form groups, each around the middle of its hinges.
fn spread(tags: &mut [LineTag], apart: f64, (from, to): (f64, f64)) {
    // Of each group: its first tag, how many there are, and where the first stands.
    let mut groups: Vec<(usize, usize, f64)> = Vec::new();
    for index in 0..tags.len() {
        groups.push((index, 1, tags[index].hinge));
        while let [.., before, last] = groups.as_slice()
            && before.2 + before.1 as f64 * apart > last.2
        {
            let (first, count) = (before.0, before.1 + last.1);
            let offsets = (0..count).map(|place| tags[first + place].hinge - place as f64 * apart);
            let start = offsets.sum::<f64>() / count as f64;
            let last = (to - (count - 1) as f64 * apart).max(from);
            groups.truncate(groups.len() - 2);
            groups.push((first, count, start.clamp(from, last)));
        }
    }
    for (first, count, start) in groups {
        for place in 0..count {
            tags[first + place].at.x = start + place as f64 * apart;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread_of(hinges: &[f64], apart: f64) -> Vec<f64> {
        let tag = |&hinge: &f64| LineTag {
            unit: UnitId::new(0, 0),
            at: Pixel::new(hinge, 0.0),
            hinge,
        };
        let mut tags: Vec<LineTag> = hinges.iter().map(tag).collect();
        spread(&mut tags, apart, (0.0, 100.0));
        tags.iter().map(|tag| tag.at.x).collect()
    }

    #[test]
    fn tags_with_room_stay_and_others_part_around_their_middle() {
        assert_eq!(spread_of(&[10.0, 40.0, 90.0], 20.0), [10.0, 40.0, 90.0]);
        assert_eq!(spread_of(&[50.0, 50.0], 20.0), [40.0, 60.0]);
        assert_eq!(spread_of(&[0.0, 0.0, 0.0], 20.0), [0.0, 20.0, 40.0]);
        assert_eq!(spread_of(&[100.0, 99.0], 20.0), [80.0, 100.0]);
        // A group that grows meets the next one.
        let all = spread_of(&[30.0, 31.0, 45.0, 46.0], 10.0);
        assert!(
            all.windows(2).all(|pair| pair[1] - pair[0] >= 10.0 - 1e-9),
            "{all:?}"
        );
        assert_eq!(spread_of(&[], 10.0), [0.0; 0]);
    }
}
