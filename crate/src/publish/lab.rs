//! The figures of the lab, live or as files.

use crate::figure::heat_maps::{self, HeatMap, HeatMapsView};
use crate::figure::on_shares::{self, LayerShares, OnSharesView};
use crate::figure::spread_curves::{self, SpreadChart, SpreadCurvesView, SpreadPoint};
use crate::figure::{AnyArea, AnyDrawn, Palette, Theme, document, heading, svg};
use crate::layout::{HeatMapsLayout, Pixel};
use crate::measure::negatives::bin_of;
use crate::measure::sweep::{CurvePoint, Outcome, Spread};
use crate::session::Lab;
use crate::session::lab::{CellPlace, Map, Measure};

/// A figure of the lab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabFigure {
    /// Dead units and accuracy over all cells.
    HeatMaps,
    /// Dead units and loss along the runs of the selected cell.
    SpreadCurves,
    /// How often the units of the selected cell are on, and their pre-activations.
    OnShares,
}

impl LabFigure {
    /// Every figure with its name, as in `data-figure`.
    pub const NAMES: [(Self, &'static str); 3] = [
        (Self::HeatMaps, "heat-maps"),
        (Self::SpreadCurves, "spread-curves"),
        (Self::OnShares, "on-shares"),
    ];

    /// The figure of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let known = Self::NAMES.into_iter().find(|(_, known)| *known == name);
        known.map(|(figure, _)| figure)
    }

    /// Draws the figure over an area of some size, in CSS pixels.
    ///
    /// # Errors
    /// Those of the backend.
    pub fn draw(self, lab: &Lab, size: (f64, f64), theme: Theme, area: &AnyArea<'_>) -> AnyDrawn {
        match self {
            Self::HeatMaps => draw_maps(lab, size, theme, area),
            Self::SpreadCurves => draw_curves(lab, size, theme, area),
            Self::OnShares => draw_shares(lab, size, theme, area),
        }
    }

    /// The figure as the text of an SVG file.
    ///
    /// # Errors
    /// Those of the backend, as a sentence.
    pub fn svg(self, lab: &Lab, size: (f64, f64), theme: Theme) -> Result<String, String> {
        let drawn = document(size, Palette::of(theme).printed, |area| {
            self.draw(lab, size, theme, area)
        });
        drawn.map_err(|error| error.to_string())
    }

    /// The same with lines of words above it, those of a line side by side: for a file, which no page says anything about.
    ///
    /// # Errors
    /// Those of the backend, as a sentence.
    pub fn svg_below(
        self,
        lines: &[&[String]],
        lab: &Lab,
        size: (f64, f64),
        theme: Theme,
    ) -> Result<String, String> {
        let own = svg::elements_of(size, |area| self.draw(lab, size, theme, area));
        let own = own.map_err(|error| error.to_string())?;
        let above = heading::LINE * lines.len() as f64;
        let own = format!("<g transform=\"translate(0 {above})\">\n{own}</g>\n");
        let (width, height) = size;
        let printed = Palette::of(theme).printed;
        let drawn = svg::document_over(&own, (width, height + above), printed, |area| {
            heading::draw(area, lines, width, theme)
        });
        drawn.map_err(|error| error.to_string())
    }
}

/// The cell of the heat maps at a place of their canvas.
#[must_use]
pub fn cell_at(lab: &Lab, size: (f64, f64), at: Pixel) -> Option<CellPlace> {
    let (x, y) = HeatMapsLayout::of(size, lab.size()).cell_at(at)?;
    Some(CellPlace { x, y })
}

fn draw_maps(lab: &Lab, size: (f64, f64), theme: Theme, area: &AnyArea<'_>) -> AnyDrawn {
    let layout = HeatMapsLayout::of(size, lab.size());
    let maps = [Measure::Off, lab.score_measure()].map(|measure| lab.map(measure));
    fn map_of(map: &Map) -> HeatMap<'_> {
        HeatMap {
            cells: &map.cells,
            range: map.range,
            is_difference: map.is_difference,
            is_share: map.measure.is_share(),
        }
    }
    let sweep = lab.sweep();
    let view = HeatMapsView {
        layout: &layout,
        maps: [map_of(&maps[0]), map_of(&maps[1])],
        labels: (sweep.x.values(), sweep.y.values()),
        cursor: lab.selected().map(|cell| (cell.x, cell.y)),
        theme,
    };
    heat_maps::draw(area, &view)
}

