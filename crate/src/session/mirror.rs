//! A unit and its mirror over one input: what both pass on at the standing probe, and the graph that they are to draw.

use serde::Serialize;

use super::Session;
use crate::scene::Graph;

/// A unit and its mirror in numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MirrorReadout {
    /// The input, which is the sum of the unit; that of the mirror is its negative.
    pub z: f64,
    /// What the unit and its mirror pass on.
    pub activations: [f64; 2],
    /// Their weights in the score.
    pub weights: [f64; 2],
    /// The score.
    pub score: f64,
    /// The name of the graph that they are to draw; `None` without one.
    pub graph: Option<String>,
}

impl Session {
    /// The graph that the score over one input is to be.
    #[must_use]
    pub const fn graph(&self) -> Option<Graph> {
        self.now.scene.view.graph
    }

    /// Shows the graph that the score over one input is to be: a change of the view, no edit.
    pub const fn set_graph(&mut self, graph: Option<Graph>) {
        self.now.scene.view.graph = graph;
    }

    /// A unit and its mirror in numbers; `None` unless there is one layer of two units over one input, and a standing probe.
    #[must_use]
    pub fn mirror_readout(&self) -> Option<MirrorReadout> {
        let network = self.network();
        if network.inputs() != 1 || network.hidden_widths() != [2] {
            return None;
        }
        let at = self.probe()?;
        let z = network.pre_activations(at);
        let passed = |unit: usize| network.activation().apply(z[0][unit]);
        let weights = network.output_layer().row(0);
        Some(MirrorReadout {
            z: z[0][0],
            activations: [passed(0), passed(1)],
            weights: [weights[0], weights[1]],
            score: z[1][0],
            graph: self.graph().map(|graph| graph.name().to_owned()),
        })
    }
}
