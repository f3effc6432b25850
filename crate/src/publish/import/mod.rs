//! A network from the text of another program: the project's own JSON, or a PyTorch `state_dict` dumped as JSON.
//!
//! Both formats are described in `docs/network-json.md`. Any text leads to a network or to an error that names what is
//! wrong, in time and memory proportional to its length.

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
/// What is wrong with the first faulty part.
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
