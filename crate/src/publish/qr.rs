//! A link as a QR code.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};
use serde::Serialize;

/// Modules of white around the code, as readers need it (ISO/IEC 18004).
pub const QUIET: usize = 4;

/// Levels of error correction, from the highest to the lowest.
const LEVELS: [QrCodeEcc; 2] = [QrCodeEcc::Medium, QrCodeEcc::Low];

/// A QR code as a drawing, one unit a module: black on white whatever the page's colours, as readers expect it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DrawnCode {
    /// Modules along a side, with those of white around.
    pub side: usize,
    /// The path of SVG around all black modules.
    pub path: String,
}

/// The code of a text. None where the text is too long for any code (2,953 bytes).
#[must_use]
pub fn qr(text: &str) -> Option<DrawnCode> {
    let mut levels = LEVELS.iter();
    let code = levels.find_map(|&level| QrCode::encode_text(text, level).ok())?;
    let modules = 0..code.size();
    let mut path = String::new();
    for (row, y) in modules.clone().enumerate() {
        let colors: Vec<bool> = modules.clone().map(|x| code.get_module(x, y)).collect();
        let mut column = QUIET;
        for run in colors.chunk_by(|a, b| a == b) {
            if run.first() == Some(&true) {
                let (top, length) = (row + QUIET, run.len());
                // Writing to a text cannot fail.
                let _ = write!(path, "M{column} {top}h{length}v1h-{length}z");
            }
            column += run.len();
        }
    }
    let side = modules.count() + 2 * QUIET;
    Some(DrawnCode { side, path })
}
