//! The undo history: the experiment before each edit, and after each edit that was undone.

use super::experiment::Experiment;

/// The largest number of edits that can be undone.
const MOST_UNDO: usize = 200;
/// The number of edits that can be undone whatever memory they take.
const LEAST_UNDO: usize = 8;
/// The memory that the states before edits may take together, in bytes.
const BUDGET: usize = 32 << 20;

/// Edits that can be undone and redone.
#[derive(Debug, Default)]
pub(super) struct Undo {
    past: Vec<Experiment>,
    future: Vec<Experiment>,
    gesture: Gesture,
}

/// The movement of a slider or pointer from press to release, or a training run: one undo step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Gesture {
    #[default]
    None,
    /// Open, and nothing has changed yet.
    Open,
    /// Open, and the state before it is stored.
    Remembered,
}

impl Undo {
    /// Starts a gesture if none is open: all changes until its end are one undo step.
    pub(super) fn begin_gesture(&mut self) {
        if self.gesture == Gesture::None {
            self.gesture = Gesture::Open;
        }
    }

    pub(super) const fn end_gesture(&mut self) {
        self.gesture = Gesture::None;
    }

    /// Whether a gesture is open.
    pub(super) fn is_in_gesture(&self) -> bool {
        self.gesture != Gesture::None
    }

    /// Stores the state before an edit, once for each gesture.
    pub(super) fn remember(&mut self, now: &Experiment) {
        if self.gesture == Gesture::Remembered {
            return;
        }
        if self.gesture == Gesture::Open {
            self.gesture = Gesture::Remembered;
        }
        if self.past.len() == MOST_UNDO {
            self.past.remove(0);
        }
        self.past.push(now.clone());
        self.future.clear();
        self.forget_what_is_too_much();
    }

    /// Forgets the oldest edits, until the others fit into the memory that they may take.
    fn forget_what_is_too_much(&mut self) {
        let mut bytes = 0;
        let mut newer = None;
        let fitting = (self.past.iter().rev()).take_while(|&moment| {
            bytes += moment.bytes_besides(newer.replace(moment));
            bytes <= BUDGET
        });
        let kept = fitting.count().max(LEAST_UNDO);
        self.past.drain(..self.past.len().saturating_sub(kept));
    }

    /// Undoes the last edit; returns `false` if there is none.
    pub(super) fn take_back(&mut self, now: &mut Experiment) -> bool {
        self.gesture = Gesture::None;
        exchange(&mut self.past, &mut self.future, now)
    }

    /// Redoes the edit last undone; returns `false` if there is none.
    pub(super) fn make_again(&mut self, now: &mut Experiment) -> bool {
        self.gesture = Gesture::None;
        exchange(&mut self.future, &mut self.past, now)
    }

    /// Whether there is an edit to undo, and one to redo.
    pub(super) const fn can_take_back_and_make_again(&self) -> (bool, bool) {
        (!self.past.is_empty(), !self.future.is_empty())
    }
}

/// Replaces the current state by the last one of `from`, and appends it to `to`. The view stays as it is, since it is not
/// part of edits.
fn exchange(from: &mut Vec<Experiment>, to: &mut Vec<Experiment>, now: &mut Experiment) -> bool {
    let Some(moment) = from.pop() else {
        return false;
    };
    let view = now.scene.view;
    to.push(std::mem::replace(now, moment));
    now.scene.view = view;
    now.keep_selection();
    true
}
