//! A sweep, its progress, a cell and the finding in numbers.

use serde::Serialize;

use super::{CellPlace, Lab, Measure, Shown};
use crate::measure::sweep::{LayerOutcome, Outcome, Spread};
use crate::scene::link;
use crate::scene::sweep::Axis;

/// A recipe in numbers and names.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LabReadout {
    /// The recipe as a link.
    pub link: String,
    /// What all runs have in common, as the link of a scene.
    pub base: String,
    /// From left to right.
    pub x: AxisReadout,
    /// From below.
    pub y: AxisReadout,
    /// From picture to picture.
    pub pictures: AxisReadout,
    /// Runs in each cell.
    pub seeds: u32,
    /// Steps of every run.
    pub steps: u64,
    /// Number of runs.
    pub runs: usize,
    /// The picture shown; one past the last for the difference of the first two.
    pub shown: usize,
    /// The pictures whose curves are drawn.
    pub drawn: Vec<usize>,
    /// The name of the measure beside the dead units.
    pub measure: &'static str,
    /// Whether units of the picture shown can be dead; one-sided is what they are otherwise.
    pub dead: bool,
    /// What the runs have in common, as settings: layers, data, activation.
    pub layers: String,
    /// The name of the data.
    pub data: String,
    /// The name of the activation.
    pub activation: String,
    /// The name of the optimiser.
    pub optimizer: String,
    /// The batch size.
    pub batch: u32,
}

/// An axis by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AxisReadout {
    /// The name of the setting.
    pub setting: &'static str,
    /// Its values.
    pub values: Vec<String>,
}

/// How far a sweep is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProgressReadout {
    /// Runs done.
    pub done: usize,
    /// All runs.
    pub all: usize,
    /// Seconds that are left, from what has been done so far, or from the work that it is where nothing has.
    pub left: f64,
}

/// A number over the runs of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SpreadReadout {
    /// The mean.
    pub mean: f64,
    /// Its standard error.
    pub error: f64,
    /// The least.
    pub least: f64,
    /// The median.
    pub median: f64,
    /// The largest.
    pub most: f64,
}

/// A cell of the picture shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CellReadout {
    /// The value along x.
    pub x: String,
    /// The value along y.
    pub y: String,
    /// The value of the picture.
    pub picture: String,
    /// Runs done.
    pub done: usize,
    /// Whether units can be dead.
    pub dead: bool,
    /// Share of units that are off at every training example.
    pub off: Option<SpreadReadout>,
    /// Share of training samples classified correctly.
    pub accuracy: Option<SpreadReadout>,
    /// The same of test samples.
    pub test_accuracy: Option<SpreadReadout>,
    /// Loss on the training examples.
    pub loss: Option<SpreadReadout>,
    /// Linear regions in the frame.
    pub regions: Option<SpreadReadout>,
    /// Number of runs that diverged.
    pub diverged: usize,
    /// Number of runs that began with a layer all dead.
    pub born_dead: usize,
    /// Deaths and returns in all runs.
    pub deaths: u64,
    /// Returns in all runs.
    pub returns: u64,
    /// Dead units that pruning removes, in all runs.
    pub pruned: u64,
    /// Units fewer by merging those that are always on, in all runs.
    pub merged: u64,
    /// The largest change of a score by pruning on a training example, of all runs.
    pub pruned_training: f64,
    /// The same on a test example.
    pub pruned_test: Option<f64>,
    /// The same anywhere in the frame.
    pub pruned_frame: Option<f64>,
    /// Its hidden layers, over all runs; empty where their shapes differ, or none is done.
    pub layers: Vec<CellLayer>,
    /// Each run.
    pub runs: Vec<RunReadout>,
    /// The place among these of the one that shows best what the cell comes to: of those done, its share of units that are off lies
    /// nearest to the mean, and among equals its loss. `null` where none is done.
    pub typical: Option<usize>,
}

/// A hidden layer of a cell's networks, over all runs.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CellLayer {
    /// Number of units.
    pub units: usize,
    /// Share of all pre-activations at training examples that are above 0.
    pub on_share: f64,
    /// Number of units that are off at every training example, on average.
    pub off_everywhere: f64,
    /// Number of units that are on at every training example, on average.
    pub on_everywhere: f64,
    /// How many directions of the input can be left after it at most, on average over training examples and runs.
    pub directions: f64,
}

