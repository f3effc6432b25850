//! A slow, independent construction of the complex: every cell is a polygon of exact fractions, clipped unit by unit.
//!
//! It shares nothing with the crate except the network's parameters: no floating point, no half-edges, no signs at vertices.

use std::collections::{BTreeMap, BTreeSet};

use crease::{Network, Point};
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

type Exact = BigRational;
type ExactPoint = (Exact, Exact);
/// Factors of x1 and x2, and the constant.
type Map = [Exact; 3];

/// One cell.
#[derive(Clone)]
struct Cell {
    corners: Vec<ExactPoint>,
    /// Whether each unit is on, in reading order through the layers.
    pattern: Vec<bool>,
    /// The activations of the current layer, in the end the scores.
    maps: Vec<Map>,
}

/// The counts found by the reference.
#[derive(Debug, PartialEq)]
pub(crate) struct Counts {
    pub(crate) cells: usize,
    pub(crate) vertices: usize,
    pub(crate) edges: usize,
    pub(crate) linear_regions: usize,
    pub(crate) distinct_affine_maps: usize,
    /// Indices, in reading order, of the units that are on nowhere.
    pub(crate) dead: Vec<usize>,
    /// Indices of the units that are off nowhere and on somewhere.
    pub(crate) always_on: Vec<usize>,
    /// The pattern of every cell, in reading order.
    pub(crate) patterns: BTreeSet<Vec<bool>>,
}

/// The zero set of one output.
#[derive(Debug)]
pub(crate) struct ZeroSet {
    pub(crate) length: f64,
    pub(crate) length_on_edges: f64,
    pub(crate) zero_area: f64,
}

/// Where each output is highest.
#[derive(Debug)]
pub(crate) struct Contest {
    pub(crate) length: f64,
    pub(crate) areas: Vec<f64>,
    pub(crate) tied_area: f64,
}

/// The complex as a list of polygons.
pub(crate) struct Reference {
    cells: Vec<Cell>,
    /// The cells along each edge, which is given by its ends in ascending order.
    edges: BTreeMap<(ExactPoint, ExactPoint), Vec<usize>>,
    vertices: usize,
    dead: Vec<usize>,
    always_on: Vec<usize>,
}

impl Reference {
    /// Clips the frame by every unit of every layer.
    pub(crate) fn of(network: &Network, frame: &[Point]) -> Self {
        let mut cells = vec![Cell {
            corners: frame.iter().map(|p| (exact(p.x), exact(p.y))).collect(),
            pattern: Vec::new(),
            maps: inputs(network.inputs()),
        }];
        let slope = exact(network.activation().slope_off());
        let (mut dead, mut always_on) = (Vec::new(), Vec::new());
        let mut first = 0;
        for layer in network.hidden_layers() {
            for cell in &mut cells {
                cell.maps = pre_activations(layer, &cell.maps);
            }
            for unit in 0..layer.units() {
                let signs: BTreeSet<i8> = (cells.iter())
                    .flat_map(|cell| {
                        cell.corners
                            .iter()
                            .map(|at| sign(&value(&cell.maps[unit], at)))
                    })
                    .collect();
                match (signs.contains(&-1), signs.contains(&1)) {
                    (_, false) => dead.push(first + unit),
                    (false, true) => always_on.push(first + unit),
                    (true, true) => (),
                }
                cells = cells
                    .into_iter()
                    .flat_map(|cell| clipped(cell, unit))
                    .collect();
            }
            for cell in &mut cells {
                for (map, on) in cell.maps.iter_mut().zip(&cell.pattern[first..]) {
                    if !on {
                        *map = map.clone().map(|entry| entry * &slope);
                    }
                }
            }
            first += layer.units();
        }
        for cell in &mut cells {
            cell.maps = pre_activations(network.output_layer(), &cell.maps);
        }
        let (edges, vertices) = edges(&cells);
        Self {
            cells,
            edges,
            vertices,
            dead,
            always_on,
        }
    }

    /// All counts.
    pub(crate) fn counts(&self) -> Counts {
        let maps: BTreeSet<&Vec<Map>> = self.cells.iter().map(|cell| &cell.maps).collect();
        Counts {
            cells: self.cells.len(),
            vertices: self.vertices,
            edges: self.edges.len(),
            linear_regions: self.linear_regions(),
            distinct_affine_maps: maps.len(),
            dead: self.dead.clone(),
            always_on: self.always_on.clone(),
            patterns: (self.cells.iter())
                .map(|cell| cell.pattern.clone())
                .collect(),
        }
    }

