//! What can be read back from the activations of a hidden layer.

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

/// What a layer leaves of the frame, and of the spot pointed at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryReadout {
    /// Hidden layers of the network.
    pub layers: usize,
    /// Whether a unit can be added by hand: to the only hidden layer, if it is not full.
    pub can_add_unit: bool,
    /// Whether one can be taken away by hand: from the only hidden layer, if another is left.
    pub can_remove_unit: bool,
    /// The layer that is read, counted from 1; absent without hidden layers.
    pub layer: Option<usize>,
    /// Shares of the frame; absent where nothing can be read.
    pub kept: Option<f64>,
    /// See `kept`.
    pub flattened: Option<f64>,
    /// See `kept`.
    pub erased: Option<f64>,
    /// The share of the frame that is kept and lies on other parts of it.
    pub folded: Option<f64>,
    /// The share of the frame whose points no other point is mistaken for: what is kept and not folded.
    pub one_to_one: Option<f64>,
    /// What becomes of the spot pointed at: `kept`, `flattened` or `erased`.
    pub pointed: Option<&'static str>,
    /// In how many separate parts the frame holds what is mistaken for that spot, its own among them.
    pub parts: Option<usize>,
    /// Where classes are printed, the share of orange territory among what is mistaken for the spot pointed at.
    pub orange: Option<f64>,
    /// Where classes are printed, the share of the frame whose class any later layer can be right on at best.
    pub telling: Option<f64>,
}

impl Session {
    /// Changes how the picture is read back.
    pub fn set_recovery_options(&mut self, change: impl FnOnce(&mut RecoveryOptions)) {
        let before = self.now.scene.view.recovery_options;
        change(&mut self.now.scene.view.recovery_options);
        if before.print != self.now.scene.view.recovery_options.print {
            self.cells.drop_recovered();
        }
    }

    /// How the picture is read back.
    #[must_use]
    pub const fn recovery_options(&self) -> RecoveryOptions {
        self.now.scene.view.recovery_options
    }

    /// The hidden layer that is read, counted from 0; none without hidden layers.
    #[must_use]
    pub fn read_layer(&self) -> Option<usize> {
        let last = self.network().hidden_layers().len().checked_sub(1)?;
        Some(
            self.recovery_options()
                .layer
                .map_or(last, |layer| layer.min(last)),
        )
    }

    /// Prints the reader's own word or scribble on the plane; none for the usual word.
    pub fn set_picture(&mut self, picture: Option<Picture>) {
        self.printed.own = picture;
        self.cells.drop_recovered();
    }

    /// The reader's own word or scribble, where that is printed in place of the usual word.
    #[must_use]
    pub const fn own_picture(&self) -> Option<&Picture> {
        self.printed.own.as_ref()
    }

    /// Takes over what no link carries from the session before: the printed picture, whether the best line is shown,
    /// and whether a sample is followed.
    pub fn take_over(&mut self, before: &mut Self) {
        self.printed = std::mem::take(&mut before.printed);
        self.attention = std::mem::take(&mut before.attention);
    }

    /// Tells how large the canvas of the picture is, in CSS pixels: it has tags around it and no axes, and samples lie on it only where
    /// classes are printed.
    pub fn set_picture_canvas(&mut self, width: f64, height: f64) {
        (self.canvases).show_recovery(self.now.scene.view.frame(), width, height);
    }

    /// The samples that lie on the plane to be seen and held.
    #[must_use]
    pub fn visible_samples(&self) -> &[Sample] {
        if self.canvases.shows_recovery && self.recovery_options().print == Printed::Word {
            return &[];
        }
        self.samples()
    }

    /// The printed picture as it can be read back; as it was printed where nothing stands between. None where there is
    /// nothing to print.
    pub fn recovered(&mut self) -> Option<&Picture> {
        self.read();
        let printed = match self.recovery_options().print {
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

    /// The fibres that the picture is read back by, made where something has changed since they were last asked for; none
    /// without hidden units.
    pub fn fibres(&mut self) -> Option<&Fibres<'static>> {
        self.read().map(|read| &read.fibres)
    }

    /// The fibres, where they are at hand.
    #[must_use]
    pub fn made_fibres(&self) -> Option<&Fibres<'static>> {
        self.cells.read().map(|read| &read.fibres)
    }

    /// The cells whose hinges lie over the picture: those of the layer that is read and the layers before it.
    #[must_use]
    pub fn picture_complex(&self) -> Option<&CellComplex> {
        let fibres = self.made_fibres().map(Fibres::complex);
        match self.recovery_options().reader {
            // All hinges stay, to be taken hold of.
            RecoveredFrom::One => self.built_complex(),
            RecoveredFrom::All => fibres.or(self.built_complex()),
        }
    }

    /// What the layer that is read leaves of the spot pointed at.
    pub fn pointed_retention(&mut self) -> Option<Retention> {
        let at = self.pointer()?;
        let fibres = self.fibres()?;
        let cell = fibres.complex().region_at(at)?;
        Some(fibres.retention(cell))
    }

    /// All spots that share their activations with the one pointed at, and in how many separate parts they fall.
    #[must_use]
    pub fn pointed_spots(&self) -> (Vec<Spot>, usize) {
        let found = self.made_fibres().zip(self.pointer());
        found.map_or((Vec::new(), 0), |(fibres, at)| {
            (fibres.spots(at), fibres.part_count(at))
        })
    }

    /// What the layer that is read leaves of the frame, and of the spot pointed at.
    pub fn recovery_readout(&mut self) -> RecoveryReadout {
        let at = self.pointer();
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
        readout.kept = Some(read.shares.kept);
        readout.flattened = Some(read.shares.flattened);
        readout.erased = Some(read.shares.erased);
        readout.folded = Some(read.folded);
        readout.one_to_one = Some(read.one_to_one);
        readout.parts = at.map(|at| read.fibres.part_count(at)).filter(|&n| n > 0);
        readout.pointed = self.pointed_retention().map(Retention::name);
        self.add_classes(&mut readout, at);
        readout
    }

    /// Adds what the printed classes tell, from the picture as it is recovered.
    fn add_classes(&mut self, readout: &mut RecoveryReadout, at: Option<Point>) {
        let frame = self.now.scene.view.frame();
        if self.recovery_options().print != Printed::Classes {
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
        Some(match self.recovery_options().reader {
            RecoveredFrom::All => Source::Layer(layer),
            RecoveredFrom::One => {
                let selected = self.selected().filter(|unit| unit.layer == 0);
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

    /// A network of one unit of the first layer and no other.
    fn alone(&self, unit: UnitId) -> Option<Network> {
        let first = self.network().hidden_layers().first()?;
        let bias = *first.biases().get(unit.unit)?;
        let row = first.row(unit.unit).to_vec();
        let hidden = Layer::new(first.inputs(), row, vec![bias]).ok()?;
        let layers = vec![hidden, Layer::zeros(1, 1)];
        Network::new(self.network().activation(), layers).ok()
    }
}
