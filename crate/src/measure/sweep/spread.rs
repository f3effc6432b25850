//! A number over the runs of a cell of a sweep.

/// Mean, standard error and quartiles of some numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// How many numbers there are.
    pub count: usize,
    /// Their mean.
    pub mean: f64,
    /// The standard error of the mean: the deviation of the sample, by n − 1, over √n; 0 for a single number.
    pub error: f64,
    /// The first quartile, the median and the third quartile, interpolated linearly between neighbours.
    pub quartiles: [f64; 3],
}

impl Spread {
    /// The spread of some finite numbers; `None` without any.
    ///
    /// Sums run in the order of the numbers, so that the result is the same wherever they were computed.
    #[must_use]
    pub fn of(numbers: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut all: Vec<f64> = numbers.into_iter().collect();
        let count = all.len();
        if count == 0 {
            return None;
        }
        let size = count as f64;
        let mean = all.iter().sum::<f64>() / size;
        let squares: f64 = all.iter().map(|x| (x - mean) * (x - mean)).sum();
        let error = if count > 1 {
            libm::sqrt(squares / (size - 1.0) / size)
        } else {
            0.0
        };
        crate::geometry::sort_by(&mut all, f64::total_cmp);
        let quartiles = [0.25, 0.5, 0.75].map(|share| interpolated(&all, share));
        Some(Self {
            count,
            mean,
            error,
            quartiles,
        })
    }
}

/// The number below which a share of some sorted numbers lies.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place among the numbers"
)]
fn interpolated(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let below = libm::floor(place) as usize;
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (place - below as f64) * (sorted[above] - sorted[below])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_is_that_of_the_textbook() {
        let spread = Spread::of([4.0, 1.0, 3.0, 2.0]).unwrap();
        assert_eq!((spread.count, spread.mean), (4, 2.5));
        assert_eq!(spread.quartiles, [1.75, 2.5, 3.25]);
        // Deviation √(5/3), over √4.
        assert!((spread.error - (5.0_f64 / 3.0).sqrt() / 2.0).abs() < 1e-15);
        let one = Spread::of([7.0]).unwrap();
        assert_eq!((one.mean, one.error, one.quartiles), (7.0, 0.0, [7.0; 3]));
        assert_eq!(Spread::of([]), None);
    }
}
