//! What an undo brings back: the experiment before each edit, and after each one that was taken back.

use super::experiment::Experiment;

/// Most edits that can be taken back.
const MOST_UNDO: usize = 200;

/// Edits that can be taken back and made again.
#[derive(Debug, Default)]
pub(super) struct Undo {
    past: Vec<Experiment>,
    future: Vec<Experiment>,
    gesture: Gesture,
}

/// The way of a slider or pointer from press to release, or a training run: one undo step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Gesture {
    #[default]
    None,
    /// Open, with nothing changed yet.
    Open,
    /// Open, and what was before is remembered.
    Remembered,
}

impl Undo {
    /// Begins a gesture, where none is open: what changes until its end is taken back in one step.
    pub(super) fn begin_gesture(&mut self) {
        if self.gesture == Gesture::None {
            self.gesture = Gesture::Open;
        }
    }

    pub(super) const fn end_gesture(&mut self) {
        self.gesture = Gesture::None;
    }

    /// Remembers what is there before an edit, once for each gesture.
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
    }

    /// Takes the last edit back; false where there is none.
    pub(super) fn take_back(&mut self, now: &mut Experiment) -> bool {
        self.gesture = Gesture::None;
        exchange(&mut self.past, &mut self.future, now)
    }

    /// Makes the edit again that was last taken back; false where there is none.
    pub(super) fn make_again(&mut self, now: &mut Experiment) -> bool {
        self.gesture = Gesture::None;
        exchange(&mut self.future, &mut self.past, now)
    }

    /// Whether there is something to take back, and something to make again.
    pub(super) const fn can_take_back_and_make_again(&self) -> (bool, bool) {
        (!self.past.is_empty(), !self.future.is_empty())
    }
}

/// Puts the last of `from` in place of what is there now, which goes to `to`. Looking around is no edit: the view stays.
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
