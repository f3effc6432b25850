//! A film of pictures, as an animated GIF.

use std::fmt;

use gif::{AnyExtension, Encoder, EncodingError, Extension, Frame, Repeat};

use crate::figure::Metadata;

/// Why a film cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilmError {
    /// A side is 0 or longer than [`Film::MOST_SIDE`].
    Size,
    /// A picture has another number of bytes than its size asks for.
    Pixels,
    /// There are [`Film::MOST_FRAMES`] already.
    Full,
    /// It could not be written.
    Encoding,
}

impl fmt::Display for FilmError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Size => write!(f, "a film is 1 to {} pixels wide and high", Film::MOST_SIDE),
            Self::Pixels => f.write_str("a picture has not the size of the film"),
            Self::Full => write!(f, "a film has at most {} pictures", Film::MOST_FRAMES),
            Self::Encoding => f.write_str("the film could not be written"),
        }
    }
}

impl std::error::Error for FilmError {}

impl From<EncodingError> for FilmError {
    fn from(_: EncodingError) -> Self {
        Self::Encoding
    }
}

/// A film that is being made, picture by picture. It repeats for ever.
pub struct Film {
    encoder: Encoder<Vec<u8>>,
    size: (u16, u16),
    frames: usize,
}

impl fmt::Debug for Film {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { size, frames, .. } = self;
        write!(f, "Film of {frames} pictures of {size:?}")
    }
}

/// Hundredths of a second that a picture stays, and the last one.
const PACE: u16 = 8;
const LAST: u16 = 250;

/// How coarsely the 256 colours of a picture are chosen, from 1 to 30. Beyond 10 flat tints become speckled.
const COARSENESS: i32 = 10;

impl Film {
    /// Most pictures of a film, and its longest side in pixels: together they bound its file and the memory it takes.
    pub const MOST_FRAMES: usize = 96;
    /// See [`Self::MOST_FRAMES`].
    pub const MOST_SIDE: u16 = 800;

    /// A film of `width` × `height` pixels without a picture.
    ///
    /// # Errors
    /// Where a side is 0 or too long.
    pub fn new(width: u16, height: u16, metadata: &Metadata<'_>) -> Result<Self, FilmError> {
        let sides = 1..=Self::MOST_SIDE;
        if !(sides.contains(&width) && sides.contains(&height)) {
            return Err(FilmError::Size);
        }
        let mut encoder = Encoder::new(Vec::new(), width, height, &[])?;
        encoder.set_repeat(Repeat::Infinite)?;
        let text = metadata.lines();
        let comment = AnyExtension(Extension::Comment as u8);
        encoder.write_raw_extension(comment, &[text.as_bytes()])?;
        Ok(Self {
            encoder,
            size: (width, height),
            frames: 0,
        })
    }

    /// Adds a picture: four bytes a pixel, rows from the top. The last picture stays longer.
    ///
    /// # Errors
    /// Where the picture has another size, or the film is full.
    pub fn add(&mut self, pixels: &mut [u8], is_last: bool) -> Result<(), FilmError> {
        let (width, height) = self.size;
        if pixels.len() != 4 * usize::from(width) * usize::from(height) {
            return Err(FilmError::Pixels);
        }
        if self.frames == Self::MOST_FRAMES {
            return Err(FilmError::Full);
        }
        let mut frame = Frame::from_rgba_speed(width, height, pixels, COARSENESS);
        frame.delay = if is_last { LAST } else { PACE };
        self.encoder.write_frame(&frame)?;
        self.frames += 1;
        Ok(())
    }

    /// The file.
    ///
    /// # Errors
    /// Where the end cannot be written.
    pub fn finish(self) -> Result<Vec<u8>, FilmError> {
        Ok(self.encoder.into_inner()?)
    }
}
