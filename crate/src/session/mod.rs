//! The one thing that changes: a scene in use, with its history.
//!
//! Every change of data, network or training goes through [`Session::edit`], which remembers what was before. Looking
//! around (frame, shading, selection) is not an edit.

mod card;
mod cells;
mod course;
mod hand;
mod measure;
mod progress;
mod ramp;
mod readout;
mod recovery;
mod setting;
mod shape;
mod term;

use std::sync::Arc;

use crate::cells::{Builder, CellComplex, ComplexError};
use crate::dataset::{Examples, Sample, Target};
use crate::geometry::Point;
use crate::layout::DiagramLayout;
use crate::layout::Projection;
use crate::measure::BestLine;
use crate::measure::Sampled;
use crate::measure::ScoreSurface;
use crate::network::number::{Clamp, nearest_f32, rounded_to_f32};
use crate::network::{Network, NetworkError, UnitId};
use crate::scene::LinkError;
use crate::scene::Output;
use crate::scene::Problem;
use crate::scene::link;
use crate::scene::{Scene, Weights, is_slug};
use crate::train::LossCurve;
use crate::train::{Divergence, Trainer, TrainerConfig};

pub use card::{Card, Line, Parameter, Pointed, PointedScore, UnitName};
pub use course::Timeline;
pub use hand::{Nudge, Tool};
pub use ramp::RampReadout;
pub use readout::Readout;
pub use recovery::RecoveryReadout;
pub use setting::{Applied, SETTINGS};

use crate::recovery::PrintedPictures;
use cells::Cells;
use course::Course;
use hand::Hand;

/// Most edits that can be taken back.
const MOST_UNDO: usize = 200;

/// A scene in use.
#[derive(Debug)]
pub struct Session {
    scene: Scene,
    examples: Examples,
    trainer: Trainer,
    network: Network,
    /// Whether seed and step alone lead to the present weights.
    on_recipe: bool,
    course: Course,
    cells: Cells,
    /// What an edit of later layers leaves of the cells of those before.
    builder: Builder,
    /// Networks that a link or a step of the page brought along: what they reach is shown, and not found.
    brought: Vec<Network>,
    past: Vec<Moment>,
    future: Vec<Moment>,
    /// Whether edits belong to one gesture, and are taken back together.
    gesture: Gesture,
    hand: Hand,
    projection: Projection,
    /// Width and height of the diagram's canvas, in CSS pixels.
    diagram: (f64, f64),
    /// Whether the best straight line is shown, and what it is for the present samples once it was asked for.
    shows_best_line: bool,
    /// What is printed on the plane, to be read back.
    printed: PrintedPictures,
    /// Whether the plane's canvas shows the picture read back, and not the network's score.
    shows_recovery: bool,
    best_line: Option<BestLine>,
    /// Whether a sample is followed along the assembly line.
    follows: bool,
}

/// What an undo brings back.
#[derive(Clone, Debug)]
struct Moment {
    scene: Scene,
    examples: Examples,
    trainer: Trainer,
    on_recipe: bool,
    course: Course,
}

/// A slider's or pointer's way from press to release, or a training run: one undo step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gesture {
    None,
    /// Open, with nothing changed yet.
    Open,
    /// Open, and what was before is remembered.
    Remembered,
}

impl Session {
    /// A session that begins with `scene`; a recipe is trained first.
    ///
    /// # Errors
    /// A shape outside the limits of [`Network`], or weights that do not fit it.
    pub fn new(scene: Scene) -> Result<Self, NetworkError> {
        let examples = scene.examples();
        let trainer = trainer_of(&scene, &examples)?;
        let network = trainer.network();
        let on_recipe = scene.weights == Weights::Recipe;
        let projection = Projection::with_margins(scene.view.frame(), 1.0, 1.0);
        let course = Course::new(&trainer);
        let mut session = Self {
            scene,
            examples,
            trainer,
            network,
            on_recipe,
            course,
            cells: Cells::default(),
            builder: Builder::new(),
            brought: Vec::new(),
            past: Vec::new(),
            future: Vec::new(),
            gesture: Gesture::None,
            hand: Hand::default(),
            projection,
            diagram: (1.0, 1.0),
            shows_best_line: false,
            printed: PrintedPictures::default(),
            shows_recovery: false,
            best_line: None,
            follows: false,
        };
        session.note();
        session.retrace();
        session.brought.push(session.network.clone());
        Ok(session)
    }

