//! Numbers carried out of a session as files, and a network carried in.

use super::Session;
use crate::export::{self, ExportError, Kind, Subject};
use crate::import::{self, ImportError, Summary};

impl Session {
    /// What is shown as the text of a file.
    ///
    /// # Errors
    /// Formulas of a network that has none; see [`export::write`].
    pub fn export(&self, kind: Kind) -> Result<String, ExportError> {
        if kind == Kind::Csv {
            return Ok(self.points_text());
        }
        let link = self.link();
        let subject = Subject {
            network: &self.network,
            samples: self.samples(),
            frame: self.scene.view.frame(),
            link: &link,
        };
        export::write(kind, &subject)
    }

    /// Takes over the network of a text, its shape, activation and weights; samples, word and view stay. Two scores for samples
    /// of two classes become one. One edit, and none where the network is the present one.
    ///
    /// # Errors
    /// What is wrong with the text, or a network that does not fit what is to be learnt; nothing is changed then.
    pub fn adopt_import(&mut self, text: &str) -> Result<Summary, ImportError> {
        let mut imported = import::read(text)?;
        let inputs = imported.network.inputs();
        let expected = self.scene.inputs();
        if inputs != expected {
            return Err(ImportError::Inputs {
                expected,
                found: inputs,
            });
        }
        let (found, expected) = (imported.network.outputs(), self.scene.outputs());
        if (found, expected) == (2, 1) && !self.scene.learns_numbers() {
            imported = imported.with_one_score()?;
        } else if found != expected {
            return Err(ImportError::Outputs { expected, found });
        }
        let summary = imported.summary();
        if imported.network != self.network {
            self.adopt_network(imported.network);
        }
        Ok(summary)
    }
}
