//! The settings of a scene as `key=value`: one table for both directions.

use super::blob;
use crate::dataset::{Data, DatasetSpec, Task};
use crate::geometry::Point;
use crate::network::Activation;
use crate::network::number::{Limits, nearest_f32, rounded_to_f32};
use crate::network::{Network, UnitId};
use crate::recovery::{Printed, RecoveredFrom, RecoveryStyle};
use crate::scene::Output;
use crate::scene::{Scene, is_slug, word_of};
use crate::scene::{Shading, View};
use crate::train::{Decay, Initializer, Optimizer, Scheme, TrainerConfig};

/// One setting of a link.
pub(super) struct Field {
    pub(super) key: &'static str,
    /// Written even when it has its default, so that every link tells a human what it shows.
    pub(super) always: bool,
    pub(super) write: fn(&Scene) -> String,
    /// Changes the scene; `None` when the value is not possible.
    pub(super) read: fn(&mut Scene, &str) -> Option<()>,
}

/// The fields in the order they are written. Keys and meanings are frozen with version 1.
pub(super) const FIELDS: &[Field] = &[
    Field {
        key: "data",
        always: true,
        write: write_data,
        read: read_data,
    },
    Field {
        key: "turns",
        always: false,
        write: |scene| scene.data.clamped().turns.to_string(),
        read: |scene, value| {
            scene.data.turns = nearest_f32(number(value, DatasetSpec::TURNS)?);
            Some(())
        },
    },
    Field {
        key: "test",
        always: false,
        write: |scene| scene.data.clamped().test_share.to_string(),
        read: |scene, value| {
            scene.data.test_share = whole(value, DatasetSpec::TEST_SHARE)?;
            Some(())
        },
    },
    Field {
        key: "net",
        always: true,
        write: |scene| shape_text(&scene.hidden_widths),
        read: |scene, value| {
            scene.hidden_widths = read_shape(value)?;
            Some(())
        },
    },
    Field {
        key: "act",
        always: true,
        write: |scene| scene.activation.name().to_owned(),
        read: |scene, value| {
            scene.activation = Activation::from_name(value)?;
            Some(())
        },
    },
    Field {
        key: "slope",
        always: false,
        write: |scene| match scene.activation {
            // As an f32, whose shortest text gives the same number back.
            Activation::Leaky { slope } => nearest_f32(slope).to_string(),
            _ => nearest_f32(Activation::STANDARD_LEAK).to_string(),
        },
        read: |scene, value| {
            let slope = f64::from(nearest_f32(number(value, Scene::SLOPE)?));
            if let Activation::Leaky { .. } = scene.activation {
                scene.activation = Activation::Leaky { slope };
            }
            Some(())
        },
    },
    Field {
        key: "beta",
        always: false,
        write: |scene| match scene.activation {
            Activation::Softplus { sharpness } => nearest_f32(sharpness).to_string(),
            _ => nearest_f32(Activation::STANDARD_SHARPNESS).to_string(),
        },
        read: |scene, value| {
            let sharpness = f64::from(nearest_f32(number(value, Scene::SHARPNESS)?));
            if let Activation::Softplus { .. } = scene.activation {
                scene.activation = Activation::Softplus { sharpness };
            }
            Some(())
        },
    },
    Field {
        key: "init",
        always: false,
        write: |scene| scene.initializer.scheme.name().to_owned(),
        read: |scene, value| {
            scene.initializer.scheme = Scheme::from_name(value)?;
            Some(())
        },
    },
    Field {
        key: "scale",
        always: false,
        write: |scene| scene.initializer.scale.to_string(),
        read: |scene, value| {
            scene.initializer.scale = nearest_f32(number(value, Initializer::SCALE)?);
            Some(())
        },
    },
    Field {
        key: "bias",
        always: false,
        write: |scene| scene.initializer.bias.to_string(),
        read: |scene, value| {
            scene.initializer.bias = nearest_f32(number(value, Initializer::BIAS)?);
            Some(())
        },
    },
    Field {
        key: "seed",
        always: false,
        write: |scene| scene.initializer.seed.to_string(),
        read: |scene, value| {
            let seed: u32 = value.parse().ok()?;
            scene.set_seed(seed);
            Some(())
        },
    },
    Field {
        key: "opt",
        always: false,
        write: |scene| scene.training.optimizer.name().to_owned(),
        read: |scene, value| {
            scene.training.optimizer = Optimizer::from_name(value)?;
            Some(())
        },
    },
    Field {
        key: "lr",
        always: false,
        write: |scene| scene.training.learning_rate.to_string(),
        read: |scene, value| {
            scene.training.learning_rate =
                nearest_f32(number(value, TrainerConfig::LEARNING_RATE)?);
            Some(())
        },
    },
    Field {
        key: "batch",
        always: false,
        write: |scene| scene.training.batch_size.to_string(),
        read: |scene, value| {
            scene.training.batch_size = whole(value, TrainerConfig::BATCH_SIZE)?;
            Some(())
        },
    },
    Field {
        key: "l1",
        always: false,
        write: |scene| decay_text(scene.training.l1),
        read: |scene, value| {
            scene.training.l1 = read_decay(value)?;
            Some(())
        },
    },
    Field {
        key: "l2",
        always: false,
        write: |scene| decay_text(scene.training.l2),
        read: |scene, value| {
            scene.training.l2 = read_decay(value)?;
            Some(())
        },
    },
    Field {
        key: "decay",
        always: false,
        write: |scene| decay_text(scene.training.decoupled),
        read: |scene, value| {
            scene.training.decoupled = read_decay(value)?;
            Some(())
        },
    },
    Field {
        key: "step",
        always: false,
        write: |scene| scene.step.to_string(),
        read: |scene, value| {
            scene.step = value.parse().ok()?;
            Some(())
        },
    },
    Field {
        key: "frame",
        always: false,
        write: |scene| {
            let Point { x, y } = scene.view.centre();
            let [x, y, half] = [x, y, scene.view.half()].map(nearest_f32);
            format!("{x},{y},{half}")
        },
        read: read_frame,
    },
    Field {
        key: "shade",
        always: false,
        write: |scene| scene.view.shading.name().to_owned(),
        read: |scene, value| {
            scene.view.shading = Shading::from_name(value)?;
            Some(())
        },
    },
    Field {
        key: "out",
        always: false,
        write: |scene| scene.view.output.name().to_owned(),
        read: |scene, value| {
            scene.view.output = Output::from_name(value)?;
            Some(())
        },
    },
    Field {
        key: "unit",
        always: false,
        write: |scene| match scene.view.selected {
            Some(UnitId { layer, unit }) => format!("{layer}.{unit}"),
            None => "none".to_owned(),
        },
        read: |scene, value| {
            scene.view.selected = match value {
                "none" => None,
                _ => {
                    let (layer, unit) = value.split_once('.')?;
                    Some(UnitId::new(layer.parse().ok()?, unit.parse().ok()?))
                }
            };
            Some(())
        },
    },
    Field {
        key: "probe",
        always: false,
        write: |scene| {
            let probe = scene.view.probe.map(|at| [at.x, at.y].map(nearest_f32));
            probe.map_or(String::new(), |[x, y]| format!("{x},{y}"))
        },
        read: |scene, value| {
            let (x, y) = value.split_once(',')?;
            let [x, y] = [number(x, Scene::COORDINATE)?, number(y, Scene::COORDINATE)?];
            scene.view.probe = Some(Point::new(rounded_to_f32(x), rounded_to_f32(y)));
            Some(())
        },
    },
    Field {
        key: "reader",
        always: false,
        write: |scene| scene.view.recovery_options.reader.name().to_owned(),
        read: |scene, value| {
            scene.view.recovery_options.reader = RecoveredFrom::from_name(value)?;
            Some(())
        },
    },
    Field {
        // Counted from 0, as in `unit`; the last layer where it is left out.
        key: "layer",
        always: false,
        write: |scene| {
            let layer = scene.view.recovery_options.layer;
            layer.map_or("last".to_owned(), |layer| layer.to_string())
        },
        read: |scene, value| {
            let layer: usize = value.parse().ok()?;
            scene.view.recovery_options.layer = Some(layer);
            (layer < Network::MAX_HIDDEN_LAYERS).then_some(())
        },
    },
    Field {
        key: "print",
        always: false,
        write: |scene| scene.view.recovery_options.print.name().to_owned(),
        read: |scene, value| {
            scene.view.recovery_options.print = Printed::from_name(value)?;
            Some(())
        },
    },
    Field {
        key: "face",
        always: false,
        write: |scene| scene.view.recovery_options.face.name().to_owned(),
        read: |scene, value| {
            scene.view.recovery_options.face = RecoveryStyle::from_name(value)?;
            Some(())
        },
    },
    Field {
        key: "say",
        always: false,
        write: |scene| blob::write_text(scene.word.as_deref().unwrap_or_default()),
        read: |scene, value| {
            let text = blob::read_text(value)?;
            scene.word = word_of(&text);
            (scene.word.as_deref() == Some(text.as_str())).then_some(())
        },
    },
    Field {
        key: "at",
        always: false,
        write: |scene| scene.chapter.clone().unwrap_or_default(),
        read: |scene, value| {
            scene.chapter = Some(value.to_owned()).filter(|slug| is_slug(slug));
            scene.chapter.as_ref().map(|_| ())
        },
    },
];

