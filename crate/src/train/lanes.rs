//! Arithmetic on packs: several samples in parallel, one per lane.
//!
//! A pack is `[f32; W]`. Every operation on packs consists of W independent operations, so the compiler turns them into
//! vector instructions where the target has them (simd128, SSE, NEON), and no bit depends on whether it did. Sums run in the
//! order written here.

/// Lanes of one vector register on every target that has vectors. The width of a pack is a multiple of it.
pub(super) const LANES: usize = 4;

/// The widest pack: four registers for a running sum leave enough registers for the summands.
pub(super) const WIDEST: usize = 4 * LANES;

/// The first `count` packs of a buffer.
#[inline]
pub(super) fn packs<const W: usize>(values: &[f32], count: usize) -> &[[f32; W]] {
    &values.as_chunks().0[..count]
}

/// The first `count` packs of a buffer, mutable.
#[inline]
pub(super) fn packs_mut<const W: usize>(values: &mut [f32], count: usize) -> &mut [[f32; W]] {
    &mut values.as_chunks_mut().0[..count]
}

/// Pre-activations z = W·input + b of a layer.
#[inline]
pub(super) fn pre_activations<const W: usize>(
    (weights, biases): (&[f32], &[f32]),
    inputs: &[[f32; W]],
    z: &mut [[f32; W]],
) {
    let rows = weights.chunks_exact(inputs.len());
    for ((row, &bias), z) in rows.zip(biases).zip(z) {
        let mut sum = [bias; W];
        for (&weight, input) in row.iter().zip(inputs) {
            add_multiple(&mut sum, weight, input);
        }
        *z = sum;
    }
}

/// Propagates derivatives with respect to a layer's pre-activations back to the pre-activations of the layer before.
#[inline]
pub(super) fn deltas_before<const W: usize>(
    weights: &[f32],
    deltas: &[[f32; W]],
    slopes: &[[f32; W]],
    before: &mut [[f32; W]],
) {
    let inputs = before.len();
    for (input, (before, slopes)) in before.iter_mut().zip(slopes).enumerate() {
        let mut sum = [0.0; W];
        for (row, delta) in weights.chunks_exact(inputs).zip(deltas) {
            add_multiple(&mut sum, row[input], delta);
        }
        for ((before, sum), slope) in before.iter_mut().zip(sum).zip(slopes) {
            *before = sum * slope;
        }
    }
}

/// Adds a layer's part of the gradient, summed over the lanes, to the gradient.
#[inline]
pub(super) fn add_gradient<const W: usize>(
    (weights, biases): (&mut [f32], &mut [f32]),
    inputs: &[[f32; W]],
    deltas: &[[f32; W]],
) {
    let rows = weights.chunks_exact_mut(inputs.len());
    for ((row, bias), delta) in rows.zip(biases).zip(deltas) {
        for (weight, input) in row.iter_mut().zip(inputs) {
            *weight += dot(delta, input);
        }
        *bias += dot(delta, &[1.0; W]);
    }
}

/// `value`, or zero where it is smaller than `least` in size.
#[inline]
pub(super) fn without_negligible(value: f32, least: f32) -> f32 {
    if value.abs() < least { 0.0 } else { value }
}

#[inline]
fn add_multiple<const W: usize>(sum: &mut [f32; W], factor: f32, pack: &[f32; W]) {
    for (sum, value) in sum.iter_mut().zip(pack) {
        *sum += factor * value;
    }
}

/// The sum over all lanes of a·b: first within the lanes of one register, then across the register.
#[inline]
fn dot<const W: usize>(a: &[f32; W], b: &[f32; W]) -> f32 {
    let mut sum = [0.0; LANES];
    for (a, b) in a
        .as_chunks::<LANES>()
        .0
        .iter()
        .zip(b.as_chunks::<LANES>().0)
    {
        for ((sum, a), b) in sum.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    (sum[0] + sum[2]) + (sum[1] + sum[3])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Weights, biases and inputs of a test layer; packs of different widths start with the same lanes.
    fn layer<const W: usize>() -> (Vec<f32>, Vec<f32>, Vec<[f32; W]>) {
        let weights = vec![0.1, -0.7, 1.3, 0.9, -2.1, 0.3];
        let inputs = (0u8..3).map(|input| {
            let mut lane = f32::from(input);
            [(); W].map(|()| {
                lane = 1.7 * lane * (1.0 - lane) + 0.21;
                lane
            })
        });
        (weights, vec![0.25, -0.125], inputs.collect())
    }

    fn z<const W: usize>() -> Vec<[f32; W]> {
        let (weights, biases, inputs) = layer::<W>();
        let mut z = vec![[0.0; W]; 2];
        pre_activations((&weights, &biases), &inputs, &mut z);
        z
    }

    #[test]
    fn a_lane_does_not_depend_on_its_neighbours() {
        let alone = z::<1>();
        let (few, many) = (z::<4>(), z::<16>());
        for unit in 0..2 {
            assert_eq!(alone[unit][0], many[unit][0]);
            assert_eq!(few[unit], many[unit][..4]);
        }
    }
}
