//! A slice in numbers.

use serde::Serialize;

use super::found::{CreasesReadout, Found, LayerOfSlice};
use super::{Slicing, Through};
use crate::geometry::Point;
use crate::network::{Network, UnitId};
use crate::scene::Problem;
use crate::slice::{SliceCells, Stretch};

/// A slice in numbers and names.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SliceReadout {
    /// The network: number of inputs, widths of the hidden layers and number of outputs, as `64-32-10`.
    pub shape: String,
    /// Whether it has one output, a score; output 1 then stands for that, and output 0 for 0.
    pub is_score: bool,
    /// The name of its activation.
    pub activation: &'static str,
    /// Number of inputs.
    pub inputs: usize,
    /// Width and height of the picture that the inputs can be shown as.
    pub picture_side: Option<usize>,
    /// Names of all rows.
    pub rows: Vec<String>,
    /// The rows that the plane goes through; null for a plane of two features.
    pub through: Option<[usize; 3]>,
    /// The fourth row, and how far the third has gone towards it.
    pub walk: Option<(usize, f64)>,
    /// The two features, counted from 0; null for a plane through rows.
    pub features: Option<[usize; 2]>,
    /// Their names.
    pub feature_names: Option<[String; 2]>,
    /// The row at whose values all other features are held.
    pub held: Option<usize>,
    /// The output shown against the best of the others.
    pub against: Option<usize>,
    /// Number of regions; null where not all are built.
    pub regions: Option<usize>,
    /// Number of regions so far, where not all are built.
    pub more_regions: Option<usize>,
    /// Whether more of them are being built.
    pub building: bool,
    /// Why there are none.
    pub problem: Option<Problem>,
    /// Vertices and edges, as a check: V − E + F = 1.
    pub vertices: Option<usize>,
    /// Edges.
    pub edges: Option<usize>,
    /// The hidden layers.
    pub layers: Vec<LayerOfSlice>,
    /// The outputs, with their scores at what is pointed at.
    pub outputs: Vec<OutputOfSlice>,
    /// The output that is highest there.
    pub highest: usize,
    /// How much of each of the three rows is mixed there.
    pub mix: Option<[f64; 3]>,
    /// Where it is, in the plane's own coordinates.
    pub place: [f64; 2],
    /// By how much the highest output leads the next one there, along the plane: a·s + b·t + c; null without cells.
    pub lead: Option<[f64; 3]>,
    /// The output that is next.
    pub next: Option<usize>,
    /// Units that are on there, per hidden layer.
    pub on: Vec<usize>,
    /// What is crossed on the straight ways between the three rows.
    pub creases: Vec<CreasesReadout>,
    /// How much larger than at first everything is shown.
    pub closer: f64,
}

/// An output on the slice.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OutputOfSlice {
    /// Its score at what is pointed at.
    pub score: f64,
    /// The share of the area where it is highest; null without cells.
    pub share: Option<f64>,
}

impl Slicing {
    /// All of it in numbers.
    #[must_use]
    pub fn readout(&self) -> SliceReadout {
        let network = self.network();
        let scores = self.scores_at(self.pointed());
        let (highest, next) = best_two(&scores);
        let (cells, found) = (self.cells(), self.found.as_ref());
        let (through, walk, features, held) = match self.through() {
            Through::Rows { rows, walk } => (Some(rows), Some(walk), None, None),
            Through::Features { row, features } => (None, None, Some(features), Some(row)),
        };
        SliceReadout {
            shape: if self.is_score() {
                network.shape().trim_end_matches('2').to_owned() + "1"
            } else {
                network.shape()
            },
            is_score: self.is_score(),
            activation: network.activation().name(),
            inputs: network.inputs(),
            picture_side: self.picture_side(),
            rows: (0..self.rows().len())
                .map(|row| self.rows().name(row))
                .collect(),
            through,
            walk,
            features,
            feature_names: features.map(|pair| pair.map(|place| self.rows().feature(place))),
            held,
            against: self.against(),
            regions: cells.map(|cells| cells.region_count()),
            more_regions: self.cut.more_than(),
            building: self.cut.is_building(),
            problem: self.cut.problem().cloned(),
            vertices: cells.map(|cells| cells.vertex_count()),
            edges: cells.map(|cells| cells.edge_count()),
            layers: self.layers(),
            outputs: self.outputs(&scores),
            highest,
            mix: self.flat().mix(self.pointed()),
            place: [self.pointed().x, self.pointed().y],
            lead: next.and_then(|next| self.lead(highest, next)),
            next,
            on: on_counts(self.along(), self.pointed()),
            creases: found.map_or_else(Vec::new, |found| found.creases.clone()),
            closer: self.closer,
        }
    }

    /// Counts what does not depend on what is pointed at.
    pub(super) fn count(&self, cells: &SliceCells) -> Found {
        let mut areas = vec![0.0; self.network().outputs()];
        for part in self.parts() {
            areas[part.output] += part.area();
        }
        let frame = self.frame();
        let whole = frame.width() * frame.height();
        Found {
            layers: self.layers_on(cells),
            shares: areas.into_iter().map(|area| area / whole).collect(),
            creases: self.creases_on(cells),
        }
    }

