//! The reader's tools on the plane, the pointer, and what is being dragged.

use crate::dataset::Label;
use crate::geometry::{Point, Vec2};
use crate::layout::{Part, Pixel};
use crate::network::UnitId;
use crate::network::named::named;
use crate::network::number::rounded_to_f32;
use crate::scene::Scene;

/// Distance within which a click hits a sample, in CSS pixels: half of the 44 pixels of a fingertip.
pub(super) const CLICK_REACH: f64 = 22.0;

/// How near a tap is taken to mean a sample, and how near a hinge, in CSS pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct TapReach {
    pub(super) sample: f64,
    pub(super) hinge: f64,
}

impl TapReach {
    /// A mouse's arrow, or the keyboard's cross, is on a mark or it is not; a press by it selects the unit of its hinge.
    pub(super) const ARROW: Self = Self {
        sample: 7.0,
        hinge: 9.0,
    };
    /// A fingertip covers more, but among many samples it has to find the region between them, too.
    pub(super) const FINGER: Self = Self {
        sample: 12.0,
        hinge: 16.0,
    };
}

/// What a click on the plane does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    /// Drags hinges and samples, or the view where there are none.
    #[default]
    Explore,
    /// Moves the view.
    Pan,
    /// Adds a sample of a class, or a trail of samples when dragged.
    Add(Label),
    /// Explores by a finger: drags only the handles of the selected hinge and what a tap has taken in hand. Everything else a
    /// finger does belongs to the page, which scrolls.
    Finger,
    /// Changes a sample to the next class.
    Relabel,
    /// Deletes a sample.
    Remove,
}

named!(
    Tool,
    Explore => "explore",
    Pan => "pan",
    Finger => "finger",
    Add(Label(0)) => "add-0",
    Add(Label(1)) => "add-1",
    Add(Label(2)) => "add-2",
    Add(Label(3)) => "add-3",
    Relabel => "relabel",
    Remove => "remove";
    unnamed Add
);

impl Tool {
    /// Whether the tool adds, changes or removes samples, and so needs classes.
    pub(super) const fn is_of_classes(self) -> bool {
        matches!(self, Self::Add(_) | Self::Relabel | Self::Remove)
    }
}

/// A small change of the selected hinge by the keyboard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Nudge {
    /// Shifts it towards its on side, in CSS pixels.
    Shift(f64),
    /// Turns it counter-clockwise, in radians.
    Turn(f64),
    /// Swaps its sides.
    Flip,
}

/// The pointer, and what it holds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hand {
    pub(super) pointer: Option<Point>,
    pub(super) pointed_part: Option<Part>,
    /// The weight or bias of the selected unit that was selected in the diagram.
    pub(super) picked: Option<Part>,
    pub(super) held: Option<Held>,
    /// The sample that the pointer was last at.
    pub(super) followed: Option<usize>,
    /// Where the reading stays.
    pub(super) pin: Option<Pin>,
    /// Whether a tap has taken the standing probe in hand.
    pub(super) takes_probe: bool,
    /// Whether the selection of the scene rests, as nobody with a finger has taken it in hand.
    pub(super) rests: bool,
}

/// A place where the reading stays.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pin {
    pub(super) at: Point,
    /// The sample that it was put on; it stays with it while that is there.
    pub(super) sample: Option<usize>,
}

impl Hand {
    pub(super) const fn let_go(&mut self) {
        self.held = None;
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Held {
    /// A hinge: the unit keeps the pre-activation `z` at the pointer.
    Hinge { unit: UnitId, z: f64 },
    /// A turning handle.
    Turn { unit: UnitId, pivot: Point },
    /// What a unit adds to the score over one input.
    Slope { unit: UnitId },
    /// A sample; `offset` leads from the pointer to it.
    Sample { index: usize, offset: Vec2 },
    /// A stroke of samples; `last` is the position of the last one.
    Stroke { label: Label, last: Pixel },
    /// The standing probe; `offset` leads from the pointer to it.
    Probe { offset: Vec2 },
    /// The plane: the point `fixed` stays under the pointer.
    Plane { fixed: Point },
}

/// The nearest valid position for a sample or the probe: `f32` coordinates within [`Scene::COORDINATE`].
pub(super) fn held_point(at: Point) -> Point {
    let hold = |value| rounded_to_f32(Scene::COORDINATE.clamp(value).0);
    Point::new(hold(at.x), hold(at.y))
}
