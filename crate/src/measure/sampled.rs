//! Sampled networks: the values of a network without exact cells on a grid, interpolated linearly between the grid points.
//!
//! A network with a smooth activation has no regions and no corners. It is drawn as the surface through the values at the
//! grid points, flat on the triangles between them. Such a picture is *sampled*, and must be labelled as that.

use crate::geometry::{Affine, Point, Rect, join, split};
use crate::network::Network;
use crate::network::UnitId;

mod decision;

/// The values of a network on a grid over a frame.
#[derive(Clone, Debug)]
pub struct Sampled {
    network: Network,
    frame: Rect,
    /// By layer, then by unit: the pre-activation at every grid point; the last layer holds the scores.
    values: Vec<Vec<Vec<f64>>>,
}

/// Index of a grid point, counted row by row from the lower left.
pub(super) type GridPoint = usize;

/// A polygon of the grid by its corners, counter-clockwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patch {
    /// A run of squares in one row.
    Squares([GridPoint; 4]),
    /// Half a square.
    Triangle([GridPoint; 3]),
}

impl Sampled {
    /// Number of points along each side of the grid.
    ///
    /// Enough that a hinge or boundary bends by a few degrees at most from one triangle to the next; the [`Self::SIDE`]²
    /// values of every unit of a 2-8-8-1 network are computed within a frame.
    pub const SIDE: usize = 65;

    /// Samples `network` in `frame`, a rectangle with an area. Of a network with very many weights only every other point is
    /// computed, and what lies between is filled in by the mean.
    #[must_use]
    pub fn of(network: &Network, frame: Rect) -> Self {
        let mut sampled = Self {
            network: network.clone(),
            frame,
            values: Vec::with_capacity(network.layers().len()),
        };
        let step = step_of(network);
        let computed = (0..Self::SIDE).step_by(step);
        let grid = computed.clone().flat_map(|row| {
            computed
                .clone()
                .map(move |column| row * Self::SIDE + column)
        });
        let places: Vec<Point> = grid.map(|point| sampled.position(point)).collect();
        let mut inputs: Vec<Vec<f64>> = vec![
            places.iter().map(|at| at.x).collect(),
            places.iter().map(|at| at.y).collect(),
        ];
        inputs.truncate(network.inputs());
        for layer in network.layers() {
            let sums: Vec<Vec<f64>> = (0..layer.units())
                .map(|unit| weighed(&inputs, layer.row(unit), layer.biases()[unit]))
                .collect();
            let bent = |sums: &Vec<f64>| {
                sums.iter()
                    .map(|&z| network.activation().apply(z))
                    .collect()
            };
            inputs = sums.iter().map(bent).collect();
            let filled = sums.into_iter().map(|unit| filled_between(unit, step));
            sampled.values.push(filled.collect());
        }
        sampled
    }

    /// The network that was sampled.
    #[must_use]
    pub const fn network(&self) -> &Network {
        &self.network
    }

    /// The rectangle that the grid covers, edge to edge.
    #[must_use]
    pub const fn frame(&self) -> Rect {
        self.frame
    }

    /// The position of a grid point.
    #[must_use]
    pub fn position(&self, point: GridPoint) -> Point {
        let share = |place: usize| place as f64 / (Self::SIDE - 1) as f64;
        let (min, max) = (self.frame.min, self.frame.max);
        // Computed from both ends, so that the last point lies exactly on the frame.
        let between = |low: f64, high: f64, t: f64| (1.0 - t) * low + t * high;
        Point::new(
            between(min.x, max.x, share(point % Self::SIDE)),
            between(min.y, max.y, share(point / Self::SIDE)),
        )
    }

    /// The pre-activation of a unit, or the score of an output, at every grid point; empty for a unit that does not exist.
    #[must_use]
    pub fn values(&self, unit: UnitId) -> &[f64] {
        let layer = self.values.get(unit.layer);
        layer
            .and_then(|units| units.get(unit.unit))
            .map_or(&[], Vec::as_slice)
    }

    /// The score of an output at every grid point; empty for an output that does not exist.
    #[must_use]
    pub fn scores(&self, output: usize) -> &[f64] {
        self.values(UnitId::new(self.network.hidden_layers().len(), output))
    }

    /// The triangles between the points, counter-clockwise; together they tile the frame.
    pub fn triangles() -> impl Iterator<Item = [GridPoint; 3]> {
        let squares = (0..Self::SIDE - 1)
            .flat_map(|row| (0..Self::SIDE - 1).map(move |column| (row, column)));
        squares.flat_map(|(row, column)| triangles_from(row * Self::SIDE + column))
    }

