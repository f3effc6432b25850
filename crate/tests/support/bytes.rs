//! Any bytes as a network and a frame: the input of the fuzzer for the complex.

use crease::{Activation, CellComplex, ComplexError, Layer, Network, Point, polygon_area};

use num_rational::BigRational;
use num_traits::Signed;

use super::agreement::{assert_agrees, assert_contest_agrees};
use super::validator::assert_valid;

/// Reads bytes from the front; after the end there are only zeros.
struct ByteSource<'a> {
    rest: &'a [u8],
    /// The numbers read so far, which can be repeated.
    known: Vec<f64>,
}

/// The numbers that are chosen most often.
const COMMON: [f64; 12] = [
    0.0, 0.0, 1.0, -1.0, 0.5, -0.5, 2.0, -2.0, 3.0, 0.1, -0.25, 1e-3,
];

impl ByteSource<'_> {
    fn byte(&mut self) -> usize {
        let Some((&first, rest)) = self.rest.split_first() else {
            return 0;
        };
        self.rest = rest;
        usize::from(first)
    }

    fn bits(&mut self) -> u64 {
        (0..8).fold(0, |bits, _| bits << 8 | u64::try_from(self.byte()).unwrap())
    }

    /// A common number, an earlier one or one close to it, a power of two in range, a short or a long float in range, or any
    /// bits.
    fn number(&mut self) -> f64 {
        let kind = self.byte();
        let earlier = |reader: &mut Self| {
            let place = reader.byte();
            let count = reader.known.len().max(1);
            reader.known.get(place % count).copied().unwrap_or(1.0)
        };
        let value = match kind % 16 {
            0..=4 => COMMON[self.byte() % COMMON.len()],
            5 | 6 => earlier(self) * [1.0, -1.0, 2.0, 0.5][kind / 16 % 4],
            7 => {
                let near = earlier(self).to_bits();
                f64::from_bits(near.wrapping_add(1 << (kind / 16)))
            }
            8 => {
                let power = i32::try_from(self.byte()).unwrap() - 128;
                2.0_f64.powi(power) * [1.0, -1.0][kind / 16 % 2]
            }
            9 | 10 => in_range(self.bits()),
            11..=13 => {
                let tenths = u32::try_from(self.byte()).unwrap();
                (f64::from(tenths) - 128.0) / 10.0
            }
            14 => f64::from(f32::from_bits(u32::try_from(self.bits() >> 32).unwrap())),
            _ => f64::from_bits(self.bits()),
        };
        self.known.push(value);
        value
    }

    fn layer(&mut self, inputs: usize, units: usize) -> Layer {
        let mut rows: Vec<Vec<f64>> = Vec::new();
        for unit in 0..units {
            let row = match self.byte() % 8 {
                // A multiple of an earlier row, including its bias.
                0 if unit > 0 => {
                    let factor = COMMON[self.byte() % COMMON.len()];
                    rows[self.byte() % unit]
                        .iter()
                        .map(|w| factor * w)
                        .collect()
                }
                _ => (0..=inputs).map(|_| self.number()).collect(),
            };
            rows.push(row);
        }
        let biases = rows.iter_mut().map(|row| row.pop().unwrap()).collect();
        Layer::new(inputs, rows.concat(), biases).unwrap()
    }

    fn network(&mut self) -> Option<Network> {
        let mut inputs = 2 - usize::from(self.byte().is_multiple_of(8));
        let hidden = self.byte() % 4;
        let slopes = [0.0, 0.0, 0.0, -1.0, 1.0, 0.125, -0.5];
        let slope = match self.byte() % 8 {
            7 => self.number(),
            place => slopes[place],
        };
        let mut layers = Vec::new();
        for _ in 0..hidden {
            let units = 1 + self.byte() % 5;
            layers.push(self.layer(inputs, units));
            inputs = units;
        }
        let outputs = 1 + self.byte() % 4;
        layers.push(self.layer(inputs, outputs));
        Network::new(Activation::with_slope_off(slope), layers).ok()
    }

    fn frame(&mut self) -> Vec<Point> {
        let size = match self.byte() % 4 {
            0 | 1 => 1.0,
            2 => self.number().abs(),
            _ => {
                let corners = self.byte() % 7;
                return (0..corners)
                    .map(|_| Point::new(self.number(), self.number()))
                    .collect();
            }
        };
        [(-size, -size), (size, -size), (size, size), (-size, size)]
            .map(|(x, y)| Point::new(x, y))
            .into()
    }
}

