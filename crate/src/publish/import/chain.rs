//! The network of steps that follow each other: sums, scales, activations.

use super::error::{ImportError, excerpt};
use super::tensor::Tensor;
use crate::network::number::rounded_to_f32;
use crate::network::{Activation, Layer, Network, NetworkError, ShapeLimits};

/// What happens to the numbers of a layer.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// z = W·input + b.
    Affine(Affine),
    /// Every number times a factor, plus a summand of its own.
    Scale {
        factors: Vec<f64>,
        summands: Vec<f64>,
    },
    /// The activation of a hidden layer.
    Bend(Activation),
}

/// Weights, a row for each unit, and biases.
#[derive(Clone, Debug)]
pub(super) struct Affine {
    pub(super) name: String,
    pub(super) inputs: usize,
    pub(super) weights: Vec<f64>,
    pub(super) biases: Vec<f64>,
}

impl Affine {
    /// The sums of some weights, a row for each unit or, `transposed`, a row for each input. Without biases they are 0.
    pub(super) fn of(
        weights: &Tensor,
        transposed: bool,
        biases: Option<&Tensor>,
    ) -> Result<Self, ImportError> {
        let (rows, columns) = weights.extent()?;
        let (units, inputs) = if transposed {
            (columns, rows)
        } else {
            (rows, columns)
        };
        let values = weights.checked()?;
        let biases = match biases {
            None => vec![0.0; units],
            Some(biases) if biases.is_list_of(units) => biases.checked()?.to_vec(),
            Some(biases) => {
                let key = excerpt(&biases.name);
                return Err(ImportError::Biases { key, units });
            }
        };
        let weights = if transposed {
            let places = (0..units).flat_map(|unit| (0..inputs).map(move |input| (unit, input)));
            places
                .map(|(unit, input)| values[input * units + unit])
                .collect()
        } else {
            values.to_vec()
        };
        let name = String::new();
        Ok(Self {
            name,
            inputs,
            weights,
            biases,
        })
    }

    /// The same under a name for messages and for the order of layers.
    pub(super) fn named(self, name: &str) -> Self {
        let name = name.to_owned();
        Self { name, ..self }
    }

    pub(super) const fn units(&self) -> usize {
        self.biases.len()
    }

    fn rows(&self) -> impl Iterator<Item = &[f64]> {
        self.weights.chunks_exact(self.inputs.max(1))
    }

    /// These sums and then those.
    fn then(&self, next: &Self) -> Result<Self, ImportError> {
        /// More products than any network needs that fits the page.
        const MOST: usize = 1 << 24;
        let products = self.weights.len().saturating_mul(next.units());
        if products > MOST {
            let (found, most) = (self.units(), ShapeLimits::SLICE.width);
            return Err(NetworkError::Width {
                layer: 1,
                found,
                most,
            }
            .into());
        }
        let mut weights = Vec::with_capacity(next.units() * self.inputs);
        let mut biases = Vec::with_capacity(next.units());
        for (row, bias) in next.rows().zip(&next.biases) {
            let mut sums = vec![0.0; self.inputs];
            let mut sum = *bias;
            for ((factor, inner), inner_bias) in row.iter().zip(self.rows()).zip(&self.biases) {
                sum += factor * inner_bias;
                for (total, weight) in sums.iter_mut().zip(inner) {
                    *total += factor * weight;
                }
            }
            weights.extend(sums);
            biases.push(sum);
        }
        let (name, inputs) = (next.name.clone(), self.inputs);
        Ok(Self {
            name,
            inputs,
            weights,
            biases,
        })
    }

    /// Scales these sums.
    fn scale(&mut self, factors: &[f64], summands: &[f64]) {
        let inputs = self.inputs.max(1);
        for (row, factor) in self.weights.chunks_exact_mut(inputs).zip(factors) {
            row.iter_mut().for_each(|weight| *weight *= factor);
        }
        for ((bias, factor), summand) in self.biases.iter_mut().zip(factors).zip(summands) {
            *bias = *bias * factor + summand;
        }
    }

    /// These sums of scaled inputs.
    fn of_scaled(mut self, factors: &[f64], summands: &[f64]) -> Self {
        let inputs = self.inputs.max(1);
        for (row, bias) in self.weights.chunks_exact_mut(inputs).zip(&mut self.biases) {
            for ((weight, factor), summand) in row.iter_mut().zip(factors).zip(summands) {
                *bias += *weight * summand;
                *weight *= factor;
            }
        }
        self
    }

