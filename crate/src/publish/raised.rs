//! The row of the registry for the score surface in three dimensions, which only side doors and the workshop show: functions by
//! name, as in `side_doors`.

use super::figure::{Appearance, Figure};
use super::planes::surface_of;
use crate::figure::raised_surface::{self, RaisedView};
use crate::figure::{AnyArea, AnyDrawn};
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
    draw: draw_surface,
};

fn prepare_surface(session: &mut Session, _: &Appearance<'_>) -> bool {
    session.score_surface().is_some() && session.built_complex().is_some()
}

fn draw_surface(session: &mut Session, asked: &Appearance<'_>, area: &AnyArea<'_>) -> AnyDrawn {
    let (width, height) = asked.size;
    let Some(raised) = session.raised(width, height) else {
        return Ok(());
    };
    let marks = session.raised_marks();
    let session = &*session;
    let Some((complex, surface)) = session.built_complex().zip(surface_of(session, asked)) else {
        return Ok(());
    };
    raised_surface::draw(
        area,
        &RaisedView {
            complex,
            surface: &surface,
            raised,
            marks: &marks,
            selected: session.selected().filter(|_| asked.hand.is_some()),
        },
    )
}