    /// A session that begins with the scene of a link, and the keys of the link that were not understood.
    ///
    /// # Errors
    /// What is wrong with the link.
    pub fn open(fragment: &str) -> Result<(Self, Vec<String>), LinkError> {
        let opened = link::read(fragment)?;
        let session = Self::new(opened.scene).map_err(|_| LinkError::Field {
            key: "net".to_owned(),
            value: String::new(),
        })?;
        Ok((session, opened.ignored))
    }

    /// Everything the reader sees, as plain values.
    #[must_use]
    pub fn scene(&self) -> Scene {
        let mut scene = self.scene.clone();
        scene.step = self.trainer.step();
        scene.weights = Weights::Recipe;
        if !(self.on_recipe && scene.recipe_is_short()) {
            scene.weights = Weights::Given(self.network.parameters().map(nearest_f32).collect());
        }
        scene
    }

    /// The link of what the reader sees.
    #[must_use]
    pub fn link(&self) -> String {
        link::write(&self.scene())
    }

    /// The network shown.
    #[must_use]
    pub const fn network(&self) -> &Network {
        &self.network
    }

    /// What the network learns from.
    pub(crate) const fn examples(&self) -> &Examples {
        &self.examples
    }

    /// What a network must be like to learn from the present examples.
    pub(crate) fn task_shape(&self) -> TaskShape {
        TaskShape {
            inputs: self.scene.inputs(),
            outputs: self.scene.outputs(),
            learns_numbers: self.scene.learns_numbers(),
        }
    }

    /// Puts the reader's own samples in place of the present ones: one edit.
    pub(crate) fn replace_samples(&mut self, samples: Arc<[Sample]>) {
        self.edit(|scene| scene.own_samples = Some(samples), Restart::No);
    }

    /// The samples shown; none where numbers are learnt.
    #[must_use]
    pub fn samples(&self) -> &[Sample] {
        self.examples.samples()
    }

    /// The targets shown; none where classes are learnt.
    #[must_use]
    pub fn targets(&self) -> &[Target] {
        self.examples.targets()
    }

    /// The loss over the steps of the present run.
    #[must_use]
    pub const fn curve(&self) -> &LossCurve {
        &self.course.curve
    }

    /// Where the frame lies on its canvas.
    #[must_use]
    pub const fn projection(&self) -> Projection {
        self.projection
    }

    /// Shows the best of all straight lines for the training samples, or no longer.
    pub const fn show_best_line(&mut self, shown: bool) {
        self.shows_best_line = shown;
    }

    /// Whether the best of all straight lines is shown.
    #[must_use]
    pub const fn shows_best_line(&self) -> bool {
        self.shows_best_line
    }

    /// Follows a sample along the assembly line, or no longer.
    pub const fn set_follows(&mut self, follows: bool) {
        self.follows = follows;
    }

    /// Whether a sample is followed along the assembly line.
    #[must_use]
    pub const fn follows(&self) -> bool {
        self.follows
    }

    /// The best of all straight lines for the training samples, where it is shown; found anew when these have changed.
    /// None where there are more than two classes, which no line parts, and where there is none.
    pub fn best_line(&mut self) -> Option<BestLine> {
        if !self.shows_best_line || self.scene.classes() != 2 {
            return None;
        }
        let training = || self.samples().iter().filter(|sample| !sample.test);
        let found = (self.best_line).unwrap_or_else(|| BestLine::of(training()));
        self.best_line = Some(found);
        Some(found)
    }

    /// Tells how large the plane's canvas is, in CSS pixels.
    pub fn set_canvas(&mut self, width: f64, height: f64) {
        self.projection = Projection::with_margins(self.scene.view.frame(), width, height);
        self.shows_recovery = false;
    }

    /// Tells how large the diagram's canvas is, in CSS pixels.
    pub const fn set_diagram(&mut self, width: f64, height: f64) {
        self.diagram = (width, height);
    }

    /// Where the parts of the network lie on the diagram's canvas.
    #[must_use]
    pub fn diagram_layout(&self) -> DiagramLayout {
        let (width, height) = self.diagram;
        DiagramLayout::of(&self.network, width, height)
    }

