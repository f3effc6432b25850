//! What the page asks of a session, and no link carries: the best line, a sample followed through the network, fixed samples.

use std::sync::Arc;

use crate::dataset::{Examples, Sample};
use crate::measure::BestLine;

/// What is shown or fixed on request; it is not part of links.
#[derive(Debug, Default)]
pub(super) struct Attention {
    /// Whether the best straight line is shown.
    pub(super) shows_best_line: bool,
    /// Whether a sample is followed through the network.
    pub(super) follows: bool,
    /// Whether samples stay as they are, whatever the hand does.
    pub(super) fixes_samples: bool,
    /// Whether the reader has a finger and no mouse: nothing is in hand then before a tap.
    pub(super) by_finger: bool,
    /// The best line, and the samples that it was found for.
    best_line: Option<(Arc<[Sample]>, BestLine)>,
}

impl Attention {
    /// The best straight line for the training samples, recomputed when they have changed. `None` where numbers are learnt.
    ///
    /// No part of its caller, who asks at every readout: the first figure of a page has no such line.
    #[inline(never)]
    pub(super) fn best_line(&mut self, examples: &Examples) -> Option<BestLine> {
        let Examples::Samples(samples) = examples else {
            return None;
        };
        let known = (self.best_line.as_ref()).filter(|(of, _)| Arc::ptr_eq(of, samples));
        if let Some(&(_, found)) = known {
            return Some(found);
        }
        let found = BestLine::of(samples.iter().filter(|sample| !sample.test));
        self.best_line = Some((Arc::clone(samples), found));
        Some(found)
    }
}
