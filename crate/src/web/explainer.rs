//! The class of the page: opening links and writing them.

use wasm_bindgen::prelude::*;

use super::{Fallible, failed, thrown};
use crate::layout::Term;
use crate::network::Network;
use crate::scene::link;
use crate::scene::{Scene, Weights};
use crate::session::Session;

/// A figure of the page: a scene in use, and the canvases it is drawn on.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Explainer {
    pub(super) session: Session,
    /// The shading's pixels, kept so that no frame allocates them.
    pub(super) pixels: Vec<[u8; 4]>,
    /// The network that the figure opened with: what its goals are measured against.
    pub(super) opening: Network,
    /// Whether that was made by hand, not by a recipe.
    pub(super) opens_by_hand: bool,
    /// The term of the prose that the reader points at.
    pub(super) term: Option<Term>,
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