    /// The selected unit, hidden or output.
    #[must_use]
    pub const fn selected(&self) -> Option<UnitId> {
        self.scene.view.selected
    }

    /// Selects a unit, or none; one that does not exist selects none.
    pub fn select(&mut self, unit: Option<UnitId>) {
        self.scene.view.selected = unit.filter(|&unit| self.network.bias(unit).is_some());
    }

    /// Selects the hidden unit of these letters, in capitals or not; returns whether there is one.
    pub fn select_letters(&mut self, letters: &str) -> bool {
        let wanted = letters.to_uppercase();
        let named = |unit: &UnitId| self.network.letters(*unit).as_ref() == Some(&wanted);
        let unit = self.network.hidden_units().find(named);
        if unit.is_some() {
            self.select(unit);
        }
        unit.is_some()
    }

    /// Names the chapter whose figure this is, for its links; none where a text cannot name one.
    pub fn set_chapter(&mut self, slug: &str) {
        self.scene.chapter = Some(slug.to_owned()).filter(|slug| is_slug(slug));
    }

    /// What becomes of the score: what the reader chose, or nothing where the score is a number that was learnt.
    #[must_use]
    pub fn output(&self) -> Output {
        if self.scene.learns_numbers() {
            return Output::Number;
        }
        self.scene.view.output
    }

    /// The view: frame and shading.
    #[must_use]
    pub const fn view(&self) -> crate::scene::View {
        self.scene.view
    }

    /// The cells of the network in the frame, built where something has changed since they were last asked for.
    ///
    /// # Errors
    /// A network whose cells cannot be built, or are too many.
    pub fn complex(&mut self) -> Result<&CellComplex, &ComplexError> {
        let corners = self.scene.view.frame().corners();
        let network = &self.network;
        let (complex, builder) = (&mut self.cells.complex, &mut self.builder);
        complex
            .get_or_insert_with(|| builder.build(network, &corners))
            .as_ref()
    }

    /// The cells, where they have been built and nothing has changed since.
    #[must_use]
    pub fn built_complex(&self) -> Option<&CellComplex> {
        self.cells.complex.as_ref()?.as_ref().ok()
    }

