//! Files that a reader chooses, drops or pastes: what they hold, shown before it is taken over.

use wasm_bindgen::prelude::*;

use super::handout::Handout;
use super::{Fallible, object, thrown};
use crate::publish::export::write_safetensors;
use crate::publish::import::read_bytes;
use crate::publish::table::{Points, Roles};
use crate::publish::understand::{Misunderstood, Understood, understand};
use crate::scene::Problem;

/// A file that was read: a table of points, or a network.
#[wasm_bindgen]
#[derive(Debug)]
pub struct ReadFile {
    bytes: Vec<u8>,
    understood: Understood,
}

#[wasm_bindgen]
impl ReadFile {
    /// What the bytes of a file hold, told by its content alone.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: Vec<u8>) -> Fallible<Self> {
        let understood = understand(&bytes).map_err(|error| thrown(&error.problem()))?;
        Ok(Self { bytes, understood })
    }

    /// What it is: `points` or `network`.
    pub fn kind(&self) -> String {
        match self.understood {
            Understood::Points { .. } => "points".to_owned(),
            Understood::Network(_) => "network".to_owned(),
        }
    }

    /// The table, with the roles that are proposed.
    #[wasm_bindgen(unchecked_return_type = "TableSummary")]
    pub fn table(&self) -> Fallible<JsValue> {
        match &self.understood {
            Understood::Points { table, roles, .. } => object(&table.summary(roles)),
            Understood::Network(_) => Err(thrown(&Problem::new("table-no-points"))),
        }
    }

    /// What the points come to by some roles.
    #[wasm_bindgen(unchecked_return_type = "PointsSummary")]
    pub fn points(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Roles")] roles: JsValue,
    ) -> Fallible<JsValue> {
        object(&self.points_by(roles)?.summary())
    }

    /// What was understood of the network.
    #[wasm_bindgen(unchecked_return_type = "NetworkSummary")]
    pub fn network(&self) -> Fallible<JsValue> {
        match &self.understood {
            Understood::Network(read) => object(&read.summary()),
            Understood::Points { .. } => Err(thrown(&Problem::new("import-no-network"))),
        }
    }

    /// Puts the layers of the network in another order, by their names.
    pub fn reorder(&mut self, layers: Vec<String>) -> Fallible<()> {
        let read = read_bytes(&self.bytes, Some(&layers));
        let read = read.map_err(|error| thrown(&Misunderstood::from(error).problem()))?;
        self.understood = Understood::Network(Box::new(read));
        Ok(())
    }
}

impl ReadFile {
    fn points_by(&self, roles: JsValue) -> Fallible<Points> {
        let Understood::Points { table, .. } = &self.understood else {
            return Err(thrown(&Problem::new("table-no-points")));
        };
        let roles: Roles = serde_wasm_bindgen::from_value(roles)
            .map_err(|_| thrown(&Problem::new("table-roles")))?;
        table
            .points(&roles)
            .map_err(|error| thrown(&error.problem()))
    }
}

#[wasm_bindgen]
impl Handout {
    /// Puts the points of a file in place of the present ones; [`Handout::link`] transfers them to the page.
    #[wasm_bindgen(js_name = takeFilePoints)]
    pub fn take_file_points(
        &mut self,
        file: &ReadFile,
        #[wasm_bindgen(unchecked_param_type = "Roles")] roles: JsValue,
    ) -> Fallible<()> {
        let points = file.points_by(roles)?;
        let taken = self.session.take_points_of(&points);
        taken.map_err(|problem| thrown(&problem))
    }

    /// Adopts the network of a file; returns a summary. [`Handout::link`] transfers it to the page.
    #[wasm_bindgen(js_name = takeFileNetwork, unchecked_return_type = "NetworkSummary")]
    pub fn take_file_network(&mut self, file: &ReadFile) -> Fallible<JsValue> {
        let Understood::Network(read) = &file.understood else {
            return Err(thrown(&Problem::new("import-no-network")));
        };
        let adopted = self.session.adopt_read((**read).clone());
        object(&adopted.map_err(|error| thrown(&error.problem()))?)
    }

    /// The points as rows of cells, a heading first, with the names and values of the file that they are from.
    #[wasm_bindgen(js_name = pointsRows, unchecked_return_type = "string[][]")]
    pub fn points_rows(&self) -> Fallible<JsValue> {
        object(&self.session.points_rows())
    }

    /// The network as the bytes of a `safetensors` file.
    #[wasm_bindgen(js_name = exportSafetensors)]
    pub fn export_safetensors(&self) -> Fallible<Vec<u8>> {
        let network = self.session.exported_network();
        let written = network.and_then(|network| write_safetensors(&network));
        written.map_err(|error| thrown(&error.problem()))
    }
}
