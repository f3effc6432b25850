//! How far computed values can be from true ones: the floating-point filter, with its proof.
//!
//! A sign is decided once per vertex and unit and then stored. The filter never guesses: where its bound allows no verdict it
//! says so, and [`super::exact`] decides.
//!
//! Every vertex v stands for two points: the true one, and a real point x(v) that the computed values belong to. For a corner
//! of the frame they are the same. A vertex cut into an edge a–b at the computed share t has x(v) = x(a) + t·(x(b) − x(a)),
//! without any rounding. Three bounds are kept; distances are largest-coordinate norms, gradients sums of absolute values:
//!
//! - `error` R(v), per vertex: for every unit of the layer at hand, the computed value z differs by at most R(v) from A(x(v)),
//!   where A is the unit's affine map in any region that touches v, continued beyond that region;
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
//! No bound feeds on how well earlier vertices were conditioned, so a cell cut many times stays as certain as at the first
//! cut; bounds on the distance from the true vertex's values would double with every cut.

use std::cmp::Ordering;

use super::sign::{Signs, places};
use crate::network::{Layer, Network};

/// Roundoff of one f64 operation, relative to its result.
pub(super) const UNIT_ROUNDOFF: f64 = f64::EPSILON / 2.0;

/// Factor by which computed bounds are raised to be bounds in truth: each is the work of fewer than 1024 operations.
pub(super) const RAISE: f64 = 1.0 + 1024.0 * f64::EPSILON;

/// Absolute error that covers every underflow on the way to one value: 65 products, each off by at most 2^-1075.
pub(super) const UNDERFLOW: f64 = f64::MIN_POSITIVE;

/// What is known of the inputs of a layer at a vertex.
#[derive(Clone, Copy, Debug)]
pub(super) struct InputBounds {
    /// R of the inputs.
    pub(super) error: f64,
    /// The largest input in size, as computed.
    pub(super) largest: f64,
    /// D of the vertex.
    pub(super) shift: f64,
}

/// The error bounds of one layer's pre-activations z = W·h + b, computed in any order of summation.
///
/// With inputs h known up to `error`, and |h| ≤ `largest` as computed, a unit is off by at most
/// ‖w‖₁·(error + γ·largest) + γ·|b| with its weights w, its bias b and γ = (n + 4)·2^-52 for n inputs. The usual factor is
/// (n + 1)u/(1 − (n + 1)u) with u = 2^-53 (Higham, Accuracy and Stability of Numerical Algorithms, section 3.1); this is
/// twice as much, so that it also covers its own rounding.
#[derive(Clone, Debug)]
pub(super) struct LayerBounds {
    gamma: f64,
    /// ‖w‖₁ per unit.
    norms: Vec<f64>,
    /// γ·|b| plus underflow, per unit.
    offsets: Vec<f64>,
    /// G per unit: the sum of the absolute slopes of its pre-activation in x1 and x2, in any region.
    gradients: Vec<f64>,
}

impl LayerBounds {
    /// The bounds of every layer.
    pub(super) fn of(network: &Network) -> Vec<Self> {
        let bend = network.activation().slope_off().abs().max(1.0);
        let mut inputs = vec![1.0; network.inputs()];
        let mut all = Vec::with_capacity(network.layers().len());
        for layer in network.layers() {
            let bounds = Self::of_layer(layer, &inputs);
            inputs = bounds.gradients.iter().map(|g| bend * g).collect();
            all.push(bounds);
        }
        all
    }

    fn of_layer(layer: &Layer, input_gradients: &[f64]) -> Self {
        let terms = (0..layer.inputs() + 4).fold(0.0, |count, _| count + 1.0);
        let gamma = terms * f64::EPSILON;
        let norm = |unit| RAISE * layer.row(unit).iter().map(|w| w.abs()).sum::<f64>();
        let gradient = |unit| {
            let parts = layer.row(unit).iter().zip(input_gradients);
            // 0·∞ must stay 0: a weight of zero passes nothing on.
            let parts = parts.filter(|&(&w, _)| w != 0.0);
            RAISE * parts.map(|(w, g)| w.abs() * g).sum::<f64>() + UNDERFLOW
        };
        Self {
            gamma,
            norms: (0..layer.units()).map(norm).collect(),
            offsets: (layer.biases().iter())
                .map(|b| gamma * b.abs() + UNDERFLOW)
                .collect(),
            gradients: (0..layer.units()).map(gradient).collect(),
        }
    }

    /// G of a unit.
    pub(super) fn gradient(&self, unit: usize) -> f64 {
        self.gradients[unit]
    }

