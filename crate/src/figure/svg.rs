//! Figures as SVG text.
//!
//! plotters' own SVG backend writes whole pixels, leaves hairline gaps between neighbouring polygons and shrinks text by a
//! factor of its own; this one writes hundredths of a CSS pixel and is a third of the size.

use std::fmt::{self, Write};

use plotters::style::RGBColor;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use super::any_backend::{AnyArea, AnyDrawn, AnyFigureError, area_on};
use super::backend::text_size;
use super::fine::{FINE, fine_size};
use super::metadata::Metadata;
use super::numeral::{Rounded, length};
use super::palette::Rgb;
use crate::layout::PixelRect;

/// Width in CSS pixels of the seam that closes the gap between polygons side by side.
///
/// Without it both neighbours cover a border pixel by parts and the paper shines through.
pub(super) const SEAM: f64 = 0.6;

/// A complete SVG document of width × height CSS pixels on a sheet of `printed`, filled by `draw`.
///
/// # Errors
/// Those of `draw`.
pub fn document(
    size: (f64, f64),
    printed: Rgb,
    draw: impl FnOnce(&AnyArea<'_>) -> AnyDrawn,
) -> Result<String, AnyFigureError> {
    document_over("", size, printed, draw)
}

/// A document as [`document`] makes it, with SVG elements between the sheet and what is drawn.
///
/// # Errors
/// Those of `draw`.
pub fn document_over(
    elements: &str,
    (width, height): (f64, f64),
    printed: Rgb,
    draw: impl FnOnce(&AnyArea<'_>) -> AnyDrawn,
) -> Result<String, AnyFigureError> {
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" fill=\"none\" stroke-linejoin=\"round\" stroke-linecap=\"round\">\n"
    );
    let size = (width, height);
    let Rgb(red, green, blue) = printed;
    text += &elements_of(size, |sheet| sheet.fill(&RGBColor(red, green, blue)))?;
    text += elements;
    text += &elements_of(size, draw)?;
    text += "</svg>\n";
    Ok(text)
}

/// What `draw` draws on width × height CSS pixels, as SVG elements without a document around them.
///
/// # Errors
/// Those of `draw`.
pub fn elements_of(
    (width, height): (f64, f64),
    draw: impl FnOnce(&AnyArea<'_>) -> AnyDrawn,
) -> Result<String, AnyFigureError> {
    let mut backend = SvgBackend {
        text: String::new(),
        size: fine_size(width, height),
    };
    draw(&area_on(&mut backend))?;
    Ok(backend.text)
}

/// Adds the metadata to a document of this module: as title and description, which screen readers read out, and as
/// [ccREL](https://www.w3.org/submissions/ccREL/) metadata, which programs can read.
#[must_use]
pub fn signed(document: &str, metadata: &Metadata<'_>) -> String {
    let Some((root, rest)) = document.split_once(">\n") else {
        return document.to_owned();
    };
    let Metadata {
        title,
        description,
        source,
    } = metadata;
    let [title, description, source] = [title, description, source].map(|text| Escaped(text));
    let licence = Metadata::LICENCE_ADDRESS;
    format!(
        "{root} role=\"img\">\n<title>{title}</title>\n<desc>{description}</desc>\n\
         <metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" \
         xmlns:cc=\"http://creativecommons.org/ns#\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <cc:Work rdf:about=\"\"><dc:title>{title}</dc:title><dc:description>{description}</dc:description>\
         <dc:source>{source}</dc:source><dc:rights>{}</dc:rights>\
         <cc:license rdf:resource=\"{licence}\"/></cc:Work></rdf:RDF></metadata>\n{rest}",
        Metadata::LICENCE
    )
}

/// Pixels that are encoded as a PNG file in base64, as an SVG element.
#[must_use]
pub fn image_element(plot: PixelRect, png: &str) -> String {
    let PixelRect {
        left,
        top,
        width,
        height,
    } = plot;
    format!(
        "<image x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" href=\"data:image/png;base64,{png}\"/>\n"
    )
}

/// A plotters backend of [`FINE`] pixels per CSS pixel that appends SVG elements to a text.
struct SvgBackend {
    text: String,
    size: (u32, u32),
}

/// A colour as `#rrggbb`.
pub(super) struct Hex(pub(super) Rgb);

impl From<BackendColor> for Hex {
    fn from(color: BackendColor) -> Self {
        let (red, green, blue) = color.rgb;
        Self(Rgb(red, green, blue))
    }
}

impl fmt::Display for Hex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Rgb(red, green, blue) = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

type Written = Result<(), DrawingErrorKind<fmt::Error>>;

impl SvgBackend {
    fn write(&mut self, element: fmt::Arguments<'_>) -> Written {
        let written = self.text.write_fmt(element);
        written.map_err(DrawingErrorKind::DrawingError)
    }

    /// The attributes that fill a shape, or stroke its outline.
    fn paint<S: BackendStyle>(&mut self, style: &S, fill: bool) -> Written {
        let color = style.color();
        if fill {
            self.write(format_args!(" fill=\"{}\"", Hex::from(color)))?;
        } else {
            let width = length(i32::try_from(style.stroke_width()).unwrap_or(i32::MAX));
            self.write(format_args!(
                " stroke=\"{}\" stroke-width=\"{width}\"",
                Hex::from(color)
            ))?;
        }
        if color.alpha < 1.0 {
            self.write(format_args!(" opacity=\"{}\"", color.alpha))?;
        }
        self.write(format_args!("/>\n"))
    }

    fn path<I: IntoIterator<Item = (i32, i32)>>(&mut self, points: I) -> Written {
        self.write(format_args!("<path d=\""))?;
        let mut command = 'M';
        for (x, y) in points {
            self.write(format_args!("{command}{} {}", length(x), length(y)))?;
            command = 'L';
        }
        Ok(())
    }
}

impl DrawingBackend for SvgBackend {
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
        (left, top): (i32, i32),
        (right, bottom): (i32, i32),
        style: &S,
        fill: bool,
    ) -> Written {
        self.write(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
            length(left),
            length(top),
            length(right - left),
            length(bottom - top)
        ))?;
        self.paint(style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = (i32, i32)>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Written {
        self.path(path)?;
        self.write(format_args!("\""))?;
        self.paint(style, false)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): (i32, i32),
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Written {
        let radius = length(i32::try_from(radius).unwrap_or(i32::MAX));
        self.write(format_args!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{radius}\"",
            length(x),
            length(y)
        ))?;
        self.paint(style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = (i32, i32)>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Written {
        self.path(corners)?;
        self.write(format_args!("Z\""))?;
        // A translucent seam would show twice where it overlaps its own polygon.
        if style.color().alpha >= 1.0 {
            let color = Hex::from(style.color());
            self.write(format_args!(" stroke=\"{color}\" stroke-width=\"{SEAM}\""))?;
        }
        self.paint(style, true)
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): (i32, i32),
    ) -> Written {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        // Capitals and numerals are about 0.7 of the font size high.
        let lower = match style.anchor().v_pos {
            VPos::Top => "0.7em",
            VPos::Center => "0.35em",
            VPos::Bottom => "0",
        };
        let slant = match style.style() {
            FontStyle::Normal => "",
            FontStyle::Italic | FontStyle::Oblique => " font-style=\"italic\"",
            FontStyle::Bold => " font-weight=\"bold\"",
        };
        self.write(format_args!(
            "<text x=\"{}\" y=\"{}\" dy=\"{lower}\" text-anchor=\"{anchor}\" font-family=\"{}\" font-size=\"{}\"{slant} fill=\"{}\">",
            length(x),
            length(y),
            Escaped(style.family().as_str()),
            Rounded::<2>(style.size() / f64::from(FINE)),
            Hex::from(style.color())
        ))?;
        self.write(format_args!("{}</text>\n", Escaped(text)))
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<fmt::Error>> {
        Ok(text_size(text, style))
    }
}

/// Text with the characters that mean something in XML written as entities.
pub(super) struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for letter in self.0.chars() {
            match letter {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                // Not to be had in XML, not even as entities.
                '\0'..='\u{8}'
                | '\u{b}'
                | '\u{c}'
                | '\u{e}'..='\u{1f}'
                | '\u{fffe}'
                | '\u{ffff}' => {
                    f.write_char(' ')?;
                }
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
    fn lengths_are_css_pixels_with_two_decimals() {
        assert_eq!(length(16 * 12).to_string(), "12");
        assert_eq!(length(16 * 12 + 1).to_string(), "12.06");
        assert_eq!(length(-8).to_string(), "-0.5");
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(
            Escaped("a<b>&\"c\"").to_string(),
            "a&lt;b&gt;&amp;&quot;c&quot;"
        );
    }
}
