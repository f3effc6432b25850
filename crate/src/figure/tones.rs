//! A picture of tones in pixels: paper where it is 0, ink where it is 1.

use super::palette::{Palette, Rgb, Theme};
use super::raster::{Canvas, Rgba};
use crate::picture::Picture;

/// Paints a picture over a whole canvas, from edge to edge: every pixel takes the tone under its middle.
pub fn paint(canvas: &mut Canvas<'_>, picture: &Picture, theme: Theme) {
    let palette = Palette::of(theme);
    let shades: Vec<Rgba> = (0..=u8::MAX)
        .map(|tone| {
            let Rgb(red, green, blue) = palette.paper.lerp(palette.ink, f64::from(tone) / 255.0);
            [red, green, blue, u8::MAX]
        })
        .collect();
    let rows = canvas.pixels.len().checked_div(canvas.width).unwrap_or(0);
    let tones = picture.tones();
    for (row, line) in canvas
        .pixels
        .chunks_exact_mut(canvas.width.max(1))
        .enumerate()
    {
        let from = source(row, rows, picture.height()) * picture.width();
        for (column, pixel) in line.iter_mut().enumerate() {
            let tone = tones[from + source(column, canvas.width, picture.width())];
            *pixel = shades[shade(tone)];
        }
    }
}

/// The picture's row or column under the middle of a canvas's.
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
    fn each_pixel_takes_the_tone_under_its_middle() {
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
    }
}