/// A run of a cell.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RunReadout {
    /// Its number.
    pub run: usize,
    /// Its seed.
    pub seed: u32,
    /// The link that opens it after its last step.
    pub link: String,
    /// Number of units that were dead before the first step; `null` where it is not done.
    pub dead_at_start: Option<u32>,
    /// The step of its first death; `null` where no unit died on the way, or it is not done.
    pub first_death: Option<u64>,
    /// Share of units that are off at every training example.
    pub off: Option<f64>,
    /// Share of training samples classified correctly.
    pub accuracy: Option<f64>,
    /// Loss on the training examples.
    pub loss: Option<f64>,
    /// Whether it diverged.
    pub diverged: bool,
}

/// What a picture of a sweep shows about dead units and the score, in numbers: of cells where at least half of the units are dead,
/// and of those where less than a tenth is; beside another picture, the first one, or the second where that is shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FindingReadout {
    /// Runs that count.
    pub runs: usize,
    /// The picture, by its place.
    pub picture: usize,
    /// The picture beside it; `null` where there is one alone.
    pub other: Option<usize>,
    /// The cell in which most samples are right; `null` where numbers are learnt.
    pub best: Option<BestCell>,
    /// Number of cells with at least half of their units dead.
    pub dead_cells: usize,
    /// Mean accuracy of their runs.
    pub dead_accuracy: Option<f64>,
    /// The largest mean accuracy of a cell with at least nine tenths of its units dead.
    pub most_dead_accuracy: Option<f64>,
    /// Number of cells in which all runs diverged.
    pub diverged_cells: usize,
    /// Number of cells with less than a tenth of their units dead.
    pub alive_cells: usize,
    /// Mean accuracy of their runs.
    pub alive_accuracy: Option<f64>,
    /// Mean accuracy in the other picture at the cells that are dead in this one.
    pub other_accuracy: Option<f64>,
    /// Number of these cells in which all runs of the other picture diverged.
    pub other_diverged: usize,
    /// Mean accuracy in the other picture at the others of these cells.
    pub other_converged: Option<f64>,
    /// Number of runs of the picture in which a unit died after the first weights.
    pub runs_with_deaths: usize,
    /// Number of runs of the picture in which a dead unit came back.
    pub runs_with_returns: usize,
}

/// The cell of a picture in which most training samples are right.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BestCell {
    /// The value along x.
    pub x: String,
    /// The value along y.
    pub y: String,
    /// The mean accuracy of its runs.
    pub accuracy: f64,
    /// The mean share of units that are off at every training example.
    pub off: f64,
    /// Number of cells in which as many are right, this one included.
    pub alike: usize,
}

impl Lab {
    /// The recipe in numbers and names.
    #[must_use]
    pub fn readout(&self) -> LabReadout {
        let base = &self.sweep.base;
        let axis = |axis: &Axis| AxisReadout {
            setting: axis.setting(),
            values: axis.values().to_vec(),
        };
        let read = |name: &str| {
            let row = crate::scene::SETTINGS.iter().find(|row| row.name == name);
            row.map_or_else(String::new, |row| row.read(base))
        };
        LabReadout {
            link: self.sweep.link(),
            base: link::write(base),
            x: axis(&self.sweep.x),
            y: axis(&self.sweep.y),
            pictures: axis(&self.sweep.pictures),
            seeds: self.sweep.seeds,
            steps: self.sweep.steps,
            runs: self.sweep.run_count(),
            shown: match self.shown {
                Shown::Picture(picture) => picture,
                Shown::Difference => self.sweep.pictures.values().len(),
            },
            drawn: self.drawn_pictures(),
            measure: self.score_measure().name(),
            // Of a difference only where both can.
            dead: self.can_die(self.picture())
                && (self.shown != Shown::Difference || self.can_die(1)),
            layers: read("layers"),
            data: read("data"),
            activation: read("activation"),
            optimizer: read("optimizer"),
            batch: base.training.batch_size,
        }
    }

    /// Whether the units of a picture can be dead.
    fn can_die(&self, picture: usize) -> bool {
        let first = self.runs_of(picture, CellPlace { x: 0, y: 0 }).next();
        let scene = self.sweep.scene(self.sweep.place(first.unwrap_or(0)));
        scene.activation.silences()
    }

    /// How far it is, after so many seconds of work by so many workers, in which all runs but the first `begun` of those done were
    /// done.
    #[must_use]
    pub fn progress(&self, seconds: f64, begun: usize, workers: u32) -> ProgressReadout {
        let (done, all) = (self.queue.done(), self.queue.all());
        let left = all - done;
        let since = done.saturating_sub(begun);
        let each = if since > 0 && seconds > 0.0 {
            seconds / since as f64
        } else {
            self.estimate(workers) / all.max(1) as f64
        };
        ProgressReadout {
            done,
            all,
            left: each * left as f64,
        }
    }

