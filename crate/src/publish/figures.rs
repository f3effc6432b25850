//! The registry of figures: one row for each, which says how a session is made ready for it, and how it is painted and drawn.
//!
//! A figure needs a file of [`crate::figure`] that draws it, a row here, a place in [`ALL`], its words in `www/words/en.js`
//! (`figures`, `share.figures`) and a canvas. With that it is live in the page, and an SVG, TikZ or PNG file, a film and a
//! still; only one that paints pixels also says in `vector` what stands for these in a vector file.
//!
//! A row is a table of function pointers. Whoever draws chooses the rows by a slice, such as [`ALL`]: a program that names
//! only `&[&RECOVERY]` is linked without the code of all other figures.

pub use super::figure::{Appearance, Draw, Figure, Hand, Pixels, Pointing, Under, UnderState};
use super::planes::{dimmed, draw_plane, selected_part, surface_of};
use super::{collapsed, comparisons, folded, raised, side_doors};
use crate::cells::CellComplex;
use crate::figure::curve::{self, CurveView, LossScale};
use crate::figure::diagram::{self, DiagramView};
use crate::figure::number_line::{self, NumberLineView};
use crate::figure::plane::{self, PlaneView, Show};
use crate::figure::raster;
use crate::figure::recovery::{self, Pointer, RecoveryView};
use crate::figure::tones;
use crate::layout::{Highlight, Projection};
use crate::recovery::{Printed, RecoveryStyle};
use crate::session::Session;

/// Every figure, in the order to list them.
pub const ALL: &[&Figure] = &[
    &PLANE,
    &RECOVERY,
    &DIAGRAM,
    &LOSS,
    &NUMBER_LINE,
    &raised::SURFACE,
    &collapsed::COLLAPSE,
    &side_doors::LINE,
    &side_doors::UNITS,
    &side_doors::TIMELINE,
    &side_doors::CHANGE,
    &comparisons::SIDE_BY_SIDE,
    &comparisons::RUNS,
    &folded::FOLD,
    &folded::SHEET,
];

