//! The reader's hand on the plane: what it points at, what it holds, and what happens as it moves.

use std::sync::Arc;

use super::{Restart, Session};
use crate::dataset::{Label, Sample, Target};
use crate::geometry::{Affine, Point, Vec2};
use crate::layout::Part;
use crate::layout::Pixel;
use crate::layout::{Handles, Hit, HitTest, nearest};
use crate::measure::ForwardTrace;
use crate::network::named::named;
use crate::network::number::rounded_to_f32;
use crate::network::{Network, UnitId};
use crate::scene::Problem;
use crate::scene::Scene;

/// Distance at which a click still means a sample, in CSS pixels: half of a fingertip's 44.
const CLICK_REACH: f64 = 22.0;

/// Distance between samples that are drawn in one stroke, in CSS pixels: each can still be told from the next.
const STROKE_STEP: f64 = 18.0;

/// What a click on the plane does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    /// Takes hold of hinges and samples; moves the view where there are none.
    #[default]
    Explore,
    /// Moves the view.
    Pan,
    /// Adds a sample of a class; dragged, a trail of them.
    Add(Label),
    /// Gives a sample the next of the classes there are.
    Relabel,
    /// Deletes a sample.
    Remove,
}

named!(
    Tool,
    Explore => "explore",
    Pan => "pan",
    Add(Label(0)) => "add-0",
    Add(Label(1)) => "add-1",
    Add(Label(2)) => "add-2",
    Add(Label(3)) => "add-3",
    Relabel => "relabel",
    Remove => "remove";
    unnamed Add
);

impl Tool {
    /// Whether it adds, changes or deletes samples, which have classes.
    const fn is_of_classes(self) -> bool {
        matches!(self, Self::Add(_) | Self::Relabel | Self::Remove)
    }
}

/// A small change of the selected hinge from the keyboard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Nudge {
    /// Shifts it towards its on side, in CSS pixels.
    Shift(f64),
    /// Turns it counter-clockwise, in radians.
    Turn(f64),
    /// Swaps its sides.
    Flip,
}

/// Where the hand is and what it holds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hand {
    pointer: Option<Point>,
    pointed_part: Option<Part>,
    /// The weight or bias of the selected unit that was picked in the diagram.
    picked: Option<Part>,
    held: Option<Held>,
    /// The sample that was last pointed at.
    followed: Option<usize>,
}

impl Hand {
    pub(super) const fn drop_all(&mut self) {
        self.held = None;
    }
}

#[derive(Clone, Copy, Debug)]
enum Held {
    /// A hinge: the unit keeps the pre-activation `z` under the pointer.
    Hinge { unit: UnitId, z: f64 },
    /// A turning handle.
    Turn { unit: UnitId, pivot: Point },
    /// A sample; `offset` leads from the pointer to it.
    Sample { index: usize, offset: Vec2 },
    /// A stroke of samples; `last` is where the last of them was put.
    Stroke { label: Label, last: Pixel },
    /// The standing probe; `offset` leads from the pointer to it.
    Probe { offset: Vec2 },
    /// The plane: `fixed` stays under the pointer.
    Plane { fixed: Point },
}

impl Session {
    /// The point of the plane that the reader points at, by pointer or by the keyboard's cross.
    #[must_use]
    pub const fn pointer(&self) -> Option<Point> {
        self.hand.pointer
    }

    /// What the reader points at in the network: in the diagram, in the list, or a unit by its hinge.
    #[must_use]
    pub const fn pointed_part(&self) -> Option<Part> {
        self.hand.pointed_part
    }

    /// The unit that the reader points at, or one of whose parameters.
    #[must_use]
    pub fn pointed_unit(&self) -> Option<UnitId> {
        self.hand.pointed_part.and_then(Part::of_unit)
    }

    /// What is selected in the network: the picked weight or bias of the selected unit, else the unit.
    #[must_use]
    pub fn selected_part(&self) -> Option<Part> {
        let selected = self.selected()?;
        let picked = self
            .hand
            .picked
            .filter(|part| part.of_unit() == Some(selected));
        Some(picked.unwrap_or(Part::Unit(selected)))
    }

