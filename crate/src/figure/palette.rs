//! Every colour of every figure, by role.
//!
//! Classes, signs and selections differ in lightness, shape or dash as well as in hue, so that a grey print and a reader
//! who does not tell red from green lose nothing; the tests below hold the distances.

/// What the figure is shown on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Ink on paper.
    #[default]
    Light,
    /// Chalk on slate.
    Dark,
    /// Black on white, for paper and for a grey copier.
    Printed,
}

/// One opaque sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    const fn hex(value: u32) -> Self {
        let [_, red, green, blue] = value.to_be_bytes();
        Self(red, green, blue)
    }

    /// The colour a share `t` of the way from here (0) to `other` (1), channel by channel.
    #[must_use]
    pub fn lerp(self, other: Self, t: f64) -> Self {
        let mix = |from: u8, to: u8| {
            let value = f64::from(from) + t * (f64::from(to) - f64::from(from));
            channel(value)
        };
        Self(
            mix(self.0, other.0),
            mix(self.1, other.1),
            mix(self.2, other.2),
        )
    }
}

impl Rgb {
    /// The colour a share `t` of the way from here (0) to `other` (1) in the space Oklab: equal shares are equal steps to the
    /// eye, in lightness as in colour.
    #[must_use]
    pub fn mix(self, other: Self, t: f64) -> Self {
        let (from, to) = (self.oklab(), other.oklab());
        Self::of_oklab([0, 1, 2].map(|axis| from[axis] + t * (to[axis] - from[axis])))
    }

    /// Lightness and the two axes of colour, after Ottosson 2020.
    fn oklab(self) -> [f64; 3] {
        let light = [self.0, self.1, self.2].map(|value| {
            let share = f64::from(value) / 255.0;
            if share <= 0.040_45 {
                share / 12.92
            } else {
                libm::pow((share + 0.055) / 1.055, 2.4)
            }
        });
        times(&FROM_CONES, times(&TO_CONES, light).map(libm::cbrt))
    }

    fn of_oklab(lab: [f64; 3]) -> Self {
        let light = times(
            &TO_LIGHT,
            times(&TO_ROOTS, lab).map(|root| root * root * root),
        );
        let [red, green, blue] = light.map(|share| {
            let value = if share <= 0.003_130_8 {
                12.92 * share
            } else {
                1.055 * libm::pow(share, 1.0 / 2.4) - 0.055
            };
            channel(255.0 * value)
        });
        Self(red, green, blue)
    }
}

type Matrix = [[f64; 3]; 3];

