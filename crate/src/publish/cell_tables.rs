//! What the figures of a cell of the lab show, in numbers: for their tables.

use serde::Serialize;

use super::lab::{curves_of, layers_of};
use crate::session::Lab;
use crate::session::lab::CellPlace;

/// The tables of a cell.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CellTables {
    /// The curves of each picture that is drawn.
    pub curves: Vec<CurvesReadout>,
    /// The hidden layers in the picture shown, over all runs.
    pub layers: Vec<SharesReadout>,
}

/// The curves of a cell in a picture.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CurvesReadout {
    /// The value of the picture.
    pub picture: String,
    /// Its points, by their steps.
    pub points: Vec<CurvesPoint>,
}

/// A point of both curves.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CurvesPoint {
    /// The step.
    pub step: f64,
    /// Share of units that are off at every training example: first quartile, median and third quartile.
    pub off: [f64; 3],
    /// Loss on the training examples: the same; `null` where no run has a finite one.
    pub loss: Option<[f64; 3]>,
}

/// How often the units of a layer are on, in all runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SharesReadout {
    /// Number of units by how often they are on: never; up to 10 % of the examples, up to 20 %, and so on; always.
    pub on: Vec<u32>,
    /// Number of pre-activations below 0, and of all.
    pub negative: [u32; 2],
}

impl CellTables {
    /// The tables of a cell of the picture shown.
    #[must_use]
    pub fn of(lab: &Lab, cell: CellPlace) -> Self {
        let values = lab.sweep().pictures.values();
        let curves = curves_of(lab, cell).map(|curves| CurvesReadout {
            picture: values.get(curves.picture).cloned().unwrap_or_default(),
            points: (curves.off.iter())
                .map(|off| CurvesPoint {
                    step: off.step,
                    off: off.quartiles,
                    loss: (curves.loss.iter())
                        .find(|loss| loss.step.total_cmp(&off.step).is_eq())
                        .map(|loss| loss.quartiles),
                })
                .collect(),
        });
        let layers = layers_of(lab, cell).into_iter().map(|layer| {
            let below = layer.histogram.len() / 2;
            SharesReadout {
                negative: [
                    layer.histogram[..below].iter().sum(),
                    layer.histogram.iter().sum(),
                ],
                on: layer.on,
            }
        });
        Self {
            curves: curves.collect(),
            layers: layers.collect(),
        }
    }
}
