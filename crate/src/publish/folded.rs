//! The row of the registry for the folded plane, which side doors and the workshop show: functions by name, as in `side_doors`.

use super::figure::{Appearance, Figure};
use crate::figure::fold::{self, FoldView};
use crate::figure::{AnyArea, AnyDrawn};
use crate::session::Session;

/// The plane as the layers fold it.
pub static FOLD: Figure = Figure {
    name: "fold",
    shows_plane: false,
    inputs: None,
    recovers: false,
    prepare: prepare_fold,
    pixels: None,
    under: None,
    draw: draw_fold,
};

fn prepare_fold(session: &mut Session, asked: &Appearance<'_>) -> bool {
    let (width, height) = asked.size;
    session.set_fold_canvas(width, height);
    // Where nothing can be folded, the page says why, and there is no file of it.
    session.folded_plane().is_ok() || asked.hand.is_some()
}

fn draw_fold(session: &mut Session, asked: &Appearance<'_>, area: &AnyArea<'_>) -> AnyDrawn {
    let is_paper = session.paper_folds().is_some();
    let (spots, parts) = session.fold_spots();
    let session = &*session;
    let (Some(sheet), Some(projection)) = (session.made_folded_plane(), session.fold_projection())
    else {
        return Ok(());
    };
    let view = FoldView {
        sheet,
        projection,
        // A sheet of paper has learnt from none.
        samples: if is_paper { &[] } else { session.samples() },
        spots: &spots,
        parts,
        theme: asked.theme,
    };
    fold::draw(area, &view)
}
