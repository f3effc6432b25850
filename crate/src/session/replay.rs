//! Repeating the run that a link describes, in pieces: a page draws and listens between them.

use super::Session;
use super::experiment::Experiment;
use crate::network::NetworkError;
use crate::scene::link;
use crate::scene::{LinkError, Scene, Weights};
use crate::train::Trainer;

/// The largest number of looks at a run while it is repeated: points of its loss curve, and observations of its units.
const MOST_LOOKS: u64 = 100;
/// The least number, however large network and samples are.
const LEAST_LOOKS: u64 = 4;
/// The work that all looks may take together before there are fewer of them.
const LOOKS_WORK: u64 = 100_000_000;

/// How far the repetition of a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replaying {
    /// The last step repeated.
    pub step: u64,
    /// The step at which it ends.
    pub end: u64,
}

/// The part of a run that is still to be repeated. Work is in multiply-adds for one sample and one parameter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Replay {
    /// The last step.
    end: u64,
    /// Steps from one look to the next.
    stride: u64,
    /// The work of a step.
    pub(super) step: u64,
    /// The work of the largest part of a look.
    pub(super) look: u64,
}

impl Replay {
    /// The repetition of a scene's run. Its first look is at the state that the run starts with, and a run whose weights are
    /// given is just that.
    pub(super) fn of(scene: &Scene, trainer: &Trainer, examples: usize) -> Self {
        let end = match scene.weights {
            Weights::Recipe => scene.step,
            Weights::Given(_) => trainer.step(),
        };
        // Once each for the loss and for the units, and twice for their gradients.
        let look = 4 * (examples * scene.parameter_count()) as u64 + 1;
        let looks = (LOOKS_WORK / look).clamp(LEAST_LOOKS, MOST_LOOKS);
        Self {
            end,
            stride: end.div_ceil(looks).max(1),
            step: scene.step_work(),
            look,
        }
    }

    pub(super) const fn at(&self, step: u64) -> Replaying {
        Replaying {
            step,
            end: self.end,
        }
    }

    /// The same with its end at an earlier step.
    pub(super) const fn ended_at(self, end: u64) -> Self {
        Self { end, ..self }
    }

    pub(super) const fn is_over_at(&self, step: u64) -> bool {
        step >= self.end
    }

    /// Whether the run is looked at now, before it goes on; `noted` is the last step recorded.
    pub(super) fn looks_at(&self, step: u64, noted: Option<u64>) -> bool {
        let is_due = step.is_multiple_of(self.stride) && noted != Some(step);
        is_due || self.is_over_at(step)
    }

    /// The steps to take from one on: at least one, within the work, and not past the next look.
    pub(super) fn steps_from(&self, step: u64, work: u64) -> u64 {
        let next = (step / self.stride + 1).saturating_mul(self.stride);
        (work / self.step).clamp(1, (next.min(self.end) - step).max(1))
    }

    /// The work that is left from a step on, without that of looks.
    pub(super) const fn work_from(&self, step: u64) -> u64 {
        let steps = self.end.saturating_sub(step);
        let looks = steps / self.stride + 1;
        (steps.saturating_mul(self.step)).saturating_add(looks.saturating_mul(self.look))
    }
}

impl Session {
    /// A session that starts with `scene`; the run of a recipe is repeated first.
    ///
    /// # Errors
    /// When the shape is outside the limits of [`Network`](crate::Network), or the weights do not fit it.
    pub fn new(scene: Scene) -> Result<Self, NetworkError> {
        let mut session = Self::begin(scene)?;
        session.replay(u64::MAX);
        Ok(session)
    }

    /// A session that starts with the scene of a link, and the keys of the link that were not understood. The run of a recipe
    /// is repeated first.
    ///
    /// # Errors
    /// When the link is invalid.
    pub fn open(fragment: &str) -> Result<(Self, Vec<String>), LinkError> {
        let (mut session, ignored) = Self::begin_link(fragment)?;
        session.replay(u64::MAX);
        Ok((session, ignored))
    }

    /// A session at the start of the run that `scene` describes; [`Session::replay`] does the rest, in pieces.
    ///
    /// # Errors
    /// When the shape is outside the limits of [`Network`](crate::Network), or the weights do not fit it.
    pub fn begin(scene: Scene) -> Result<Self, NetworkError> {
        Ok(Self::of(Experiment::of(scene)?))
    }

    /// A session at the start of the run that a link describes, see [`Session::begin`]; and the keys of the link that were
    /// not understood.
    ///
    /// # Errors
    /// When the link is invalid.
    pub fn begin_link(fragment: &str) -> Result<(Self, Vec<String>), LinkError> {
        let opened = link::read(fragment)?;
        let session = Self::begin(opened.scene).map_err(|_| LinkError::shape())?;
        Ok((session, opened.ignored))
    }

    /// Repeats a piece of the run that the session began with; returns whether something is left.
    ///
    /// A piece is one step, or one measurement, or as many as `work` multiply-adds for one sample and one parameter allow: a
    /// million take about a millisecond. However it is cut into pieces, the result is the same, to the last bit. Meanwhile
    /// [`Session::link`] is that of the whole run, training and moving along the timeline wait, and an edit goes on from where
    /// the run is.
    pub fn replay(&mut self, work: u64) -> bool {
        if self.replaying().is_none() {
            return false;
        }
        let left = self.now.replay(work);
        self.cells.drop_all();
        if !left {
            self.pursuits.bring(self.now.network());
        }
        left
    }

    /// The run that is being repeated; `None` once the session shows what its link says.
    #[must_use]
    pub fn replaying(&self) -> Option<Replaying> {
        let step = self.now.trainer().step();
        self.now.pending().map(|replay| replay.at(step))
    }

    /// The work that is left to be done by [`Session::replay`].
    #[must_use]
    pub fn replay_work(&self) -> u64 {
        let step = self.now.trainer().step();
        self.now
            .pending()
            .map_or(0, |replay| replay.work_from(step))
    }
}
