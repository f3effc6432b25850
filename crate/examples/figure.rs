//! Draws a figure of a trained network, or of one in a file, as SVG on standard output.
//!
//! ```text
//! cargo run -q -p crease --example figure -- plane data=spiral net=8-8 steps=4000 theme=dark width=760 > plane.svg
//! cargo run -q -p crease --example figure -- diagram net=3 > diagram.svg
//! cargo run -q -p crease --example figure -- curve net=8 > curve.svg
//! cargo run -q -p crease --example figure -- plane file=network.json half=6 > plane.svg
//! ```
//!
//! A file has the format that the example `partition` reads; its own frame is not used.

use std::process::ExitCode;

use crease::LossPoint;
use crease::figure::curve::{self, CurveView, LossScale};
use crease::figure::diagram::{self, DiagramView};
use crease::figure::plane::{self, PlaneView, Pointed, Show};
use crease::figure::shading::{self, Surface};
use crease::figure::{Palette, Theme, document};
use crease::{
    Activation, Blueprint, CellComplex, DatasetSpec, Initializer, Layer, Network, Part, Point,
    Preset, Projection, Rect, Sample, Shading, Trainer, TrainerConfig, UnitId, evaluate,
};
use serde_json::Value;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match figure(&Options(&words)) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

/// The words of the command line after its first: `key=value` each.
struct Options<'a>(&'a [String]);

impl Options<'_> {
    fn text(&self, key: &str) -> Option<&str> {
        let values = self.0.iter().filter_map(|word| word.split_once('='));
        values
            .filter(|(name, _)| *name == key)
            .map(|(_, value)| value)
            .next_back()
    }

    fn number<T: std::str::FromStr>(&self, key: &str, usual: T) -> Result<T, String> {
        let Some(text) = self.text(key) else {
            return Ok(usual);
        };
        text.parse()
            .map_err(|_| format!("{key}: {text} is no number"))
    }
}

/// A network with what it was trained on.
struct Trained {
    network: Network,
    samples: Vec<Sample>,
    losses: Vec<LossPoint>,
}

/// The SVG text of what the command line asks for.
fn figure(options: &Options<'_>) -> Result<String, String> {
    let trained = trained(options)?;
    let theme = match options.text("theme") {
        None | Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        Some("print") => Theme::Print,
        Some(other) => return Err(format!("theme: {other} is none of light, dark, print")),
    };
    match options.0.first().map(String::as_str) {
        Some("plane") => plane_figure(options, &trained, theme),
        Some("diagram") => diagram_figure(options, &trained, theme),
        Some("curve") => curve_figure(options, &trained, theme),
        _ => Err("the first word is the figure: plane, diagram or curve".to_owned()),
    }
}

fn plane_figure(options: &Options<'_>, trained: &Trained, theme: Theme) -> Result<String, String> {
    let width = options.number("width", 640.0)?;
    let frame = Rect::square(Point::default(), options.number("half", 1.25)?);
    let projection = Projection::with_margins(frame, width, width);
    let complex =
        CellComplex::of(&trained.network, &frame.corners()).map_err(|error| error.to_string())?;
    let named = options.text("shading").unwrap_or("score");
    let shading = Shading::NAMES.into_iter().find(|(_, name)| *name == named);
    let unit = |key| {
        options
            .text(key)
            .and_then(|letters| unit_of(&trained.network, letters))
    };
    let at = options.text("at").and_then(|text| {
        let (x, y) = text.split_once(',')?;
        Some(Point::new(x.parse().ok()?, y.parse().ok()?))
    });
    let surface = Surface {
        complex: &complex,
        shading: shading
            .ok_or_else(|| format!("shading: {named} is unknown"))?
            .0,
        dimmed: unit("pointed"),
        theme,
    };
    let view = PlaneView {
        complex: &complex,
        samples: &trained.samples,
        projection,
        theme,
        selected: unit("selected"),
        pointed: Pointed {
            unit: unit("pointed"),
            region: at.and_then(|at| complex.region_at(at)),
            crosshair: at,
        },
        show: Show::default(),
    };
    let drawn = document((width, width), Palette::of(theme).paper, |area| {
        shading::draw(area, &surface, projection)?;
        plane::draw(area, &view)
    });
    drawn.map_err(|error| error.to_string())
}

