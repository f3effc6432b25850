//! The class `Explainer`: opening and writing links.

use wasm_bindgen::prelude::*;

use super::kept::Kept;
use super::{Fallible, failed, thrown};
use crate::layout::Term;
use crate::network::Network;
use crate::publish::figures::Pointing;
use crate::scene::link::{self, Arrival};
use crate::scene::{Scene, Weights};
use crate::session::Session;

/// A figure of the page: a session, drawn on canvases.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Explainer {
    pub(super) session: Session,
    /// Buffer for the pixels of the shading, reused by every frame.
    pub(super) pixels: Vec<[u8; 4]>,
    /// The lower part of the figure drawn last.
    pub(super) kept: Kept,
    /// What the one figure that need not follow the pointer has shown of the reader's hand, and its size in CSS pixels.
    pub(super) pointing: Option<(Pointing, (f64, f64))>,
    /// The figure's own scene, as a link; empty for the default scene.
    own: String,
    /// The network of that scene, once it was asked for.
    opening: Option<Opening>,
    /// Whether the session began with the figure's own scene.
    is_own: bool,
    /// Keys of the link opened last that were not understood.
    ignored: Vec<String>,
    /// How that link came.
    arrival: Arrival,
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

/// The largest work with which a run is repeated at once, when it is opened: a few milliseconds. Longer ones come in pieces.
const AT_ONCE: u64 = 4_000_000;
/// The most keys that were not understood that are named.
const MOST_NAMED: usize = 5;

/// A session with the scene of a link, or with the default scene where that is empty, perhaps at the start of its run; keys
/// that were not understood; and how the link came.
fn session_of(fragment: &str) -> Fallible<(Session, Vec<String>, Arrival)> {
    let (mut session, ignored, arrival) = if fragment.is_empty() {
        let session = Session::begin(Scene::default()).map_err(|error| failed(&error))?;
        (session, Vec::new(), Arrival::Whole)
    } else {
        Session::receive_link(fragment).map_err(|error| thrown(&error.problem()))?
    };
    if session.replay_work() <= AT_ONCE {
        session.replay(u64::MAX);
    }
    Ok((session, ignored, arrival))
}

#[wasm_bindgen]
impl Explainer {
    /// A figure whose own scene is that of `own`, or the default scene where that is empty. It begins with the scene of
    /// `fragment`, or with its own where that is empty. Only one of them is opened; a run that takes longer to be repeated
    /// waits for `replay`.
    #[wasm_bindgen(constructor)]
    pub fn new(own: &str, fragment: &str) -> Fallible<Self> {
        let is_own = fragment.is_empty();
        let (session, ignored, arrival) = session_of(if is_own { own } else { fragment })?;
        let mut figure = Self {
            own: own.to_owned(),
            opening: None,
            is_own,
            ignored,
            arrival,
            offers: Vec::new(),
            term: None,
            session,
            pixels: Vec::new(),
            kept: Kept::default(),
            pointing: None,
        };
        figure.note_opening();
        Ok(figure)
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
        let is_own = fragment.is_empty();
        let wanted = if is_own { &self.own } else { fragment };
        let (mut session, ignored, arrival) = session_of(wanted)?;
        session.take_over(&mut self.session);
        self.session = session;
        self.kept = Kept::default();
        self.ignored = ignored;
        self.arrival = arrival;
        self.is_own = is_own;
        self.note_opening();
        Ok(())
    }

    /// Repeats a piece of the run that the link opened last describes; returns whether something is left, see
    /// [`Session::replay`].
    pub fn replay(&mut self, work: u32) -> bool {
        if self.session.replaying().is_none() {
            return false;
        }
        let left = self.session.replay(u64::from(work));
        self.note_opening();
        left
    }

    /// Takes over how far the background worker has come with the run of the link opened last; `false` where this is of another
    /// one, see [`Session::take_handover`].
    #[wasm_bindgen(js_name = takeHandover)]
    pub fn take_handover(&mut self, state: &[u8]) -> bool {
        let taken = self.session.take_handover(state);
        self.note_opening();
        taken
    }

    /// Builds some more of the cells of a network that has more than could be built at once; returns whether something is left,
    /// see [`Session::refine`].
    pub fn refine(&mut self) -> bool {
        self.session.refine()
    }

    /// Whether there is something for `refine` to do.
    #[wasm_bindgen(js_name = isPartial)]
    pub fn is_partial(&self) -> bool {
        self.session.is_partial()
    }

    /// The last step of the run that is being repeated; `undefined` when that is over.
    #[wasm_bindgen(js_name = replayEnd)]
    #[allow(clippy::cast_precision_loss, reason = "steps stay below 2^53")]
    pub fn replay_end(&self) -> Option<f64> {
        self.session
            .replaying()
            .map(|replaying| replaying.end as f64)
    }

    /// The step that the repetition of a run has come to.
    #[wasm_bindgen(js_name = replayStep)]
    #[allow(clippy::cast_precision_loss, reason = "steps stay below 2^53")]
    pub fn replay_step(&self) -> f64 {
        self.session.timeline().now as f64
    }

    /// The keys of the link opened last that were not understood, the first few of them.
    #[wasm_bindgen(js_name = ignoredKeys)]
    pub fn ignored_keys(&self) -> Vec<String> {
        self.ignored.iter().take(MOST_NAMED).cloned().collect()
    }

    /// Number of the keys that were not understood.
    #[wasm_bindgen(js_name = ignoredCount)]
    pub fn ignored_count(&self) -> usize {
        self.ignored.len()
    }

    /// How the link opened last came: `whole`; `trimmed`, without what stood behind it; or `mended`.
    pub fn arrival(&self) -> String {
        self.arrival.name().to_owned()
    }

    /// The link of the current scene.
    pub fn link(&self) -> String {
        self.session.link()
    }

    /// The link of the current scene that names the chapter whose figure shows it; none if `slug` is empty.
    #[wasm_bindgen(js_name = linkIn)]
    pub fn link_in(&self, slug: &str) -> String {
        self.session.link_in(slug)
    }
}

impl Explainer {
    /// The session, and the network of the figure's own scene; none where that scene cannot be opened.
    pub(super) fn with_opening(&mut self) -> (&mut Session, Option<&Opening>) {
        if self.opening.is_none() {
            self.opening = session_of(&self.own).ok().map(|(mut session, ..)| {
                session.replay(u64::MAX);
                Opening::of(&session)
            });
        }
        (&mut self.session, self.opening.as_ref())
    }

    /// Keeps the network of the figure's own scene, once it is shown as it was opened.
    fn note_opening(&mut self) {
        if self.is_own && self.session.replaying().is_none() {
            self.opening
                .get_or_insert_with(|| Opening::of(&self.session));
            self.is_own = false;
        }
    }
}
