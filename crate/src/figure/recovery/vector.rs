//! The figure as SVG without a pixel in it: kept cells show the outline itself, flattened ones a gradient across their
//! fibres, erased ones one tone. Sharp at every size, and a tenth of an image's bytes.

use std::fmt::Write;

use super::RecoveryView;
use crate::cells::{Fibres, RegionId, Retention};
use crate::figure::palette::{Palette, Rgb};
use crate::figure::svg::Hex;
use crate::geometry::Point;
use crate::layout::Pixel;
use crate::recovery::Outline;
use crate::recovery::Picture;
use crate::recovery::{Smear, flat_tone, smear};

/// A stop of a gradient is left out where its neighbours lead as close to its tone as this: one grey of 256.
const SAME_TONE: f64 = 1.0 / 255.0;

/// An outline, stretched over the frame, as it is read back from a layer: SVG elements, to be put under the hinges.
///
/// `id` begins the names of its gradients and clips, so that several documents can stand in one page. Folds, which only
/// deeper layers and falling off sides have, are not drawn: kept cells show their own spots alone.
#[must_use]
pub fn outline_elements(
    view: &RecoveryView<'_>,
    fibres: &Fibres<'_>,
    (outline, id): (&Outline, &str),
) -> String {
    let print = VectorPrint {
        view,
        fibres,
        palette: Palette::of(view.theme),
        id,
        picture: outline.picture(Outline::PRINT, Outline::PRINT),
    };
    print.elements(outline)
}

/// What is printed under the hinges.
struct VectorPrint<'a> {
    view: &'a RecoveryView<'a>,
    fibres: &'a Fibres<'a>,
    palette: &'static Palette,
    id: &'a str,
    picture: Picture,
}

impl VectorPrint<'_> {
    fn elements(&self, outline: &Outline) -> String {
        let fibres = self.fibres;
        let mut text = String::new();
        let mut kept = String::new();
        for cell in fibres.complex().regions() {
            let shape = self.shape(cell);
            match fibres.retention(cell) {
                Retention::Kept => kept += &shape,
                Retention::Flattened => {
                    let name = format!("{}-{}", self.id, cell.index());
                    text += &self.gradient(cell, &name);
                    add(
                        &mut text,
                        format_args!("<path d=\"{shape}\" fill=\"url(#{name})\"/>\n"),
                    );
                }
                Retention::Erased => {
                    let tone = flat_tone(fibres, &self.picture, cell).unwrap_or(0.0);
                    let colour = Hex(self.shade(tone));
                    add(
                        &mut text,
                        format_args!("<path d=\"{shape}\" fill=\"{colour}\"/>\n"),
                    );
                }
            }
        }
        if !kept.is_empty() {
            text += &self.clipped(outline, &kept);
        }
        text
    }

    /// The corners of a cell as a path.
    fn shape(&self, cell: RegionId) -> String {
        let mut path = String::new();
        let corners = self.fibres.complex().polygon(cell);
        for (index, &corner) in corners.iter().enumerate() {
            let Pixel { x, y } = self.view.projection.to_pixel(corner);
            let command = if index == 0 { 'M' } else { 'L' };
            add(&mut path, format_args!("{command}{x:.1} {y:.1}"));
        }
        path + "Z"
    }

    /// The outline, seen through the kept cells alone.
    fn clipped(&self, outline: &Outline, kept: &str) -> String {
        let plot = self.view.projection.plot;
        let (x, y) = (plot.width / outline.side(), plot.height / outline.side());
        let (left, top, id) = (plot.left, plot.top, self.id);
        let ink = Hex(self.palette.ink);
        let letters: String = outline.path().lines().collect();
        format!(
            "<clipPath id=\"{id}-kept\"><path d=\"{kept}\"/></clipPath>\n\
             <g clip-path=\"url(#{id}-kept)\"><path transform=\"translate({left} {top}) scale({x:.5} {y:.5})\" \
             fill=\"{ink}\" d=\"{letters}\"/></g>\n"
        )
    }

    /// The gradient across the fibres of a flattened cell.
    fn gradient(&self, cell: RegionId, name: &str) -> String {
        let Some(Smear { first, step, means }) = smear(self.fibres, &self.picture, cell) else {
            return String::new();
        };
        let level = self.fibres.level(cell);
        let slope = level.gradient();
        let rise = slope.dot(slope);
        // From any point straight up the slope to the first level, and on to the last.
        let base = self.fibres.complex().polygon(cell)[0];
        let at = |value: f64| -> Pixel {
            let point: Point = base + slope * ((value - level.at(base)) / rise);
            self.view.projection.to_pixel(point)
        };
        let count = (means.len() - 1).max(1) as f64;
        let (from, to) = (at(first), at(first + step * count));
        let mut text = format!(
            "<linearGradient id=\"{name}\" gradientUnits=\"userSpaceOnUse\" \
             x1=\"{:.2}\" y1=\"{:.2}\" x2=\"{:.2}\" y2=\"{:.2}\">",
            from.x, from.y, to.x, to.y
        );
        for index in telling(&means) {
            let (offset, colour) = (index as f64 / count, Hex(self.shade(means[index])));
            add(
                &mut text,
                format_args!("<stop offset=\"{offset:.4}\" stop-color=\"{colour}\"/>"),
            );
        }
        text + "</linearGradient>\n"
    }

    fn shade(&self, tone: f64) -> Rgb {
        self.palette.printed.lerp(self.palette.ink, tone)
    }
}

/// The places of a list to keep, the ends among them, such that all others lie near the straight lines between these.
fn telling(means: &[f64]) -> Vec<usize> {
    let mut kept = vec![0];
    let mut start = 0;
    for end in 2..means.len() {
        let width = (end - start) as f64;
        let strays = (start + 1..end).any(|place| {
            let share = (place - start) as f64 / width;
            let straight = means[start] + share * (means[end] - means[start]);
            (means[place] - straight).abs() > SAME_TONE
        });
        if strays {
            start = end - 1;
            kept.push(start);
        }
    }
    if means.len() > 1 {
        kept.push(means.len() - 1);
    }
    kept
}

/// Appends to a text, which cannot fail.
fn add(text: &mut String, what: std::fmt::Arguments<'_>) {
    text.write_fmt(what)
        .expect("a text takes all that is written");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gradient_keeps_the_places_where_tones_turn() {
        assert_eq!(telling(&[0.0, 0.1, 0.2, 0.3, 0.2, 0.1]), [0, 3, 5]);
        assert_eq!(telling(&[0.5; 100]), [0, 99]);
        assert_eq!(telling(&[0.5]), [0]);
        assert_eq!(telling(&[0.0, 0.0, 1.0, 1.0]), [0, 1, 2, 3]);
    }
}
