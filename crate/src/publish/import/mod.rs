//! A network from a file of another program, or of this one.
//!
//! Read are the project's own JSON, PyTorch's `state_dict` as JSON, `safetensors`, scikit-learn's `coefs_` and `intercepts_`,
//! Keras' `get_weights()`, and ONNX files of one chain. They are described in `docs/network-json.md`. Files of some other
//! programs are recognised by name ([`Foreign`]). Any bytes lead to a network or to an error that names what is wrong, in time
//! and memory proportional to their number.

mod chain;
mod error;
mod foreign;
mod imported;
mod keras_layers;
mod lists;
mod native;
mod note;
mod onnx;
mod order;
mod safetensors;
mod state_dict;
mod tensor;
mod turn;

pub use error::{ImportError, MOST_BYTES};
pub use foreign::Foreign;
pub use imported::{ASSUMED, Imported, Source, Summary};
pub use note::Note;
pub(super) use safetensors::ACTIVATION;

use super::encoding::{Encoding, decoded};
use super::tree::Tree;

/// The network of a text.
///
/// # Errors
/// What is wrong with the first faulty part.
pub fn read(text: &str) -> Result<Imported, ImportError> {
    read_bytes(text.as_bytes(), None)
}

/// The network of a file. The names of layers, first layer first, give them an order that the file leaves open.
///
/// # Errors
/// What is wrong with the first faulty part.
pub fn read_bytes(bytes: &[u8], order: Option<&[String]>) -> Result<Imported, ImportError> {
    // What is recognised by name is told however long it is.
    if bytes.len() > MOST_BYTES && Foreign::of_bytes(bytes).is_none() {
        return Err(ImportError::TooLong { bytes: bytes.len() });
    }
    let read = read_larger(bytes, order)?;
    read.check_for_scene()?;
    Ok(read)
}

/// The longest file of a larger network, in bytes.
pub const MOST_LARGER_BYTES: usize = 64 << 20;

/// The network of a file, which may be larger than those of scenes: within [`ShapeLimits::SLICE`](crate::network::ShapeLimits::SLICE).
///
/// # Errors
/// What is wrong with the first faulty part.
pub fn read_larger(bytes: &[u8], order: Option<&[String]>) -> Result<Imported, ImportError> {
    if let Some(foreign) = Foreign::of_bytes(bytes) {
        return Err(ImportError::Foreign(foreign));
    }
    if bytes.len() > MOST_LARGER_BYTES {
        return Err(ImportError::TooLong { bytes: bytes.len() });
    }
    if safetensors::is_one(bytes) {
        return safetensors::read(bytes, order);
    }
    if onnx::is_one(bytes) {
        return onnx::read(bytes);
    }
    let (text, encoding) = decoded(bytes);
    let tree = match Tree::of(&text) {
        Ok(tree) => tree,
        Err((line, column)) => {
            let foreign = Foreign::of_text(&text).map(ImportError::Foreign);
            return Err(foreign.unwrap_or(ImportError::NotJson { line, column }));
        }
    };
    let mut read = of_tree(&tree, order)?;
    if encoding != Encoding::Utf8 {
        read.notes.insert(0, Note::Encoded(encoding));
    }
    Ok(read)
}

/// Whether a JSON value says of which format it is. A column of a table may be called so as well.
fn names_format(tree: &Tree) -> bool {
    tree.get("format")
        .is_some_and(|format| format.list().is_none())
}

fn of_tree(tree: &Tree, order: Option<&[String]>) -> Result<Imported, ImportError> {
    // TensorFlow.js names a format, too.
    if let Some(foreign) = Foreign::of_tree(tree) {
        return Err(ImportError::Foreign(foreign));
    }
    if names_format(tree) {
        return native::read(tree);
    }
    if tree.get("coefs_").is_some() {
        return lists::scikit_learn(tree);
    }
    if let Some(weights) = tree
        .get("weights")
        .filter(|weights| lists::is_keras(weights))
    {
        let layers = keras_layers::of(tree)?;
        return match lists::with_biases_beside(tree, weights) {
            Some(both) => lists::keras(&both, layers),
            None => lists::keras(weights, layers),
        };
    }
    if lists::is_keras(tree) {
        return lists::keras(tree, None);
    }
    state_dict::read(tree, order)
}

/// Whether bytes begin as a network's file that is no text, or as a file that is recognised by name.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    Foreign::of_bytes(bytes).is_some() || safetensors::is_one(bytes) || onnx::is_one(bytes)
}

/// Whether a JSON value looks like a network, and not like a table.
pub(super) fn is_network(tree: &Tree) -> bool {
    let is_own = names_format(tree) || tree.get("coefs_").is_some();
    is_own
        || Foreign::of_tree(tree).is_some()
        || lists::is_keras(tree)
        || tree.get("weights").is_some_and(lists::is_keras)
        || state_dict::has_matrices(tree)
}