    /// The score over the frame as figures draw it, exact or sampled; none where the cells cannot be built.
    pub fn score_surface(&mut self) -> Option<ScoreSurface<'_>> {
        let smooth = matches!(self.complex(), Err(ComplexError::Smooth));
        if smooth && self.cells.sampled.is_none() {
            self.cells.sampled = Some(Sampled::of(&self.network, self.scene.view.frame()));
        }
        self.built_score_surface()
    }

    /// The score over the frame, where it has been built and nothing has changed since.
    #[must_use]
    pub fn built_score_surface(&self) -> Option<ScoreSurface<'_>> {
        let exact = self.built_complex().map(ScoreSurface::Exact);
        exact.or(self.cells.sampled.as_ref().map(ScoreSurface::Sampled))
    }

    /// Forgets what was built of the network in the frame.
    fn drop_cells(&mut self) {
        self.cells = Cells::default();
    }

    /// Sets one bias by hand, the output's included; held within [`Scene::PARAMETER`].
    ///
    /// # Errors
    /// A unit that does not exist.
    pub fn set_bias(&mut self, unit: UnitId, value: f64) -> Result<Option<Clamp>, NetworkError> {
        let (value, clamp) = Scene::PARAMETER.clamp(value);
        let mut network = self.network.clone();
        network.set_bias(unit, rounded_to_f32(value))?;
        self.replace_network(network);
        Ok(clamp)
    }

    /// Sets one weight by hand, by its place among the unit's inputs; held within [`Scene::PARAMETER`].
    ///
    /// # Errors
    /// A unit or input that does not exist.
    pub fn set_weight(
        &mut self,
        unit: UnitId,
        input: usize,
        value: f64,
    ) -> Result<Option<Clamp>, NetworkError> {
        let (value, clamp) = Scene::PARAMETER.clamp(value);
        let mut network = self.network.clone();
        network.set_weight(unit, input, rounded_to_f32(value))?;
        self.replace_network(network);
        Ok(clamp)
    }

    /// Begins a gesture: what changes until [`Session::end_gesture`] is taken back in one step.
    pub fn begin_gesture(&mut self) {
        if self.gesture == Gesture::None {
            self.gesture = Gesture::Open;
        }
    }

    /// Ends a gesture.
    pub const fn end_gesture(&mut self) {
        self.gesture = Gesture::None;
    }

    /// Takes training steps. All steps between [`Session::begin_gesture`] and [`Session::end_gesture`] are one undo step.
    ///
    /// # Errors
    /// A step that diverged; the weights stay at the last finite ones.
    pub fn train(&mut self, steps: u64) -> Result<(), Divergence> {
        if steps == 0 {
            return Ok(());
        }
        self.remember();
        self.cut_course();
        let before = self.trainer.step();
        let result = self.trainer.train(steps);
        if self.trainer.step() != before {
            self.network = self.trainer.network();
            self.drop_cells();
            self.note();
        }
        result
    }

    /// Goes back to the same initial weights.
    pub fn reset(&mut self) {
        self.edit(|scene| scene.weights = Weights::Recipe, Restart::Yes);
    }

    /// Goes back to a network that was made by hand, at step 0: its shape and activation too. One edit.
    ///
    /// Where that is for another number of inputs or classes than there are by now, goes back to the first weights instead.
    pub fn reset_to(&mut self, first: &Network) {
        if (first.inputs(), first.outputs()) != (self.scene.inputs(), self.scene.outputs()) {
            self.reset();
            return;
        }
        self.edit(
            |scene| {
                scene.hidden_widths = first.hidden_widths();
                scene.activation = first.activation();
            },
            Restart::Yes,
        );
        self.network = first.clone();
        self.drop_cells();
        self.on_recipe = false;
        self.resume();
        self.course = Course::new(&self.trainer);
        self.note();
        self.select(self.scene.view.selected);
    }

    /// Draws other initial weights: those of the next seed.
    pub fn draw_weights(&mut self) {
        let next = u32::try_from(self.scene.initializer.seed + 1).unwrap_or(0);
        self.edit(|scene| scene.set_seed(next), Restart::Yes);
    }

    /// Draws other samples of the same kind: those of the next seed. The reader's own samples give way.
    pub fn draw_samples(&mut self) {
        self.edit(
            |scene| {
                scene.data.seed = scene.data.seed.wrapping_add(1);
                scene.own_samples = None;
            },
            Restart::No,
        );
    }

    /// Takes the last edit back; false where there is none.
    pub fn undo(&mut self) -> bool {
        self.gesture = Gesture::None;
        let Some(moment) = self.past.pop() else {
            return false;
        };
        let present = self.moment();
        self.future.push(present);
        self.bring_back(moment);
        true
    }

    /// Makes the edit again that was last taken back; false where there is none.
    pub fn redo(&mut self) -> bool {
        self.gesture = Gesture::None;
        let Some(moment) = self.future.pop() else {
            return false;
        };
        let present = self.moment();
        self.past.push(present);
        self.bring_back(moment);
        true
    }

    /// Whether there is something to take back, and something to make again.
    #[must_use]
    pub fn undo_and_redo(&self) -> (bool, bool) {
        (!self.past.is_empty(), !self.future.is_empty())
    }

    /// Changes the scene, then everything that follows from it.
    fn edit(&mut self, change: impl FnOnce(&mut Scene), restart: Restart) {
        self.remember();
        let before = self.scene.clone();
        change(&mut self.scene);
        if before.data != self.scene.data || before.own_samples != self.scene.own_samples {
            self.examples = self.scene.examples();
            self.best_line = None;
        }
        // Before anything is asked of the new network, as noting its loss does.
        self.drop_cells();
        if restart == Restart::Yes || is_other_task(&before, &self.scene) {
            self.restart();
        } else {
            self.carry_on(&before);
        }
    }

    /// Begins at the first weights.
    fn restart(&mut self) {
        self.scene.step = 0;
        self.scene.weights = Weights::Recipe;
        match trainer_of(&self.scene, &self.examples) {
            Ok(trainer) => self.trainer = trainer,
            // Unreachable through the settings, which hold shapes within their limits; the old network is still good.
            Err(_) => return,
        }
        self.network = self.trainer.network();
        self.on_recipe = true;
        self.select(self.scene.view.selected);
        self.course = Course::new(&self.trainer);
        self.note();
    }

    /// Keeps the weights under the changed settings.
    fn carry_on(&mut self, before: &Scene) {
        let same_run = before.data == self.scene.data
            && before.own_samples == self.scene.own_samples
            && before.activation == self.scene.activation;
        if same_run {
            self.retrain(self.scene.training);
        } else if let Ok(network) = self.network.with_activation(self.scene.activation) {
            self.network = network;
            self.resume();
        }
        if self.trainer.step() > 0 {
            self.on_recipe = false;
        }
    }

    /// Puts a network of the same shape in place of the present one, as an edit by hand.
    fn replace_network(&mut self, network: Network) {
        if network == self.network {
            return;
        }
        self.remember();
        self.network = network;
        self.on_recipe = false;
        self.drop_cells();
        self.resume();
    }

    /// Starts the optimiser afresh at the present network and step.
    fn resume(&mut self) {
        let step = self.trainer.step();
        self.trainer = trainer_on(&self.network, &self.examples, self.scene.training).at_step(step);
        self.begin_course();
    }

    /// Remembers what is now, once per gesture.
    fn remember(&mut self) {
        if self.gesture == Gesture::Remembered {
            return;
        }
        if self.gesture == Gesture::Open {
            self.gesture = Gesture::Remembered;
        }
        if self.past.len() == MOST_UNDO {
            self.past.remove(0);
        }
        let moment = self.moment();
        self.past.push(moment);
        self.future.clear();
    }

    fn moment(&self) -> Moment {
        Moment {
            scene: self.scene.clone(),
            examples: self.examples.clone(),
            trainer: self.trainer.clone(),
            on_recipe: self.on_recipe,
            course: self.course.clone(),
        }
    }

    fn bring_back(&mut self, moment: Moment) {
        let view = self.scene.view;
        self.scene = moment.scene;
        self.scene.view = view;
        self.examples = moment.examples;
        self.best_line = None;
        self.trainer = moment.trainer;
        self.network = self.trainer.network();
        self.on_recipe = moment.on_recipe;
        self.course = moment.course;
        self.drop_cells();
        self.hand.drop_all();
        self.select(view.selected);
    }

    fn zoom_about(&mut self, factor: f64, fixed: Point) {
        self.scene.view.zoom(factor, fixed);
        self.frame_changed();
    }

    fn frame_changed(&mut self) {
        self.projection.frame = self.scene.view.frame();
        self.drop_cells();
    }
}

