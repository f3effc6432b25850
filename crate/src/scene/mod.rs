//! Everything the reader sees, as plain values.

mod beside;
mod folding;
mod goal;
mod graph;
mod hint;
pub mod link;
mod output;
mod problem;
mod setting;
mod settings;
mod shape;
pub mod sweep;

mod view;
mod word;

use std::sync::Arc;

use crate::dataset::{Data, Examples, FileTerms, Own, Preset, Sample, Task};
use crate::network::Activation;
use crate::network::Network;
use crate::network::number::Limits;
use crate::train::{Initializer, TrainerConfig};

pub use beside::Beside;
pub use folding::Folding;
pub use goal::{Goal, GoalState, Lack, Progress, Tier};
pub use graph::Graph;
pub use link::LinkError;
pub use output::Output;
pub use problem::{Problem, Value as ProblemValue};
pub(crate) use setting::unreadable;
pub use setting::{Applied, Effect, Kind, Offered, Setting};
pub use settings::SETTINGS;
pub(crate) use shape::shape_text;
pub use sweep::Sweep;
pub use view::{Shading, View};
pub use word::word_of;

/// The origin of the parameters of a scene's network.
#[derive(Clone, Debug, PartialEq)]
pub enum Weights {
    /// The initialiser, then [`Scene::step`] steps of training: bit-identical on every machine.
    Recipe,
    /// Edits by hand, or a run that cannot be repeated from its recipe: one `f32` per parameter, in the order of
    /// [`Network::parameters`].
    Given(Arc<[f32]>),
}

/// A scene: data, network, training and view. Chapters, embeds and links are scenes.
///
/// ```
/// use crease::{Scene, scene::link};
///
/// let scene = Scene { hidden_widths: vec![3, 2], ..Scene::default() };
/// let text = link::write(&scene);
/// assert!(text.starts_with("1;") && text.ends_with(";end"));
/// assert_eq!(link::read(&text)?.scene, scene);
/// # Ok::<(), crease::LinkError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// The recipe of the generated samples, or targets.
    pub data: Data,
    /// The reader's own examples, which replace the generated ones.
    pub own: Option<Own>,
    /// What the reader's file calls its own examples; it says nothing of generated ones.
    pub terms: Option<Arc<FileTerms>>,
    /// Widths of the hidden layers.
    pub hidden_widths: Vec<usize>,
    /// The activation of every hidden unit.
    pub activation: Activation,
    /// How the initial weights are drawn; Reset returns to these.
    pub initializer: Initializer,
    /// The configuration of further training.
    pub training: TrainerConfig,
    /// Training steps since the initial weights.
    pub step: u64,
    /// The parameters.
    pub weights: Weights,
    /// The view.
    pub view: View,
    /// The reader's word for the printed picture; `None` for the default word. `|` separates lines.
    pub word: Option<String>,
    /// The chapter whose figure shows the scene, if the page's path does not determine it; see [`is_slug`].
    pub chapter: Option<String>,
    /// What stands side by side with it.
    pub beside: Option<Beside>,
    /// How far the plane is folded; `None` where nobody has looked at that yet.
    pub folding: Option<Folding>,
}

/// Whether a text can name a chapter: 1 to 32 lower-case letters, digits and hyphens.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=32).contains(&text.len()) && text.bytes().all(plain)
}

impl Default for Scene {
    fn default() -> Self {
        Self {
            data: Data {
                task: Task::Classes(Preset::Xor),
                ..Data::default()
            },
            own: None,
            terms: None,
            hidden_widths: vec![8],
            activation: Activation::Relu,
            initializer: Initializer::default(),
            training: TrainerConfig::default(),
            step: 0,
            weights: Weights::Recipe,
            view: View::default(),
            word: None,
            chapter: None,
            beside: None,
            folding: None,
        }
    }
}

impl Scene {
    /// Largest number of the reader's own samples.
    pub const MAX_OWN_SAMPLES: usize = Sample::MOST;
    /// Largest number of characters of the reader's word.
    pub const MAX_WORD: usize = 24;
    /// Number of classes that the reader's own samples can have.
    pub const CLASSES: u8 = crate::dataset::Label::CLASSES;
    /// Limits of the coordinates of the reader's own samples, in input units.
    pub const COORDINATE: Limits = Sample::COORDINATE;
    /// Limits of weights and biases set by hand.
    pub const PARAMETER: Limits = Limits {
        setting: "parameter",
        least: -1000.0,
        most: 1000.0,
    };
    /// The slope of a leaky unit's off side.
    pub const SLOPE: Limits = Limits {
        setting: "slope",
        least: -1.0,
        most: 1.0,
    };
    /// The sharpness β of a softplus.
    pub const SHARPNESS: Limits = Limits {
        setting: "sharpness",
        least: 0.1,
        most: 100.0,
    };
    /// Largest steps × batch × parameters that a link may ask to be repeated. Frozen with version 1: what it ever allowed opens.
    pub const MAX_RECIPE_COST: u64 = 50_000_000;
    /// Largest work of a run that a new link describes by its recipe: about a tenth of a second on a laptop. Longer runs
    /// carry their weights.
    pub const MAX_REPLAY_WORK: u64 = 100_000_000;
    /// The largest number of steps: the last that the page's scripts can count.
    pub const MAX_STEP: u64 = (1 << 53) - 1;

