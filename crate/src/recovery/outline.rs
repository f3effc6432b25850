//! Shapes bounded by lines and quadratic curves, such as letters, and their rasterisation to pictures.

use super::picture::Picture;
use crate::geometry::Point;
use crate::network::decimal::read_decimal;

/// The text printed by default, the question of the front page, in two lines: "is it / lossy?".
///
/// Outlines of Source Serif 4 Bold (Adobe, SIL Open Font License 1.1), set once with fontTools: "lossy?" takes 93 % of the
/// square's width, the base lines lie 38.5 % of it apart, both lines are centred by their ink, overlaps are merged, and
/// coordinates are rounded to whole units. One contour a line, outer contours clockwise, in the notation of SVG paths.
const IS_IT_LOSSY: &str = include_str!("outline/is-it-lossy.path");

/// What the outlines say, with a bar between the lines. The question of another language is a row of its own here, and an
/// outline beside this one.
const WORDS: &str = "is it|lossy?";

/// Side of the square that outlines are drawn in, in their units.
const SIDE: f64 = 2048.0;

/// Number of straight pieces per curve: with these, a letter's curve deviates by less than a hundredth of a pixel.
const PIECES: u8 = 8;

/// A shape in a square, filled by the non-zero rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    path: &'static str,
    /// Closed polygons, as shares of the square's side from its upper left corner, with y downwards.
    contours: Vec<Vec<Point>>,
}

impl Outline {
    /// The question of the front page.
    #[must_use]
    pub fn is_it_lossy() -> Self {
        Self::of_path(IS_IT_LOSSY)
    }

    /// Whether there are outlines of these words, whose lines are separated by bars.
    #[must_use]
    pub fn exists_of(words: &str) -> bool {
        words == WORDS
    }

    /// Number of pixels along the side of the picture that tones are taken from, in still panels and in the live figure
    /// alike.
    pub const PRINT: usize = 840;

    fn of_path(path: &'static str) -> Self {
        Self {
            path,
            contours: path.lines().map(contour).collect(),
        }
    }

    /// The outline in the notation of SVG paths, in a square of [`Outline::side`] units.
    #[must_use]
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// Side of the square, in the units of [`Outline::path`].
    #[must_use]
    pub const fn side(&self) -> f64 {
        SIDE
    }

    /// The shape rasterised on a grid of pixels and stretched to fill it: each pixel's tone is the share of it that is
    /// covered.
    ///
    /// The picture is at least one pixel wide and high.
    #[must_use]
    pub fn picture(&self, width: usize, height: usize) -> Picture {
        let (width, height) = (width.max(1), height.max(1));
        let mut coverage = Coverage::blank(width, height);
        let scale = |at: &Point| Point::new(at.x * width as f64, at.y * height as f64);
        for contour in &self.contours {
            let corners: Vec<Point> = contour.iter().map(scale).collect();
            for (index, &from) in corners.iter().enumerate() {
                coverage.add_side(from, corners[(index + 1) % corners.len()]);
            }
        }
        coverage.picture()
    }
}

/// The corners of a contour, from an SVG path of absolute M, L, Q and Z, with its curves as straight pieces.
fn contour(line: &str) -> Vec<Point> {
    let mut corners: Vec<Point> = Vec::new();
    let commands: Vec<usize> = (line.match_indices(|letter: char| letter.is_ascii_alphabetic()))
        .map(|(at, _)| at)
        .collect();
    for (index, &at) in commands.iter().enumerate() {
        let end = commands.get(index + 1).copied().unwrap_or(line.len());
        let numbers: Vec<f64> = (line[at + 1..end].split_whitespace())
            .filter_map(read_decimal)
            .map(|number: f64| number / SIDE)
            .collect();
        match (numbers.as_slice(), corners.last().copied()) {
            (&[x, y], _) => corners.push(Point::new(x, y)),
            (&[x, y, to_x, to_y], Some(from)) => {
                let (bend, to) = (Point::new(x, y), Point::new(to_x, to_y));
                corners.extend((1..=PIECES).map(|piece| {
                    let t = f64::from(piece) / f64::from(PIECES);
                    from.lerp(bend, t).lerp(bend.lerp(to, t), t)
                }));
            }
            // Z: polygons are always closed.
            _ => (),
        }
    }
    corners
}

/// The coverage of each pixel by closed contours, computed from the area on the right of each of their sides.
///
/// A side only records how much the coverage changes at its own pixels; sums along the rows give the coverage.
struct Coverage {
    width: usize,
    /// One more entry per row than pixels, for sides along the right border.
    changes: Vec<f64>,
}