    /// Points at a unit, or at none.
    pub fn point_at_unit(&mut self, unit: Option<UnitId>) {
        let unit = unit.filter(|&unit| self.network.bias(unit).is_some());
        self.hand.pointed_part = unit.map(Part::Unit);
    }

    /// Points at a place of the diagram's canvas.
    pub fn point_in_diagram(&mut self, at: Pixel) {
        self.hand.pointed_part = self.diagram_layout().part_at(at);
    }

    /// Selects the unit, or the parameter of a unit, at a place of the diagram's canvas; returns it.
    pub fn press_in_diagram(&mut self, at: Pixel) -> Option<Part> {
        let part = self.diagram_layout().part_at(at)?;
        let unit = part.of_unit()?;
        self.select(Some(unit));
        self.hand.picked = Some(part);
        Some(part)
    }

    /// Points at a place of the canvas; tells what a press there would take hold of.
    pub fn point(&mut self, at: Pixel) -> Option<Hit> {
        let inside = self.projection.plot.contains(at);
        self.hand.pointer = inside.then(|| self.projection.to_point(at));
        self.follow(at, CLICK_REACH);
        let hit = self.hit_test().hit_at(at);
        self.hand.pointed_part = match hit {
            Some(Hit::Hinge(unit) | Hit::Shift(unit) | Hit::Turn(unit) | Hit::Flip(unit)) => {
                Some(Part::Unit(unit))
            }
            Some(Hit::Sample(_) | Hit::Probe) | None => None,
        };
        hit
    }

    /// The sample that is followed: the one last pointed at, else the first; none without samples, or where none is to be.
    #[must_use]
    pub fn followed(&self) -> Option<Sample> {
        if !self.follows() {
            return None;
        }
        let samples = self.samples();
        let followed = self.hand.followed.and_then(|index| samples.get(index));
        followed.or(samples.first()).copied()
    }

    /// The place of the followed sample among all samples, counted from 0; none without samples.
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

    /// Follows the sample at a place among all samples, else the last.
    pub fn follow_index(&mut self, index: usize) {
        let last = self.samples().len().checked_sub(1);
        self.hand.followed = last.map(|last| index.min(last));
    }

    /// The way of the followed sample through the network; where numbers are learnt, that of the target pointed at, else of the
    /// first.
    #[must_use]
    pub fn forward_trace(&self) -> Option<ForwardTrace> {
        if let Some(sample) = self.followed() {
            return Some(ForwardTrace::of(&self.network, sample.at));
        }
        let target = self.target_at_pointer().or(self.targets().first().copied());
        let target = target.filter(|_| self.follows())?;
        Some(ForwardTrace::of(&self.network, target.at).up_to_the_score())
    }

    /// The target that lies at the pointer; none where classes are learnt.
    pub(super) fn target_at_pointer(&self) -> Option<Target> {
        let at = self.projection.to_pixel(self.pointer()?);
        let places = self.targets().iter().map(|target| self.mark_of(target));
        let distances = places.map(|place| self.projection.to_pixel(place).distance(at));
        let near = nearest(distances, CLICK_REACH)?;
        self.targets().get(near).copied()
    }

    /// Where a target is drawn: on the plane, or at its value over a single input.
    fn mark_of(&self, target: &Target) -> Point {
        match self.network.inputs() {
            1 => Point::new(target.at.x, target.value),
            _ => target.at,
        }
    }

    /// Points at nothing any more.
    pub const fn point_away(&mut self) {
        self.hand.pointer = None;
        self.hand.pointed_part = None;
    }

