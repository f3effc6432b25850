//! The regions of a slice as rows of a table.

use serde::Serialize;

use super::Slicing;
use super::readout::best_two;
use crate::cells::RegionId;
use crate::geometry::polygon_centroid;
use crate::slice::Part;

/// A region of the slice in numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RegionOfSlice {
    /// Its area, in shares of what is shown.
    pub share: f64,
    /// Units that are on in it, per hidden layer.
    pub on: Vec<usize>,
    /// The outputs that are highest somewhere in it, those on the larger area first.
    pub outputs: Vec<usize>,
    /// The output after the highest, in the middle of the part where that is highest.
    pub next: usize,
    /// By how much the highest output leads that one, along the plane: a·s + b·t + c.
    pub lead: [f64; 3],
}

impl Slicing {
    /// The largest regions, `most` of them at the most; none without cells.
    #[must_use]
    pub fn largest_regions(&self, most: usize) -> Vec<RegionOfSlice> {
        let frame = self.frame();
        let whole = frame.width() * frame.height();
        // The parts of a region follow each other.
        let by_region = self
            .parts()
            .chunk_by(|one, other| one.region == other.region);
        let mut regions: Vec<(f64, &[Part])> = by_region
            .map(|parts| (parts.iter().map(Part::area).sum::<f64>() / whole, parts))
            .collect();
        regions.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        let largest = regions.into_iter().take(most);
        largest
            .filter_map(|(share, parts)| self.region_of(share, parts))
            .collect()
    }

    fn region_of(&self, share: f64, parts: &[Part]) -> Option<RegionOfSlice> {
        let mut parts: Vec<&Part> = parts.iter().collect();
        parts.sort_by(|one, other| other.area().total_cmp(&one.area()));
        let first = parts.first()?;
        let inside = polygon_centroid(&first.polygon)?;
        let cells = self.cells()?;
        let maps: Vec<_> = (0..self.network().outputs())
            .map(|output| cells.affine(first.region, output))
            .collect();
        let others: Vec<f64> = (maps.iter().enumerate())
            .map(|(output, map)| {
                if output == first.output {
                    f64::NEG_INFINITY
                } else {
                    map.at(inside)
                }
            })
            .collect();
        let next = best_two(&others).0;
        let lead = maps[first.output] - maps[next];
        Some(RegionOfSlice {
            share,
            on: self.on_in(first.region)?,
            outputs: parts.iter().map(|part| part.output).collect(),
            next,
            lead: [lead.a, lead.b, lead.c],
        })
    }

    /// How many units are on in a region, per hidden layer.
    fn on_in(&self, region: RegionId) -> Option<Vec<usize>> {
        let mut on = vec![0; self.along().hidden_layers().len()];
        for unit in self.cells()?.pattern(region).units_on() {
            on[unit.layer] += 1;
        }
        Some(on)
    }
}