/// From linear light to the cones, and from their cube roots to Oklab.
const TO_CONES: Matrix = [
    [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
    [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
    [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
];
const FROM_CONES: Matrix = [
    [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
    [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
    [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
];
/// The way back.
const TO_ROOTS: Matrix = [
    [1.0, 0.396_337_777_4, 0.215_803_757_3],
    [1.0, -0.105_561_345_8, -0.063_854_172_8],
    [1.0, -0.089_484_177_5, -1.291_485_548_0],
];
const TO_LIGHT: Matrix = [
    [4.076_741_662_1, -3.307_711_591_3, 0.230_969_929_2],
    [-1.268_438_004_6, 2.609_757_401_1, -0.341_319_396_5],
    [-0.004_196_086_3, -0.703_418_614_7, 1.707_614_701_0],
];

fn times(matrix: &Matrix, of: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row[0] * of[0] + row[1] * of[1] + row[2] * of[2])
}

/// A channel from 0 to 255, rounded and clamped.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to 0..=255 first"
)]
pub(super) fn channel(value: f64) -> u8 {
    (value + 0.5).clamp(0.0, 255.0) as u8
}

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// What everything lies on; also halos, outlines and the boundary's side of the shading.
    pub printed: Rgb,
    /// Hinges, the decision boundary, letters.
    pub ink: Rgb,
    /// Numerals and axes.
    pub quiet: Rgb,
    /// Frames, grids and what is only there to be found.
    pub faint: Rgb,
    /// Samples, by class.
    pub mark: [Rgb; 4],
    /// The plane where the score speaks for a class most strongly.
    pub tint: [Rgb; 4],
    /// The selected unit, its hinge and handles: the page's own accent.
    pub accent: Rgb,
    /// Spots over a printed picture that are pointed at.
    pub spot: Rgb,
    /// A positive weight (drawn solid).
    pub positive: Rgb,
    /// A negative weight (drawn dashed).
    pub negative: Rgb,
    /// Training loss; the test loss is the same hue, thinner and dashed.
    pub loss: Rgb,
    /// What dims the off side of a unit.
    pub veil: Rgb,
    /// What a shadow is made of.
    pub shadow: Rgb,
    /// How far a facet turned to the light is lightened, in channel steps of 255.
    pub light: f64,
}

impl Palette {
    /// The colours of a theme.
    #[must_use]
    pub const fn of(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
            Theme::Printed => &PRINT,
        }
    }
}

const LIGHT: Palette = Palette {
    printed: Rgb::hex(0xfb_fa_f6),
    ink: Rgb::hex(0x1c_1e_22),
    quiet: Rgb::hex(0x5b_5e_66),
    faint: Rgb::hex(0xb9_b6_ad),
    mark: [
        Rgb::hex(0x16_48_86),
        Rgb::hex(0xb0_4a_05),
        Rgb::hex(0x06_30_1d),
        Rgb::hex(0x4b_1d_63),
    ],
    tint: [
        Rgb::hex(0x86_ab_d9),
        Rgb::hex(0xfe_da_ac),
        Rgb::hex(0x4f_7e_55),
        Rgb::hex(0xa9_7f_c0),
    ],
    // As red as a reader without red cones still tells from ink.
    accent: Rgb::hex(0xa4_26_39),
    spot: Rgb::hex(0x16_48_86),
    positive: Rgb::hex(0x1d_5f_5c),
    negative: Rgb::hex(0x8a_3f_8f),
    loss: Rgb::hex(0x1c_1e_22),
    veil: Rgb::hex(0xc4_c3_be),
    shadow: Rgb::hex(0x00_00_00),
    light: 9.0,
};

const DARK: Palette = Palette {
    printed: Rgb::hex(0x15_17_1a),
    ink: Rgb::hex(0xe9_e7_e1),
    quiet: Rgb::hex(0xa3_a3_a0),
    faint: Rgb::hex(0x4a_4d_52),
    mark: [
        Rgb::hex(0x9f_c9_ff),
        Rgb::hex(0xff_d9_a3),
        Rgb::hex(0x6f_d3_a4),
        Rgb::hex(0xec_d2_ff),
    ],
    tint: [
        Rgb::hex(0x13_37_68),
        Rgb::hex(0xa3_58_0f),
        Rgb::hex(0x24_5c_40),
        Rgb::hex(0x86_57_9c),
    ],
    accent: Rgb::hex(0xf8_80_7a),
    spot: Rgb::hex(0x9f_c9_ff),
    positive: Rgb::hex(0x6f_c7_bd),
    negative: Rgb::hex(0xd9_94_e0),
    loss: Rgb::hex(0xe9_e7_e1),
    veil: Rgb::hex(0x2c_2f_33),
    shadow: Rgb::hex(0x00_00_00),
    light: 7.0,
};

const PRINT: Palette = Palette {
    printed: Rgb::hex(0xff_ff_ff),
    ink: Rgb::hex(0x00_00_00),
    quiet: Rgb::hex(0x3c_3c_3c),
    faint: Rgb::hex(0xa0_a0_a0),
    ..LIGHT
};

#[cfg(test)]
mod tests {
    use super::*;

    const THEMES: [Theme; 3] = [Theme::Light, Theme::Dark, Theme::Printed];

    fn linear(Rgb(red, green, blue): Rgb) -> [f64; 3] {
        [red, green, blue].map(|value| {
            let share = f64::from(value) / 255.0;
            if share <= 0.040_45 {
                share / 12.92
            } else {
                libm::pow((share + 0.055) / 1.055, 2.4)
            }
        })
    }

    fn luminance([red, green, blue]: [f64; 3]) -> f64 {
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Contrast ratio of WCAG 2.
    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let (a, b) = (luminance(linear(a)), luminance(linear(b)));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// CIE L*a*b* of linear light, D65.
    fn lab([red, green, blue]: [f64; 3]) -> [f64; 3] {
        let root = |t: f64| {
            if t > 0.008_856 {
                libm::cbrt(t)
            } else {
                7.787 * t + 16.0 / 116.0
            }
        };
        let x = root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
        let y = root(luminance([red, green, blue]));
        let z = root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    /// Linear light as seen without long- or middle-wave cones (Viénot, Brettel and Mollon 1999).
    fn seen_by(vision: usize, light: [f64; 3]) -> [f64; 3] {
        let [red, green, blue] = light;
        let (share, lift) = [(0.112_38, 0.887_62), (0.292_75, 0.707_25)][vision];
        let tail = [0.004_01, -0.022_34][vision];
        let yellow = share * red + lift * green;
        [yellow, yellow, tail * red - tail * green + blue]
    }

    fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
        let square = |i: usize| (a[i] - b[i]) * (a[i] - b[i]);
        libm::sqrt(square(0) + square(1) + square(2))
    }

    #[test]
    fn classes_stay_apart_on_a_grey_print() {
        for theme in THEMES {
            let tint = Palette::of(theme).tint;
            let lightness = |class: usize| lab(linear(tint[class]))[0];
            for second in 1..4 {
                for first in 0..second {
                    // Between paper and what ink still stands out from there is room for three steps of 20 on paper and for two
                    // on slate; violet diamonds, which only the reader can add, have their hue and their shape.
                    let least = match (first, second, theme) {
                        (0, 1, _) | (_, 2, Theme::Light | Theme::Printed) => 20.0,
                        (_, 2, Theme::Dark) => 10.0,
                        _ => 0.0,
                    };
                    let apart = (lightness(first) - lightness(second)).abs();
                    let names = format!("{theme:?}, {first} and {second}");
                    assert!(apart >= least, "{names}: {apart:.1} L*");
                }
            }
        }
    }

    #[test]
    fn every_two_classes_differ_without_red_or_green_cones() {
        for theme in THEMES {
            let Palette { mark, tint, .. } = Palette::of(theme);
            for second in 1..4 {
                for first in 0..second {
                    for vision in 0..2 {
                        let see = |colour| lab(seen_by(vision, linear(colour)));
                        for (colours, least) in [(mark, 10.0), (tint, 7.0)] {
                            let apart = distance(see(colours[first]), see(colours[second]));
                            let names = format!("{theme:?}, {first} and {second}");
                            assert!(apart >= least, "{names}, vision {vision}: {apart:.1}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn words_and_lines_stand_out_from_what_they_lie_on() {
        for theme in THEMES {
            let palette = Palette::of(theme);
            let check = |name: &str, front: Rgb, back: Rgb, least: f64| {
                let ratio = contrast(front, back);
                assert!(ratio >= least, "{theme:?}: {name} has {ratio:.2}");
            };
            check("ink on paper", palette.ink, palette.printed, 7.0);
            check("numerals", palette.quiet, palette.printed, 4.5);
            check("accent letters", palette.accent, palette.printed, 4.5);
            check("spots on paper", palette.spot, palette.printed, 3.0);
            check("positive weights", palette.positive, palette.printed, 3.0);
            check("negative weights", palette.negative, palette.printed, 3.0);
            for class in 0..4 {
                let (mark, tint) = (palette.mark[class], palette.tint[class]);
                check("samples on paper", mark, palette.printed, 4.5);
                check("samples on their tint", mark, tint, 3.0);
                check("ink on a tint", palette.ink, tint, 3.5);
            }
            // On slate the stronger of the tints is too near to the accent for 3: there it stands out by its rim of paper.
            let least = if theme == Theme::Dark { 2.0 } else { 3.0 };
            for tint in &palette.tint[..2] {
                check("accent on a tint", palette.accent, *tint, least);
            }
        }
    }

    #[test]
    fn classes_and_signs_differ_without_red_or_green_cones() {
        for theme in THEMES {
            let palette = Palette::of(theme);
            let pairs = [
                ("marks", palette.mark[0], palette.mark[1]),
                ("tints", palette.tint[0], palette.tint[1]),
                ("signs", palette.positive, palette.negative),
                ("selection", palette.accent, palette.ink),
                ("spots", palette.spot, palette.accent),
            ];
            for (name, a, b) in pairs {
                for vision in 0..2 {
                    let see = |colour| lab(seen_by(vision, linear(colour)));
                    let apart = distance(see(a), see(b));
                    assert!(
                        apart >= 20.0,
                        "{theme:?}, {name}, vision {vision}: {apart:.1}"
                    );
                }
            }
        }
    }

    #[test]
    fn mixing_reaches_both_ends() {
        let (a, b) = (LIGHT.printed, LIGHT.ink);
        for mixed in [Rgb::lerp, Rgb::mix] {
            assert_eq!(mixed(a, b, 0.0), a);
            assert_eq!(mixed(a, b, 1.0), b);
        }
    }

    #[test]
    fn tints_are_even_steps_of_one_hue() {
        for theme in THEMES {
            let Palette { printed, tint, .. } = Palette::of(theme);
            for full in tint {
                let shares = [0.0, 0.25, 0.5, 0.75, 1.0];
                let steps = shares.map(|share| printed.mix(*full, share).oklab());
                let apart = |pair: &[[f64; 3]]| distance(pair[0], pair[1]);
                let lengths: Vec<f64> = steps.windows(2).map(apart).collect();
                for length in &lengths {
                    // A channel is rounded by up to half a step of 255.
                    assert!((length - lengths[0]).abs() < 0.01, "{theme:?}: {lengths:?}");
                }
            }
        }
    }
}
