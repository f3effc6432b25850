//! The round mark of a unit: a tag with its letters, or the two classes of an output; the same in every figure.

use plotters_backend::DrawingBackend;

use super::palette::{Palette, Rgb};
use super::pen::{Drawn, Letters, Pen, Stroke};
use super::samples::Mark;
use crate::layout::Pixel;

/// What a tag says about its unit besides its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Its hinge runs through what is shown.
    Bent,
    /// Off everywhere: dashed grey, with a cross behind the letter.
    Dead,
    /// On everywhere: dashed grey.
    Linear,
}

/// A round tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag<'a> {
    /// Its middle.
    pub(super) at: Pixel,
    /// Its radius in CSS pixels.
    pub(super) radius: f64,
    /// The unit's letters; empty where there is no room.
    pub(super) letters: &'a str,
    /// What it says.
    pub(super) standing: Standing,
    /// Whether its unit is selected or pointed at.
    pub(super) chosen: bool,
    /// Whether its unit is selected.
    pub(super) in_hand: bool,
}

/// Dashes around the tag of a unit without a hinge.
const DASHES: u8 = 9;

/// How large a class's mark is on the disc of its output.
const MARK_SHARE: f64 = 0.45;

impl Tag<'_> {
    /// Draws the tag in the colours of a palette.
    pub(super) fn draw<DB: DrawingBackend>(
        self,
        pen: &Pen<'_, DB>,
        palette: &Palette,
    ) -> Drawn<DB> {
        pen.disc(self.at, self.radius, palette.printed)?;
        let colour = self.colour(palette);
        let stroke = Stroke::new(colour, if self.chosen { 2.0 } else { 1.1 });
        match self.standing {
            Standing::Bent => pen.ring(self.at, self.radius, stroke)?,
            Standing::Linear => self.draw_dashes(pen, stroke)?,
            Standing::Dead => {
                self.draw_cross(pen, stroke)?;
                self.draw_dashes(pen, stroke)?;
            }
        }
        // Two letters are set smaller, so that they stay inside.
        let size = if self.letters.len() < 2 { 1.22 } else { 1.0 };
        let letters = Letters::centred(colour, size * self.radius);
        pen.write(self.letters, self.at, letters)
    }

    /// The colour of the rim and the letters.
    pub(super) const fn colour(self, palette: &Palette) -> Rgb {
        match self.standing {
            _ if self.in_hand => palette.accent,
            Standing::Bent => palette.ink,
            Standing::Dead | Standing::Linear => palette.quiet,
        }
    }

    fn draw_dashes<DB: DrawingBackend>(self, pen: &Pen<'_, DB>, stroke: Stroke) -> Drawn<DB> {
        let turn = std::f64::consts::TAU / f64::from(DASHES);
        for dash in 0..DASHES {
            let start = turn * f64::from(dash);
            let arc = [0.0, 0.2, 0.4, 0.6].map(|share| self.rim(start + share * turn, 1.0));
            pen.line(&arc, stroke)?;
        }
        Ok(())
    }

    /// Its four ends across the rim: the middle is the letter's.
    fn draw_cross<DB: DrawingBackend>(self, pen: &Pen<'_, DB>, stroke: Stroke) -> Drawn<DB> {
        for angle in [1.0, 3.0, 5.0, 7.0].map(|quarter| quarter * std::f64::consts::FRAC_PI_4) {
            pen.line(&[self.rim(angle, 0.72), self.rim(angle, 1.3)], stroke)?;
        }
        Ok(())
    }

    /// The place in a direction, at a share of the radius.
    fn rim(self, angle: f64, share: f64) -> Pixel {
        let length = share * self.radius;
        Pixel::new(
            self.at.x + length * libm::cos(angle),
            self.at.y + length * libm::sin(angle),
        )
    }
}

/// Draws an output as a disc at a place with a radius: one half in each class's tint, the upper one for a positive score.
pub(super) fn draw_output<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    (at, radius): (Pixel, f64),
    rim: Stroke,
    palette: &Palette,
) -> Drawn<DB> {
    let half: Vec<Pixel> = (0..=24u8)
        .map(|step| std::f64::consts::PI * f64::from(step) / 24.0)
        .map(|angle| {
            Pixel::new(
                at.x + radius * libm::cos(angle),
                at.y - radius * libm::sin(angle),
            )
        })
        .collect();
    pen.disc(at, radius, palette.tint[0])?;
    pen.fill(&half, palette.tint[1], 1.0)?;
    let across = [
        Pixel::new(at.x - radius, at.y),
        Pixel::new(at.x + radius, at.y),
    ];
    pen.line(&across, Stroke::new(palette.ink, 1.6))?;
    pen.ring(at, radius, rim)
}

/// Draws the output of one of several classes: its mark on a disc of its tint.
pub(super) fn draw_class_output<DB: DrawingBackend>(
    pen: &Pen<'_, DB>,
    disc: Mark,
    rim: Stroke,
    palette: &Palette,
) -> Drawn<DB> {
    pen.disc(disc.at, disc.radius, palette.tint[disc.class])?;
    pen.ring(disc.at, disc.radius, rim)?;
    let mark = Mark {
        radius: MARK_SHARE * disc.radius,
        ..disc
    };
    mark.draw(pen, palette, false)
}
