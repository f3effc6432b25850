//! The reference measurement of `npm run bench -- training`; not part of the page.

use super::lanes::LANES;

/// Number of independent sums: enough that no multiplication has to wait for the one before it.
const SUMS: usize = 8;

/// Floating-point operations of one round of [`multiply_and_add`].
pub const FLOPS_PER_ROUND: f64 = (2 * SUMS * LANES) as f64;

/// Multiplies and adds in vector registers only, `rounds` times: the speed that training could reach at most on this
/// machine.
///
/// The result is only returned so that the compiler does not remove the work.
#[must_use]
pub fn multiply_and_add(rounds: u32, factor: f32) -> f32 {
    let mut sums = [[1.0_f32; LANES]; SUMS];
    for (sum, start) in sums.iter_mut().zip(0_u8..) {
        *sum = [0.1 * f32::from(start); LANES];
    }
    let (factor, step) = ([factor; LANES], [0.25 * factor; LANES]);
    for _ in 0..rounds {
        for sum in &mut sums {
            for ((sum, factor), step) in sum.iter_mut().zip(factor).zip(step) {
                *sum = *sum * factor + step;
            }
        }
    }
    sums.iter().flatten().sum()
}
