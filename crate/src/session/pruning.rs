//! Pruning by hand: dead units removed, units that are always on merged, and what the last of these has changed.

use serde::Serialize;

use super::Session;
use super::last_pruning::LastPruning;
use crate::cells::CellComplex;
use crate::geometry::Point;
use crate::measure::pruning::{self, Change, Pruned};
use crate::network::UnitId;

/// What pruning has done, and what it has changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PruningReadout {
    /// The letters that the units had which are gone.
    pub letters: Vec<String>,
    /// Whether these were merged into others, and not removed.
    pub merged: bool,
    /// Number of hidden units that are left.
    pub units: usize,
    /// The largest change of a score on a training point.
    pub training: f64,
    /// The same on the test points; `None` without any.
    pub test: Option<f64>,
    /// The largest change in the frame; `None` where it cannot be computed.
    pub frame: Option<f64>,
    /// The share of the frame on which more than rounding has changed.
    pub share: Option<f64>,
}

impl Session {
    /// Removes every dead unit, as one edit; returns whether there was one. Of a layer that is all dead one unit stays.
    pub fn remove_dead_units(&mut self) -> bool {
        let places: Vec<Point> = self.examples().training_places().collect();
        let pruned = pruning::without_dead(self.network(), &places);
        self.take_pruned(pruned, false)
    }

    /// Merges the units that are on at every training example into as few as pass on the same, layer by layer, as one edit;
    /// returns whether that made any fewer.
    pub fn merge_always_on(&mut self) -> bool {
        let places: Vec<Point> = self.examples().training_places().collect();
        let mut all: Option<Pruned> = None;
        for layer in 0..self.network().hidden_layers().len() {
            let network = all.as_ref().map_or(self.network(), |all| &all.network);
            let Some(merged) = pruning::merged(network, layer, &places) else {
                continue;
            };
            // The units of this layer are still as they were, so their letters are those of the network shown.
            let mut gone = all.map_or_else(Vec::new, |all| all.gone);
            gone.extend(merged.gone);
            all = Some(Pruned {
                network: merged.network,
                gone,
            });
        }
        self.take_pruned(all, true)
    }

    /// Whether there are units for [`Self::merge_always_on`].
    #[must_use]
    pub fn can_merge(&self) -> bool {
        let places: Vec<Point> = self.examples().training_places().collect();
        let mut layers = 0..self.network().hidden_layers().len();
        layers.any(|layer| pruning::merged(self.network(), layer, &places).is_some())
    }

    fn take_pruned(&mut self, pruned: Option<Pruned>, merged: bool) -> bool {
        let Some(Pruned { network, gone }) = pruned else {
            return false;
        };
        let before = self.network().clone();
        let letters = |unit: &UnitId| before.letters(*unit);
        self.last_pruning = Some(LastPruning {
            letters: gone.iter().filter_map(letters).collect(),
            after: network.clone(),
            merged,
            change: None,
            before,
        });
        self.adopt_network(network);
        true
    }

    /// What was pruned last, as long as the network is the one that it left.
    fn pruned(&self) -> Option<&LastPruning> {
        let last = self.last_pruning.as_ref();
        last.filter(|last| last.after == *self.network())
    }

    /// What the last pruning has changed in the frame; `None` without one, and where that cannot be computed.
    pub fn pruned_change(&mut self) -> Option<&Change> {
        let frame = self.now.scene.view.frame();
        let network = self.now.network();
        let last = (self.last_pruning.as_mut()).filter(|last| last.after == *network)?;
        if (last.change.as_ref()).is_none_or(|(known, _)| *known != frame) {
            let change = Change::between(&last.before, &last.after, frame);
            last.change = Some((frame, change));
        }
        last.change.as_ref()?.1.as_ref()
    }

    /// The same, if it is computed.
    #[must_use]
    pub fn made_pruned_change(&self) -> Option<&Change> {
        self.pruned()?.change.as_ref()?.1.as_ref()
    }

    /// The hinges in the frame of the network before the last pruning, or of the network shown where there was none. None where
    /// the cells cannot be computed.
    #[must_use]
    pub fn hinges_before_pruning(&self) -> Vec<Vec<Point>> {
        let frame = self.now.scene.view.frame();
        let before = self.pruned().map_or(self.network(), |last| &last.before);
        let Ok(cells) = CellComplex::of(before, &frame.corners()) else {
            return Vec::new();
        };
        let units = before.hidden_units();
        units.flat_map(|unit| cells.hinge(unit)).collect()
    }

    /// What pruning did last, and what it has changed; `None` once the network is another one.
    pub fn pruning_readout(&mut self) -> Option<PruningReadout> {
        let change = self.pruned_change();
        let (frame, share) = (change.map(Change::largest), change.map(Change::share));
        let last = self.pruned()?;
        let (training, test) = self.places_by_use();
        let apart =
            |places: Vec<Point>| pruning::largest_difference(&last.before, &last.after, places);
        Some(PruningReadout {
            letters: last.letters.clone(),
            merged: last.merged,
            units: last.after.hidden_units().count(),
            training: apart(training),
            test: (!test.is_empty()).then(|| apart(test)),
            frame,
            share,
        })
    }

    /// The places of the training and of the test examples.
    fn places_by_use(&self) -> (Vec<Point>, Vec<Point>) {
        let samples = self.samples().iter().map(|sample| (sample.at, sample.test));
        let targets = self.targets().iter().map(|target| (target.at, target.test));
        let (test, training): (Vec<_>, Vec<_>) =
            samples.chain(targets).partition(|(_, test)| *test);
        let places = |all: Vec<(Point, bool)>| all.into_iter().map(|(at, _)| at).collect();
        (places(training), places(test))
    }
}
