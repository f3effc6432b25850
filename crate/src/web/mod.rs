//! The only module that knows the browser: parse, delegate, convert.
//!
//! Four wasm modules are made of it, by feature: `page`, which a page loads in parts; `extras`, which it fetches when something
//! is to be passed on, and feeds with the link; `lab`, that of the lab and its workers; and `yours`, that of slices through larger
//! networks. Errors cross as plain objects `{code, values}`, which the page words from its catalogue.

#[cfg(feature = "bench")]
pub mod bench;
#[cfg(feature = "page")]
mod canvas;
#[cfg(feature = "extras")]
mod digest;
#[cfg(feature = "page")]
mod edit;
#[cfg(feature = "page")]
mod explainer;
#[cfg(feature = "extras")]
mod export;
#[cfg(feature = "extras")]
mod files;
#[cfg(feature = "page")]
mod fold;
#[cfg(feature = "extras")]
mod handout;
#[cfg(feature = "page")]
mod job;
#[cfg(feature = "page")]
mod kept;
#[cfg(feature = "lab")]
mod lab;
#[cfg(feature = "page")]
mod paper;
#[cfg(feature = "page")]
mod pointer;
#[cfg(feature = "page")]
mod query;
#[cfg(feature = "page")]
mod side_doors;
mod surface;
#[cfg(feature = "yours")]
mod yours;

use std::fmt::Display;
use std::panic;

use js_sys::Function;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::scene::Problem;

#[cfg(feature = "page")]
pub use canvas::Look;
#[cfg(feature = "page")]
pub use explainer::Explainer;
#[cfg(feature = "page")]
pub use job::Job;
#[cfg(feature = "lab")]
pub use lab::{Lab, SweepWork, TheoryWork};
pub use surface::CanvasSize;
#[cfg(feature = "yours")]
pub use yours::Slice;
#[cfg(feature = "extras")]
pub use {
    digest::training_digests,
    files::ReadFile,
    handout::{Film, Handout, Legend, most_network_bytes, png},
};

/// Imports of the types that methods declare as their results; see `publish/typescript.rs`.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type {
  Card, CellReadout, CellTables, ClampNote, CollapseReadout, CollisionReadout, DrawnCode, FindingReadout, FoldReadout, ForwardTrace, GoalReadout, LabReadout, LineReadout, LivesReadout, MirrorReadout, NegativesReadout, NetworkSummary,
  PickedParameter, Pointed, PointsSummary, Problem, ProgressReadout, PruningReadout, Readout, RecoveryReadout, RegionOfSlice, Roles, RunsReadout, SideReadout, SliceReadout, SurfaceReadout, TableSummary, TheoryReadout, UnitName,
  UnitsReadout,
} from '../types/core.d.ts';
"#;

type Fallible<T> = Result<T, JsValue>;

/// Calls `report` with the message of a panic, once, before the module stops.
#[wasm_bindgen(js_name = reportPanics)]
pub fn report_panics(report: Function) {
    panic::set_hook(Box::new(move |info| {
        let message = JsValue::from_str(&info.to_string());
        // Nothing is left to be done where even the report fails.
        let _ = report.call1(&JsValue::NULL, &message);
    }));
}

/// A plain object; `None` becomes null.
fn object<T: Serialize>(value: &T) -> Fallible<JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(JsValue::from)
}

fn thrown(problem: &Problem) -> JsValue {
    object(problem).unwrap_or_else(|_| JsValue::from_str(problem.code))
}

/// An error that is only possible through a defect of the page.
fn failed(error: &impl Display) -> JsValue {
    JsError::new(&error.to_string()).into()
}
