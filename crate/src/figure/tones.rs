//! A picture of tones in pixels: paper where it is 0, ink where it is 1.

use super::palette::{Palette, Rgb, Theme};
use super::raster::{Canvas, Rgba};
use crate::picture::Picture;

/// Places in a pixel along either side whose tones it takes the mean of, so that slanted edges are smooth.
const TAPS: usize = 2;

/// Paints a picture over a whole canvas, from edge to edge: every pixel takes the mean of the tones under four places in it.
pub fn paint(canvas: &mut Canvas<'_>, picture: &Picture, theme: Theme) {
    let Palette { paper, ink, .. } = Palette::of(theme);
    paint_shades(canvas, picture, |tone| paper.lerp(*ink, tone));
}

/// Paints a picture of two classes over a whole canvas: the full tint of a class where its tone is 0 or 1, paper where
/// nothing speaks for either.
pub fn paint_classes(canvas: &mut Canvas<'_>, picture: &Picture, theme: Theme) {
    let Palette { paper, tint, .. } = Palette::of(theme);
    paint_shades(canvas, picture, |tone| {
        let class = usize::from(tone > 0.5);
        paper.lerp(tint[class], (2.0 * tone - 1.0).abs())
    });
}

fn paint_shades(canvas: &mut Canvas<'_>, picture: &Picture, colour: impl Fn(f64) -> Rgb) {
    let shades: Vec<Rgba> = (0..=u8::MAX)
        .map(|tone| {
            let Rgb(red, green, blue) = colour(f64::from(tone) / 255.0);
            [red, green, blue, u8::MAX]
        })
        .collect();
    let rows = canvas.pixels.len().checked_div(canvas.width).unwrap_or(0);
    let tones = picture.tones();
    let columns: Vec<usize> = (0..TAPS * canvas.width)
        .map(|place| source(place, TAPS * canvas.width, picture.width()))
        .collect();
    for (row, line) in canvas
        .pixels
        .chunks_exact_mut(canvas.width.max(1))
        .enumerate()
    {
        let lines: [usize; TAPS] = std::array::from_fn(|tap| {
            source(TAPS * row + tap, TAPS * rows, picture.height()) * picture.width()
        });
        for (pixel, taps) in line.iter_mut().zip(columns.chunks_exact(TAPS)) {
            let places = lines
                .iter()
                .flat_map(|from| taps.iter().map(move |at| from + at));
            let sum: f32 = places.map(|place| tones[place]).sum();
            *pixel = shades[shade(sum / (TAPS * TAPS) as f32)];
        }
    }
}

/// The picture's row or column under the middle of a place among `places`.
const fn source(place: usize, places: usize, available: usize) -> usize {
    (2 * place + 1) * available / (2 * places)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a tone between 0 and 1; casts saturate"
)]
fn shade(tone: f32) -> usize {
    (tone.clamp(0.0, 1.0) * 255.0 + 0.5) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_tinted_and_what_cannot_be_told_is_paper() {
        let picture = Picture::new(3, vec![0.0, 0.5, 1.0]).unwrap();
        for theme in [Theme::Light, Theme::Dark, Theme::Print] {
            let mut pixels = vec![[0; 4]; 3];
            let mut canvas = Canvas {
                pixels: &mut pixels,
                width: 3,
            };
            paint_classes(&mut canvas, &picture, theme);
            let Palette { paper, tint, .. } = Palette::of(theme);
            for (pixel, colour) in pixels.iter().zip([tint[0], *paper, tint[1]]) {
                let near = |a: u8, b: u8| a.abs_diff(b) <= 1;
                let Rgb(red, green, blue) = colour;
                assert!(near(pixel[0], red) && near(pixel[1], green) && near(pixel[2], blue));
            }
        }
    }

    #[test]
    fn each_pixel_takes_the_mean_of_the_tones_under_it() {
        let picture = Picture::new(2, vec![0.0, 1.0, 1.0, 0.0]).unwrap();
        let mut pixels = vec![[0; 4]; 25];
        let mut canvas = Canvas {
            pixels: &mut pixels,
            width: 5,
        };
        paint(&mut canvas, &picture, Theme::Light);
        let Rgb(paper, ..) = Palette::of(Theme::Light).paper;
        let Rgb(ink, ..) = Palette::of(Theme::Light).ink;
        assert_eq!([pixels[0][0], pixels[4][0]], [paper, ink]);
        assert_eq!([pixels[20][0], pixels[24][0]], [ink, paper]);
        // The middle pixel lies on all four.
        let between = i32::from(pixels[12][0]) - (i32::from(paper) + i32::from(ink)) / 2;
        assert!(between.abs() <= 1, "{between}");
    }
}
