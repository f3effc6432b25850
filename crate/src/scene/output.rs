//! The output: how the score at the end of the network is shown.
//!
//! The output does not affect training or weights. A sigmoid keeps every decision, because it preserves order and the sign of the
//! score. Clipping the score first does not: every negative score, the evidence for class 0, becomes 0, the score of a network
//! without evidence.
//!
//! This applies to a single score. With one score per class, the sigmoid is replaced by the softmax and nothing is clipped.

use crate::dataset::Label;
use crate::network::named::named;
use crate::network::probability::sigmoid;

/// The function from the score to the number that is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Output {
    /// The score itself.
    #[default]
    Plain,
    /// The sigmoid of the score: the probability of class 1.
    Sigmoid,
    /// The sigmoid of max(0, score): a misplaced ReLU. Never below one half.
    ReluOnScore,
    /// The score itself, as the number that was learnt; it implies no class. Determined by the data, so it cannot be chosen and is in
    /// no link.
    Number,
}

// What is learnt, and not the reader, makes it a number.
named!(Output, Plain => "plain", Sigmoid => "sigmoid", ReluOnScore => "relu"; unnamed Number);

impl Output {
    /// The probability of class 1 for a score.
    #[must_use]
    pub fn probability(self, score: f64) -> f64 {
        sigmoid(self.clipped(score))
    }

    /// The class for a score; `None` for a number, and where the output leaves the class undecided.
    ///
    /// A plain or squashed score of 0 means class 0, as in [`crate::evaluate`]: a convention that affects one line of the plane. A clipped
    /// score of 0 replaces all evidence against class 1. Class 0 would replace the deleted evidence by a convention, class 1 would
    /// claim evidence that was never there: so the class is undecided, with a probability of one half.
    #[must_use]
    pub fn class_of(self, score: f64) -> Option<Label> {
        let class = Label(u8::from(score > 0.0));
        match self {
            Self::Plain | Self::Sigmoid => Some(class),
            Self::ReluOnScore => (score > 0.0).then_some(class),
            Self::Number => None,
        }
    }

    fn clipped(self, score: f64) -> f64 {
        match self {
            Self::Plain | Self::Sigmoid | Self::Number => score,
            Self::ReluOnScore => score.max(0.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Scores of every size and sign.
    const SCORES: [f64; 9] = [-1e300, -40.0, -1.0, -1e-300, 0.0, 1e-300, 1.0, 40.0, 1e300];

    #[test]
    fn a_squash_keeps_every_decision_and_the_order() {
        for score in SCORES {
            let squashed = Output::Sigmoid.class_of(score);
            assert_eq!(squashed, Output::Plain.class_of(score), "{score}");
            assert!(squashed.is_some());
        }
        for pair in SCORES.windows(2) {
            let [before, after] = [pair[0], pair[1]].map(|s| Output::Sigmoid.probability(s));
            assert!(before <= after, "{pair:?}");
        }
    }

    #[test]
    fn after_a_relu_no_score_speaks_against_class_1() {
        for score in SCORES {
            let shown = Output::ReluOnScore.probability(score);
            assert!(shown >= 0.5, "{score} is shown as {shown}");
            assert_ne!(Output::ReluOnScore.class_of(score), Some(Label(0)));
            assert_eq!(shown > 0.5, Output::Sigmoid.probability(score) > 0.5);
        }
    }
}
