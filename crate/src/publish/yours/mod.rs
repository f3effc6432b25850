//! A slice of somebody's own network: its files, the digits that come with the page, and the figure.
//!
//! `digits.safetensors` is a network of 64 pixels, 32 units and 10 outputs, and `digits.csv` sixty digits that it was not trained
//! on; `scripts/digits.py` made both.

use crate::figure::slice::{self, InputPicture, SliceMark, SliceView};
use crate::figure::{AnyArea, AnyDrawn, Palette, Theme, document};
use crate::geometry::Point;
use crate::layout::Projection;
use crate::publish::import::{ImportError, Imported, read_larger};
use crate::publish::table::{InputRows, Table, TableError};
use crate::session::Slicing;
use crate::session::slicing::{Row, Rows, Through};

/// The network of digits.
pub const DIGITS: &[u8] = include_bytes!("digits.safetensors");
/// Some digits.
pub const DIGIT_ROWS: &[u8] = include_bytes!("digits.csv");

/// The slice that the page opens with: a plane through a 7, a 1 and a 4.
///
/// # Panics
/// Never: both files are part of the program.
#[must_use]
pub fn digits() -> Slicing {
    let network = read_larger(DIGITS, None).expect("the network of digits can be read");
    let (rows, _) = rows_of(DIGIT_ROWS, 64, None).expect("the digits can be read");
    let mut slicing = Slicing::new(network.network, Some(rows)).expect("a slice through digits");
    let chosen = Through::Rows {
        rows: [43, 6, 25],
        walk: (49, 0.0),
    };
    slicing
        .set_through(chosen)
        .expect("these digits lie on no line");
    slicing
}

/// The network of a file, of any size that a slice can have.
///
/// # Errors
/// What is wrong with the file.
pub fn network_of(bytes: &[u8]) -> Result<Imported, ImportError> {
    read_larger(bytes, None)
}

/// The rows of a file, for a network of so many inputs, and what was understood of them; the column of the labels may be chosen.
///
/// # Errors
/// What is wrong with the file.
pub fn rows_of(
    bytes: &[u8],
    inputs: usize,
    label: Option<usize>,
) -> Result<(Rows, InputRows), TableError> {
    let mut read = Table::read(bytes)?.input_rows(inputs, label)?;
    let all = std::mem::take(&mut read.rows).into_iter();
    let all = all.map(|(label, inputs)| Row { label, inputs });
    Ok((Rows::new(all.collect(), read.names.clone()), read))
}

/// Where the plane stands on a canvas of some size, in CSS pixels.
#[must_use]
pub fn projection_of(slicing: &Slicing, size: (f64, f64)) -> Projection {
    let frame = slicing.frame();
    if has_axes(slicing) {
        Projection::with_margins(frame, size.0, size.1)
    } else {
        Projection::bordered(frame, size.0, size.1)
    }
}

const fn has_axes(slicing: &Slicing) -> bool {
    matches!(slicing.through(), Through::Features { .. })
}

/// Draws the plane over an area of some size.
///
/// # Errors
/// Those of the backend.
pub fn draw(slicing: &Slicing, size: (f64, f64), theme: Theme, area: &AnyArea<'_>) -> AnyDrawn {
    let marks: Vec<SliceMark> = (slicing.flat().marks.iter())
        .map(|&at| SliceMark {
            at,
            output: highest(&slicing.scores_at(at)),
            picture: picture_at(slicing, at),
        })
        .collect();
    let edges = slicing.creases();
    let view = SliceView {
        projection: projection_of(slicing, size),
        parts: slicing.parts(),
        edges: &edges,
        marks: &marks,
        against: slicing.against(),
        has_axes: has_axes(slicing),
        theme,
    };
    slice::draw(area, &view)
}

/// Draws the ring around what is pointed at.
///
/// # Errors
/// Those of the backend.
pub fn draw_ring(
    slicing: &Slicing,
    size: (f64, f64),
    theme: Theme,
    area: &AnyArea<'_>,
) -> AnyDrawn {
    let at = projection_of(slicing, size).to_pixel(slicing.pointed());
    slice::draw_ring(area, at, theme)
}

/// Draws the inputs at what is pointed at as a picture, where they are one.
///
/// # Errors
/// Those of the backend.
pub fn draw_inputs(
    slicing: &Slicing,
    size: (f64, f64),
    theme: Theme,
    area: &AnyArea<'_>,
) -> AnyDrawn {
    match picture_at(slicing, slicing.pointed()) {
        Some(picture) => slice::draw_inputs(area, size, &picture, theme),
        None => Ok(()),
    }
}

/// The plane as the text of an SVG file.
///
/// # Errors
/// Those of the backend, as a sentence.
pub fn svg(slicing: &Slicing, size: (f64, f64), theme: Theme) -> Result<String, String> {
    let drawn = document(size, Palette::of(theme).printed, |area| {
        draw(slicing, size, theme, area)?;
        draw_ring(slicing, size, theme, area)
    });
    drawn.map_err(|error| error.to_string())
}

/// The inputs at a place as a picture, from the least number of the rows to the largest.
fn picture_at(slicing: &Slicing, at: Point) -> Option<InputPicture> {
    let side = slicing.picture_side()?;
    let (least, most) = slicing.rows().range();
    if least >= most {
        return None;
    }
    let inputs = slicing.inputs_at(at).into_iter();
    Some(InputPicture {
        side,
        shares: inputs
            .map(|value| (value - least) / (most - least))
            .collect(),
    })
}

fn highest(scores: &[f64]) -> usize {
    let best = scores.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1));
    best.map_or(0, |(output, _)| output)
}
