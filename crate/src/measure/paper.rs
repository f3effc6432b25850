//! A sheet of paper that is folded and cut, as a network: each fold is a layer of |z|, the cut is the output.
//!
//! A fold along a line turns one side over onto the other. In coordinates across and along the line that is |z| and z. Every unit
//! of a network has the same activation, so what is passed on unbent goes through |z + c| with a shift c that keeps z + c
//! positive; its own hinge lies far outside the frame. With (1 + s)/2·z + (1 − s)/2·|z| in the next layer, a dial s turns the
//! fold: 1 leaves the sheet flat, 0 presses the far side onto the crease as ReLU does, −1 folds it over.

use crate::network::number::rounded_to_f32;
use crate::network::{Activation, Layer, Network};

/// Folds of a sheet one after the other, each with a dial.
#[derive(Clone, Debug, PartialEq)]
pub struct PaperFolds {
    dials: Vec<f64>,
}

/// A crease through the origin, in the coordinates that the folds before it have made: where a·x + b·y is 0. The side where it is
/// positive stays in its place.
#[derive(Clone, Copy, Debug)]
struct Crease {
    a: f64,
    b: f64,
}

/// The creases of a paper snowflake: along both axes, along the diagonal, and halfway between the diagonal and the first axis.
const CREASES: [Crease; 4] = [
    Crease { a: 1.0, b: 0.0 },
    Crease { a: 0.0, b: 1.0 },
    Crease { a: 1.0, b: -1.0 },
    // The tangent of an eighth of a right angle's half: √2 − 1.
    Crease {
        a: std::f64::consts::SQRT_2 - 1.0,
        b: -1.0,
    },
];

/// What a coordinate is shifted by on its way through a layer of |z|: a power of two, so that the sum is hardly rounded.
const SHIFT: f64 = 8.0;

/// The units of a layer that folds: across the crease, then the two coordinates of the sheet.
const UNITS: usize = 3;

impl PaperFolds {
    /// The fewest and the most folds.
    pub const FOLDS: (usize, usize) = (3, CREASES.len());
    /// Dials are whole multiples of this, so that all weights of the first three folds are exact.
    pub const DIAL_STEP: f64 = 1.0 / 32.0;

    /// Folds with the given dials, from −1 to 1; `None` for fewer or more than there are creases.
    #[must_use]
    pub fn new(dials: &[f64]) -> Option<Self> {
        let (least, most) = Self::FOLDS;
        (least..=most).contains(&dials.len()).then(|| Self {
            dials: dials.iter().map(|&dial| held(dial)).collect(),
        })
    }

    /// The folds that a network makes; `None` if its hidden layers are not those of [`Self::network`] with some dials.
    #[must_use]
    pub fn of(network: &Network) -> Option<Self> {
        let hidden = network.hidden_layers();
        let folds = hidden.len().checked_sub(1)?;
        let is_alike = network.inputs() == 2
            && network.activation() == Activation::with_slope_off(-1.0)
            && hidden[..folds].iter().all(|layer| layer.units() == UNITS)
            && hidden[folds].units() == 2;
        if !is_alike || folds > CREASES.len() {
            return None;
        }
        let dials = (0..folds).map(|fold| {
            // The weight of the folded coordinate in the first of the two that it changes.
            let Crease { a, b } = CREASES[fold];
            let first = usize::from(fold + 1 < folds);
            let (row, factor) = if a == 0.0 { (first + 1, b) } else { (first, a) };
            let weight = hidden[fold + 1].row(row)[0];
            1.0 - 2.0 * weight * (a * a + b * b) / factor
        });
        let folds = Self::new(&dials.collect::<Vec<_>>())?;
        (folds.hidden_layers() == hidden).then_some(folds)
    }

    /// The dial of each fold: 1 flat, 0 pressed onto the crease, −1 folded over.
    #[must_use]
    pub fn dials(&self) -> &[f64] {
        &self.dials
    }