fn draw_curves(lab: &Lab, size: (f64, f64), theme: Theme, area: &AnyArea<'_>) -> AnyDrawn {
    let Some(cell) = lab.selected() else {
        return Ok(());
    };
    let curves: Vec<CellCurves> = curves_of(lab, cell).collect();
    let off: Vec<Vec<SpreadPoint>> = curves.iter().map(|one| one.off.clone()).collect();
    let loss: Vec<Vec<SpreadPoint>> = curves.iter().map(|one| one.loss.clone()).collect();
    let view = SpreadCurvesView {
        size,
        charts: [
            SpreadChart {
                curves: &off,
                is_share: true,
            },
            SpreadChart {
                curves: &loss,
                is_share: false,
            },
        ],
        steps: lab.sweep().steps as f64,
        theme,
    };
    spread_curves::draw(area, &view)
}

/// The curves of a cell in one picture: quartiles over its runs.
#[derive(Clone, Debug, PartialEq)]
pub struct CellCurves {
    /// The place of the picture.
    pub picture: usize,
    /// Share of units that are off at every training example.
    pub off: Vec<SpreadPoint>,
    /// Loss on the training examples.
    pub loss: Vec<SpreadPoint>,
}

/// The curves of a cell in the pictures that are drawn, [`Lab::drawn_pictures`].
pub fn curves_of(lab: &Lab, cell: CellPlace) -> impl Iterator<Item = CellCurves> + '_ {
    lab.drawn_pictures().into_iter().map(move |picture| {
        let outcomes: Vec<&Outcome> = lab.outcomes_of(picture, cell).collect();
        CellCurves {
            picture,
            off: curve_of(&outcomes, |outcome, point| {
                f64::from(point.off_everywhere) / outcome.units().max(1) as f64
            }),
            loss: curve_of(&outcomes, |_, point| point.loss),
        }
    })
}

/// The quartiles of some runs at each point of their curves. A run that ended early counts with its last point.
fn curve_of(outcomes: &[&Outcome], number: fn(&Outcome, &CurvePoint) -> f64) -> Vec<SpreadPoint> {
    let longest = outcomes.iter().max_by_key(|outcome| outcome.steps);
    let steps = longest.map_or(&[][..], |outcome| &outcome.curve);
    let at = |index: usize, step: u64| {
        let numbers = outcomes.iter().filter_map(|outcome| {
            let point = outcome.curve.get(index).or(outcome.curve.last())?;
            Some(number(outcome, point)).filter(|number| number.is_finite())
        });
        Spread::of(numbers).map(|spread| SpreadPoint {
            step: step as f64,
            quartiles: spread.quartiles,
        })
    };
    let points = steps.iter().enumerate();
    points
        .filter_map(|(index, point)| at(index, point.step))
        .collect()
}

fn draw_shares(lab: &Lab, size: (f64, f64), theme: Theme, area: &AnyArea<'_>) -> AnyDrawn {
    let Some(cell) = lab.selected() else {
        return Ok(());
    };
    let layers = layers_of(lab, cell);
    let view = OnSharesView {
        size,
        layers: &layers,
        theme,
    };
    on_shares::draw(area, &view)
}

/// The layers of all runs of a cell, added up.
#[must_use]
pub fn layers_of(lab: &Lab, cell: CellPlace) -> Vec<LayerShares> {
    let mut layers: Vec<LayerShares> = Vec::new();
    for outcome in lab.outcomes_of(lab.picture(), cell) {
        for (index, layer) in outcome.layers.iter().enumerate() {
            if layers.len() <= index {
                layers.push(LayerShares {
                    on: vec![0; BINS],
                    histogram: vec![0; layer.histogram.len()],
                });
            }
            // A unit each: its examples are as many as all others' of the layer.
            let units = u32::try_from(layer.on.len().max(1)).unwrap_or(u32::MAX);
            let examples = layer.histogram.iter().sum::<u32>() / units;
            for &on in &layer.on {
                layers[index].on[bin_of(on, examples)] += 1;
            }
            for (sum, count) in layers[index].histogram.iter_mut().zip(&layer.histogram) {
                *sum += count;
            }
        }
    }
    layers
}

/// Never, ten tenths, always.
const BINS: usize = 12;
