//! Probabilities of scores: sigmoid and softmax, which move no boundary and change no order.

/// The probability of class 1 for the score of a single output: 1 / (1 + e^−score), from 0 to 1.
#[must_use]
pub fn sigmoid(score: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-score))
}

/// The class probabilities for the scores of several outputs; their sum is 1. Empty without scores.
#[must_use]
pub fn softmax(scores: &[f64]) -> Vec<f64> {
    // Subtracting the largest score keeps every exponential from overflowing.
    let largest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let powers: Vec<f64> = scores.iter().map(|s| libm::exp(s - largest)).collect();
    let total: f64 = powers.iter().sum();
    powers.into_iter().map(|power| power / total).collect()
}

/// The predicted class for the given scores; `None` without scores.
///
/// With one output: class 1 where the score is above 0, else class 0. With several: the first of the highest.
#[must_use]
pub fn answer(scores: &[f64]) -> Option<usize> {
    if let &[score] = scores {
        return Some(usize::from(score > 0.0));
    }
    let higher = |best: usize, class: usize| {
        if scores[class] > scores[best] {
            class
        } else {
            best
        }
    };
    (0..scores.len()).reduce(higher)
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
    fn sigmoid_and_softmax_keep_the_order_of_scores() {
        let scores = [-40.0, -2.0, -1e-12, 0.0, 1e-12, 3.0, 30.0];
        assert!(scores.map(sigmoid).is_sorted());
        assert!(softmax(&scores).is_sorted());
        assert_eq!(sigmoid(0.0), 0.5);
        assert!(softmax(&[]).is_empty());
    }

    #[test]
    fn the_predicted_class_is_the_first_of_the_likeliest() {
        for scores in [[0.0, 0.0], [1.0, -2.0], [-2.0, 1.0], [1e-300, 0.0]] {
            let [first, second] = scores;
            let higher = usize::from(second > first);
            assert_eq!(answer(&scores), Some(higher), "{scores:?}");
            assert_eq!(answer(&[second - first]), Some(higher), "{scores:?}");
        }
        assert_eq!(answer(&[-1.0, 4.0, 4.0]), Some(1));
        assert_eq!(answer(&[]), None);
    }
}
