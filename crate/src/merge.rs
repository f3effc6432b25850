//! Which samples a hidden layer can no longer tell apart.

use crate::complex::{Fate, point_images};
use crate::dataset::Sample;
use crate::geometry::Point;
use crate::network::Network;

/// What a hidden layer has merged, erased and flattened of some samples. All of it is decided exactly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merges {
    /// Groups of samples with equal activations, by their places in the data; each from at least two places of the plane.
    pub groups: Vec<Vec<usize>>,
    /// Pairs of samples of one class, from different places, with equal activations.
    pub same_class: usize,
    /// Pairs of samples of different classes, from different places, with equal activations: no later layer can still
    /// tell their classes apart.
    pub different_class: usize,
    /// Samples at which every unit of the layer is off.
    pub dead_points: Vec<usize>,
    /// Samples whose whole neighbourhood looks the same.
    pub erased: Vec<usize>,
    /// Samples that look the same as their neighbours along one direction.
    pub flattened: Vec<usize>,
}

/// What a hidden layer, counted from 0, does to samples; `None` where the network has no such layer.
///
/// Samples at the same place are no merger: no layer could tell them apart.
#[must_use]
pub fn merges(network: &Network, samples: &[Sample], layer: usize) -> Option<Merges> {
    let points: Vec<Point> = samples.iter().map(|sample| sample.at).collect();
    let images = point_images(network, layer, &points)?;
    let mut merges = Merges::default();
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); images.len()];
    for (index, image) in images.iter().enumerate() {
        members[image.number].push(index);
        match image.fate {
            Fate::Kept => (),
            Fate::Flattened => merges.flattened.push(index),
            Fate::Erased => merges.erased.push(index),
        }
        if image.all_off {
            merges.dead_points.push(index);
        }
    }
    for group in members {
        let before = merges.same_class + merges.different_class;
        merges.count_pairs(samples, &group);
        if merges.same_class + merges.different_class > before {
            merges.groups.push(group);
        }
    }
    Some(merges)
}

impl Merges {
    fn count_pairs(&mut self, samples: &[Sample], group: &[usize]) {
        for (place, &index) in group.iter().enumerate() {
            let sample = &samples[index];
            let others = group[..place].iter().map(|&other| &samples[other]);
            for other in others.filter(|other| other.at != sample.at) {
                if other.label == sample.label {
                    self.same_class += 1;
                } else {
                    self.different_class += 1;
                }
            }
        }
    }
}
