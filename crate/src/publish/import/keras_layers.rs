//! The layers of a Keras model as `to_json()` writes them, where they stand beside its weights.

use super::error::{ImportError, excerpt};
use crate::network::Activation;
use crate::publish::tree::Tree;

/// What a model's layers do between its weights.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct KerasLayers {
    /// The activation of all hidden layers.
    pub(super) hidden: Activation,
    /// What comes after the scores: a sigmoid, a softmax.
    pub(super) last: Option<String>,
}

/// The layers that a file tells; none where it tells none.
///
/// # Errors
/// Activations that are not known, or differ from layer to layer.
pub(super) fn of(tree: &Tree) -> Result<Option<KerasLayers>, ImportError> {
    let Tree::Entries(entries) = tree else {
        return Ok(None);
    };
    let others = entries.iter().filter(|(name, _)| name != "weights");
    let mut bends: Vec<String> = Vec::new();
    for (_, part) in others {
        collect(part, &mut bends);
    }
    let Some(last) = bends.pop() else {
        return Ok(None);
    };
    let mut hidden: Option<Activation> = None;
    for name in &bends {
        let unknown = || ImportError::Activation {
            name: excerpt(name),
        };
        let found = Activation::from_name(name).ok_or_else(unknown)?;
        if hidden.is_some_and(|known| known != found) {
            return Err(ImportError::Activation {
                name: bends.join(", "),
            });
        }
        hidden = Some(found);
    }
    Ok(Some(KerasLayers {
        hidden: hidden.unwrap_or(Activation::Linear),
        last: Some(last).filter(|name| name != "linear"),
    }))
}

/// The bends of layers in their order, one for each that has weights: what a layer of its own says counts for the one before.
fn collect(tree: &Tree, bends: &mut Vec<String>) {
    if let (Some(class), Some(config)) = (
        tree.get("class_name").and_then(Tree::text),
        tree.get("config"),
    ) {
        let said = config.get("activation").and_then(Tree::text);
        let alone = match class {
            "Dense" => {
                bends.push(said.unwrap_or("linear").to_owned());
                None
            }
            "Activation" => said.map(str::to_owned),
            "ReLU" => Some("relu".to_owned()),
            "LeakyReLU" | "PReLU" | "ELU" | "Softmax" => Some(class.to_owned()),
            _ => None,
        };
        if let (Some(alone), Some(before)) = (alone, bends.last_mut()) {
            *before = alone;
        }
    }
    match tree {
        Tree::Entries(entries) => entries.iter().for_each(|(_, part)| collect(part, bends)),
        Tree::List(items) => items.iter().for_each(|part| collect(part, bends)),
        _ => {}
    }
}