    /// Presses with a tool: takes hold of something, or does what the tool does. Begins a gesture.
    ///
    /// # Errors
    /// No room for another sample; a tool for classes where numbers are learnt.
    pub fn press(&mut self, at: Pixel, tool: Tool) -> Result<Option<Hit>, Problem> {
        // The keyboard may have left a sample picked up, whose place in the data this press can change.
        self.release();
        self.begin_gesture();
        let point = self.projection.to_point(at);
        if self.scene.learns_numbers() && tool.is_of_classes() {
            return Err(Problem::new("points-are-numbers"));
        }
        let near = self.hit_test().sample_near(at, CLICK_REACH);
        match tool {
            Tool::Explore => return Ok(self.take_hold(at, point)),
            Tool::Pan => self.hand.held = Some(Held::Plane { fixed: point }),
            Tool::Add(label) if self.projection.plot.contains(at) => {
                let index = self.add_sample(point, label)?;
                self.hand.held = Some(Held::Stroke { label, last: at });
                return Ok(Some(Hit::Sample(index)));
            }
            Tool::Add(_) => {}
            Tool::Relabel => near.into_iter().for_each(|index| self.relabel(index)),
            Tool::Remove => near.into_iter().for_each(|index| self.remove(index)),
        }
        Ok(None)
    }

    fn take_hold(&mut self, at: Pixel, point: Point) -> Option<Hit> {
        let hit = self.hit_test().hit_at(at);
        self.hand.held = match hit {
            Some(Hit::Shift(unit) | Hit::Hinge(unit)) => {
                self.select(Some(unit));
                let line = self.network.first_layer_line(unit);
                line.map(|line| Held::Hinge {
                    unit,
                    z: line.at(point),
                })
            }
            Some(Hit::Turn(unit)) => {
                let handles = self
                    .network
                    .first_layer_line(unit)
                    .and_then(|line| Handles::of(line, self.projection));
                handles.map(|handles| Held::Turn {
                    unit,
                    pivot: self.projection.to_point(handles.shift),
                })
            }
            Some(Hit::Flip(unit)) => {
                self.flip(unit);
                None
            }
            Some(Hit::Sample(index)) => Some(Held::Sample {
                index,
                offset: self.samples()[index].at - point,
            }),
            Some(Hit::Probe) => self.probe().map(|probe| Held::Probe {
                offset: probe - point,
            }),
            // A picture that is dragged away from under its hinges tells nothing.
            None if self.shows_recovery => None,
            None => Some(Held::Plane { fixed: point }),
        };
        hit
    }

    /// Moves what is held to a place of the canvas; points there.
    pub fn drag(&mut self, at: Pixel) {
        let point = self.projection.to_point(at);
        match self.hand.held {
            Some(Held::Hinge { unit, z }) => {
                if let Some(line) = self.network.first_layer_line(unit) {
                    let c = z - line.a * point.x - line.b * point.y;
                    self.set_line(unit, Affine { c, ..line });
                }
            }
            Some(Held::Turn { unit, pivot }) => self.turn_towards(unit, pivot, point - pivot),
            Some(Held::Sample { index, offset }) => self.move_sample(index, point + offset),
            Some(Held::Stroke { label, last }) => self.draw_on(label, last, at),
            Some(Held::Probe { offset }) => self.move_probe(point + offset),
            Some(Held::Plane { fixed }) => {
                let centre = self.scene.view.centre() + (fixed - point);
                let half = self.scene.view.half();
                self.scene.view.set_frame(centre, half);
                self.frame_changed();
            }
            None => {}
        }
        let inside = self.projection.plot.contains(at);
        self.hand.pointer = inside.then(|| self.projection.to_point(at));
    }

    /// Lets go of everything and ends the gesture.
    pub const fn release(&mut self) {
        self.hand.held = None;
        self.end_gesture();
    }

    /// Whether something is held.
    #[must_use]
    pub const fn is_holding(&self) -> bool {
        self.hand.held.is_some()
    }

