//! The page's named settings: one table for reading and changing them.
//!
//! A control of the page names its setting; a new control touches the page and one row here.

use super::Session;
use super::experiment::Restart;
use crate::dataset::{Data, DatasetSpec, Task};
use crate::network::Activation;
use crate::network::Network;
use crate::network::number::{Clamp, Limits, nearest_f32, rounded_to_f32};
use crate::recovery::{Printed, RecoveredFrom, RecoveryStyle};
use crate::scene::Output;
use crate::scene::Problem;
use crate::scene::Shading;
use crate::scene::link::{read_shape, shape_text};
use crate::scene::{Scene, word_of};
use crate::train::{Decay, Initializer, Optimizer, Scheme, TrainerConfig};

/// A setting that was changed; the clamp tells where another value was asked for.
pub type Applied = Option<Clamp>;

/// One named setting.
#[derive(Debug)]
pub struct Setting {
    /// Its name in the page.
    pub name: &'static str,
    /// Its value as text.
    pub read: fn(&Session) -> String,
    write: fn(&mut Session, &str) -> Result<Applied, Problem>,
}

/// The leaky activation that is |z|, which the page calls by a name of its own.
const FOLD: Activation = Activation::Leaky { slope: -1.0 };
const FOLD_NAME: &str = "abs";

/// The row of one strength of a [`Decay`].
macro_rules! decay_setting {
    ($name:literal, $kind:ident, $of:ident) => {
        Setting {
            name: $name,
            read: |session| session.now.scene.training.$kind.$of.to_string(),
            write: |session, text| {
                let (strength, clamp) = number(text, Decay::STRENGTH)?;
                let strength = nearest_f32(strength);
                session.edit(|scene| scene.training.$kind.$of = strength, Restart::No);
                Ok(clamp)
            },
        }
    };
}

