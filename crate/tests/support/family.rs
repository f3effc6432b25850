//! Families of networks and frames, generic and degenerate, each a pure function of a seed.

use crease::dataset::random::{Purpose, Stream};
use crease::{Activation, CellComplex, Layer, Network, Point, Rect};

/// The kind of a random network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    /// Uniform weights, as floats of 24 bits.
    Generic,
    /// Small whole numbers and halves: parallel, coincident and concurrent hinges everywhere.
    SmallIntegers,
    /// No biases: every hinge of the first layer passes through the origin.
    ZeroBiases,
    /// Half of the units are multiples of others, of either sign, or zero.
    Copies,
    /// A hidden layer of one unit in the middle: everything after it depends on one number.
    Bottleneck,
    /// One layer is off everywhere.
    DeadLayer,
    /// All hinges of the first layer meet in (1/3, 1/3), which floats cannot represent.
    Thirds,
    /// Copies that differ only in the last bits.
    NearCopies,
    /// Units scaled by huge and tiny powers of two, and the weights that use them scaled by the inverse.
    Extreme,
    /// Hinges along the sides of the square, through its corners and along its diagonals.
    Sides,
}

impl Family {
    /// Every family.
    pub(crate) const ALL: [Self; 10] = [
        Self::Generic,
        Self::SmallIntegers,
        Self::ZeroBiases,
        Self::Copies,
        Self::Bottleneck,
        Self::DeadLayer,
        Self::Thirds,
        Self::NearCopies,
        Self::Extreme,
        Self::Sides,
    ];

    /// A network of this family, with at most three hidden layers of five units.
    pub(crate) fn network(self, seed: u64) -> Network {
        let mut random = Stream::new(seed, Purpose::Weights);
        let inputs = if random.below(8) == 0 { 1 } else { 2 };
        let mut widths = vec![inputs];
        let hidden = if self == Self::Bottleneck {
            2
        } else {
            random.below(4)
        };
        widths.extend((0..hidden).map(|_| 1 + random.below(5)));
        if self == Self::Bottleneck {
            widths.insert(2, 1);
        }
        widths.push(1 + random.below(3));
        let slopes = [0.0, 0.0, 0.0, 0.01, -1.0, 1.0, 0.25, -0.5];
        let slope = slopes[random.below(slopes.len())];
        let mut layers: Vec<Rows> = widths
            .windows(2)
            .map(|pair| self.layer(pair[0], pair[1], &mut random))
            .collect();
        self.bend(&mut layers, &mut random);
        let layers = layers.into_iter().map(Rows::layer).collect();
        Network::new(Activation::with_slope_off(slope), layers).unwrap()
    }

    /// Random rows of this family.
    fn layer(self, inputs: usize, units: usize, random: &mut Stream) -> Rows {
        let whole = [-2.0, -1.0, -1.0, 0.0, 0.0, 1.0, 1.0, 2.0];
        let mut number = |scale: f64| match self {
            Self::SmallIntegers | Self::Sides => scale * whole[random.below(whole.len())],
            _ => scale * short(random.between(-1.5, 1.5)),
        };
        let bias_scale = match self {
            Self::ZeroBiases => 0.0,
            _ => 0.5,
        };
        Rows {
            inputs,
            weights: (0..units)
                .map(|_| (0..inputs).map(|_| number(1.0)).collect())
                .collect(),
            biases: (0..units).map(|_| number(bias_scale)).collect(),
        }
    }

    /// Changes the network so that it has the special property of its family.
    fn bend(self, layers: &mut [Rows], random: &mut Stream) {
        match self {
            Self::Generic | Self::SmallIntegers | Self::ZeroBiases | Self::Bottleneck => (),
            Self::Copies | Self::NearCopies => {
                for rows in layers.iter_mut() {
                    rows.copy_units(self == Self::NearCopies, random);
                }
            }
            Self::DeadLayer => {
                let place = random.below(layers.len());
                layers[place].biases.fill(-1000.0);
            }
            Self::Thirds => {
                for (weights, bias) in layers[0].units() {
                    // a + b is three times −c.
                    let third = whole(random, 5);
                    let first = whole(random, 7);
                    let rest = [first, 3.0 * third - first];
                    match weights.as_mut_slice() {
                        [only] => *only = 3.0 * third,
                        all => all.copy_from_slice(&rest),
                    }
                    *bias = -third;
                }
            }
            Self::Extreme => stretch(layers, random),
            Self::Sides => {
                let lines = [
                    [1.0, 0.0, -1.0],
                    [0.0, -1.0, -1.0],
                    [1.0, -1.0, 0.0],
                    [1.0, 1.0, 0.0],
                    [1.0, 1.0, -2.0],
                    [1.0, 2.0, 1.0],
                    [-1.0, 0.0, 1.0],
                ];
                for (weights, bias) in layers[0].units() {
                    let line = lines[random.below(lines.len())];
                    let count = weights.len();
                    weights.copy_from_slice(&line[..count]);
                    *bias = line[2];
                }
            }
        }
    }
}

