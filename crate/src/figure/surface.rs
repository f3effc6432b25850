//! The score over the frame, and what its colours stand for.

use super::palette::Theme;
use crate::measure::ScoreSurface;
use crate::network::UnitId;
use crate::scene::{Output, Shading};

/// How the plane is coloured.
#[derive(Clone, Copy, Debug)]
pub struct Surface<'a> {
    /// The score over the frame.
    pub score_surface: ScoreSurface<'a>,
    /// What colours stand for.
    pub shading: Shading,
    /// How the score becomes the output; unless that is the score itself, probabilities are shown in place of bands.
    pub output: Output,
    /// The unit whose off side is dimmed.
    pub dimmed: Option<UnitId>,
    /// Colours.
    pub theme: Theme,
}

impl Surface<'_> {
    /// Whether nothing is coloured: with a single input the score is drawn as a graph.
    pub(super) fn is_bare(&self) -> bool {
        self.score_surface.network().inputs() == 1
    }

    /// What colours stand for, given the output: a squashed score is not shown in bands.
    pub(super) const fn effective_shading(&self) -> Shading {
        match (self.output, self.shading) {
            (Output::Sigmoid | Output::ReluOnScore, Shading::Score) => Shading::Probability,
            (Output::Number, _) => Shading::Score,
            (_, shading) => shading,
        }
    }
}
