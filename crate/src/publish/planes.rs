//! The plane of a session as figures draw it: its view, and how it is coloured.

use super::figure::Appearance;
use crate::figure::plane::{PlaneView, Pointed, Show};
use crate::figure::{AnyArea, AnyDrawn, Surface};
use crate::layout::{Highlight, Part};
use crate::network::UnitId;
use crate::session::Session;

/// Draws a part of the plane; nothing where the score is not to be had.
pub(super) fn draw_plane(
    session: &mut Session,
    asked: &Appearance<'_>,
    area: &AnyArea<'_>,
    // No closure: the view is made in one place then, and the module is so much smaller.
    draw: fn(&AnyArea<'_>, &PlaneView<'_>) -> AnyDrawn,
) -> AnyDrawn {
    let best_line = session.best_line().map(|best| best.line);
    let session = &*session;
    let Some(score_surface) = session.built_score_surface() else {
        return Ok(());
    };
    let none = Highlight::default();
    let view = PlaneView {
        score_surface,
        samples: session.samples(),
        targets: session.targets(),
        terms: session.terms(),
        projection: session.projection(),
        theme: asked.theme,
        selected: selected_part(session, asked).and_then(Part::of_unit),
        pointed: pointed(session, asked),
        best_line,
        probe: session.probe(),
        ramp: session.ramp(),
        followed: session.followed(),
        highlight: asked.hand.map_or(&none, |hand| hand.highlight),
        show: Show::of(session.output(), session.network().outputs()),
    };
    draw(area, &view)
}

/// The unit whose off side is dimmed: the one pointed at, unless there are so many that the pointer meets one everywhere.
pub(super) fn dimmed(session: &Session, asked: &Appearance<'_>) -> Option<UnitId> {
    /// The most units of which one on the plane is dimmed.
    const MOST: usize = 40;
    asked.hand?;
    let is_met = session.pointer().is_some() && session.network().hidden_units().count() > MOST;
    session.pointed_unit().filter(|_| !is_met)
}

/// How the plane is coloured, where the score is to be had.
pub(super) fn surface_of<'a>(session: &'a Session, asked: &Appearance<'_>) -> Option<Surface<'a>> {
    Some(Surface {
        score_surface: session.built_score_surface()?,
        shading: session.view().shading,
        output: session.output(),
        dimmed: dimmed(session, asked),
        theme: asked.theme,
    })
}

/// The selected part of the network. In a file only where the ruler leads from its hinge: the picture must then tell which.
pub(super) fn selected_part(session: &Session, asked: &Appearance<'_>) -> Option<Part> {
    let told = asked.hand.is_some() || session.probe().is_some();
    session.selected_part().filter(|_| told)
}

fn pointed(session: &Session, asked: &Appearance<'_>) -> Pointed {
    let Some(hand) = asked.hand else {
        return Pointed::default();
    };
    let reading = session.reading();
    let complex = session.built_complex();
    Pointed {
        unit: session.pointed_unit(),
        region: complex.zip(reading).and_then(|(c, at)| c.region_at(at)),
        at: reading,
        pin: session.pinned(),
        crosshair: session.pointer().filter(|_| hand.crosshair),
    }
}