/// Every setting of the page.
pub const SETTINGS: &[Setting] = &[
    Setting {
        name: "data",
        read: |session| match session.now.scene.own_samples {
            Some(_) => "own".to_owned(),
            None => session.now.scene.data.task.name().to_owned(),
        },
        write: |session, text| {
            let task = Task::from_name(text).ok_or_else(|| unreadable(text))?;
            session.edit(
                |scene| {
                    scene.data.task = task;
                    scene.own_samples = None;
                },
                Restart::No,
            );
            Ok(None)
        },
    },
    Setting {
        name: "count",
        read: |session| session.now.scene.data.count.to_string(),
        write: |session, text| {
            let (count, clamp) = whole(text, DatasetSpec::COUNT)?;
            session.edit_data(|data| data.count = count);
            Ok(clamp)
        },
    },
    Setting {
        name: "noise",
        read: |session| session.now.scene.data.noise.to_string(),
        write: |session, text| {
            let (noise, clamp) = whole(text, DatasetSpec::NOISE)?;
            session.edit_data(|data| data.noise = noise);
            Ok(clamp)
        },
    },
    Setting {
        name: "turns",
        read: |session| session.now.scene.data.turns.to_string(),
        write: |session, text| {
            let (turns, clamp) = number(text, DatasetSpec::TURNS)?;
            session.edit_data(|data| data.turns = nearest_f32(turns));
            Ok(clamp)
        },
    },
    Setting {
        name: "test-share",
        read: |session| session.now.scene.data.test_share.to_string(),
        write: |session, text| {
            let (share, clamp) = whole(text, DatasetSpec::TEST_SHARE)?;
            session.edit_data(|data| data.test_share = share);
            Ok(clamp)
        },
    },
    Setting {
        name: "data-seed",
        read: |session| session.now.scene.data.seed.to_string(),
        write: |session, text| {
            let (seed, clamp) = whole(text, SEED)?;
            session.edit_data(|data| data.seed = seed);
            Ok(clamp)
        },
    },
    Setting {
        name: "layers",
        read: |session| shape_text(&session.now.scene.hidden_widths),
        write: |session, text| {
            let widths = read_shape(&tidied(text)).ok_or_else(|| shape_problem(text))?;
            session.edit(|scene| scene.hidden_widths = widths, Restart::Yes);
            Ok(None)
        },
    },
    Setting {
        name: "activation",
        read: |session| match session.now.scene.activation {
            FOLD => FOLD_NAME.to_owned(),
            activation => activation.name().to_owned(),
        },
        write: |session, text| {
            let named = || Activation::from_name(text).ok_or_else(|| unreadable(text));
            let activation = if text == FOLD_NAME { FOLD } else { named()? };
            session.edit(|scene| scene.activation = activation, Restart::No);
            Ok(None)
        },
    },
    Setting {
        name: "slope",
        read: |session| nearest_f32(session.now.scene.activation.slope_off()).to_string(),
        write: |session, text| {
            let (slope, clamp) = number(text, Scene::SLOPE)?;
            let slope = rounded_to_f32(slope);
            session.edit(
                |scene| scene.activation = Activation::Leaky { slope },
                Restart::No,
            );
            Ok(clamp)
        },
    },
    Setting {
        name: "sharpness",
        read: |session| match session.now.scene.activation {
            Activation::Softplus { sharpness } => nearest_f32(sharpness).to_string(),
            _ => nearest_f32(Activation::STANDARD_SHARPNESS).to_string(),
        },
        write: |session, text| {
            let (sharpness, clamp) = number(text, Scene::SHARPNESS)?;
            let sharpness = rounded_to_f32(sharpness);
            session.edit(
                |scene| scene.activation = Activation::Softplus { sharpness },
                Restart::No,
            );
            Ok(clamp)
        },
    },
    Setting {
        name: "optimizer",
        read: |session| session.now.scene.training.optimizer.name().to_owned(),
        write: |session, text| {
            let optimizer = Optimizer::from_name(text).ok_or_else(|| unreadable(text))?;
            session.edit(|scene| scene.training.optimizer = optimizer, Restart::No);
            Ok(None)
        },
    },
    Setting {
        name: "learning-rate",
        read: |session| session.now.scene.training.learning_rate.to_string(),
        write: |session, text| {
            let (rate, clamp) = number(text, TrainerConfig::LEARNING_RATE)?;
            let rate = nearest_f32(rate);
            session.edit(|scene| scene.training.learning_rate = rate, Restart::No);
            Ok(clamp)
        },
    },
    Setting {
        name: "batch",
        read: |session| session.now.scene.training.batch_size.to_string(),
        write: |session, text| {
            let (batch, clamp) = whole(text, TrainerConfig::BATCH_SIZE)?;
            session.edit(|scene| scene.training.batch_size = batch, Restart::No);
            Ok(clamp)
        },
    },
    decay_setting!("l1-weights", l1, weights),
    decay_setting!("l1-biases", l1, biases),
    decay_setting!("l2-weights", l2, weights),
    decay_setting!("l2-biases", l2, biases),
    decay_setting!("decoupled-weights", decoupled, weights),
    decay_setting!("decoupled-biases", decoupled, biases),
    Setting {
        name: "seed",
        read: |session| session.now.scene.initializer.seed.to_string(),
        write: |session, text| {
            let (seed, clamp) = whole(text, SEED)?;
            session.edit(|scene| scene.set_seed(seed), Restart::Yes);
            Ok(clamp)
        },
    },
    Setting {
        name: "scheme",
        read: |session| session.now.scene.initializer.scheme.name().to_owned(),
        write: |session, text| {
            let scheme = Scheme::from_name(text).ok_or_else(|| unreadable(text))?;
            session.edit(|scene| scene.initializer.scheme = scheme, Restart::Yes);
            Ok(None)
        },
    },
    Setting {
        name: "scale",
        read: |session| session.now.scene.initializer.scale.to_string(),
        write: |session, text| {
            let (scale, clamp) = number(text, Initializer::SCALE)?;
            let scale = nearest_f32(scale);
            session.edit(|scene| scene.initializer.scale = scale, Restart::Yes);
            Ok(clamp)
        },
    },
    Setting {
        name: "bias-start",
        read: |session| session.now.scene.initializer.bias.to_string(),
        write: |session, text| {
            let (bias, clamp) = number(text, Initializer::BIAS)?;
            let bias = nearest_f32(bias);
            session.edit(|scene| scene.initializer.bias = bias, Restart::Yes);
            Ok(clamp)
        },
    },
    Setting {
        name: "reader",
        read: |session| session.recovery_options().reader.name().to_owned(),
        write: |session, text| {
            let reader = RecoveredFrom::from_name(text).ok_or_else(|| unreadable(text))?;
            session.set_recovery_options(|recovery_options| recovery_options.reader = reader);
            Ok(None)
        },
    },
    Setting {
        name: "read-layer",
        read: |session| {
            session
                .read_layer()
                .map_or(0, |layer| layer + 1)
                .to_string()
        },
        write: |session, text| {
            let number: usize = text.parse().map_err(|_| unreadable(text))?;
            let layer = number.checked_sub(1).ok_or_else(|| unreadable(text))?;
            let last = layer + 1 >= session.network().hidden_layers().len();
            session.set_recovery_options(|recovery_options| {
                recovery_options.layer = Some(layer).filter(|_| !last);
            });
            Ok(None)
        },
    },
    Setting {
        name: "print",
        read: |session| session.recovery_options().print.name().to_owned(),
        write: |session, text| {
            let print = Printed::from_name(text).ok_or_else(|| unreadable(text))?;
            session.set_recovery_options(|recovery_options| recovery_options.print = print);
            Ok(None)
        },
    },
    Setting {
        name: "face",
        read: |session| session.recovery_options().face.name().to_owned(),
        write: |session, text| {
            let face = RecoveryStyle::from_name(text).ok_or_else(|| unreadable(text))?;
            session.set_recovery_options(|recovery_options| recovery_options.face = face);
            Ok(None)
        },
    },
    Setting {
        name: "word",
        read: |session| session.now.scene.word.clone().unwrap_or_default(),
        write: |session, text| {
            session.now.scene.word = word_of(text);
            Ok(None)
        },
    },
    Setting {
        name: "shading",
        read: |session| session.now.scene.view.shading.name().to_owned(),
        write: |session, text| {
            let shading = Shading::from_name(text).ok_or_else(|| unreadable(text))?;
            session.now.scene.view.shading = shading;
            Ok(None)
        },
    },
    Setting {
        name: "output",
        read: |session| session.now.scene.view.output.name().to_owned(),
        write: |session, text| {
            let output = Output::from_name(text).ok_or_else(|| unreadable(text))?;
            session.now.scene.view.output = output;
            Ok(None)
        },
    },
];

