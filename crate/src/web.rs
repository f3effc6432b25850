//! The one file that knows the browser.

use wasm_bindgen::prelude::wasm_bindgen;

/// What the page holds.
#[wasm_bindgen]
pub struct Explainer;

#[wasm_bindgen]
impl Explainer {
    /// An explainer.
    #[wasm_bindgen(constructor)]
    #[expect(
        clippy::new_without_default,
        reason = "JavaScript calls the constructor"
    )]
    pub fn new() -> Self {
        Self
    }

    /// The version of the crate.
    #[must_use]
    pub fn version(&self) -> String {
        env!("CARGO_PKG_VERSION").to_owned()
    }
}
