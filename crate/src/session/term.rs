//! Terms of the prose and marks of the figure, in both directions: what a term highlights, and which terms name a position.

use super::Session;
use crate::cells::{CellComplex, Retention};
use crate::geometry::Affine;
use crate::layout::{Highlight, Term};
use crate::network::TopTwo;
use crate::network::UnitId;

/// Distance within which the pointer hits a line, in CSS pixels: about the accuracy of a mouse.
const REACH: f64 = 7.0;

impl Session {
    /// What a term highlights in the current figure; empty where it names nothing there.
    pub fn highlight(&mut self, term: Term) -> Highlight {
        let frame = self.canvases.projection.frame;
        let best_line = self.best_line().map(|best| best.line);
        let unit = self.unit_at_hand();
        match term {
            Term::Hinge => self.of_cells(Highlight::of_hinges),
            Term::Boundary if self.now.scene.learns_numbers() => Highlight::default(),
            Term::Boundary => self.of_cells(Highlight::of_boundary),
            Term::On => self.of_cells(|complex| Highlight::of_side(complex, unit, true)),
            Term::Off => self.of_cells(|complex| Highlight::of_side(complex, unit, false)),
            Term::BestLine => {
                best_line.map_or_else(Highlight::default, |line| Highlight::of_line(line, frame))
            }
            Term::Retention(retention) => self
                .fibres()
                .map(|fibres| Highlight::of_fate(fibres, retention))
                .unwrap_or_default(),
        }
    }

    /// The terms for what lies at the pointer.
    pub fn terms_at_pointer(&mut self) -> Vec<Term> {
        let Some(at) = self.reading() else {
            return Vec::new();
        };
        let reach = REACH / self.canvases.projection.scale();
        let best_line = self.best_line().map(|best| best.line);
        let (unit, pointed) = (self.unit_at_hand(), self.pointed_unit());
        // What is folded onto other parts is not called kept.
        let is_alone = self.pointed_spots().1 <= 1;
        let retention =
            (self.pointed_retention()).filter(|&found| found != Retention::Kept || is_alone);
        let parts_classes = !self.now.scene.learns_numbers();
        let Ok(complex) = self.complex() else {
            return Vec::new();
        };
        let Some(region) = complex.region_at(at) else {
            return Vec::new();
        };
        let near = |line: Affine| {
            line.at(at).abs() <= reach * line.gradient().length() && line.gradient().length() > 0.0
        };
        let is_on = complex.pattern(region).is_on(unit);
        let TopTwo { class, runner_up } = TopTwo::of(&complex.network().scores(at));
        let margin = match complex.affine(region, class) {
            score if class == runner_up => score,
            score => score - complex.affine(region, runner_up),
        };
        let on_boundary = parts_classes && near(margin);
        [
            pointed.map(|_| Term::Hinge),
            Some(if is_on { Term::On } else { Term::Off }),
            on_boundary.then_some(Term::Boundary),
            best_line.filter(|&line| near(line)).map(|_| Term::BestLine),
            retention.map(Term::Retention),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The selected hidden unit, else A.
    fn unit_at_hand(&self) -> UnitId {
        let hidden = self.network().hidden_layers().len();
        let selected = self.unit_meant().filter(|unit| unit.layer < hidden);
        selected.unwrap_or(UnitId::new(0, 0))
    }

    fn of_cells(&mut self, ask: impl FnOnce(&CellComplex) -> Highlight) -> Highlight {
        self.complex().map_or_else(|_| Highlight::default(), ask)
    }
}
