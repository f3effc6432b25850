//! Draws the card of a page: the picture that a link preview shows, with the page's question beside a figure.
//!
//! ```text
//! cards "Isn’t that lossy?" figure.svg card.png
//! ```
//!
//! The figure is a square of [`card::FIGURE`] CSS pixels, as the `figure` example draws it.

mod card;
mod lines;
mod typeface;

use std::process::ExitCode;
use std::{env, fs};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::Tree;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [question, figure, output] = arguments.as_slice() else {
        eprintln!("usage: cards <question> <figure.svg> <card.png>");
        return ExitCode::from(2);
    };
    match write_card(question, figure, output) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("cards: {output}: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn write_card(question: &str, figure: &str, output: &str) -> Result<(), String> {
    let figure = fs::read_to_string(figure).map_err(|error| error.to_string())?;
    let options = typeface::options();
    let svg = card::document(question, &figure, &options)?;
    let tree = Tree::from_str(&svg, &options).map_err(|error| error.to_string())?;
    let mut pixels = Pixmap::new(card::WIDTH, card::HEIGHT).ok_or("a card without pixels")?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    pixels.save_png(output).map_err(|error| error.to_string())
}
