//! The recipe of a sweep: a scene, the settings that differ from run to run, and how many seeds there are.
//!
//! ```text
//! axis     a setting and its values
//! link     a recipe as the fragment of an address
//! default  the sweep that the lab opens with, and ready-made others
//! ```

mod axis;
mod link;
mod ready;

use super::{Problem, Scene, Weights};
use crate::dataset::Examples;
use crate::measure::sweep::Setup;
use crate::network::NetworkError;

pub use axis::Axis;
pub use link::{LINK_VERSION, is_sweep};
pub use ready::READY;

/// Many trainings: one for each value of three axes and each seed.
///
/// Every run is a [`Scene`] of its own, whose link opens it. The seed of a run is that of its samples, its first weights and its
/// batches.
#[derive(Clone, Debug, PartialEq)]
pub struct Sweep {
    /// What all runs have in common.
    pub base: Scene,
    /// What differs from left to right in a picture of the sweep.
    pub x: Axis,
    /// What differs from its lower edge to the upper one.
    pub y: Axis,
    /// What differs from picture to picture.
    pub pictures: Axis,
    /// Number of runs in each cell, which differ in their seeds.
    pub seeds: u32,
    /// The first of the seeds; the others follow it.
    pub first_seed: u32,
    /// Steps of every run.
    pub steps: u64,
}

/// The place of a run in its sweep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunPlace {
    /// The place along the axis of pictures.
    pub picture: usize,
    /// The place along y.
    pub y: usize,
    /// The place along x.
    pub x: usize,
    /// How many seeds come before its own.
    pub seed: u32,
}

impl Sweep {
    /// The most runs in each cell.
    pub const MOST_SEEDS: u32 = 1000;
    /// The most runs of a sweep.
    pub const MOST_RUNS: usize = 1_000_000;
    /// Work per second of one processor of a laptop in a page, in multiply-adds for one sample and one parameter: what an estimate
    /// goes by before anything has been measured.
    const WORK_PER_SECOND: f64 = 5e8;
    /// What is kept of a run in memory, in bytes.
    const BYTES_OF_RUN: f64 = 1e3;
    /// The work of a run besides its steps: to begin it, and to measure it in the end.
    const WORK_OF_RUN: f64 = 1e5;
    /// The work of its cells: for each hidden layer, by the square of the number of units, of which half is about the number of
    /// regions before training. Fitted to shapes from 8 to 64-64-64-64, which it meets within a factor of three.
    const WORK_OF_CELLS: f64 = 800.0;

    /// The recipe, if it is within its limits.
    ///
    /// # Errors
    /// Two axes that set the same thing, numbers out of bounds, or runs so long that no link could open them.
    pub fn checked(self) -> Result<Self, Problem> {
        let pairs = [
            (&self.x, &self.y),
            (&self.x, &self.pictures),
            (&self.y, &self.pictures),
        ];
        if let Some((one, other)) = pairs.into_iter().find(|(one, other)| one.overlaps(other)) {
            return Err(Problem::new("sweep-overlap")
                .text("one", one.setting())
                .text("other", other.setting()));
        }
        if !(1..=Self::MOST_SEEDS).contains(&self.seeds) {
            return Err(Problem::new("sweep-seeds").number("most", Self::MOST_SEEDS.into()));
        }
        if self.first_seed.checked_add(self.seeds).is_none() {
            return Err(Problem::new("sweep-seeds").number("most", Self::MOST_SEEDS.into()));
        }
        if self.run_count() > Self::MOST_RUNS {
            return Err(self.too_many(Self::MOST_RUNS));
        }
        if self.steps == 0 {
            return Err(Problem::new("sweep-steps").number("most", self.longest() as f64));
        }
        let longest = self.longest();
        if self.steps > longest {
            return Err(Problem::new("sweep-steps").number("most", longest as f64));
        }
        Ok(self)
    }

    /// That there are more runs than `most`, with what they would take: seconds of one processor, and megabytes.
    #[must_use]
    pub fn too_many(&self, most: usize) -> Problem {
        let runs = self.run_count() as f64;
        Problem::new("sweep-runs")
            .number("runs", runs)
            .number("most", most as f64)
            .number("seconds", self.seconds(1))
            .number("megabytes", runs * Self::BYTES_OF_RUN / 1e6)
    }

