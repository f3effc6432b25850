//! A network as a `safetensors` file: the arrays of a PyTorch `state_dict`, with the activation among the metadata.

use safetensors::tensor::{Dtype, TensorView};

use super::error::ExportError;
use crate::network::number::nearest_f32;
use crate::network::{Activation, Network};
use crate::publish::import::ACTIVATION;

/// The bytes of the file.
pub(super) fn write(network: &Network) -> Result<Vec<u8>, ExportError> {
    let bytes = |values: &[f64]| -> Vec<u8> {
        values
            .iter()
            .flat_map(|&value| nearest_f32(value).to_le_bytes())
            .collect()
    };
    let mut arrays: Vec<(String, Vec<usize>, Vec<u8>)> = Vec::new();
    for (index, layer) in network.layers().iter().enumerate() {
        let (units, inputs, place) = (layer.units(), layer.inputs(), 2 * index);
        arrays.push((
            format!("{place}.weight"),
            vec![units, inputs],
            bytes(layer.weights()),
        ));
        arrays.push((format!("{place}.bias"), vec![units], bytes(layer.biases())));
    }
    let views: Result<Vec<(&str, TensorView<'_>)>, _> = arrays
        .iter()
        .map(|(name, shape, bytes)| {
            let view = TensorView::new(Dtype::F32, shape.clone(), bytes)?;
            Ok((name.as_str(), view))
        })
        .collect();
    // A single entry, so that the file does not depend on the order of a map.
    let words = std::iter::once((ACTIVATION.to_owned(), activation(network.activation())));
    let written = views.and_then(|views| safetensors::serialize(views, Some(words.collect())));
    written.map_err(|_| ExportError::Safetensors)
}

/// The activation with its slope or sharpness, as the import reads it back.
fn activation(activation: Activation) -> String {
    let name = activation.name();
    match activation {
        Activation::Leaky { slope: turn } | Activation::Softplus { sharpness: turn } => {
            format!("{name}:{}", nearest_f32(turn))
        }
        _ => name.to_owned(),
    }
}
