//! The project's own JSON.

use super::error::ImportError;
use super::imported::{Imported, Source};
use super::part::{Part, excerpt, network_of};
use super::tree::Tree;
use crate::network::Activation;
use crate::network::number::{Limits, rounded_to_f32};
use crate::publish::export::{FORMAT, VERSION};
use crate::scene::Scene;

pub(super) fn read(tree: &Tree) -> Result<Imported, ImportError> {
    let field = |key: &'static str| tree.get(key).ok_or(ImportError::Missing { key });
    if field("format")?.text() != Some(FORMAT) {
        return Err(ImportError::Value { key: "format" });
    }
    let version = field("version")?.number();
    let version = version.filter(|&version| version >= 1.0 && version % 1.0 == 0.0);
    let version = version.ok_or(ImportError::Value { key: "version" })?;
    if version > f64::from(VERSION) {
        return Err(ImportError::NewerVersion { found: version });
    }
    let activation = activation(field("activation")?)?;
    let layers = field("layers")?;
    let layers = layers.list().ok_or(ImportError::Value { key: "layers" })?;
    let parts: Result<Vec<Part<'_>>, ImportError> = layers.iter().map(part).collect();
    let network = network_of(activation, &parts?)?;
    Ok(Imported {
        network,
        source: Source::Crease,
        without_biases: 0,
        is_difference: false,
    })
}

fn part(layer: &Tree) -> Result<Part<'_>, ImportError> {
    let field = |key: &'static str| {
        let value = layer.get(key).ok_or(ImportError::Missing { key })?;
        Ok::<_, ImportError>((key, value))
    };
    Ok(Part {
        weights: field("weights")?,
        biases: Some(field("biases")?),
    })
}

fn activation(tree: &Tree) -> Result<Activation, ImportError> {
    let name = tree.get("name").and_then(Tree::text);
    let name = name.ok_or(ImportError::Value { key: "activation" })?;
    let standard = Activation::from_name(name).ok_or_else(|| ImportError::Activation {
        name: excerpt(name),
    })?;
    // The scene's link could not hold others.
    let turn = |limits: Limits, usual: f64| {
        let key = limits.setting;
        let Some(value) = tree.get(key) else {
            return Ok(usual);
        };
        let found = value.number().ok_or(ImportError::Value { key })?;
        match limits.clamp(found) {
            (held, None) => Ok(rounded_to_f32(held)),
            _ => Err(ImportError::Turn { limits, found }),
        }
    };
    match standard {
        Activation::Leaky { slope } => Ok(Activation::Leaky {
            slope: turn(Scene::SLOPE, slope)?,
        }),
        Activation::Softplus { sharpness } => Ok(Activation::Softplus {
            sharpness: turn(Scene::SHARPNESS, sharpness)?,
        }),
        other => Ok(other),
    }
}
