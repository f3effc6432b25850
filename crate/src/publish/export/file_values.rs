//! A network that takes and gives the values of a file in place of the standardised ones that it was trained on, and back.

use crate::dataset::{FileAxis, FileTerms};
use crate::network::number::rounded_to_f32;
use crate::network::{Layer, Network, NetworkError};

/// The network with the scaling of the inputs folded into its first layer and, where it learns a number, that of the number into
/// its last: its scores on the file's values are those of `network` on the standardised ones, up to the rounding of its weights
/// to `f32`.
///
/// # Errors
/// Where the shape would not be that of a network, which no network leads to.
pub fn over_file_values(
    network: &Network,
    terms: &FileTerms,
    learns_numbers: bool,
) -> Result<Network, NetworkError> {
    let inputs = terms
        .axes
        .each_ref()
        .map(|axis| (axis.mean, axis.deviation));
    let number = &terms.axes[2];
    refolded(
        network,
        &inputs,
        learns_numbers.then_some((number.mean, number.deviation)),
    )
}

/// The network over standardised values whose scores are those of `network`, which takes the file's.
///
/// # Errors
/// As [`over_file_values`].
pub fn over_standardised(
    network: &Network,
    terms: &FileTerms,
    learns_numbers: bool,
) -> Result<Network, NetworkError> {
    let back = |axis: &FileAxis| (-axis.mean / axis.deviation, 1.0 / axis.deviation);
    let inputs = terms.axes.each_ref().map(back);
    refolded(
        network,
        &inputs,
        learns_numbers.then(|| back(&terms.axes[2])),
    )
}

/// The network over other inputs, each of which is `mean + deviation * old`, with a score of that kind, too.
fn refolded(
    network: &Network,
    inputs: &[(f64, f64)],
    score: Option<(f64, f64)>,
) -> Result<Network, NetworkError> {
    let last = network.layers().len() - 1;
    let layers = network.layers().iter().enumerate().map(|(place, layer)| {
        let (mut weights, mut biases) = (layer.weights().to_vec(), layer.biases().to_vec());
        if place == 0 {
            let rows = weights.chunks_mut(layer.inputs());
            for (row, bias) in rows.zip(&mut biases) {
                for (weight, (mean, deviation)) in row.iter_mut().zip(inputs) {
                    *weight /= deviation;
                    *bias -= *weight * mean;
                }
            }
        }
        if let Some((mean, deviation)) = score.filter(|_| place == last) {
            weights.iter_mut().for_each(|weight| *weight *= deviation);
            biases
                .iter_mut()
                .for_each(|bias| *bias = mean + deviation * *bias);
        }
        for value in weights.iter_mut().chain(&mut biases) {
            *value = rounded_to_f32(*value);
        }
        Layer::new(layer.inputs(), weights, biases)
    });
    Network::new(network.activation(), layers.collect::<Result<_, _>>()?)
}
