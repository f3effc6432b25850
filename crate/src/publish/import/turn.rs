//! Slopes and sharpnesses within the limits of a scene, whose link could not hold others.

use super::error::ImportError;
use crate::network::Activation;
use crate::network::number::{Limits, rounded_to_f32};
use crate::scene::Scene;

/// The activation with its slope or sharpness rounded to `f32`.
pub(super) fn held(activation: Activation) -> Result<Activation, ImportError> {
    let turn = |limits: Limits, found: f64| match limits.clamp(found) {
        (held, None) => Ok(rounded_to_f32(held)),
        _ => Err(ImportError::Turn { limits, found }),
    };
    Ok(match activation {
        Activation::Leaky { slope } => Activation::Leaky {
            slope: turn(Scene::SLOPE, slope)?,
        },
        Activation::Softplus { sharpness } => Activation::Softplus {
            sharpness: turn(Scene::SHARPNESS, sharpness)?,
        },
        other => other,
    })
}
