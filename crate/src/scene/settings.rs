//! The table of settings: the only source of their names, limits and defaults for controls, links and the built page.
//!
//! To add a setting, add a row where links should write it, and a control in the prose that names it.

use super::Scene;
use super::output::Output;
use super::setting::{Effect, InLink, Kind, Offered, Setting};
use super::shape::{read_shape, shape_text, typed_shape};
use super::view::Shading;
use super::word::word_of;
use crate::dataset::{DatasetSpec, Task};
use crate::network::decimal::read_decimal;
use crate::network::number::{Limits, nearest_f32};
use crate::network::{Activation, Network};
use crate::recovery::{Printed, RecoveredFrom, RecoveryStyle};
use crate::train::{Decay, Initializer, Optimizer, Scheme, TrainerConfig};

/// All settings, in the order of links. Keys and their meanings are frozen with version 1.
pub const SETTINGS: &[Setting] = &[
    choice("data", "data", &Task::TEXTS, task_name, |scene, name| {
        set_task(scene, name);
        scene.drop_own();
    })
    .in_link(
        |scene| scene.data.task.name().to_owned(),
        // The samples of a link stand in a blob of their own.
        set_task,
    ),
    whole(
        "count",
        "data",
        (DatasetSpec::COUNT, range(20.0, 500.0, 10.0)),
        |scene| scene.data.clamped().count.into(),
        |scene, count| scene.data.count = count,
    ),
    whole(
        "noise",
        "data",
        (DatasetSpec::NOISE, all(DatasetSpec::NOISE, 1.0)),
        |scene| scene.data.clamped().noise.into(),
        |scene, noise| scene.data.noise = per_cent(noise),
    ),
    whole(
        "data-seed",
        "data",
        (SEED, all(SEED, 1.0)),
        |scene| scene.data.seed.into(),
        |scene, seed| scene.data.seed = seed,
    ),
    number(
        "turns",
        "turns",
        (DatasetSpec::TURNS, all(DatasetSpec::TURNS, 0.25)),
        |scene| scene.data.clamped().turns,
        |scene, turns| scene.data.turns = turns,
    ),
    whole(
        "test-share",
        "test",
        (DatasetSpec::TEST_SHARE, range(0.0, 80.0, 5.0)),
        |scene| scene.data.clamped().test_share.into(),
        |scene, share| scene.data.test_share = per_cent(share),
    ),
    Setting {
        name: "layers",
        key: "net",
        kind: Kind::Text {
            get: |scene| shape_text(&scene.hidden_widths),
            set: |scene, text| {
                scene.hidden_widths = typed_shape(text)?;
                Ok(())
            },
        },
        effect: Effect::Restart,
        in_link: None,
    }
    .in_link(
        |scene| shape_text(&scene.hidden_widths),
        |scene, text| {
            scene.hidden_widths = read_shape(text)?;
            Some(())
        },
    ),
    choice(
        "activation",
        "act",
        &ACTIVATIONS,
        |scene| match scene.activation {
            FOLD => FOLD_NAME,
            activation => activation.name(),
        },
        |scene, name| match name {
            FOLD_NAME => scene.activation = FOLD,
            _ => {
                set_activation(scene, name);
            }
        },
    )
    .in_link(
        |scene| match scene.activation {
            // Pages of before know no slope of 1 by that name.
            Activation::Leaky { slope } if slope == Activation::SLOPE_ON => {
                Activation::Linear.name().to_owned()
            }
            activation => activation.name().to_owned(),
        },
        set_activation,
    ),
    number(
        "slope",
        "slope",
        // One dial from linear units over leaky ones and ReLU to |z|. The ends have names of their own among the activations.
        (Scene::SLOPE, range(-1.0, 1.0, 0.01)),
        |scene| nearest_f32(scene.activation.slope_off()),
        set_slope,
    )
    .in_link(
        |scene| match scene.activation {
            Activation::Leaky { slope } if slope != Activation::SLOPE_ON => {
                nearest_f32(slope).to_string()
            }
            _ => nearest_f32(Activation::STANDARD_LEAK).to_string(),
        },
        |scene, text| {
            let slope = link_number(text, Scene::SLOPE)?;
            if let Activation::Leaky { .. } = scene.activation {
                set_slope(scene, slope);
            }
            Some(())
        },
    ),
    number(
        "sharpness",
        "beta",
        (Scene::SHARPNESS, range(1.0, 50.0, 1.0)),
        |scene| match scene.activation {
            Activation::Softplus { sharpness } => nearest_f32(sharpness),
            _ => nearest_f32(Activation::STANDARD_SHARPNESS),
        },
        set_sharpness,
    )
    .in_link(
        |scene| match scene.activation {
            Activation::Softplus { sharpness } => nearest_f32(sharpness).to_string(),
            _ => nearest_f32(Activation::STANDARD_SHARPNESS).to_string(),
        },
        |scene, text| {
            let sharpness = link_number(text, Scene::SHARPNESS)?;
            if let Activation::Softplus { .. } = scene.activation {
                set_sharpness(scene, sharpness);
            }
            Some(())
        },
    ),
    choice(
        "scheme",
        "init",
        &Scheme::TEXTS,
        |scene| scene.initializer.scheme.name(),
        |scene, name| assign(&mut scene.initializer.scheme, Scheme::from_name(name)),
    )
    .restarting(),
    number(
        "scale",
        "scale",
        (Initializer::SCALE, all(Initializer::SCALE, 0.1)),
        |scene| scene.initializer.scale,
        |scene, scale| scene.initializer.scale = scale,
    )
    .restarting(),
    number(
        "bias-start",
        "bias",
        (Initializer::BIAS, all(Initializer::BIAS, 0.1)),
        |scene| scene.initializer.bias,
        |scene, bias| scene.initializer.bias = bias,
    )
    .restarting(),
    whole(
        "seed",
        "seed",
        (SEED, all(SEED, 1.0)),
        |scene| scene.initializer.seed,
        Scene::set_seed,
    )
    .restarting(),
    choice(
        "optimizer",
        "opt",
        &Optimizer::TEXTS,
        |scene| scene.training.optimizer.name(),
        |scene, name| assign(&mut scene.training.optimizer, Optimizer::from_name(name)),
    ),
    number(
        "learning-rate",
        "lr",
        (TrainerConfig::LEARNING_RATE, Offered::List(RATES)),
        |scene| scene.training.learning_rate,
        |scene, rate| scene.training.learning_rate = rate,
    ),
    whole(
        "batch",
        "batch",
        (
            TrainerConfig::BATCH_SIZE,
            all(TrainerConfig::BATCH_SIZE, 1.0),
        ),
        |scene| scene.training.batch_size.into(),
        |scene, batch| scene.training.batch_size = batch,
    ),
    number(
        "l1-weights",
        "l1",
        STRENGTH,
        |scene| scene.training.l1.weights,
        |scene, strength| scene.training.l1.weights = strength,
    ),
    number(
        "l1-biases",
        "l1",
        STRENGTH,
        |scene| scene.training.l1.biases,
        |scene, strength| scene.training.l1.biases = strength,
    ),
    number(
        "l2-weights",
        "l2",
        STRENGTH,
        |scene| scene.training.l2.weights,
        |scene, strength| scene.training.l2.weights = strength,
    ),
    number(
        "l2-biases",
        "l2",
        STRENGTH,
        |scene| scene.training.l2.biases,
        |scene, strength| scene.training.l2.biases = strength,
    ),
    number(
        "decoupled-weights",
        "decay",
        STRENGTH,
        |scene| scene.training.decoupled.weights,
        |scene, strength| scene.training.decoupled.weights = strength,
    ),
    number(
        "decoupled-biases",
        "decay",
        STRENGTH,
        |scene| scene.training.decoupled.biases,
        |scene, strength| scene.training.decoupled.biases = strength,
    ),
    choice(
        "shading",
        "shade",
        &Shading::TEXTS,
        |scene| scene.view.shading.name(),
        |scene, name| assign(&mut scene.view.shading, Shading::from_name(name)),
    )
    .looking(),
    choice(
        "output",
        "out",
        &Output::TEXTS,
        |scene| scene.view.output.name(),
        |scene, name| assign(&mut scene.view.output, Output::from_name(name)),
    )
    .looking(),
    choice(
        "reader",
        "reader",
        &RecoveredFrom::TEXTS,
        |scene| scene.view.recovery_options.from.name(),
        |scene, name| {
            let from = RecoveredFrom::from_name(name);
            assign(&mut scene.view.recovery_options.from, from);
        },
    )
    .looking(),
    Setting {
        name: "read-layer",
        key: "layer",
        kind: Kind::Whole {
            limits: LAYER,
            offered: all(LAYER, 1.0),
            // Counted from 1; 0 where there is none.
            get: |scene| {
                let last = scene.hidden_widths.len();
                let chosen = scene.view.recovery_options.layer;
                let layer = chosen.map_or(last, |layer| last.min(layer + 1));
                layer as u64
            },
            set: |scene, number| {
                let layer = (number as usize).saturating_sub(1);
                let is_last = layer + 1 >= scene.hidden_widths.len();
                scene.view.recovery_options.layer = Some(layer).filter(|_| !is_last);
            },
        },
        effect: Effect::Look,
        in_link: None,
    }
    // Counted from 0 there, as in `unit`; the last layer where it is left out.
    .in_link(
        |scene| {
            let layer = scene.view.recovery_options.layer;
            layer.map_or("last".to_owned(), |layer| layer.to_string())
        },
        |scene, text| {
            let layer: usize = text.parse().ok()?;
            scene.view.recovery_options.layer = Some(layer);
            (layer < Network::MAX_HIDDEN_LAYERS).then_some(())
        },
    ),
    choice(
        "print",
        "print",
        &Printed::TEXTS,
        |scene| scene.view.recovery_options.printed.name(),
        |scene, name| {
            let printed = Printed::from_name(name);
            assign(&mut scene.view.recovery_options.printed, printed);
        },
    )
    .looking(),
    choice(
        "face",
        "face",
        &RecoveryStyle::TEXTS,
        |scene| scene.view.recovery_options.style.name(),
        |scene, name| {
            let style = RecoveryStyle::from_name(name);
            assign(&mut scene.view.recovery_options.style, style);
        },
    )
    .looking(),
    Setting {
        name: "word",
        key: "say",
        kind: Kind::Text {
            get: |scene| scene.word.clone().unwrap_or_default(),
            set: |scene, text| {
                scene.word = word_of(text);
                Ok(())
            },
        },
        effect: Effect::Look,
        in_link: Some(InLink {
            write: |scene| scene.word.clone().unwrap_or_default(),
            read: |scene, text| {
                scene.word = word_of(text);
                (scene.word.as_deref() == Some(text)).then_some(())
            },
            is_free_text: true,
        }),
    },
];

