//! A link as a QR code.

use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

/// Modules of white around the code, as readers need it (ISO/IEC 18004).
pub const QUIET: u32 = 4;

/// Levels of error correction, from the highest to the lowest.
const LEVELS: [EcLevel; 2] = [EcLevel::M, EcLevel::L];

/// The code of a text as an SVG document, one unit a module, black on white whatever the page's colours: readers expect it.
/// None where the text is too long for any code (2,953 bytes).
#[must_use]
pub fn qr(text: &str) -> Option<String> {
    let mut levels = LEVELS.iter();
    let code = levels.find_map(|&level| QrCode::with_error_correction_level(text, level).ok())?;
    let picture = code
        .render::<svg::Color<'_>>()
        .quiet_zone(true)
        .module_dimensions(1, 1)
        .build();
    let start = picture.find("<svg").unwrap_or(0);
    Some(picture[start..].to_owned())
}