    /// The lines where the sampled surface of a unit or output is zero, with the positive side on their left.
    ///
    /// Closed lines end where they start. A value of exactly zero counts as negative, since a unit counts as off there.
    #[must_use]
    pub fn zero_lines(&self, unit: UnitId) -> Vec<Vec<Point>> {
        let values = self.values(unit);
        if values.is_empty() {
            return Vec::new();
        }
        let mut segments = Vec::new();
        for triangle in Self::triangles() {
            let crossings = crossings(triangle, values);
            // Counter-clockwise around a triangle, the surface falls below zero once and rises above it once, or does
            // neither.
            if let [Some(falling), Some(rising)] = crossings {
                segments.push((falling.number(), rising.number()));
            }
        }
        let lines = join(&segments, Side::KINDS * values.len());
        let place = |&number: &u32| self.crossing(Side::numbered(number), values);
        lines
            .iter()
            .map(|line| line.iter().map(place).collect())
            .collect()
    }

    /// The frame cut along the ascending `levels` of an output's sampled score: polygons, each with the number of levels
    /// below it.
    ///
    /// Parts between the same two levels are joined along the rows of the grid. An output that does not exist has no bands.
    #[must_use]
    pub fn bands(&self, output: usize, levels: &[f64]) -> Vec<(Vec<Point>, usize)> {
        let scores = self.scores(output);
        let mut bands = Vec::new();
        if scores.is_empty() {
            return bands;
        }
        let band_of = |score: &f64| levels.partition_point(|level| level <= score);
        let kinds: Vec<usize> = scores.iter().map(band_of).collect();
        for patch in Self::patches(&kinds) {
            match patch {
                Patch::Squares(corners) => {
                    let band = kinds[corners[0]];
                    bands.push((corners.map(|corner| self.position(corner)).to_vec(), band));
                }
                Patch::Triangle(triangle) => self.cut(triangle, scores, levels, &mut bands),
            }
        }
        bands
    }

    /// The frame as patches: squares whose corners are all of one kind, joined along the rows of the grid, and the triangles
    /// of all other squares. `kinds` has one entry per grid point.
    #[must_use]
    pub fn patches<K: PartialEq>(kinds: &[K]) -> Vec<Patch> {
        let mut patches = Vec::new();
        for row in 0..Self::SIDE - 1 {
            let (mut left, end) = (row * Self::SIDE, (row + 1) * Self::SIDE - 1);
            while left < end {
                let is_whole = |right: GridPoint| {
                    let corners = [right - 1, right, right + Self::SIDE - 1, right + Self::SIDE];
                    corners
                        .into_iter()
                        .all(|corner| kinds[corner] == kinds[left])
                };
                let width = (left + 1..=end)
                    .take_while(|&right| is_whole(right))
                    .count();
                let right = left + width;
                if width > 0 {
                    let corners = [left, right, right + Self::SIDE, left + Self::SIDE];
                    patches.push(Patch::Squares(corners));
                } else {
                    patches.extend(triangles_from(left).map(Patch::Triangle));
                }
                left += width.max(1);
            }
        }
        patches
    }

    /// Cuts a triangle along levels of the surface through the values at its corners.
    fn cut(
        &self,
        triangle: [GridPoint; 3],
        values: &[f64],
        levels: &[f64],
        bands: &mut Vec<(Vec<Point>, usize)>,
    ) {
        let corners = triangle.map(|point| (self.position(point), values[point]));
        let map = plane_through(corners);
        let mut rest = corners.map(|corner| corner.0).to_vec();
        for (band, level) in levels.iter().enumerate() {
            let [above, below] = split(
                &rest,
                Affine {
                    c: map.c - level,
                    ..map
                },
            );
            if !below.is_empty() {
                bands.push((below, band));
            }
            rest = above;
        }
        if !rest.is_empty() {
            bands.push((rest, levels.len()));
        }
    }

    /// Whether a unit is on (or off, if `on` is `false`) at every grid point.
    #[must_use]
    pub fn is_throughout(&self, unit: UnitId, on: bool) -> bool {
        let values = self.values(unit);
        !values.is_empty() && values.iter().all(|&z| (z > 0.0) == on)
    }

    /// Where the surface crosses zero on a side of a triangle.
    fn crossing(&self, side: Side, values: &[f64]) -> Point {
        let (from, to) = side.ends();
        let share = values[from] / (values[from] - values[to]);
        self.position(from).lerp(self.position(to), share)
    }
}

/// Which points of the grid are computed: all, or every other one.
fn step_of(network: &Network) -> usize {
    /// The most parameters with which all are computed: the grid of more would hold a page up.
    const MOST: usize = 10_000;
    if network.parameters().count() > MOST {
        2
    } else {
        1
    }
}

