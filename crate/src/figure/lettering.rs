//! The units' letters around a plane: where a hinge leaves the frame, or in the margin on the side where it lies.

use plotters_backend::DrawingBackend;

use super::palette::Palette;
use super::pen::{Drawn, Pen, Stroke};
use super::placement::{Place, Wish, distance_to_border, placed, side_of};
use super::tag::{Standing, Tag};
use crate::geometry::{Vec2, sort_by};
use crate::layout::{Pixel, PixelRect, Projection};
use crate::network::Network;
use crate::network::UnitId;

/// Radius of the tags of the first layer and of deeper ones, in CSS pixels.
const RADII: (f64, f64) = (10.0, 8.5);

/// Largest number of hidden units whose letters are all shown.
const MOST_LETTERS: usize = 40;

/// From where to where an arrow reaches beyond the rim of its tag, and how far its head runs back and aside.
const ARROW: (f64, f64) = (0.5, 5.5);
const HEAD: (f64, f64) = (2.6, 2.2);

/// A hinge on the canvas: lines with the unit's on side to their left.
#[derive(Clone, Debug)]
pub(super) struct Hinge {
    pub(super) unit: UnitId,
    pub(super) lines: Vec<Vec<Pixel>>,
}

/// The units around a plane.
pub(super) struct Lettering<'a> {
    pub(super) network: &'a Network,
    pub(super) projection: Projection,
    pub(super) palette: &'a Palette,
    /// The units that are selected and pointed at.
    pub(super) chosen: [Option<UnitId>; 2],
    /// Units off everywhere in the frame.
    pub(super) off: Vec<UnitId>,
    /// Units on everywhere in the frame.
    pub(super) on: Vec<UnitId>,
}

impl Lettering<'_> {
    /// Whether all units of a network have tags; in larger ones only the chosen units have theirs.
    pub(super) fn names_all(network: &Network) -> bool {
        network.hidden_units().count() <= MOST_LETTERS
    }

    /// Draws the tags of all units, those without a visible hinge in the margin.
    pub(super) fn draw<DB: DrawingBackend>(
        &self,
        pen: &Pen<'_, DB>,
        hinges: &[Hinge],
    ) -> Drawn<DB> {
        let named = self.named_units(hinges);
        let wishes: Vec<Wish> = named.iter().map(|named| named.wish.clone()).collect();
        let places = placed(&wishes, self.projection.plot);
        for (named, place) in named.iter().zip(places).rev() {
            if let Some(place) = place {
                named.draw(pen, place, self.palette)?;
            }
        }
        Ok(())
    }

    /// The units that ask for a tag, the most wanted first: the chosen ones, then those with a hinge layer by layer, then the
    /// others.
    fn named_units(&self, hinges: &[Hinge]) -> Vec<Named> {
        let few = Self::names_all(self.network);
        let with_hinge = hinges.iter().filter(|hinge| !hinge.lines.is_empty());
        let without = |units: &[UnitId], standing| -> Vec<Named> {
            (units.iter())
                .map(|&unit| Named::in_margin(self, unit, standing))
                .collect()
        };
        let (mut first, others): (Vec<Named>, Vec<Named>) = with_hinge
            .map(|hinge| Named::of_hinge(self, hinge))
            .chain(without(&self.off, Standing::Dead))
            .chain(without(&self.on, Standing::Linear))
            .filter(|named| few || named.chosen)
            .partition(|named| named.chosen);
        first.extend(others);
        first
    }

    fn is_chosen(&self, unit: UnitId) -> bool {
        self.chosen.contains(&Some(unit))
    }

    fn letters(&self, unit: UnitId) -> String {
        self.network.letters(unit).unwrap_or_default()
    }

    /// The direction on the canvas in which the hinge of a unit of the first layer lies; `None` where there is no hinge, and for
    /// deeper units, whose hinges outside the frame are not computed.
    fn direction(&self, unit: UnitId) -> Option<Vec2> {
        let line = self.network.first_layer_line(unit)?;
        let here = line.at(self.projection.frame.centre());
        let away = if here > 0.0 { -1.0 } else { 1.0 };
        let rise = line.gradient().unit()?;
        Some(Vec2::new(away * rise.x, -away * rise.y))
    }
}

/// A unit that asks for a tag.
struct Named {
    letters: String,
    chosen: bool,
    in_hand: bool,
    standing: Standing,
    /// Where its hinge lies, seen from the frame that it does not cross.
    towards: Option<Vec2>,
    wish: Wish,
}

