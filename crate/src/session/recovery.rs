//! The recovery in a session: what can be read back from the activations of a hidden layer.

use serde::Serialize;

use super::Session;
use super::cells::{Read, Source};
use crate::cells::{CellComplex, Fibres, Retention, Spot};
use crate::dataset::{Examples, Sample};
use crate::geometry::Point;
use crate::geometry::grid::Grid;
use crate::network::UnitId;
use crate::network::{Layer, Network};
use crate::recovery::Picture;
use crate::recovery::recover;
use crate::recovery::{Printed, RecoveredFrom, RecoveryOptions};

/// The recovery's readout for the frame and for the spot at the pointer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RecoveryReadout {
    /// Number of hidden layers of the network.
    pub layers: usize,
    /// Whether a unit can be added by hand, which needs a single hidden layer that is not full.
    pub can_add_unit: bool,
    /// Whether a unit can be removed by hand, which needs a single hidden layer with more than one unit.
    pub can_remove_unit: bool,
    /// The layer used, counted from 1; absent without hidden layers.
    pub layer: Option<usize>,
    /// Share of the frame that is kept and not folded: no other point has its activations. Absent where there is no recovery.
    ///
    /// With the folded, flattened and erased shares it adds up to 1.
    pub kept: Option<f64>,
    /// Share of the frame that is flattened; absent with `kept`.
    pub flattened: Option<f64>,
    /// Share of the frame that is erased; absent with `kept`.
    pub erased: Option<f64>,
    /// The share of the frame where the layer has rank 2 but that has the same image as other parts of it.
    pub folded: Option<f64>,
    /// The retention of the spot at the pointer: `kept`, `flattened` or `erased`.
    pub pointed: Option<&'static str>,
    /// The number of separate parts of the frame that have the activations of that spot, including its own.
    pub parts: Option<usize>,
    /// If classes are printed, the share of orange (nearest class 1) among the points with the activations of that spot.
    pub orange: Option<f64>,
    /// If classes are printed, the share of the frame on which a later layer can be right at best.
    pub telling: Option<f64>,
}

impl Session {
    /// Changes the options of the recovery.
    pub fn set_recovery_options(&mut self, change: impl FnOnce(&mut RecoveryOptions)) {
        let before = self.now.scene.view.recovery_options;
        change(&mut self.now.scene.view.recovery_options);
        if before.printed != self.now.scene.view.recovery_options.printed {
            self.cells.drop_recovered();
        }
    }

    /// The options of the recovery.
    #[must_use]
    pub const fn recovery_options(&self) -> RecoveryOptions {
        self.now.scene.view.recovery_options
    }

    /// The hidden layer used for the recovery, counted from 0; `None` without hidden layers.
    #[must_use]
    pub fn read_layer(&self) -> Option<usize> {
        let last = self.network().hidden_layers().len().checked_sub(1)?;
        Some(
            self.recovery_options()
                .layer
                .map_or(last, |layer| layer.min(last)),
        )
    }

    /// Prints the reader's own word or scribble on the plane; `None` prints the default word.
    pub fn set_picture(&mut self, picture: Option<Picture>) {
        self.printed.own = picture;
        self.cells.drop_recovered();
    }

    /// The reader's own word or scribble, if it replaces the default word.
    #[must_use]
    pub const fn own_picture(&self) -> Option<&Picture> {
        self.printed.own.as_ref()
    }

    /// Takes over from an earlier session what links do not carry: the printed picture, whether the best line is shown,
    /// whether a sample is followed, and whether the reader has a finger and no mouse.
    pub fn take_over(&mut self, before: &mut Self) {
        self.printed = std::mem::take(&mut before.printed);
        self.attention = std::mem::take(&mut before.attention);
        self.hand.rests = self.attention.by_finger;
        self.pursuits.take_over(&before.pursuits);
    }

    /// Sets the size of the recovery's canvas, in CSS pixels. It has tags and no axes, and shows samples only where classes
    /// are printed.
    pub fn set_picture_canvas(&mut self, width: f64, height: f64) {
        (self.canvases).show_recovery(self.now.scene.view.frame(), width, height);
    }

    /// The samples that are shown on the plane and can be dragged.
    #[must_use]
    pub fn visible_samples(&self) -> &[Sample] {
        if self.canvases.shows_recovery() && self.recovery_options().printed == Printed::Word {
            return &[];
        }
        self.samples()
    }

    /// The recovered picture; the printed picture itself where there are no fibres. `None` where there is nothing to
    /// print.
    pub fn recovered(&mut self) -> Option<&Picture> {
        self.read();
        let printed = match self.recovery_options().printed {
            Printed::Word => self.printed.word(),
            Printed::Classes => match self.now.examples() {
                Examples::Samples(samples) => {
                    (self.printed).classes(samples, self.now.scene.view.frame())?
                }
                Examples::Targets(_) => return None,
            },
        };
        match self.cells.read_mut() {
            Some(Read {
                fibres, recovered, ..
            }) => Some(recovered.get_or_insert_with(|| recover(fibres, printed))),
            None => Some(printed),
        }
    }

    /// Computes a piece of what the recovery's first drawing needs: the fibres, the printed picture, the recovered one. Returns
    /// whether there was something left to compute, so that a page can spread the work over several frames.
    pub fn prepare_recovery(&mut self) -> bool {
        if !self.cells.knows(self.source()) {
            self.fibres();
            return true;
        }
        if self.recovery_options().printed == Printed::Word && !self.printed.has_word() {
            self.printed.word();
            return true;
        }
        let left = (self.cells.read()).is_some_and(|read| read.recovered.is_none());
        left && self.recovered().is_some()
    }

