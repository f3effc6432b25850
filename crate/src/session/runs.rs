//! Many small runs of a scene, from different seeds: of the session's own settings, and of each network beside it.

use super::Session;
use super::run_results::{Answers, EndedRun, Run, Runs, RunsReadout};
use crate::cells::CellComplex;
use crate::dataset::Data;
use crate::geometry::Point;
use crate::layout::PixelRect;
use crate::measure::Sampled;
use crate::network::Network;
use crate::scene::{Beside, Scene, View, Weights};
use crate::train::{Initializer, TrainerConfig};

/// Room between two pictures, and between the pictures of two networks, in CSS pixels.
const BETWEEN: f64 = 3.0;
const APART: f64 = 16.0;

impl Session {
    /// The number of runs of each network: seeds 0, 1, 2, …
    pub const RUNS: u32 = 30;
    /// The share of training samples that counts as solved.
    pub const RUN_SOLVED: f64 = 0.95;
    /// Steps of a run.
    pub const RUN_STEPS: u64 = 1000;
    /// Steps × batch × parameters of the longest run of which many are done: about a tenth of a second.
    const MOST_RUN_WORK: u64 = 100_000_000;

    /// Does some more runs, `most` at most; whether some are left.
    ///
    /// A run is that of the scene's settings from its first weights, with its seed in place of those of samples, weights and
    /// batches. It is [`Self::RUN_STEPS`] steps long.
    pub fn grow_runs(&mut self, most: u32) -> bool {
        let scene = self.scene_of_runs();
        if self.run_work(scene.step) > Self::MOST_RUN_WORK {
            self.runs = Runs::default();
            return false;
        }
        if self.runs.of.as_ref() != Some(&scene) {
            let count = 1 + scene
                .beside
                .as_ref()
                .map_or(0, |beside| beside.values().len());
            self.runs = Runs {
                done: (0..count).map(|_| Vec::new()).collect(),
                of: Some(scene.clone()),
            };
        }
        for _ in 0..most {
            // Those of all networks grow alike.
            let shortest = self
                .runs
                .done
                .iter_mut()
                .enumerate()
                .min_by_key(|(_, runs)| runs.len());
            let Some((network, runs)) = shortest else {
                return false;
            };
            let Ok(seed) = u32::try_from(runs.len()) else {
                return false;
            };
            if seed >= Self::RUNS {
                return false;
            }
            let ended = ended_run(&scene, network, seed);
            runs.push(ended);
        }
        self.runs
            .done
            .iter()
            .any(|runs| runs.len() < Self::RUNS as usize)
    }

    /// Steps × batch × parameters of a run.
    fn run_work(&self, steps: u64) -> u64 {
        let batch = u64::from(self.now.scene.training.batch_size);
        let batch = batch.min(self.examples().count() as u64);
        let parameters = self.network().parameter_count() as u64;
        steps.saturating_mul(batch).saturating_mul(parameters)
    }

    /// The settings that runs have in common.
    fn scene_of_runs(&self) -> Scene {
        let now = &self.now.scene;
        Scene {
            step: Self::RUN_STEPS,
            weights: Weights::Recipe,
            view: View::default(),
            chapter: None,
            data: Data {
                seed: 0,
                ..now.data
            },
            initializer: Initializer {
                seed: 0,
                ..now.initializer
            },
            training: TrainerConfig {
                seed: 0,
                ..now.training
            },
            ..now.clone()
        }
    }

    /// The readouts of the runs, those of the session's own settings first.
    #[must_use]
    pub fn runs_readout(&self) -> Vec<RunsReadout> {
        let Some(scene) = &self.runs.of else {
            return Vec::new();
        };
        let beside = scene.beside.as_ref();
        let own = beside.map_or(String::new(), |beside| {
            let found = self.settings().find(|(name, _)| *name == beside.setting());
            found.map_or(String::new(), |(_, value)| value)
        });
        let values =
            std::iter::once(own).chain(beside.into_iter().flat_map(Beside::values).cloned());
        let readout = |(value, runs): (String, &Vec<Run>)| RunsReadout {
            value,
            done: runs.len(),
            solved: runs.iter().filter(|run| run.ended.solved).count(),
            of: Self::RUNS as usize,
            runs: runs.iter().map(|run| run.ended).collect(),
        };
        values.zip(&self.runs.done).map(readout).collect()
    }

