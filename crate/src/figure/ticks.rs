//! Where numerals stand on an axis.

use super::numeral::numeral;

/// The multiples of a step of 1, 2 or 5 times a power of ten within `low..=high`, at most `most` + 1 of them.
///
/// Empty when the range is empty or not finite.
pub(super) fn ticks(low: f64, high: f64, most: u32) -> Vec<Tick> {
    let range = high - low;
    if !(range.is_finite() && range > 0.0) {
        return Vec::new();
    }
    let (step, decimals) = nice_step(range / f64::from(most));
    let first = (low / step).ceil();
    (0..=most)
        .map(|index| first + f64::from(index))
        .map(|multiple| multiple * step)
        .take_while(|&value| value <= high)
        .map(|value| Tick { value, decimals })
        .collect()
}

/// Powers of ten within `low..=high`, with their doubles and fives where fewer than two decades are shown.
///
/// Empty unless 0 < `low` < `high`. At most seven ticks.
pub(super) fn log_ticks(low: f64, high: f64) -> Vec<Tick> {
    if !(low > 0.0 && low < high && high.is_finite()) {
        return Vec::new();
    }
    let (first, last) = (
        libm::floor(libm::log10(low)),
        libm::floor(libm::log10(high)),
    );
    let factors: &[f64] = if high / low < 100.0 {
        &[1.0, 2.0, 5.0]
    } else {
        &[1.0]
    };
    let stride = libm::ceil((last - first + 1.0) / 6.0);
    let mut all = Vec::new();
    let mut power = first;
    while power <= last {
        let decimals = decimals_of(power);
        let values = factors.iter().map(|factor| factor * libm::pow(10.0, power));
        let shown = values.filter(|value| (low..=high).contains(value));
        all.extend(shown.map(|value| Tick { value, decimals }));
        power += stride;
    }
    all
}

/// One value on an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tick {
    pub(super) value: f64,
    decimals: usize,
}

impl Tick {
    /// The text of the value.
    pub(super) fn numeral(self) -> String {
        numeral(self.value, self.decimals)
    }
}

/// The smallest step of 1, 2 or 5 times a power of ten that is at least `least`, and the decimals it needs.
pub(super) fn nice_step(least: f64) -> (f64, usize) {
    let power = libm::floor(libm::log10(least));
    let unit = libm::pow(10.0, power);
    let factor = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .find(|factor| factor * unit >= least)
        .unwrap_or(10.0);
    let digits = if factor == 10.0 { power + 1.0 } else { power };
    (factor * unit, decimals_of(digits))
}

/// Decimals needed to write multiples of ten to `power`; at most 16, the digits of a float.
fn decimals_of(power: f64) -> usize {
    let enough = (0..16u8).find(|&count| f64::from(count) >= -power);
    usize::from(enough.unwrap_or(16))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numerals(low: f64, high: f64, most: u32) -> Vec<String> {
        ticks(low, high, most)
            .into_iter()
            .map(Tick::numeral)
            .collect()
    }

    #[test]
    fn the_usual_frame_shows_minus_one_to_one() {
        assert_eq!(numerals(-1.25, 1.25, 4), ["−1", "0", "1"]);
    }

    #[test]
    fn a_zoomed_frame_shows_short_steps() {
        assert_eq!(numerals(-0.13, 0.24, 4), ["−0.1", "0.0", "0.1", "0.2"]);
        assert_eq!(
            numerals(0.508, 0.527, 4),
            ["0.510", "0.515", "0.520", "0.525"]
        );
        assert_eq!(numerals(-70.0, 30.0, 4), ["−50", "0"]);
    }

    #[test]
    fn losses_over_decades_show_powers_of_ten() {
        let numerals = |low, high| {
            let ticks = log_ticks(low, high);
            ticks.into_iter().map(Tick::numeral).collect::<Vec<_>>()
        };
        assert_eq!(numerals(0.0008, 1.2), ["0.001", "0.01", "0.1", "1"]);
        assert_eq!(numerals(0.04, 0.7), ["0.05", "0.1", "0.2", "0.5"]);
        assert!(numerals(0.0, 1.0).is_empty());
        assert!(log_ticks(1e-30, 1.0).len() <= 7);
    }

    #[test]
    fn long_numerals_are_grouped() {
        assert_eq!(numerals(0.0, 40_000.0, 2), ["0", "20,000", "40,000"]);
        assert_eq!(numerals(0.0, 4000.0, 2), ["0", "2,000", "4,000"]);
    }

    #[test]
    fn no_range_has_no_ticks() {
        assert!(ticks(1.0, 1.0, 4).is_empty());
        assert!(ticks(0.0, f64::INFINITY, 4).is_empty());
        assert!(ticks(f64::NAN, 1.0, 4).is_empty());
    }
}
