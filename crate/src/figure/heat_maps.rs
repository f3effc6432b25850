//! Two heat maps over the cells of a sweep, side by side, under one cursor.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::style::text_anchor::HPos;
use plotters_backend::DrawingBackend;

use super::heat::{ink_on, of_difference, of_share};
use super::numeral::numeral;
use super::palette::{Palette, Rgb, Theme};
use super::pen::{Drawn, Letters, Pen, Stroke};
use crate::layout::{HeatMapsLayout, Pixel, PixelRect};

/// What the maps show.
#[derive(Clone, Copy, Debug)]
pub struct HeatMapsView<'a> {
    /// Where they stand.
    pub layout: &'a HeatMapsLayout,
    /// Their cells.
    pub maps: [HeatMap<'a>; 2],
    /// What stands below the columns, from the left, and beside the rows, from below.
    pub labels: (&'a [String], &'a [String]),
    /// The cell pointed at, or selected: column and row.
    pub cursor: Option<(usize, usize)>,
    /// Colours.
    pub theme: Theme,
}

/// The cells of a map.
#[derive(Clone, Copy, Debug)]
pub struct HeatMap<'a> {
    /// Row after row from below; none where nothing is known.
    pub cells: &'a [Option<f64>],
    /// The numbers at the ends of the colours.
    pub range: (f64, f64),
    /// Whether the numbers are differences, with 0 in the middle.
    pub is_difference: bool,
    /// Whether the numbers are shares, which are written per cent.
    pub is_share: bool,
}

/// Size of numerals in cells, and along the maps, in CSS pixels.
const IN_CELLS: f64 = 12.0;
const ALONG: f64 = 11.5;
/// The least cell that has room for a numeral.
const ROOM: (f64, f64) = (26.0, 16.0);
/// Pieces of a legend's bar.
const PIECES: u32 = 64;
/// Width of the cursor's line, and of the paper beside it.
const CURSOR: f64 = 2.0;

/// Draws the maps.
///
/// # Errors
/// Those of the backend.
pub fn draw<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    view: &HeatMapsView<'_>,
) -> Drawn<DB> {
    let pen = Pen::on(area);
    for index in 0..2 {
        draw_cells(&pen, view, index)?;
        draw_labels(&pen, view, index)?;
        draw_legend(&pen, view, index)?;
    }
    let Some(cursor) = view.cursor else {
        return Ok(());
    };
    let palette = Palette::of(view.theme);
    for index in 0..2 {
        let around = corners(view.layout.cell(index, cursor), 0.0);
        pen.line(&around, Stroke::new(palette.printed, 3.0 * CURSOR))?;
        pen.line(&around, Stroke::new(palette.accent, CURSOR))?;
    }
    Ok(())
}

fn draw_cells<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    view: &HeatMapsView<'_>,
    index: usize,
) -> Drawn<DB> {
    let (map, palette) = (&view.maps[index], Palette::of(view.theme));
    let columns = view.layout.size.0.max(1);
    for (place, cell) in map.cells.iter().enumerate() {
        let at = view.layout.cell(index, (place % columns, place / columns));
        let Some(number) = *cell else {
            // Nothing is known yet: an empty frame.
            pen.line(&corners(at, 3.0), Stroke::new(palette.faint, 1.0))?;
            continue;
        };
        let colour = map.colour(number, view.theme);
        // A little over its rim, so that no seam shows between neighbours.
        pen.fill(&corners(at, -0.3), colour, 1.0)?;
        if at.width >= ROOM.0 && at.height >= ROOM.1 {
            let centre = Pixel::new(at.left + 0.5 * at.width, at.top + 0.5 * at.height);
            let letters = Letters::centred(ink_on(colour), IN_CELLS);
            pen.write(&map.numeral(number), centre, letters)?;
        }
    }
    pen.line(
        &corners(view.layout.maps[index], 0.0),
        Stroke::new(palette.quiet, 1.0),
    )
}