    /// The zero set of one output.
    pub(crate) fn zero_set(&self, output: usize) -> ZeroSet {
        let mut found = ZeroSet {
            length: 0.0,
            length_on_edges: 0.0,
            zero_area: 0.0,
        };
        for cell in &self.cells {
            let map = &cell.maps[output];
            let signs: BTreeSet<i8> = (cell.corners.iter())
                .map(|at| sign(&value(map, at)))
                .collect();
            if signs.contains(&-1) && signs.contains(&1) {
                let ends = zero_points(&cell.corners, map);
                found.length += distance(&ends[0], &ends[1]);
            } else if signs.len() == 1 && signs.contains(&0) {
                found.zero_area += area(&cell.corners).to_f64().unwrap();
            }
        }
        for ((a, b), sides) in &self.edges {
            let zero = |at| value(&self.cells[sides[0]].maps[output], at).is_zero();
            let whole = |&cell: &usize| self.cells[cell].maps[output].iter().all(Zero::is_zero);
            if zero(a) && zero(b) && !sides.iter().all(whole) {
                found.length_on_edges += distance(a, b);
            }
        }
        found
    }

    /// Every cell clipped by the differences of all pairs of outputs; each part is classified at its centroid.
    pub(crate) fn contest(&self) -> Contest {
        let outputs = self.cells[0].maps.len();
        let mut parts = self.cells.clone();
        for cell in &mut parts {
            let maps = std::mem::take(&mut cell.maps);
            for (place, a) in maps.iter().enumerate() {
                for b in &maps[..place] {
                    cell.maps.push([0, 1, 2].map(|i| &b[i] - &a[i]));
                }
            }
            cell.maps.extend(maps);
        }
        let pairs = outputs * (outputs - 1) / 2;
        for pair in 0..pairs {
            parts = (parts.into_iter())
                .flat_map(|cell| clipped(cell, pair))
                .collect();
        }
        let highest: Vec<BTreeSet<usize>> = (parts.iter())
            .map(|cell| {
                let at = middle(&cell.corners);
                let scores: Vec<Exact> = cell.maps[pairs..].iter().map(|m| value(m, &at)).collect();
                let most = scores.iter().max().unwrap();
                (0..outputs).filter(|&o| scores[o] == *most).collect()
            })
            .collect();
        let mut found = Contest {
            length: 0.0,
            areas: vec![0.0; outputs],
            tied_area: 0.0,
        };
        for (cell, highest) in parts.iter().zip(&highest) {
            let only = highest.first().filter(|_| highest.len() == 1);
            let sum = only.map_or(&mut found.tied_area, |&output| &mut found.areas[output]);
            *sum += area(&cell.corners).to_f64().unwrap();
        }
        for ((a, b), sides) in &edges(&parts).0 {
            if sides.iter().any(|&side| highest[side] != highest[sides[0]]) {
                found.length += distance(a, b);
            }
        }
        found
    }

    fn linear_regions(&self) -> usize {
        let mut groups: Vec<usize> = (0..self.cells.len()).collect();
        for sides in self.edges.values() {
            if let [a, b] = sides[..]
                && self.cells[a].maps == self.cells[b].maps
            {
                let (from, to) = (groups[a], groups[b]);
                for group in &mut groups {
                    if *group == from {
                        *group = to;
                    }
                }
            }
        }
        groups.iter().collect::<BTreeSet<_>>().len()
    }
}

/// Splits a cell by the zero set of a unit, and appends on or off to the pattern of each part.
fn clipped(cell: Cell, unit: usize) -> Vec<Cell> {
    let map = cell.maps[unit].clone();
    let signs: Vec<i8> = (cell.corners.iter())
        .map(|at| sign(&value(&map, at)))
        .collect();
    let both = signs.contains(&1) && signs.contains(&-1);
    let sides: &[i8] = match (both, signs.contains(&1)) {
        (true, _) => &[1, -1],
        (false, true) => &[1],
        (false, false) => &[-1],
    };
    let mut parts = Vec::new();
    for &side in sides {
        let corners = if both {
            half(&cell.corners, &map, side)
        } else {
            cell.corners.clone()
        };
        let mut pattern = cell.pattern.clone();
        pattern.push(side > 0);
        parts.push(Cell {
            corners,
            pattern,
            maps: cell.maps.clone(),
        });
    }
    parts
}

