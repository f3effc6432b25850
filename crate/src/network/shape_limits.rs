//! How large a network may be.

/// The largest numbers of a network's inputs, layers and units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShapeLimits {
    /// Inputs.
    pub inputs: usize,
    /// Hidden layers.
    pub hidden_layers: usize,
    /// Units in a hidden layer.
    pub width: usize,
    /// Outputs.
    pub outputs: usize,
}

impl ShapeLimits {
    /// What a scene can show, and a link can hold.
    pub const SCENE: Self = Self {
        inputs: 2,
        hidden_layers: 12,
        width: 64,
        outputs: 4,
    };

    /// What a plane can be laid through.
    pub const SLICE: Self = Self {
        inputs: 4096,
        hidden_layers: 12,
        width: 512,
        outputs: 10,
    };
}
