//! A picture of tones in pixels: paper where it is 0, ink where it is 1.

use std::ops::Range;

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

use super::palette::{Palette, Rgb, Theme};
use super::pen::{Drawn, Pen};
use super::raster::{Canvas, Rgba};
use crate::layout::{Pixel, PixelRect};
use crate::recovery::Picture;
use crate::recovery::Printed;

/// Samples in each direction whose mean is the tone of a pixel, so that slanted edges are smooth.
const TAPS: usize = 2;

/// Paints a picture over a whole canvas, from edge to edge: every pixel takes the mean of the tones under four places in it.
pub fn paint(canvas: &mut Canvas<'_>, picture: &Picture, theme: Theme) {
    paint_shades(canvas, picture, |tone| {
        colour_of(tone, Printed::Word, theme)
    });
}

/// Possible numbers of rows of strips. The first that needs at most [`MOST_STRIPS`] is used, else the last. The first is as
/// fine as print, and a program that reads the text takes a few seconds for the largest number of strips.
const STRIP_ROWS: [usize; 4] = [320, 240, 180, 140];
const MOST_STRIPS: usize = 6000;

/// Tones of strips, from paper to ink.
const STRIP_TONES: f64 = 16.0;

/// Draws a picture as level strips of one tone each: for backends without pixels.
///
/// # Errors
/// Those of the backend.
pub fn draw<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    picture: &Picture,
    plot: PixelRect,
    (print, theme): (Printed, Theme),
) -> Drawn<DB> {
    let pen = Pen::on(area);
    let (rows, strips) = fine_strips(picture);
    let at = |column: usize, row: usize| {
        let share = |place: usize| place as f64 / rows as f64;
        let left = plot.left + plot.width * share(column);
        Pixel::new(left, plot.top + plot.height * share(row))
    };
    for Strip { row, columns, tone } in strips {
        let colour = colour_of(tone, print, theme);
        if colour == Palette::of(theme).printed {
            continue;
        }
        let (left, right) = (columns.start, columns.end);
        let corners = [(left, row), (right, row), (right, row + 1), (left, row + 1)];
        pen.fill(&corners.map(|(column, row)| at(column, row)), colour, 1.0)?;
    }
    Ok(())
}

/// Places side by side in a row that have one tone.
struct Strip {
    row: usize,
    columns: Range<usize>,
    tone: f64,
}

/// A picture in strips, as finely as [`STRIP_ROWS`] says; with how many rows, and columns, these are.
fn fine_strips(picture: &Picture) -> (usize, Vec<Strip>) {
    let [finer @ .., coarsest] = STRIP_ROWS;
    let tried = finer.into_iter().map(|rows| (rows, strips(picture, rows)));
    let mut few = tried.filter(|(_, strips)| strips.len() <= MOST_STRIPS);
    few.next()
        .unwrap_or_else(|| (coarsest, strips(picture, coarsest)))
}

/// A picture in as many rows of as many places; each takes the mean of the tones under it, rounded to one of [`STRIP_TONES`].
fn strips(picture: &Picture, rows: usize) -> Vec<Strip> {
    let across = |place: usize| source(place, TAPS * rows, picture.width());
    let down = |place: usize| source(place, TAPS * rows, picture.height());
    let shade = |column: usize, row: usize| {
        let taps = (0..TAPS * TAPS).map(|tap| (tap % TAPS, tap / TAPS));
        let places =
            taps.map(|(x, y)| down(TAPS * row + y) * picture.width() + across(TAPS * column + x));
        let sum: f32 = places.map(|place| picture.tones()[place]).sum();
        let mean = f64::from(sum / (TAPS * TAPS) as f32);
        (mean.clamp(0.0, 1.0) * STRIP_TONES).round() / STRIP_TONES
    };
    let mut strips = Vec::new();
    for row in 0..rows {
        let shades: Vec<f64> = (0..rows).map(|column| shade(column, row)).collect();
        let mut column = 0;
        for same in shades.chunk_by(|a, b| a == b) {
            let columns = column..column + same.len();
            column = columns.end;
            let tone = same[0];
            strips.push(Strip { row, columns, tone });
        }
    }
    strips
}

/// The colour of a tone from 0 to 1.
fn colour_of(tone: f64, print: Printed, theme: Theme) -> Rgb {
    let Palette {
        printed, ink, tint, ..
    } = Palette::of(theme);
    match print {
        Printed::Word => printed.lerp(*ink, tone),
        Printed::Classes => {
            let class = usize::from(tone > 0.5);
            printed.mix(tint[class], (2.0 * tone - 1.0).abs())
        }
    }
}

/// Paints a picture of two classes over a whole canvas: the full tint of a class where its tone is 0 or 1, paper where both
/// are equally likely.
pub fn paint_classes(canvas: &mut Canvas<'_>, picture: &Picture, theme: Theme) {
    paint_shades(canvas, picture, |tone| {
        colour_of(tone, Printed::Classes, theme)
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
        for theme in [Theme::Light, Theme::Dark, Theme::Printed] {
            let mut pixels = vec![[0; 4]; 3];
            let mut canvas = Canvas {
                pixels: &mut pixels,
                width: 3,
            };
            paint_classes(&mut canvas, &picture, theme);
            let Palette { printed, tint, .. } = Palette::of(theme);
            for (pixel, colour) in pixels.iter().zip([tint[0], *printed, tint[1]]) {
                let near = |a: u8, b: u8| a.abs_diff(b) <= 1;
                let Rgb(red, green, blue) = colour;
                assert!(near(pixel[0], red) && near(pixel[1], green) && near(pixel[2], blue));
            }
        }
    }

    #[test]
    fn strips_cover_every_row_and_are_as_fine_as_few_of_them_allow() {
        let side = 640;
        let pictures = [
            // One edge, and a pattern that changes its tone everywhere.
            (
                320,
                (0..side * side)
                    .map(|i| f32::from(i % side > i / side))
                    .collect(),
            ),
            (
                140,
                (0..side * side)
                    .map(|i| (i % 97) as f32 / 97.0)
                    .collect::<Vec<f32>>(),
            ),
        ];
        for (fineness, tones) in pictures {
            let (rows, strips) = fine_strips(&Picture::new(side, tones).unwrap());
            assert_eq!(rows, fineness);
            let mut next = (0, 0);
            for Strip { row, columns, tone } in strips {
                assert_eq!((row, columns.start), next);
                assert!(columns.end > columns.start && (0.0..=1.0).contains(&tone));
                next = if columns.end == rows {
                    (row + 1, 0)
                } else {
                    (row, columns.end)
                };
            }
            assert_eq!(next, (rows, 0));
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
        let Rgb(printed, ..) = Palette::of(Theme::Light).printed;
        let Rgb(ink, ..) = Palette::of(Theme::Light).ink;
        assert_eq!([pixels[0][0], pixels[4][0]], [printed, ink]);
        assert_eq!([pixels[20][0], pixels[24][0]], [ink, printed]);
        // The middle pixel lies on all four.
        let between = i32::from(pixels[12][0]) - (i32::from(printed) + i32::from(ink)) / 2;
        assert!(between.abs() <= 1, "{between}");
    }
}
