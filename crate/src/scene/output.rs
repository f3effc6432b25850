//! What becomes of the score at the end of the network: the ways in which its output can be shown.
//!
//! None of this is trained or drawn into the weights: it is a way of looking at a score. A squash keeps every decision, as it
//! keeps the order of numbers and what lies on either side of 0. Clipping the score first does not: every negative score, the
//! evidence for class 0, becomes 0, and 0 is the score of a network that does not know.
//!
//! All of this is about a single score. Of several, one for each class, either squash is the softmax, and none is clipped.

use crate::dataset::Label;
use crate::network::named::named;
use crate::network::probability::sigmoid;

/// How the score is turned into the number that is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Output {
    /// Not at all: the score itself.
    #[default]
    Plain,
    /// Its sigmoid, the probability of class 1.
    Sigmoid,
    /// The sigmoid of max(0, score): a ReLU where it does not belong. Never below one half.
    ReluOnScore,
    /// Not at all, and no class is read off it: the score is the number that was learnt. Not chosen, and in no link: it follows
    /// from what is learnt.
    Number,
}

// What is learnt, and not the reader, makes it a number.
named!(Output, Plain => "plain", Sigmoid => "sigmoid", ReluOnScore => "relu"; unnamed Number);

impl Output {
    /// The probability of class 1 that is read off a score.
    #[must_use]
    pub fn probability(self, score: f64) -> f64 {
        sigmoid(self.clipped(score))
    }

    /// The class that a score stands for; none where the output leaves it open, and for a number.
    ///
    /// A score of 0 stands for class 0, as in [`crate::evaluate`], plain or squashed: that is one line in the plane, and a
    /// convention. A clipped score of 0 covers all of what the network has against class 1. To call that class 0 would let a
    /// convention stand in for the evidence that was deleted; to call it class 1 would claim evidence that never was. It is
    /// one half, and no answer.
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
