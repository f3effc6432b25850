//! The class `Explainer`: opening and writing links.

use wasm_bindgen::prelude::*;

use super::{Fallible, failed, thrown};
use crate::layout::Term;
use crate::network::Network;
use crate::scene::link;
use crate::scene::{Scene, Weights};
use crate::session::Session;

/// A figure of the page: a session, drawn on canvases.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Explainer {
    pub(super) session: Session,
    /// Buffer for the pixels of the shading, reused by every frame.
    pub(super) pixels: Vec<[u8; 4]>,
    /// The network that the figure opened with, from which goals are measured.
    pub(super) opening: Network,
    /// Whether that network was made by hand, not by a recipe.
    pub(super) opens_by_hand: bool,
    /// The term of the prose that the reader points at.
    pub(super) term: Option<Term>,
}

#[wasm_bindgen]
impl Explainer {
    /// A figure with the scene of a link, or with the default scene if `fragment` is empty.
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

    /// Whether a fragment looks like a scene rather than the id of an element.
    #[wasm_bindgen(js_name = isScene)]
    pub fn is_scene(fragment: &str) -> bool {
        link::is_scene(fragment)
    }

    /// The chapter that a link names, if any.
    #[wasm_bindgen(js_name = chapterOf)]
    pub fn chapter_of(fragment: &str) -> Option<String> {
        link::read(fragment).ok()?.scene.chapter
    }

    /// Sets the chapter that links of this figure name.
    #[wasm_bindgen(js_name = setChapter)]
    pub fn set_chapter(&mut self, slug: &str) {
        self.session.set_chapter(slug);
    }

    /// The version of the program.
    pub fn version() -> String {
        env!("CARGO_PKG_VERSION").to_owned()
    }

    /// Replaces the scene by that of a link; returns the unknown keys. Nothing changes on an error.
    pub fn open(&mut self, fragment: &str) -> Fallible<Vec<String>> {
        let opened = Session::open(fragment);
        let (mut session, ignored) = opened.map_err(|error| thrown(&error.problem()))?;
        session.take_over(&mut self.session);
        self.session = session;
        Ok(ignored)
    }

    /// The link of the current scene.
    pub fn link(&self) -> String {
        self.session.link()
    }
}
