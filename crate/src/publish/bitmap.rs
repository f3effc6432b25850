//! Pixels as a PNG file.

use std::fmt;

use png::{BitDepth, ColorType, Encoder};

use crate::figure::Metadata;

/// Why pixels cannot be written as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BitmapError {
    /// They do not fill whole rows, or there are none.
    Size,
    /// They could not be written.
    Encoding,
}

impl fmt::Display for BitmapError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Size => "the pixels do not fill whole rows",
            Self::Encoding => "the pixels could not be written as PNG",
        })
    }
}

impl std::error::Error for BitmapError {}

/// A PNG file of `width` pixels in a row, four bytes each (red, green, blue, opacity; rows from the top), with its
/// metadata.
///
/// # Errors
/// Where the pixels do not fill whole rows.
pub fn png(
    width: u32,
    pixels: &[u8],
    metadata: Option<&Metadata<'_>>,
) -> Result<Vec<u8>, BitmapError> {
    let row = 4 * width as usize;
    let whole = row > 0 && !pixels.is_empty() && pixels.len().is_multiple_of(row);
    let height = u32::try_from(pixels.len().checked_div(row).unwrap_or(0));
    let height = height.ok().filter(|_| whole).ok_or(BitmapError::Size)?;
    let mut file = Vec::new();
    write(&mut file, (width, height), pixels, metadata).map_err(|_| BitmapError::Encoding)?;
    Ok(file)
}

fn write(
    file: &mut Vec<u8>,
    (width, height): (u32, u32),
    pixels: &[u8],
    metadata: Option<&Metadata<'_>>,
) -> Result<(), png::EncodingError> {
    let mut encoder = Encoder::new(file, width, height);
    encoder.set_color(ColorType::Rgba);
    encoder.set_depth(BitDepth::Eight);
    for (keyword, text) in metadata.into_iter().flat_map(Metadata::entries) {
        encoder.add_itxt_chunk(keyword.to_owned(), text)?;
    }
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()
}
