//! How far the plane is folded by the layers of a scene's network, and in the coordinates of which units each layer is seen.

use crate::network::Network;
use crate::network::decimal::read_decimal;
use crate::network::number::{nearest_f32, rounded_to_f32};

/// How far the plane is folded: through whole layers, and a share of the next one.
#[derive(Clone, Debug, PartialEq)]
pub struct Folding {
    /// 0 is the plane itself, 1 what the first layer makes of it, and so on; a fraction lies between two of them.
    steps: f64,
    /// For each layer, as far as others than the usual ones were chosen, the two units whose coordinates are across and up.
    axes: Vec<Option<[usize; 2]>>,
}

impl Default for Folding {
    fn default() -> Self {
        Self {
            steps: 1.0,
            axes: Vec::new(),
        }
    }
}

impl Folding {
    /// What separates the parts in a link.
    const SEPARATOR: char = ',';
    /// What separates the two units of a layer.
    const BETWEEN: char = '.';

    /// The usual units, folded so far.
    #[must_use]
    pub fn at(steps: f64) -> Self {
        let mut folding = Self::default();
        folding.set_steps(steps);
        folding
    }

    /// How many layers the plane is folded by; a fraction lies between two.
    #[must_use]
    pub const fn steps(&self) -> f64 {
        self.steps
    }

    /// Folds so far, rounded to `f32`, and no further than a network can have layers; what is no number changes nothing.
    pub fn set_steps(&mut self, steps: f64) {
        if !steps.is_nan() {
            self.steps = rounded_to_f32(steps.clamp(0.0, Network::MAX_HIDDEN_LAYERS as f64));
        }
    }

    /// The two units whose coordinates are across and up, in a layer of so many: the last two, unless others were chosen. `None`
    /// where it has fewer.
    #[must_use]
    pub fn axes(&self, layer: usize, units: usize) -> Option<[usize; 2]> {
        let usual = units.checked_sub(2).map(|first| [first, first + 1]);
        let chosen = self.axes.get(layer).copied().flatten();
        chosen
            .filter(|&[across, up]| across.max(up) < units && across != up)
            .or(usual)
    }

    /// Chooses the two units of a layer; nothing where they are the same, or beyond what a network can have.
    pub fn set_axes(&mut self, layer: usize, axes: [usize; 2]) {
        let [across, up] = axes;
        let exist = across.max(up) < Network::MAX_WIDTH && layer < Network::MAX_HIDDEN_LAYERS;
        if across == up || !exist {
            return;
        }
        if self.axes.len() <= layer {
            self.axes.resize(layer + 1, None);
        }
        self.axes[layer] = Some(axes);
    }

    /// As links write it: how far, then the units of each layer that has chosen ones.
    pub(super) fn text(&self) -> String {
        let mut text = nearest_f32(self.steps).to_string();
        for axes in &self.axes {
            text.push(Self::SEPARATOR);
            if let Some([across, up]) = axes {
                text.push_str(&format!("{across}{}{up}", Self::BETWEEN));
            }
        }
        text
    }

    /// What [`Self::text`] wrote.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(Self::SEPARATOR);
        let steps = read_decimal(parts.next()?)?;
        if !(0.0..=Network::MAX_HIDDEN_LAYERS as f64).contains(&steps) {
            return None;
        }
        let mut folding = Self::at(steps);
        for (layer, part) in parts.enumerate() {
            if layer >= Network::MAX_HIDDEN_LAYERS {
                return None;
            }
            if part.is_empty() {
                continue;
            }
            let (across, up) = part.split_once(Self::BETWEEN)?;
            folding.set_axes(layer, [across.parse().ok()?, up.parse().ok()?]);
        }
        Some(folding)
    }
}
