//! A larger network along a plane: a network of two inputs.

use super::dot::dot;
use super::error::SliceError;
use super::plane::Plane;
use crate::network::{Layer, Network, ShapeLimits};

/// The network along a plane: its inputs are the plane's two coordinates. The parameters of its first layer are rounded once,
/// those of all others are the network's own.
///
/// # Errors
/// Where the plane has not as many inputs as the network, or the network is larger than [`ShapeLimits::SLICE`].
pub fn restricted(network: &Network, plane: &Plane) -> Result<Network, SliceError> {
    let (first, rest) = (&network.layers()[0], &network.layers()[1..]);
    if plane.origin.len() != first.inputs() {
        return Err(SliceError::Row {
            found: plane.origin.len(),
            expected: first.inputs(),
        });
    }
    let units = first.units();
    let weights = (0..units).flat_map(|unit| {
        let row = first.row(unit);
        [dot(0.0, row, &plane.across), dot(0.0, row, &plane.up)]
    });
    let biases = (0..units).map(|unit| dot(first.biases()[unit], first.row(unit), &plane.origin));
    let along = Layer::new(2, weights.collect(), biases.collect())?;
    let layers = std::iter::once(along).chain(rest.iter().cloned()).collect();
    Ok(Network::within(
        ShapeLimits::SLICE,
        network.activation(),
        layers,
    )?)
}
