//! A network as a function of numbers, in one ES module.

use super::literal::{double, list, names, rows, text};
use super::subject::{Subject, headline};
use crate::network::Activation;
use crate::network::Network;

pub(super) fn write(subject: &Subject<'_>) -> String {
    let network = subject.network;
    let inputs = &["x1", "x2"][..network.inputs()];
    let (inputs, one) = (inputs.join(", "), network.outputs() == 1);
    format!(
        r"// A network made with Crease: {headline}, as a function of numbers.

export const LINK = {link};

// A layer: weights, one row a unit; biases. Crease holds float32 numbers and computes with them in float64.
const LAYERS = [
{layers}
].map(({{ weights, biases }}) => ({{
  weights: weights.map((row) => row.map(Math.fround)),
  biases: biases.map(Math.fround),
}}));

const activation = (z) => {bend};

/** {result}, before any sigmoid or softmax. */
export function score({inputs}) {{
  let a = [{inputs}];
  LAYERS.forEach(({{ weights, biases }}, layer) => {{
    const z = weights.map((row, unit) => row.reduce((sum, w, input) => sum + w * a[input], 0) + biases[unit]);
    a = layer < LAYERS.length - 1 ? z.map(activation) : z;
  }});
  return {returned};
}}
{predict}{erf}",
        headline = headline(network),
        link = text(subject.link),
        layers = layers(network),
        bend = bend(network.activation()),
        result = if one {
            "The score"
        } else {
            "The scores, an array"
        },
        returned = if one { "a[0]" } else { "a" },
        predict = predict(subject, &inputs).unwrap_or_default(),
        erf = if network.activation() == Activation::Gelu {
            ERF
        } else {
            ""
        },
    )
}

/// A function that names the class; none where numbers are learnt.
fn predict(subject: &Subject<'_>, inputs: &str) -> Option<String> {
    let prediction = subject.prediction()?;
    let class = match subject.network.outputs() {
        1 => format!("CLASSES[score({inputs}) > 0 ? 1 : 0]"),
        _ => format!(
            "CLASSES[score({inputs}).reduce((best, value, place, all) => (value > all[best] ? place : best), 0)]"
        ),
    };
    Some(format!(
        r"
export const CLASSES = {classes};

/** The name of the class: {prediction}. */
export function predict({inputs}) {{
  return {class};
}}
",
        classes = names(subject.classes),
    ))
}

fn layers(network: &Network) -> String {
    let layers = network.layers().iter();
    let objects = layers.map(|layer| {
        let (weights, biases) = (rows(layer, "    "), list(layer.biases()));
        format!("  {{\n    weights: {weights},\n    biases: {biases},\n  }},")
    });
    objects.collect::<Vec<_>>().join("\n")
}

/// The activation of a number z.
fn bend(activation: Activation) -> String {
    match activation {
        Activation::Relu => "Math.max(z, 0)".to_owned(),
        Activation::Leaky { slope } => format!("(z > 0 ? z : {} * z)", double(slope)),
        Activation::Linear => "z".to_owned(),
        Activation::Tanh => "Math.tanh(z)".to_owned(),
        Activation::Sigmoid => "1 / (1 + Math.exp(-z))".to_owned(),
        Activation::Gelu => "0.5 * z * (1 + erf(z * Math.SQRT1_2))".to_owned(),
        Activation::Softplus { sharpness } => {
            let sharpness = double(sharpness);
            format!(
                "Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs({sharpness} * z))) / {sharpness}"
            )
        }
    }
}

/// JavaScript has no error function.
const ERF: &str = r"
/** The error function by the series whose terms all have one sign (Abramowitz and Stegun, 7.1.6). */
function erf(x) {
  // From here on no double lies between it and 1.
  if (Math.abs(x) > 6) return Math.sign(x);
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n += 1) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}
";
