//! Three-valued signs of a layer's units, and the floating-point filter that decides most of them.
//!
//! A sign is decided once per vertex and unit and then stored. The filter never guesses: where its error bound does not allow
//! a verdict, it says so, and [`super::exact`] decides.

use std::cmp::Ordering;

use crate::network::Layer;

/// Roundoff of one f64 operation, relative to its result.
pub(super) const UNIT_ROUNDOFF: f64 = f64::EPSILON / 2.0;

/// Factor by which computed sums of absolute values are raised, so that they bound the true ones: a sum of at most 65 terms
/// is wrong by less than 65 roundoffs, far below this.
pub(super) const RAISE: f64 = 1.0 + 1024.0 * f64::EPSILON;

/// Absolute error that covers every underflow on the way to one value: 65 products, each off by at most 2^-1075.
pub(super) const UNDERFLOW: f64 = f64::MIN_POSITIVE;

/// Signs of up to 64 values, such as a layer's pre-activations at a vertex; a value in neither set is exactly zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs {
    /// Bit per value: greater than zero.
    pub(super) positive: u64,
    /// Bit per value: less than zero.
    pub(super) negative: u64,
}

impl Signs {
    /// Signs of some of the given values, the others zero.
    pub(super) fn of_values(values: &[f64]) -> Self {
        let mut signs = Self::default();
        for (place, value) in values.iter().enumerate() {
            signs.set(place, value.partial_cmp(&0.0).unwrap_or(Ordering::Equal));
        }
        signs
    }

    pub(super) const fn of(self, place: usize) -> Ordering {
        if self.positive >> place & 1 == 1 {
            Ordering::Greater
        } else if self.negative >> place & 1 == 1 {
            Ordering::Less
        } else {
            Ordering::Equal
        }
    }

    pub(super) const fn set(&mut self, place: usize, sign: Ordering) {
        let bit = 1 << place;
        self.positive &= !bit;
        self.negative &= !bit;
        match sign {
            Ordering::Greater => self.positive |= bit,
            Ordering::Less => self.negative |= bit,
            Ordering::Equal => (),
        }
    }

    /// Signs that occur on either side.
    pub(super) const fn union(self, other: Self) -> Self {
        Self {
            positive: self.positive | other.positive,
            negative: self.negative | other.negative,
        }
    }

    /// Places that have both signs, in a union.
    pub(super) const fn both(self) -> u64 {
        self.positive & self.negative
    }

    /// Places that are not exactly zero.
    pub(super) const fn nonzero(self) -> u64 {
        self.positive | self.negative
    }

    /// Signs of the activations, from those of the pre-activations and the slope of the off side.
    pub(super) fn activated(self, slope_off: f64) -> Self {
        let off = |applies: bool| if applies { self.negative } else { 0 };
        Self {
            positive: self.positive | off(slope_off < 0.0),
            negative: off(slope_off > 0.0),
        }
    }
}

/// The places whose bits are set, ascending.
pub(super) fn places(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = bits.trailing_zeros() as usize;
        bits &= bits.wrapping_sub(1);
        (place < 64).then_some(place)
    })
}

/// The error bounds of one layer's pre-activations z = W·h + b, computed in any order of summation.
///
/// With inputs h known up to `error`, and |h| ≤ `largest` as computed, unit u is off by at most
/// ‖w‖₁·(error + γ·largest) + γ·|b| with its weights w, its bias b and γ = (n + 4)·2^-52 for n inputs. The usual factor is
/// (n + 1)u/(1 − (n + 1)u) with u = 2^-53 (Higham, Accuracy and Stability of Numerical Algorithms, section 3.1); this is
/// twice as much, so that it also covers its own rounding.
#[derive(Clone, Debug)]
pub(super) struct Filter {
    gamma: f64,
    /// ‖w‖₁ per unit, raised.
    norms: Vec<f64>,
    /// γ·|b| plus underflow, per unit.
    offsets: Vec<f64>,
}

impl Filter {
    pub(super) fn of(layer: &Layer) -> Self {
        let terms = (0..layer.inputs() + 4).fold(0.0, |count, _| count + 1.0);
        let gamma = terms * f64::EPSILON;
        let norm = |unit| RAISE * layer.row(unit).iter().map(|w| w.abs()).sum::<f64>();
        Self {
            gamma,
            norms: (0..layer.units()).map(norm).collect(),
            offsets: (layer.biases().iter())
                .map(|b| gamma * b.abs() + UNDERFLOW)
                .collect(),
        }
    }

    /// The signs of pre-activations `z` that are beyond doubt, and the largest error of any of them.
    ///
    /// `error` and `largest` belong to the layer's inputs at the same vertex.
    pub(super) fn signs(&self, z: &[f64], error: f64, largest: f64) -> (Signs, f64) {
        // An underflow in γ·largest must not slip below the bound.
        let spread = error + self.gamma * largest + UNDERFLOW;
        let mut signs = Signs::default();
        let mut worst = 0.0_f64;
        let mut size = 0.0_f64;
        let bounds = self.norms.iter().zip(&self.offsets);
        for (place, (&z, (&norm, &offset))) in z.iter().zip(bounds).enumerate() {
            let bound = norm * spread + offset;
            signs.positive |= u64::from(z > bound) << place;
            signs.negative |= u64::from(z < -bound) << place;
            worst = worst.max(bound);
            size = size.max(z.abs());
        }
        // After an overflow the analysis no longer holds, not even for the sign.
        if size > f64::MAX {
            signs = Signs::default();
        }
        (signs, worst)
    }

    /// The sign of one pre-activation where its terms allow a verdict; `None` where only exact arithmetic does.
    ///
    /// `inputs` are the exact signs of `h`; terms with a zero factor are exactly zero whatever the error.
    pub(super) fn sign_by_terms(&self, unit: &UnitTerms<'_>, error: f64) -> Option<Ordering> {
        let mut bound = self.gamma * unit.bias.abs() + UNDERFLOW;
        let mut seen = Signs::of_values(&[unit.bias]);
        for place in places(unit.signs.nonzero()) {
            let weight = unit.weights[place];
            if weight == 0.0 {
                continue;
            }
            let term = if weight > 0.0 {
                unit.signs.of(place)
            } else {
                unit.signs.of(place).reverse()
            };
            let mut single = Signs::default();
            single.set(0, term);
            seen = seen.union(single);
            bound += weight.abs() * (error + self.gamma * unit.inputs[place].abs() + UNDERFLOW);
        }
        if seen.both() == 0 {
            // No term pulls the other way, so no rounding can matter.
            return Some(seen.of(0));
        }
        let decided = unit.z.abs() > bound * RAISE && unit.z.abs() <= f64::MAX;
        decided.then(|| unit.z.partial_cmp(&0.0)).flatten()
    }
}

/// What one pre-activation is made of at a vertex.
#[derive(Clone, Copy, Debug)]
pub(super) struct UnitTerms<'a> {
    pub(super) weights: &'a [f64],
    pub(super) bias: f64,
    /// The layer's inputs h, as computed.
    pub(super) inputs: &'a [f64],
    /// Exact signs of the inputs.
    pub(super) signs: Signs,
    /// The pre-activation, as computed.
    pub(super) z: f64,
}
