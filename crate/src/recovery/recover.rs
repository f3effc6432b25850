//! Recovery: the picture on the plane, read back from a layer's activations alone.
//!
//! A spot gets the mean tone of all spots with the same activations. By retention of its cell:
//!
//! - *kept*: the tone itself; where the plane is folded, the mean over all spots with the same image, each weighted by the
//!   area around it that maps to a unit of image area (1/|det| of its cell's map).
//! - *flattened*: the mean along the segment through the spot; where several segments have the same activations, each is
//!   weighted by its length times the width around it that maps to a unit of length of the image line (1/|gradient|).
//! - *erased*: the mean over the cell, and over all cells with the same activations.
//!
//! This is the conditional expectation of the tone, given the activations, at a point chosen uniformly in the frame (the
//! weights are those of the change of variables, and the co-area formula).

use crate::cells::{Fibres, RegionId, Retention};
use crate::geometry::grid::{Grid, PixelRun, Spans};
use crate::geometry::{Affine, Point, Rect, level_segment};
use crate::recovery::Picture;

/// Recovers the picture from the activations of a layer.
///
/// The picture covers the smallest rectangle around the frame. Each pixel gets the tone recovered at its centre: exactly in
/// kept cells; in flattened cells interpolated between fibres half a pixel apart; in erased cells the mean over the pixels
/// whose centres lie there. Outside the frame the result is blank.
#[must_use]
pub fn recover(fibres: &Fibres<'_>, picture: &Picture) -> Picture {
    let mut sums = PixelSums::blank(fibres, picture);
    for cell in fibres.complex().regions() {
        match fibres.retention(cell) {
            Retention::Kept => sums.keep(cell),
            Retention::Flattened => sums.smear(cell),
            // Once for all companions.
            Retention::Erased if fibres.companions(cell).first() == Some(&cell) => sums.erase(cell),
            Retention::Erased => (),
        }
    }
    let all = Picture::new(picture.width(), sums.tones);
    all.expect("there are as many tones as in the picture")
}

/// The mean tones along the fibres of a flattened cell.
///
/// These are the means that [`recover`] paints with, for figures that draw them as a gradient; `None` for other cells.
#[must_use]
pub fn smear(fibres: &Fibres<'_>, picture: &Picture, cell: RegionId) -> Option<Smear> {
    let flattened = fibres.retention(cell) == Retention::Flattened;
    flattened.then(|| PixelSums::blank(fibres, picture).fibre_means(cell))
}

/// The single tone of an erased cell, as [`recover`] paints it; `None` for other cells.
#[must_use]
pub fn flat_tone(fibres: &Fibres<'_>, picture: &Picture, cell: RegionId) -> Option<f64> {
    let erased = fibres.retention(cell) == Retention::Erased;
    erased.then(|| {
        let sums = PixelSums::blank(fibres, picture);
        sums.mean_over(&sums.erased_with(cell))
    })
}

/// Number of fibres of a flattened cell per pixel, where the image moves on fastest.
///
/// Two, so that where a hinge runs along the pixels every centre lies on a fibre of its own.
const FIBRES_PER_PIXEL: f64 = 2.0;

/// The largest ratio between the weights of two spots; beyond it, the lighter spot is not visible in any tone.
const MOST_WEIGHT: f64 = 1e9;

/// The picture during recovery.
struct PixelSums<'a> {
    fibres: &'a Fibres<'a>,
    picture: &'a Picture,
    grid: Grid,
    /// Per cell, its corners as grid positions.
    places: Vec<Vec<Point>>,
    /// Per cell, its level as a map of grid positions.
    levels: Vec<Affine>,
    tones: Vec<f32>,
    /// Per pixel of the current cell, the total weight of all spots in its tone; 1 elsewhere.
    weights: Vec<f32>,
}

impl<'a> PixelSums<'a> {
    fn blank(fibres: &'a Fibres<'a>, picture: &'a Picture) -> Self {
        let complex = fibres.complex();
        let grid = Grid {
            columns: picture.width(),
            rows: picture.height(),
            frame: Rect::around(complex.frame()),
        };
        let places = |cell| {
            let corners = complex.corners(cell);
            let places = corners.map(|corner| grid.place(complex.position(corner)));
            places.collect()
        };
        Self {
            fibres,
            picture,
            grid,
            places: complex.regions().map(places).collect(),
            levels: (complex.regions())
                .map(|cell| grid.on_grid(fibres.level(cell)))
                .collect(),
            tones: vec![0.0; picture.tones().len()],
            weights: vec![1.0; picture.tones().len()],
        }
    }

    /// The pixels whose centres lie in a polygon given in grid positions.
    fn pixels(&self, polygon: &[Point]) -> Vec<PixelRun> {
        let mut spans = Spans::default();
        spans.cover(polygon.iter().copied(), self.grid.rows);
        spans.pixels(&self.grid).collect()
    }

    fn keep(&mut self, cell: RegionId) {
        let runs = self.pixels(&self.places[cell.index()]);
        for run in &runs {
            let indices = run.indices(self.grid.columns);
            self.tones[indices.clone()].copy_from_slice(&self.picture.tones()[indices]);
        }
        if !self.fibres.folds(cell).is_empty() {
            self.mix_folds(cell, &runs);
        }
    }

