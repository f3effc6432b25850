//! Figures as TikZ, for papers and slides: a document of its own, or one `tikzpicture` to be copied out of it.

use std::collections::BTreeSet;
use std::fmt::{self, Write};

use plotters::drawing::IntoDrawingArea;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use super::any_backend::{AnyArea, AnyBackend, AnyDrawn, AnyFigureError};
use super::backend::text_size;
use super::fine::{FINE, css, fine_size};
use super::metadata::Metadata;
use super::numeral::{Rounded, length};
use super::palette::Rgb;
use super::svg::SEAM;

/// A CSS pixel.
const PIXEL: Points = Points(1.0);

/// How high capitals and numerals are, relative to the font size.
const CAPITAL: f64 = 0.7;

/// A LaTeX document that shows one picture of width × height CSS pixels on `printed`, filled by `draw`.
///
/// It needs TikZ and two packages that come with LaTeX: `fix-cm` for letters of any size, `geometry` for a page of the picture's
/// size. Its unit of length is a CSS pixel, 0.75 big points.
///
/// # Errors
/// Those of `draw`.
pub fn document(
    (width, height): (f64, f64),
    printed: Rgb,
    metadata: &Metadata<'_>,
    draw: impl FnOnce(&AnyArea<'_>) -> AnyDrawn,
) -> Result<String, AnyFigureError> {
    let mut backend = TikzBackend {
        text: String::new(),
        size: fine_size(width, height),
        colors: BTreeSet::new(),
    };
    let Rgb(red, green, blue) = printed;
    let sheet = BackendColor {
        alpha: 1.0,
        rgb: (red, green, blue),
    };
    let (right, bottom) = backend.size;
    let [right, bottom] = [right, bottom].map(|side| i32::try_from(side).unwrap_or(i32::MAX));
    let mut area = AnyBackend::of(&mut backend);
    area.draw_rect((0, 0), (right, bottom), &sheet, true)
        .map_err(AnyFigureError::BackendError)?;
    draw(&area.into_drawing_area())?;
    let body = backend.text;
    let [page_width, page_height, seam] = [width, height, SEAM].map(Points);
    Ok(format!(
        "{}\\RequirePackage{{fix-cm}}\n\\documentclass{{article}}\n\
         \\usepackage[paperwidth={page_width}, paperheight={page_height}, margin=0pt]{{geometry}}\n\
         \\usepackage{{tikz}}\n\\pagestyle{{empty}}\n\\begin{{document}}\n\\noindent\n\
         \\begin{{tikzpicture}}[x={PIXEL}, y=-{PIXEL}, line width={seam}, line join=round, line cap=round]\n\
         \\path[use as bounding box, clip] (0,0) rectangle ({width},{height});\n\
         {body}\\end{{tikzpicture}}\n\\end{{document}}\n",
        comments(metadata)
    ))
}

/// The metadata as comment lines.
fn comments(metadata: &Metadata<'_>) -> String {
    let mut text = String::new();
    for line in metadata.lines().lines() {
        text += "% ";
        text += line;
        text.push('\n');
    }
    text
}

/// A plotters backend of [`FINE`] pixels per CSS pixel that appends TikZ commands to a text.
struct TikzBackend {
    text: String,
    size: (u32, u32),
    /// Colours that have a name already.
    colors: BTreeSet<(u8, u8, u8)>,
}

/// A length in CSS pixels, written in TeX's big points: what is 1/96 of an inch, in 1/72.
#[derive(Clone, Copy)]
struct Points(f64);

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}bp", Rounded::<3>(0.75 * self.0))
    }
}

/// Place of a corner.
struct At((i32, i32));

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (x, y) = self.0;
        write!(f, "({},{})", length(x), length(y))
    }
}

/// The name of a colour.
struct Named((u8, u8, u8));

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (red, green, blue) = self.0;
        write!(f, "crease{red:02x}{green:02x}{blue:02x}")
    }
}

type Written = Result<(), DrawingErrorKind<fmt::Error>>;

impl TikzBackend {
    fn write(&mut self, command: fmt::Arguments<'_>) -> Written {
        let written = self.text.write_fmt(command);
        written.map_err(DrawingErrorKind::DrawingError)
    }

    /// Names a colour before its first use.
    fn define(&mut self, color: BackendColor) -> Written {
        if self.colors.insert(color.rgb) {
            let (red, green, blue) = color.rgb;
            let name = Named(color.rgb);
            self.write(format_args!(
                "\\definecolor{{{name}}}{{RGB}}{{{red},{green},{blue}}}\n"
            ))?;
        }
        Ok(())
    }