impl Named {
    /// A unit with a hinge.
    fn of_hinge(view: &Lettering<'_>, hinge: &Hinge) -> Self {
        Self {
            letters: view.letters(hinge.unit),
            chosen: view.is_chosen(hinge.unit),
            in_hand: view.chosen[0] == Some(hinge.unit),
            standing: Standing::Bent,
            towards: None,
            wish: wish_of(hinge, view.projection.plot),
        }
    }

    /// A unit without a hinge in the frame.
    fn in_margin(view: &Lettering<'_>, unit: UnitId, standing: Standing) -> Self {
        let towards = view.direction(unit);
        Self {
            letters: view.letters(unit),
            chosen: view.is_chosen(unit),
            in_hand: view.chosen[0] == Some(unit),
            standing,
            towards,
            wish: margin_wish(unit, towards, view.projection.plot),
        }
    }

    fn draw<DB: DrawingBackend>(
        &self,
        pen: &Pen<'_, DB>,
        place: Place,
        palette: &Palette,
    ) -> Drawn<DB> {
        let tag = Tag {
            at: place.at,
            radius: place.radius,
            letters: &self.letters,
            standing: self.standing,
            chosen: self.chosen,
            in_hand: self.in_hand,
        };
        let colour = tag.colour(palette);
        if place.at.distance(place.end) > place.radius && self.towards.is_none() {
            pen.line(&[place.end, place.at], Stroke::new(colour, 1.25))?;
        }
        if let Some(towards) = self.towards {
            draw_arrow(pen, place, towards, Stroke::new(colour, 1.2))?;
        }
        tag.draw(pen, palette)
    }
}

/// A small arrow from the rim of a tag.
fn draw_arrow<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    place: Place,
    towards: Vec2,
    stroke: Stroke,
) -> Drawn<DB> {
    let at = |along: f64, aside: f64| {
        Pixel::new(
            place.at.x + along * towards.x - aside * towards.y,
            place.at.y + along * towards.y + aside * towards.x,
        )
    };
    let (from, to) = (place.radius + ARROW.0, place.radius + ARROW.1);
    let head = |side: f64| at(to - HEAD.0, side * HEAD.1);
    pen.line(
        &[
            at(from, 0.0),
            at(to, 0.0),
            head(1.0),
            at(to, 0.0),
            head(-1.0),
        ],
        stroke,
    )
}

fn radius(unit: UnitId) -> f64 {
    if unit.layer == 0 { RADII.0 } else { RADII.1 }
}

/// A tag at an end of the hinge on the border, those away from the numerals first; inside where no line ends there.
fn wish_of(hinge: &Hinge, plot: PixelRect) -> Wish {
    let ends = hinge
        .lines
        .iter()
        .flat_map(|line| [line.first(), line.last()]);
    let ends: Vec<Pixel> = ends
        .flatten()
        .copied()
        .filter(|&end| distance_to_border(end, plot) < ON_BORDER)
        .collect();
    let on_side = |side| {
        ends.iter()
            .copied()
            .filter(move |&end| side_of(end, plot) == side)
    };
    Wish {
        ends: (0..4).flat_map(on_side).collect(),
        inside: middles(&hinge.lines),
        radius: radius(hinge.unit),
    }
}

/// The middles of all straight pieces, those of the longest first.
fn middles(lines: &[Vec<Pixel>]) -> Vec<Pixel> {
    let pieces = lines.iter().flat_map(|line| line.windows(2));
    let mut all: Vec<(f64, Pixel)> = pieces
        .map(|pair| {
            let (from, to) = (pair[0], pair[1]);
            let middle = Pixel::new(0.5 * (from.x + to.x), 0.5 * (from.y + to.y));
            (from.distance(to), middle)
        })
        .collect();
    sort_by(&mut all, |a, b| b.0.total_cmp(&a.0));
    all.into_iter().map(|(_, middle)| middle).collect()
}

/// Ends nearer to the border than this, in CSS pixels, lie on it: a hundredth of what an eye can tell.
const ON_BORDER: f64 = 0.01;

/// A tag where the border is nearest to the hinge; at the upper right where the hinge is nowhere.
fn margin_wish(unit: UnitId, towards: Option<Vec2>, plot: PixelRect) -> Wish {
    let half = (0.5 * plot.width, 0.5 * plot.height);
    let towards = towards.unwrap_or(Vec2::new(0.8 * half.0, -half.1));
    let reach = (half.0 / towards.x.abs()).min(half.1 / towards.y.abs());
    let end = Pixel::new(
        plot.left + half.0 + reach * towards.x,
        plot.top + half.1 + reach * towards.y,
    );
    Wish {
        ends: vec![end],
        inside: Vec::new(),
        radius: radius(unit),
    }
}
