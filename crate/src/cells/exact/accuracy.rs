//! Bounds on the distance of computed values from true ones: the floating-point filter, with its proof.
//!
//! A sign is decided once per vertex and unit and then stored. The filter never guesses: where its bound allows no verdict
//! it returns none, and [`super::step`] decides.
//!
//! Every vertex v stands for two points: the true one, and a real point x(v) that the computed values belong to. For a corner
//! of the frame they are the same. A vertex cut into an edge a–b at the computed share t has x(v) = x(a) + t·(x(b) − x(a)),
//! without any rounding. Three bounds are kept; distances are largest-coordinate norms, gradients sums of absolute values:
//!
//! - `error` R(v), per vertex: in any region that touches v, let A be the affine maps of the units of the layer at hand,
//!   continued beyond that region; the computed values z differ from A(x(v)) by at most R(v) in the Euclidean norm of all
//!   units together, hence by no more in any one of them;
//! - `offset` ρ, per edge: x(v) is within ρ of the true line, for every vertex v on the edge;
//! - `shift` D(v), per vertex: x(v) is within D(v) of the true vertex.
//!
//! Let an edge a–b on the line L be cut at v by the hinge of a unit. For that unit or another, let Δ be the computed
//! difference between the ends, G a bound on the gradient of A, and E = R(a) + R(b). There are points y(a), y(b) and y(v) of L
//! within ρ of x(a), x(b) and x(v), y(v) at the share t of the other two. The true crossing is y(v) + β·(y(b) − y(a)) for some
//! β, and the cutting unit's A is zero there, hence with that unit's Δ and G
//!
//! ```text
//! |β| ≤ (R(v) + G·ρ) / (|Δ| − E − 2·G·ρ)
//! D(v) ≤ ρ + |β|·(|ab| + 2·ρ)
//! ```
//!
//! and the sign of another unit's z is that of the true vertex when, with its own Δ and G,
//!
//! ```text
//! |z| > R(v) + G·ρ + |β|·(|Δ| + E + 2·G·ρ).
//! ```
//!
//! Where a new layer is entered, the same holds with |z| > (error of that unit) + G·D(v).
//!
//! R passes through a layer by its largest singular value ([`LayerBounds`]), through an activation by the larger of 1 and
//! |slope|, and to a vertex on an edge as the larger of both ends': errors there are the same mix of the ends' as the values.
//! All of these are true of Euclidean norms, and a unit that is off at v for certain is off in every region that touches v.
//!
//! G may be that of any one region that touches v, since A may be taken there. [`LayerBounds`] has one for all regions, the
//! product of the norms of all layers before; where that makes bounds too wide, the differences between the corners of one
//! region give its own ([`crate::cells::engine::gradient`]). Without it a network of 12 layers of 64 units has G of 10^5 where no region has
//! more than 10, twice over: in D and in what D is multiplied by.
//!
//! No bound feeds on how well earlier vertices were conditioned, so a cell cut many times stays as certain as at the first
//! cut; bounds on the distance from the true vertex's values would double with every cut.

use std::cmp::Ordering;

use super::rounding::{RAISE, UNDERFLOW, euclidean};
use super::sign::{LANES, LaneSigns, Signs};
use super::spectral::spectral_norm;
use crate::network::Layer;

/// Bounds on the inputs of a layer at a vertex.
#[derive(Clone, Copy, Debug)]
pub(crate) struct InputBounds {
    /// R of the inputs.
    pub(crate) error: f64,
    /// Bound on the Euclidean norm of the inputs, as computed.
    pub(crate) norm: f64,
}

/// The error bounds of one layer's pre-activations z = W·h + b, computed in any order of summation.
///
/// With inputs h known up to `error`, a unit of weights w and bias b is off by at most ‖w‖₂·error from its inputs, by Cauchy
/// and Schwarz, and by γ·(Σ|w|·|h| + |b|) ≤ γ·(‖w‖₂·‖h‖₂ + |b|) for its own rounding, with γ = (n + 4)·2^-52 for n inputs. The
/// usual factor is (n + 1)u/(1 − (n + 1)u) with u = 2^-53 (Higham, Accuracy and Stability of Numerical Algorithms, section
/// 3.1); this is twice as much, so that it also covers its own rounding. All units together are off by at most
/// ‖W‖₂·error + γ·(‖W‖_F·‖h‖₂ + ‖b‖₂): in a wide layer the largest singular value ‖W‖₂ is far below any sum of sizes, and
/// that is what bounds grow by from layer to layer.
#[derive(Clone, Debug)]
pub(crate) struct LayerBounds {
    units: usize,
    gamma: f64,
    /// Bound on ‖W‖₂.
    spectral: f64,
    /// ‖W‖_F.
    frobenius: f64,
    /// ‖w‖₂ per unit.
    norms: Vec<f64>,
    /// The largest of `norms`.
    longest: f64,
    /// γ·|b| plus underflow, per unit.
    offsets: Vec<f64>,
    /// The Euclidean norm of `offsets`.
    offset: f64,
    /// The largest of `offsets`.
    largest_offset: f64,
    /// G per unit: the sum of the absolute slopes of its pre-activation in x1 and x2, in any region.
    gradients: Vec<f64>,
    /// The largest of `gradients`.
    steepest: f64,
}

