//! Losses and their derivatives. The kind of target decides the loss: for a class, sigmoid cross-entropy with one output and
//! softmax cross-entropy with several; for a number, the squared error of the first output.
//!
//! With one output, every label other than 0 means class 1. With several, a label beyond the last output counts as the last.

use super::lanes::without_negligible;

/// Derivatives with respect to a score that are smaller than this become zero.
///
/// The gradient of a sample that is right by a wide margin gets smaller and smaller. Squares and products of such gradients
/// are subnormal numbers, on which arithmetic is a hundred times slower. A gradient below this limit does not change an
/// `f32` parameter.
const NEGLIGIBLE: f32 = 1e-18;

/// The target and the weight of each lane.
#[derive(Clone, Copy, Debug)]
pub(super) struct Targets<const W: usize> {
    pub(super) wanted: Wanted<W>,
    /// The weight of each lane: 1 / batch, or 0 for a lane without a sample.
    pub(super) shares: [f32; W],
}

/// The label or the number wanted in each lane.
#[derive(Clone, Copy, Debug)]
pub(super) enum Wanted<const W: usize> {
    Classes([u8; W]),
    Values([f32; W]),
}

/// Computes the derivatives of the batch's loss with respect to each score.
#[inline]
pub(super) fn deltas<const W: usize>(
    targets: &Targets<W>,
    scores: &[[f32; W]],
    deltas: &mut [[f32; W]],
) {
    match &targets.wanted {
        Wanted::Classes(labels) => class_deltas(labels, scores, deltas),
        Wanted::Values(values) => value_deltas(values, scores, deltas),
    }
    for delta in deltas {
        for (delta, share) in delta.iter_mut().zip(targets.shares) {
            *delta = without_negligible(*delta, NEGLIGIBLE) * share;
        }
    }
}

#[inline]
fn class_deltas<const W: usize>(labels: &[u8; W], scores: &[[f32; W]], deltas: &mut [[f32; W]]) {
    if let ([score], [delta]) = (scores, &mut *deltas) {
        for lane in 0..W {
            delta[lane] = sigmoid_delta(score[lane], labels[lane]);
        }
    } else {
        for (lane, &label) in labels.iter().enumerate() {
            softmax_deltas(lane, usize::from(label), scores, deltas);
        }
    }
}

/// Twice the error of the first output; the derivatives of the other outputs are zero.
#[inline]
fn value_deltas<const W: usize>(values: &[f32; W], scores: &[[f32; W]], deltas: &mut [[f32; W]]) {
    deltas.fill([0.0; W]);
    if let (Some(delta), Some(score)) = (deltas.first_mut(), scores.first()) {
        for lane in 0..W {
            delta[lane] = 2.0 * (score[lane] - values[lane]);
        }
    }
}

/// From −1, where the score should be larger, to 1; keeps its digits where the sample is right by a wide margin.
#[inline]
fn sigmoid_delta(score: f32, label: u8) -> f32 {
    let wrong_way = if label == 0 { 1.0 } else { -1.0 };
    wrong_way / (1.0 + libm::expf(-wrong_way * score))
}

/// Probability minus target, for every output of one lane.
#[inline(never)]
fn softmax_deltas<const W: usize>(
    lane: usize,
    label: usize,
    scores: &[[f32; W]],
    deltas: &mut [[f32; W]],
) {
    // Subtracting the largest score keeps every exponential from overflowing.
    let largest = scores.iter().map(|s| s[lane]).fold(f32::MIN, f32::max);
    let mut total = 0.0;
    for (delta, score) in deltas.iter_mut().zip(scores) {
        delta[lane] = libm::expf(score[lane] - largest);
        total += delta[lane];
    }
    let wanted = label.min(scores.len() - 1);
    for (output, delta) in deltas.iter_mut().enumerate() {
        let target = if output == wanted { 1.0 } else { 0.0 };
        delta[lane] = delta[lane] / total - target;
    }
}

/// The loss of one sample, in nats: −ln of the probability of its class according to the scores.
#[inline]
pub(super) fn cross_entropy(scores: &[f64], label: u8) -> f64 {
    if let &[score] = scores {
        let wrong_way = if label == 0 { score } else { -score };
        return wrong_way.max(0.0) + libm::log1p(libm::exp(-wrong_way.abs()));
    }
    let largest = scores.iter().copied().fold(f64::MIN, f64::max);
    let total: f64 = scores.iter().map(|s| libm::exp(s - largest)).sum();
    let wanted = usize::from(label).min(scores.len() - 1);
    libm::log(total) - (scores[wanted] - largest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delta_of<const OUTPUTS: usize>(scores: [f32; OUTPUTS], label: u8) -> [f32; OUTPUTS] {
        found(Wanted::Classes([label]), scores)
    }

    fn found<const OUTPUTS: usize>(wanted: Wanted<1>, scores: [f32; OUTPUTS]) -> [f32; OUTPUTS] {
        let targets = Targets {
            wanted,
            shares: [1.0],
        };
        let mut found = [[0.0]; OUTPUTS];
        deltas(&targets, &scores.map(|score| [score]), &mut found);
        found.map(|[delta]| delta)
    }

    #[test]
    fn the_loss_of_any_score_is_finite() {
        for score in [0.0, 1.0, 40.0, 1e4, 1e30] {
            let (right, wrong) = (cross_entropy(&[score], 1), cross_entropy(&[score], 0));
            assert!((wrong - right - score).abs() <= 1e-15 * score, "{score}");
            assert!(right >= 0.0 && wrong.is_finite(), "{score}");
            assert_eq!(cross_entropy(&[-score], 0), right);
        }
    }

    #[test]
    fn the_derivative_for_a_sample_is_its_error() {
        assert_eq!(delta_of([0.0], 1), [-0.5]);
        assert_eq!(delta_of([1e30], 0), [1.0]);
        assert_eq!(delta_of([1e30], 1), [0.0]);
        // Even where 1 − p would be rounded to zero, the derivative keeps its digits.
        let [pull] = delta_of([30.0], 1);
        assert!((pull / -9.357_623e-14 - 1.0).abs() < 1e-5, "{pull}");
    }

    #[test]
    fn the_derivative_for_a_target_is_twice_its_error() {
        assert_eq!(found(Wanted::Values([0.5]), [2.0]), [3.0]);
        assert_eq!(found(Wanted::Values([-1.0]), [-1.0, 7.0]), [0.0, 0.0]);
    }

    #[test]
    fn two_outputs_are_one_output_of_their_difference() {
        for (a, b) in [(0.0, 0.0), (1.5, -0.25), (-3.0, 2.0), (1e4, -1e4)] {
            for label in [0, 1] {
                let one = cross_entropy(&[b - a], label);
                let two = cross_entropy(&[a, b], label);
                assert!((one - two).abs() <= 1e-12 * one.max(1.0), "{a} {b}");
            }
        }
        let [one] = delta_of([2.0], 0);
        let [first, second] = delta_of([1.0, 3.0], 0);
        assert!((second - one).abs() < 1e-6 && (first + one).abs() < 1e-6);
    }
}
