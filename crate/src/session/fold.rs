//! The plane as the layers fold it: how far, in whose coordinates, what lies where the reader points; and the dials of a network
//! that folds paper.

use serde::Serialize;

use super::Session;
use super::hand::{Pin, held_point};
use crate::cells::Spot;
use crate::geometry::Point;
use crate::layout::{Pixel, Projection};
use crate::measure::{CutEdges, FoldedPlane, NoFold, PaperFolds, PaperSheet};
use crate::network::UnitId;
use crate::scene::{Folding, Problem};

/// The folded plane in numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FoldReadout {
    /// Why there is nothing to see; `None` where there is.
    pub problem: Option<Problem>,
    /// By how many layers the plane is folded; a fraction lies between two.
    pub steps: f64,
    /// The fewest steps at which there is something to tell from the plane, and all.
    pub first: f64,
    /// See `first`.
    pub last: f64,
    /// Every hidden layer: its units, and the two whose coordinates are shown.
    pub layers: Vec<LayerToFold>,
    /// Share of the frame that is kept by the layer shown and has numbers of its own; `None` where that is not known.
    pub one_to_one: Option<f64>,
    /// Share that is kept and lies on other parts.
    pub folded: Option<f64>,
    /// Share that is flattened.
    pub flattened: Option<f64>,
    /// Share that is erased.
    pub erased: Option<f64>,
    /// Number of separate parts of the plane that lie where the reader points; `None` without a place.
    pub parts: Option<usize>,
    /// Number of straight edges of the decision boundary in the frame; `None` with several outputs.
    pub edges: Option<usize>,
    /// The least distance of a corner of the boundary from the origin; `None` without corners.
    pub nearest_corner: Option<f64>,
    /// The largest one.
    pub farthest_corner: Option<f64>,
    /// The dials of the folds, where the network is a folded sheet of paper: 1 flat, −1 folded over.
    pub dials: Vec<f64>,
    /// Whether that sheet can be folded once more.
    pub can_fold_again: bool,
    /// Whether there is a sheet to print: with every fold flat or folded over.
    pub has_sheet: bool,
}

/// A layer that folds the plane.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LayerToFold {
    /// The letters of its units.
    pub letters: Vec<String>,
    /// The unit whose number is across, by its index.
    pub across: usize,
    /// The unit whose number is up.
    pub up: usize,
}

impl Session {
    /// Sets the size of the canvas of the folded plane, in CSS pixels.
    pub const fn set_fold_canvas(&mut self, width: f64, height: f64) {
        self.canvases.show_fold(width, height);
    }

    /// How far the plane is folded, and in whose coordinates it is seen.
    #[must_use]
    pub fn folding(&self) -> Folding {
        self.now.scene.folding.clone().unwrap_or_default()
    }

    /// Folds the plane by so many layers. This is not an edit.
    pub fn set_fold_steps(&mut self, steps: f64) {
        let layers = self.network().hidden_layers().len();
        let mut folding = self.folding();
        folding.set_steps(steps.min(layers as f64));
        self.now.scene.folding = Some(folding);
    }

    /// Chooses the two units of a layer, counted from 0, whose numbers are across and up; nothing where there are no such two.
    pub fn set_fold_axes(&mut self, layer: usize, axes: [usize; 2]) {
        let widths = self.network().hidden_widths();
        let exist = |&width: &usize| axes.iter().all(|&unit| unit < width);
        if widths.get(layer).is_some_and(exist) {
            let mut folding = self.folding();
            folding.set_axes(layer, axes);
            self.now.scene.folding = Some(folding);
        }
    }

    /// The folded plane.
    ///
    /// # Errors
    /// Where there is none.
    pub fn folded_plane(&mut self) -> Result<&mut FoldedPlane, NoFold> {
        let folding = self.folding();
        let frame = self.now.scene.view.frame();
        let folded = self.cells.folded(self.now.network(), frame, &folding);
        folded.as_mut().map_err(|reason| *reason)
    }

    /// Why nothing is folded; `None` where something is.
    pub fn fold_problem(&mut self) -> Option<Problem> {
        self.folded_plane().err().map(problem_of)
    }

    /// The folded plane, if it is computed.
    #[must_use]
    pub fn made_folded_plane(&self) -> Option<&FoldedPlane> {
        self.cells.made_folded()
    }

    /// The place of the folded plane on its canvas; `None` where it is not computed.
    #[must_use]
    pub fn fold_projection(&self) -> Option<Projection> {
        let window = self.made_folded_plane()?.window();
        Some(self.canvases.fold_projection(window))
    }

    /// Points at a position on the canvas of the folded plane: at what lies on top there.
    pub fn point_in_fold(&mut self, at: Pixel) {
        self.hand.pointer = self.seen_in_fold(at);
    }

    /// Pricks the folded plane at a position on its canvas: the mark stays while it is unfolded. Beside the sheet, takes it away.
    pub fn press_in_fold(&mut self, at: Pixel) {
        let place = self.seen_in_fold(at);
        if let (Some(at), true) = (place, self.probe().is_some()) {
            self.move_probe(at);
        } else {
            self.hand.pin = place.map(|at| Pin {
                at: held_point(at),
                sample: None,
            });
        }
    }

    /// Moves the pricked spot by shares of the frame, up positive; the first move begins at the frame's centre.
    pub fn move_in_fold(&mut self, right: f64, up: f64) {
        let view = self.now.scene.view;
        let (frame, side) = (view.frame(), 2.0 * view.half());
        let from = self.fold_reading().unwrap_or(view.centre());
        let held = |value: f64, least: f64, most: f64| value.max(least).min(most);
        let to = held_point(Point::new(
            held(from.x + right * side, frame.min.x, frame.max.x),
            held(from.y + up * side, frame.min.y, frame.max.y),
        ));
        self.hand.pointer = None;
        if self.probe().is_some() {
            self.move_probe(to);
        } else {
            self.hand.pin = Some(Pin {
                at: to,
                sample: None,
            });
        }
    }

