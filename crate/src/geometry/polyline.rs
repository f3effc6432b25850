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
/// fewer than 2^32 segments.
#[must_use]
pub fn join(segments: &[(u32, u32)], points: usize) -> Vec<Vec<u32>> {
    let mut leaving = Leaving::of(segments, points);
    let mut surplus = vec![0_i32; points];
    for &(from, to) in segments {
        surplus[from as usize] += 1;
        surplus[to as usize] -= 1;
    }
    let mut lines = Vec::new();
    // Open polylines first: a walk from their start cannot stop before their end.
    for &(from, _) in segments {
        while surplus[from as usize] > 0 {
            surplus[from as usize] -= 1;
            let line = leaving.walk(from);
            if let Some(&end) = line.last() {
                surplus[end as usize] += 1;
            }
            lines.push(line);
        }
    }
    for &(from, _) in segments {
        let line = leaving.walk(from);
        if line.len() > 1 {
            lines.push(line);
        }
    }
    lines
}

/// The unused segments that start at each point.
struct Leaving<'a> {
    segments: &'a [(u32, u32)],
    /// First unused segment of each point.
    first: Vec<u32>,
    /// For each segment, the next one from the same point.
    following: Vec<u32>,
}

impl<'a> Leaving<'a> {
    fn of(segments: &'a [(u32, u32)], points: usize) -> Self {
        let mut first = vec![NONE; points];
        let mut following = vec![NONE; segments.len()];
        for (index, &(from, _)) in segments.iter().enumerate().rev() {
            following[index] = std::mem::replace(&mut first[from as usize], compact(index));
        }
        Self {
            segments,
            first,
            following,
        }
    }

    /// Follows unused segments from a point until none is left.
    fn walk(&mut self, from: u32) -> Vec<u32> {
        let mut line = vec![from];
        let mut at = from;
        while self.first[at as usize] != NONE {
            let index = self.first[at as usize] as usize;
            self.first[at as usize] = self.following[index];
            at = self.segments[index].1;
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
}
