//! Long work by itself, for a worker: what it is to do is a recipe, what comes out of it are bytes.

use wasm_bindgen::prelude::*;

use super::{Fallible, failed, thrown};
use crate::session::Session;

/// Long work, done piece by piece: a pure function of its recipe.
///
/// It runs in a worker, which can be ended at any time, with all memory that the work took.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Job(Kind);

/// What is done, and with what. A new kind of work is a variant here.
#[derive(Debug)]
enum Kind {
    /// The run that a link describes is repeated.
    Replay(Box<Session>),
}

#[wasm_bindgen]
impl Job {
    /// Begins the work of a kind on what a link describes: `replay`.
    #[wasm_bindgen(constructor)]
    pub fn new(kind: &str, recipe: &str) -> Fallible<Self> {
        match kind {
            "replay" => {
                let opened = Session::begin_link(recipe);
                let (session, _) = opened.map_err(|error| thrown(&error.problem()))?;
                Ok(Self(Kind::Replay(Box::new(session))))
            }
            _ => Err(failed(&"there is no work of this kind")),
        }
    }

    /// Does a piece of it, a few milliseconds long; returns whether something is left.
    pub fn advance(&mut self) -> bool {
        /// Multiply-adds for one sample and one parameter.
        const PIECE: u64 = 4_000_000;
        match &mut self.0 {
            Kind::Replay(session) => session.replay(PIECE),
        }
    }

    /// What is known so far, for whoever asked: of `replay`, for `takeHandover`.
    pub fn state(&self) -> Vec<u8> {
        match &self.0 {
            Kind::Replay(session) => session.handover(),
        }
    }
}
