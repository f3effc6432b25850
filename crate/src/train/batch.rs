//! Forward and backward pass of one batch.

use super::lanes;
use super::lanes::{LANES, WIDEST, packs, packs_mut};
use super::loss;
use super::loss::Targets;
use super::parameters::Parameters;
use super::rows::{Example, Rows, Wanted};
use crate::network::Network;

/// A selection of training samples and their weights in the loss.
#[derive(Clone, Copy, Debug)]
pub(super) struct Batch<'a> {
    rows: &'a Rows,
    picked: &'a [usize],
    share: f32,
}

impl<'a> Batch<'a> {
    /// The rows with the given indices, all with equal weight.
    pub(super) fn new(rows: &'a Rows, picked: &'a [usize]) -> Self {
        let count = picked.iter().fold(0.0, |count, _| count + 1.0);
        Self {
            rows,
            picked,
            share: 1.0 / count,
        }
    }

    /// Splits the batch into parts small enough for one pass.
    #[inline]
    fn parts(self) -> impl Iterator<Item = Self> {
        let parts = self.picked.chunks(WIDEST);
        parts.map(move |picked| Self { picked, ..self })
    }

    /// The label or number wanted in each lane; arbitrary in lanes without a sample.
    #[inline]
    fn wanted<const W: usize>(self) -> loss::Wanted<W> {
        match &self.rows.wanted {
            Wanted::Classes(labels) => loss::Wanted::Classes(self.lanes(labels)),
            Wanted::Values(values) => loss::Wanted::Values(self.lanes(values)),
        }
    }

    #[inline]
    fn lanes<T: Copy + Default, const W: usize>(self, column: &[T]) -> [T; W] {
        let mut lanes = [T::default(); W];
        for (lane, &index) in lanes.iter_mut().zip(self.picked) {
            *lane = column[index];
        }
        lanes
    }
}

/// Working memory of a forward and backward pass; overwritten by every step.
///
/// Each buffer holds one pack per unit, as wide as the current pass needs.
#[derive(Clone, Debug)]
pub(super) struct Tape {
    /// The inputs of each layer: the network's inputs, then the activations of every hidden layer. The scores come last.
    values: Vec<Vec<f32>>,
    /// Slope of the activation function at every pre-activation, layer by layer.
    slopes: Vec<Vec<f32>>,
    /// Derivative of the batch's loss with respect to every pre-activation, layer by layer.
    deltas: Vec<Vec<f32>>,
}

impl Tape {
    pub(super) fn new(parameters: &Parameters) -> Self {
        let shapes = &parameters.shapes;
        let buffer = |units: usize| vec![0.0; units * WIDEST];
        let inputs = shapes.iter().take(1).map(|shape| buffer(shape.inputs));
        let units = || shapes.iter().map(|shape| buffer(shape.units));
        Self {
            values: inputs.chain(units()).collect(),
            slopes: units().collect(),
            deltas: units().collect(),
        }
    }

    /// The memory of its buffers.
    pub(super) fn bytes(&self) -> usize {
        let all = [&self.values, &self.slopes, &self.deltas];
        let buffers = all.into_iter().flatten();
        buffers.map(|buffer| size_of_val(buffer.as_slice())).sum()
    }

    /// Computes the gradient of the batch's mean loss into `to`.
    pub(super) fn gradient(&mut self, parameters: &Parameters, batch: Batch<'_>, to: &mut [f32]) {
        to.fill(0.0);
        for part in batch.parts() {
            // Packs no wider than needed: a batch of 10 takes 12 lanes, not 16.
            match part.picked.len().div_ceil(LANES) {
                1 => self.pass::<LANES>(parameters, part, to),
                2 => self.pass::<{ 2 * LANES }>(parameters, part, to),
                3 => self.pass::<{ 3 * LANES }>(parameters, part, to),
                _ => self.pass::<WIDEST>(parameters, part, to),
            }
        }
    }

    // One function per width: a single function for all widths would be too large for a browser's compiler to optimise well.
    #[inline(never)]
    fn pass<const W: usize>(&mut self, parameters: &Parameters, part: Batch<'_>, to: &mut [f32]) {
        let targets = self.load::<W>(parameters, part);
        self.forward::<W>(parameters);
        self.score::<W>(parameters, &targets);
        self.backward::<W>(parameters, to);
    }

    #[inline]
    fn load<const W: usize>(&mut self, parameters: &Parameters, part: Batch<'_>) -> Targets<W> {
        let mut targets = Targets {
            wanted: part.wanted(),
            shares: [0.0; W],
        };
        let inputs = packs_mut(&mut self.values[0], parameters.shapes[0].inputs);
        // A lane without a sample is computed too. Its share of 0 cancels the result, but only while that is finite.
        inputs.fill([0.0; W]);
        for (lane, &index) in part.picked.iter().enumerate() {
            for (pack, input) in inputs.iter_mut().zip(part.rows.inputs[index]) {
                pack[lane] = input;
            }
            targets.shares[lane] = part.share;
        }
        targets
    }

    #[inline]
    fn forward<const W: usize>(&mut self, parameters: &Parameters) {
        let output = parameters.shapes.len() - 1;
        for (index, shape) in parameters.shapes.iter().enumerate() {
            let (read, written) = self.values.split_at_mut(index + 1);
            let inputs = packs::<W>(&read[index], shape.inputs);
            let z = packs_mut(&mut written[0], shape.units);
            lanes::pre_activations(shape.of(&parameters.values), inputs, z);
            if index < output {
                let slopes = packs_mut(&mut self.slopes[index], shape.units);
                parameters.bend.activate(z, slopes);
            }
        }
    }

    #[inline]
    fn score<const W: usize>(&mut self, parameters: &Parameters, targets: &Targets<W>) {
        let output = parameters.shapes.len() - 1;
        let outputs = parameters.shapes[output].units;
        loss::deltas(
            targets,
            packs(&self.values[output + 1], outputs),
            packs_mut(&mut self.deltas[output], outputs),
        );
    }

    #[inline]
    fn backward<const W: usize>(&mut self, parameters: &Parameters, to: &mut [f32]) {
        for (index, shape) in parameters.shapes.iter().enumerate().rev() {
            let (before, rest) = self.deltas.split_at_mut(index);
            let deltas = packs::<W>(&rest[0], shape.units);
            if let Some(before) = before.last_mut() {
                let (weights, _) = shape.of(&parameters.values);
                let slopes = packs(&self.slopes[index - 1], shape.inputs);
                let before = packs_mut(before, shape.inputs);
                lanes::deltas_before(weights, deltas, slopes, before);
            }
            let inputs = packs(&self.values[index], shape.inputs);
            lanes::add_gradient(shape.of_mut(to), inputs, deltas);
        }
    }
}

/// The gradient of the mean loss over `examples` with respect to every parameter, in the order of [`Network::parameters`].
///
/// Computed in `f32`, as in training, with the network's parameters rounded to `f32`. Zero without examples.
#[must_use]
pub fn gradient<E: Example>(network: &Network, examples: &[E]) -> Vec<f64> {
    let parameters = Parameters::of(network);
    let rows = Rows::all(examples);
    let all: Vec<usize> = (0..rows.count()).collect();
    let mut gradient = vec![0.0; parameters.values.len()];
    Tape::new(&parameters).gradient(&parameters, Batch::new(&rows, &all), &mut gradient);
    gradient.into_iter().map(f64::from).collect()
}
