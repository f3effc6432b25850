//! Networks as JSON: in the project's own format, and as a `state_dict`. Both are described in `docs/network-json.md`.

use super::literal::{list, number, rows, text};
use super::subject::Subject;
use crate::network::Activation;
use crate::network::Network;

/// What the key `format` says.
pub const FORMAT: &str = "crease-network";

/// The version that is written, and the highest that is read.
pub const VERSION: u32 = 1;

/// The network in the project's own format.
pub(super) fn network(subject: &Subject<'_>) -> String {
    let layers: Vec<String> = (subject.network.layers().iter())
        .map(|layer| {
            format!(
                "    {{\n      \"weights\": {},\n      \"biases\": {}\n    }}",
                rows(layer, "      "),
                list(layer.biases())
            )
        })
        .collect();
    let mut entries = vec![
        format!("  \"format\": {}", text(FORMAT)),
        format!("  \"version\": {VERSION}"),
        format!("  \"activation\": {}", bend(subject.network.activation())),
        format!("  \"layers\": [\n{}\n  ]", layers.join(",\n")),
    ];
    if !subject.link.is_empty() {
        entries.push(format!("  \"link\": {}", text(subject.link)));
    }
    format!("{{\n{}\n}}\n", entries.join(",\n"))
}

fn bend(activation: Activation) -> String {
    let name = text(activation.name());
    match activation {
        Activation::Leaky { slope } => {
            format!("{{ \"name\": {name}, \"slope\": {} }}", number(slope))
        }
        Activation::Softplus { sharpness } => {
            format!(
                "{{ \"name\": {name}, \"sharpness\": {} }}",
                number(sharpness)
            )
        }
        _ => format!("{{ \"name\": {name} }}"),
    }
}

/// The parameters as `json.dump` writes the lists of a module's `state_dict`.
pub(super) fn state_dict(network: &Network) -> String {
    format!("{{\n{}\n}}\n", entries(network, "  ").join(",\n"))
}

/// The entries of the `state_dict` of an `nn.Sequential`, in which activations stand between the layers.
pub(super) fn entries(network: &Network, margin: &str) -> Vec<String> {
    let layers = network.layers().iter().enumerate();
    let pairs = layers.flat_map(|(index, layer)| {
        let place = 2 * index;
        [
            format!("{margin}\"{place}.weight\": {}", rows(layer, margin)),
            format!("{margin}\"{place}.bias\": {}", list(layer.biases())),
        ]
    });
    pairs.collect()
}
