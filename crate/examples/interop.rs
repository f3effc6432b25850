//! Networks of every activation and many shapes as code for other languages, with their scores on a grid: what
//! `tests/interop` runs that code against. One JSON array on standard output.
//!
//! ```text
//! cargo run -q -p crease --example interop > cases.json
//! ```

use crease::dataset::random::{Purpose, Stream};
use crease::network::number::rounded_to_f32;
use crease::publish::export;
use crease::publish::export::{Kind, Subject};
use crease::{Activation, Layer, Network, NetworkError, Point, Rect};
use serde_json::{Value, json};

/// Inputs, hidden layers, outputs: none, one and twelve hidden layers, one input, several outputs, the widest layer.
const SHAPES: [&[usize]; 7] = [
    &[2, 1],
    &[2, 8, 1],
    &[1, 5, 2],
    &[2, 8, 8, 3],
    &[2, 3, 1, 4],
    &[2, 64, 64, 1],
    &[2, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 1],
];

/// Points along each side of the grid.
const GRID: usize = 9;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut cases = Vec::new();
    for (place, activation) in activations().into_iter().enumerate() {
        for (shape, widths) in SHAPES.into_iter().enumerate() {
            let seed = (place * SHAPES.len() + shape) as u64;
            let network = network(activation, widths, seed)?;
            cases.push(case(&network)?);
        }
    }
    println!("{}", Value::from(cases));
    Ok(())
}

/// Every activation, the fold and some slopes and sharpnesses that no decimal number of few digits is.
fn activations() -> Vec<Activation> {
    let named = Activation::NAMES.map(|(activation, _)| activation);
    let leaks = [-1.0, rounded_to_f32(0.1), -0.5].map(|slope| Activation::Leaky { slope });
    let sharp =
        [rounded_to_f32(0.1), 8.0, 100.0].map(|sharpness| Activation::Softplus { sharpness });
    named.into_iter().chain(leaks).chain(sharp).collect()
}

/// A network whose pre-activations are of size 1 to 10 in every layer, so that every part of an activation is met.
fn network(activation: Activation, widths: &[usize], seed: u64) -> Result<Network, NetworkError> {
    let mut random = Stream::new(seed, Purpose::Weights);
    let layers = widths.windows(2).map(|pair| {
        let scale = 2.0 / libm::sqrt(f64::from(u8::try_from(pair[0]).unwrap_or(u8::MAX)));
        let mut draw = |count: usize, scale: f64| -> Vec<f64> {
            (0..count)
                .map(|_| rounded_to_f32(scale * random.normal()))
                .collect()
        };
        let weights = draw(pair[0] * pair[1], scale);
        Layer::new(pair[0], weights, draw(pair[1], 1.0))
    });
    Network::new(activation, layers.collect::<Result<_, _>>()?)
}

/// The class of scores by its name; `None` where they are so near each other, or to 0, that rounding decides.
fn predicted<'a>(classes: &'a [String], scores: &[f64]) -> Option<&'a str> {
    const NEAR: f64 = 1e-4;
    let is_clear = |gap: f64| {
        gap.abs()
            > NEAR
                * scores
                    .iter()
                    .fold(1.0, |most: f64, score| most.max(score.abs()))
    };
    if let &[score] = scores {
        return is_clear(score).then(|| &*classes[usize::from(score > 0.0)]);
    }
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    is_clear(scores[order[0]] - scores[order[1]]).then(|| &*classes[order[0]])
}

fn case(network: &Network) -> Result<Value, export::ExportError> {
    // Names with signs that a program must escape.
    let names = ["no", "yes: \"é\"", "a \\ b", "ü"].map(str::to_owned);
    let classes = &names[..network.outputs().max(2)];
    let subject = Subject {
        network,
        samples: &[],
        classes,
        frame: Rect::square(Point::default(), 1.0),
        link: "",
    };
    let code = |kind| export::write(kind, &subject);
    // Far out, too: an activation may be right near 0 only.
    let axis = (0..GRID).map(|step| [-50.0, -3.0, -1.0, -0.25, 0.0, 0.3, 1.0, 2.5, 40.0][step]);
    let points: Vec<Point> = (axis.clone())
        .flat_map(|x| axis.clone().map(move |y| Point::new(x, y)))
        .collect();
    let inputs = |at: &Point| [at.x, at.y][..network.inputs()].to_vec();
    let widths: Vec<usize> = network.layers().iter().map(Layer::units).collect();
    Ok(json!({
        "name": format!("{:?} {} {widths:?}", network.activation(), network.inputs()),
        "numpy": code(Kind::Numpy)?,
        "pytorch": code(Kind::Pytorch)?,
        "javascript": code(Kind::Javascript)?,
        "points": points.iter().map(inputs).collect::<Vec<_>>(),
        "scores": points.iter().map(|&at| network.scores(at)).collect::<Vec<_>>(),
        "classes": points.iter().map(|&at| predicted(classes, &network.scores(at))).collect::<Vec<_>>(),
    }))
}
