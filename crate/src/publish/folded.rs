//! Rows of the registry for the folded plane, and for the sheet that folds it by hand, which side doors and the workshop show: functions by name, as in `side_doors`.

use super::figure::{Appearance, Figure};
use crate::figure::fold::{self, FoldView};
use crate::figure::sheet::{self, SheetView};
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
    pointing: None,
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

/// The sheet to print, fold and cut.
pub static SHEET: Figure = Figure {
    name: "sheet",
    shows_plane: false,
    inputs: None,
    recovers: false,
    prepare: prepare_sheet,
    pixels: None,
    under: None,
    pointing: None,
    draw: draw_sheet,
};

fn prepare_sheet(session: &mut Session, asked: &Appearance<'_>) -> bool {
    session.paper_sheet().is_some() || asked.hand.is_some()
}

fn draw_sheet(session: &mut Session, asked: &Appearance<'_>, area: &AnyArea<'_>) -> AnyDrawn {
    let Some(sheet) = session.paper_sheet() else {
        return Ok(());
    };
    let view = SheetView {
        sheet: &sheet,
        frame: session.view().frame(),
        size: asked.size,
        theme: asked.theme,
    };
    sheet::draw(area, &view)
}
