//! The row of the registry for the score surface in three dimensions, which only side doors and the workshop show: functions by
//! name, as in `side_doors`.

use super::figure::{Appearance, Figure};
use super::planes::surface_of;
use crate::figure::raised_surface::{self, RaisedView};
use crate::figure::{AnyArea, AnyDrawn, Surface};
use crate::session::Session;

/// The score over the plane in three dimensions.
pub static SURFACE: Figure = Figure {
    name: "surface",
    shows_plane: false,
    inputs: Some(2),
    recovers: false,
    prepare: prepare_surface,
    pixels: None,
    under: None,
    pointing: None,
    draw: draw_surface,
};

fn prepare_surface(session: &mut Session, asked: &Appearance<'_>) -> bool {
    let (width, height) = asked.size;
    session.set_surface_canvas(width, height);
    session.score_surface().is_some() && session.built_complex().is_some()
}

fn draw_surface(session: &mut Session, asked: &Appearance<'_>, area: &AnyArea<'_>) -> AnyDrawn {
    let Some(raised) = session.raised() else {
        return Ok(());
    };
    let (marks, flat) = (session.raised_marks(), session.flat_complex());
    let session = &*session;
    let Some((complex, coloured)) = session.built_complex().zip(surface_of(session, asked)) else {
        return Ok(());
    };
    let complex = flat.as_ref().unwrap_or(complex);
    let surface = Surface {
        score_surface: complex.into(),
        dimmed: None,
        ..coloured
    };
    raised_surface::draw(
        area,
        &RaisedView {
            complex,
            surface: &surface,
            raised,
            marks: &marks,
            selected: session.selected().filter(|_| asked.hand.is_some()),
            at: session.reading().filter(|_| asked.hand.is_some()),
        },
    )
}
