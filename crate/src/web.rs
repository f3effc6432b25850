//! The only module that knows the browser: parse, delegate, convert.
//!
//! Errors cross as plain objects `{code, values}`, which the page words from its catalogue.

#[cfg(feature = "bench")]
pub mod bench;
mod canvas;
mod edit;
mod export;
mod pointer;
mod query;

use std::collections::BTreeMap;
use std::fmt::Display;
use std::panic;

use js_sys::Function;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::emphasis::Term;
use crate::link;
use crate::network::Network;
use crate::problem::Problem;
use crate::scene::{Scene, Weights};
use crate::session::Session;
use crate::train::DigestRun;

pub use canvas::{CanvasSize, Look};

type Fallible<T> = Result<T, JsValue>;

/// A figure of the page: a scene in use, and the canvases it is drawn on.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Explainer {
    session: Session,
    /// The shading's pixels, kept so that no frame allocates them.
    pixels: Vec<[u8; 4]>,
    /// The network that the figure opened with: what its goals are measured against.
    opening: Network,
    /// Whether that was made by hand, not by a recipe.
    opens_by_hand: bool,
    /// The term of the prose that the reader points at.
    term: Option<Term>,
}

/// Tells `report` the message of a panic, once, before the module stops for good.
#[wasm_bindgen(js_name = reportPanics)]
pub fn report_panics(report: Function) {
    panic::set_hook(Box::new(move |info| {
        let message = JsValue::from_str(&info.to_string());
        // Nothing is left to be done where even the report fails.
        let _ = report.call1(&JsValue::NULL, &message);
    }));
}

#[wasm_bindgen]
impl Explainer {
    /// A figure that begins with the scene of `fragment`, or with the default scene where that is empty.
    #[wasm_bindgen(constructor)]
    pub fn new(fragment: &str) -> Fallible<Self> {
        let session = if fragment.is_empty() {
            Session::new(Scene::default()).map_err(|error| failed(&error))?
        } else {
            let opened = Session::open(fragment);
            opened.map_err(|error| thrown(&error.problem()))?.0
        };
        Ok(Self {
            opening: session.network().clone(),
            opens_by_hand: matches!(session.scene().weights, Weights::Given(_)),
            term: None,
            session,
            pixels: Vec::new(),
        })
    }

    /// Whether a fragment looks like a scene, and not like the id of an element.
    #[wasm_bindgen(js_name = isScene)]
    pub fn is_scene(fragment: &str) -> bool {
        link::is_scene(fragment)
    }

    /// The chapter that a link names, if it does.
    #[wasm_bindgen(js_name = chapterOf)]
    pub fn chapter_of(fragment: &str) -> Option<String> {
        link::read(fragment).ok()?.scene.chapter
    }

    /// Names the chapter whose figure this is, for its links.
    #[wasm_bindgen(js_name = setChapter)]
    pub fn set_chapter(&mut self, slug: &str) {
        self.session.set_chapter(slug);
    }

    /// The version of the program.
    pub fn version() -> String {
        env!("CARGO_PKG_VERSION").to_owned()
    }

    /// Whether this machine trains to the same bits as any other: makes every [`DigestRun`], which takes seconds, and tells
    /// each one's name and digest.
    #[wasm_bindgen(js_name = trainingDigests)]
    pub fn training_digests() -> Fallible<JsValue> {
        let runs = DigestRun::all().map(|run| (run.name(), run.digest()));
        object(&runs.collect::<BTreeMap<_, _>>())
    }

    /// Opens a link in place of the scene; returns the keys it did not understand. On an error nothing changes.
    pub fn open(&mut self, fragment: &str) -> Fallible<Vec<String>> {
        let opened = Session::open(fragment);
        let (mut session, ignored) = opened.map_err(|error| thrown(&error.problem()))?;
        session.take_over(&mut self.session);
        self.session = session;
        Ok(ignored)
    }

    /// The link of what is shown.
    pub fn link(&self) -> String {
        self.session.link()
    }
}

/// A plain object; what is absent becomes null.
fn object<T: Serialize>(value: &T) -> Fallible<JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(JsValue::from)
}

fn thrown(problem: &Problem) -> JsValue {
    object(problem).unwrap_or_else(|_| JsValue::from_str(problem.code))
}

/// An error that only a defect of the page can cause.
fn failed(error: &impl Display) -> JsValue {
    JsError::new(&error.to_string()).into()
}