    fn layers(&self) -> Vec<LayerOfSlice> {
        if let Some(found) = &self.found {
            return found.layers.clone();
        }
        let layers = self.along().hidden_layers().iter();
        layers
            .map(|layer| LayerOfSlice {
                units: layer.units(),
                dead: None,
                always_on: None,
                fate: None,
            })
            .collect()
    }

    fn layers_on(&self, cells: &SliceCells) -> Vec<LayerOfSlice> {
        let (dead, always) = (cells.dead_units(), cells.always_on_units());
        let count =
            |units: &[UnitId], layer| units.iter().filter(|unit| unit.layer == layer).count();
        let layers = self.along().hidden_layers().iter().enumerate();
        layers
            .map(|(index, layer)| LayerOfSlice {
                units: layer.units(),
                dead: Some(count(&dead, index)),
                always_on: Some(count(&always, index)),
                fate: (self.cut.fates()).map(|fates| {
                    let fate = fates[index];
                    [fate.kept, fate.flattened, fate.erased]
                }),
            })
            .collect()
    }

    fn outputs(&self, scores: &[f64]) -> Vec<OutputOfSlice> {
        let share = |output: usize| Some(self.found.as_ref()?.shares[output]);
        (scores.iter().enumerate())
            .map(|(output, &score)| OutputOfSlice {
                score,
                share: share(output),
            })
            .collect()
    }

    /// By how much one output leads another in the region that is pointed at.
    fn lead(&self, output: usize, other: usize) -> Option<[f64; 3]> {
        let cells = self.cells()?;
        let region = cells.region_at(self.pointed())?;
        let lead = cells.affine(region, output) - cells.affine(region, other);
        Some([lead.a, lead.b, lead.c])
    }

    fn creases_on(&self, cells: &SliceCells) -> Vec<CreasesReadout> {
        let [a, b, c] = self.flat().marks[..] else {
            return Vec::new();
        };
        let marks = [a, b, c];
        let frame = self.frame();
        [(0, 1), (1, 2), (2, 0)]
            .map(|(from, to)| {
                let ends = [marks[from], marks[to]];
                if !ends.iter().all(|&end| frame.contains(end)) {
                    return CreasesReadout {
                        from,
                        to,
                        creases: None,
                        outputs: Vec::new(),
                    };
                }
                let stretches = cells.way(ends[0], ends[1]);
                CreasesReadout {
                    from,
                    to,
                    creases: Some(stretches.len().saturating_sub(1)),
                    outputs: self.highest_along(&stretches, ends),
                }
            })
            .to_vec()
    }

    /// Which outputs are highest along a way, in order. Within a stretch the scores are affine, so that is where two of them
    /// cross.
    fn highest_along(&self, stretches: &[Stretch], [from, to]: [Point; 2]) -> Vec<usize> {
        let mut order: Vec<usize> = Vec::new();
        for stretch in stretches {
            let [start, end] = stretch
                .ends
                .map(|share| self.along().scores(from.lerp(to, share)));
            for output in envelope(&start, &end) {
                if order.last() != Some(&output) {
                    order.push(output);
                }
            }
        }
        order
    }
}

/// Which of some affine maps of a stretch are highest along it, in order, from their values at both ends.
fn envelope(start: &[f64], end: &[f64]) -> Vec<usize> {
    let mut order = Vec::new();
    let mut share = 0.0;
    let value = |output: usize, share: f64| start[output] + share * (end[output] - start[output]);
    let slope = |output: usize| end[output] - start[output];
    let mut at = (0..start.len())
        .max_by(|&a, &b| {
            start[a]
                .total_cmp(&start[b])
                .then(slope(a).total_cmp(&slope(b)))
        })
        .unwrap_or(0);
    order.push(at);
    loop {
        // The steeper one that overtakes first.
        let crossing = |other: usize| {
            let pace = slope(other) - slope(at);
            (pace > 0.0).then(|| share + (value(at, share) - value(other, share)) / pace)
        };
        let next = (0..start.len())
            .filter_map(|other| crossing(other).map(|place| (place, other)))
            .filter(|&(place, _)| place < 1.0)
            .min_by(|a, b| a.0.total_cmp(&b.0).then(slope(b.1).total_cmp(&slope(a.1))));
        let Some((place, other)) = next else {
            return order;
        };
        (share, at) = (place.max(share), other);
        order.push(at);
    }
}

/// The place of the highest number, and of the one after it.
pub(super) fn best_two(scores: &[f64]) -> (usize, Option<usize>) {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    (order.first().copied().unwrap_or(0), order.get(1).copied())
}

fn on_counts(network: &Network, at: Point) -> Vec<usize> {
    let layers = network.pre_activations(at);
    let hidden = &layers[..layers.len() - 1];
    (hidden.iter())
        .map(|z| z.iter().filter(|&&z| z > 0.0).count())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_of_some_lines_are_found_in_order() {
        assert_eq!(envelope(&[1.0, 0.0, 0.4], &[0.0, 1.0, 0.9]), [0, 2, 1]);
        assert_eq!(envelope(&[1.0, 0.0], &[2.0, 0.5]), [0]);
        assert_eq!(envelope(&[0.0, 0.0, 0.0], &[0.0, 1.0, 2.0]), [2]);
        assert_eq!(envelope(&[3.0], &[-3.0]), [0]);
    }
}
