//! An experiment beside its theory, drawn piece by piece, and the layers of other people's networks, in numbers.

use serde::Serialize;

use crate::measure::negatives::{LayerNegatives, surviving_directions};
use crate::measure::theory::{Draw, Setting, Theory};

/// An experiment in progress.
#[derive(Clone, Debug)]
pub struct Experiment {
    theory: Theory,
    /// By row: the numbers drawn so far.
    drawn: Vec<Vec<f64>>,
    /// The row of the next number, and how far it is drawn.
    next: Option<(usize, Draw)>,
}

/// A row of an experiment in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TheoryReadout {
    /// What was drawn: two numbers, whose meaning is the experiment's.
    pub setting: Setting,
    /// How many were drawn.
    pub count: usize,
    /// Their mean.
    pub mean: f64,
    /// Its standard error.
    pub error: f64,
    /// The least of them.
    pub least: f64,
    /// The largest.
    pub most: f64,
    /// The least mean that theory allows; `null` where it says nothing.
    pub low: Option<f64>,
    /// The largest.
    pub high: Option<f64>,
}

impl Experiment {
    /// The experiment of a name, of which nothing is drawn.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let theory = Theory::from_name(name)?;
        let mut experiment = Self {
            drawn: vec![Vec::new(); theory.settings().len()],
            theory,
            next: None,
        };
        experiment.begin_next();
        Some(experiment)
    }

    /// Does a piece of the next number, a few milliseconds long; returns whether some are left.
    pub fn advance(&mut self) -> bool {
        let Some((row, draw)) = &mut self.next else {
            return false;
        };
        if let Some(number) = draw.advance() {
            self.drawn[*row].push(number);
            self.begin_next();
        }
        self.next.is_some()
    }

    /// The next number is of the row that has the fewest.
    fn begin_next(&mut self) {
        let most = usize::try_from(self.theory.draws()).unwrap_or(usize::MAX);
        let behind = (0..self.drawn.len()).min_by_key(|&row| self.drawn[row].len());
        let unfinished = behind.filter(|&row| self.drawn[row].len() < most);
        self.next = unfinished.map(|row| {
            let seed = self.drawn[row].len() as u64;
            let draw = Draw::begin(self.theory, self.theory.settings()[row], seed);
            (row, draw)
        });
    }

    /// The rows as far as they are drawn.
    #[must_use]
    pub fn rows(&self) -> Vec<TheoryReadout> {
        let rows = self.theory.settings().iter().zip(&self.drawn);
        let readouts = rows.filter_map(|(&setting, drawn)| {
            let row = self.theory.row(setting, drawn);
            let spread = row.spread?;
            Some(TheoryReadout {
                setting,
                count: spread.count,
                mean: spread.mean,
                error: spread.error,
                least: row.range.0,
                most: row.range.1,
                low: row.law.map(|law| law.low),
                high: row.law.map(|law| law.high),
            })
        });
        readouts.collect()
    }
}

/// A layer of somebody's network in numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NegativesReadout {
    /// Its name there.
    pub name: String,
    /// Number of samples.
    pub samples: u32,
    /// Number of units.
    pub units: usize,
    /// Share of all pre-activations that are above 0.
    pub on_share: f64,
    /// Number of units that are off at every sample.
    pub dead: usize,
    /// Number of units that are on at every sample.
    pub always_on: usize,
    /// Number of units by how often they are on: never, ten tenths, always.
    pub histogram: Vec<u32>,
    /// The mean over the samples of the most directions of the input that can be left after this layer.
    pub directions: f64,
    /// The first and the third quartile of them.
    pub directions_range: (f64, f64),
}

impl NegativesReadout {
    /// The layers of a file.
    #[must_use]
    pub fn of(layers: &[LayerNegatives]) -> Vec<Self> {
        let left = surviving_directions(layers);
        let all = layers.iter().zip(left);
        let readouts = all.map(|(layer, left)| Self {
            name: layer.name.clone(),
            samples: layer.samples,
            units: layer.on.len(),
            on_share: layer.on_share(),
            dead: layer.dead(),
            always_on: layer.always_on(),
            histogram: layer.histogram(),
            directions: left.map_or(0.0, |left| left.mean),
            directions_range: left
                .map_or((0.0, 0.0), |left| (left.quartiles[0], left.quartiles[2])),
        });
        readouts.collect()
    }
}
