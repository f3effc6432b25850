//! The plane of two principal directions of more than two columns.

use serde::Serialize;

use super::place::Scaling;

/// A plane in the space of some columns: its coordinates are those along the two directions in which the standardised values
/// vary most.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Plane {
    /// The columns, by their places in the table.
    pub columns: Vec<usize>,
    /// The mean of each, and its deviation.
    pub scaling: Scaling,
    /// The direction of x1, then that of x2: a factor for each standardised column.
    pub directions: [Vec<f64>; 2],
    /// The share of the variance that lies in the plane.
    pub share: f64,
}

impl Plane {
    /// The largest number of columns.
    pub const MOST_COLUMNS: usize = 64;

    /// The plane of rows, a value for each column; `columns` has as many places.
    #[allow(clippy::cast_precision_loss, reason = "rows of a file")]
    pub(super) fn of(rows: &[&[f64]], columns: Vec<usize>) -> Self {
        let count = columns.len();
        let scaling = Scaling::of(rows, &(0..count).collect::<Vec<_>>());
        let mut matrix = vec![vec![0.0; count]; count];
        for row in rows {
            let values = scaling.standardised(row);
            for (sums, a) in matrix.iter_mut().zip(&values) {
                for (sum, b) in sums.iter_mut().zip(&values) {
                    *sum += a * b / rows.len() as f64;
                }
            }
        }
        let total: f64 = (0..count).map(|place| matrix[place][place]).sum();
        let (sizes, directions) = principal(matrix);
        let share = if total > 0.0 {
            (sizes[0] + sizes[1]) / total
        } else {
            1.0
        };
        Self {
            columns,
            scaling,
            directions,
            share: share.clamp(0.0, 1.0),
        }
    }

    /// The coordinates of a row.
    pub(super) fn coordinates(&self, row: &[f64]) -> [f64; 2] {
        let values = self.scaling.standardised(row);
        let along = |direction: &Vec<f64>| direction.iter().zip(&values).map(|(a, b)| a * b).sum();
        [along(&self.directions[0]), along(&self.directions[1])]
    }
}

/// The two largest eigenvalues of a symmetric matrix of two rows or more, and their directions of length 1, by Jacobi's rotations.
fn principal(mut matrix: Vec<Vec<f64>>) -> ([f64; 2], [Vec<f64>; 2]) {
    /// Each sweep roughly doubles the digits that are right.
    const SWEEPS: usize = 16;
    let count = matrix.len();
    let mut directions: Vec<Vec<f64>> = (0..count)
        .map(|row| {
            (0..count)
                .map(|column| f64::from(u8::from(row == column)))
                .collect()
        })
        .collect();
    for _ in 0..SWEEPS {
        for p in 0..count {
            for q in p + 1..count {
                if matrix[p][q] != 0.0 {
                    rotate(&mut matrix, &mut directions, p, q);
                }
            }
        }
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&a, &b| matrix[b][b].total_cmp(&matrix[a][a]));
    let [first, second] = [order[0], order[1]];
    let sizes = [matrix[first][first], matrix[second][second]];
    (
        sizes,
        [turned(&directions[first]), turned(&directions[second])],
    )
}

/// Turns rows and columns `p` and `q` so that their common entry becomes 0; `directions` has a row for each.
fn rotate(matrix: &mut [Vec<f64>], directions: &mut [Vec<f64>], p: usize, q: usize) {
    let theta = (matrix[q][q] - matrix[p][p]) / (2.0 * matrix[p][q]);
    let sign = if theta < 0.0 { -1.0 } else { 1.0 };
    let t = sign / (theta.abs() + (theta * theta + 1.0).sqrt());
    let c = 1.0 / (t * t + 1.0).sqrt();
    let s = t * c;
    for row in matrix.iter_mut() {
        let (a, b) = (row[p], row[q]);
        (row[p], row[q]) = (c * a - s * b, s * a + c * b);
    }
    for rows in [matrix, directions] {
        let (low, high) = rows.split_at_mut(q);
        for (a, b) in low[p].iter_mut().zip(&mut high[0]) {
            (*a, *b) = (c * *a - s * *b, s * *a + c * *b);
        }
    }
}

/// The direction or its opposite: that whose largest factor is positive.
fn turned(direction: &[f64]) -> Vec<f64> {
    let largest = direction
        .iter()
        .copied()
        .max_by(|a, b| a.abs().total_cmp(&b.abs()));
    let sign = if largest.is_some_and(|largest| largest < 0.0) {
        -1.0
    } else {
        1.0
    };
    direction.iter().map(|factor| sign * factor).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flat_cloud_lies_in_its_plane() {
        // Three columns, of which the third is the sum of the others.
        let rows: Vec<[f64; 3]> = (0..50)
            .map(|row| {
                let (a, b) = (f64::from(row % 7), f64::from(row * row % 11));
                [a, b, a + b]
            })
            .collect();
        let slices: Vec<&[f64]> = rows.iter().map(<[f64; 3]>::as_slice).collect();
        let plane = Plane::of(&slices, vec![0, 1, 2]);
        assert!((plane.share - 1.0).abs() < 1e-12, "{}", plane.share);
        let [first, second] = &plane.directions;
        let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
        assert!(
            (product(first, first) - 1.0).abs() < 1e-12 && product(first, second).abs() < 1e-12
        );
        // The first direction has the larger variance.
        let variance = |axis: usize| {
            slices
                .iter()
                .map(|row| plane.coordinates(row)[axis].powi(2))
                .sum::<f64>()
        };
        assert!(variance(0) >= variance(1));
    }
}
