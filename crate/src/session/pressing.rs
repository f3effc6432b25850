//! Presses and drags on the plane, by pointer or by the keyboard's cross.

use super::Session;
use super::hand::{CLICK_REACH, Held, Pin, TapReach, Tool};
use crate::dataset::Sample;
use crate::geometry::{Affine, Point};
use crate::layout::{Handles, Hit, HitTest, Pixel};
use crate::scene::Problem;

impl Session {
    /// Presses with a tool: takes hold of what it hits, or does what the tool does. Starts a gesture.
    ///
    /// # Errors
    /// When there is no room for another sample, or the tool needs classes and numbers are learnt.
    pub fn press(&mut self, at: Pixel, tool: Tool) -> Result<Option<Hit>, Problem> {
        // The keyboard may still hold a sample, whose index this press can change.
        self.release();
        let grip = self.finger_grip(at);
        if tool == Tool::Finger && grip.is_none() {
            return Ok(None);
        }
        self.begin_gesture();
        let point = self.canvases.projection.to_point(at);
        if self.now.scene.learns_numbers() && tool.is_of_classes() {
            return Err(Problem::new("points-are-numbers"));
        }
        if self.attention.fixes_samples && tool.is_of_classes() {
            return Ok(None);
        }
        let near = self.hit_test().sample_near(at, CLICK_REACH);
        match tool {
            Tool::Explore => return Ok(self.take_hold(self.hit_at(at), point)),
            Tool::Finger => return Ok(self.take_hold(grip, point)),
            Tool::Pan => self.hand.held = Some(Held::Plane { fixed: point }),
            Tool::Add(label) if self.canvases.projection.plot.contains(at) => {
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

    /// What a finger drags from here: a handle of the selected hinge, or the probe or sample that a tap has taken in hand.
    fn finger_grip(&self, at: Pixel) -> Option<Hit> {
        if self.canvases.shows_line() {
            return self.line_hit_at(at, true);
        }
        let test = self.hit_test();
        let handles = HitTest {
            probe: test.probe.filter(|_| self.hand.takes_probe),
            ..test
        };
        match handles.handle_or_probe_at(at) {
            // It is pressed, not dragged.
            Some(Hit::Flip(_)) => None,
            None => self
                .sample_in_hand()
                .filter(|&index| {
                    let place = self.canvases.projection.to_pixel(self.samples()[index].at);
                    place.distance(at) <= CLICK_REACH
                })
                .map(Hit::Sample),
            handle => handle,
        }
    }

    /// The index of the sample that the reading is pinned to; `None` once another is in its place.
    fn pinned_index(&self) -> Option<usize> {
        let Pin { at, sample } = self.hand.pin?;
        sample.filter(|&index| {
            (self.visible_samples().get(index)).is_some_and(|found| found.at == at)
        })
    }

    /// The sample that the reading is pinned to.
    pub(super) fn pinned_sample(&self) -> Option<Sample> {
        self.pinned_index().map(|index| self.samples()[index])
    }

    /// The index of the sample that a tap has taken in hand.
    fn sample_in_hand(&self) -> Option<usize> {
        self.pinned_index()
            .filter(|_| !self.attention.fixes_samples)
    }

    /// Takes a press that moved nothing: pins the reading of the point, the unit or the region there. A finger also takes in
    /// hand what it taps, flips by the arrow, and puts the standing probe where it taps.
    pub fn tap(&mut self, at: Pixel, by_finger: bool) {
        if by_finger {
            self.hand.pointer = None;
            if self.canvases.shows_line() {
                return self.tap_line_by_finger(at);
            }
            match self.hit_test().handle_or_probe_at(at) {
                Some(Hit::Flip(unit)) => return self.flip(unit),
                Some(Hit::Shift(_) | Hit::Turn(_)) => return,
                _ => (),
            }
        }
        if !self.canvases.projection.plot.contains(at) {
            return;
        }
        if by_finger {
            return self.tap_by_finger(at);
        }
        let sample = self.hit_test().sample_near(at, TapReach::ARROW.sample);
        self.pin(at, sample);
    }

    /// Selects the unit whose tag or hinge a finger taps, else pins the reading.
    fn tap_line_by_finger(&mut self, at: Pixel) {
        let hinge = self.hit_test().hinge_near(at, TapReach::FINGER.hinge);
        let tag = match self.line_handles().hit_at(at, None) {
            Some(Hit::Shift(unit) | Hit::Slope(unit)) => Some(unit),
            _ => None,
        };
        if let Some(unit) = tag.or(hinge) {
            self.hand.pin = None;
            self.select(Some(unit));
        } else if self.canvases.projection.plot.contains(at) {
            self.pin(at, None);
        }
    }

    /// Selects the unit whose line a finger taps, which leaves its handles free of any reading; else pins the reading.
    fn tap_by_finger(&mut self, at: Pixel) {
        let test = self.hit_test();
        let sample = |share: f64| test.sample_near(at, share * TapReach::FINGER.sample);
        let hinge = |share: f64| test.hinge_near(at, share * TapReach::FINGER.hinge);
        // What is under the middle of the fingertip comes first.
        let (sample, hinge) = match (sample(0.5), hinge(0.5), sample(1.0)) {
            (Some(sample), ..) => (Some(sample), None),
            (None, Some(unit), _) => (None, Some(unit)),
            (None, None, Some(sample)) => (Some(sample), None),
            (None, None, None) => (None, hinge(1.0)),
        };
        if let Some(unit) = hinge {
            self.hand.pin = None;
            self.select(Some(unit));
        } else if self.probe().is_some() {
            self.hand.takes_probe = true;
            self.move_probe(self.canvases.projection.to_point(at));
        } else {
            self.pin(at, sample);
        }
    }

    /// Pins the reading: to a sample, else to the place.
    fn pin(&mut self, at: Pixel, sample: Option<usize>) {
        let place = self.canvases.projection.to_point(at);
        self.hand.followed = sample.or(self.hand.followed);
        self.hand.pin = Some(Pin {
            at: sample.map_or(place, |index| self.samples()[index].at),
            sample,
        });
    }

    /// Puts down what the cross carries; else pins the reading at the cross, and picks up the sample that it stands on.
    pub fn pin_at_cross(&mut self) {
        if self.is_holding() {
            return self.release();
        }
        let at = self.cross_pixel();
        let sample = self.hit_test().sample_near(at, TapReach::ARROW.sample);
        self.pin(at, sample);
        if self.sample_in_hand().is_some() {
            self.pick_up();
        }
    }

    /// Lets the reading go where it is pinned; else clears the selection.
    pub fn let_go(&mut self) {
        if self.hand.pin.take().is_none() {
            self.select(None);
        }
    }

    fn take_hold(&mut self, hit: Option<Hit>, point: Point) -> Option<Hit> {
        self.hand.held = match hit {
            Some(Hit::Shift(unit) | Hit::Hinge(unit)) => {
                self.select(Some(unit));
                let line = self.network().first_layer_line(unit);
                line.map(|line| Held::Hinge {
                    unit,
                    z: line.at(point),
                })
            }
            Some(Hit::Turn(unit)) => {
                let handles = self
                    .network()
                    .first_layer_line(unit)
                    .and_then(|line| Handles::of(line, self.canvases.projection));
                handles.map(|handles| Held::Turn {
                    unit,
                    pivot: self.canvases.projection.to_point(handles.shift),
                })
            }
            Some(Hit::Slope(unit)) => Some(Held::Slope { unit }),
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
            // A recovered picture that is dragged away from its hinges would show nothing useful.
            None if self.canvases.shows_recovery() || self.canvases.shows_line() => None,
            None => Some(Held::Plane { fixed: point }),
        };
        hit
    }

    /// Moves what is held to a position on the canvas, and points there.
    pub fn drag(&mut self, at: Pixel) {
        let point = self.canvases.projection.to_point(at);
        match self.hand.held {
            Some(Held::Hinge { unit, z }) => {
                if let Some(line) = self.network().first_layer_line(unit) {
                    let c = z - line.a * point.x - line.b * point.y;
                    self.set_line(unit, Affine { c, ..line });
                }
            }
            Some(Held::Turn { unit, pivot }) => self.turn_towards(unit, pivot, point - pivot),
            Some(Held::Slope { unit }) => self.drag_slope(unit, point),
            Some(Held::Sample { index, offset }) => self.move_sample(index, point + offset),
            Some(Held::Stroke { label, last }) => self.draw_on(label, last, at),
            Some(Held::Probe { offset }) => self.move_probe(point + offset),
            Some(Held::Plane { fixed }) => {
                let view = self.now.scene.view;
                self.look_at(view.centre() + (fixed - point), view.half());
            }
            None => {}
        }
        let inside = self.canvases.projection.plot.contains(at);
        self.hand.pointer = inside.then(|| self.canvases.projection.to_point(at));
    }

    /// Releases what is held and ends the gesture.
    pub const fn release(&mut self) {
        self.hand.held = None;
        self.end_gesture();
    }

    /// Whether something is held.
    #[must_use]
    pub const fn is_holding(&self) -> bool {
        self.hand.held.is_some()
    }

    /// Moves the keyboard's cross by CSS pixels (up is positive), starting at the centre of the frame. What it holds moves
    /// along. If it holds nothing and there is a standing probe, the cross is the probe.
    pub fn move_cross(&mut self, right: f64, up: f64) {
        let probe = self.probe().filter(|_| !self.is_holding());
        let from = probe.or(self.hand.pointer);
        let from = from.unwrap_or(self.canvases.projection.frame.centre());
        let pixel = self.canvases.projection.to_pixel(from);
        let plot = self.canvases.projection.plot;
        let to = Pixel::new(
            (pixel.x + right).clamp(plot.left, plot.left + plot.width),
            (pixel.y - up).clamp(plot.top, plot.top + plot.height),
        );
        let point = self.canvases.projection.to_point(to);
        if self.is_holding() {
            self.drag(to);
        } else {
            self.move_probe(point);
        }
        self.hand.pointer = Some(point);
        // A key cannot aim as finely as a pointer: it selects the nearest sample, however far away.
        self.follow(to, f64::INFINITY);
    }

    /// Uses a tool at the keyboard's cross, as a complete press and release.
    ///
    /// # Errors
    /// As for [`Session::press`].
    pub fn use_at_cross(&mut self, tool: Tool) -> Result<(), Problem> {
        let at = self.cross_pixel();
        let result = self.press(at, tool);
        self.release();
        result.map(|_| ())
    }

    /// Picks up the sample nearest to the cross, or puts it down; returns whether one is held now.
    pub fn pick_up(&mut self) -> bool {
        if self.is_holding() {
            self.release();
            return false;
        }
        if self.attention.fixes_samples {
            return false;
        }
        let at = self.cross_pixel();
        let Some(index) = self.hit_test().sample_near(at, CLICK_REACH) else {
            return false;
        };
        self.begin_gesture();
        let offset = self.samples()[index].at - self.canvases.projection.to_point(at);
        self.hand.held = Some(Held::Sample { index, offset });
        true
    }
}
