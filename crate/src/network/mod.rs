//! Fully connected networks, in the sizes that a scene can show, and larger ones, of which a slice can be seen.

use crate::geometry::{Affine, Point};

mod activation;
pub mod decimal;
mod error;
mod layer;
pub(crate) mod named;
pub mod number;
mod pattern;
pub mod probability;
mod shape_limits;
mod top_two;
mod unit;

pub use activation::Activation;
pub use error::NetworkError;
pub use layer::Layer;
pub use pattern::ActivationPattern;
pub use shape_limits::ShapeLimits;
pub use top_two::TopTwo;
pub use unit::UnitId;

/// A network: hidden layers that share one activation, followed by an output layer of plain sums, the scores.
///
/// ```
/// use crease::{Activation, Layer, Network, Point};
///
/// // |x1| from two ReLU units.
/// let hidden = Layer::new(2, vec![1.0, 0.0, -1.0, 0.0], vec![0.0, 0.0])?;
/// let output = Layer::new(2, vec![1.0, 1.0], vec![0.0])?;
/// let network = Network::new(Activation::Relu, vec![hidden, output])?;
/// assert_eq!(network.scores(Point::new(-0.5, 0.25)), [0.5]);
/// # Ok::<(), crease::NetworkError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    activation: Activation,
    layers: Vec<Layer>,
}

impl Network {
    /// The largest number of hidden layers.
    pub const MAX_HIDDEN_LAYERS: usize = ShapeLimits::SCENE.hidden_layers;
    /// The largest number of units in a hidden layer.
    pub const MAX_WIDTH: usize = ShapeLimits::SCENE.width;
    /// The largest number of inputs.
    pub const MAX_INPUTS: usize = ShapeLimits::SCENE.inputs;
    /// The largest number of outputs.
    pub const MAX_OUTPUTS: usize = ShapeLimits::SCENE.outputs;

    /// Creates a network from its layers, the output layer last.
    ///
    /// # Errors
    /// When layers do not fit each other, a count is outside the limits above, or a parameter is not finite.
    pub fn new(activation: Activation, layers: Vec<Layer>) -> Result<Self, NetworkError> {
        Self::within(ShapeLimits::SCENE, activation, layers)
    }

    /// Creates a network within other limits than those of a scene.
    ///
    /// # Errors
    /// Those of [`Network::new`], with these limits.
    pub fn within(
        limits: ShapeLimits,
        activation: Activation,
        layers: Vec<Layer>,
    ) -> Result<Self, NetworkError> {
        let network = Self { activation, layers };
        network.check(limits)?;
        Ok(network)
    }

    /// A network of the given shape whose parameters are all zero; `widths` are inputs, hidden layers, outputs.
    ///
    /// # Errors
    /// When a count is outside the limits of this type.
    pub fn zeros(activation: Activation, widths: &[usize]) -> Result<Self, NetworkError> {
        let layers = widths
            .windows(2)
            .map(|pair| Layer::zeros(pair[0], pair[1]))
            .collect();
        Self::new(activation, layers)
    }

    /// Whether the network is within limits.
    ///
    /// # Errors
    /// The first limit that it is not within, or what makes it no network at all.
    pub fn check(&self, most: ShapeLimits) -> Result<(), NetworkError> {
        let (Some(first), Some(last)) = (self.layers.first(), self.layers.last()) else {
            return Err(NetworkError::NoOutput);
        };
        let hidden = self.layers.len() - 1;
        if hidden > most.hidden_layers {
            return Err(NetworkError::TooManyLayers { found: hidden });
        }
        let limits = |layer, found, most| NetworkError::Width { layer, found, most };
        if !(1..=most.inputs).contains(&first.inputs) {
            return Err(limits(0, first.inputs, most.inputs));
        }
        if !(1..=most.outputs).contains(&last.units()) {
            return Err(limits(hidden + 1, last.units(), most.outputs));
        }
        for (index, layer) in self.layers[..hidden].iter().enumerate() {
            if !(1..=most.width).contains(&layer.units()) {
                return Err(limits(index + 1, layer.units(), most.width));
            }
        }
        for (index, pair) in self.layers.windows(2).enumerate() {
            if pair[0].units() != pair[1].inputs {
                return Err(NetworkError::Mismatch {
                    layer: index + 1,
                    expected: pair[0].units(),
                    found: pair[1].inputs,
                });
            }
        }
        let finite = |values: &[f64]| values.iter().all(|value| value.is_finite());
        let broken = self
            .layers
            .iter()
            .position(|layer| !finite(&layer.weights) || !finite(&layer.biases));
        match broken {
            Some(layer) => Err(NetworkError::NotFinite { layer }),
            None if !self.activation.is_sound() => Err(NetworkError::NotFinite { layer: 0 }),
            None => Ok(()),
        }
    }

