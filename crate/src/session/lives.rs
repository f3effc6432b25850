//! The deaths and returns of units along the run: as a strip with a row for each unit, and in numbers.

use serde::Serialize;

use super::{Session, Timeline};
use crate::layout::{LifeLine, Pixel, Stretch, TimelineLayout, Turn};
use crate::network::UnitId;
use crate::train::Turning;

/// The most hidden units of which each has a row, whether it ever turned or not.
const ALL_SHOWN: usize = 16;

/// The deaths and returns along a run in numbers: events, so that a unit that dies twice counts twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LivesReadout {
    /// The first step of the run.
    pub first_step: u64,
    /// Its last step so far.
    pub last_step: u64,
    /// The step shown.
    pub step: u64,
    /// Deaths and returns in each hidden layer.
    pub layers: Vec<LayerOfLives>,
    /// Number of units that died or came back.
    pub units: usize,
    /// Number of earlier events that are not kept.
    pub forgotten: u64,
    /// The units that have a row in the strip, from above.
    pub rows: Vec<UnitLife>,
}

/// A row of the strip in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct UnitLife {
    /// The letters of the unit.
    pub letters: String,
    /// The steps by which it was dead, each time it died.
    pub deaths: Vec<u64>,
    /// The steps by which it was back.
    pub returns: Vec<u64>,
    /// Whether it is dead at the last step.
    pub dead: bool,
}

/// Deaths and returns in a layer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LayerOfLives {
    /// Number of deaths.
    pub deaths: usize,
    /// Number of returns.
    pub returns: usize,
}

impl UnitLife {
    fn of(line: &LifeLine) -> Self {
        let steps = |died| {
            let turns = line.turnings.iter().filter(|turn| turn.died == died);
            turns.map(|turn| turn.by).collect()
        };
        Self {
            letters: line.letters.clone(),
            deaths: steps(true),
            returns: steps(false),
            dead: line.stretches.last().is_some_and(|last| !last.alive),
        }
    }
}

impl Session {
    /// Sets the size of the strip's canvas, in CSS pixels.
    pub const fn set_lives_canvas(&mut self, width: f64, height: f64) {
        self.canvases.show_lives(width, height);
    }

    /// The layout of the strip on its canvas.
    #[must_use]
    pub fn lives_layout(&self) -> TimelineLayout {
        let Timeline { first, last, .. } = self.timeline();
        (self.canvases).lives_layout(self.units_with_a_row().len(), (first, last))
    }

    /// The units that have a row, from above: every hidden one, or of many those that ever turned.
    #[must_use]
    pub fn units_with_a_row(&self) -> Vec<UnitId> {
        let turnings = self.now.run().lives.turnings();
        let few = self.network().hidden_units().count() <= ALL_SHOWN;
        let turned = |unit: &UnitId| turnings.iter().any(|turning| turning.unit == *unit);
        let units = self.network().hidden_units();
        units.filter(|unit| few || turned(unit)).collect()
    }

    /// The rows of the strip.
    #[must_use]
    pub fn life_lines(&self) -> Vec<LifeLine> {
        let units = self.units_with_a_row();
        units.into_iter().map(|unit| self.life_line(unit)).collect()
    }

    fn life_line(&self, unit: UnitId) -> LifeLine {
        let Timeline { first, last, .. } = self.timeline();
        let lives = &self.now.run().lives;
        let own: Vec<&Turning> = lives
            .turnings()
            .iter()
            .filter(|turning| turning.unit == unit)
            .collect();
        let place = self.network().hidden_units().position(|one| one == unit);
        let ends_dead = place.is_some_and(|place| lives.is_dead(place));
        // Nothing is known of the time before the first event that is kept, where some are not.
        let known = (lives.turnings().first()).filter(|_| lives.forgotten() > 0);
        let mut from = known.map_or(first, |turning| turning.after.max(first));
        let mut stretches = Vec::with_capacity(own.len() + 1);
        for turning in &own {
            stretches.push(Stretch {
                from,
                to: turning.by,
                alive: turning.died,
            });
            from = turning.by;
        }
        stretches.push(Stretch {
            from,
            to: last,
            alive: own.last().map_or(!ends_dead, |turning| !turning.died),
        });
        let turns = own.iter().map(|turning| Turn {
            by: turning.by,
            died: turning.died,
        });
        LifeLine {
            letters: self.network().letters(unit).unwrap_or_default(),
            turnings: turns.collect(),
            stretches,
        }
    }

    /// Shows the run as it was at a position on the strip's canvas, and selects the unit of that row.
    pub fn press_in_lives(&mut self, at: Pixel) {
        let layout = self.lives_layout();
        let row = layout.row_at(at);
        let unit = row.and_then(|row| self.units_with_a_row().get(row).copied());
        self.scrub_to(layout.step_at(at));
        if unit.is_some() {
            self.select(unit);
        }
    }

    /// Shows the run as it was at a position on the strip's canvas.
    pub fn drag_in_lives(&mut self, at: Pixel) {
        let step = self.lives_layout().step_at(at);
        self.scrub_to(step);
    }

    /// The deaths and returns of the run in numbers.
    #[must_use]
    pub fn lives_readout(&self) -> LivesReadout {
        let Timeline { first, now, last } = self.timeline();
        let lives = &self.now.run().lives;
        let hidden = self.network().hidden_layers().len();
        let mut layers = vec![LayerOfLives::default(); hidden];
        let mut units: Vec<UnitId> = Vec::new();
        for turning in lives.turnings() {
            if let Some(layer) = layers.get_mut(turning.unit.layer) {
                layer.deaths += usize::from(turning.died);
                layer.returns += usize::from(!turning.died);
            }
            if !units.contains(&turning.unit) {
                units.push(turning.unit);
            }
        }
        LivesReadout {
            first_step: first,
            last_step: last,
            step: now,
            layers,
            units: units.len(),
            forgotten: lives.forgotten(),
            rows: self.life_lines().iter().map(UnitLife::of).collect(),
        }
    }
}
