//! The affine map through values at the corners of a polygon.

use super::{Affine, Point, Vec2};

/// The affine map through the values at three corners of a convex polygon, those that span the most area with the first.
///
/// Precise enough for painting, and cheaper than the exact map. Constant on a polygon without area.
#[must_use]
pub fn plane_through(corners: &[(Point, f64)]) -> Affine {
    let Some(&(origin, score)) = corners.first() else {
        return Affine::default();
    };
    let mut widest = (0.0, Vec2::default());
    for pair in corners[1..].windows(2) {
        let (p, q) = (pair[0].0 - origin, pair[1].0 - origin);
        let area = p.cross(q);
        if area.abs() > f64::abs(widest.0) {
            let (rise_p, rise_q) = (pair[0].1 - score, pair[1].1 - score);
            let a = (rise_p * q.y - rise_q * p.y) / area;
            let b = (rise_q * p.x - rise_p * q.x) / area;
            widest = (area, Vec2::new(a, b));
        }
    }
    let slope = widest.1;
    Affine::new(
        slope.x,
        slope.y,
        score - slope.x * origin.x - slope.y * origin.y,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plane_runs_through_the_scores_of_a_region() {
        let map = Affine::new(0.5, -2.0, 0.25);
        let corners = [(0.0, 0.0), (1.0, 0.1), (0.8, 0.9), (-0.2, 0.7)]
            .map(|(x, y)| Point::new(x, y))
            .map(|at| (at, map.at(at)));
        let found = plane_through(&corners);
        for (at, score) in corners {
            assert!((found.at(at) - score).abs() < 1e-12);
        }
        assert_eq!(plane_through(&corners[..2]).gradient(), Vec2::default());
    }
}