    /// Seconds that all runs should take so many workers: by their work, before anything has been measured.
    #[must_use]
    pub fn estimate(&self, workers: u32) -> f64 {
        self.sweep.seconds(workers)
    }

    /// A cell of the picture shown.
    #[must_use]
    pub fn cell(&self, cell: CellPlace) -> CellReadout {
        let picture = self.picture();
        let outcomes: Vec<&Outcome> = self.outcomes_of(picture, cell).collect();
        let spread =
            |measure: Measure| spread_of(outcomes.iter().filter_map(|outcome| measure.of(outcome)));
        let sum = |number: fn(&Outcome) -> u64| outcomes.iter().map(|one| number(one)).sum();
        let most = |number: fn(&Outcome) -> Option<f64>| {
            let numbers = outcomes.iter().map(|one| number(one));
            numbers
                .collect::<Option<Vec<f64>>>()
                .map(|all| all.into_iter().fold(0.0, f64::max))
        };
        let value =
            |axis: &Axis, place: usize| axis.values().get(place).cloned().unwrap_or_default();
        CellReadout {
            x: value(&self.sweep.x, cell.x),
            y: value(&self.sweep.y, cell.y),
            picture: value(&self.sweep.pictures, picture),
            done: outcomes.len(),
            dead: self.can_die(picture),
            off: spread(Measure::Off),
            accuracy: spread(Measure::Accuracy),
            test_accuracy: spread(Measure::TestAccuracy),
            loss: spread(Measure::Loss),
            regions: spread(Measure::Regions),
            diverged: outcomes.iter().filter(|one| one.diverged).count(),
            born_dead: outcomes.iter().filter(|one| one.born_dead).count(),
            deaths: sum(|one| one.deaths),
            returns: sum(|one| one.returns),
            pruned: sum(|one| one.pruning.removed.into()),
            merged: sum(|one| one.pruning.merged.into()),
            pruned_training: most(|one| Some(one.pruning.training)).unwrap_or(0.0),
            pruned_test: most(|one| one.pruning.test),
            pruned_frame: most(|one| one.pruning.frame),
            layers: self.layers_of(&outcomes, picture, cell),
            runs: self
                .runs_of(picture, cell)
                .map(|run| self.run(run))
                .collect(),
            typical: self.typical_run(picture, cell),
        }
    }