    /// The fibres used for the recovery, recomputed where something has changed since the last call; `None` without hidden
    /// units.
    pub fn fibres(&mut self) -> Option<&Fibres<'static>> {
        self.read().map(|read| &read.fibres)
    }

    /// The fibres, if they are computed.
    #[must_use]
    pub fn made_fibres(&self) -> Option<&Fibres<'static>> {
        self.cells.read().map(|read| &read.fibres)
    }

    /// The cells whose hinges are drawn over the recovery: those of the layer used and of the layers before it.
    #[must_use]
    pub fn picture_complex(&self) -> Option<&CellComplex> {
        let fibres = self.made_fibres().map(Fibres::complex);
        match self.recovery_options().from {
            // All hinges stay visible so that they can be dragged.
            RecoveredFrom::One => self.built_complex(),
            RecoveredFrom::All => fibres.or(self.built_complex()),
        }
    }

    /// The retention of the spot at the pointer.
    pub fn pointed_retention(&mut self) -> Option<Retention> {
        let at = self.reading()?;
        let fibres = self.fibres()?;
        let cell = fibres.complex().region_at(at)?;
        Some(fibres.retention(cell))
    }

    /// All spots that have the activations of the spot at the pointer, and the number of separate parts they form.
    #[must_use]
    pub fn pointed_spots(&self) -> (Vec<Spot>, usize) {
        let found = self.made_fibres().zip(self.reading());
        found.map_or((Vec::new(), 0), |(fibres, at)| {
            (fibres.spots(at), fibres.part_count(at))
        })
    }

    /// The recovery's readout for the frame and for the spot at the pointer.
    pub fn recovery_readout(&mut self) -> RecoveryReadout {
        let at = self.reading();
        let widths = self.network().hidden_widths();
        let only = (widths.len() == 1).then(|| widths[0]);
        let mut readout = RecoveryReadout {
            layers: widths.len(),
            can_add_unit: only.is_some_and(|width| width < Network::MAX_WIDTH),
            can_remove_unit: only.is_some_and(|width| width > 1),
            layer: self.read_layer().map(|layer| layer + 1),
            ..RecoveryReadout::default()
        };
        let Some(read) = self.read() else {
            return readout;
        };
        readout.kept = Some(read.one_to_one);
        readout.flattened = Some(read.shares.flattened);
        readout.erased = Some(read.shares.erased);
        readout.folded = Some(read.folded);
        readout.parts = at.map(|at| read.fibres.part_count(at)).filter(|&n| n > 0);
        readout.pointed = self.pointed_retention().map(Retention::name);
        self.add_classes(&mut readout, at);
        readout
    }

    /// Adds the shares of the printed classes, measured on the recovered picture.
    fn add_classes(&mut self, readout: &mut RecoveryReadout, at: Option<Point>) {
        let frame = self.now.scene.view.frame();
        if self.recovery_options().printed != Printed::Classes {
            return;
        }
        let Some(recovered) = self.recovered() else {
            return;
        };
        let grid = Grid {
            columns: recovered.width(),
            rows: recovered.height(),
            frame,
        };
        readout.orange = at.map(|at| recovered.tone_at(grid.place(at)).into());
        let best = |&tone: &f32| f64::from(tone.max(1.0 - tone));
        let sum: f64 = recovered.tones().iter().map(best).sum();
        readout.telling = Some(sum / recovered.tones().len() as f64);
    }

    fn read(&mut self) -> Option<&Read> {
        let source = self.source();
        if !self.cells.knows(source) {
            let fibres = source.and_then(|source| self.fibres_of(source));
            self.cells.keep(source, fibres);
        }
        self.cells.read()
    }

    fn source(&self) -> Option<Source> {
        let layer = self.read_layer()?;
        Some(match self.recovery_options().from {
            RecoveredFrom::All => Source::Layer(layer),
            RecoveredFrom::One => {
                let selected = self.unit_meant().filter(|unit| unit.layer == 0);
                Source::Unit(selected.unwrap_or(UnitId::new(0, 0)))
            }
        })
    }

    fn fibres_of(&mut self, source: Source) -> Option<Fibres<'static>> {
        match source {
            Source::Layer(layer) => {
                self.complex().ok()?;
                let complex = self.built_complex()?;
                Fibres::built_by(self.cells.builder(), complex, layer).map(Fibres::into_owned)
            }
            Source::Unit(unit) => {
                let alone = self.alone(unit)?;
                let corners = self.now.scene.view.frame().corners();
                let complex = CellComplex::of(&alone, &corners).ok()?;
                Fibres::of(&complex, 0).map(Fibres::into_owned)
            }
        }
    }

    /// A network that has one unit of the first layer and no other unit.
    fn alone(&self, unit: UnitId) -> Option<Network> {
        let first = self.network().hidden_layers().first()?;
        let bias = *first.biases().get(unit.unit)?;
        let row = first.row(unit.unit).to_vec();
        let hidden = Layer::new(first.inputs(), row, vec![bias]).ok()?;
        let layers = vec![hidden, Layer::zeros(1, 1)];
        Network::new(self.network().activation(), layers).ok()
    }
}