/// The part of a convex polygon on which a map does not have the opposite sign.
fn half(corners: &[ExactPoint], map: &Map, side: i8) -> Vec<ExactPoint> {
    let mut kept = Vec::new();
    for (place, from) in corners.iter().enumerate() {
        let to = &corners[(place + 1) % corners.len()];
        let (a, b) = (value(map, from), value(map, to));
        if sign(&a) != -side {
            kept.push(from.clone());
        }
        if sign(&a) * sign(&b) < 0 {
            kept.push(crossing(from, to, &a, &b));
        }
    }
    kept
}

/// The two points on the border of a convex polygon where a map that has both signs is zero.
fn zero_points(corners: &[ExactPoint], map: &Map) -> Vec<ExactPoint> {
    let mut zeros = half(corners, map, 1);
    zeros.retain(|at| value(map, at).is_zero());
    zeros
}

fn crossing(from: &ExactPoint, to: &ExactPoint, a: &Exact, b: &Exact) -> ExactPoint {
    let t = a / (a - b);
    (
        &from.0 + &t * (&to.0 - &from.0),
        &from.1 + &t * (&to.1 - &from.1),
    )
}

/// Every side of every cell, cut at all vertices that lie on it.
fn edges(cells: &[Cell]) -> (BTreeMap<(ExactPoint, ExactPoint), Vec<usize>>, usize) {
    let vertices: BTreeSet<&ExactPoint> = cells.iter().flat_map(|cell| &cell.corners).collect();
    let mut edges: BTreeMap<(ExactPoint, ExactPoint), Vec<usize>> = BTreeMap::new();
    for (index, cell) in cells.iter().enumerate() {
        for (place, from) in cell.corners.iter().enumerate() {
            let to = &cell.corners[(place + 1) % cell.corners.len()];
            let (low, high) = if from < to { (from, to) } else { (to, from) };
            // Points between the ends of a segment are also between them in the sort order of points.
            let mut stops: Vec<&ExactPoint> =
                (vertices.range::<&ExactPoint, _>(low..=high).copied())
                    .filter(|at| turn(low, high, at).is_zero())
                    .collect();
            stops.dedup();
            for pair in stops.windows(2) {
                let edge = (pair[0].clone(), pair[1].clone());
                edges.entry(edge).or_default().push(index);
            }
        }
    }
    (edges, vertices.len())
}

fn inputs(count: usize) -> Vec<Map> {
    let (zero, one) = (Exact::zero, Exact::one);
    let mut maps = vec![[one(), zero(), zero()], [zero(), one(), zero()]];
    maps.truncate(count);
    maps
}

fn pre_activations(layer: &crease::Layer, inputs: &[Map]) -> Vec<Map> {
    (0..layer.units())
        .map(|unit| {
            let mut sum = [Exact::zero(), Exact::zero(), exact(layer.biases()[unit])];
            for (&weight, input) in layer.row(unit).iter().zip(inputs) {
                let weight = exact(weight);
                for (entry, part) in sum.iter_mut().zip(input) {
                    *entry += &weight * part;
                }
            }
            sum
        })
        .collect()
}

fn exact(value: f64) -> Exact {
    Exact::from_float(value).unwrap()
}

fn value(map: &Map, at: &ExactPoint) -> Exact {
    &map[0] * &at.0 + &map[1] * &at.1 + &map[2]
}

fn sign(value: &Exact) -> i8 {
    i8::from(value.is_positive()) - i8::from(value.is_negative())
}

fn turn(a: &ExactPoint, b: &ExactPoint, c: &ExactPoint) -> Exact {
    (&b.0 - &a.0) * (&c.1 - &a.1) - (&b.1 - &a.1) * (&c.0 - &a.0)
}

fn area(corners: &[ExactPoint]) -> Exact {
    let pairs = corners.windows(2);
    let sum: Exact = pairs
        .map(|pair| turn(&corners[0], &pair[0], &pair[1]))
        .sum();
    sum / exact(2.0)
}

fn middle(corners: &[ExactPoint]) -> ExactPoint {
    let count = corners
        .iter()
        .fold(Exact::zero(), |count, _| count + Exact::one());
    let sum = |of: fn(&ExactPoint) -> &Exact| corners.iter().map(of).sum::<Exact>() / &count;
    (sum(|at| &at.0), sum(|at| &at.1))
}

fn distance(a: &ExactPoint, b: &ExactPoint) -> f64 {
    let (x, y) = (&a.0 - &b.0, &a.1 - &b.1);
    x.to_f64().unwrap().hypot(y.to_f64().unwrap())
}