    /// The beginning of a command that fills a shape, or strokes its outline.
    fn begin<S: BackendStyle>(&mut self, style: &S, fill: bool) -> Written {
        let color = style.color();
        self.define(color)?;
        let name = Named(color.rgb);
        if fill {
            self.write(format_args!("\\fill[{name}"))?;
        } else {
            let width = css(i32::try_from(style.stroke_width()).unwrap_or(i32::MAX));
            self.write(format_args!("\\draw[{name}, line width={}", Points(width)))?;
        }
        if color.alpha < 1.0 {
            self.write(format_args!(", opacity={}", color.alpha))?;
        }
        self.write(format_args!("] "))
    }

    fn path<I: IntoIterator<Item = (i32, i32)>>(&mut self, points: I, end: &str) -> Written {
        for (index, point) in points.into_iter().enumerate() {
            // TeX reads lines of bounded length only.
            let join = match index {
                0 => "",
                _ if index % 12 == 0 => "\n -- ",
                _ => " -- ",
            };
            self.write(format_args!("{join}{}", At(point)))?;
        }
        self.write(format_args!("{end};\n"))
    }
}

impl DrawingBackend for TikzBackend {
    type ErrorType = fmt::Error;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Written {
        Ok(())
    }

    fn present(&mut self) -> Written {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): (i32, i32), color: BackendColor) -> Written {
        self.draw_rect((x, y), (x + 1, y + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: (i32, i32),
        to: (i32, i32),
        style: &S,
    ) -> Written {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: (i32, i32),
        bottom_right: (i32, i32),
        style: &S,
        fill: bool,
    ) -> Written {
        self.begin(style, fill)?;
        let (from, to) = (At(upper_left), At(bottom_right));
        self.write(format_args!("{from} rectangle {to};\n"))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = (i32, i32)>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Written {
        self.begin(style, false)?;
        self.path(path, "")
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: (i32, i32),
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Written {
        self.begin(style, fill)?;
        let radius = length(i32::try_from(radius).unwrap_or(i32::MAX));
        self.write(format_args!("{} circle[radius={radius}];\n", At(center)))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = (i32, i32)>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Written {
        let color = style.color();
        if color.alpha < 1.0 {
            self.begin(style, true)?;
        } else {
            // With the picture's own line, the seam that hides the gap between neighbours, as in SVG.
            self.define(color)?;
            let name = Named(color.rgb);
            self.write(format_args!("\\filldraw[{name}] "))?;
        }
        self.path(corners, " -- cycle")
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): (i32, i32),
    ) -> Written {
        let color = style.color();
        self.define(color)?;
        let anchor = match style.anchor().h_pos {
            HPos::Left => "base west",
            HPos::Center => "base",
            HPos::Right => "base east",
        };
        let size = style.size() / f64::from(FINE);
        let lower = match style.anchor().v_pos {
            VPos::Top => CAPITAL * size,
            VPos::Center => 0.5 * CAPITAL * size,
            VPos::Bottom => 0.0,
        };
        let shape = match style.style() {
            FontStyle::Normal => "",
            FontStyle::Italic | FontStyle::Oblique => "\\itshape",
            FontStyle::Bold => "\\bfseries",
        };
        let baseline = Rounded::<2>(css(y) + lower);
        let points = Points(size);
        self.write(format_args!(
            "\\node[{}, anchor={anchor}, inner sep=0, outer sep=0, font=\\fontsize{{{points}}}{{{points}}}\\selectfont{shape}] at ({},{baseline}) {{{}}};\n",
            Named(color.rgb),
            length(x),
            Escaped(text)
        ))
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<fmt::Error>> {
        Ok(text_size(text, style))
    }
}

/// Text with the characters that mean something in TeX, or that its usual fonts lack, written as commands.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for letter in self.0.chars() {
            match letter {
                '−' => f.write_str("$-$")?,
                // Between two numbers.
                '–' => f.write_str("--")?,
                '×' => f.write_str("$\\times$")?,
                '\u{2009}' => f.write_str("\\,")?,
                '\\' => f.write_str("\\textbackslash{}")?,
                '~' => f.write_str("\\textasciitilde{}")?,
                '^' => f.write_str("\\textasciicircum{}")?,
                '{' | '}' | '$' | '&' | '#' | '_' | '%' => write!(f, "\\{letter}")?,
                _ => f.write_char(letter)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped() {
        let escaped = Escaped("−1 × {50 %} \\_^~$#&").to_string();
        assert_eq!(
            escaped,
            "$-$1 $\\times$ \\{50 \\%\\} \\textbackslash{}\\_\\textasciicircum{}\\textasciitilde{}\\$\\#\\&"
        );
    }

    #[test]
    fn a_comment_cannot_be_left_by_a_line_of_its_own() {
        let metadata = Metadata {
            title: "a\n\\input{b}",
            description: "c\r\nd\u{2028}e",
            source: "https://example.org/#1;end",
        };
        let text = comments(&metadata);
        assert_eq!(text.lines().count(), 4);
        assert!(text.lines().all(|line| line.starts_with("% ")));
    }
}