    /// Lays the runs out on a canvas, in CSS pixels; whether there are any.
    pub fn set_runs_canvas(&mut self, width: f64, height: f64) -> bool {
        let groups = self.runs.done.len();
        let across = (width - APART * (groups as f64 - 1.0)) / groups as f64;
        let count = Self::RUNS as usize;
        let side = |columns: usize| {
            let rows = count.div_ceil(columns);
            let wide = (across - BETWEEN * (columns as f64 - 1.0)) / columns as f64;
            let high = (height - BETWEEN * (rows as f64 - 1.0)) / rows as f64;
            wide.min(high)
        };
        let columns = (1..=count).max_by(|&a, &b| side(a).total_cmp(&side(b)));
        let columns = columns.unwrap_or(1);
        let side = side(columns).max(1.0);
        for (group, runs) in self.runs.done.iter_mut().enumerate() {
            for (index, run) in runs.iter_mut().enumerate() {
                let (column, row) = (index % columns, index / columns);
                run.place = PixelRect {
                    left: group as f64 * (across + APART) + column as f64 * (side + BETWEEN),
                    top: row as f64 * (side + BETWEEN),
                    width: side,
                    height: side,
                };
            }
        }
        groups > 0
    }

    /// All runs that are done.
    pub fn runs(&self) -> impl Iterator<Item = &Run> {
        self.runs.done.iter().flatten()
    }
}

impl Session {
    /// Whether the run started with a layer of which every unit was off on every training example.
    #[must_use]
    pub fn started_dead(&self) -> bool {
        let start = self.now.network_at(self.timeline().first);
        let places: Vec<Point> = self.examples().training_places().collect();
        if places.is_empty() {
            return false;
        }
        (0..start.hidden_layers().len()).any(|layer| {
            let mut z = places.iter().map(|&at| start.pre_activations(at));
            z.all(|z| z[layer].iter().all(|&z| z <= 0.0))
        })
    }
}

/// The run of one of the networks side by side from a seed.
fn ended_run(scene: &Scene, network: usize, seed: u32) -> Run {
    let none = Run {
        ended: EndedRun::default(),
        answers: None,
        place: PixelRect {
            left: 0.0,
            top: 0.0,
            width: 0.0,
            height: 0.0,
        },
    };
    let other = network.checked_sub(1);
    let beside = scene.beside.as_ref().zip(other);
    let begun = Scene {
        step: 0,
        beside: None,
        data: Data { seed, ..scene.data },
        initializer: Initializer {
            seed: seed.into(),
            ..scene.initializer
        },
        training: TrainerConfig {
            seed: seed.into(),
            ..scene.training
        },
        ..scene.clone()
    };
    let Ok(mut session) = Session::new(begun) else {
        return none;
    };
    if let Some((beside, place)) = beside
        && session
            .set(beside.setting(), &beside.values()[place])
            .is_err()
    {
        return none;
    }
    // A run whose weights grow too large ends at its last finite ones.
    let _ = session.train(scene.step);
    let frame = session.view().frame();
    let network: &Network = session.network();
    let answers = match CellComplex::of(network, &frame.corners()) {
        Ok(complex) => Some(Answers::Exact(complex)),
        Err(error) if error.leaves_values() => Some(Answers::Sampled(Sampled::of(network, frame))),
        Err(_) => None,
    };
    let accuracy = session.now.measure(false).accuracy;
    Run {
        ended: EndedRun {
            accuracy,
            solved: accuracy.is_some_and(|right| right >= Session::RUN_SOLVED),
            born_dead: session.started_dead(),
        },
        answers,
        ..none
    }
}