/// The leaky activation with slope −1, |z|, for which the page has a separate name.
const FOLD: Activation = Activation::Leaky { slope: -1.0 };
const FOLD_NAME: &str = "abs";

/// The activations that the page offers.
const ACTIVATIONS: [&str; Activation::TEXTS.len() + 1] = {
    let mut names = [FOLD_NAME; Activation::TEXTS.len() + 1];
    let mut place = 0;
    while place < Activation::TEXTS.len() {
        names[place] = Activation::TEXTS[place];
        place += 1;
    }
    names
};

/// The learning rates that the page offers.
const RATES: &[f64] = &[0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0];

/// Limits of the seeds of samples and weights.
const SEED: Limits = Limits {
    setting: "seed",
    least: 0.0,
    most: u32::MAX as f64,
};

/// Limits of a hidden layer's number, counted from 1.
const LAYER: Limits = Limits {
    setting: "layer",
    least: 1.0,
    most: Network::MAX_HIDDEN_LAYERS as f64,
};

/// Limits of a strength of a [`Decay`], and what its control offers.
const STRENGTH: (Limits, Offered) = (Decay::STRENGTH, all(Decay::STRENGTH, 0.001));

const fn range(least: f64, most: f64, step: f64) -> Offered {
    Offered::Range { least, most, step }
}

