//! The deaths and returns of units along a run: a row for each unit, a bar while it is alive, dashes while it is dead, a cross
//! where it dies and a ring where it comes back.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::style::text_anchor::HPos;
use plotters_backend::DrawingBackend;

use super::numeral::numeral;
use super::palette::{Palette, Theme};
use super::pen::{Drawn, Letters, Pen, Stroke};
use super::ticks::ticks;
use crate::layout::{LifeLine, Pixel, TimelineLayout};

/// What the strip shows.
#[derive(Clone, Copy, Debug)]
pub struct LivesView<'a> {
    /// A row for each unit.
    pub rows: &'a [LifeLine],
    /// Where everything lies.
    pub layout: &'a TimelineLayout,
    /// The step that the other figures show.
    pub now: u64,
    /// The place of the selected unit among the rows.
    pub selected: Option<usize>,
    /// Colours.
    pub theme: Theme,
}

/// Widths of lines and sizes of marks and numerals, in CSS pixels.
const ALIVE: f64 = 4.0;
const DEAD: f64 = 1.0;
const DASH: f64 = 3.0;
const MARK: f64 = 3.6;
const MARK_LINE: f64 = 1.6;
const CURSOR: f64 = 1.6;
const NUMERALS: f64 = 11.0;
const LETTERS: f64 = 12.0;

/// Draws the strip over the whole area.
///
/// # Errors
/// Those of the backend.
pub fn draw<DB: DrawingBackend>(area: &DrawingArea<DB, Shift>, view: &LivesView<'_>) -> Drawn<DB> {
    let pen = Pen::on(area);
    let palette = Palette::of(view.theme);
    let layout = view.layout;
    let plot = layout.plot();
    let bottom = plot.top + plot.height;
    let quiet = Letters::centred(palette.quiet, NUMERALS);
    let axis = [plot.left, plot.left + plot.width].map(|x| Pixel::new(x, bottom));
    pen.line(&axis, Stroke::new(palette.quiet, 1.0))?;
    let (first, last) = layout.steps();
    for tick in ticks(first as f64, last as f64, layout.most_ticks()) {
        let x = layout.along(tick.value);
        let mark = [Pixel::new(x, bottom), Pixel::new(x, bottom + 4.0)];
        pen.line(&mark, Stroke::new(palette.quiet, 1.0))?;
        pen.write(&numeral(tick.value, 0), Pixel::new(x, bottom + 12.0), quiet)?;
    }
    for (place, row) in view.rows.iter().enumerate() {
        draw_row(&pen, palette, view, place, row)?;
    }
    let x = layout.at(view.now);
    let cursor = [Pixel::new(x, plot.top - 2.0), Pixel::new(x, bottom)];
    pen.line(&cursor, Stroke::new(palette.accent, CURSOR))
}

fn draw_row<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    palette: &Palette,
    view: &LivesView<'_>,
    place: usize,
    row: &LifeLine,
) -> Drawn<DB> {
    let layout = view.layout;
    let height = layout.row(place);
    let at = |step: u64| Pixel::new(layout.at(step), height);
    let is_selected = view.selected == Some(place);
    let ink = if is_selected {
        palette.accent
    } else {
        palette.ink
    };
    if layout.has_letters() {
        let letters = Letters::centred(ink, LETTERS).anchored(HPos::Right);
        let left = Pixel::new(layout.plot().left - 8.0, height);
        pen.write(&row.letters, left, letters)?;
    }
    let thick = ALIVE.min(0.5 * layout.pitch()).max(1.0);
    for stretch in &row.stretches {
        let path = [at(stretch.from), at(stretch.to)];
        if stretch.alive {
            pen.line(&path, Stroke::new(palette.positive, thick))?;
        } else {
            pen.dashes(&path, DASH, Stroke::new(palette.quiet, DEAD))?;
        }
    }
    let size = MARK.min(0.45 * layout.pitch());
    let stroke = Stroke::new(ink, MARK_LINE);
    for turning in &row.turnings {
        let middle = at(turning.by);
        if turning.died {
            for rise in [-size, size] {
                let from = Pixel::new(middle.x - size, middle.y - rise);
                let to = Pixel::new(middle.x + size, middle.y + rise);
                pen.line(&[from, to], stroke)?;
            }
        } else {
            pen.disc(middle, size, palette.printed)?;
            pen.ring(middle, size, stroke)?;
        }
    }
    Ok(())
}