/// The figure of a name among some.
// Not a copy of the loop for each caller, turn by turn.
#[must_use]
#[inline(never)]
pub fn named(figures: &[&'static Figure], name: &str) -> Option<&'static Figure> {
    figures.iter().copied().find(|figure| figure.name == name)
}

/// The plane: the score in colours under hinges, boundary and points.
pub static PLANE: Figure = Figure {
    name: "plane",
    shows_plane: true,
    inputs: None,
    recovers: false,
    prepare: |session, asked| {
        let (width, height) = asked.size;
        session.set_canvas(width, height);
        session.score_surface().is_some()
    },
    pixels: Some(Pixels {
        plot: |session, _| {
            session.built_score_surface()?;
            Some(session.projection().plot)
        },
        paint: |session, asked, canvas| {
            if let Some(surface) = surface_of(session, asked) {
                raster::paint(canvas, &surface, session.projection().frame);
            }
        },
    }),
    under: Some(Under {
        draw: |session, asked, area| {
            draw_plane(session, asked, area, |area, view| {
                plane::draw_under(area, view)
            })
        },
        state: |session, asked| {
            let is_plain = asked
                .hand
                .is_some_and(|hand| *hand.highlight == Highlight::default());
            is_plain.then(|| UnderState {
                figure: "plane",
                revision: session.revision(),
                shading: session.view().shading,
                output: session.output(),
                size: asked.size,
                theme: asked.theme,
                dimmed: dimmed(session, asked),
                best_line: session.best_line().map(|best| best.line),
            })
        },
    }),
    pointing: None,
    draw: |session, asked, area| {
        draw_plane(session, asked, area, |area, view| {
            plane::draw_over(area, view)
        })
    },
};

/// The plane as a small picture, with nothing around it: to choose a scene by.
pub static THUMBNAIL: Figure = Figure {
    name: "thumbnail",
    shows_plane: false,
    inputs: None,
    recovers: false,
    prepare: |session, asked| {
        let (width, height) = asked.size;
        session.set_thumbnail(width, height);
        session.score_surface().is_some()
    },
    pixels: PLANE.pixels,
    under: None,
    pointing: None,
    draw: |session, asked, area| {
        draw_plane(session, asked, area, |area, view| {
            let show = Show {
                handles: false,
                axes: false,
                ..view.show
            };
            plane::draw(area, &PlaneView { show, ..*view })
        })
    },
};

/// The points of a scene alone, as a small picture: to choose data by. Of targets along one input the network's line is drawn
/// as well, without which nobody sees what they are.
pub static POINTS: Figure = Figure {
    name: "points",
    pixels: None,
    draw: |session, asked, area| {
        draw_plane(session, asked, area, |area, view| {
            let show = Show {
                samples: true,
                ..Show::NOTHING
            };
            plane::draw(area, &PlaneView { show, ..*view })
        })
    },
    ..THUMBNAIL
};

/// The picture read back from the activations of a layer, or the map of what that layer leaves.
pub static RECOVERY: Figure = Figure {
    name: "read-back",
    shows_plane: true,
    inputs: None,
    recovers: true,
    prepare: |session, asked| {
        let (width, height) = asked.size;
        session.set_picture_canvas(width, height);
        // A network without hidden layers has cells all the same.
        let _ = session.complex();
        session.fibres();
        session.picture_complex().is_some()
    },
    pixels: Some(Pixels {
        plot: |session, asked| {
            if session.recovery_options().style == RecoveryStyle::Map {
                return None;
            }
            session.recovered()?;
            Some(recovery_projection(session, asked).plot)
        },
        paint: |session, asked, canvas| {
            let print = session.recovery_options().printed;
            match (session.recovered(), print) {
                (None, _) => {}
                (Some(picture), Printed::Word) => tones::paint(canvas, picture, asked.theme),
                (Some(picture), Printed::Classes) => {
                    tones::paint_classes(canvas, picture, asked.theme);
                }
            }
        },
    }),
    under: None,
    pointing: None,
    draw: |session, asked, area| {
        let session = &*session;
        let Some(complex) = session.picture_complex() else {
            return Ok(());
        };
        let live = asked.hand.is_some();
        let (spots, parts) = if live {
            session.pointed_spots()
        } else {
            (Vec::new(), 0)
        };
        let view = RecoveryView {
            selected: session.selected().filter(|_| live),
            pointed: session.pointed_unit().filter(|_| live),
            spots: &spots,
            pointer: (session.reading().filter(|_| live)).map(|at| Pointer { at, parts }),
            highlight: asked.hand.map(|hand| hand.highlight),
            ..recovery_view(session, asked, complex)
        };
        let is_map = session.recovery_options().style == RecoveryStyle::Map;
        if let Some(fibres) = session.made_fibres().filter(|_| is_map) {
            recovery::draw_map(area, &view, fibres)?;
        }
        recovery::draw(area, &view)
    },
};

/// The network.
pub static DIAGRAM: Figure = Figure {
    name: "diagram",
    shows_plane: false,
    inputs: None,
    recovers: false,
    prepare: |session, asked| {
        let (width, height) = asked.size;
        session.set_diagram(width, height);
        true
    },
    pixels: None,
    under: None,
    pointing: Some(|session, asked| {
        let pointed = asked.hand.and_then(|_| session.pointed_part());
        [selected_part(session, asked), pointed]
    }),
    draw: |session, asked, area| {
        let view = DiagramView {
            network: session.network(),
            diagram_layout: &session.diagram_layout(),
            theme: asked.theme,
            selected: selected_part(session, asked),
            pointed: asked.hand.and_then(|_| session.pointed_part()),
            dead: &session.dead_units(),
        };
        diagram::draw(area, &view)
    },
};

/// The loss over the steps.
pub static LOSS: Figure = Figure {
    name: "loss",
    shows_plane: false,
    inputs: None,
    recovers: false,
    prepare: |_, _| true,
    pixels: None,
    under: None,
    pointing: None,
    draw: |session, asked, area| {
        let view = CurveView {
            points: session.curve().points(),
            now: Some(session.timeline().now),
            scale: LossScale::default(),
            theme: asked.theme,
        };
        curve::draw(area, &view)
    },
};

/// The number line of a unit: of the standing probe, so that all figures speak of one point, else of the pointer.
pub static NUMBER_LINE: Figure = Figure {
    name: "number-line",
    shows_plane: false,
    inputs: None,
    recovers: false,
    prepare: |_, _| true,
    pixels: None,
    under: None,
    pointing: None,
    draw: |session, asked, area| {
        let pointer = session.reading().filter(|_| asked.hand.is_some());
        let view = NumberLineView {
            network: session.network(),
            ramp: session.ramp(),
            at: session.probe().or(pointer),
            projection: session.projection(),
            theme: asked.theme,
        };
        number_line::draw(area, &view)
    },
};

/// What the picture read back shows without a reader's hand.
pub(super) fn recovery_view<'a>(
    session: &'a Session,
    asked: &Appearance<'_>,
    complex: &'a CellComplex,
) -> RecoveryView<'a> {
    RecoveryView {
        sides: session.recovery_options().style == RecoveryStyle::Picture,
        letters: asked.letters,
        samples: session.visible_samples(),
        ..RecoveryView::new(complex, recovery_projection(session, asked), asked.theme)
    }
}

fn recovery_projection(session: &Session, asked: &Appearance<'_>) -> Projection {
    if asked.letters {
        return session.projection();
    }
    let (width, height) = asked.size;
    Projection::bordered(session.view().frame(), width, height)
}
