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
    /// The figure's own scene, as a link; empty for the default scene.
    own: String,
    /// The network of that scene, once it was asked for.
    opening: Option<Opening>,
    /// Keys of the link opened last that were not understood.
    ignored: Vec<String>,
    /// The networks that the page offers to be taken over; none in place of a link that cannot be opened.
    pub(super) offers: Vec<Option<Network>>,
    /// The term of the prose that the reader points at.
    pub(super) term: Option<Term>,
}

/// The network of a figure's own scene: what its goals are measured against, and what Reset leads to.
#[derive(Debug)]
pub(super) struct Opening {
    pub(super) network: Network,
    /// Whether it was made by hand, not by a recipe.
    pub(super) by_hand: bool,
}

impl Opening {
    fn of(session: &Session) -> Self {
        Self {
            network: session.network().clone(),
            by_hand: matches!(session.scene().weights, Weights::Given(_)),
        }
    }
}

/// A session with the scene of a link, or with the default scene where that is empty; and keys that were not understood.
fn session_of(fragment: &str) -> Fallible<(Session, Vec<String>)> {
    if fragment.is_empty() {
        let session = Session::new(Scene::default()).map_err(|error| failed(&error))?;
        return Ok((session, Vec::new()));
    }
    Session::open(fragment).map_err(|error| thrown(&error.problem()))
}

#[wasm_bindgen]
impl Explainer {
    /// A figure whose own scene is that of `own`, or the default scene where that is empty. It begins with the scene of
    /// `fragment`, or with its own where that is empty. Only one of them is opened, and trained.
    #[wasm_bindgen(constructor)]
    pub fn new(own: &str, fragment: &str) -> Fallible<Self> {
        let is_own = fragment.is_empty();
        let (session, ignored) = session_of(if is_own { own } else { fragment })?;
        Ok(Self {
            own: own.to_owned(),
            opening: is_own.then(|| Opening::of(&session)),
            ignored,
            offers: Vec::new(),
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

    /// Opens a link in place of the scene, or the figure's own scene where it is empty. On an error nothing changes.
    pub fn open(&mut self, fragment: &str) -> Fallible<()> {
        let wanted = if fragment.is_empty() {
            &self.own
        } else {
            fragment
        };
        let (mut session, ignored) = session_of(wanted)?;
        session.take_over(&mut self.session);
        self.session = session;
        self.ignored = ignored;
        Ok(())
    }

    /// The keys of the link opened last that were not understood.
    #[wasm_bindgen(js_name = ignoredKeys)]
    pub fn ignored_keys(&self) -> Vec<String> {
        self.ignored.clone()
    }

    /// The link of the current scene.
    pub fn link(&self) -> String {
        self.session.link()
    }
}

impl Explainer {
    /// The session, and the network of the figure's own scene; none where that scene cannot be opened.
    pub(super) fn with_opening(&mut self) -> (&mut Session, Option<&Opening>) {
        if self.opening.is_none() {
            self.opening = session_of(&self.own)
                .ok()
                .map(|(session, _)| Opening::of(&session));
        }
        (&mut self.session, self.opening.as_ref())
    }
}
