//! Activation patterns: which hidden units are on.

use super::unit::UnitId;

/// The activation pattern of a region: one bit per hidden unit, in reading order through the layers: on (z > 0) or off (z ≤
/// 0).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ActivationPattern {
    /// Index of each hidden layer's first bit, and the total number of bits as last entry.
    offsets: Vec<usize>,
    words: Vec<u64>,
}

impl ActivationPattern {
    /// The pattern with every unit off, for hidden layers of the given widths.
    #[must_use]
    pub fn all_off(widths: &[usize]) -> Self {
        let mut offsets = Vec::with_capacity(widths.len() + 1);
        let mut total = 0;
        offsets.push(0);
        for width in widths {
            total += width;
            offsets.push(total);
        }
        Self {
            offsets,
            words: vec![0; total.div_ceil(64)],
        }
    }

    /// Whether the unit is on. Units outside the network count as off.
    #[must_use]
    pub fn is_on(&self, unit: UnitId) -> bool {
        self.bit(unit)
            .is_some_and(|bit| self.words[bit / 64] >> (bit % 64) & 1 == 1)
    }

    /// Sets one unit on or off; has no effect for a unit outside the network.
    pub fn set(&mut self, unit: UnitId, on: bool) {
        if let Some(bit) = self.bit(unit) {
            let mask = 1 << (bit % 64);
            if on {
                self.words[bit / 64] |= mask;
            } else {
                self.words[bit / 64] &= !mask;
            }
        }
    }

    /// The units that are on, in reading order.
    pub fn units_on(&self) -> impl Iterator<Item = UnitId> + '_ {
        self.units().filter(|&unit| self.is_on(unit))
    }

    /// Every hidden unit, in reading order.
    pub fn units(&self) -> impl Iterator<Item = UnitId> + '_ {
        self.offsets
            .windows(2)
            .enumerate()
            .flat_map(|(layer, ends)| {
                (0..ends[1] - ends[0]).map(move |unit| UnitId { layer, unit })
            })
    }

    fn bit(&self, unit: UnitId) -> Option<usize> {
        let start = *self.offsets.get(unit.layer)?;
        let end = *self.offsets.get(unit.layer + 1)?;
        (unit.unit < end - start).then(|| start + unit.unit)
    }
}
