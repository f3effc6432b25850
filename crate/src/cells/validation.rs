//! Validates networks and frames before any geometry is computed.

use std::cmp::Ordering;

use super::error::ComplexError;
use super::exact::dyadic::Dyadic;
use super::limits::PARAMETER_RANGE;
use crate::geometry::Point;
use crate::network::Network;
use crate::network::UnitId;

/// Refuses smooth activations, and parameters that are neither zero nor within [`PARAMETER_RANGE`] in size.
pub(super) fn check_parameters(network: &Network) -> Result<(), ComplexError> {
    let (least, most) = PARAMETER_RANGE;
    let fits = |value: f64| value == 0.0 || (least..=most).contains(&value.abs());
    if !network.activation().is_two_piece() {
        return Err(ComplexError::Smooth);
    }
    let slope = network.activation().slope_off();
    if !fits(slope) {
        return Err(ComplexError::SlopeRange { slope });
    }
    for (place, layer) in network.layers().iter().enumerate() {
        let inputs = layer.inputs();
        if let Some(index) = layer.weights().iter().position(|&value| !fits(value)) {
            return Err(ComplexError::ParameterRange {
                unit: UnitId::new(place, index / inputs),
                input: Some(index % inputs),
                value: layer.weights()[index],
            });
        }
        if let Some(unit) = layer.biases().iter().position(|&value| !fits(value)) {
            return Err(ComplexError::ParameterRange {
                unit: UnitId::new(place, unit),
                input: None,
                value: layer.biases()[unit],
            });
        }
    }
    Ok(())
}

/// Refuses everything except convex polygons whose corners run once around, counter-clockwise; corners of 180° are allowed.
pub(super) fn check_frame(frame: &[Point]) -> Result<(), ComplexError> {
    let count = frame.len();
    if count < 3 {
        return Err(ComplexError::FrameEmpty { corners: count });
    }
    let (_, most) = PARAMETER_RANGE;
    let fits = |value: f64| value.abs() <= most;
    if let Some(corner) = frame.iter().position(|p| !(fits(p.x) && fits(p.y))) {
        return Err(ComplexError::FrameRange { corner });
    }
    let turns: Vec<Ordering> = (0..count).map(|corner| turn(frame, corner)).collect();
    let counts = |sign| turns.iter().filter(|&&turn| turn == sign).count();
    if counts(Ordering::Equal) == count {
        return Err(ComplexError::FrameEmpty { corners: count });
    }
    if counts(Ordering::Less) + counts(Ordering::Equal) == count {
        return Err(ComplexError::FrameClockwise);
    }
    let bent = |corner: usize| turns[corner] == Ordering::Less || doubles_back(frame, corner);
    if let Some(corner) = (0..count).find(|&corner| bent(corner)) {
        return Err(ComplexError::FrameNotConvex { corner });
    }
    // A polygon that only turns left can still run around more than once, like a pentagram.
    let upward = |corner: usize| {
        let (from, to) = (frame[corner], frame[(corner + 1) % count]);
        to.y > from.y || (to.y == from.y && to.x > from.x)
    };
    let reversals = (0..count).filter(|&corner| upward(corner) != upward((corner + 1) % count));
    match reversals.count() {
        2 => Ok(()),
        _ => Err(ComplexError::FrameNotConvex { corner: 0 }),
    }
}

/// Exact sense of rotation at a corner: `Greater` for a left turn.
fn turn(frame: &[Point], corner: usize) -> Ordering {
    // Both products are off by three roundoffs each, their difference by one more, and an underflow by far less than the
    // rest: a result that is larger than this in comparison has the right sign. Frames are mostly squares.
    const CLEAR: f64 = 8.0 * f64::EPSILON;
    let [before, at, after] = neighbours(frame, corner);
    let (inward, onward) = (at - before, after - at);
    let (left, right) = (inward.x * onward.y, inward.y * onward.x);
    let size = left.abs() + right.abs();
    if (left - right).abs() > CLEAR * size && size > f64::MIN_POSITIVE / CLEAR && size <= f64::MAX {
        return left.total_cmp(&right);
    }
    exact_turn([before, at, after])
}

fn exact_turn(corners: [Point; 3]) -> Ordering {
    let [before, at, after] = corners.map(|p| (Dyadic::of(p.x), Dyadic::of(p.y)));
    let (inward, onward) = (
        (at.0.minus(&before.0), at.1.minus(&before.1)),
        (after.0.minus(&at.0), after.1.minus(&at.1)),
    );
    (inward.0.times(&onward.1))
        .minus(&inward.1.times(&onward.0))
        .sign()
}

/// Whether a corner coincides with the next one, or the border runs straight back at it.
fn doubles_back(frame: &[Point], corner: usize) -> bool {
    let [before, at, after] = neighbours(frame, corner);
    let opposed = |from: f64, via: f64, to: f64| {
        let way = |a: f64, b: f64| b.partial_cmp(&a).unwrap_or(Ordering::Equal);
        way(from, via) != Ordering::Equal && way(from, via) == way(via, to).reverse()
    };
    at == after
        || ((opposed(before.x, at.x, after.x) || opposed(before.y, at.y, after.y))
            && turn(frame, corner) == Ordering::Equal)
}

fn neighbours(frame: &[Point], corner: usize) -> [Point; 3] {
    let count = frame.len();
    [
        frame[(corner + count - 1) % count],
        frame[corner],
        frame[(corner + 1) % count],
    ]
}
