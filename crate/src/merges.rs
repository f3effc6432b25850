//! What a layer no longer tells apart: samples with the same activations in every unit.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::dataset::{Label, Sample};
use crate::network::Network;

/// How many samples a hidden layer has merged with others, by class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Merges {
    /// Samples with every unit of the layer off: dead points, erased where the slope of the off side is 0.
    pub dead_points: usize,
    /// Samples with the same activations as another sample of their class.
    pub same_class: usize,
    /// Samples with the same activations as a sample of another class: no later layer can be right on all of them.
    pub different_classes: usize,
}

impl Merges {
    /// Counts what a hidden layer, counted from 0, makes of samples; `None` where there is no such layer.
    ///
    /// Activations are those of a forward pass in `f64`, and the same only if all their bits are.
    #[must_use]
    pub fn of<'a>(
        network: &Network,
        layer: usize,
        samples: impl IntoIterator<Item = &'a Sample>,
    ) -> Option<Self> {
        network.hidden_layers().get(layer)?;
        let mut merges = Self::default();
        let mut groups: HashMap<Vec<u64>, BTreeMap<Label, usize>> = HashMap::new();
        for sample in samples {
            let z = &network.pre_activations(sample.at)[layer];
            merges.dead_points += usize::from(z.iter().all(|&z| z <= 0.0));
            // A sum with 0 is never the negative zero, whose bits are others.
            let bits = |&z: &f64| (network.activation().apply(z) + 0.0).to_bits();
            let group = groups.entry(z.iter().map(bits).collect()).or_default();
            *group.entry(sample.label).or_default() += 1;
        }
        for classes in groups.values() {
            let alike: usize = classes.values().filter(|&&samples| samples > 1).sum();
            merges.same_class += alike;
            if classes.len() > 1 {
                merges.different_classes += classes.values().sum::<usize>();
            }
        }
        Some(merges)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activation::Activation;
    use crate::geometry::Point;
    use crate::network::Layer;

    /// |x1| by two mirror units, and x2 where it is positive.
    fn network(activation: Activation) -> Network {
        let rows = vec![1.0, 0.0, -1.0, 0.0, 0.0, 1.0];
        let hidden = Layer::new(2, rows, vec![-0.5, -0.5, 0.0]).unwrap();
        Network::new(activation, vec![hidden, Layer::zeros(3, 1)]).unwrap()
    }

    fn samples(rows: &[(f64, f64, u8)]) -> Vec<Sample> {
        let sample = |&(x, y, label)| Sample {
            at: Point::new(x, y),
            label: Label(label),
            test: false,
        };
        rows.iter().map(sample).collect()
    }

    fn merges(rows: &[(f64, f64, u8)]) -> Merges {
        Merges::of(&network(Activation::Relu), 0, &samples(rows)).unwrap()
    }

    #[test]
    fn samples_in_the_erased_cell_merge_by_class() {
        let found = merges(&[
            (0.1, -1.0, 0),
            (0.5, 0.0, 0),
            (-0.3, -2.0, 1),
            (0.9, -1.0, 1),
        ]);
        assert_eq!(
            found,
            Merges {
                dead_points: 3,
                same_class: 2,
                different_classes: 3,
            }
        );
    }

    #[test]
    fn samples_along_the_lost_direction_merge_where_one_unit_is_on() {
        let found = merges(&[(0.75, -1.0, 1), (0.75, -0.25, 1), (0.75, 0.25, 1)]);
        assert_eq!((found.same_class, found.dead_points), (2, 0));
    }

    #[test]
    fn nothing_merges_where_every_unit_has_two_slopes() {
        let rows = [(0.1, -1.0, 0), (0.5, 0.0, 0), (-0.3, -2.0, 1)];
        let leaky = network(Activation::Leaky { slope: 0.125 });
        let found = Merges::of(&leaky, 0, &samples(&rows)).unwrap();
        assert_eq!((found.same_class, found.different_classes), (0, 0));
    }

    #[test]
    fn a_layer_that_is_not_there_merges_nothing() {
        assert_eq!(Merges::of(&network(Activation::Relu), 1, &[]), None);
        assert_eq!(merges(&[]), Merges::default());
    }
}
