//! Draws a figure of a link: as SVG, as a LaTeX document, or as PNG; on standard output, or into a file.
//!
//! ```text
//! cargo run -q -p crease --example figure -- plane '1;data=spiral.200.10.1;net=8-8;act=relu;step=3000;end' > plane.svg
//! cargo run -q -p crease --example figure -- diagram '1;net=4-4;end' width=320 height=300 theme=dark > diagram.svg
//! cargo run -q -p crease --example figure -- read-back '1;net=2;end' width=420 letters=no id=hook > read-back.svg
//! cargo run -q -p crease --example figure -- plane '1;net=2;end' as=tikz > plane.tex
//! cargo run -q -p crease --example figure -- units '1;net=8-8;step=1000;end' units.svg
//! cargo run -q -p crease --example figure -- units '1;net=8-8;step=1000;end' units.png
//! ```
//!
//! The figures are those of `crease::publish::figures`. After the figure's name and the link come, in any order, a file to write
//! it to, whose ending says as what (svg, tex or png), and `key=value`: `width` and `height` in CSS pixels, `theme` (light, dark or print), `best-line` (yes or no), `as` (svg or tikz); `layer` (from 1) and
//! `map` (yes or no) of the picture read back, in place of what the link says; `letters` (yes or no) around it; and `id`, with
//! which the names inside an SVG begin.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use crease::figure::Theme;
use crease::publish::figures;
use crease::{ExportedFigure, ExportedFigureError, Metadata, RecoveryStyle, Session};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// The letters of pictures of pixels: those of the cards, so that a picture is the same on every machine.
const FONT: &[u8] = include_bytes!("../cards/fonts/literata-semibold.ttf");

/// Pixels of a picture for each CSS pixel.
const FINENESS: f32 = 2.0;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match drawn(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

fn drawn(words: &[String]) -> Result<(), String> {
    let [name, link, options @ ..] = words else {
        return Err("name a figure and a link".to_owned());
    };
    let file = options.iter().find(|word| !word.contains('='));
    let ending = file.map(|file| Path::new(file).extension().unwrap_or_default());
    let form = match ending.and_then(|ending| ending.to_str()) {
        Some("tex") => "tikz",
        Some(ending) => ending,
        None => text(options, "as").unwrap_or("svg"),
    };
    let (mut session, _) = Session::open(link).map_err(|error| error.to_string())?;
    session.show_best_line(flag(options, "best-line", false)?);
    read_layer(&mut session, options)?;
    let link = session.link();
    let width = number(options, "width", 640.0)?;
    let size = (width, number(options, "height", width)?);
    let made = ExportedFigure::new(&mut session, name, size, theme(options)?);
    let mut figure = made.map_err(|error| refusal(error, name))?;
    if !flag(options, "letters", true)? {
        figure = figure.without_letters();
    }
    let document = match form {
        "svg" | "png" => figure.svg(text(options, "id").unwrap_or(name)),
        "tikz" => figure.tikz(&Metadata {
            title: name,
            description: "drawn by Crease",
            source: &link,
        }),
        other => return Err(format!("{other} is none of svg, tikz, and png as a file")),
    };
    let document = document.map_err(|error| error.to_string())?;
    match file {
        Some(file) if form == "png" => write_pixels(&document, file),
        Some(file) => fs::write(file, document).map_err(|error| format!("{file}: {error}")),
        None if form == "png" => Err("png: name a file that ends with .png".to_owned()),
        None => {
            print!("{document}");
            Ok(())
        }
    }
}

/// Writes an SVG document as PNG.
fn write_pixels(document: &str, file: &str) -> Result<(), String> {
    let mut options = Options::default();
    options.fontdb_mut().load_font_data(FONT.to_vec());
    options.fontdb_mut().set_serif_family("Literata");
    let tree = Tree::from_str(document, &options).map_err(|error| error.to_string())?;
    let size = tree.size().to_int_size().scale_by(FINENESS);
    let pixels = size.and_then(|size| Pixmap::new(size.width(), size.height()));
    let mut pixels = pixels.ok_or("a picture without pixels")?;
    let scale = Transform::from_scale(FINENESS, FINENESS);
    resvg::render(&tree, scale, &mut pixels.as_mut());
    pixels
        .save_png(file)
        .map_err(|error| format!("{file}: {error}"))
}

/// Reads another layer than the link says, or as a map.
fn read_layer(session: &mut Session, options: &[String]) -> Result<(), String> {
    if flag(options, "map", false)? {
        session.set_recovery_options(|recovery| recovery.style = RecoveryStyle::Map);
    }
    if let Some(layer) = text(options, "layer") {
        let wanted = layer
            .parse()
            .ok()
            .and_then(|layer: usize| layer.checked_sub(1));
        session.set_recovery_options(|recovery| recovery.layer = wanted);
        if wanted.is_none() || session.read_layer() != wanted {
            return Err("layer: the network has no such hidden layer".to_owned());
        }
    }
    Ok(())
}

fn theme(options: &[String]) -> Result<Theme, String> {
    match text(options, "theme") {
        None | Some("light") => Ok(Theme::Light),
        Some("dark") => Ok(Theme::Dark),
        Some("print") => Ok(Theme::Printed),
        Some(other) => Err(format!("theme: {other} is none of light, dark, print")),
    }
}

fn refusal(error: ExportedFigureError, name: &str) -> String {
    if error == ExportedFigureError::Figure {
        let names: Vec<&str> = figures::ALL.iter().map(|figure| figure.name).collect();
        return format!("{name}: {error}, only {}", names.join(", "));
    }
    error.to_string()
}

fn flag(options: &[String], key: &str, usual: bool) -> Result<bool, String> {
    match text(options, key) {
        None => Ok(usual),
        Some("no") => Ok(false),
        Some("yes") => Ok(true),
        Some(other) => Err(format!("{key}: {other} is neither yes nor no")),
    }
}

fn text<'a>(options: &'a [String], key: &str) -> Option<&'a str> {
    let values = options.iter().filter_map(|word| word.split_once('='));
    values
        .filter(|(name, _)| *name == key)
        .map(|(_, value)| value)
        .next_back()
}

fn number(options: &[String], key: &str, usual: f64) -> Result<f64, String> {
    let Some(text) = text(options, key) else {
        return Ok(usual);
    };
    text.parse()
        .map_err(|_| format!("{key}: {text} is no number"))
}
