//! The one thing that changes: a scene in use, with its history.
//!
//! What an edit changes and an undo brings back is the experiment: scene, examples, network and run. Beside it stand the cells,
//! which follow from network and frame; the canvases; the hand; and what is shown on request. Every edit goes through
//! `Session::edit`, which remembers what was before. Looking around (frame, shading, selection) is not an edit.
//!
//! Draws nothing, and knows no files.

mod attention;
mod canvases;
mod card;
mod cells;
mod edit;
mod experiment;
mod hand;
mod hinges;
mod looking;
mod pointing;
mod pressing;
mod progress;
mod ramp;
mod readout;
mod recovery;
mod run;
mod samples;
mod setting;
mod shape;
mod term;
mod timeline;
mod undo;

use crate::dataset::{Sample, Target};
use crate::layout::Projection;
use crate::network::{Network, NetworkError};
use crate::recovery::PrintedPictures;
use crate::scene::link;
use crate::scene::{LinkError, Output, Problem, Scene, View, is_slug};
use crate::train::{Divergence, LossCurve};

pub use card::{Card, Line, Parameter, Pointed, PointedScore, UnitName};
pub use hand::{Nudge, Tool};
pub use ramp::RampReadout;
pub use readout::Readout;
pub use recovery::RecoveryReadout;
pub use timeline::Timeline;

use attention::Attention;
use canvases::Canvases;
use cells::Cells;
use experiment::Experiment;
use hand::Hand;
use undo::Undo;

/// A scene in use.
///
/// ```
/// use crease::{Session, UnitId};
///
/// let (mut session, _) = Session::open("1;data=xor.200.10.1;net=4;act=relu;end")?;
/// let before = session.link();
/// session.set_bias(UnitId::new(0, 0), 0.5).expect("unit A exists");
/// assert_ne!(session.link(), before);
/// assert!(session.undo());
/// assert_eq!(session.link(), before);
/// # Ok::<(), crease::LinkError>(())
/// ```
#[derive(Debug)]
pub struct Session {
    now: Experiment,
    undo: Undo,
    cells: Cells,
    canvases: Canvases,
    hand: Hand,
    attention: Attention,
    printed: PrintedPictures,
    /// Networks that a link or a step of the page brought along: what they reach is shown, and not found.
    brought: Vec<Network>,
}

impl Session {
    /// A session that begins with `scene`; a recipe is trained first.
    ///
    /// # Errors
    /// A shape outside the limits of [`Network`], or weights that do not fit it.
    pub fn new(scene: Scene) -> Result<Self, NetworkError> {
        let now = Experiment::of(scene)?;
        Ok(Self {
            undo: Undo::default(),
            cells: Cells::default(),
            canvases: Canvases::of(now.scene.view.frame()),
            hand: Hand::default(),
            attention: Attention::default(),
            printed: PrintedPictures::default(),
            brought: vec![now.network().clone()],
            now,
        })
    }

    /// A session that begins with the scene of a link, and the keys of the link that were not understood.
    ///
    /// # Errors
    /// What is wrong with the link.
    pub fn open(fragment: &str) -> Result<(Self, Vec<String>), LinkError> {
        let opened = link::read(fragment)?;
        let session = Self::new(opened.scene).map_err(|_| LinkError::shape())?;
        Ok((session, opened.ignored))
    }

    /// Everything the reader sees, as plain values.
    #[must_use]
    pub fn scene(&self) -> Scene {
        self.now.scene_now()
    }

    /// The link of what the reader sees.
    #[must_use]
    pub fn link(&self) -> String {
        link::write(&self.scene())
    }

    /// The network shown.
    #[must_use]
    pub const fn network(&self) -> &Network {
        self.now.network()
    }

    /// The samples shown; none where numbers are learnt.
    #[must_use]
    pub fn samples(&self) -> &[Sample] {
        self.examples().samples()
    }

    /// The targets shown; none where classes are learnt.
    #[must_use]
    pub fn targets(&self) -> &[Target] {
        self.examples().targets()
    }

    /// The loss over the steps of the present run.
    #[must_use]
    pub const fn curve(&self) -> &LossCurve {
        &self.now.run().curve
    }

    /// Where the frame lies on its canvas.
    #[must_use]
    pub const fn projection(&self) -> Projection {
        self.canvases.projection
    }

    /// Names the chapter whose figure this is, for its links; none where a text cannot name one.
    pub fn set_chapter(&mut self, slug: &str) {
        self.now.scene.chapter = Some(slug.to_owned()).filter(|slug| is_slug(slug));
    }

    /// What becomes of the score: what the reader chose, or nothing where the score is a number that was learnt.
    #[must_use]
    pub fn output(&self) -> Output {
        if self.now.scene.learns_numbers() {
            return Output::Number;
        }
        self.now.scene.view.output
    }

    /// The view: frame and shading.
    #[must_use]
    pub const fn view(&self) -> View {
        self.now.scene.view
    }
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
