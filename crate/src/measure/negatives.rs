//! What a network of any size sets to zero: the pre-activations of a batch, layer by layer, in numbers.

use super::sweep::Spread;

/// A layer's pre-activations on a batch.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LayerNegatives {
    /// The layer's name in its model.
    pub name: String,
    /// Number of samples.
    pub samples: u32,
    /// Number of samples at which each unit is on: z > 0.
    pub on: Vec<u32>,
    /// By sample: how many units are on at once.
    pub on_at_once: Vec<u32>,
}

impl LayerNegatives {
    /// A layer of so many units without samples.
    #[must_use]
    pub fn new(name: &str, units: usize) -> Self {
        Self {
            name: name.to_owned(),
            on: vec![0; units],
            ..Self::default()
        }
    }

    /// Adds the pre-activations of a sample: one for each unit.
    pub fn add(&mut self, pre_activations: &[f64]) {
        self.samples += 1;
        let mut at_once = 0;
        for (on, &z) in self.on.iter_mut().zip(pre_activations) {
            *on += u32::from(z > 0.0);
            at_once += u32::from(z > 0.0);
        }
        self.on_at_once.push(at_once);
    }

    /// Number of units that are off at every sample.
    #[must_use]
    pub fn dead(&self) -> usize {
        self.on.iter().filter(|&&on| on == 0).count()
    }

    /// Number of units that are on at every sample.
    #[must_use]
    pub fn always_on(&self) -> usize {
        self.on.iter().filter(|&&on| on == self.samples).count()
    }

    /// The share of all pre-activations that are above 0.
    #[must_use]
    pub fn on_share(&self) -> f64 {
        let on: f64 = self.on.iter().map(|&on| f64::from(on)).sum();
        on / (f64::from(self.samples) * self.on.len() as f64).max(1.0)
    }

    /// Number of units by how often they are on: never; up to 10 % of the samples, up to 20 %, and so on; always.
    #[must_use]
    pub fn histogram(&self) -> Vec<u32> {
        let mut counts = vec![0; BINS];
        for &on in &self.on {
            counts[bin_of(on, self.samples)] += 1;
        }
        counts
    }
}

/// How many directions of the input can be left after each layer at most: near a sample, what gets through a layer is a linear map
/// of as many units as are on there, so the least number of them so far bounds its rank. Over the samples, by layer.
///
/// Layers must have the samples in the same order, each once.
#[must_use]
pub fn surviving_directions(layers: &[LayerNegatives]) -> Vec<Option<Spread>> {
    let mut least: Vec<u32> = Vec::new();
    let after = layers.iter().map(|layer| {
        if least.is_empty() {
            least.clone_from(&layer.on_at_once);
        } else {
            for (least, &on) in least.iter_mut().zip(&layer.on_at_once) {
                *least = on.min(*least);
            }
        }
        Spread::of(least.iter().map(|&on| f64::from(on)))
    });
    after.collect()
}

/// Never, ten tenths, always.
const BINS: usize = 12;

/// The bin of a unit that is on at some of so many examples.
#[must_use]
pub fn bin_of(on: u32, examples: u32) -> usize {
    match on {
        0 => 0,
        _ if on >= examples => BINS - 1,
        _ => 1 + (10 * u64::from(on) / u64::from(examples.max(1))).min(9) as usize,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_counted_by_sign() {
        let mut layer = LayerNegatives::new("fc1", 3);
        layer.add(&[1.0, -1.0, 0.0]);
        layer.add(&[2.0, 3.0, -0.5]);
        assert_eq!((layer.dead(), layer.always_on()), (1, 1));
        assert_eq!(layer.on, [2, 1, 0]);
        assert!((layer.on_share() - 0.5).abs() < 1e-15);
        assert_eq!(layer.histogram().iter().sum::<u32>(), 3);
    }

    #[test]
    fn directions_are_at_most_the_least_that_are_on_at_once() {
        let mut layers = [LayerNegatives::new("a", 3), LayerNegatives::new("b", 3)];
        layers[0].add(&[1.0, 1.0, -1.0]);
        layers[0].add(&[1.0, 1.0, 1.0]);
        layers[1].add(&[1.0, 1.0, 1.0]);
        layers[1].add(&[1.0, -1.0, -1.0]);
        let left = surviving_directions(&layers);
        assert_eq!(left[0].unwrap().mean, 2.5);
        // The first sample keeps two of its three, whatever comes later.
        assert_eq!(left[1].unwrap().mean, 1.5);
    }
}