/// A convex frame: mostly squares, otherwise polygons that are not rectangles.
pub(crate) fn frame(seed: u64) -> Vec<Point> {
    let mut random = Stream::new(seed, Purpose::Positions);
    let points = |corners: &[(f64, f64)]| corners.iter().map(|&(x, y)| Point::new(x, y)).collect();
    match random.below(8) {
        0 => points(&[(-1.0, -1.0), (2.0, -0.5), (0.25, 1.5)]),
        1 => points(&[
            (0.0, -1.0),
            (1.0, 0.0),
            (0.5, 1.0),
            (-0.7, 0.9),
            (-1.0, 0.1),
        ]),
        2 => points(&[
            (-1.0, -1.0),
            (0.0, -1.0),
            (1.0, -1.0),
            (1.0, 1.0),
            (-1.0, 1.0),
        ]),
        3 => Rect::square(Point::new(1.0 / 3.0, 0.1), 6.0)
            .corners()
            .into(),
        4 => points(&[(-1.0, -1e-6), (1.0, -1e-6), (1.0, 1e-6), (-1.0, 1e-6)]),
        _ => Rect::square(Point::default(), 1.0).corners().into(),
    }
}

/// A layer under construction.
struct Rows {
    inputs: usize,
    weights: Vec<Vec<f64>>,
    biases: Vec<f64>,
}

impl Rows {
    fn layer(self) -> Layer {
        Layer::new(self.inputs, self.weights.concat(), self.biases).unwrap()
    }

    fn units(&mut self) -> impl Iterator<Item = (&mut Vec<f64>, &mut f64)> {
        self.weights.iter_mut().zip(&mut self.biases)
    }

    /// Makes about half of the units multiples of the first; with `near`, the last bits of one parameter differ.
    fn copy_units(&mut self, near: bool, random: &mut Stream) {
        for unit in 1..self.biases.len() {
            if random.below(2) == 0 {
                continue;
            }
            let factor =
                [1.0, 1.0, 2.0, 0.5, -1.0, -4.0, 0.0][random.below(if near { 6 } else { 7 })];
            self.weights[unit] = self.weights[0].iter().map(|w| factor * w).collect();
            self.biases[unit] = factor * self.biases[0];
            if near {
                let bits = [1.0, 2.0, 1024.0, f64::from(1 << 20)][random.below(4)];
                let change = 1.0 + bits * f64::EPSILON;
                match random.below(self.inputs + 1) {
                    0 => self.biases[unit] *= change,
                    input => self.weights[unit][input - 1] *= change,
                }
            }
        }
    }
}

/// Scales units by powers of two up to 2^±99, and half of the weights that use them by the inverse.
fn stretch(layers: &mut [Rows], random: &mut Stream) {
    for place in 0..layers.len() {
        for unit in 0..layers[place].biases.len() {
            let power = 33 * (i32::try_from(random.below(7)).unwrap() - 3);
            let factor = 2.0_f64.powi(power);
            layers[place].weights[unit]
                .iter_mut()
                .for_each(|w| *w *= factor);
            layers[place].biases[unit] *= factor;
            // The other weights see activations of very different size.
            if random.below(2) == 0
                && let Some(next) = layers.get_mut(place + 1)
            {
                next.weights.iter_mut().for_each(|row| row[unit] /= factor);
            }
        }
    }
    let (least, most) = CellComplex::PARAMETER_RANGE;
    for rows in layers {
        let parameters = rows.weights.iter_mut().flatten().chain(&mut rows.biases);
        for value in parameters.filter(|value| !(least..=most).contains(&value.abs())) {
            *value = 0.0;
        }
    }
}

/// A float with at most 24 significant bits, like the page's parameters.
fn short(value: f64) -> f64 {
    #[allow(clippy::cast_possible_truncation, reason = "rounding is meant")]
    let single = value as f32;
    f64::from(single)
}

/// An integer from 1 − `count`/2 to `count`/2.
fn whole(random: &mut Stream, count: usize) -> f64 {
    (0..random.below(count)).fold(
        1.0 - f64::from(u32::try_from(count / 2).unwrap()),
        |n, _| n + 1.0,
    )
}