/// What a network must be like to learn from some examples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TaskShape {
    pub(crate) inputs: usize,
    pub(crate) outputs: usize,
    pub(crate) learns_numbers: bool,
}

/// Whether an edit begins again at the first weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Restart {
    Yes,
    No,
}

/// The trainer that stands where a scene says; for a recipe, at its first weights.
fn trainer_of(scene: &Scene, examples: &Examples) -> Result<Trainer, NetworkError> {
    match &scene.weights {
        Weights::Recipe => {
            let first = scene
                .initializer
                .network(scene.activation, &scene.widths())?;
            Ok(trainer_on(&first, examples, scene.training))
        }
        Weights::Given(values) => {
            let values: Vec<f64> = values.iter().copied().map(f64::from).collect();
            let shape = Network::zeros(scene.activation, &scene.widths())?;
            let network = shape.with_parameters(&values)?;
            Ok(trainer_on(&network, examples, scene.training).at_step(scene.step))
        }
    }
}

/// A run on those of the examples that are not kept for tests: by cross-entropy on samples, by squared error on targets.
fn trainer_on(network: &Network, examples: &Examples, config: TrainerConfig) -> Trainer {
    match examples {
        Examples::Samples(samples) => Trainer::new(network, samples, config),
        Examples::Targets(targets) => Trainer::new(network, targets, config),
    }
}

/// Whether a network for one scene says nothing to the other: it has other inputs or outputs, or learns by another loss.
fn is_other_task(one: &Scene, other: &Scene) -> bool {
    let task = |scene: &Scene| (scene.inputs(), scene.outputs(), scene.learns_numbers());
    task(one) != task(other)
}

/// A divergence as the page words it.
#[must_use]
#[allow(
    clippy::cast_precision_loss,
    reason = "a step in a sentence; runs stay far below 2^53 steps"
)]
pub fn divergence_problem(divergence: &Divergence) -> Problem {
    Problem::new("diverged")
        .number("step", divergence.step as f64)
        .number("rate", f64::from(divergence.learning_rate))
        .number("calmer", divergence.calmer_rate())
}