/// Everything within the limits.
const fn all(limits: Limits, step: f64) -> Offered {
    range(limits.least, limits.most, step)
}

const fn setting(name: &'static str, key: &'static str, kind: Kind) -> Setting {
    Setting {
        name,
        key,
        kind,
        effect: Effect::CarryOn,
        in_link: None,
    }
}

const fn choice(
    name: &'static str,
    key: &'static str,
    names: &'static [&'static str],
    get: fn(&Scene) -> &'static str,
    set: fn(&mut Scene, &str),
) -> Setting {
    setting(name, key, Kind::Choice { names, get, set })
}

const fn number(
    name: &'static str,
    key: &'static str,
    (limits, offered): (Limits, Offered),
    get: fn(&Scene) -> f32,
    set: fn(&mut Scene, f32),
) -> Setting {
    let kind = Kind::Number {
        limits,
        offered,
        get,
        set,
    };
    setting(name, key, kind)
}

const fn whole(
    name: &'static str,
    key: &'static str,
    (limits, offered): (Limits, Offered),
    get: fn(&Scene) -> u64,
    set: fn(&mut Scene, u32),
) -> Setting {
    let kind = Kind::Whole {
        limits,
        offered,
        get,
        set,
    };
    setting(name, key, kind)
}

impl Setting {
    const fn restarting(mut self) -> Self {
        self.effect = Effect::Restart;
        self
    }

    const fn looking(mut self) -> Self {
        self.effect = Effect::Look;
        self
    }

    const fn in_link(
        mut self,
        write: fn(&Scene) -> String,
        read: fn(&mut Scene, &str) -> Option<()>,
    ) -> Self {
        self.in_link = Some(InLink {
            write,
            read,
            is_free_text: false,
        });
        self
    }
}

fn task_name(scene: &Scene) -> &'static str {
    match scene.own {
        Some(_) => "own",
        None => scene.data.task.name(),
    }
}

fn set_task(scene: &mut Scene, name: &str) -> Option<()> {
    scene.data.task = Task::from_name(name)?;
    Some(())
}

fn set_activation(scene: &mut Scene, name: &str) -> Option<()> {
    scene.activation = Activation::from_name(name)?;
    Some(())
}

fn set_slope(scene: &mut Scene, slope: f32) {
    let slope = slope.into();
    scene.activation = Activation::Leaky { slope };
}

fn set_sharpness(scene: &mut Scene, sharpness: f32) {
    let sharpness = sharpness.into();
    scene.activation = Activation::Softplus { sharpness };
}

/// Assigns a value that was looked up by name.
fn assign<T>(place: &mut T, found: Option<T>) {
    if let Some(value) = found {
        *place = value;
    }
}

/// A number of a link, within limits.
fn link_number(text: &str, limits: Limits) -> Option<f32> {
    let value = read_decimal(text)?;
    limits.hold(value).then(|| nearest_f32(value))
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "limits of shares lie below 100"
)]
const fn per_cent(share: u32) -> u8 {
    share as u8
}
