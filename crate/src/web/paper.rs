//! What stands beside a figure on paper.

use wasm_bindgen::prelude::*;

use super::{Explainer, Fallible, object};
use crate::publish::qr;

#[wasm_bindgen]
impl Explainer {
    /// The QR code of an address; null where it is too long for one.
    #[wasm_bindgen(js_name = qrCode, unchecked_return_type = "DrawnCode | null")]
    pub fn qr_code(&self, address: &str) -> Fallible<JsValue> {
        object(&qr::qr(address))
    }
}
