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
    /// The frame whose regions are listed.
    pub frame: Rect,
    /// The link of the scene, which the file names; empty for none.
    pub link: &'a str,
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
