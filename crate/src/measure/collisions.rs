//! Collisions: samples that a layer maps to the same activations, so that no later layer can tell them apart.

use serde::Serialize;

use crate::cells::{Retention, point_images};
use crate::dataset::Sample;
use crate::geometry::Point;
use crate::network::Network;

/// How many samples a hidden layer erases, flattens, or maps to the activations of others, by class. All of it is decided
/// exactly.
///
/// Samples at the same position do not collide with each other: no layer could tell them apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Collisions {
    /// Dead points: samples on which every unit of the layer is off and passes nothing on, see
    /// [`crate::Activation::silences`].
    pub dead_points: usize,
    /// Samples whose whole neighbourhood has the same activations.
    pub erased: usize,
    /// Samples whose neighbours along one direction have the same activations.
    pub flattened: usize,
    /// Samples with the same activations as a sample of their class at another position.
    pub same_class: usize,
    /// Samples with the same activations as a sample of another class at another position: no later layer can be right on
    /// all of them.
    pub different_classes: usize,
}

impl Collisions {
    /// Counts the effects of a hidden layer, counted from 0, on samples; `None` where there is no such layer.
    #[must_use]
    pub fn of<'a>(
        network: &Network,
        layer: usize,
        samples: impl IntoIterator<Item = &'a Sample>,
    ) -> Option<Self> {
        let samples: Vec<&Sample> = samples.into_iter().collect();
        let places: Vec<Point> = samples.iter().map(|sample| sample.at).collect();
        let images = point_images(network, layer, &places)?;
        let silences = network.activation().silences();
        let mut collisions = Self::default();
        let mut groups: Vec<Vec<&Sample>> = vec![Vec::new(); samples.len()];
        for (image, sample) in images.iter().zip(samples) {
            groups[image.number].push(sample);
            collisions.dead_points += usize::from(silences && image.all_off);
            collisions.erased += usize::from(image.retention == Retention::Erased);
            collisions.flattened += usize::from(image.retention == Retention::Flattened);
        }
        for group in &groups {
            for sample in group {
                let mut elsewhere = group.iter().filter(|other| other.at != sample.at);
                let is_same = |other: &&Sample| other.label == sample.label;
                collisions.same_class += usize::from(elsewhere.clone().any(is_same));
                collisions.different_classes += usize::from(elsewhere.any(|other| !is_same(other)));
            }
        }
        Some(collisions)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Label;
    use crate::network::Activation;
    use crate::network::Layer;

    /// |x1| from two units, and x2 where it is positive.
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

    fn collisions(rows: &[(f64, f64, u8)]) -> Collisions {
        Collisions::of(&network(Activation::Relu), 0, &samples(rows)).unwrap()
    }

    #[test]
    fn samples_in_the_erased_cell_collide_by_class() {
        let found = collisions(&[
            (0.1, -1.0, 0),
            (0.5, 0.0, 0),
            (-0.3, -2.0, 1),
            (0.9, -1.0, 1),
        ]);
        assert_eq!(
            found,
            Collisions {
                dead_points: 3,
                erased: 3,
                flattened: 1,
                same_class: 2,
                different_classes: 3,
            }
        );
    }

    #[test]
    fn samples_along_the_lost_direction_collide_where_one_unit_is_on() {
        let found = collisions(&[(0.75, -1.0, 1), (0.75, -0.25, 1), (0.75, 0.25, 1)]);
        assert_eq!((found.same_class, found.dead_points), (2, 0));
    }

    #[test]
    fn nothing_collides_where_every_unit_has_two_slopes() {
        let rows = [(0.1, -1.0, 0), (0.5, 0.0, 0), (-0.3, -2.0, 1)];
        let leaky = network(Activation::Leaky { slope: 0.125 });
        let found = Collisions::of(&leaky, 0, &samples(&rows)).unwrap();
        assert_eq!((found.same_class, found.different_classes), (0, 0));
    }

    #[test]
    fn a_layer_that_does_not_exist_has_no_collisions() {
        assert_eq!(Collisions::of(&network(Activation::Relu), 1, &[]), None);
        assert_eq!(collisions(&[]), Collisions::default());
    }
}
