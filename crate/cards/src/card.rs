//! The card as an SVG document: question and name on the left, figure on the right.

use std::fmt::Write;

use resvg::usvg::Options;

use crate::lines::{broken, escaped};
use crate::typeface;

/// Size in pixels that link previews ask for.
pub(crate) const WIDTH: u32 = 1200;
pub(crate) const HEIGHT: u32 = 630;

/// The side of the figure, in CSS pixels.
pub(crate) const FIGURE: f64 = 570.0;

/// Room between the figure and the card's rim, and between the text and the rim or the figure.
const RIM: f64 = 30.0;
const TEXT_RIM: f64 = 64.0;

/// The question's size in CSS pixels, and the distance of its lines as a share of it.
const SIZE: f64 = 56.0;
const LEADING: f64 = 1.2;

/// Baseline and size of the name.
const NAME: (f64, f64) = (560.0, 34.0);

/// The page's own colours in light, as `www/style/colours.css` has them.
const PAPER: &str = "#fbfaf6";
const INK: &str = "#1c1e22";
const SOFT: &str = "#5a5d63";

/// The card of a question and a figure, an SVG document of [`FIGURE`] × [`FIGURE`].
///
/// # Errors
/// Those of reading SVG.
pub(crate) fn document(
    question: &str,
    figure: &str,
    options: &Options<'_>,
) -> Result<String, String> {
    let left = f64::from(WIDTH) - RIM - FIGURE;
    let column = left - 2.0 * TEXT_RIM;
    let lines = broken(question, SIZE, column, options)?;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" font-family=\"{}\">\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"{PAPER}\"/>\
         <g transform=\"translate({left} {RIM})\">{figure}</g>",
        typeface::NAME
    );
    for (line, place) in lines.iter().zip(1_u32..) {
        let baseline = TEXT_RIM + SIZE * LEADING * f64::from(place) - SIZE * (LEADING - 1.0);
        text(&mut svg, line, (baseline, SIZE), INK);
    }
    text(&mut svg, "Crease", NAME, SOFT);
    svg.push_str("</svg>");
    Ok(svg)
}

fn text(svg: &mut String, line: &str, (baseline, size): (f64, f64), color: &str) {
    let line = escaped(line);
    write!(
        svg,
        "<text x=\"{TEXT_RIM}\" y=\"{baseline}\" font-size=\"{size}\" fill=\"{color}\">{line}</text>"
    )
    .expect("a String takes all that is written to it");
}
