//! Joining directed segments end to end.

/// Marks the end of a chain of segments.
const NONE: u32 = u32::MAX;

/// The number of a segment.
#[allow(
    clippy::cast_possible_truncation,
    reason = "points are numbered in 32 bits, and there are no more segments than pairs of neighbours"
)]
const fn compact(segment: usize) -> u32 {
    segment as u32
}

/// Joins directed segments between numbered points into polylines; a closed polyline ends at the point where it starts.
///
/// Every segment is used once and keeps its direction. `points` must be larger than every point number, and there must be
/// fewer than 2^32 segments. Who joins many sets of segments between the same points makes one [`Joiner`].
#[must_use]
pub fn join(segments: &[(u32, u32)], points: usize) -> Vec<Vec<u32>> {
    Joiner::new(points).join(segments)
}

/// Joins one set of segments after the other, between the same points, with memory that is taken once.
#[derive(Debug)]
pub struct Joiner {
    /// First unused segment of each point; none of any between two sets.
    first: Vec<u32>,
    /// By how many more segments start than end at each point; all 0 between two sets.
    surplus: Vec<i32>,
    /// For each segment, the next one from the same point.
    following: Vec<u32>,
}

impl Joiner {
    /// A joiner of segments between points with numbers below `points`.
    #[must_use]
    pub fn new(points: usize) -> Self {
        Self {
            first: vec![NONE; points],
            surplus: vec![0; points],
            following: Vec::new(),
        }
    }

    /// Joins segments as [`join`] does.
    #[must_use]
    pub fn join(&mut self, segments: &[(u32, u32)]) -> Vec<Vec<u32>> {
        self.take(segments);
        let mut lines = Vec::new();
        // Open polylines first: a walk from their start cannot stop before their end.
        for &(from, _) in segments {
            while self.surplus[from as usize] > 0 {
                self.surplus[from as usize] -= 1;
                let line = self.walk(from, segments);
                if let Some(&end) = line.last() {
                    self.surplus[end as usize] += 1;
                }
                lines.push(line);
            }
        }
        for &(from, _) in segments {
            let line = self.walk(from, segments);
            if line.len() > 1 {
                lines.push(line);
            }
        }
        lines
    }

    fn take(&mut self, segments: &[(u32, u32)]) {
        self.following.clear();
        self.following.resize(segments.len(), NONE);
        for (index, &(from, to)) in segments.iter().enumerate().rev() {
            let first = &mut self.first[from as usize];
            self.following[index] = std::mem::replace(first, compact(index));
            self.surplus[from as usize] += 1;
            self.surplus[to as usize] -= 1;
        }
    }

    /// Follows unused segments from a point until none is left.
    fn walk(&mut self, from: u32, segments: &[(u32, u32)]) -> Vec<u32> {
        let mut line = vec![from];
        let mut at = from;
        while self.first[at as usize] != NONE {
            let index = self.first[at as usize] as usize;
            self.first[at as usize] = self.following[index];
            at = segments[index].1;
            line.push(at);
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_join_whatever_their_order() {
        assert_eq!(join(&[(2, 3), (0, 1), (1, 2)], 4), [vec![0, 1, 2, 3]]);
        assert_eq!(join(&[(1, 2), (2, 1)], 3), [vec![1, 2, 1]]);
        assert_eq!(join(&[], 0), Vec::<Vec<u32>>::new());
    }

    #[test]
    fn every_segment_is_used_once() {
        let segments = [(0, 1), (1, 2), (2, 0), (3, 1), (1, 4)];
        let lines = join(&segments, 5);
        let mut used: Vec<(u32, u32)> = lines
            .iter()
            .flat_map(|line| line.windows(2).map(|pair| (pair[0], pair[1])))
            .collect();
        used.sort_unstable();
        let mut all = segments.to_vec();
        all.sort_unstable();
        assert_eq!(used, all);
    }

    #[test]
    fn a_joiner_leaves_nothing_of_one_set_to_the_next() {
        let sets: [&[(u32, u32)]; 4] = [
            &[(0, 1), (1, 2), (2, 0), (3, 1), (1, 4)],
            &[(2, 3), (0, 1), (1, 2)],
            &[(4, 4)],
            &[(1, 2), (2, 1)],
        ];
        let mut joiner = Joiner::new(5);
        for set in sets.iter().chain(sets.iter().rev()) {
            assert_eq!(joiner.join(set), join(set, 5));
        }
    }
}
