//! The session: a scene in use, with its history. It is the only thing that changes.
//!
//! Edits change the experiment and undo restores it: scene, examples, network and run. Separate from it are the cells, which
//! depend on network and frame; the canvases; the pointer and its tools; and what is shown on request. Every edit goes
//! through `Session::edit`, which remembers the previous state. Changes of the view (frame, shading, selection) are not
//! edits.
//!
//! Draws nothing, and knows nothing about files.

mod attention;
mod canvases;
mod card;
mod cells;
mod collapse;
mod edit;
mod entrance;
mod experiment;
mod fold;
mod goals;
mod hand;
mod handover;
mod hinges;
pub mod lab;
mod last_pruning;
mod line;
mod lives;
mod looking;
mod mirror;
mod opening;
mod others;
mod pointing;
mod pressing;
mod pruning;
mod pursuits;
mod ramp;
mod readout;
mod recovery;
mod replay;
mod run;
mod run_results;
mod runs;
mod samples;
mod setting;
mod shape;
mod side_by_side;
pub mod slicing;
mod surface;
mod term;
mod timeline;
mod undo;
mod unit_views;

use crate::dataset::{FileTerms, Sample, Target};
use crate::layout::Projection;
use crate::network::Network;
use crate::recovery::PrintedPictures;
use crate::scene::link;
use crate::scene::{Output, Problem, Scene, View, is_slug};
use crate::train::{Divergence, LossCurve};

pub use card::{
    Card, Likely, Line, Parameter, Pointed, PointedScore, PointedTarget, Turned, UnitName,
};
pub use collapse::{BentUnit, CollapseReadout};
pub use fold::{FoldReadout, LayerToFold};
pub use goals::{GoalReadout, Standing};
pub use hand::{Nudge, Tool};
pub use lab::Lab;
pub use line::{LineReadout, LineUnit};
pub use lives::{LayerOfLives, LivesReadout, UnitLife};
pub use mirror::MirrorReadout;
pub use opening::Replaying;
pub use pointing::PickedParameter;
pub use pruning::PruningReadout;
pub use ramp::RampReadout;
pub use readout::{Called, CollisionReadout, Readout};
pub use recovery::RecoveryReadout;
pub use run_results::{Answers, EndedRun, Run, RunsReadout};
pub use setting::ClampNote;
pub use side_by_side::SideReadout;
pub use slicing::Slicing;
pub use surface::SurfaceReadout;
pub use timeline::Timeline;
pub use unit_views::{LayerOfUnits, UnitInNumbers, UnitsReadout};

use attention::Attention;
use canvases::Canvases;
use cells::Cells;
use experiment::Experiment;
use hand::Hand;
use last_pruning::LastPruning;
use others::SideBySide;
use pursuits::Pursuits;
use run_results::Runs;
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
    pursuits: Pursuits,
    /// What was pruned last.
    last_pruning: Option<LastPruning>,
    side_by_side: SideBySide<Self>,
    runs: Runs,
}

impl Session {
    fn of(now: Experiment) -> Self {
        Self {
            undo: Undo::default(),
            cells: Cells::default(),
            canvases: Canvases::of(now.scene.view.frame()),
            hand: Hand::default(),
            attention: Attention::default(),
            printed: PrintedPictures::default(),
            pursuits: Pursuits::default(),
            last_pruning: None,
            side_by_side: SideBySide::default(),
            runs: Runs::default(),
            now,
        }
    }

    /// Everything the reader sees, as plain values.
    #[must_use]
    pub fn scene(&self) -> Scene {
        self.now.scene_now()
    }

    /// The link of the current scene.
    #[must_use]
    pub fn link(&self) -> String {
        link::write(&self.scene())
    }

    /// The link of the current scene for elsewhere: it names the chapter, or none if `slug` is not a valid name.
    #[must_use]
    pub fn link_in(&self, slug: &str) -> String {
        let chapter = Some(slug.to_owned()).filter(|slug| is_slug(slug));
        link::write(&Scene {
            chapter,
            ..self.scene()
        })
    }

    /// The network shown.
    #[must_use]
    pub const fn network(&self) -> &Network {
        self.now.network()
    }

    /// The samples shown; empty where numbers are learnt.
    #[must_use]
    pub fn samples(&self) -> &[Sample] {
        self.examples().samples()
    }

    /// What the file that the examples are from calls them; `None` where they are from none.
    #[must_use]
    pub fn terms(&self) -> Option<&FileTerms> {
        self.now.scene.terms.as_deref()
    }

    /// The targets shown; empty where classes are learnt.
    #[must_use]
    pub fn targets(&self) -> &[Target] {
        self.examples().targets()
    }

    /// The loss over the steps of the current run.
    #[must_use]
    pub const fn curve(&self) -> &LossCurve {
        &self.now.run().curve
    }

    /// The projection of the frame onto its canvas.
    #[must_use]
    pub const fn projection(&self) -> Projection {
        self.canvases.projection
    }

    /// Sets the chapter that the figure belongs to, for its links; no chapter if `slug` is not a valid name.
    pub fn set_chapter(&mut self, slug: &str) {
        self.now.scene.chapter = Some(slug.to_owned()).filter(|slug| is_slug(slug));
    }

    /// The output function applied to the score: the reader's choice, or none where the score is a learnt number.
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

/// A divergence as a problem with a code, which the page turns into a sentence.
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
