//! By how much a linear map stretches: its singular values.

/// A pair of columns whose product is smaller than this, relative to their lengths, counts as perpendicular.
const PERPENDICULAR: f64 = 1e-13;

/// The most passes over all pairs of columns. Eight or ten make them perpendicular.
const PASSES: usize = 40;

/// The singular values of the matrix with these columns, the largest first: by how much it stretches along its principal
/// directions. As many as there are columns; those of directions that are lost are 0 up to rounding.
///
/// Turns pairs of columns until all are perpendicular; their lengths are the values then (one-sided Jacobi method, Hestenes
/// 1958), each with a small error relative to itself.
#[must_use]
pub fn stretches(mut columns: Vec<Vec<f64>>) -> Vec<f64> {
    for _ in 0..PASSES {
        let mut turned = false;
        for second in 1..columns.len() {
            let (before, rest) = columns.split_at_mut(second);
            for first in before {
                turned |= make_perpendicular(first, &mut rest[0]);
            }
        }
        if !turned {
            break;
        }
    }
    let mut lengths: Vec<f64> = (columns.iter())
        .map(|column| libm::sqrt(dot(column, column)))
        .collect();
    lengths.sort_by(|a, b| b.total_cmp(a));
    lengths
}

/// Turns two columns within their plane; whether that was needed.
fn make_perpendicular(first: &mut [f64], second: &mut [f64]) -> bool {
    let (a, b, c) = (dot(first, first), dot(second, second), dot(first, second));
    if c == 0.0 || c.abs() <= PERPENDICULAR * libm::sqrt(a * b) {
        return false;
    }
    let zeta = (b - a) / (2.0 * c);
    let tangent = zeta.signum() / (zeta.abs() + libm::sqrt(1.0 + zeta * zeta));
    let cos = 1.0 / libm::sqrt(1.0 + tangent * tangent);
    let sin = cos * tangent;
    for (x, y) in first.iter_mut().zip(second) {
        (*x, *y) = (cos * *x - sin * *y, sin * *x + cos * *y);
    }
    true
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: &[f64], expected: &[f64]) {
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-12, "{found}, not {expected}");
        }
    }

    #[test]
    fn a_stretched_and_turned_square_is_told_by_its_sides() {
        close(
            &stretches(vec![vec![3.0, 0.0], vec![0.0, 0.5]]),
            &[3.0, 0.5],
        );
        // Turned by an angle, before and after.
        let (sin, cos) = (libm::sin(0.7), libm::cos(0.7));
        close(
            &stretches(vec![
                vec![3.0 * cos, 3.0 * sin],
                vec![-0.5 * sin, 0.5 * cos],
            ]),
            &[3.0, 0.5],
        );
        // A shear: the golden ratio and its inverse.
        let golden = 0.5 * (1.0 + libm::sqrt(5.0));
        close(
            &stretches(vec![vec![1.0, 0.0], vec![1.0, 1.0]]),
            &[golden, 1.0 / golden],
        );
    }

    #[test]
    fn lost_directions_are_not_stretched() {
        close(
            &stretches(vec![vec![1.0, 2.0], vec![2.0, 4.0]]),
            &[5.0, 0.0],
        );
        close(&stretches(vec![vec![0.0; 3]; 2]), &[0.0, 0.0]);
        close(&stretches(Vec::new()), &[]);
    }

    #[test]
    fn squares_of_stretches_add_up_to_those_of_all_entries() {
        let entry = |row: usize, column: usize| {
            let mixed = 7 * row * row * (column + 1) + 13 * column * column;
            libm::sin(1.0 + 0.1 * mixed as f64)
        };
        let columns: Vec<Vec<f64>> = (0..9)
            .map(|c| (0..6).map(|r| entry(r, c)).collect())
            .collect();
        let entries: f64 = columns.iter().flatten().map(|x| x * x).sum();
        let found = stretches(columns);
        let squares: f64 = found.iter().map(|x| x * x).sum();
        assert!((squares - entries).abs() < 1e-10);
        // Nine columns of six numbers span six directions.
        assert!(found[5] > 1e-3 && found[6] < 1e-6, "{found:?}");
    }
}
