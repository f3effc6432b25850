//! The project's own JSON.

use super::chain::{Affine, of_layers};
use super::error::{ImportError, excerpt};
use super::imported::{Imported, Source};
use super::tensor::Tensor;
use super::turn::held;
use crate::network::Activation;
use crate::publish::export::{FORMAT, VERSION};
use crate::publish::tree::Tree;
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
    let layers: Result<Vec<Affine>, ImportError> = layers.iter().enumerate().map(layer).collect();
    let layers = layers?;
    let chained = of_layers(activation, &layers)?;
    Ok(Imported {
        layers: layers.into_iter().map(|layer| layer.name).collect(),
        ..Imported::of(Source::Crease, chained)
    })
}

fn layer((place, layer): (usize, &Tree)) -> Result<Affine, ImportError> {
    let field = |key: &'static str| layer.get(key).ok_or(ImportError::Missing { key });
    let name = format!("layers[{place}]");
    let weights = Tensor::of(&format!("{name}.weights"), field("weights")?);
    let biases = Tensor::of(&format!("{name}.biases"), field("biases")?);
    Ok(Affine::of(&weights, false, Some(&biases))?.named(&name))
}

fn activation(tree: &Tree) -> Result<Activation, ImportError> {
    let name = tree.get("name").and_then(Tree::text);
    let name = name.ok_or(ImportError::Value { key: "activation" })?;
    let standard = Activation::from_name(name).ok_or_else(|| ImportError::Activation {
        name: excerpt(name),
    })?;
    let turn = |key: &'static str, usual: f64| match tree.get(key) {
        None => Ok(usual),
        Some(value) => value.number().ok_or(ImportError::Value { key }),
    };
    held(match standard {
        Activation::Leaky { slope } => Activation::Leaky {
            slope: turn(Scene::SLOPE.setting, slope)?,
        },
        Activation::Softplus { sharpness } => Activation::Softplus {
            sharpness: turn(Scene::SHARPNESS.setting, sharpness)?,
        },
        other => other,
    })
}
