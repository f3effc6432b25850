//! Pixels to be painted.

use crate::figure::palette::channel;
use crate::figure::scale::Tone;

/// One pixel: red, green, blue, and 255.
pub type Rgba = [u8; 4];

/// Pixels row by row from the upper left.
#[derive(Debug)]
pub struct Canvas<'a> {
    /// As many as `width` times the number of rows.
    pub pixels: &'a mut [Rgba],
    /// Pixels in a row.
    pub width: usize,
}

/// A pixel of a tone.
pub(in crate::figure) fn opaque([red, green, blue]: Tone) -> Rgba {
    [channel(red), channel(green), channel(blue), u8::MAX]
}
