//! Networks side by side: from one start with one setting changed, trained in step with the first, which is the session's own.

use serde::Serialize;

use super::Session;
use super::others::{Other, SideBySide, Start};
use crate::layout::{Pixel, PixelRect, Projection};
use crate::network::Network;
use crate::network::number::nearest_f32;
use crate::scene::{Beside, Scene, Weights};

/// One of the networks side by side.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SideReadout {
    /// The value of the setting that differs.
    pub value: String,
    /// Number of training steps taken.
    pub step: u64,
    /// Mean loss on the training examples.
    pub loss: Option<f64>,
    /// Share of training samples that are right; `None` where numbers are learnt.
    pub accuracy: Option<f64>,
    /// Number of dead units.
    pub dead_units: usize,
    /// Number of hidden units.
    pub units: usize,
    /// Number of activation regions in the frame; `None` where there are none to count.
    pub regions: Option<usize>,
    /// The step at which its weights grew too large.
    pub diverged: Option<u64>,
    /// The score at the pointer; `None` without one.
    pub score: Option<f64>,
}

/// Room between two of them, in CSS pixels.
const BETWEEN: f64 = 14.0;

impl Session {
    /// Puts networks beside the session's own that differ in a setting, or none where `values` are empty; whether that can be.
    pub fn compare(&mut self, setting: &str, values: &[&str]) -> bool {
        let beside = Beside::of(&self.now.scene, setting, values);
        let done = beside.is_some() || values.is_empty();
        if done {
            self.now.scene.beside = beside;
        }
        done
    }

    /// Trains those beside up to the step of the session's own, by at most `steps` steps each; whether some are still behind.
    pub fn catch_up(&mut self, steps: u64) -> bool {
        self.make_others();
        let now = self.now.trainer().step();
        let frame = self.now.scene.view;
        let pointer = self.reading();
        let mut behind = false;
        for other in &mut self.side_by_side.others {
            let session = &mut *other.session;
            let at = session.now.trainer().step();
            if at > now {
                session.scrub_to(now);
            } else if other.diverged.is_none_or(|step| step > at) && at < now {
                let wanted = (now - at).min(steps);
                let trained = session.train(wanted);
                other.diverged = trained.err().map(|divergence| divergence.step);
                behind |= other.diverged.is_none() && at + wanted < now;
            }
            if session.view().frame() != frame.frame() {
                session.look_at(frame.centre(), frame.half());
            }
            session.now.scene.view.shading = frame.shading;
            session.hand.pointer = pointer;
        }
        behind
    }

    /// Makes those beside anew where something else than training has changed.
    fn make_others(&mut self) {
        let Some(beside) = self.now.scene.beside.clone() else {
            self.side_by_side = SideBySide::default();
            return;
        };
        let first = self.timeline().first;
        let scene = Scene {
            step: 0,
            weights: Weights::Recipe,
            view: crate::scene::View::default(),
            chapter: None,
            ..self.now.scene.clone()
        };
        let is_at_start = self.now.trainer().step() == first;
        let is_same = self.side_by_side.made.as_ref().is_some_and(|made| {
            let same_start = !is_at_start || made.network == *self.network();
            made.step == first && made.scene == scene && same_start
        });
        if is_same {
            return;
        }
        let network = self.now.network_at(first);
        let is_recipe = self.now.starts_by_recipe(&network);
        let others = beside.values().iter().filter_map(|value| {
            let session = other_of(&scene, &network, is_recipe, beside.setting(), value)?;
            Some(Other {
                value: value.clone(),
                session: Box::new(session),
                diverged: None,
            })
        });
        self.side_by_side.others = others.collect();
        self.side_by_side.made = Some(Start {
            scene,
            step: first,
            network,
        });
    }

    /// Lays all networks side by side out on a canvas, in CSS pixels.
    pub fn set_side_canvas(&mut self, width: f64, height: f64) {
        self.catch_up(0);
        let frame = self.now.scene.view.frame();
        let count = 1 + self.side_by_side.others.len();
        let places = places(count, width, height);
        let on = |place: PixelRect| Projection { frame, plot: place };
        self.canvases.show_part(on(places[0]));
        for (other, &place) in self.side_by_side.others.iter_mut().zip(&places[1..]) {
            other.session.canvases.show_part(on(place));
        }
        self.side_by_side.places = places;
    }