    /// The activation of the hidden units.
    #[must_use]
    pub const fn activation(&self) -> Activation {
        self.activation
    }

    /// All layers, the output layer last.
    #[must_use]
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// The hidden layers.
    #[must_use]
    pub fn hidden_layers(&self) -> &[Layer] {
        &self.layers[..self.layers.len() - 1]
    }

    /// The output layer.
    #[must_use]
    pub fn output_layer(&self) -> &Layer {
        &self.layers[self.layers.len() - 1]
    }

    /// Number of inputs.
    #[must_use]
    pub fn inputs(&self) -> usize {
        self.layers[0].inputs
    }

    /// Number of outputs.
    #[must_use]
    pub fn outputs(&self) -> usize {
        self.output_layer().units()
    }

    /// Number of inputs, widths of the hidden layers and number of outputs, as they are written: `2-8-8-1`.
    #[must_use]
    pub fn shape(&self) -> String {
        let units = self.layers.iter().map(Layer::units);
        let widths = std::iter::once(self.inputs()).chain(units);
        let widths: Vec<String> = widths.map(|width| width.to_string()).collect();
        widths.join("-")
    }

    /// Widths of the hidden layers.
    #[must_use]
    pub fn hidden_widths(&self) -> Vec<usize> {
        self.hidden_layers().iter().map(Layer::units).collect()
    }

    /// The network cut off after a hidden layer, with one output that is always 0; `None` where there is no such layer.
    #[must_use]
    pub fn up_to(&self, layer: usize) -> Option<Self> {
        let hidden = self.hidden_layers().get(..=layer)?;
        let units = hidden.last()?.units();
        let mut layers = hidden.to_vec();
        layers.push(Layer::zeros(units, 1));
        Some(Self {
            activation: self.activation,
            layers,
        })
    }

    /// The network whose outputs are the pre-activations of a hidden layer; `None` where there is no such layer.
    ///
    /// There can be more of them than a network may have outputs, so this is for internal use only.
    pub(crate) fn pre_activations_of(&self, layer: usize) -> Option<Self> {
        self.hidden_layers().get(layer)?;
        Some(Self {
            activation: self.activation,
            layers: self.layers[..=layer].to_vec(),
        })
    }

    /// Number of weights and biases.
    #[must_use]
    pub fn parameter_count(&self) -> usize {
        self.layers
            .iter()
            .map(|layer| layer.weights.len() + layer.biases.len())
            .sum()
    }