/// The values at all points of the grid from those at every `step`-th point of every `step`-th row; `step` is 1 or 2.
fn filled_between(values: Vec<f64>, step: usize) -> Vec<f64> {
    if step == 1 {
        return values;
    }
    let width = Sampled::SIDE.div_ceil(step);
    let at = |row: usize, column: usize| values[row * width + column];
    let filled = |point: GridPoint| {
        let (row, column) = (point / Sampled::SIDE, point % Sampled::SIDE);
        let ([low, high], [left, right]) =
            ([row / 2, row.div_ceil(2)], [column / 2, column.div_ceil(2)]);
        0.25 * (at(low, left) + at(low, right) + at(high, left) + at(high, right))
    };
    (0..Sampled::SIDE * Sampled::SIDE).map(filled).collect()
}

/// The two triangles of the square with the given lower left corner.
const fn triangles_from(left: GridPoint) -> [[GridPoint; 3]; 2] {
    let above = left + Sampled::SIDE;
    [[left, left + 1, above + 1], [left, above + 1, above]]
}

/// The affine map through the values at the corners of a triangle with an area.
fn plane_through([(origin, value), (p, at_p), (q, at_q)]: [(Point, f64); 3]) -> Affine {
    let (p, q) = (p - origin, q - origin);
    let (rise_p, rise_q) = (at_p - value, at_q - value);
    let area = p.cross(q);
    let a = (rise_p * q.y - rise_q * p.y) / area;
    let b = (rise_q * p.x - rise_p * q.x) / area;
    Affine::new(a, b, value - a * origin.x - b * origin.y)
}

/// The weighted sum of the inputs plus the bias, at every grid point.
fn weighed(inputs: &[Vec<f64>], weights: &[f64], bias: f64) -> Vec<f64> {
    let points = inputs.first().map_or(0, Vec::len);
    let mut sums = vec![0.0; points];
    for (values, weight) in inputs.iter().zip(weights) {
        for (sum, value) in sums.iter_mut().zip(values) {
            *sum += weight * value;
        }
    }
    for sum in &mut sums {
        *sum += bias;
    }
    sums
}

/// The sides on which the surface falls below zero and rises above it, going counter-clockwise around a triangle.
fn crossings(corners: [GridPoint; 3], values: &[f64]) -> [Option<Side>; 2] {
    let mut found = [None, None];
    for place in 0..3 {
        let (from, to) = (corners[place], corners[(place + 1) % 3]);
        match (values[from] > 0.0, values[to] > 0.0) {
            (true, false) => found[0] = Some(Side::between(from, to)),
            (false, true) => found[1] = Some(Side::between(from, to)),
            _ => (),
        }
    }
    found
}

/// A side of a triangle, from its lower left end.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Side {
    from: GridPoint,
    /// The kind: to the right, upwards, or both.
    kind: usize,
}

impl Side {
    const KINDS: usize = 3;
    /// The difference between the indices of the two ends, by kind.
    const STEPS: [usize; Self::KINDS] = [1, Sampled::SIDE, Sampled::SIDE + 1];

    fn between(one: GridPoint, other: GridPoint) -> Self {
        let step = one.abs_diff(other);
        let kind = Self::STEPS.iter().position(|&known| known == step);
        Self {
            from: one.min(other),
            kind: kind.expect("the ends of a side are neighbours on the grid"),
        }
    }

    fn number(self) -> u32 {
        let number = Self::KINDS * self.from + self.kind;
        u32::try_from(number).expect("a grid has far fewer than 2^32 sides")
    }

    const fn numbered(number: u32) -> Self {
        let number = number as usize;
        Self {
            from: number / Self::KINDS,
            kind: number % Self::KINDS,
        }
    }

    const fn ends(self) -> (GridPoint, GridPoint) {
        (self.from, self.from + Self::STEPS[self.kind])
    }

    /// Every side of every triangle, once.
    fn all() -> impl Iterator<Item = Self> {
        let points = 0..Sampled::SIDE * Sampled::SIDE;
        let sides = points.flat_map(|from| (0..Self::KINDS).map(move |kind| Self { from, kind }));
        sides.filter(|side| {
            let is_last_column = side.from % Sampled::SIDE == Sampled::SIDE - 1;
            let is_last_row = side.from / Sampled::SIDE == Sampled::SIDE - 1;
            match side.kind {
                0 => !is_last_column,
                1 => !is_last_row,
                _ => !is_last_column && !is_last_row,
            }
        })
    }

    /// The third corners of the two triangles that share the side; `None` for a side on the frame.
    fn opposite(self) -> Option<[GridPoint; 2]> {
        let (from, row) = (self.from, Sampled::SIDE);
        match self.kind {
            0 => (from >= row && from / row < row - 1).then(|| [from + row + 1, from - row]),
            1 => (from % row > 0 && from % row < row - 1).then(|| [from - 1, from + row + 1]),
            _ => Some([from + 1, from + row]),
        }
    }
}