    /// Points at the same place of all networks side by side, wherever on the canvas it is pointed at.
    pub fn point_side_by_side(&mut self, at: Pixel) {
        let first = self.side_by_side.places.first().copied();
        let place = self
            .side_by_side
            .places
            .iter()
            .find(|place| place.contains(at));
        match (first, place) {
            (Some(first), Some(place)) => {
                let there =
                    Pixel::new(at.x - place.left + first.left, at.y - place.top + first.top);
                let point = self.canvases.projection.to_point(there);
                self.hand.pointer = Some(point);
            }
            _ => self.point_away(),
        }
    }

    /// The readouts of all networks side by side, the session's own first.
    pub fn side_readout(&mut self) -> Vec<SideReadout> {
        let setting = (self.now.scene.beside.as_ref()).map_or("activation", Beside::setting);
        let own = self.settings().find(|(name, _)| *name == setting);
        let own = own.map_or(String::new(), |(_, value)| value);
        let mut rows = vec![side_row(self, own, None)];
        let mut others = std::mem::take(&mut self.side_by_side.others);
        rows.extend(
            others
                .iter_mut()
                .map(|other| side_row(&mut other.session, other.value.clone(), other.diverged)),
        );
        self.side_by_side.others = others;
        rows
    }

    /// Calls `see` for each network side by side, the session's own first, with the place where it is drawn.
    pub fn each_side_by_side<E>(
        &mut self,
        mut see: impl FnMut(&mut Self, usize, PixelRect) -> Result<(), E>,
    ) -> Result<(), E> {
        let places = self.side_by_side.places.clone();
        let Some((&first, rest)) = places.split_first() else {
            return Ok(());
        };
        see(self, 0, first)?;
        for (index, &place) in rest.iter().enumerate() {
            if let Some(other) = self.side_by_side.others.get_mut(index) {
                see(&mut other.session, index + 1, place)?;
            }
        }
        Ok(())
    }
}

/// The session of another network at the start of its run.
fn other_of(
    scene: &Scene,
    start: &Network,
    is_recipe: bool,
    setting: &str,
    value: &str,
) -> Option<Session> {
    let weights = if is_recipe {
        Weights::Recipe
    } else {
        Weights::Given(start.parameters().map(nearest_f32).collect())
    };
    let scene = Scene {
        weights,
        beside: None,
        ..scene.clone()
    };
    let mut session = Session::new(scene).ok()?;
    session.set(setting, value).ok()?;
    Some(session)
}

fn side_row(session: &mut Session, value: String, diverged: Option<u64>) -> SideReadout {
    let readout = session.readout();
    let at = session.reading();
    SideReadout {
        value,
        step: readout.step,
        loss: readout.loss,
        accuracy: readout.accuracy,
        dead_units: readout.dead_units,
        units: readout.units,
        regions: readout.regions,
        diverged,
        score: at.and_then(|at| session.network().scores(at).first().copied()),
    }
}

/// Squares of one size side by side on a canvas, as large as it allows.
fn places(count: usize, width: f64, height: f64) -> Vec<PixelRect> {
    let side = |columns: usize| {
        let rows = count.div_ceil(columns);
        let across = (width - BETWEEN * (columns + 1) as f64) / columns as f64;
        let down = (height - BETWEEN * (rows + 1) as f64) / rows as f64;
        across.min(down)
    };
    let columns = (1..=count)
        .rev()
        .max_by(|&a, &b| side(a).total_cmp(&side(b)));
    let columns = columns.unwrap_or(1);
    let side = side(columns).max(1.0);
    let at = |index: usize| PixelRect {
        left: BETWEEN + (index % columns) as f64 * (side + BETWEEN),
        top: BETWEEN + (index / columns) as f64 * (side + BETWEEN),
        width: side,
        height: side,
    };
    (0..count).map(at).collect()
}
