//! Rows of the registry for figures that only side doors show: the page fetches their code where they stand.

use super::figures::Figure;
use crate::figure::line::{self, LineView};
use crate::measure::contributions::pieces_of;

/// The score over one input as a sum.
pub static LINE: Figure = Figure {
    name: "line",
    shows_plane: true,
    recovers: false,
    prepare: |session, asked| {
        let (width, height) = asked.size;
        session.set_line_canvas(width, height)
    },
    pixels: None,
    under: None,
    draw: |session, asked, area| {
        let Some(sum) = session.contributions() else {
            return Ok(());
        };
        let live = asked.hand.is_some();
        let mut handles = session.line_handles();
        // Only a hand takes hold of it.
        handles.slope = handles.slope.filter(|_| live);
        let target = session.target_curve().and_then(pieces_of);
        let view = LineView {
            network: session.network(),
            sum: &sum,
            target: target.as_deref().unwrap_or_default(),
            error: session
                .target_curve()
                .and_then(|form| sum.largest_error(form)),
            handles: &handles,
            projection: session.projection(),
            theme: asked.theme,
            selected: session.selected().filter(|_| live),
            pointed: session.pointed_unit().filter(|_| live),
            at: session.reading().filter(|_| live).map(|at| at.x),
        };
        line::draw(area, &view)
    },
};
