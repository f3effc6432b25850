//! The round tag with a unit's letters, in the plane and in the network diagram.

use plotters_backend::DrawingBackend;

use super::palette::Palette;
use super::pen::{Drawn, Letters, Pen, Stroke};
use crate::projection::Pixel;

/// What a tag says about its unit besides its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Its hinge runs through what is shown.
    Bent,
    /// It is the selected one.
    Selected,
    /// Off everywhere: dashed grey, with a cross.
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
}

/// Dashes around the tag of a unit without a hinge.
const DASHES: u8 = 9;

impl Tag<'_> {
    /// Draws the tag in the colours of a palette.
    pub(super) fn draw<DB: DrawingBackend>(
        self,
        pen: &Pen<'_, DB>,
        palette: &Palette,
    ) -> Drawn<DB> {
        pen.disc(self.at, self.radius, palette.paper)?;
        let colour = match self.standing {
            Standing::Bent => palette.ink,
            Standing::Selected => palette.accent,
            Standing::Dead | Standing::Linear => palette.quiet,
        };
        let width = if self.standing == Standing::Selected {
            2.0
        } else {
            1.1
        };
        let stroke = Stroke::new(colour, width);
        match self.standing {
            Standing::Bent | Standing::Selected => pen.ring(self.at, self.radius, stroke)?,
            Standing::Dead | Standing::Linear => self.draw_dashes(pen, stroke)?,
        }
        if self.standing == Standing::Dead {
            self.draw_cross(pen, stroke)?;
        }
        // Two letters are set smaller, so that they stay inside.
        let size = if self.letters.len() < 2 { 1.22 } else { 0.92 };
        let letters = Letters::centred(colour, size * self.radius);
        pen.write(self.letters, self.at, letters)
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

    /// Four spokes that leave the middle to the letter.
    fn draw_cross<DB: DrawingBackend>(self, pen: &Pen<'_, DB>, stroke: Stroke) -> Drawn<DB> {
        for quarter in 0..4u8 {
            let angle = std::f64::consts::FRAC_PI_2 * (f64::from(quarter) + 0.5);
            pen.line(&[self.rim(angle, 0.66), self.rim(angle, 1.3)], stroke)?;
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
