//! Rows of the registry for figures that only side doors and the workshop show: the page fetches their code where they stand.
//!
//! Functions by name, and no closures: by their names the build knows which code belongs here (`scripts/wasm.mjs`).

use super::figure::{Appearance, Figure, Pixels};
use super::folded::FOLD;
use crate::figure::change::{self, ChangeView};
use crate::figure::line::{self, LineView};
use crate::figure::raster::Canvas;
use crate::figure::timeline::{self, LivesView};
use crate::figure::unit_views::{self, UnitsView};
use crate::figure::{AnyArea, AnyDrawn};
use crate::layout::{PixelRect, Projection};
use crate::measure::Change;
use crate::scene::Problem;
use crate::session::Session;

/// Why a session has nothing to show in a figure; `None` where it has.
pub fn problem_of(figure: &Figure, session: &mut Session) -> Option<Problem> {
    match figure.inputs {
        Some(1) if session.network().inputs() != 1 => {
            return Some(Problem::new("view-of-one-input"));
        }
        Some(2) if session.network().inputs() != 2 => {
            return Some(Problem::new("view-of-two-inputs"));
        }
        _ => {}
    }
    if figure.name == FOLD.name {
        return session.fold_problem();
    }
    // What is drawn from exact cells alone.
    if !NEED_CELLS.contains(&figure.name) || session.complex().is_ok() {
        return None;
    }
    let is_smooth = !session.network().activation().is_two_piece();
    Some(Problem::new(if is_smooth {
        "view-of-straight-pieces"
    } else {
        "view-too-large"
    }))
}

/// The figures that cannot do without exact cells.
const NEED_CELLS: [&str; 2] = ["surface", "collapse"];

/// The score over one input as a sum.
pub static LINE: Figure = Figure {
    name: "line",
    shows_plane: true,
    inputs: Some(1),
    recovers: false,
    prepare: prepare_line,
    pixels: None,
    under: None,
    pointing: None,
    draw: draw_line,
};

fn prepare_line(session: &mut Session, asked: &Appearance<'_>) -> bool {
    let (width, height) = asked.size;
    session.set_line_canvas(width, height)
}

fn draw_line(session: &mut Session, asked: &Appearance<'_>, area: &AnyArea<'_>) -> AnyDrawn {
    let Some(sum) = session.contributions() else {
        return Ok(());
    };
    let live = asked.hand.is_some();
    let mut handles = session.line_handles();
    // Only a hand takes hold of it.
    handles.slope = handles.slope.filter(|_| live);
    let target = session.target_pieces();
    let view = LineView {
        network: session.network(),
        sum: &sum,
        target: target.as_deref().unwrap_or_default(),
        error: target
            .as_deref()
            .map(|pieces| sum.largest_error_from(pieces)),
        handles: &handles,
        terms: session.terms(),
        projection: session.projection(),
        theme: asked.theme,
        selected: session.selected().filter(|_| live),
        pointed: session.pointed_unit().filter(|_| live),
        at: (session.reading().filter(|_| live))
            .or(session.probe())
            .map(|at| at.x),
    };
    line::draw(area, &view)
}

/// What each unit passes on, layer by layer.
pub static UNITS: Figure = Figure {
    name: "units",
    shows_plane: false,
    inputs: None,
    recovers: false,
    prepare: prepare_units,
    pixels: Some(Pixels {
        plot: plot_units,
        paint: paint_units,
    }),
    under: None,
    pointing: None,
    draw: draw_units,
};

fn prepare_units(session: &mut Session, asked: &Appearance<'_>) -> bool {
    let (width, height) = asked.size;
    session.set_units_canvas(width, height);
    session.unit_views().is_some()
}

fn plot_units(session: &mut Session, _: &Appearance<'_>) -> Option<PixelRect> {
    session.made_unit_views()?;
    unit_views::plot(&session.unit_grid())
}

fn paint_units(session: &mut Session, asked: &Appearance<'_>, canvas: &mut Canvas<'_>) {
    with_units(session, asked, |view| unit_views::paint(canvas, view));
}

fn draw_units(session: &mut Session, asked: &Appearance<'_>, area: &AnyArea<'_>) -> AnyDrawn {
    with_units(session, asked, |view| unit_views::draw(area, view)).unwrap_or(Ok(()))
}

/// The deaths and returns of units along the run.
pub static TIMELINE: Figure = Figure {
    name: "timeline",
    shows_plane: false,
    inputs: None,
    recovers: false,
    prepare: prepare_timeline,
    pixels: None,
    under: None,
    pointing: None,
    draw: draw_timeline,
};

fn prepare_timeline(session: &mut Session, asked: &Appearance<'_>) -> bool {
    let (width, height) = asked.size;
    session.set_lives_canvas(width, height);
    true
}

fn draw_timeline(session: &mut Session, asked: &Appearance<'_>, area: &AnyArea<'_>) -> AnyDrawn {
    let selected = session.selected().filter(|_| asked.hand.is_some());
    let units = session.units_with_a_row();
    let view = LivesView {
        rows: &session.life_lines(),
        layout: &session.lives_layout(),
        now: session.timeline().now,
        selected: units.iter().position(|unit| Some(*unit) == selected),
        theme: asked.theme,
    };
    timeline::draw(area, &view)
}

/// Where the last pruning has changed the score.
pub static CHANGE: Figure = Figure {
    name: "change",
    shows_plane: false,
    inputs: None,
    recovers: false,
    prepare: prepare_change,
    pixels: None,
    under: None,
    pointing: None,
    draw: draw_change,
};

fn prepare_change(session: &mut Session, _: &Appearance<'_>) -> bool {
    let _ = session.pruned_change();
    let _ = session.complex();
    true
}

fn draw_change(session: &mut Session, asked: &Appearance<'_>, area: &AnyArea<'_>) -> AnyDrawn {
    let (width, height) = asked.size;
    let parts = session.made_pruned_change().map(Change::parts);
    let hinges = session.hinges_before_pruning();
    let view = ChangeView {
        parts: parts.as_deref().unwrap_or_default(),
        hinges: &hinges,
        inputs: session.network().inputs(),
        samples: session.samples(),
        terms: session.terms(),
        projection: Projection::with_margins(session.view().frame(), width, height),
        theme: asked.theme,
    };
    change::draw(area, &view)
}

/// What the squares of [`UNITS`] show, as polygons.
pub(super) fn draw_unit_shading(
    session: &Session,
    asked: &Appearance<'_>,
    area: &AnyArea<'_>,
) -> AnyDrawn {
    let drawn = with_units(session, asked, |view| unit_views::draw_shading(area, view));
    drawn.unwrap_or(Ok(()))
}

/// Shows the units; `None` where there is nothing to show.
fn with_units<T>(
    session: &Session,
    asked: &Appearance<'_>,
    show: impl FnOnce(&UnitsView<'_>) -> T,
) -> Option<T> {
    let views = session.made_unit_views()?;
    let classes: Vec<usize> = (session.samples().iter())
        .filter(|sample| !sample.test)
        .map(|sample| sample.label.0.into())
        .collect();
    Some(show(&UnitsView {
        views,
        examples: &session.pre_activations(),
        classes: &classes,
        grid: &session.unit_grid(),
        dead: &session.dead_units(),
        selected: session.selected().filter(|_| asked.hand.is_some()),
        pointed: session.pointed_unit().filter(|_| asked.hand.is_some()),
        theme: asked.theme,
    }))
}