/// Bounds on the gradients of a layer's inputs.
#[derive(Clone, Debug)]
pub(crate) struct InputGradients {
    /// The sum of the absolute slopes, per input.
    each: Vec<f64>,
    /// The spectral norm of their Jacobian.
    together: f64,
}

impl InputGradients {
    /// The bounds of the network's own inputs.
    #[inline]
    pub(crate) fn of_inputs(count: usize) -> Self {
        Self {
            each: vec![1.0; count],
            together: 1.0,
        }
    }

    /// The bounds of the activations of a layer with these inputs; `bend` is the larger of 1 and the absolute slope of the
    /// off side.
    #[inline]
    pub(crate) fn through(&self, layer: &LayerBounds, bend: f64) -> Self {
        let each = layer.gradients.iter();
        Self {
            each: each.map(|g| bend * g).collect(),
            together: RAISE * bend * layer.spectral * self.together,
        }
    }
}

impl LayerBounds {
    /// The bounds of a layer whose inputs have the given gradients.
    #[inline]
    pub(crate) fn of(layer: &Layer, inputs: &InputGradients) -> Self {
        let terms = (0..layer.inputs() + 4).fold(0.0, |count, _| count + 1.0);
        let gamma = terms * f64::EPSILON;
        let units = layer.units();
        let norms: Vec<f64> = (0..units).map(|unit| euclidean(layer.row(unit))).collect();
        let gradient = |unit: usize| {
            let parts = layer.row(unit).iter().zip(&inputs.each);
            // 0·∞ must stay 0: a weight of zero passes on nothing.
            let parts = parts.filter(|&(&w, _)| w != 0.0);
            let apart: f64 = parts.map(|(w, g)| w.abs() * g).sum();
            // A sum of two sizes is at most √2 times the Euclidean norm.
            let together = std::f64::consts::SQRT_2 * norms[unit] * inputs.together;
            RAISE * RAISE * apart.min(together) + UNDERFLOW
        };
        let gradients: Vec<f64> = (0..units).map(gradient).collect();
        let offset = |b: &f64| gamma * b.abs() + UNDERFLOW;
        let offsets: Vec<f64> = layer.biases().iter().map(offset).collect();
        let largest = |values: &[f64]| values.iter().copied().fold(0.0, f64::max);
        Self {
            units,
            gamma,
            spectral: spectral_norm(layer),
            frobenius: euclidean(&norms),
            longest: largest(&norms),
            norms,
            offset: euclidean(&offsets),
            largest_offset: largest(&offsets),
            offsets,
            steepest: largest(&gradients),
            gradients,
        }
    }

    /// G of a unit.
    #[inline]
    pub(crate) fn gradient(&self, unit: usize) -> f64 {
        self.gradients[unit]
    }

    /// The largest G of any unit.
    #[inline]
    pub(crate) const fn steepest(&self) -> f64 {
        self.steepest
    }

    /// R of the layer's pre-activations; infinite where one of them may have overflown.
    #[inline]
    pub(crate) fn error(&self, at: InputBounds) -> f64 {
        let rounding = self.gamma * self.frobenius * at.norm;
        RAISE * (self.spectral * at.error + self.overflow(at) + rounding + self.offset) + UNDERFLOW
    }

    /// Infinite where a sum may overflow, after which not even signs are reliable; else zero.
    #[inline]
    fn overflow(&self, at: InputBounds) -> f64 {
        // No partial sum without the bias is larger, and a bias of at most 2^200 makes no difference then.
        if self.frobenius * at.norm < f64::MAX / 4.0 {
            0.0
        } else {
            f64::INFINITY
        }
    }

