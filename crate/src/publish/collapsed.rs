//! The row of the registry for a stack of layers and the one matrix that it is, which only side doors show: functions by name, as in
//! `side_doors`.

use super::figure::{Appearance, Figure};
use crate::figure::collapse::{self, CollapseView};
use crate::figure::{AnyArea, AnyDrawn};
use crate::session::Session;

/// A stack of layers, and the one matrix that it is.
pub static COLLAPSE: Figure = Figure {
    name: "collapse",
    shows_plane: false,
    inputs: None,
    recovers: false,
    prepare: prepare_collapse,
    pixels: None,
    under: None,
    pointing: None,
    draw: draw_collapse,
};

fn prepare_collapse(session: &mut Session, _: &Appearance<'_>) -> bool {
    session.collapse().is_some()
}

fn draw_collapse(session: &mut Session, asked: &Appearance<'_>, area: &AnyArea<'_>) -> AnyDrawn {
    let Some(found) = session.collapse() else {
        return Ok(());
    };
    let view = CollapseView {
        collapse: &found,
        size: asked.size,
        theme: asked.theme,
        selected: session.selected().filter(|_| asked.hand.is_some()),
    };
    collapse::draw(area, &view)
}