    /// Every parameter, layer by layer: the layer's weights row-major, then its biases.
    pub fn parameters(&self) -> impl Iterator<Item = f64> + '_ {
        self.layers
            .iter()
            .flat_map(|layer| layer.weights.iter().chain(&layer.biases).copied())
    }

    /// A network of the same shape with other parameters, in the order of [`Network::parameters`].
    ///
    /// # Errors
    /// When the number of values is wrong, or a value is not finite.
    pub fn with_parameters(&self, values: &[f64]) -> Result<Self, NetworkError> {
        let expected = self.parameter_count();
        if values.len() != expected {
            return Err(NetworkError::WeightCount {
                expected,
                found: values.len(),
            });
        }
        let mut network = self.clone();
        let mut rest = values.iter().copied();
        for layer in &mut network.layers {
            let slots = layer.weights.iter_mut().chain(&mut layer.biases);
            for (slot, value) in slots.zip(rest.by_ref()) {
                *slot = value;
            }
        }
        network.check(ShapeLimits::SCENE)?;
        Ok(network)
    }

    /// A network with the same parameters and another activation.
    ///
    /// # Errors
    /// When the slope or sharpness is not usable, see [`Activation::is_sound`].
    pub fn with_activation(&self, activation: Activation) -> Result<Self, NetworkError> {
        Self::new(activation, self.layers.clone())
    }

    /// A unit's bias, output units included; `None` for a unit that does not exist.
    #[must_use]
    pub fn bias(&self, unit: UnitId) -> Option<f64> {
        self.layers.get(unit.layer)?.biases.get(unit.unit).copied()
    }

    /// A unit's weight for one input; `None` for a unit or input that does not exist.
    #[must_use]
    pub fn weight(&self, unit: UnitId, input: usize) -> Option<f64> {
        let layer = self.layers.get(unit.layer)?;
        (unit.unit < layer.units())
            .then(|| layer.row(unit.unit).get(input).copied())
            .flatten()
    }

    /// Changes a unit's bias.
    ///
    /// # Errors
    /// When the unit does not exist or the value is not finite; the network is then unchanged.
    pub fn set_bias(&mut self, unit: UnitId, value: f64) -> Result<(), NetworkError> {
        let slot = self
            .layers
            .get_mut(unit.layer)
            .and_then(|layer| layer.biases.get_mut(unit.unit))
            .ok_or(NetworkError::NoSuchUnit(unit))?;
        if !value.is_finite() {
            return Err(NetworkError::NotFinite { layer: unit.layer });
        }
        *slot = value;
        Ok(())
    }

    /// Changes a unit's weight for one input.
    ///
    /// # Errors
    /// When the unit or input does not exist or the value is not finite; the network is then unchanged.
    pub fn set_weight(
        &mut self,
        unit: UnitId,
        input: usize,
        value: f64,
    ) -> Result<(), NetworkError> {
        self.weight(unit, input)
            .ok_or(NetworkError::NoSuchUnit(unit))?;
        if !value.is_finite() {
            return Err(NetworkError::NotFinite { layer: unit.layer });
        }
        let layer = &mut self.layers[unit.layer];
        layer.weights[unit.unit * layer.inputs + input] = value;
        Ok(())
    }

    /// The network whose outputs are differences of this network's outputs, first minus second for each of `pairs`, together
    /// with the rounding errors of its last layer: the sum of both layers' parameters is exactly the difference.
    ///
    /// There can be more pairs than a network may have outputs, so this is for internal use only.
    pub(crate) fn differences(&self, pairs: &[(usize, usize)]) -> (Self, Layer) {
        let outputs = self.output_layer();
        let mut rounded = Layer::zeros(outputs.inputs(), 0);
        let mut rest = rounded.clone();
        for &(first, second) in pairs {
            for (a, b) in outputs.row(first).iter().zip(outputs.row(second)) {
                rounded.weights.push(a - b);
                rest.weights.push(lost_in_difference(*a, *b));
            }
            let (a, b) = (outputs.biases[first], outputs.biases[second]);
            rounded.biases.push(a - b);
            rest.biases.push(lost_in_difference(a, b));
        }
        let mut layers = self.hidden_layers().to_vec();
        layers.push(rounded);
        let activation = self.activation;
        (Self { activation, layers }, rest)
    }

    /// The pre-activation of a unit of the first layer as a map of the plane; `None` for other units.
    #[must_use]
    pub fn first_layer_line(&self, unit: UnitId) -> Option<Affine> {
        let hidden = self.hidden_layers().first()?;
        if unit.layer != 0 || unit.unit >= hidden.units() {
            return None;
        }
        let row = hidden.row(unit.unit);
        let second = row.get(1).copied().unwrap_or(0.0);
        Some(Affine::new(row[0], second, hidden.biases()[unit.unit]))
    }

    /// Pre-activations of every layer at a point, the scores last. A network with one input reads x1 only.
    #[must_use]
    pub fn pre_activations(&self, at: Point) -> Vec<Vec<f64>> {
        let mut input = vec![at.x, at.y];
        input.truncate(self.inputs());
        self.pre_activations_from(input)
    }

    /// Pre-activations of every layer for one number per input, the scores last.
    #[must_use]
    pub fn pre_activations_from(&self, mut input: Vec<f64>) -> Vec<Vec<f64>> {
        let mut all = Vec::with_capacity(self.layers.len());
        for layer in &self.layers {
            let z = layer.pre_activations(&input);
            input = z.iter().map(|&z| self.activation.apply(z)).collect();
            all.push(z);
        }
        all
    }

    /// The scores at a point: the outputs before any sigmoid or softmax.
    #[must_use]
    pub fn scores(&self, at: Point) -> Vec<f64> {
        self.pre_activations(at).pop().unwrap_or_default()
    }

    /// The activation pattern at a point, decided by the signs of the computed floats.
    #[must_use]
    pub fn pattern_at(&self, at: Point) -> ActivationPattern {
        let mut pattern = ActivationPattern::all_off(&self.hidden_widths());
        let z = self.pre_activations(at);
        for (layer, values) in z[..z.len() - 1].iter().enumerate() {
            for (unit, &value) in values.iter().enumerate() {
                pattern.set(UnitId::new(layer, unit), value > 0.0);
            }
        }
        pattern
    }

    /// The pre-activation of `unit` as an affine map of the plane, where the hidden layers before it follow `pattern`.
    ///
    /// For a unit of the output layer this is the formula of a region: exact up to rounding. A unit that does not exist
    /// gives the zero map. Nothing is promised for a smooth activation, which follows no pattern.
    #[must_use]
    pub fn affine_on(&self, pattern: &ActivationPattern, unit: UnitId) -> Affine {
        if self.bias(unit).is_none() {
            return Affine::default();
        }
        let mut row = self.layers[unit.layer].row(unit.unit).to_vec();
        let mut constant = self.layers[unit.layer].biases[unit.unit];
        // Runs backwards, so that one row instead of a whole matrix is carried through the layers.
        for (index, layer) in self.layers[..unit.layer].iter().enumerate().rev() {
            let mut before = vec![0.0; layer.inputs];
            for (place, &weight) in row.iter().enumerate() {
                let slope = if pattern.is_on(UnitId::new(index, place)) {
                    Activation::SLOPE_ON
                } else {
                    self.activation.slope_off()
                };
                let factor = weight * slope;
                constant += factor * layer.biases[place];
                for (sum, w) in before.iter_mut().zip(layer.row(place)) {
                    *sum += factor * w;
                }
            }
            row = before;
        }
        Affine::new(
            row.first().copied().unwrap_or(0.0),
            row.get(1).copied().unwrap_or(0.0),
            constant,
        )
    }

    /// Every hidden unit, in reading order through the layers.
    pub fn hidden_units(&self) -> impl Iterator<Item = UnitId> + '_ {
        self.hidden_layers()
            .iter()
            .enumerate()
            .flat_map(|(layer, l)| (0..l.units()).map(move |unit| UnitId { layer, unit }))
    }

    /// A unit's letters: hidden units are lettered on through the layers like spreadsheet columns (A … Z, AA …).
    ///
    /// `None` for output units and for units that do not exist.
    #[must_use]
    pub fn letters(&self, unit: UnitId) -> Option<String> {
        let hidden = self.hidden_layers();
        if unit.unit >= hidden.get(unit.layer)?.units() {
            return None;
        }
        let before: usize = hidden[..unit.layer].iter().map(Layer::units).sum();
        Some(column_letters(before + unit.unit))
    }
}