fn write_data(scene: &Scene) -> String {
    let Data {
        task,
        count,
        noise,
        seed,
        ..
    } = scene.data.clamped();
    format!("{}.{count}.{noise}.{seed}", task.name())
}

fn read_data(scene: &mut Scene, value: &str) -> Option<()> {
    let mut parts = value.split('.');
    let data = Data {
        task: Task::from_name(parts.next()?)?,
        count: whole(parts.next()?, DatasetSpec::COUNT)?,
        noise: whole(parts.next()?, DatasetSpec::NOISE)?,
        seed: parts.next()?.parse().ok()?,
        ..scene.data
    };
    scene.data = data;
    parts.next().is_none().then_some(())
}

/// A decay as `weights,biases`.
fn decay_text(Decay { weights, biases }: Decay) -> String {
    format!("{weights},{biases}")
}

fn read_decay(value: &str) -> Option<Decay> {
    let (weights, biases) = value.split_once(',')?;
    Some(Decay {
        weights: nearest_f32(number(weights, Decay::STRENGTH)?),
        biases: nearest_f32(number(biases, Decay::STRENGTH)?),
    })
}

fn read_frame(scene: &mut Scene, value: &str) -> Option<()> {
    let mut parts = value.split(',');
    let x = number(parts.next()?, View::CENTRE)?;
    let y = number(parts.next()?, View::CENTRE)?;
    let half = number(parts.next()?, View::HALF)?;
    scene.view.set_frame(Point::new(x, y), half);
    parts.next().is_none().then_some(())
}

