//! A text broken into lines that fit a width.

use resvg::usvg::{Options, Tree};

use crate::typeface;

/// The words of `text` in lines of at most `width` CSS pixels, at a size in CSS pixels.
///
/// A word that is wider than a line stands alone on one.
///
/// # Errors
/// Those of reading SVG: none for any text.
pub(crate) fn broken(
    text: &str,
    size: f64,
    width: f64,
    options: &Options<'_>,
) -> Result<Vec<String>, String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match longer {
            Some(longer) if width_of(&longer, size, options)? <= width => {
                lines.pop();
                lines.push(longer);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    Ok(lines)
}

/// How wide a text is in CSS pixels, by the same reading that draws it.
fn width_of(text: &str, size: f64, options: &Options<'_>) -> Result<f64, String> {
    let text = escaped(text);
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\">\
         <text font-family=\"{}\" font-size=\"{size}\">{text}</text></svg>",
        typeface::NAME
    );
    let tree = Tree::from_str(&svg, options).map_err(|error| error.to_string())?;
    Ok(f64::from(tree.root().abs_bounding_box().width()))
}

/// Text as it stands in XML.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "We delete everything below zero. Isn’t that < lossy & sad?";

    #[test]
    fn lines_hold_all_words_and_fit() {
        let options = typeface::options();
        for width in [200.0, 400.0, 900.0] {
            let lines = broken(TEXT, 40.0, width, &options).unwrap();
            assert_eq!(lines.join(" "), TEXT);
            for line in &lines {
                let fits = width_of(line, 40.0, &options).unwrap() <= width;
                assert!(fits || !line.contains(' '), "{line} in {width}");
            }
        }
    }

    #[test]
    fn a_text_is_as_wide_as_its_size() {
        let options = typeface::options();
        let (one, two) = (
            width_of(TEXT, 20.0, &options).unwrap(),
            width_of(TEXT, 40.0, &options).unwrap(),
        );
        assert!(one > 200.0 && (two / one - 2.0).abs() < 0.02, "{one} {two}");
    }
}
