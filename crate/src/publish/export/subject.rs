//! What an export is made of.

use crate::dataset::Sample;
use crate::geometry::Rect;
use crate::network::number::nearest_f32;
use crate::network::{Activation, Layer, Network};

/// What is exported.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The network. Its parameters are rounded to `f32`.
    pub network: &'a Network,
    /// The samples.
    pub samples: &'a [Sample],
    /// The names of the classes, from 0 on; none where numbers are learnt.
    pub classes: &'a [String],
    /// The frame whose regions are listed.
    pub frame: Rect,
    /// The link of the scene, which the file names; empty for none.
    pub link: &'a str,
}

impl Subject<'_> {
    /// Which class a score stands for, in words, where there are classes: what a function that predicts does.
    pub(super) fn prediction(&self) -> Option<String> {
        let [zero, one, ..] = self.classes else {
            return None;
        };
        let plain =
            |name: &String| name.replace(|c: char| c.is_control() || "\\\"*".contains(c), " ");
        Some(match self.network.outputs() {
            1 => format!(
                "{} where the score is positive, {} elsewhere",
                plain(one),
                plain(zero)
            ),
            _ => "the class with the highest score, the first of several".to_owned(),
        })
    }
}

/// Widths and activation on one line: `2-8-8-1, relu`.
pub(super) fn headline(network: &Network) -> String {
    let mut widths = vec![network.inputs()];
    widths.extend(network.layers().iter().map(Layer::units));
    let widths: Vec<String> = widths.iter().map(usize::to_string).collect();
    let activation = network.activation();
    let turn = match activation {
        Activation::Leaky { slope } => format!(" of slope {}", nearest_f32(slope)),
        Activation::Softplus { sharpness } => format!(" of sharpness {}", nearest_f32(sharpness)),
        _ => String::new(),
    };
    format!("{}, {}{turn}", widths.join("-"), activation.name())
}