    /// The signs of pre-activations `z` that are beyond doubt, and R of all of them.
    pub(super) fn signs(&self, z: &[f64], at: InputBounds) -> (Signs, f64) {
        // An underflow in γ·largest must not slip below the bound.
        let spread = at.error + self.gamma * at.largest + UNDERFLOW;
        let shift = at.shift * RAISE;
        let mut signs = Signs::default();
        let mut worst = 0.0_f64;
        let mut size = 0.0_f64;
        let rows = self.norms.iter().zip(&self.offsets).zip(&self.gradients);
        for (place, (&z, ((&norm, &offset), &gradient))) in z.iter().zip(rows).enumerate() {
            let error = norm * spread + offset;
            let bound = error + gradient * shift;
            signs.positive |= u64::from(z > bound) << place;
            signs.negative |= u64::from(z < -bound) << place;
            worst = worst.max(error);
            size = size.max(z.abs());
        }
        // After an overflow the analysis no longer holds, not even for the sign.
        if size > f64::MAX {
            signs = Signs::default();
        }
        (signs, worst)
    }

    /// The sign of one pre-activation where its terms allow a verdict; `None` where only exact arithmetic does.
    pub(super) fn sign_by_terms(&self, terms: &UnitTerms<'_>, at: InputBounds) -> Option<Ordering> {
        let mut bound = self.offsets[terms.unit] + self.gradients[terms.unit] * at.shift;
        let mut seen = Signs::of_values(&[terms.bias]);
        for place in places(terms.signs.nonzero()) {
            let weight = terms.weights[place];
            let input = terms.signs.of(place);
            match weight.partial_cmp(&0.0) {
                Some(Ordering::Greater) => seen = seen.union(Signs::single(input)),
                Some(Ordering::Less) => seen = seen.union(Signs::single(input.reverse())),
                // Exactly zero, whatever the error of the input.
                _ => continue,
            }
            let doubt = at.error + self.gamma * terms.inputs[place].abs() + UNDERFLOW;
            bound += weight.abs() * doubt;
        }
        if seen.both() == 0 {
            // No term pulls the other way, so no rounding can matter.
            return Some(seen.of(0));
        }
        let decided = terms.z.abs() > bound * RAISE && terms.z.abs() <= f64::MAX;
        decided.then(|| terms.z.total_cmp(&0.0))
    }
}

/// What one pre-activation is made of at a vertex.
#[derive(Clone, Copy, Debug)]
pub(super) struct UnitTerms<'a> {
    /// Place in the layer.
    pub(super) unit: usize,
    pub(super) weights: &'a [f64],
    pub(super) bias: f64,
    /// The layer's inputs h, as computed.
    pub(super) inputs: &'a [f64],
    /// Exact signs of the inputs.
    pub(super) signs: Signs,
    /// The pre-activation, as computed.
    pub(super) z: f64,
}

/// The bounds at a vertex that the hinge of a unit cuts into an edge.
#[derive(Clone, Copy, Debug)]
pub(super) struct CutBounds {
    /// R of the new vertex.
    pub(super) error: f64,
    /// E: R of both ends together.
    pub(super) end_errors: f64,
    /// ρ of the edge.
    pub(super) offset: f64,
    /// Bound on |β|.
    pub(super) slack: f64,
}

impl CutBounds {
    /// Fills in the bound on |β|, from the cutting unit's |Δ| along the edge and its G; infinite where there is none.
    pub(super) fn with_slack(self, step: f64, gradient: f64) -> Self {
        let pull = gradient * self.offset;
        let certain = step / RAISE - RAISE * (self.end_errors + 2.0 * pull + UNDERFLOW);
        let slack = RAISE * (self.error + pull) / certain + UNDERFLOW;
        let bounded = certain > 0.0 && slack.is_finite();
        Self {
            slack: if bounded { slack } else { f64::INFINITY },
            ..self
        }
    }

    /// The bounds at a vertex that was placed within `shift` of the truth, with R `error`.
    pub(super) const fn placed(error: f64, shift: f64) -> Self {
        Self {
            error,
            end_errors: 0.0,
            offset: shift,
            slack: 0.0,
        }
    }

    /// D of the new vertex, from the length of the edge.
    pub(super) fn shift(&self, length: f64) -> f64 {
        RAISE * (self.offset + self.slack * (length + 2.0 * self.offset)) + UNDERFLOW
    }

    /// How large a unit's value must be for its sign to stand, from its |Δ| along the edge and its G.
    pub(super) fn doubt(&self, step: f64, gradient: f64) -> f64 {
        let pull = gradient * self.offset;
        let along = self.slack * (step + self.end_errors + 2.0 * pull);
        RAISE * (self.error + pull + along) + UNDERFLOW
    }
}
