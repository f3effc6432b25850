//! Where a run starts.

use crate::activation::Activation;
use crate::network::{Layer, Network, NetworkError};
use crate::number::rounded_to_f32;
use crate::random::{Purpose, Stream};

/// How initial weights and biases are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// Normal weights of variance 2 / inputs, biases 0 (He et al. 2015).
    He,
    /// Uniform weights of variance 2 / (inputs + units), biases 0 (Glorot and Bengio 2010).
    Glorot,
    /// Weights and biases uniform within ±1/√inputs, as `PyTorch` draws them.
    Uniform,
}

/// The recipe of a network's initial parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Initializer {
    /// How they are drawn.
    pub scheme: Scheme,
    /// Seed of the draw.
    pub seed: u64,
}

impl Initializer {
    /// A network of the given widths (inputs, hidden layers, outputs) with freshly drawn `f32` parameters.
    ///
    /// # Errors
    /// Widths outside the limits of [`Network`].
    pub fn network(
        self,
        activation: Activation,
        widths: &[usize],
    ) -> Result<Network, NetworkError> {
        // Refuses bad widths before anything of that size is drawn.
        let shape = Network::zeros(activation, widths)?;
        let mut random = Stream::new(self.seed, Purpose::Weights);
        let layers = shape.layers().iter().map(|layer| {
            let (inputs, units) = (layer.inputs() as f64, layer.units() as f64);
            let mut draw = || {
                rounded_to_f32(match self.scheme {
                    Scheme::He => random.normal() * libm::sqrt(2.0 / inputs),
                    Scheme::Glorot => {
                        random.between(-1.0, 1.0) * libm::sqrt(6.0 / (inputs + units))
                    }
                    Scheme::Uniform => random.between(-1.0, 1.0) / libm::sqrt(inputs),
                })
            };
            let weights = (0..layer.inputs() * layer.units())
                .map(|_| draw())
                .collect();
            let biases = (0..layer.units())
                .map(|_| {
                    if self.scheme == Scheme::Uniform {
                        draw()
                    } else {
                        0.0
                    }
                })
                .collect();
            Layer::new(layer.inputs(), weights, biases)
        });
        Network::new(activation, layers.collect::<Result<_, _>>()?)
    }
}

impl Default for Initializer {
    fn default() -> Self {
        Self {
            scheme: Scheme::Uniform,
            seed: 1,
        }
    }
}

impl Scheme {
    /// Every scheme with its name in links.
    pub const NAMES: [(Self, &'static str); 3] = [
        (Self::He, "he"),
        (Self::Glorot, "glorot"),
        (Self::Uniform, "uniform"),
    ];
    /// The name in links.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES
            .iter()
            .find(|(s, _)| *s == self)
            .map_or("", |(_, n)| n)
    }
    /// The scheme of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES
            .iter()
            .find(|(_, n)| *n == name)
            .map(|(s, _)| *s)
    }
}