/// The widths of hidden layers as a reader writes them: `8-8`; `none` where there is no hidden layer.
pub(crate) fn shape_text(widths: &[usize]) -> String {
    if widths.is_empty() {
        return "none".to_owned();
    }
    let widths: Vec<String> = widths.iter().map(usize::to_string).collect();
    widths.join("-")
}

/// The widths of a shape such as `8-8`, within the limits of [`Network`].
pub(crate) fn read_shape(text: &str) -> Option<Vec<usize>> {
    if text == "none" {
        return Some(Vec::new());
    }
    let widths: Vec<usize> = text
        .split('-')
        .map(|width| width.parse().ok())
        .collect::<Option<_>>()?;
    let fits = widths.len() <= Network::MAX_HIDDEN_LAYERS
        && widths
            .iter()
            .all(|width| (1..=Network::MAX_WIDTH).contains(width));
    fits.then_some(widths)
}

/// A finite number within limits.
fn number(text: &str, limits: Limits) -> Option<f64> {
    let value: f64 = text.parse().ok()?;
    (limits.least..=limits.most)
        .contains(&value)
        .then_some(value)
}

/// A whole number within limits.
fn whole<T: TryFrom<u32>>(text: &str, limits: Limits) -> Option<T> {
    let value: u32 = text.parse().ok()?;
    number(text, limits)?;
    T::try_from(value).ok()
}
