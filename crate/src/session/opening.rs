//! Opening a scene: the run that it describes is repeated, at once or in pieces, with a page drawing and listening between
//! them.

use super::Session;
use super::experiment::Experiment;
use super::handover::Handover;
use crate::network::NetworkError;
use crate::scene::link::{self, Arrival};
use crate::scene::{LinkError, Scene};

/// How far the repetition of a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replaying {
    /// The last step repeated.
    pub step: u64,
    /// The step at which it ends.
    pub end: u64,
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
        let (session, ignored, _) = Self::receive_link(fragment)?;
        Ok((session, ignored))
    }

    /// What [`Session::begin_link`] gives, and how the link came.
    ///
    /// # Errors
    /// When the link is invalid.
    pub fn receive_link(fragment: &str) -> Result<(Self, Vec<String>, Arrival), LinkError> {
        let (opened, arrival) = link::receive(fragment)?;
        let session = Self::begin(opened.scene).map_err(|_| LinkError::shape())?;
        Ok((session, opened.ignored, arrival))
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
        let replay = self.now.pending()?;
        Some(Replaying {
            step,
            end: replay.end(),
        })
    }

    /// The state of the run that is being repeated, or was repeated last, as bytes for [`Session::take_handover`].
    #[must_use]
    pub fn handover(&self) -> Vec<u8> {
        self.now.handover().bytes()
    }

    /// Takes over the state of the same run from a session that repeats it; `false`, and nothing changed, where these bytes are
    /// of another run, or none, or this one is not being repeated.
    pub fn take_handover(&mut self, bytes: &[u8]) -> bool {
        let handover = Handover::read(bytes);
        if !handover.is_some_and(|handover| self.now.take_handover(handover)) {
            return false;
        }
        self.cells.drop_all();
        if self.replaying().is_none() {
            self.pursuits.bring(self.now.network());
        }
        true
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