/// The values along the axes: all of them, or every other one and so on, as there is room.
fn draw_labels<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    view: &HeatMapsView<'_>,
    index: usize,
) -> Drawn<DB> {
    let letters = Letters::centred(Palette::of(view.theme).quiet, ALONG);
    let (columns, rows) = view.labels;
    let map = view.layout.maps[index];
    let longest = columns.iter().map(|label| label.chars().count()).max();
    let width = 0.62 * ALONG * longest.unwrap_or(1) as f64 + 6.0;
    let every = stride(map.width / columns.len().max(1) as f64, width);
    for (x, label) in columns.iter().enumerate().step_by(every) {
        let cell = view.layout.cell(index, (x, 0));
        let at = Pixel::new(cell.left + 0.5 * cell.width, map.top + map.height + 11.0);
        pen.write(&shown(label), at, letters)?;
    }
    let every = stride(map.height / rows.len().max(1) as f64, 1.3 * ALONG);
    for (y, label) in rows.iter().enumerate().step_by(every) {
        let cell = view.layout.cell(index, (0, y));
        let at = Pixel::new(map.left - 7.0, cell.top + 0.5 * cell.height);
        pen.write(&shown(label), at, letters.anchored(HPos::Right))?;
    }
    Ok(())
}

fn draw_legend<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    view: &HeatMapsView<'_>,
    index: usize,
) -> Drawn<DB> {
    let (map, bar) = (&view.maps[index], view.layout.legends[index]);
    let palette = Palette::of(view.theme);
    let (low, high) = map.range;
    let piece = bar.width / f64::from(PIECES);
    for number in 0..PIECES {
        let share = (f64::from(number) + 0.5) / f64::from(PIECES);
        let part = PixelRect {
            left: bar.left + f64::from(number) * piece,
            width: piece,
            ..bar
        };
        let colour = map.colour(low + share * (high - low), view.theme);
        pen.fill(&corners(part, -0.3), colour, 1.0)?;
    }
    pen.line(&corners(bar, 0.0), Stroke::new(palette.quiet, 1.0))?;
    let letters = Letters::centred(palette.quiet, ALONG);
    for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let at = Pixel::new(bar.left + share * bar.width, bar.top + bar.height + 10.0);
        pen.write(&map.numeral(low + share * (high - low)), at, letters)?;
    }
    Ok(())
}

impl HeatMap<'_> {
    fn colour(&self, number: f64, theme: Theme) -> Rgb {
        let (low, high) = self.range;
        if self.is_difference {
            of_difference(number / high, theme)
        } else {
            of_share((number - low) / (high - low))
        }
    }

    /// A number as it stands in a cell and in a legend: per cent where it is a share.
    fn numeral(&self, number: f64) -> String {
        if self.is_share {
            // A half is rounded up, as the page's numbers are.
            return numeral((100.0 * number).round(), 0);
        }
        let decimals = if self.range.1 < 10.0 { 2 } else { 0 };
        numeral(number, decimals)
    }
}

/// With a real minus sign, where it is a number.
fn shown(label: &str) -> String {
    match label.strip_prefix('-') {
        Some(rest) if rest.starts_with(|sign: char| sign.is_ascii_digit()) => format!("−{rest}"),
        _ => label.to_owned(),
    }
}

/// Every how many-th label fits.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a small number of labels"
)]
fn stride(room: f64, need: f64) -> usize {
    (need / room.max(1.0)).ceil().max(1.0) as usize
}

/// The corners of a rectangle made smaller on all sides, as a closed line.
fn corners(of: PixelRect, by: f64) -> [Pixel; 5] {
    let (left, top) = (of.left + by, of.top + by);
    let (right, bottom) = (of.left + of.width - by, of.top + of.height - by);
    [
        Pixel::new(left, top),
        Pixel::new(right, top),
        Pixel::new(right, bottom),
        Pixel::new(left, bottom),
        Pixel::new(left, top),
    ]
}