impl Coverage {
    fn blank(width: usize, height: usize) -> Self {
        Self {
            width,
            changes: vec![0.0; (width + 1) * height],
        }
    }

    /// Adds a side between two points of the grid, in pixels.
    fn add_side(&mut self, from: Point, to: Point) {
        for [a, b] in pieces([from, to], |at| at.y) {
            let row = lower_index(a.y, b.y);
            for [a, b] in pieces([a, b], |at| at.x) {
                let column = lower_index(a.x, b.x);
                // The area on the right of the piece: a part of its own pixel, and all of the next.
                let left = 0.5 * (a.x + b.x) - column as f64;
                let first = row * (self.width + 1) + column;
                let Some(changes) = self.changes.get_mut(first..first + 2) else {
                    continue;
                };
                changes[0] += (b.y - a.y) * (1.0 - left);
                changes[1] += (b.y - a.y) * left;
            }
        }
    }

    fn picture(&self) -> Picture {
        let mut tones = Vec::with_capacity(self.changes.len());
        for row in self.changes.chunks(self.width + 1) {
            let mut sum = 0.0;
            tones.extend(row[..self.width].iter().map(|change| {
                sum += change;
                tone(sum)
            }));
        }
        Picture::new(self.width, tones).expect("there is one tone a pixel, in rows of the width")
    }
}

/// A coverage as a tone, in steps of 1/255 as on a canvas, so that a blank pixel is exactly 0.
#[expect(clippy::cast_possible_truncation, reason = "a whole number up to 255")]
fn tone(coverage: f64) -> f32 {
    (coverage.abs().min(1.0) * 255.0).round() as f32 / 255.0
}

/// A side, cut wherever one of its coordinates is a whole number.
fn pieces([from, to]: [Point; 2], coordinate: fn(Point) -> f64) -> Vec<[Point; 2]> {
    let (start, end) = (coordinate(from), coordinate(to));
    let (low, high) = (start.min(end), start.max(end));
    let mut cuts = vec![from];
    let mut border = low.floor() + 1.0;
    while border < high {
        cuts.push(from.lerp(to, (border - start) / (end - start)));
        border += 1.0;
    }
    if start > end {
        cuts[1..].reverse();
    }
    cuts.push(to);
    cuts.windows(2).map(|pair| [pair[0], pair[1]]).collect()
}

/// The pixel that contains a piece which lies within one pixel.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "casts saturate, and places on the grid are not negative"
)]
fn lower_index(a: f64, b: f64) -> usize {
    (0.5 * (a + b)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_triangle_covers_its_area_whatever_the_grid() {
        let triangle = Outline::of_path("M256 128L1800 400L700 1900Z");
        // Half the cross product of two sides, as a share of the square.
        let area = 0.5 * (1544.0 * 1772.0 - 272.0 * 444.0) / (SIDE * SIDE);
        for (width, height) in [(1, 1), (7, 3), (64, 64), (200, 50)] {
            let picture = triangle.picture(width, height);
            let sum: f32 = picture.tones().iter().sum();
            let share = f64::from(sum) / (width * height) as f64;
            assert!(
                (share - area).abs() < 0.5 / 255.0,
                "{width} × {height}: {share}"
            );
        }
    }

    #[test]
    fn a_hole_stays_empty_and_an_overlap_is_full() {
        let ring = "M0 0L2048 0L2048 2048L0 2048Z\nM512 512L512 1536L1536 1536L1536 512Z";
        let picture = Outline::of_path(ring).picture(4, 4);
        let expected = [
            1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0,
        ];
        assert_eq!(picture.tones(), expected);
        let twice = "M0 0L2048 0L2048 2048L0 2048Z\nM0 0L1024 0L1024 2048L0 2048Z";
        let picture = Outline::of_path(twice).picture(2, 1);
        assert_eq!(picture.tones(), [1.0, 1.0]);
    }

    #[test]
    fn the_default_word_has_ink_and_background() {
        let outline = Outline::is_it_lossy();
        let letters = outline
            .path
            .chars()
            .filter(|letter| letter.is_ascii_alphabetic());
        assert!(letters.into_iter().all(|letter| "MLQZ".contains(letter)));
        let picture = outline.picture(420, 420);
        let full = picture.tones().iter().filter(|&&tone| tone == 1.0).count();
        let blank = picture.tones().iter().filter(|&&tone| tone == 0.0).count();
        assert!(
            full > 20_000 && blank > 130_000,
            "{full} full, {blank} blank"
        );
        let border = picture.tones()[..420]
            .iter()
            .chain(&picture.tones()[419 * 420..]);
        assert!(border.into_iter().all(|&tone| tone == 0.0));
    }
}