    /// The layer, rounded to `f32` values.
    fn layer(&self) -> Result<Layer, ImportError> {
        let rounded = |values: &[f64]| {
            let singles = values.iter().map(|&value| {
                let single = rounded_to_f32(value);
                single.is_finite().then_some(single)
            });
            singles.collect::<Option<Vec<f64>>>()
        };
        let beyond = || ImportError::Range {
            key: excerpt(&self.name),
        };
        let weights = rounded(&self.weights).ok_or_else(beyond)?;
        let biases = rounded(&self.biases).ok_or_else(beyond)?;
        Ok(Layer::new(self.inputs, weights, biases)?)
    }
}

/// A network of a file, with parameters rounded to `f32` and as they stand there. It may be larger than those of scenes.
pub(super) struct Chained {
    pub(super) network: Network,
    pub(super) exact: Network,
}

/// The network of some steps, and the activation of its hidden layers; without any, `assumed` is.
pub(super) fn network_of(steps: Vec<Step>, assumed: Activation) -> Result<Chained, ImportError> {
    let mut layers: Vec<Affine> = Vec::new();
    let mut activation: Option<Activation> = None;
    // Whether a layer is still without its activation, and a scale that waits for the layer after it.
    let (mut open, mut waiting): (bool, Option<Scale>) = (false, None);
    for step in steps {
        match step {
            Step::Bend(_) if !open || waiting.is_some() => return Err(ImportError::LoneActivation),
            Step::Bend(found) => {
                let first = *activation.get_or_insert(found);
                if first != found {
                    let (first, second) = (first.name(), found.name());
                    return Err(ImportError::Activations { first, second });
                }
                open = false;
            }
            Step::Scale { factors, summands } if open => {
                let count = layers.len();
                if let Some(layer) = layers.last_mut() {
                    if layer.units() != factors.len() {
                        return Err(mismatch(count, layer.units(), factors.len()));
                    }
                    layer.scale(&factors, &summands);
                }
            }
            Step::Scale { factors, summands } => waiting = Some(joined(waiting, factors, summands)),
            Step::Affine(mut next) => {
                if let Some((factors, summands)) = waiting.take() {
                    if factors.len() != next.inputs {
                        return Err(mismatch(layers.len(), factors.len(), next.inputs));
                    }
                    next = next.of_scaled(&factors, &summands);
                }
                if let Some(last) = layers.last().filter(|last| last.units() != next.inputs) {
                    return Err(mismatch(layers.len(), last.units(), next.inputs));
                }
                match layers.last_mut().filter(|_| open) {
                    Some(last) => *last = last.then(&next)?,
                    None => layers.push(next),
                }
                open = true;
            }
        }
    }
    // After the last layer nothing may bend its scores.
    if !open || waiting.is_some() {
        return Err(ImportError::LoneActivation);
    }
    of_layers(activation.unwrap_or(assumed), &layers)
}

/// The network of layers that share an activation.
pub(super) fn of_layers(activation: Activation, layers: &[Affine]) -> Result<Chained, ImportError> {
    if layers.len() > ShapeLimits::SLICE.hidden_layers + 1 {
        let found = layers.len() - 1;
        return Err(NetworkError::TooManyLayers { found }.into());
    }
    let rounded: Result<Vec<Layer>, ImportError> = layers.iter().map(Affine::layer).collect();
    let exact = layers.iter().map(|layer| {
        let (weights, biases) = (layer.weights.clone(), layer.biases.clone());
        Layer::new(layer.inputs, weights, biases)
    });
    let exact: Result<Vec<Layer>, NetworkError> = exact.collect();
    Ok(Chained {
        network: Network::within(ShapeLimits::SLICE, activation, rounded?)?,
        exact: Network::within(ShapeLimits::SLICE, activation, exact?)?,
    })
}

const fn mismatch(layer: usize, expected: usize, found: usize) -> ImportError {
    ImportError::Network(NetworkError::Mismatch {
        layer,
        expected,
        found,
    })
}

/// Factors and summands.
type Scale = (Vec<f64>, Vec<f64>);

/// Two scales, one after the other.
fn joined(before: Option<Scale>, factors: Vec<f64>, summands: Vec<f64>) -> Scale {
    match before {
        Some((first, second)) if first.len() == factors.len() => {
            let summed = second.iter().zip(&factors).zip(&summands);
            let summed = summed.map(|((before, factor), summand)| before * factor + summand);
            (
                first.iter().zip(&factors).map(|(a, b)| a * b).collect(),
                summed.collect(),
            )
        }
        _ => (factors, summands),
    }
}