    /// The certain signs of pre-activations `z` at a vertex whose D is `shift`.
    #[inline]
    pub(crate) fn signs<const W: usize>(&self, z: &[f64], at: InputBounds, shift: f64) -> Signs<W> {
        // An underflow in γ·‖h‖₂ must not slip below the bound.
        let spread = RAISE * (at.error + self.gamma * at.norm + self.overflow(at)) + UNDERFLOW;
        let shift = shift * RAISE;
        let mut signs = Signs::default();
        let bound = |unit: usize| {
            self.norms[unit] * spread + self.offsets[unit] + self.gradients[unit] * shift
        };
        // Rounding is monotonic: no bound is larger than this.
        let most = self.longest * spread + self.largest_offset + self.steepest * shift;
        let (blocks, rest) = z[..self.units].as_chunks::<LANES>();
        for (block, z) in blocks.iter().enumerate() {
            let first = block * LANES;
            let found = if z.iter().fold(true, |all, z| all & (z.abs() > most)) {
                LaneSigns::of_nonzero(z)
            } else {
                LaneSigns::beyond(z, std::array::from_fn(|lane| bound(first + lane)))
            };
            signs.put(first, found);
        }
        for (place, z) in rest.iter().enumerate() {
            let unit = blocks.len() * LANES + place;
            signs.put(unit, LaneSigns::beyond(&[*z], [bound(unit)]));
        }
        signs
    }

    /// The sign of one pre-activation where its terms allow a verdict; `None` where only exact arithmetic can decide.
    ///
    /// `pull` bounds the change that D causes: G·D, with the G of a region that touches the vertex.
    #[inline]
    pub(crate) fn sign_by_terms<const W: usize>(
        &self,
        terms: &UnitTerms<'_, W>,
        at: InputBounds,
        pull: f64,
    ) -> Option<Ordering> {
        let mut rounding = self.offsets[terms.unit];
        let mut squares = 0.0;
        let mut seen = Signs::<1>::of_values(&[terms.bias]);
        for place in terms.signs.nonzero().places() {
            let weight = terms.weights[place];
            let input = terms.signs.of(place);
            match weight.partial_cmp(&0.0) {
                Some(Ordering::Greater) => seen = seen.union(Signs::single(input)),
                Some(Ordering::Less) => seen = seen.union(Signs::single(input.reverse())),
                // Exactly zero, whatever the input's error is.
                _ => continue,
            }
            rounding += weight.abs() * (self.gamma * terms.inputs[place].abs() + UNDERFLOW);
            squares += weight * weight;
        }
        if seen.both().is_empty() {
            // All terms have the same sign, so no rounding can matter.
            return Some(seen.of(0));
        }
        let bound = rounding + pull + RAISE * squares.sqrt() * at.error;
        let decided = terms.z.abs() > bound * RAISE && terms.z.abs() <= f64::MAX;
        decided.then(|| terms.z.total_cmp(&0.0))
    }
}

/// The terms of one pre-activation at a vertex.
#[derive(Clone, Copy, Debug)]
pub(crate) struct UnitTerms<'a, const W: usize> {
    /// Index of the unit in its layer.
    pub(crate) unit: usize,
    pub(crate) weights: &'a [f64],
    pub(crate) bias: f64,
    /// The layer's inputs h, as computed.
    pub(crate) inputs: &'a [f64],
    /// Exact signs of the inputs.
    pub(crate) signs: Signs<W>,
    /// The pre-activation, as computed.
    pub(crate) z: f64,
}

/// The bounds at a vertex where the hinge of a unit cuts an edge.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CutBounds {
    /// R of the new vertex.
    pub(crate) error: f64,
    /// E: the sum of R at both ends.
    pub(crate) end_errors: f64,
    /// ρ of the edge.
    pub(crate) offset: f64,
    /// Bound on |β|.
    pub(crate) slack: f64,
}

impl CutBounds {
    /// Fills in the bound on |β|, from the cutting unit's |Δ| along the edge and its G; infinite where there is none.
    #[inline]
    pub(crate) fn with_slack(self, step: f64, gradient: f64) -> Self {
        let pull = gradient * self.offset;
        let certain = step / RAISE - RAISE * (self.end_errors + 2.0 * pull + UNDERFLOW);
        let slack = RAISE * (self.error + pull) / certain + UNDERFLOW;
        let bounded = certain > 0.0 && slack.is_finite();
        Self {
            slack: if bounded { slack } else { f64::INFINITY },
            ..self
        }
    }

    /// The bounds at a vertex placed within `shift` of the true position, where R is `error`.
    #[inline]
    pub(crate) const fn placed(error: f64, shift: f64) -> Self {
        Self {
            error,
            end_errors: 0.0,
            offset: shift,
            slack: 0.0,
        }
    }

    /// D of the new vertex, from the length of the edge.
    #[inline]
    pub(crate) fn shift(&self, length: f64) -> f64 {
        RAISE * (self.offset + self.slack * (length + 2.0 * self.offset)) + UNDERFLOW
    }

    /// The size that a unit's value must exceed for its sign to be certain, from its |Δ| along the edge and its G.
    #[inline]
    pub(crate) fn doubt(&self, step: f64, gradient: f64) -> f64 {
        let pull = gradient * self.offset;
        let along = self.slack * (step + self.end_errors + 2.0 * pull);
        RAISE * (self.error + pull + along) + UNDERFLOW
    }
}
