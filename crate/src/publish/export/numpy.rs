//! A network as a function of NumPy arrays, in one Python file.

use super::literal::{double, list, names, rows, text};
use super::subject::{Subject, headline};
use crate::network::Activation;
use crate::network::Network;

pub(super) fn write(subject: &Subject<'_>) -> String {
    let network = subject.network;
    let (inputs, outputs) = (network.inputs(), network.outputs());
    let gelu = network.activation() == Activation::Gelu;
    format!(
        r#""""A network made with Crease: {headline}, as a function of NumPy arrays.

score(x) takes an array of shape (..., {inputs}) and returns the scores, of shape (..., {outputs}): before any sigmoid or softmax.
"""
{import}
import numpy as np

LINK = {link}

# A layer: weights, one row a unit; biases.
LAYERS = [
{layers}
]
# Crease holds float32 numbers and computes with them in float64.
LAYERS = [[np.array(part, np.float32).astype(np.float64) for part in layer] for layer in LAYERS]


def activation(z):
    return {bend}


def score(x):
    a = np.asarray(x, np.float64)
    for weights, biases in LAYERS[:-1]:
        a = activation(a @ weights.T + biases)
    weights, biases = LAYERS[-1]
    return a @ weights.T + biases
{predict}

if __name__ == "__main__":
    print(score([{example}]))
"#,
        headline = headline(network),
        import = if gelu { "\nimport math\n" } else { "" },
        link = text(subject.link),
        layers = layers(network),
        bend = bend(network.activation()),
        example = vec!["0.5"; inputs].join(", "),
        predict = predict(subject).unwrap_or_default(),
    )
}

/// A function that names the class; none where numbers are learnt.
fn predict(subject: &Subject<'_>) -> Option<String> {
    let prediction = subject.prediction()?;
    let place = match subject.network.outputs() {
        1 => "(score(x)[..., 0] > 0).astype(int)",
        _ => "score(x).argmax(-1)",
    };
    Some(format!(
        r#"

CLASSES = {classes}


def predict(x):
    """The name of the class of each point: {prediction}."""
    return np.array(CLASSES)[{place}]
"#,
        classes = names(subject.classes),
    ))
}

fn layers(network: &Network) -> String {
    let layers = network.layers().iter();
    let pairs = layers.map(|layer| {
        let (weights, biases) = (rows(layer, "      "), list(layer.biases()));
        format!("    (\n      {weights},\n      {biases},\n    ),")
    });
    pairs.collect::<Vec<_>>().join("\n")
}

/// The activation of an array z.
fn bend(activation: Activation) -> String {
    match activation {
        Activation::Relu => "np.maximum(z, 0)".to_owned(),
        Activation::Leaky { slope } => format!("np.where(z > 0, z, {} * z)", double(slope)),
        Activation::Linear => "z".to_owned(),
        Activation::Tanh => "np.tanh(z)".to_owned(),
        // 1 / (1 + e^-z) in a form that never overflows.
        Activation::Sigmoid => "np.exp(-np.logaddexp(0, -z))".to_owned(),
        // NumPy has no error function; Python has.
        Activation::Gelu => {
            "0.5 * z * np.vectorize(math.erfc, otypes=[float])(-z / math.sqrt(2))".to_owned()
        }
        Activation::Softplus { sharpness } => {
            let sharpness = double(sharpness);
            format!("np.logaddexp(0, {sharpness} * z) / {sharpness}")
        }
    }
}
