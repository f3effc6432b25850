//! Sums of products, rounded once.

/// Splits a float into two halves of at most 26 bits each (Veltkamp).
const SPLITTER: f64 = 134_217_729.0;

/// The sum of two floats, and what rounding took of it (Knuth).
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let taken = sum - a;
    (sum, (a - (sum - taken)) + (b - taken))
}

fn halves(a: f64) -> (f64, f64) {
    let scaled = SPLITTER * a;
    let high = scaled - (scaled - a);
    (high, a - high)
}

/// The product of two floats, and what rounding took of it (Dekker). Without a fused multiply-add: every machine gets the same.
fn two_product(a: f64, b: f64) -> (f64, f64) {
    let product = a * b;
    let ((a_high, a_low), (b_high, b_low)) = (halves(a), halves(b));
    let rest = a_low * b_low - (((product - a_high * b_high) - a_low * b_high) - a_high * b_low);
    (product, rest)
}

/// `start` plus the sum of all products, as precise as if it were computed in twice the precision of a float and then rounded
/// (Ogita, Rump and Oishi, Accurate sum and dot product, 2005, algorithm 5.3).
pub(super) fn dot(start: f64, factors: &[f64], others: &[f64]) -> f64 {
    let (mut sum, mut lost) = (start, 0.0);
    for (&a, &b) in factors.iter().zip(others) {
        let (product, rest) = two_product(a, b);
        let (next, taken) = two_sum(sum, product);
        sum = next;
        lost += rest + taken;
    }
    sum + lost
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cancels_is_not_lost() {
        let third = 1.0 / 3.0;
        // (1/3)² as a float is off by one rounding, which is what is left here.
        let (square, rest) = two_product(third, third);
        assert_eq!(dot(-square, &[third], &[third]), rest);
        assert_ne!(rest, 0.0);
        assert_eq!(dot(1.0, &[1e17, -1e17, 3.0], &[1.0, 1.0, 0.5]), 2.5);
        assert_eq!(dot(0.25, &[], &[]), 0.25);
    }
}
