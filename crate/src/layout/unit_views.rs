//! The layout of the units' views: a block for each layer, with a header and a square for each unit, in rows as long as the
//! canvas is wide.

use super::projection::{Pixel, PixelRect};
use crate::network::UnitId;

/// Places of the units' views on a canvas, in CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitGrid {
    /// Side of a square.
    side: f64,
    /// Per layer, the header and the squares.
    layers: Vec<(PixelRect, Vec<PixelRect>)>,
}

impl UnitGrid {
    /// Around everything.
    const MARGIN: f64 = 8.0;
    /// Between squares, and between a layer and the next.
    const GAPS: (f64, f64) = (8.0, 12.0);
    /// Height of a layer's header.
    const HEADER: f64 = 44.0;
    /// Height below a square, for letter and number line; squares too small to have them have none.
    const CAPTION: f64 = 30.0;
    /// The smallest side of a square that has a caption, and the sides between which the largest that fits is taken.
    const CAPTIONED: f64 = 24.0;
    const SIDES: (f64, f64) = (5.0, 300.0);

    /// The layout of layers of the given widths on a canvas.
    #[must_use]
    pub fn of(widths: &[usize], width: f64, height: f64) -> Self {
        let room = (width - 2.0 * Self::MARGIN).max(1.0);
        let mut side = Self::SIDES.1.min(room);
        while side > Self::SIDES.0 && Self::height(widths, side, room) > height {
            side -= 1.0;
        }
        let columns = Self::columns(side, room);
        let step = (side + Self::GAPS.0, side + Self::caption(side));
        let mut top = Self::MARGIN;
        let mut layers = Vec::with_capacity(widths.len());
        for &units in widths {
            let header = PixelRect {
                left: Self::MARGIN,
                top,
                width: room,
                height: Self::HEADER,
            };
            top += Self::HEADER;
            let rows = units.div_ceil(columns).max(1);
            // Rows of about equal length.
            let columns = units.div_ceil(rows).max(1);
            let square = |unit: usize| PixelRect {
                left: Self::MARGIN + (unit % columns) as f64 * step.0,
                top: top + (unit / columns) as f64 * step.1,
                width: side,
                height: side,
            };
            layers.push((header, (0..units).map(square).collect()));
            top += rows as f64 * step.1 + Self::GAPS.1;
        }
        Self { side, layers }
    }

    /// Side of a square.
    #[must_use]
    pub const fn side(&self) -> f64 {
        self.side
    }

    /// Whether squares have a caption below.
    #[must_use]
    pub fn has_captions(&self) -> bool {
        self.side >= Self::CAPTIONED
    }

    /// Number of layers.
    #[must_use]
    pub const fn layers(&self) -> usize {
        self.layers.len()
    }

    /// The header of a layer.
    #[must_use]
    pub fn header(&self, layer: usize) -> Option<PixelRect> {
        self.layers.get(layer).map(|(header, _)| *header)
    }

    /// The square of a unit.
    #[must_use]
    pub fn square(&self, unit: UnitId) -> Option<PixelRect> {
        let (_, squares) = self.layers.get(unit.layer)?;
        squares.get(unit.unit).copied()
    }

    /// The unit whose square or caption lies at a position.
    #[must_use]
    pub fn unit_at(&self, at: Pixel) -> Option<UnitId> {
        let caption = Self::caption(self.side) - Self::GAPS.0;
        let places = self.layers.iter().enumerate();
        let mut all = places.flat_map(|(layer, (_, squares))| {
            let squares = squares.iter().enumerate();
            squares.map(move |(unit, &square)| (UnitId::new(layer, unit), square))
        });
        all.find(|(_, square)| {
            let reach = PixelRect {
                height: square.height + caption.max(0.0),
                ..*square
            };
            reach.contains(at)
        })
        .map(|(unit, _)| unit)
    }

    fn caption(side: f64) -> f64 {
        if side >= Self::CAPTIONED {
            Self::CAPTION + Self::GAPS.0
        } else {
            Self::GAPS.0
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a canvas is a few thousand pixels wide"
    )]
    fn columns(side: f64, room: f64) -> usize {
        let columns = (room + Self::GAPS.0) / (side + Self::GAPS.0);
        (columns.max(1.0)) as usize
    }

    /// The height that squares of a side take.
    fn height(widths: &[usize], side: f64, room: f64) -> f64 {
        let columns = Self::columns(side, room);
        let rows: usize = widths.iter().map(|units| units.div_ceil(columns)).sum();
        let blocks = widths.len() as f64 * (Self::HEADER + Self::GAPS.1);
        2.0 * Self::MARGIN - Self::GAPS.1 + blocks + rows as f64 * (side + Self::caption(side))
    }
}
