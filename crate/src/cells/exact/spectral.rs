//! An upper bound on the largest singular value of a layer's weights.

use crate::cells::exact::rounding::RAISE;
use crate::network::Layer;

/// A proven upper bound on ‖W‖₂, the largest singular value of a layer's weights. For random weights it is within about ten
/// per cent of it.
///
/// With M = W·Wᵀ or Wᵀ·W, whichever is smaller, ‖W‖₂⁴ = ‖M²‖₂ ≤ ‖M²‖_∞. The rounding of both products is added: an entry of
/// a sum of n products is off by at most γ times the sum of their sizes, hence the computed M by at most γ·‖W‖_F² and the
/// computed M² by at most γ·‖M‖_F², each in the 2-norm. No parameter in range lets a product overflow, nor underflow by more
/// than γ·‖W‖_F² covers.
pub(crate) fn spectral_norm(layer: &Layer) -> f64 {
    let (gram, size) = gram(layer);
    let gamma = (4..4 + layer.inputs().max(layer.units())).fold(0.0, |sum, _| sum + f64::EPSILON);
    let rows = || gram.chunks_exact(size);
    // The entries of the square of a symmetric matrix are products of its rows.
    let row_sum = |row: &[f64]| rows().map(|other| dot(row, other).abs()).sum::<f64>();
    let largest = rows().map(row_sum).fold(0.0, f64::max);
    let squared = (largest + gamma * dot(&gram, &gram)) * RAISE;
    let rounding = gamma * dot(layer.weights(), layer.weights());
    ((squared.sqrt() + rounding) * RAISE).sqrt() * RAISE
}

/// The smaller of W·Wᵀ and Wᵀ·W, and its number of rows.
fn gram(layer: &Layer) -> (Vec<f64>, usize) {
    let (units, inputs) = (layer.units(), layer.inputs());
    let columns: Vec<f64>;
    let (rows, length) = if units <= inputs {
        (layer.weights(), inputs)
    } else {
        columns = (0..inputs)
            .flat_map(|input| layer.weights().iter().skip(input).step_by(inputs))
            .copied()
            .collect();
        (columns.as_slice(), units)
    };
    let size = units.min(inputs);
    let mut gram = vec![0.0; size * size];
    for (i, row) in rows.chunks_exact(length).enumerate() {
        for (j, other) in rows.chunks_exact(length).take(i + 1).enumerate() {
            let entry = dot(row, other);
            gram[i * size + j] = entry;
            gram[j * size + i] = entry;
        }
    }
    (gram, size)
}

/// Σ a·b, in eight parallel sums.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let (left, right) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest = left.remainder().iter().zip(right.remainder());
    let mut sums = [0.0; 8];
    for (left, right) in left.zip(right) {
        for (sum, (a, b)) in sums.iter_mut().zip(left.iter().zip(right)) {
            *sum += a * b;
        }
    }
    sums.iter().sum::<f64>() + rest.map(|(a, b)| a * b).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bound_holds_and_is_close() {
        // Singular values 3 and 1.
        let layer = Layer::new(2, vec![2.0, 1.0, 1.0, 2.0, 0.0, 0.0], vec![0.0; 3]).unwrap();
        let bound = spectral_norm(&layer);
        assert!((3.0..3.001).contains(&bound), "{bound}");
        assert_eq!(spectral_norm(&Layer::zeros(3, 2)), 0.0);
    }

    #[test]
    fn no_parameter_in_range_overflows() {
        let layer = Layer::new(2, vec![2.0_f64.powi(200); 4], vec![0.0; 2]).unwrap();
        assert!(spectral_norm(&layer) >= 2.0 * 2.0_f64.powi(200));
        assert!(spectral_norm(&layer) < 2.001 * 2.0_f64.powi(200));
    }
}