/// A float with these bits, but with its size forced between 2^-200 and 2^200.
fn in_range(bits: u64) -> f64 {
    const MANTISSA: u64 = (1 << 52) - 1;
    let exponent = 823 + (bits >> 52 & 0x7ff) % 400;
    f64::from_bits(bits & (1 << 63) | exponent << 52 | bits & MANTISSA)
}

/// The network and the frame given by the bytes; `None` where no network has such parameters.
pub(crate) fn scene(bytes: &[u8]) -> Option<(Network, Vec<Point>)> {
    let mut reader = ByteSource {
        rest: bytes,
        known: Vec::new(),
    };
    let frame = reader.frame();
    Some((reader.network()?, frame))
}

/// Builds the complex of the network given by the bytes, and compares it with the reference.
///
/// Networks of this size are only refused when they are invalid, never for their cost.
pub(crate) fn assert_sound(bytes: &[u8]) {
    let Some((network, frame)) = scene(bytes) else {
        return;
    };
    let name = format!("{network:?} in {frame:?}");
    match CellComplex::of(&network, &frame) {
        Ok(complex) => {
            assert!(
                is_convex(&frame) && is_in_range(&network),
                "{name}: accepted"
            );
            assert_agrees(&name, &complex);
            if is_moderate(&network, &frame) {
                assert_contest_agrees(&name, &complex);
                assert_valid(&name, &complex);
            }
        }
        Err(ComplexError::TooManyRegions | ComplexError::TooMuchExactWork) => {
            panic!("{name}: refused")
        }
        Err(ComplexError::ParameterRange { .. } | ComplexError::SlopeRange { .. }) => {
            assert!(!is_in_range(&network), "{name}");
        }
        Err(_) => assert!(!is_convex(&frame), "{name}"),
    }
}

fn sizes(network: &Network) -> impl Iterator<Item = f64> + '_ {
    let slope = std::iter::once(network.activation().slope_off());
    (network.parameters().chain(slope)).map(f64::abs)
}

fn is_in_range(network: &Network) -> bool {
    let (least, most) = CellComplex::PARAMETER_RANGE;
    sizes(network).all(|size| size == 0.0 || (least..=most).contains(&size))
}

/// Whether the validator's tolerances, which are made for networks that learners see, apply.
fn is_moderate(network: &Network, frame: &[Point]) -> bool {
    let coordinates = || frame.iter().flat_map(|p| [p.x.abs(), p.y.abs()]);
    let reach = coordinates().fold(0.0, f64::max);
    let is_slim = polygon_area(frame) < 1e-6 * reach * reach;
    let mut all = sizes(network).chain(coordinates());
    !is_slim && all.all(|size| size == 0.0 || (1e-4..=1e4).contains(&size))
}

/// Whether the corners are distinct and in range, and none of them lies to the right of any side.
fn is_convex(frame: &[Point]) -> bool {
    let (_, most) = CellComplex::PARAMETER_RANGE;
    let fits = |p: &Point| p.x.abs() <= most && p.y.abs() <= most;
    let distinct = |place| !frame[..place].contains(&frame[place]);
    if frame.len() < 3 || !frame.iter().all(fits) || !(0..frame.len()).all(distinct) {
        return false;
    }
    let exact = |value| BigRational::from_float(value).unwrap();
    let corners: Vec<[BigRational; 2]> = frame.iter().map(|p| [exact(p.x), exact(p.y)]).collect();
    let mut turns = corners
        .iter()
        .zip(corners.iter().cycle().skip(1))
        .flat_map(|(a, b)| {
            corners
                .iter()
                .map(move |c| (&b[0] - &a[0]) * (&c[1] - &a[1]) - (&b[1] - &a[1]) * (&c[0] - &a[0]))
        });
    let mut seen = false;
    turns.all(|turn| {
        seen |= turn.is_positive();
        !turn.is_negative()
    }) && seen
}