    /// Moves the keyboard's cross by CSS pixels (up is positive), from the middle of the frame at first. What it has
    /// picked up comes along; a standing probe is the cross, and comes along where nothing is held.
    pub fn move_cross(&mut self, right: f64, up: f64) {
        let probe = self.probe().filter(|_| !self.is_holding());
        let from = probe.or(self.hand.pointer);
        let from = from.unwrap_or(self.projection.frame.centre());
        let pixel = self.projection.to_pixel(from);
        let plot = self.projection.plot;
        let to = Pixel::new(
            (pixel.x + right).clamp(plot.left, plot.left + plot.width),
            (pixel.y - up).clamp(plot.top, plot.top + plot.height),
        );
        let point = self.projection.to_point(to);
        if self.is_holding() {
            self.drag(to);
        } else {
            self.move_probe(point);
        }
        self.hand.pointer = Some(point);
        // A key has no aim as fine as a pointer's: the nearest sample is meant, however far.
        self.follow(to, f64::INFINITY);
    }

    /// Uses a tool at the keyboard's cross: one whole press and release.
    ///
    /// # Errors
    /// As for [`Session::press`].
    pub fn use_at_cross(&mut self, tool: Tool) -> Result<(), Problem> {
        let at = self.cross_pixel();
        let result = self.press(at, tool);
        self.release();
        result.map(|_| ())
    }

    /// Picks up the sample nearest to the cross, or puts it down; tells whether one is held now.
    pub fn pick_up(&mut self) -> bool {
        if self.is_holding() {
            self.release();
            return false;
        }
        let at = self.cross_pixel();
        let Some(index) = self.hit_test().sample_near(at, CLICK_REACH) else {
            return false;
        };
        self.begin_gesture();
        let offset = self.samples()[index].at - self.projection.to_point(at);
        self.hand.held = Some(Held::Sample { index, offset });
        true
    }

    /// Changes the selected hinge of the first layer a little; nothing where another unit, or none, is selected.
    pub fn nudge(&mut self, nudge: Nudge) {
        let Some(unit) = self.selected() else { return };
        let Some(line) = self.network.first_layer_line(unit) else {
            return;
        };
        match nudge {
            Nudge::Shift(pixels) => {
                let by = pixels / self.projection.scale() * line.gradient().length();
                let c = line.c - by;
                self.set_line(unit, Affine { c, ..line });
            }
            Nudge::Turn(angle) => {
                let frame = self.projection.frame;
                let middle = frame.chord(line).map(|(from, to)| from.lerp(to, 0.5));
                let pivot = middle.unwrap_or(frame.centre());
                let along = line.gradient().perpendicular() * -1.0;
                let (sin, cos) = (libm::sin(angle), libm::cos(angle));
                let turned =
                    Vec2::new(along.x * cos - along.y * sin, along.x * sin + along.y * cos);
                self.turn_towards(unit, pivot, turned);
            }
            Nudge::Flip => self.flip(unit),
        }
    }

    /// Shows a frame `factor` times as wide, the pointed-at place staying where it is.
    pub fn zoom(&mut self, factor: f64) {
        let fixed = self.hand.pointer.unwrap_or(self.projection.frame.centre());
        self.zoom_about(factor, fixed);
    }

    /// Shows the plane from twice as far, around the middle of what is seen.
    pub fn look_further_out(&mut self) {
        self.zoom_about(2.0, self.projection.frame.centre());
    }

    /// Shows the frame of the data again.
    pub fn look_home(&mut self) {
        let home = crate::scene::View::default();
        self.scene.view.set_frame(home.centre(), home.half());
        self.frame_changed();
    }

    /// Moves the view by CSS pixels (up is positive).
    pub fn pan(&mut self, right: f64, up: f64) {
        let scale = self.projection.scale();
        let centre = self.scene.view.centre() + Vec2::new(right / scale, up / scale);
        self.scene.view.set_frame(centre, self.scene.view.half());
        self.frame_changed();
    }

    /// Follows the sample nearest to a place of the canvas, where there is one within `reach`.
    fn follow(&mut self, at: Pixel, reach: f64) {
        let near = self.hit_test().sample_near(at, reach);
        self.hand.followed = near.or(self.hand.followed);
    }

    fn cross_pixel(&self) -> Pixel {
        let cross = self.hand.pointer.unwrap_or(self.projection.frame.centre());
        self.projection.to_pixel(cross)
    }

