//! Digests of training runs, which show whether a machine trains to the same bits as any other.

use std::collections::BTreeMap;

use wasm_bindgen::prelude::*;

use super::{Fallible, object};
use crate::train::DigestRun;

/// Runs every [`DigestRun`], which takes seconds; returns the digests by name.
#[wasm_bindgen(js_name = trainingDigests, unchecked_return_type = "Record<string, string>")]
pub fn training_digests() -> Fallible<JsValue> {
    let runs = DigestRun::all().map(|run| (run.name(), run.digest()));
    object(&runs.collect::<BTreeMap<_, _>>())
}
