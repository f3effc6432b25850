//! The highest and second highest of several scores, at a point and over a polygon.

use crate::geometry::{Affine, Point, split};

/// The outputs with the highest and the second highest score; among equal scores the first counts as higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TopTwo {
    /// The output whose score is highest, which is the predicted class.
    pub class: usize,
    /// The output whose score is second highest; equal to `class` where there is only one output.
    pub runner_up: usize,
}

impl TopTwo {
    /// The two highest of the given scores; output 0 twice where there are none.
    #[must_use]
    pub fn of(scores: &[f64]) -> Self {
        let highest = |but: Option<usize>| {
            let others = (0..scores.len()).filter(|&output| Some(output) != but);
            others.reduce(|best, output| {
                if scores[output] > scores[best] {
                    output
                } else {
                    best
                }
            })
        };
        let class = highest(None).unwrap_or(0);
        let runner_up = highest(Some(class)).unwrap_or(class);
        Self { class, runner_up }
    }

    /// The difference between the highest and the second highest score; 0 where there is only one.
    #[must_use]
    pub fn margin(self, scores: &[f64]) -> f64 {
        scores.get(self.class).map_or(0.0, |highest| {
            highest - scores.get(self.runner_up).unwrap_or(highest)
        })
    }

    /// The parts of a convex polygon on which the two highest scores are the same outputs, where every score is an affine
    /// map. The parts tile the polygon. Where scores are equal throughout a part, the first counts as higher.
    #[must_use]
    pub fn parts(polygon: &[Point], scores: &[Affine]) -> Vec<(Vec<Point>, Self)> {
        let mut parts = Vec::new();
        for (polygon, class) in by_highest(polygon, scores, None) {
            for (polygon, runner_up) in by_highest(&polygon, scores, Some(class)) {
                parts.push((polygon, Self { class, runner_up }));
            }
        }
        parts
    }
}

/// The parts of a convex polygon on which the same output is highest, leaving one output out; that output itself where there
/// is no other.
fn by_highest(
    polygon: &[Point],
    scores: &[Affine],
    but: Option<usize>,
) -> Vec<(Vec<Point>, usize)> {
    let mut outputs = (0..scores.len()).filter(|&output| Some(output) != but);
    let first = outputs.next().or(but).unwrap_or(0);
    let mut parts = vec![(polygon.to_vec(), first)];
    for output in outputs {
        let cut = |(part, best): (Vec<Point>, usize)| {
            let [higher, rest] = split(&part, scores[output] - scores[best]);
            match (higher.is_empty(), rest.is_empty()) {
                (true, _) => vec![(part, best)],
                (false, true) => vec![(part, output)],
                (false, false) => vec![(higher, output), (rest, best)],
            }
        };
        parts = parts.into_iter().flat_map(cut).collect();
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::random::{Purpose, Stream};
    use crate::geometry::{Rect, polygon_area, polygon_centroid};

    /// Scores of two to four outputs; some are equal, constant, or differ by a constant.
    fn scores() -> Vec<Vec<Affine>> {
        let mut stream = Stream::new(5, Purpose::Positions);
        let mut all = Vec::new();
        for count in [2, 3, 4, 2, 3, 4, 4] {
            let mut map = || {
                Affine::new(
                    stream.between(-2.0, 2.0),
                    stream.between(-2.0, 2.0),
                    stream.between(-0.5, 0.5),
                )
            };
            let maps: Vec<Affine> = (0..count).map(|_| map()).collect();
            let mut equal = maps.clone();
            equal[1] = equal[0];
            let mut raised = maps.clone();
            raised[1] = Affine {
                c: raised[0].c + 0.25,
                ..raised[0]
            };
            all.extend([maps, equal, raised, vec![Affine::default(); count]]);
        }
        all
    }

    #[test]
    fn parts_tile_the_polygon_and_name_the_two_highest_scores() {
        let square = Rect::square(Point::new(0.1, -0.2), 1.0).corners();
        for maps in scores() {
            let parts = TopTwo::parts(&square, &maps);
            let mut area = 0.0;
            for (part, lead) in &parts {
                area += polygon_area(part);
                // Where three scores meet, rounding leaves slivers whose centroid may lie outside.
                if polygon_area(part) < 1e-9 {
                    continue;
                }
                let Some(middle) = polygon_centroid(part) else {
                    continue;
                };
                let here: Vec<f64> = maps.iter().map(|map| map.at(middle)).collect();
                let found = TopTwo::of(&here);
                assert!(
                    (here[found.class] - here[lead.class]).abs() < 1e-12,
                    "{here:?}"
                );
                assert!((found.margin(&here) - lead.margin(&here)).abs() < 1e-12);
            }
            assert!((area - polygon_area(&square)).abs() < 1e-12, "{maps:?}");
        }
    }

    #[test]
    fn the_first_of_equal_scores_counts_as_higher() {
        let lead = |scores: &[f64]| (TopTwo::of(scores).class, TopTwo::of(scores).runner_up);
        assert_eq!(lead(&[1.0, 1.0, 0.0]), (0, 1));
        assert_eq!(lead(&[0.0, 2.0, 2.0]), (1, 2));
        assert_eq!(lead(&[3.0]), (0, 0));
        assert_eq!(lead(&[]), (0, 0));
        assert_eq!(TopTwo::of(&[3.0]).margin(&[3.0]), 0.0);
        assert_eq!(TopTwo::of(&[-1.0, 2.5]).margin(&[-1.0, 2.5]), 3.5);
    }
}
