//! Whether a machine trains to the same bits as any other.

use std::collections::BTreeMap;

use wasm_bindgen::prelude::*;

use super::{Fallible, object};
use crate::train::DigestRun;

/// Makes every [`DigestRun`], which takes seconds, and tells each one's name and digest.
#[wasm_bindgen(js_name = trainingDigests, unchecked_return_type = "Record<string, string>")]
pub fn training_digests() -> Fallible<JsValue> {
    let runs = DigestRun::all().map(|run| (run.name(), run.digest()));
    object(&runs.collect::<BTreeMap<_, _>>())
}
