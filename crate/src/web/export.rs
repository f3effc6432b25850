//! Exports of a scene as text files, and the import of a network.

use wasm_bindgen::prelude::*;

use super::handout::Handout;
use super::{Fallible, object, thrown};
use crate::publish::export::{Kind, SAFETENSORS_FILE};
use crate::scene::Problem;

#[wasm_bindgen]
impl Handout {
    /// The scene as a text file of a kind of [`Kind::NAMES`].
    pub fn export(&self, kind: &str) -> Fallible<String> {
        let written = self.session.export(kind_of(kind)?);
        written.map_err(|error| thrown(&error.problem()))
    }

    /// The same for the network over the numbers that it was trained on, whatever its file counts in.
    #[wasm_bindgen(js_name = exportAsTrained)]
    pub fn export_as_trained(&self, kind: &str) -> Fallible<String> {
        let written = self.session.export_as_trained(kind_of(kind)?);
        written.map_err(|error| thrown(&error.problem()))
    }

    /// The file name for a kind, or for `safetensors`.
    #[wasm_bindgen(js_name = exportFileName)]
    pub fn export_file_name(kind: &str) -> Fallible<String> {
        if kind == "safetensors" {
            return Ok(SAFETENSORS_FILE.to_owned());
        }
        Ok(kind_of(kind)?.file_name().to_owned())
    }

    /// Adopts the network of a text; returns a summary. [`Handout::link`] transfers it to the page.
    #[wasm_bindgen(js_name = importNetwork, unchecked_return_type = "NetworkSummary")]
    pub fn import_network(&mut self, text: &str) -> Fallible<JsValue> {
        let adopted = self.session.adopt_import(text);
        object(&adopted.map_err(|error| thrown(&error.problem()))?)
    }

    /// The link of the scene.
    pub fn link(&self) -> String {
        self.session.link()
    }
}

fn kind_of(name: &str) -> Fallible<Kind> {
    let unknown = || thrown(&Problem::new("export-unknown").text("kind", name));
    Kind::from_name(name).ok_or_else(unknown)
}
