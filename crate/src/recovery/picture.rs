//! Grey pictures to be printed on the plane.

use crate::geometry::Point;

/// A picture in tones from 0 (background) to 1 (ink), row by row from the upper left.
///
/// Every pixel has one tone from edge to edge; tones are not interpolated.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    width: usize,
    tones: Vec<f32>,
}

impl Picture {
    /// Creates a picture from its tones; `None` unless they fill at least one row of `width` pixels, and only whole rows.
    #[must_use]
    pub fn new(width: usize, tones: Vec<f32>) -> Option<Self> {
        let rest = tones.len().checked_rem(width)?;
        (rest == 0 && !tones.is_empty()).then_some(Self { width, tones })
    }

    /// Creates a picture from opacities, as stored by a canvas; `None` as for [`Picture::new`].
    #[must_use]
    pub fn of_alpha(width: usize, alpha: &[u8]) -> Option<Self> {
        let tone = |&alpha: &u8| f32::from(alpha) / f32::from(u8::MAX);
        Self::new(width, alpha.iter().map(tone).collect())
    }

    /// All tones as opacities, as stored by a canvas; the inverse of [`Picture::of_alpha`].
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "held between 0 and 255"
    )]
    pub fn alpha(&self) -> Vec<u8> {
        let alpha = |tone: &f32| (tone.clamp(0.0, 1.0) * f32::from(u8::MAX) + 0.5) as u8;
        self.tones.iter().map(alpha).collect()
    }

    /// Number of pixels in a row, at least one.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Number of rows, at least one.
    #[must_use]
    pub const fn height(&self) -> usize {
        self.tones.len() / self.width
    }

    /// All tones, row by row.
    #[must_use]
    pub fn tones(&self) -> &[f32] {
        &self.tones
    }

    /// The tone at a position in pixels from the upper left corner; outside the picture, that of the nearest pixel.
    #[must_use]
    pub fn tone_at(&self, place: Point) -> f32 {
        let column = pixel(place.x, self.width);
        let row = pixel(place.y, self.height());
        self.tones[row * self.width + column]
    }

    /// The mean tone along the segment between two positions in pixels; exact for this picture except for rounding.
    ///
    /// A segment along the border between pixels has the tones below it or on its right.
    #[must_use]
    pub fn mean_along(&self, from: Point, to: Point) -> f64 {
        let mut columns = Crossings::along(from.x, to.x, self.width, 1);
        let mut rows = Crossings::along(from.y, to.y, self.height(), self.width);
        let mut index = columns.start + rows.start * self.width;
        let mut done = 0.0;
        let mut sum = 0.0;
        loop {
            let tone = f64::from(self.tones[index]);
            let nearer = if columns.next < rows.next {
                &mut columns
            } else {
                &mut rows
            };
            if nearer.left == 0 {
                return sum + tone * (1.0 - done);
            }
            sum += tone * (nearer.next - done);
            done = nearer.next;
            index = nearer.advance(index);
        }
    }
}

/// The index of the pixel, of `count` in a row, that contains a position; outside, that of the nearest pixel.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the row's places first"
)]
fn pixel(place: f64, count: usize) -> usize {
    place.clamp(0.0, (count - 1) as f64) as usize
}

/// One coordinate of a walk from pixel to pixel (Amanatides and Woo 1987).
struct Crossings {
    /// The pixel where the walk starts.
    start: usize,
    /// Number of borders still to be crossed.
    left: usize,
    /// The share of the way at which the next border is crossed; infinite after the last.
    next: f64,
    /// The share of the way that crossing a whole pixel takes.
    step: f64,
    /// The difference between the indices of the tones on the two sides of a border.
    stride: isize,
}

impl Crossings {
    /// The crossings from one coordinate to another, where indices of `count` pixels are `stride` apart.
    fn along(from: f64, to: f64, count: usize, stride: usize) -> Self {
        let way = to - from;
        let (start, last) = (pixel(from, count), pixel(to, count));
        let border = if way > 0.0 { start + 1 } else { start };
        let stride = stride.cast_signed();
        let left = start.abs_diff(last);
        Self {
            start,
            left,
            next: if left == 0 {
                f64::INFINITY
            } else {
                (border as f64 - from) / way
            },
            step: 1.0 / way.abs(),
            stride: if way > 0.0 { stride } else { -stride },
        }
    }

    /// Crosses the next border; returns the index beyond it.
    fn advance(&mut self, index: usize) -> usize {
        self.left -= 1;
        self.next = if self.left == 0 {
            f64::INFINITY
        } else {
            self.next + self.step
        };
        index.wrapping_add_signed(self.stride)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Columns of the tones 0, 0.25, 0.5 and 0.75, two rows high; the second row is darker by 0.125.
    fn steps() -> Picture {
        let rows = [[0.0, 0.25, 0.5, 0.75], [0.125, 0.375, 0.625, 0.875]];
        Picture::new(4, rows.concat()).unwrap()
    }

    #[test]
    fn opacities_come_back_as_they_were() {
        let all: Vec<u8> = (0..=u8::MAX).collect();
        let picture = Picture::of_alpha(16, &all).unwrap();
        assert_eq!(picture.alpha(), all);
        let beyond = Picture::new(2, vec![-1.0, 2.0]).unwrap();
        assert_eq!(beyond.alpha(), [0, 255]);
    }

    #[test]
    fn only_whole_rows_make_a_picture() {
        assert_eq!(Picture::new(3, vec![0.0; 4]), None);
        assert_eq!(Picture::new(0, vec![0.0; 4]), None);
        assert_eq!(Picture::new(2, Vec::new()), None);
        let picture = Picture::of_alpha(2, &[0, 255, 51, 0]).unwrap();
        assert_eq!(picture.tones(), [0.0, 1.0, 0.2, 0.0]);
        assert_eq!((picture.width(), picture.height()), (2, 2));
    }

    #[test]
    fn a_mean_along_a_segment_weighs_tones_by_length() {
        let picture = steps();
        let mean = |from: (f64, f64), to: (f64, f64)| {
            picture.mean_along(Point::new(from.0, from.1), Point::new(to.0, to.1))
        };
        assert_eq!(mean((0.0, 0.5), (4.0, 0.5)), 0.375);
        assert_eq!(mean((4.0, 0.5), (0.0, 0.5)), 0.375);
        assert_eq!(mean((1.5, 0.0), (1.5, 2.0)), 0.3125);
        assert_eq!(mean((0.5, 0.25), (0.5, 0.25)), 0.0);
        assert_eq!(mean((0.5, 0.5), (1.5, 0.5)), 0.125);
        // The diagonal changes columns at every half, rows in its middle.
        assert_eq!(mean((0.0, 0.0), (4.0, 2.0)), 0.4375);
        assert_eq!(mean((4.0, 2.0), (0.0, 0.0)), 0.4375);
    }

    #[test]
    fn a_segment_along_a_border_takes_the_pixels_on_its_right() {
        let picture = steps();
        let along = |x: f64| picture.mean_along(Point::new(x, 1.0), Point::new(x, 0.0));
        assert_eq!([along(1.0), along(4.0)], [0.25, 0.75]);
    }
}
