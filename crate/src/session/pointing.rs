//! The pointer on the plane and in the diagram, and the sample that is followed.

use serde::Serialize;

use super::Session;
use super::hand::{CLICK_REACH, TapReach};
use crate::dataset::{Sample, Target};
use crate::geometry::Point;
use crate::layout::{Hit, HitTest, Part, Pixel, nearest};
use crate::measure::ForwardTrace;
use crate::network::UnitId;

/// The part of a unit that a press in the diagram picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PickedParameter {
    /// Whether it is a weight or a bias, rather than the whole unit.
    pub is_parameter: bool,
    /// Index of the weight's input; `None` for a bias.
    pub input: Option<usize>,
}

impl PickedParameter {
    /// The picked parameter; `None` for an input, which belongs to no unit.
    #[must_use]
    pub const fn of(part: Part) -> Option<Self> {
        let (is_parameter, input) = match part {
            Part::Weight { input, .. } => (true, Some(input)),
            Part::Bias(_) => (true, None),
            Part::Unit(_) => (false, None),
            Part::Input(_) => return None,
        };
        Some(Self {
            is_parameter,
            input,
        })
    }
}

impl Session {
    /// The point of the plane at the pointer or at the keyboard's cross.
    #[must_use]
    pub const fn pointer(&self) -> Option<Point> {
        self.hand.pointer
    }

    /// The point that readouts are of: where a reading is pinned, else the pointer. What is read back of a picture follows the
    /// pointer first, as its reader looks about.
    #[must_use]
    pub fn reading(&self) -> Option<Point> {
        let pin = self.hand.pin.map(|pin| pin.at);
        if self.canvases.shows_recovery() {
            return self.hand.pointer.or(pin);
        }
        let at = pin.or(self.hand.pointer)?;
        // Over one input the height tells nothing, and may lie outside the frame.
        let level = self.now.scene.view.centre().y;
        Some(if self.canvases.shows_line() {
            Point::new(at.x, level)
        } else {
            at
        })
    }

    /// The point where the reading stays, if it is pinned.
    #[must_use]
    pub fn pinned(&self) -> Option<Point> {
        self.hand.pin.map(|pin| pin.at)
    }

    /// The part of the network that the reader points at: in the diagram, in the list, or a unit by its hinge.
    #[must_use]
    pub const fn pointed_part(&self) -> Option<Part> {
        self.hand.pointed_part
    }

    /// The unit that the reader points at, directly or by one of its parameters.
    #[must_use]
    pub fn pointed_unit(&self) -> Option<UnitId> {
        self.hand.pointed_part.and_then(Part::of_unit)
    }

    /// The selected part of the network: the selected weight or bias of the selected unit, else the unit.
    #[must_use]
    pub fn selected_part(&self) -> Option<Part> {
        let selected = self.selected()?;
        let picked = self
            .hand
            .picked
            .filter(|part| part.of_unit() == Some(selected));
        Some(picked.unwrap_or(Part::Unit(selected)))
    }

    /// Sets the unit that the reader points at.
    pub fn point_at_unit(&mut self, unit: Option<UnitId>) {
        let unit = unit.filter(|&unit| self.network().bias(unit).is_some());
        self.hand.pointed_part = unit.map(Part::Unit);
    }

    /// Points at a position on the diagram's canvas.
    pub fn point_in_diagram(&mut self, at: Pixel) {
        self.hand.pointed_part = self.diagram_layout().part_at(at);
    }

    /// Selects the unit or parameter at a position on the diagram's canvas, and returns it.
    pub fn press_in_diagram(&mut self, at: Pixel) -> Option<Part> {
        let part = self.diagram_layout().part_at(at)?;
        let unit = part.of_unit()?;
        self.select(Some(unit));
        self.hand.picked = Some(part);
        Some(part)
    }