    /// Turns a fold's dial; nothing where there is no such fold.
    pub fn turn(&mut self, fold: usize, dial: f64) {
        if let Some(turned) = self.dials.get_mut(fold)
            && !dial.is_nan()
        {
            *turned = held(dial);
        }
    }

    /// The same with one more fold that is still flat; `None` where there is no other crease.
    #[must_use]
    pub fn once_more(&self) -> Option<Self> {
        let mut dials = self.dials.clone();
        dials.push(1.0);
        Self::new(&dials)
    }

    /// The network of these folds with an output; `None` where that does not read two coordinates.
    #[must_use]
    pub fn network(&self, output: &Layer) -> Option<Network> {
        let mut layers = self.hidden_layers();
        layers.push(output.clone());
        Network::new(Activation::with_slope_off(-1.0), layers).ok()
    }

    /// The output that cuts along across·x + up·y + at = 0, in the coordinates of the folded sheet.
    #[must_use]
    pub fn cut(across: f64, up: f64, at: f64) -> Option<Layer> {
        let bias = at - SHIFT * (across + up);
        let [across, up, bias] = [across, up, bias].map(rounded_to_f32);
        Layer::new(2, vec![across, up], vec![bias]).ok()
    }

    fn hidden_layers(&self) -> Vec<Layer> {
        // A coordinate as a sum of what the layer before passes on, and a constant.
        let mut sheet = [(vec![1.0, 0.0], 0.0), (vec![0.0, 1.0], 0.0)];
        let mut layers = Vec::with_capacity(self.dials.len() + 1);
        for (crease, &dial) in CREASES.iter().zip(&self.dials) {
            layers.push(layer_of(&sheet, Some(*crease)));
            sheet = crease.folded(dial);
        }
        layers.push(layer_of(&sheet, None));
        layers
    }
}

impl Crease {
    /// Both coordinates after a fold along this crease, in terms of the units of the layer that makes it.
    fn folded(self, dial: f64) -> [(Vec<f64>, f64); 2] {
        let Self { a, b } = self;
        let share = 0.5 * (1.0 - dial) / (a * a + b * b);
        let coordinate = |factor: f64, own: [f64; 2]| {
            let weights = [own[0] - share * factor * a, own[1] - share * factor * b];
            let constant = -SHIFT * (weights[0] + weights[1]);
            (vec![share * factor, weights[0], weights[1]], constant)
        };
        [coordinate(a, [1.0, 0.0]), coordinate(b, [0.0, 1.0])]
    }
}

/// The layer that passes both coordinates on, and what lies across a crease, where there is one.
fn layer_of([x, y]: &[(Vec<f64>, f64); 2], crease: Option<Crease>) -> Layer {
    let shifted = |(weights, constant): &(Vec<f64>, f64)| (weights.clone(), constant + SHIFT);
    let across = crease.map(|Crease { a, b }| {
        let weights = x.0.iter().zip(&y.0).map(|(x, y)| a * x + b * y);
        (weights.collect(), a * x.1 + b * y.1)
    });
    let units: Vec<(Vec<f64>, f64)> = (across.into_iter())
        .chain([shifted(x), shifted(y)])
        .collect();
    let weights = units
        .iter()
        .flat_map(|(weights, _)| weights.iter().copied());
    // Without the sign of a zero, which would be written into links.
    let rounded = |value: f64| rounded_to_f32(value) + 0.0;
    let weights = weights.map(rounded).collect();
    let biases = units.iter().map(|(_, bias)| rounded(*bias)).collect();
    Layer::new(x.0.len(), weights, biases).expect("finite numbers, a row for each unit")
}

/// A dial from −1 to 1, a multiple of its step.
fn held(dial: f64) -> f64 {
    let step = PaperFolds::DIAL_STEP;
    (dial.clamp(-1.0, 1.0) / step).round() * step
}