    /// The examples that the network learns from, generated or the reader's own.
    #[must_use]
    pub fn examples(&self) -> Examples {
        match &self.own {
            Some(own) => own.examples.clone(),
            None => self.data.examples(),
        }
    }

    /// Puts the reader's own examples in place of the present ones, with what their file calls them.
    pub fn set_own(&mut self, own: Own, terms: Option<Arc<FileTerms>>) {
        self.own = Some(own);
        self.terms = terms;
    }

    /// Goes back to generated examples.
    pub fn drop_own(&mut self) {
        self.own = None;
        self.terms = None;
    }

    /// Whether numbers are learnt in place of classes.
    #[must_use]
    pub fn learns_numbers(&self) -> bool {
        match &self.own {
            Some(own) => own.examples.are_numbers(),
            None => matches!(self.data.task, Task::Numbers(_)),
        }
    }

    /// Widths of all layers: inputs, hidden layers, outputs.
    #[must_use]
    pub fn widths(&self) -> Vec<usize> {
        let mut widths = vec![self.inputs()];
        widths.extend(&self.hidden_widths);
        widths.push(self.outputs());
        widths
    }

    /// Number of classes of the samples; labels are the numbers below it. 0 where numbers are learnt, otherwise at least 2.
    #[must_use]
    pub fn classes(&self) -> u8 {
        match (&self.own, self.data.task) {
            (Some(own), _) if own.examples.are_numbers() => 0,
            (Some(own), _) => {
                let labels = own.examples.samples().iter().map(|sample| sample.label.0);
                labels.map(|label| label + 1).fold(2, u8::max)
            }
            (None, Task::Classes(preset)) => preset.classes(),
            (None, Task::Numbers(_)) => 0,
        }
    }

    /// Number of inputs: one for curves, two for everything else.
    #[must_use]
    pub fn inputs(&self) -> usize {
        match (&self.own, self.data.task) {
            (Some(own), _) => own.inputs,
            (None, Task::Numbers(form)) => form.inputs(),
            (None, Task::Classes(_)) => Network::MAX_INPUTS,
        }
    }

    /// Number of outputs: one for a number or two classes, otherwise one per class.
    #[must_use]
    pub fn outputs(&self) -> usize {
        match self.classes() {
            0..=2 => 1,
            classes => usize::from(classes),
        }
    }

    /// Number of weights and biases of the scene's network.
    #[must_use]
    pub fn parameter_count(&self) -> usize {
        self.widths()
            .windows(2)
            .map(|pair| (pair[0] + 1) * pair[1])
            .sum()
    }

    /// Sets the seed of initial weights and batches.
    pub fn set_seed(&mut self, seed: u32) {
        self.initializer.seed = u64::from(seed);
        self.training.seed = u64::from(seed);
    }

    /// Whether a link may ask for the recipe to be repeated when it is opened.
    #[must_use]
    pub fn recipe_is_short(&self) -> bool {
        let parameters = self.parameter_count() as u64;
        let batch = u64::from(self.training.batch_size);
        self.step.saturating_mul(parameters * batch) <= Self::MAX_RECIPE_COST
    }

    /// Whether the recipe is repeated in a moment, so that a new link describes the run by it.
    ///
    /// Unlike [`Scene::recipe_is_short`], which decides what can be opened, this counts what a step costs besides its
    /// samples. It depends on the scene alone: every machine writes the same link.
    #[must_use]
    pub fn recipe_is_quick(&self) -> bool {
        let work = self.step.saturating_mul(self.step_work());
        self.recipe_is_short() && work <= Self::MAX_REPLAY_WORK
    }

    /// The work of a training step, in multiply-adds for one sample and one parameter.
    #[must_use]
    pub(crate) fn step_work(&self) -> u64 {
        const OVERHEAD: u64 = 300;
        // The optimiser and the decay, once for a parameter; and a batch fills whole packs of lanes.
        const UPDATE: u64 = 12;
        const PACK: u64 = 4;
        // An activation that takes an exponential, for one unit and one sample.
        const SMOOTH: u64 = 40;
        let batch = u64::from(self.training.batch_size).next_multiple_of(PACK);
        let units = self.hidden_widths.iter().sum::<usize>() as u64;
        let smooth = if self.activation.is_two_piece() {
            0
        } else {
            SMOOTH
        };
        OVERHEAD + self.parameter_count() as u64 * (batch + UPDATE) + units * batch * smooth
    }
}