    /// The place among the runs of a cell of the one that is nearest to their means.
    fn typical_run(&self, picture: usize, cell: CellPlace) -> Option<usize> {
        let mean = |measure| self.mean(measure, picture, cell).unwrap_or(0.0);
        let (off, loss) = (mean(Measure::Off), mean(Measure::Loss));
        let runs = self.runs_of(picture, cell).enumerate();
        let distances = runs.filter_map(|(place, run)| {
            let outcome = self.outcomes[run].as_ref()?;
            let to_off = (outcome.off_share() - off).abs();
            Some((to_off, (outcome.loss - loss).abs(), place))
        });
        distances
            .min_by(|one, other| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)))
            .map(|(.., place)| place)
    }

    fn layers_of(&self, outcomes: &[&Outcome], picture: usize, cell: CellPlace) -> Vec<CellLayer> {
        let Some(run) = self.runs_of(picture, cell).next() else {
            return Vec::new();
        };
        let examples = self.sweep.scene(self.sweep.place(run)).examples();
        let examples = examples.training_places().count().max(1) as f64;
        let depth = outcomes.first().map_or(0, |first| first.layers.len());
        let runs = outcomes.len() as f64;
        let layer = |index: usize| {
            let layers: Option<Vec<&LayerOutcome>> =
                outcomes.iter().map(|one| one.layers.get(index)).collect();
            let layers = layers?;
            let units = layers.first()?.on.len();
            let sum = |number: fn(&LayerOutcome) -> u32| {
                layers.iter().map(|one| f64::from(number(one))).sum::<f64>()
            };
            let on = sum(|one| one.on.iter().sum());
            let alike = layers.iter().all(|one| one.on.len() == units);
            alike.then_some(CellLayer {
                units,
                on_share: on / (runs * examples * units.max(1) as f64),
                off_everywhere: sum(|one| one.off_everywhere) / runs,
                on_everywhere: sum(|one| one.on_everywhere) / runs,
                directions: sum(|one| one.directions) / (runs * examples),
            })
        };
        let layers: Option<Vec<CellLayer>> = (0..depth).map(layer).collect();
        layers.unwrap_or_default()
    }

    fn run(&self, run: usize) -> RunReadout {
        let place = self.sweep.place(run);
        let outcome = self.outcomes[run].as_ref();
        RunReadout {
            run,
            seed: self.sweep.first_seed + place.seed,
            link: link::write(&self.sweep.scene(place)),
            dead_at_start: outcome.map(|one| one.dead_at_start),
            first_death: outcome.and_then(|one| one.first_death),
            off: outcome.map(Outcome::off_share),
            accuracy: outcome.and_then(|one| one.accuracy),
            loss: outcome.map(|one| one.loss),
            diverged: outcome.is_some_and(|one| one.diverged),
        }
    }

    /// What the sweep shows about dead units and the score; `None` as long as not every run is done.
    #[must_use]
    pub fn finding(&self) -> Option<FindingReadout> {
        if self.queue.done() < self.queue.all() {
            return None;
        }
        let (columns, rows) = self.size();
        let cells = || (0..rows).flat_map(|y| (0..columns).map(move |x| CellPlace { x, y }));
        let picture = self.picture();
        let pictures = self.sweep.pictures.values().len();
        let other = (pictures > 1).then_some(if picture == 0 { 1 } else { 0 });
        let off = |cell: CellPlace| self.mean(Measure::Off, picture, cell).unwrap_or(0.0);
        // Units of activations that pass something on everywhere cannot die.
        let can_die = self.can_die(picture);
        let dead: Vec<CellPlace> = cells()
            .filter(|&cell| can_die && off(cell) >= 0.5)
            .collect();
        let alive: Vec<CellPlace> = cells().filter(|&cell| can_die && off(cell) < 0.1).collect();
        let accuracy = |cells: &[CellPlace], picture: usize| {
            let outcomes = cells
                .iter()
                .flat_map(|&cell| self.outcomes_of(picture, cell));
            Spread::of(outcomes.filter_map(|one| one.accuracy)).map(|spread| spread.mean)
        };
        let runs = || cells().flat_map(|cell| self.outcomes_of(picture, cell));
        let others: &[CellPlace] = if other.is_some() { &dead } else { &[] };
        let beside = other.unwrap_or(picture);
        let diverges = |&cell: &CellPlace| self.outcomes_of(beside, cell).all(|one| one.diverged);
        let converging: Vec<CellPlace> = others
            .iter()
            .copied()
            .filter(|cell| !diverges(cell))
            .collect();
        Some(FindingReadout {
            runs: self.queue.all(),
            picture,
            other,
            best: self.best_cell(picture),
            dead_cells: dead.len(),
            dead_accuracy: accuracy(&dead, picture),
            most_dead_accuracy: cells()
                .filter(|&cell| can_die && off(cell) >= 0.9)
                .filter_map(|cell| self.mean(Measure::Accuracy, picture, cell))
                .reduce(f64::max),
            diverged_cells: cells()
                .filter(|&cell| self.outcomes_of(picture, cell).all(|one| one.diverged))
                .count(),
            alive_cells: alive.len(),
            alive_accuracy: accuracy(&alive, picture),
            other_accuracy: accuracy(others, beside),
            other_diverged: others.len() - converging.len(),
            other_converged: accuracy(&converging, beside),
            runs_with_deaths: runs().filter(|one| one.deaths > 0).count(),
            runs_with_returns: runs().filter(|one| one.returns > 0).count(),
        })
    }

    /// The cell of a picture in which most training samples are right, the first of equals.
    fn best_cell(&self, picture: usize) -> Option<BestCell> {
        let (columns, rows) = self.size();
        let cells = (0..rows).flat_map(|y| (0..columns).map(move |x| CellPlace { x, y }));
        let right: Vec<(f64, CellPlace)> = cells
            .filter_map(|cell| Some((self.mean(Measure::Accuracy, picture, cell)?, cell)))
            .collect();
        let best = |best: (f64, CellPlace), other: (f64, CellPlace)| {
            if other.0 > best.0 { other } else { best }
        };
        let (accuracy, cell) = right.iter().copied().reduce(best)?;
        let alike = right.iter().filter(|(one, _)| *one >= accuracy).count();
        Some(BestCell {
            x: self.sweep.x.values()[cell.x].clone(),
            y: self.sweep.y.values()[cell.y].clone(),
            accuracy,
            off: self.mean(Measure::Off, picture, cell)?,
            alike,
        })
    }
}

fn spread_of(numbers: impl Iterator<Item = f64>) -> Option<SpreadReadout> {
    let all: Vec<f64> = numbers.collect();
    let spread = Spread::of(all.iter().copied())?;
    Some(SpreadReadout {
        mean: spread.mean,
        error: spread.error,
        least: all.iter().copied().fold(f64::INFINITY, f64::min),
        median: spread.quartiles[1],
        most: all.iter().copied().fold(f64::NEG_INFINITY, f64::max),
    })
}
