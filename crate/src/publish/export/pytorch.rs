//! A network as a PyTorch module, in one Python file.

use super::json;
use super::literal::{double, names, text};
use super::subject::{Subject, headline};
use crate::network::Activation;
use crate::network::Network;

pub(super) fn write(subject: &Subject<'_>) -> String {
    let network = subject.network;
    let (inputs, outputs) = (network.inputs(), network.outputs());
    let example = vec!["0.5"; inputs].join(", ");
    format!(
        r#""""A network made with Crease: {headline}, as a PyTorch module.

model(x) takes a tensor of shape (n, {inputs}) and returns the scores, of shape (n, {outputs}): before any sigmoid or softmax.
The parameters are float32. model.double() computes with them in float64, as Crease does.
"""

import torch
from torch import nn

LINK = {link}

STATE = {{
{state},
}}


class Network(nn.Sequential):
    def __init__(self):
        super().__init__(
{modules}
        )


def state_dict():
    """The parameters as load_state_dict takes them."""
    return {{name: torch.tensor(values, dtype=torch.float32) for name, values in STATE.items()}}


model = Network()
model.load_state_dict(state_dict())
model.eval()
{predict}
if __name__ == "__main__":
    with torch.no_grad():
        print(model(torch.tensor([[{example}]])))
"#,
        headline = headline(network),
        link = text(subject.link),
        state = json::entries(network, "    ").join(",\n"),
        modules = modules(network),
        predict = predict(subject).unwrap_or_default(),
    )
}

/// A function that names the class; none where numbers are learnt.
fn predict(subject: &Subject<'_>) -> Option<String> {
    let prediction = subject.prediction()?;
    let place = match subject.network.outputs() {
        1 => "(model(x)[..., 0] > 0).long()",
        _ => "model(x).argmax(-1)",
    };
    Some(format!(
        r#"
CLASSES = {classes}


def predict(x):
    """The names of the classes of a tensor's points, a list: {prediction}."""
    with torch.no_grad():
        return [CLASSES[place] for place in {place}.tolist()]


"#,
        classes = names(subject.classes),
    ))
}

/// The parts of the module, a line each.
fn modules(network: &Network) -> String {
    let bend = format!("            {},", module(network.activation()));
    let layers = network.layers().iter();
    let linear = layers.map(|layer| {
        let (inputs, units) = (layer.inputs(), layer.units());
        format!("            nn.Linear({inputs}, {units}),")
    });
    linear.collect::<Vec<_>>().join(&format!("\n{bend}\n"))
}

fn module(activation: Activation) -> String {
    match activation {
        Activation::Relu => "nn.ReLU()".to_owned(),
        Activation::Leaky { slope } => format!("nn.LeakyReLU({})", double(slope)),
        Activation::Linear => "nn.Identity()".to_owned(),
        Activation::Tanh => "nn.Tanh()".to_owned(),
        Activation::Sigmoid => "nn.Sigmoid()".to_owned(),
        Activation::Gelu => "nn.GELU()".to_owned(),
        // Above the threshold PyTorch takes the straight line, which its usual one of 20 does 2e-9 too early.
        Activation::Softplus { sharpness } => {
            format!("nn.Softplus(beta={}, threshold=35)", double(sharpness))
        }
    }
}