/// Seeds of samples and weights.
const SEED: Limits = Limits {
    setting: "seed",
    least: 0.0,
    most: u32::MAX as f64,
};

impl Session {
    /// Changes a setting from the text of a control; numbers are held within their limits.
    ///
    /// # Errors
    /// A text that is no value of the setting; nothing is changed then.
    pub fn set(&mut self, name: &str, text: &str) -> Result<Applied, Problem> {
        let setting = SETTINGS
            .iter()
            .find(|setting| setting.name == name)
            .ok_or_else(|| unreadable(name))?;
        (setting.write)(self, text)
    }

    /// Adds a unit to the last hidden layer, or takes one away; the first weights are drawn anew.
    ///
    /// # Errors
    /// A width outside the limits of [`Network`].
    pub fn resize_last_layer(&mut self, wider: bool) -> Result<(), Problem> {
        let mut widths = self.now.scene.hidden_widths.clone();
        match widths.last_mut() {
            Some(width) if wider => *width += 1,
            Some(width) if *width > 1 => *width -= 1,
            Some(_) => {
                widths.pop();
            }
            None if wider => widths.push(1),
            None => {}
        }
        self.set("layers", &shape_text(&widths)).map(|_| ())
    }

    fn edit_data(&mut self, change: impl FnOnce(&mut Data)) {
        self.edit(|scene| change(&mut scene.data), Restart::No);
    }
}

fn unreadable(text: &str) -> Problem {
    Problem::new("setting-unreadable").text("value", text.chars().take(24).collect::<String>())
}

/// A shape as people type it: spaces, commas, dashes, crosses and brackets around the widths mean hyphens; nothing, or a
/// single 0, means no hidden layer.
fn tidied(text: &str) -> String {
    if matches!(text.trim(), "" | "0") {
        return "none".to_owned();
    }
    let separates = |c: char| c.is_whitespace() || ",;-–—×[]()".contains(c);
    let widths = text.split(separates).filter(|width| !width.is_empty());
    widths.collect::<Vec<_>>().join("-")
}

#[allow(clippy::cast_precision_loss, reason = "small constants")]
fn shape_problem(text: &str) -> Problem {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if tidied(text).split('-').all(digits) {
        return Problem::new("shape-limits")
            .number("layers", Network::MAX_HIDDEN_LAYERS as f64)
            .number("width", Network::MAX_WIDTH as f64);
    }
    Problem::new("shape-unreadable").text("value", text.chars().take(24).collect::<String>())
}

fn number(text: &str, limits: Limits) -> Result<(f64, Option<Clamp>), Problem> {
    // People type a comma, or paste the minus sign that the page itself shows.
    let plain = text.trim().replace(',', ".").replace('\u{2212}', "-");
    let value: f64 = plain.parse().map_err(|_| unreadable(text))?;
    if value.is_nan() {
        return Err(unreadable(text));
    }
    Ok(limits.clamp(value))
}

fn whole<T: TryFrom<u32>>(text: &str, limits: Limits) -> Result<(T, Option<Clamp>), Problem> {
    let (value, clamp) = number(text, limits)?;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "every limit of a whole number lies within u32, and rounding is the point"
    )]
    let value = libm::round(value) as u32;
    T::try_from(value)
        .map(|value| (value, clamp))
        .map_err(|_| unreadable(text))
}
