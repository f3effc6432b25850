//! Scores read as probabilities: the last step, which moves no boundary and changes no order.

/// The probability of class 1 for the score of a single output: 1 / (1 + e^−score), from 0 to 1.
#[must_use]
pub fn sigmoid(score: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-score))
}

/// The probabilities of all classes for the scores of several outputs; their sum is 1. Empty without scores.
#[must_use]
pub fn softmax(scores: &[f64]) -> Vec<f64> {
    // Relative to the largest score no exponential overflows.
    let largest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let powers: Vec<f64> = scores.iter().map(|s| libm::exp(s - largest)).collect();
    let total: f64 = powers.iter().sum();
    powers.into_iter().map(|power| power / total).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sigmoid_is_the_softmax_of_a_score_against_0() {
        for score in [-800.0, -3.0, -1e-9, 0.0, 0.5, 20.0, 800.0] {
            let of_both = softmax(&[0.0, score]);
            assert!((of_both[1] - sigmoid(score)).abs() <= f64::EPSILON);
            assert!((of_both[0] + of_both[1] - 1.0).abs() <= f64::EPSILON);
        }
    }

    #[test]
    fn neither_changes_an_order() {
        let scores = [-40.0, -2.0, -1e-12, 0.0, 1e-12, 3.0, 30.0];
        assert!(scores.map(sigmoid).is_sorted());
        assert!(softmax(&scores).is_sorted());
        assert_eq!(sigmoid(0.0), 0.5);
        assert!(softmax(&[]).is_empty());
    }
}
