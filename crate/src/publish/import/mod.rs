//! A network from the text of another program: the project's own JSON, or a PyTorch `state_dict` dumped as JSON.
//!
//! Both formats are described in `docs/network-json.md`. Whatever the text, there is a network or an error that names what is
//! wrong, after time and memory in proportion to its length.

mod error;
mod imported;
mod native;
mod part;
mod state_dict;
mod tree;

pub use error::{ImportError, MOST_BYTES};
pub use imported::{ASSUMED, Imported, Source, Summary};

use tree::Tree;

/// The network of a text.
///
/// # Errors
/// What is wrong with the first part that is wrong.
pub fn read(text: &str) -> Result<Imported, ImportError> {
    if text.len() > MOST_BYTES {
        return Err(ImportError::TooLong { bytes: text.len() });
    }
    let tree: Tree = serde_json::from_str(text).map_err(|error| ImportError::NotJson {
        line: error.line(),
        column: error.column(),
    })?;
    if tree.get("format").is_some() {
        native::read(&tree)
    } else {
        state_dict::read(&tree)
    }
}