    fn seen_in_fold(&self, at: Pixel) -> Option<Point> {
        let projection = self.fold_projection()?;
        let sheet = self.made_folded_plane()?;
        sheet.seen_at(projection.to_point(at))
    }

    /// The point of the plane that the folded plane tells of: the pointer's, else the pricked one, else the standing probe.
    #[must_use]
    pub fn fold_reading(&self) -> Option<Point> {
        let hand = &self.hand;
        let place = hand.pointer.or(hand.pin.map(|pin| pin.at)).or(self.probe());
        place.filter(|&at| self.now.scene.view.frame().contains(at))
    }

    /// All spots that share the image of [`Self::fold_reading`] under the layer that is shown or comes next, its own first, and how
    /// many of them lie on each other now; none without a reading.
    pub fn fold_spots(&mut self) -> (Vec<Spot>, usize) {
        let Some((at, sheet)) = self.fold_reading().zip(self.folded_plane().ok()) else {
            return (Vec::new(), 0);
        };
        let Some(fibres) = sheet.fibres() else {
            return (Vec::new(), 0);
        };
        let (spots, parts) = (fibres.spots(at), fibres.part_count(at));
        let now = if sheet.share() < 1.0 {
            sheet.on_each_other(&spots)
        } else {
            parts
        };
        (spots, now)
    }

    /// The folded plane in numbers.
    pub fn fold_readout(&mut self) -> FoldReadout {
        let paper = self.paper_folds();
        let problem = self.fold_problem();
        let parts = problem.is_none().then(|| self.fold_spots().1);
        let shares = self.folded_plane().ok().and_then(FoldedPlane::fibres);
        let shares = shares.map(|fibres| (fibres.one_to_one(), fibres.folded(), fibres.shares()));
        let folding = self.folding();
        let network = self.network();
        let layers = network.hidden_layers().iter().enumerate();
        let layers: Vec<LayerToFold> = layers
            .map(|(layer, of)| {
                let letters = (0..of.units()).map(|unit| UnitId::new(layer, unit));
                let [across, up] = folding.axes(layer, of.units()).unwrap_or_default();
                LayerToFold {
                    letters: letters.filter_map(|unit| network.letters(unit)).collect(),
                    across,
                    up,
                }
            })
            .collect();
        let cut = (network.outputs() == 1).then(|| self.cut_edges()).flatten();
        let corners = cut.as_ref().and_then(CutEdges::distances);
        FoldReadout {
            problem,
            steps: folding.steps().min(layers.len() as f64),
            first: if paper.is_some() { 1.0 } else { 0.0 },
            last: layers.len() as f64,
            layers,
            one_to_one: shares.map(|(one, _, _)| one),
            folded: shares.map(|(_, folded, _)| folded),
            flattened: shares.map(|(_, _, all)| all.flattened),
            erased: shares.map(|(_, _, all)| all.erased),
            parts: parts.filter(|&parts| parts > 0),
            edges: cut.as_ref().map(|cut| cut.edges),
            nearest_corner: corners.map(|(least, _)| least),
            farthest_corner: corners.map(|(_, most)| most),
            has_sheet: self.paper_sheet().is_some(),
            can_fold_again: (paper.as_ref()).is_some_and(|paper| paper.once_more().is_some()),
            dials: paper.map_or(Vec::new(), |paper| paper.dials().to_vec()),
        }
    }

    /// The edges of the decision boundary in the frame; `None` where the cells cannot be computed.
    fn cut_edges(&mut self) -> Option<CutEdges> {
        let complex = self.complex().ok()?;
        Some(CutEdges::of(complex, 0))
    }

    /// The folds, where the network is a folded sheet of paper.
    #[must_use]
    pub fn paper_folds(&self) -> Option<PaperFolds> {
        PaperFolds::of(self.network())
    }

    /// The sheet that folds and cuts the network by hand; `None` where it is none, or stands between flat and folded.
    pub fn paper_sheet(&mut self) -> Option<PaperSheet> {
        PaperSheet::of(self.complex().ok()?)
    }

    /// Turns the dial of a fold, counted from 0: 1 leaves the sheet flat, 0 presses the far side onto the crease, −1 folds it over.
    /// Does nothing where the network is no folded sheet.
    pub fn turn_fold(&mut self, fold: usize, dial: f64) {
        let Some(mut folds) = self.paper_folds() else {
            return;
        };
        folds.turn(fold, dial);
        if let Some(network) = folds.network(self.network().output_layer()) {
            self.replace_network(network);
        }
    }

    /// Adds a fold to a folded sheet that is still flat, and shows it; does nothing where there is no other.
    pub fn fold_again(&mut self) {
        let folds = self.paper_folds().and_then(|folds| folds.once_more());
        let network = folds.and_then(|folds| folds.network(self.network().output_layer()));
        if let Some(network) = network {
            self.adopt_network(network);
            self.set_fold_steps(f64::INFINITY);
        }
    }
}

/// Why nothing is folded, for the page's catalogue.
fn problem_of(reason: NoFold) -> Problem {
    match reason {
        NoFold::OneInput => Problem::new("fold-one-input"),
        NoFold::NoLayer => Problem::new("fold-no-layer"),
        NoFold::Smooth => Problem::new("fold-smooth"),
        NoFold::Narrow(layer) => Problem::new("fold-one-unit").number("layer", (layer + 1) as f64),
        NoFold::Cells => Problem::new("fold-cells"),
        NoFold::TooLarge => Problem::new("fold-too-large"),
    }
}
