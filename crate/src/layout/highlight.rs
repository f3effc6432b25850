//! Terms of the prose, and what a figure highlights while the reader points at one of them.

use crate::cells::{CellComplex, Fibres, Retention};
use crate::geometry::{Affine, Point, Rect};
use crate::network::UnitId;
use crate::network::named::named;

/// A term of the prose that names marks of the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// The hinges of all units.
    Hinge,
    /// Where the current unit is on.
    On,
    /// Where the current unit is off.
    Off,
    /// The decision boundary, where the score is zero.
    Boundary,
    /// The best straight line.
    BestLine,
    /// The cells that a layer keeps, flattens or erases.
    Retention(Retention),
}

named!(
    Term,
    Hinge => "hinge",
    On => "on",
    Off => "off",
    Boundary => "boundary",
    BestLine => "best-line",
    Retention(Retention::Kept) => "kept",
    Retention(Retention::Flattened) => "flattened",
    Retention(Retention::Erased) => "erased",
);

/// The marks that a figure highlights, in coordinates of the plane; empty by default.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Highlight {
    /// Polygons drawn in colour.
    pub tinted: Vec<Vec<Point>>,
    /// Polygons drawn fainter.
    pub dimmed: Vec<Vec<Point>>,
    /// Hinges drawn in colour, each with its unit's on side on its left.
    pub hinges: Vec<Vec<Point>>,
    /// Other lines drawn in colour.
    pub lines: Vec<Vec<Point>>,
}

impl Highlight {
    /// Highlights the hinges of all units.
    #[must_use]
    pub fn of_hinges(complex: &CellComplex) -> Self {
        let units = complex.network().hidden_units();
        Self {
            hinges: units.flat_map(|unit| complex.hinge(unit)).collect(),
            ..Self::default()
        }
    }

    /// Highlights the decision boundary.
    #[must_use]
    pub fn of_boundary(complex: &CellComplex) -> Self {
        Self::of_lines(complex.decision_lines())
    }

    /// Highlights the part of a straight line within the frame.
    #[must_use]
    pub fn of_line(line: Affine, frame: Rect) -> Self {
        let chord = frame.chord(line);
        Self::of_lines(chord.map(|(from, to)| vec![from, to]).into_iter().collect())
    }

    /// Highlights the side where a unit is on, or off; the other side is dimmed.
    #[must_use]
    pub fn of_side(complex: &CellComplex, unit: UnitId, on: bool) -> Self {
        let other = complex
            .regions()
            .filter(|&region| complex.pattern(region).is_on(unit) != on);
        Self {
            dimmed: other.map(|region| complex.polygon(region)).collect(),
            ..Self::default()
        }
    }

    /// Highlights the cells with the given retention; of those that are kept, what is not folded onto other parts.
    #[must_use]
    pub fn of_fate(fibres: &Fibres<'_>, retention: Retention) -> Self {
        let cells = fibres.complex().regions();
        let alike = cells.filter(|&cell| fibres.retention(cell) == retention);
        Self {
            tinted: alike.flat_map(|cell| fibres.unfolded(cell)).collect(),
            ..Self::default()
        }
    }

    fn of_lines(lines: Vec<Vec<Point>>) -> Self {
        Self {
            lines,
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::polygon_area;
    use crate::network::Activation;
    use crate::network::{Layer, Network};

    /// A complex with hinges at x1 = 0.5 and x2 = 0, and a unit without a hinge.
    fn complex() -> CellComplex {
        let rows = vec![1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
        let hidden = Layer::new(2, rows, vec![-0.5, 0.0, -1.0]).unwrap();
        let output = Layer::new(3, vec![1.0, -1.0, 0.0], vec![0.0]).unwrap();
        let network = Network::new(Activation::Relu, vec![hidden, output]).unwrap();
        CellComplex::of(&network, &Rect::square(Point::default(), 1.0).corners()).unwrap()
    }

    fn area(polygons: &[Vec<Point>]) -> f64 {
        polygons.iter().map(|polygon| polygon_area(polygon)).sum()
    }

    #[test]
    fn every_term_has_one_name() {
        for (term, name) in Term::NAMES {
            assert_eq!((term.name(), Term::from_name(name)), (name, Some(term)));
        }
        assert_eq!(Term::from_name(""), None);
    }

    #[test]
    fn the_two_sides_of_a_unit_make_up_the_frame() {
        let complex = complex();
        for unit in 0..3 {
            let unit = UnitId::new(0, unit);
            let [on, off] =
                [true, false].map(|on| area(&Highlight::of_side(&complex, unit, on).dimmed));
            assert!((on + off - 4.0).abs() < 1e-12, "{unit:?}");
        }
        let off_of_a = area(&Highlight::of_side(&complex, UnitId::new(0, 0), true).dimmed);
        assert!((off_of_a - 3.0).abs() < 1e-12);
    }

    #[test]
    fn the_cells_of_a_retention_have_its_share_of_the_frame() {
        let complex = complex();
        let fibres = Fibres::of(&complex, 0).unwrap();
        let shares = fibres.shares();
        for (retention, share) in [
            (Retention::Kept, shares.kept),
            (Retention::Flattened, shares.flattened),
            (Retention::Erased, shares.erased),
        ] {
            let tinted = Highlight::of_fate(&fibres, retention).tinted;
            assert!((area(&tinted) - 4.0 * share).abs() < 1e-12, "{retention:?}");
        }
    }

    #[test]
    fn kept_lights_nothing_that_is_folded() {
        // The second layer folds the plane that the first passes on along a diagonal.
        let first = Layer::new(2, vec![1.0, 0.0, 0.0, 1.0], vec![2.0, 2.0]).unwrap();
        let second = Layer::new(2, vec![1.0, -1.0, 1.0, 1.0], vec![0.5, 0.0]).unwrap();
        let output = Layer::new(2, vec![1.0, 1.0], vec![0.0]).unwrap();
        let fold = Activation::Leaky { slope: -1.0 };
        let network = Network::new(fold, vec![first, second, output]).unwrap();
        let frame = Rect::square(Point::default(), 1.0).corners();
        let complex = CellComplex::of(&network, &frame).unwrap();
        let fibres = Fibres::of(&complex, 1).unwrap();
        assert!(fibres.folded() > 0.1 && fibres.one_to_one() > 0.1);
        let tinted = Highlight::of_fate(&fibres, Retention::Kept).tinted;
        assert!((area(&tinted) - 4.0 * fibres.one_to_one()).abs() < 1e-9);
    }

    #[test]
    fn lines_are_those_that_cross_the_frame() {
        let complex = complex();
        assert_eq!(Highlight::of_hinges(&complex).hinges.len(), 2);
        assert!(!Highlight::of_boundary(&complex).lines.is_empty());
        let frame = Rect::around(complex.frame());
        let far = Highlight::of_line(Affine::new(1.0, 0.0, 5.0), frame);
        assert_eq!(far, Highlight::default());
    }
}