fn diagram_figure(
    options: &Options<'_>,
    trained: &Trained,
    theme: Theme,
) -> Result<String, String> {
    let (width, height) = (
        options.number("width", 420.0)?,
        options.number("height", 300.0)?,
    );
    let blueprint = Blueprint::of(&trained.network, width, height);
    let view = DiagramView {
        network: &trained.network,
        blueprint: &blueprint,
        theme,
        selected: options
            .text("selected")
            .and_then(|letters| unit_of(&trained.network, letters))
            .map(Part::Unit),
        pointed: options
            .text("pointed")
            .and_then(|letters| unit_of(&trained.network, letters))
            .map(Part::Unit),
        dead: &[],
    };
    let drawn = document((width, height), Palette::of(theme).paper, |area| {
        diagram::draw(area, &view)
    });
    drawn.map_err(|error| error.to_string())
}

fn curve_figure(options: &Options<'_>, trained: &Trained, theme: Theme) -> Result<String, String> {
    let (width, height) = (
        options.number("width", 420.0)?,
        options.number("height", 180.0)?,
    );
    let view = CurveView {
        points: &trained.losses,
        scale: if options.text("scale") == Some("log") {
            LossScale::Logarithmic
        } else {
            LossScale::Linear
        },
        theme,
    };
    let drawn = document((width, height), Palette::of(theme).paper, |area| {
        curve::draw(area, &view)
    });
    drawn.map_err(|error| error.to_string())
}

/// The hidden unit with the given letters.
fn unit_of(network: &Network, letters: &str) -> Option<UnitId> {
    network
        .hidden_units()
        .find(|&unit| network.letters(unit).as_deref() == Some(letters))
}

/// The network of a file, or one trained on seeded data.
fn trained(options: &Options<'_>) -> Result<Trained, String> {
    let named = options.text("data").unwrap_or("xor");
    let preset = Preset::from_name(named).ok_or_else(|| format!("data: {named} is unknown"))?;
    let samples = DatasetSpec {
        preset,
        seed: options.number("seed", 1)?,
        ..DatasetSpec::default()
    }
    .samples();
    if let Some(path) = options.text("file") {
        return Ok(Trained {
            network: network_of_file(path)?,
            samples,
            losses: Vec::new(),
        });
    }
    let hidden = options.text("net").unwrap_or("8");
    let widths: Result<Vec<usize>, _> = hidden.split('-').map(str::parse).collect();
    let widths = [
        vec![2],
        widths.map_err(|error| format!("net: {error}"))?,
        vec![1],
    ]
    .concat();
    let network = Initializer {
        seed: options.number("seed", 1)?,
        ..Initializer::default()
    }
    .network(Activation::Relu, &widths)
    .map_err(|error| error.to_string())?;
    let mut trainer = Trainer::new(&network, &samples, TrainerConfig::default());
    let steps: u64 = options.number("steps", 2000)?;
    let mut losses = Vec::new();
    for part in 0..=200 {
        let target = steps * part / 200;
        trainer
            .train(target - trainer.step())
            .map_err(|_| "training diverged")?;
        let loss = |test: bool| {
            let shown = samples.iter().filter(|sample| sample.test == test);
            evaluate(&trainer.network(), shown)
        };
        let test = loss(true);
        losses.push(LossPoint {
            step: target,
            training: loss(false).loss,
            test: (test.count > 0).then_some(test.loss),
        });
    }
    Ok(Trained {
        network: trainer.network(),
        samples,
        losses,
    })
}

fn network_of_file(path: &str) -> Result<Network, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let case: Value = serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))?;
    let number = |value: &Value| match value {
        Value::String(text) => text.parse().ok(),
        other => other.as_f64(),
    };
    let numbers =
        |value: &Value| -> Option<Vec<f64>> { value.as_array()?.iter().map(number).collect() };
    let layer = |value: &Value| {
        let rows: Option<Vec<Vec<f64>>> = value["W"].as_array()?.iter().map(numbers).collect();
        let rows = rows?;
        Layer::new(rows.first()?.len(), rows.concat(), numbers(&value["b"])?).ok()
    };
    let layers: Option<Vec<Layer>> = case["layers"]
        .as_array()
        .and_then(|all| all.iter().map(layer).collect());
    let slope = number(&case["slope"]).unwrap_or(0.0);
    let layers = layers.ok_or_else(|| format!("{path} holds no layers"))?;
    Network::new(Activation::with_slope_off(slope), layers).map_err(|error| error.to_string())
}