    /// Adds to the tones of a kept cell those of the spots that have the same image.
    fn mix_folds(&mut self, cell: RegionId, runs: &[PixelRun]) {
        for fold in self.fibres.folds(cell) {
            let weight = fold.stretch.clamp(1.0 / MOST_WEIGHT, MOST_WEIGHT);
            #[expect(
                clippy::cast_possible_truncation,
                reason = "held within a float's range"
            )]
            let weight = weight as f32;
            let part: Vec<Point> = fold.part.iter().map(|&at| self.grid.place(at)).collect();
            for run in self.pixels(&part) {
                let mut middle = run.middle();
                for index in run.indices(self.grid.columns) {
                    let partner = fold.partner(self.grid.point(middle));
                    let tone = self.picture.tone_at(self.grid.place(partner));
                    self.tones[index] += weight * tone;
                    self.weights[index] += weight;
                    middle.x += 1.0;
                }
            }
        }
        for index in runs.iter().flat_map(|run| run.indices(self.grid.columns)) {
            self.tones[index] /= std::mem::replace(&mut self.weights[index], 1.0);
        }
    }

    fn smear(&mut self, cell: RegionId) {
        let means = self.fibre_means(cell);
        let level = self.levels[cell.index()];
        for run in self.pixels(&self.places[cell.index()]) {
            let start = level.at(run.middle());
            let pixels = &mut self.tones[run.indices(self.grid.columns)];
            means.paint(pixels, start, level.a);
        }
    }

    /// The mean tone along every fibre of a flattened cell.
    fn fibre_means(&self, cell: RegionId) -> Smear {
        let level = self.levels[cell.index()];
        let values = (self.places[cell.index()].iter()).map(|&at| level.at(at));
        let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        let step = level.a.abs().max(level.b.abs()) / FIBRES_PER_PIXEL;
        // Measured from the centre of a pixel, see FIBRES_PER_PIXEL.
        let anchor = level.at(Point::new(0.5, 0.5));
        let first = anchor + step * ((low - anchor) / step).ceil();
        let most = 2.0 * FIBRES_PER_PIXEL * (self.grid.columns + self.grid.rows) as f64;
        let steps = ((high - first) / step).floor().min(most);
        let mut means = Vec::new();
        let mut place = 0.0;
        while place <= steps {
            means.push(self.mean_at(cell, first + place * step));
            place += 1.0;
        }
        if means.is_empty() {
            // The cell is so thin that no fibre was placed in it.
            means.push(self.mean_at(cell, 0.5 * (low + high)));
        }
        Smear { first, step, means }
    }

    /// The mean tone of the spots of a cell and its companions at one level.
    fn mean_at(&self, cell: RegionId, value: f64) -> f64 {
        let mut sum = 0.0;
        let mut weights = 0.0;
        let mut any = 0.0;
        for companion in self.fibres.companions(cell) {
            let level = self.levels[companion.index()];
            let places = &self.places[companion.index()];
            let Some((from, to)) = level_segment(places, level, value) else {
                continue;
            };
            let weight = from.distance(to) / level.gradient().length();
            any = self.picture.mean_along(from, to);
            sum += weight * any;
            weights += weight;
        }
        // Where the fibre only meets a corner, there is no length to weight by.
        if weights > 0.0 { sum / weights } else { any }
    }

    fn erase(&mut self, cell: RegionId) {
        let runs = self.erased_with(cell);
        let mean = tone(self.mean_over(&runs));
        for run in runs {
            self.tones[run.indices(self.grid.columns)].fill(mean);
        }
    }

    /// The pixels of all cells with the same activations as an erased cell.
    fn erased_with(&self, cell: RegionId) -> Vec<PixelRun> {
        let companions = self.fibres.companions(cell).iter();
        companions
            .flat_map(|companion| self.pixels(&self.places[companion.index()]))
            .collect()
    }

    /// The mean of the picture over pixels; 0 without pixels.
    fn mean_over(&self, runs: &[PixelRun]) -> f64 {
        let mut sum = 0.0;
        let mut count = 0.0;
        for run in runs {
            for &tone in &self.picture.tones()[run.indices(self.grid.columns)] {
                sum += f64::from(tone);
                count += 1.0;
            }
        }
        if count > 0.0 { sum / count } else { 0.0 }
    }
}

/// Mean tones along a flattened cell's fibres, at equal steps of its level.
#[derive(Clone, Debug, PartialEq)]
pub struct Smear {
    /// The level of the first fibre.
    pub first: f64,
    /// The difference between neighbouring levels, positive.
    pub step: f64,
    /// The mean tones; at least one.
    pub means: Vec<f64>,
}

impl Smear {
    /// Paints a run of pixels; the level is `start` at the first one and changes by `slope` per pixel.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the places of the means first"
    )]
    fn paint(&self, pixels: &mut [f32], start: f64, slope: f64) {
        let last = self.means.len() - 1;
        let (start, slope) = ((start - self.first) / self.step, slope / self.step);
        for (index, pixel) in pixels.iter_mut().enumerate() {
            let place = (start + slope * index as f64).clamp(0.0, last as f64);
            let below = place as usize;
            let above = last.min(below + 1);
            let (low, high) = (self.means[below], self.means[above]);
            *pixel = tone(low + (place - below as f64) * (high - low));
        }
    }
}

/// A mean as a tone.
#[expect(clippy::cast_possible_truncation, reason = "a tone is a small float")]
fn tone(mean: f64) -> f32 {
    mean as f32
}
