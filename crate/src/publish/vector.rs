//! What stands for the pixels of a figure in a vector file: polygons, gradients, strips, or an image inside the file.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::bitmap;
use super::comparisons;
use super::figures::{self, Appearance, Figure, Pixels};
use super::planes;
use super::side_doors;
use crate::figure::raster::Canvas;
use crate::figure::{AnyArea, AnyDrawn, recovery, shading, svg, tones};
use crate::recovery::{Outline, Printed, RecoveredFrom};
use crate::session::Session;

/// Pixels of an image inside a vector file, for each CSS pixel.
const FINENESS: f64 = 2.0;

/// The vector form of a figure's pixels.
pub(super) struct VectorForm {
    /// The name of the figure.
    name: &'static str,
    /// As SVG elements; `id` begins the names inside. None where they cannot be made.
    pub(super) svg: fn(&mut Session, &Appearance<'_>, id: &str) -> Option<String>,
    /// As shapes, for backends that draw nothing else.
    pub(super) draw: fn(&mut Session, &Appearance<'_>, &AnyArea<'_>) -> AnyDrawn,
}

/// A row for each figure that paints pixels.
const FORMS: [VectorForm; 5] = [
    VectorForm {
        name: figures::PLANE.name,
        svg: |session, asked, _| {
            svg::elements_of(asked.size, |area| draw_shading(session, asked, area)).ok()
        },
        draw: |session, asked, area| draw_shading(session, asked, area),
    },
    VectorForm {
        name: comparisons::SIDE_BY_SIDE.name,
        svg: |session, asked, _| {
            svg::elements_of(asked.size, |area| {
                comparisons::shade_side_by_side(session, asked, area)
            })
            .ok()
        },
        draw: comparisons::shade_side_by_side,
    },
    VectorForm {
        name: comparisons::RUNS.name,
        svg: |session, asked, _| {
            svg::elements_of(asked.size, |area| {
                comparisons::shade_runs(session, asked, area)
            })
            .ok()
        },
        draw: comparisons::shade_runs,
    },
    VectorForm {
        name: figures::RECOVERY.name,
        svg: recovery_elements,
        draw: draw_strips,
    },
    VectorForm {
        name: side_doors::UNITS.name,
        svg: |session, asked, _| {
            svg::elements_of(asked.size, |area| {
                side_doors::draw_unit_shading(session, asked, area)
            })
            .ok()
        },
        draw: |session, asked, area| side_doors::draw_unit_shading(session, asked, area),
    },
];

/// The form of a figure's pixels; none where it paints none.
pub(super) fn form_of(figure: &Figure) -> Option<VectorForm> {
    FORMS.into_iter().find(|form| form.name == figure.name)
}

/// The shading of the plane as polygons.
fn draw_shading(session: &Session, asked: &Appearance<'_>, area: &AnyArea<'_>) -> AnyDrawn {
    match planes::surface_of(session, asked) {
        Some(surface) => shading::draw(area, &surface, session.projection()),
        None => Ok(()),
    }
}

/// The picture read back as outlines and gradients where these tell all of it, else as an image.
fn recovery_elements(session: &mut Session, asked: &Appearance<'_>, id: &str) -> Option<String> {
    if !outlines_tell_all(session) {
        return image_of(&figures::RECOVERY.pixels?, session, asked);
    }
    let (complex, fibres) = session.picture_complex().zip(session.made_fibres())?;
    let view = figures::recovery_view(session, asked, complex);
    let print = (&Outline::is_it_lossy(), id);
    Some(recovery::outline_elements(&view, fibres, print))
}

/// Whether the outlines of the usual word tell all of the picture: spots of one image, which deeper layers and falling off
/// sides have, they do not draw.
fn outlines_tell_all(session: &Session) -> bool {
    let options = session.recovery_options();
    options.printed == Printed::Word
        && options.from == RecoveredFrom::All
        && session.read_layer() == Some(0)
        && session.network().activation().slope_off() == 0.0
        && session.own_picture().is_none()
}

/// The picture read back as strips of one tone each.
fn draw_strips(session: &mut Session, asked: &Appearance<'_>, area: &AnyArea<'_>) -> AnyDrawn {
    let pixels = figures::RECOVERY.pixels;
    let Some(plot) = pixels.and_then(|pixels| (pixels.plot)(session, asked)) else {
        return Ok(());
    };
    let look = (session.recovery_options().printed, asked.theme);
    match session.recovered() {
        Some(picture) => tones::draw(area, picture, plot, look),
        None => Ok(()),
    }
}

/// Pixels as an image inside an SVG document.
fn image_of(pixels: &Pixels, session: &mut Session, asked: &Appearance<'_>) -> Option<String> {
    let plot = (pixels.plot)(session, asked)?;
    let (columns, rows) = (fine(plot.width), fine(plot.height));
    let mut painted = vec![[0; 4]; columns as usize * rows as usize];
    let mut canvas = Canvas {
        pixels: &mut painted,
        width: columns as usize,
    };
    (pixels.paint)(session, asked, &mut canvas);
    let png = bitmap::png(columns, painted.as_flattened(), None).ok()?;
    Some(svg::image_element(plot, &STANDARD.encode(png)))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "casts saturate; a plot is at least a pixel"
)]
fn fine(length: f64) -> u32 {
    (length * FINENESS).round().max(1.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn just_the_figures_with_pixels_have_a_vector_form() {
        for figure in figures::ALL {
            assert_eq!(
                form_of(figure).is_some(),
                figure.pixels.is_some(),
                "{}",
                figure.name
            );
        }
    }
}
