//! Rows of the registry for figures of several networks at once, which only side doors show: functions by name, as in
//! `side_doors`.

use super::figure::{Appearance, Figure, Hand, Pixels};
use super::planes::{draw_plane, surface_of};
use crate::figure::plane::{self, PlaneView, Show};
use crate::figure::raster::{self, Canvas};
use crate::figure::{AnyArea, AnyDrawn, Palette, Rgb, Surface, runs, shading, side_by_side};
use crate::geometry::Rect;
use crate::layout::{PixelRect, Projection};
use crate::scene::{Output, Shading, View};
use crate::session::{Run, Session};

/// Networks side by side, that differ in one setting: the plane of each, with one cursor over all.
pub static SIDE_BY_SIDE: Figure = Figure {
    name: "side-by-side",
    shows_plane: false,
    inputs: None,
    recovers: false,
    prepare: prepare_side_by_side,
    pixels: Some(Pixels {
        plot: plot_side_by_side,
        paint: paint_side_by_side,
    }),
    under: None,
    pointing: None,
    draw: draw_side_by_side,
};

fn prepare_side_by_side(session: &mut Session, asked: &Appearance<'_>) -> bool {
    let (width, height) = asked.size;
    // Nobody waits for a file to grow.
    while asked.hand.is_none() && session.catch_up(u64::MAX) {}
    session.set_side_canvas(width, height);
    let mut drawn = true;
    // What each of them is drawn from.
    let _: Result<(), ()> = session.each_side_by_side(|one, _, _| {
        drawn &= one.score_surface().is_some();
        Ok(())
    });
    drawn
}

fn plot_side_by_side(_: &mut Session, asked: &Appearance<'_>) -> Option<PixelRect> {
    Some(whole_canvas(asked))
}

fn draw_side_by_side(
    session: &mut Session,
    asked: &Appearance<'_>,
    area: &AnyArea<'_>,
) -> AnyDrawn {
    session.each_side_by_side(|one, index, place| {
        let cursor = one.pointer().is_some();
        let asked = Appearance {
            hand: (asked.hand).map(|hand| Hand {
                crosshair: cursor,
                ..hand
            }),
            ..*asked
        };
        draw_plane(one, &asked, area, |area, view| {
            let show = Show {
                handles: false,
                axes: false,
                ..view.show
            };
            plane::draw(area, &PlaneView { show, ..*view })
        })?;
        side_by_side::draw(area, (index + 1, place), asked.theme)
    })
}

/// Many small runs from different seeds: of the network's own settings, and of those of each network beside it.
pub static RUNS: Figure = Figure {
    name: "runs",
    shows_plane: false,
    inputs: None,
    recovers: false,
    prepare: prepare_runs,
    pixels: Some(Pixels {
        plot: plot_runs,
        paint: paint_runs,
    }),
    under: None,
    pointing: None,
    draw: draw_runs,
};

fn prepare_runs(session: &mut Session, asked: &Appearance<'_>) -> bool {
    let (width, height) = asked.size;
    while asked.hand.is_none() && session.grow_runs(u32::MAX) {}
    session.set_runs_canvas(width, height)
}

fn plot_runs(_: &mut Session, asked: &Appearance<'_>) -> Option<PixelRect> {
    Some(whole_canvas(asked))
}

fn paint_runs(session: &mut Session, asked: &Appearance<'_>, canvas: &mut Canvas<'_>) {
    clear(asked, canvas);
    let frame = View::default().frame();
    for run in session.runs() {
        if let Some(surface) = surface_of_run(run, asked) {
            paint_part(canvas, asked, (&surface, run.place), frame);
        }
    }
}

fn draw_runs(session: &mut Session, asked: &Appearance<'_>, area: &AnyArea<'_>) -> AnyDrawn {
    for run in session.runs() {
        runs::draw(area, (run.place, run.ended.solved), asked.theme)?;
    }
    Ok(())
}

/// The answers of a run, without anything else.
fn surface_of_run<'a>(run: &'a Run, asked: &Appearance<'_>) -> Option<Surface<'a>> {
    Some(Surface {
        score_surface: run.answers.as_ref()?.surface(),
        shading: Shading::Class,
        output: Output::Plain,
        dimmed: None,
        theme: asked.theme,
    })
}

/// The answers of all runs as polygons.
pub(super) fn shade_runs(
    session: &mut Session,
    asked: &Appearance<'_>,
    area: &AnyArea<'_>,
) -> AnyDrawn {
    let frame = View::default().frame();
    for run in session.runs() {
        if let Some(surface) = surface_of_run(run, asked) {
            let projection = Projection {
                frame,
                plot: run.place,
            };
            shading::draw(area, &surface, projection)?;
        }
    }
    Ok(())
}

fn whole_canvas(asked: &Appearance<'_>) -> PixelRect {
    let (width, height) = asked.size;
    PixelRect {
        left: 0.0,
        top: 0.0,
        width,
        height,
    }
}

/// Paper everywhere.
fn clear(asked: &Appearance<'_>, canvas: &mut Canvas<'_>) {
    let Rgb(red, green, blue) = Palette::of(asked.theme).printed;
    canvas.pixels.fill([red, green, blue, u8::MAX]);
}

/// Paints the plane of each network into its place on a canvas that shows all.
fn paint_side_by_side(session: &mut Session, asked: &Appearance<'_>, canvas: &mut Canvas<'_>) {
    clear(asked, canvas);
    let _: Result<(), ()> = session.each_side_by_side(|one, _, place| {
        if let Some(surface) = surface_of(one, asked) {
            paint_part(canvas, asked, (&surface, place), one.projection().frame);
        }
        Ok(())
    });
}

/// Paints a plane into a square part of a canvas that shows more.
fn paint_part(
    canvas: &mut Canvas<'_>,
    asked: &Appearance<'_>,
    (surface, place): (&Surface<'_>, PixelRect),
    frame: Rect,
) {
    let ratio = canvas.width as f64 / asked.size.0;
    let [left, top, side] =
        [place.left, place.top, place.width].map(|length| whole(length * ratio));
    let mut own = vec![[0; 4]; side * side];
    let mut part = Canvas {
        pixels: &mut own,
        width: side,
    };
    raster::paint(&mut part, surface, frame);
    for (row, painted) in own.chunks_exact(side.max(1)).enumerate() {
        let start = (top + row) * canvas.width + left;
        if let Some(pixels) = canvas.pixels.get_mut(start..start + side) {
            pixels.copy_from_slice(painted);
        }
    }
}

/// The shading of all of them as polygons.
pub(super) fn shade_side_by_side(
    session: &mut Session,
    asked: &Appearance<'_>,
    area: &AnyArea<'_>,
) -> AnyDrawn {
    session.each_side_by_side(|one, _, _| match surface_of(one, asked) {
        Some(surface) => shading::draw(area, &surface, one.projection()),
        None => Ok(()),
    })
}

/// A length in whole pixels.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "casts saturate; lengths on a canvas are neither negative nor large"
)]
fn whole(length: f64) -> usize {
    libm::round(length) as usize
}