    /// Points at a position on the canvas; returns what a press there would hit.
    pub fn point(&mut self, at: Pixel) -> Option<Hit> {
        let inside = self.canvases.projection.plot.contains(at);
        self.hand.pointer = inside.then(|| self.canvases.projection.to_point(at));
        self.follow(at, CLICK_REACH);
        let hit = self.hit_at(at);
        self.hand.pointed_part = match hit {
            Some(
                Hit::Hinge(unit)
                | Hit::Shift(unit)
                | Hit::Turn(unit)
                | Hit::Slope(unit)
                | Hit::Flip(unit),
            ) => Some(Part::Unit(unit)),
            Some(Hit::Sample(_) | Hit::Probe) | None => None,
        };
        hit
    }

    /// The sample that is followed: the one last pointed at, else the first; `None` without samples, or if following is off.
    #[must_use]
    pub fn followed(&self) -> Option<Sample> {
        if !self.follows() {
            return None;
        }
        let samples = self.samples();
        let followed = self.hand.followed.and_then(|index| samples.get(index));
        followed.or(samples.first()).copied()
    }

    /// The index of the followed sample among all samples, counted from 0; `None` without samples.
    #[must_use]
    pub fn followed_index(&self) -> Option<usize> {
        let last = self.samples().len().checked_sub(1)?;
        Some(
            self.hand
                .followed
                .filter(|&index| index <= last)
                .unwrap_or(0),
        )
    }

    /// Follows the sample with the given index among all samples, or the last one if there is none.
    pub fn follow_index(&mut self, index: usize) {
        let last = self.samples().len().checked_sub(1);
        self.hand.followed = last.map(|last| index.min(last));
    }

    /// The forward trace of the followed sample. Where numbers are learnt, that of the target at the pointer, or else of the
    /// first.
    #[must_use]
    pub fn forward_trace(&self) -> Option<ForwardTrace> {
        if let Some(sample) = self.followed() {
            return Some(ForwardTrace::of(self.network(), sample.at));
        }
        let target = self.target_at_pointer().or(self.targets().first().copied());
        let target = target.filter(|_| self.follows())?;
        Some(ForwardTrace::of(self.network(), target.at).up_to_the_score())
    }

    /// The target at the pointer; `None` where classes are learnt.
    pub(super) fn target_at_pointer(&self) -> Option<Target> {
        let at = self.canvases.projection.to_pixel(self.reading()?);
        let places = self.targets().iter().map(|target| self.mark_of(target));
        let distances = places.map(|place| self.canvases.projection.to_pixel(place).distance(at));
        let near = nearest(distances, CLICK_REACH)?;
        self.targets().get(near).copied()
    }

    /// The position at which a target is drawn: on the plane, or at its value over a single input.
    pub(super) fn mark_of(&self, target: &Target) -> Point {
        match self.network().inputs() {
            1 => Point::new(target.at.x, target.value),
            _ => target.at,
        }
    }

    /// Removes the pointer.
    pub const fn point_away(&mut self) {
        self.hand.pointer = None;
        self.hand.pointed_part = None;
    }

    /// Follows the sample nearest to a position on the canvas, if there is one within `reach`.
    pub(super) fn follow(&mut self, at: Pixel, reach: f64) {
        let near = self.hit_test().sample_near(at, reach);
        self.hand.followed = near.or(self.hand.followed);
    }

    pub(super) fn hit_test(&self) -> HitTest<'_> {
        HitTest {
            network: self.network(),
            samples: self.visible_samples(),
            selected: self.selected(),
            probe: self.probe(),
            projection: self.canvases.projection,
        }
    }

    /// What a press would take hold of: no sample, where samples are fixed.
    pub(super) fn hit_at(&self, at: Pixel) -> Option<Hit> {
        let test = self.hit_test();
        if self.canvases.shows_line() {
            let hinge = || test.hinge_near(at, TapReach::ARROW.hinge).map(Hit::Hinge);
            return self.line_hit_at(at, false).or_else(hinge);
        }
        let samples: &[Sample] = if self.attention.fixes_samples {
            &[]
        } else {
            test.samples
        };
        HitTest { samples, ..test }.hit_at(at)
    }

    pub(super) fn cross_pixel(&self) -> Pixel {
        let cross = self
            .hand
            .pointer
            .unwrap_or(self.canvases.projection.frame.centre());
        self.canvases.projection.to_pixel(cross)
    }
}
