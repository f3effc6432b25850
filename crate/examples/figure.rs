//! Draws a figure of a link on standard output: as SVG, or as a LaTeX document.
//!
//! ```text
//! cargo run -q -p crease --example figure -- plane '1;data=spiral.200.10.1;net=8-8;act=relu;step=3000;end' > plane.svg
//! cargo run -q -p crease --example figure -- diagram '1;net=4-4;end' width=320 height=300 theme=dark > diagram.svg
//! cargo run -q -p crease --example figure -- read-back '1;net=2;end' width=420 id=hook > read-back.svg
//! cargo run -q -p crease --example figure -- plane '1;net=2;end' as=tikz > plane.tex
//! ```
//!
//! After the figure's name and the link come `key=value`: `width` and `height` in CSS pixels, and `theme` (light, dark or print), `best-line` (yes or no), `as` (svg or tikz).
//! As SVG the picture read back has besides these `layer` (from 1), `map` (yes or no), `letters` (yes or no) around the square, and
//! `id`, with which the names inside begin.

use std::process::ExitCode;

use crease::figure;
use crease::figure::recovery::RecoveryView;
use crease::figure::{Palette, Theme, document};
use crease::{CellComplex, Fibres, Metadata, Outline, Projection, Rect, Session};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match drawn(&words) {
        Ok(svg) => {
            print!("{svg}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

fn drawn(words: &[String]) -> Result<String, String> {
    let [name, link, options @ ..] = words else {
        return Err("name a figure and a link".to_owned());
    };
    let (mut session, _) = Session::open(link).map_err(|error| error.to_string())?;
    let drawing = Drawing::of(options)?;
    session.show_best_line(flag(options, "best-line")?);
    match text(options, "as") {
        None | Some("svg") => {}
        Some("tikz") => return drawing.tikz(name, &mut session),
        Some(other) => return Err(format!("as: {other} is neither svg nor tikz")),
    }
    if name == "read-back" {
        let complex = session.complex().map_err(ToString::to_string)?;
        return recover(complex, &drawing, options);
    }
    drawing.draw(name, &mut session)
}

/// What the picture is drawn on.
struct Drawing {
    /// In CSS pixels.
    width: f64,
    height: f64,
    theme: Theme,
}

impl Drawing {
    fn of(options: &[String]) -> Result<Self, String> {
        let width = number(options, "width", 640.0)?;
        let theme = match text(options, "theme") {
            None | Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            Some("print") => Theme::Printed,
            Some(other) => return Err(format!("theme: {other} is none of light, dark, print")),
        };
        Ok(Self {
            width,
            height: number(options, "height", width)?,
            theme,
        })
    }

    fn draw(&self, name: &str, session: &mut Session) -> Result<String, String> {
        let drawing =
            crease::ExportedFigure::new(session, name, (self.width, self.height), self.theme);
        let svg = drawing.and_then(|mut drawing| drawing.svg(name));
        svg.map_err(|error| error.to_string())
    }

    fn tikz(&self, name: &str, session: &mut Session) -> Result<String, String> {
        let link = session.link();
        let metadata = Metadata {
            title: name,
            description: "drawn by Crease",
            source: &link,
        };
        let drawing =
            crease::ExportedFigure::new(session, name, (self.width, self.height), self.theme);
        let tikz = drawing.and_then(|mut drawing| drawing.tikz(&metadata));
        tikz.map_err(|error| error.to_string())
    }
}

/// The question of the front page, printed on the frame and read back from one layer.
fn recover(complex: &CellComplex, drawing: &Drawing, options: &[String]) -> Result<String, String> {
    let &Drawing {
        width,
        height,
        theme,
    } = drawing;
    let layer: usize = text(options, "layer")
        .map_or(Ok(1), str::parse)
        .unwrap_or(0);
    let fibres = (layer.checked_sub(1)).and_then(|layer| Fibres::of(complex, layer));
    let fibres = fibres.ok_or("layer: the network has no such hidden layer")?;
    let map = flag(options, "map")?;
    let letters = flag(options, "letters")?;
    let room = if letters {
        Projection::tagged
    } else {
        Projection::bordered
    };
    let projection = room(Rect::around(complex.frame()), width, height);
    let view = RecoveryView {
        ticks: !map,
        letters,
        ..RecoveryView::new(fibres.complex(), projection, theme)
    };
    let drawn = if map {
        document((width, height), Palette::of(theme).printed, |area| {
            figure::recovery::draw_map(area, &view, &fibres)?;
            figure::recovery::draw(area, &view)
        })
    } else {
        let id = text(options, "id").unwrap_or("read-back");
        figure::recovery::document(
            &view,
            &fibres,
            (&Outline::is_it_lossy(), id),
            (width, height),
        )
    };
    drawn.map_err(|error| error.to_string())
}

fn flag(options: &[String], key: &str) -> Result<bool, String> {
    match text(options, key) {
        None | Some("no") => Ok(false),
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
    let value: f64 = text
        .parse()
        .map_err(|_| format!("{key}: {text} is no number"))?;
    (1.0..=10_000.0)
        .contains(&value)
        .then_some(value)
        .ok_or_else(|| format!("{key}: {text} is not between 1 and 10000"))
}