/// (a − b) minus its rounded value, exactly (Knuth's two-sum); no sum of f64 values in the permitted range under- or
/// overflows.
fn lost_in_difference(a: f64, b: f64) -> f64 {
    let difference = a - b;
    let taken = difference - a;
    (a - (difference - taken)) - (b + taken)
}

/// Spreadsheet letters of a column counted from 0: A, B, … Z, AA, AB, …
fn column_letters(column: usize) -> String {
    let mut rest = column + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest % 26]));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn xor() -> Network {
        let hidden = Layer::new(2, vec![1.0, 1.0, -1.0, -1.0], vec![0.0, 0.0]).unwrap();
        let output = Layer::new(2, vec![1.0, 1.0], vec![-0.5]).unwrap();
        Network::new(Activation::Relu, vec![hidden, output]).unwrap()
    }

    #[test]
    fn letters_run_on_through_the_layers() {
        let network = Network::zeros(Activation::Relu, &[2, 20, 10, 1]).unwrap();
        assert_eq!(network.letters(UnitId::new(0, 0)).as_deref(), Some("A"));
        assert_eq!(network.letters(UnitId::new(1, 5)).as_deref(), Some("Z"));
        assert_eq!(network.letters(UnitId::new(1, 6)).as_deref(), Some("AA"));
        assert_eq!(network.letters(UnitId::new(2, 0)), None);
    }

    #[test]
    fn the_formula_of_a_pattern_agrees_with_the_score() {
        let network = xor();
        for at in [
            Point::new(0.7, 0.2),
            Point::new(-0.4, -0.9),
            Point::new(0.3, -0.3),
        ] {
            let formula = network.affine_on(&network.pattern_at(at), UnitId::new(1, 0));
            assert!((formula.at(at) - network.scores(at)[0]).abs() < 1e-15);
        }
    }

    #[test]
    fn parameters_round_trip() {
        let network = xor();
        let values: Vec<f64> = network.parameters().collect();
        assert_eq!(network.with_parameters(&values), Ok(network.clone()));
        assert_eq!(
            network.with_parameters(&values[1..]),
            Err(NetworkError::WeightCount {
                expected: 9,
                found: 8
            })
        );
    }

    #[test]
    fn bad_networks_are_named() {
        let odd = Layer::zeros(3, 1);
        assert_eq!(
            Network::new(Activation::Relu, vec![Layer::zeros(2, 2), odd]),
            Err(NetworkError::Mismatch {
                layer: 1,
                expected: 2,
                found: 3
            })
        );
        assert!(Network::zeros(Activation::Relu, &[2, 65, 1]).is_err());
        assert!(Network::zeros(Activation::Relu, &[3, 1]).is_err());
        assert!(Network::new(Activation::Relu, vec![]).is_err());
        let mut network = xor();
        assert!(network.set_bias(UnitId::new(0, 0), f64::NAN).is_err());
        assert!(network.set_weight(UnitId::new(0, 0), 2, 1.0).is_err());
        assert_eq!(network, xor());
    }
}
