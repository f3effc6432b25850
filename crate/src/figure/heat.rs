//! The colours of heat maps.
//!
//! Shares run from dark blue over grey to yellow, after *cividis* (Nuñez, Anderton and Renslow 2018): ever lighter, for readers
//! without red or green cones as for all others, and on a grey copier. Differences run from blue over paper to orange.

use super::palette::{Palette, Rgb, Theme};

/// From the least to the largest.
const STOPS: [Rgb; 5] = [
    Rgb(0x00, 0x22, 0x4e),
    Rgb(0x43, 0x4e, 0x6c),
    Rgb(0x7d, 0x7c, 0x78),
    Rgb(0xbc, 0xae, 0x6c),
    Rgb(0xfe, 0xe8, 0x38),
];

/// What is less, and what is more, of a difference.
const LESS: Rgb = Rgb(0x1f, 0x5f, 0xa8);
const MORE: Rgb = Rgb(0xc2, 0x6a, 0x00);

/// The colour of a share, from 0 to 1.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the stops first"
)]
pub(super) fn of_share(share: f64) -> Rgb {
    let place = share.clamp(0.0, 1.0) * (STOPS.len() - 1) as f64;
    let below = (place as usize).min(STOPS.len() - 2);
    STOPS[below].mix(STOPS[below + 1], place - below as f64)
}

/// The colour of a difference, from −1 to 1.
pub(super) fn of_difference(difference: f64, theme: Theme) -> Rgb {
    let paper = Palette::of(theme).printed;
    let end = if difference < 0.0 { LESS } else { MORE };
    paper.mix(end, difference.abs().min(1.0))
}

/// White or black: whichever stands out more from a colour.
pub(super) fn ink_on(Rgb(red, green, blue): Rgb) -> Rgb {
    let linear = |value: u8| libm::pow(f64::from(value) / 255.0, 2.2);
    let light = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    if light > 0.18 {
        Rgb(0, 0, 0)
    } else {
        Rgb(255, 255, 255)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linear(Rgb(red, green, blue): Rgb) -> [f64; 3] {
        [red, green, blue].map(|value| libm::pow(f64::from(value) / 255.0, 2.2))
    }

    fn lightness([red, green, blue]: [f64; 3]) -> f64 {
        116.0 * libm::cbrt(0.2126 * red + 0.7152 * green + 0.0722 * blue) - 16.0
    }

    /// Linear light as seen with all cones, and without the long-, middle- or short-wave ones (Viénot, Brettel and Mollon 1999; the
    /// last by its yellow–blue axis left out).
    fn seen_by(vision: usize, light: [f64; 3]) -> [f64; 3] {
        let [red, green, blue] = light;
        let yellow = match vision {
            1 => 0.112_38 * red + 0.887_62 * green,
            2 => 0.292_75 * red + 0.707_25 * green,
            _ => red,
        };
        match vision {
            1 | 2 => [yellow, yellow, blue],
            3 => [red, 0.5 * (green + blue), 0.5 * (green + blue)],
            _ => light,
        }
    }

    #[test]
    fn shares_grow_lighter_for_every_eye() {
        for vision in 0..4 {
            let mut before = f64::NEG_INFINITY;
            for step in 0..=10 {
                let seen = seen_by(vision, linear(of_share(f64::from(step) / 10.0)));
                let now = lightness(seen);
                assert!(
                    now > before + 2.0,
                    "vision {vision}, {step}: {before:.1} to {now:.1}"
                );
                before = now;
            }
        }
    }

    #[test]
    fn numbers_stand_out_from_every_colour() {
        let contrast = |a: Rgb, b: Rgb| {
            let light = |colour| {
                let [red, green, blue] = linear(colour);
                0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05
            };
            let (a, b) = (light(a), light(b));
            a.max(b) / a.min(b)
        };
        for step in -20..=20 {
            let share = f64::from(step) / 20.0;
            let colours = [
                of_share(share),
                of_difference(share, Theme::Light),
                of_difference(share, Theme::Dark),
            ];
            for colour in colours {
                let ratio = contrast(colour, ink_on(colour));
                assert!(ratio >= 4.4, "{share}: {colour:?} has {ratio:.2}");
            }
        }
    }

    #[test]
    fn less_and_more_differ_without_red_or_green_cones() {
        for theme in [Theme::Light, Theme::Dark] {
            for vision in 0..3 {
                let [less, more] =
                    [-1.0, 1.0].map(|end| seen_by(vision, linear(of_difference(end, theme))));
                let apart: f64 = less.iter().zip(more).map(|(a, b)| (a - b).abs()).sum();
                assert!(apart > 0.3, "{theme:?}, vision {vision}: {apart:.2}");
            }
        }
    }
}