    /// The most steps with which the link of every run can still be opened.
    fn longest(&self) -> u64 {
        let largest = self.cells().map(|place| {
            let scene = self.scene(place);
            scene.parameter_count() as u64 * u64::from(scene.training.batch_size)
        });
        Scene::MAX_RECIPE_COST / largest.max().unwrap_or(1).max(1)
    }

    /// Number of cells: pairs of values of x and y, in all pictures.
    #[must_use]
    pub fn cell_count(&self) -> usize {
        self.x.values().len() * self.y.values().len() * self.pictures.values().len()
    }

    /// Number of runs.
    #[must_use]
    pub fn run_count(&self) -> usize {
        self.cell_count().saturating_mul(self.seeds as usize)
    }

    /// The place of a run by its number: seeds turn fastest, then x, y and the picture.
    #[must_use]
    pub fn place(&self, run: usize) -> RunPlace {
        let seeds = self.seeds.max(1) as usize;
        let (cell, seed) = (run / seeds, run % seeds);
        let (columns, rows) = (self.x.values().len(), self.y.values().len());
        RunPlace {
            picture: cell / columns / rows,
            y: cell / columns % rows,
            x: cell % columns,
            // Less than the number of seeds, which is one of 32 bits.
            seed: u32::try_from(seed).unwrap_or(u32::MAX),
        }
    }

    /// The number of a run by its place.
    #[must_use]
    pub fn number(&self, place: RunPlace) -> usize {
        let (columns, rows) = (self.x.values().len(), self.y.values().len());
        let cell = (place.picture * rows + place.y) * columns + place.x;
        cell * self.seeds as usize + place.seed as usize
    }

    /// The first run of every cell.
    fn cells(&self) -> impl Iterator<Item = RunPlace> + '_ {
        let seeds = self.seeds.max(1) as usize;
        (0..self.cell_count()).map(move |cell| self.place(cell * seeds))
    }

    /// The scene of a run, after its last step.
    #[must_use]
    pub fn scene(&self, place: RunPlace) -> Scene {
        let mut scene = self.base.clone();
        self.pictures.apply(place.picture, &mut scene);
        self.y.apply(place.y, &mut scene);
        self.x.apply(place.x, &mut scene);
        let seed = self.first_seed + place.seed;
        scene.data.seed = seed;
        scene.set_seed(seed);
        scene.step = self.steps;
        scene.weights = Weights::Recipe;
        scene
    }

    /// Everything that decides a run.
    ///
    /// # Errors
    /// A shape beyond the limits of a network.
    pub fn setup(&self, place: RunPlace) -> Result<Setup, NetworkError> {
        let scene = self.scene(place);
        let widths = scene.widths();
        Ok(Setup {
            network: scene.initializer.network(scene.activation, &widths)?,
            examples: scene.examples(),
            training: scene.training,
            steps: scene.step,
            frame: scene.view.frame(),
        })
    }

    /// Estimate of the seconds that all runs take on so many processors, before anything has been measured.
    #[must_use]
    pub fn seconds(&self, processors: u32) -> f64 {
        self.work() / Self::WORK_PER_SECOND / f64::from(processors.max(1))
    }

    /// The work of all runs, in multiply-adds for one sample and one parameter.
    fn work(&self) -> f64 {
        let cells = self.cells().map(|place| {
            let mut scene = self.scene(place);
            // A batch holds no more than there is to train on.
            let examples = training_count(&scene.examples());
            scene.training.batch_size = scene.training.batch_size.min(examples);
            let widths = scene.widths();
            let hidden = widths.get(1..widths.len().saturating_sub(1)).unwrap_or(&[]);
            let (units, layers) = (hidden.iter().sum::<usize>() as f64, hidden.len() as f64);
            let besides = Self::WORK_OF_RUN + Self::WORK_OF_CELLS * layers * units * units;
            scene.step_work() as f64 * self.steps as f64 + besides
        });
        cells.sum::<f64>() * f64::from(self.seeds)
    }
}

fn training_count(examples: &Examples) -> u32 {
    u32::try_from(examples.training_places().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_of_an_axis_takes_the_values_that_it_offers() {
        for (setting, values) in Axis::offered() {
            let values: Vec<&str> = values.split(',').collect();
            let axis = Axis::of(&Scene::default(), setting, &values);
            let axis = axis.unwrap_or_else(|problem| panic!("{setting}: {problem}"));
            assert_eq!(axis.values(), values, "{setting}");
        }
    }
}