    fn hit_test(&self) -> HitTest<'_> {
        HitTest {
            network: &self.network,
            samples: self.visible_samples(),
            selected: self.selected(),
            probe: self.probe(),
            projection: self.projection,
        }
    }

    /// Turns a hinge about a point so that it runs along a direction, with the on side on its left, as steep as before.
    fn turn_towards(&mut self, unit: UnitId, pivot: Point, along: Vec2) {
        let line = self.network.first_layer_line(unit);
        let (Some(line), Some(along)) = (line, along.unit()) else {
            return;
        };
        if self.network.inputs() < Network::MAX_INPUTS {
            // Over a single input a hinge is a place, and has no direction.
            return;
        }
        let normal = along.perpendicular() * line.gradient().length();
        let c = -(normal.x * pivot.x + normal.y * pivot.y);
        self.set_line(unit, Affine::new(normal.x, normal.y, c));
    }

    fn flip(&mut self, unit: UnitId) {
        if let Some(line) = self.network.first_layer_line(unit) {
            self.set_line(unit, Affine::new(-line.a, -line.b, -line.c));
        }
    }

    /// Gives a unit of the first layer another pre-activation, each number held within [`Scene::PARAMETER`].
    pub(super) fn set_line(&mut self, unit: UnitId, line: Affine) {
        let mut network: Network = self.network.clone();
        let hold = |value| rounded_to_f32(Scene::PARAMETER.clamp(value).0);
        let inputs = [line.a, line.b];
        let mut changed = network.set_bias(unit, hold(line.c));
        for (input, &value) in inputs[..network.inputs()].iter().enumerate() {
            changed = changed.and_then(|()| network.set_weight(unit, input, hold(value)));
        }
        if changed.is_ok() {
            self.replace_network(network);
        }
    }

    fn add_sample(&mut self, at: Point, label: Label) -> Result<usize, Problem> {
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

    /// Goes on with a stroke: samples in even steps from its last one towards a place. Where there is no room for more it ends; the
    /// next press says so.
    fn draw_on(&mut self, label: Label, last: Pixel, to: Pixel) {
        let steps = to.distance(last) / STROKE_STEP;
        if !steps.is_finite() {
            // From nowhere to be seen: the stroke waits where it is.
            return;
        }
        let (right, down) = ((to.x - last.x) / steps, (to.y - last.y) / steps);
        let mut at = last;
        for _ in 0..Scene::MAX_OWN_SAMPLES {
            // Whole steps only; the rest of the way is the next drag's.
            if at.distance(to) < STROKE_STEP {
                break;
            }
            at = Pixel::new(at.x + right, at.y + down);
            if self.projection.plot.contains(at) {
                let added = self.add_sample(self.projection.to_point(at), label);
                if added.is_err() {
                    break;
                }
            }
        }
        self.hand.held = Some(Held::Stroke { label, last: at });
    }

    /// Moves a sample; one that new data has taken away meanwhile stays away.
    fn move_sample(&mut self, index: usize, to: Point) {
        if index >= self.samples().len() {
            return;
        }
        self.edit_samples(|samples| samples[index].at = held_point(to));
    }

    fn relabel(&mut self, index: usize) {
        let classes = self.scene.classes();
        self.edit_samples(|samples| {
            samples[index].label = Label((samples[index].label.0 + 1) % classes);
        });
    }

    fn remove(&mut self, index: usize) {
        self.edit_samples(|samples| {
            samples.remove(index);
        });
    }

    fn edit_samples(&mut self, change: impl FnOnce(&mut Vec<Sample>)) {
        let mut samples = self.samples().to_vec();
        change(&mut samples);
        let own: Arc<[Sample]> = samples.into();
        self.edit(|scene| scene.own_samples = Some(own), Restart::No);
    }
}

/// A place for a sample or the probe: `f32` coordinates within [`Scene::COORDINATE`].
pub(super) fn held_point(at: Point) -> Point {
    let hold = |value| rounded_to_f32(Scene::COORDINATE.clamp(value).0);
    Point::new(hold(at.x), hold(at.y))
}
