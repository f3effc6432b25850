//! Where the layers of a stack stand as matrices, and below them what they come to together.

use super::Pixel;

/// The places of the matrices of a stack, in one line of layers, or in several where a canvas is narrow.
///
/// Each line has two rows: the layers, and below each what all layers up to it come to. A numeral stands above every matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct StackLayout {
    side: f64,
    /// Of each layer: its corner, and the corner of what the layers up to it come to.
    corners: Vec<(Pixel, Pixel)>,
    /// Of each layer, its line, counted from 0.
    lines: Vec<usize>,
    heights: (f64, f64),
    scale: f64,
}

/// Around everything, between neighbouring matrices, and between the rows of them.
const MARGIN: f64 = 8.0;
const GAP: f64 = 7.0;
const ROWS_GAP: f64 = 4.0;

/// Most lines of layers.
const MOST_LINES: usize = 3;

/// The smallest and the largest side of a number's square.
const SIDES: (f64, f64) = (0.5, 16.0);

impl StackLayout {
    /// Room before the column of constants.
    pub const SEAM: f64 = 1.5;
    /// Height of a numeral above a matrix, and what it needs across at least, on a canvas up to `USUAL` wide.
    const NUMERAL: f64 = 13.0;
    const NUMERAL_WIDTH: f64 = 28.0;
    /// On wider canvases letters grow with them, up to so many times.
    const USUAL: f64 = 700.0;
    const MOST_SCALE: f64 = 1.5;

    /// Places a stack whose layers have so many inputs and units, on a canvas of a size of which the lowest `below` pixels, times
    /// the scale, are for the numbers of the one matrix. As many lines as give the largest squares.
    #[must_use]
    pub fn of(layers: &[(usize, usize)], size: (f64, f64), below: f64) -> Self {
        let many = 1..=MOST_LINES.min(layers.len().max(1));
        let all = many.map(|lines| Self::in_lines(layers, size, below, lines));
        // Of equal ones the first, with the fewest lines.
        let better = |best: Self, next: Self| {
            if next.side > best.side + 1e-9 {
                next
            } else {
                best
            }
        };
        all.reduce(better).unwrap_or(Self {
            side: SIDES.0,
            corners: Vec::new(),
            lines: Vec::new(),
            heights: size,
            scale: 1.0,
        })
    }

    fn in_lines(
        layers: &[(usize, usize)],
        (width, height): (f64, f64),
        below: f64,
        count: usize,
    ) -> Self {
        let each = layers.len().div_ceil(count);
        let inputs = layers.first().map_or(1, |layer| layer.0);
        let highest = layers.iter().map(|layer| layer.1).max().unwrap_or(1) as f64;
        let scale = Self::scale_of(width);
        let below = below * scale;
        let label = Self::NUMERAL * scale + 2.0;
        let used = layers.len().div_ceil(each.max(1)) as f64;
        let fixed = used * (2.0 * label + 2.0 * ROWS_GAP);
        let down = (height - MARGIN - below - fixed) / (2.0 * used * highest);
        let across = layers
            .chunks(each.max(1))
            .map(|line| side_within(line, inputs, width - 2.0 * MARGIN))
            .fold(f64::INFINITY, f64::min);
        let side = across.min(down).clamp(SIDES.0, SIDES.1);
        let least = least_width(each, width - 2.0 * MARGIN);
        let tall = highest * side;
        let row = label + tall + ROWS_GAP;
        let total = 2.0 * used * row + below;
        let top = (0.5 * (height - total)).max(0.5 * MARGIN);
        let mut corners = Vec::with_capacity(layers.len());
        let mut lines = Vec::with_capacity(layers.len());
        for (line, of_line) in layers.chunks(each.max(1)).enumerate() {
            let widths = (of_line.iter()).map(|layer| place_width(*layer, inputs, side).max(least));
            let whole = widths.sum::<f64>() + GAP * (of_line.len() - 1) as f64;
            let mut left = 0.5 * (width - whole);
            let upper = top + 2.0 * line as f64 * row + label;
            for &layer in of_line {
                let wide = place_width(layer, inputs, side).max(least);
                let centred = 0.5 * (tall - layer.1 as f64 * side);
                let middle = |columns: usize| left + 0.5 * (wide - width_of(columns, side));
                let matrix = Pixel::new(middle(layer.0 + 1), upper + centred);
                let product = Pixel::new(middle(inputs + 1), upper + row + centred);
                corners.push((matrix, product));
                lines.push(line);
                left += wide + GAP;
            }
        }
        Self {
            side,
            corners,
            lines,
            heights: (tall, top + 2.0 * used * row),
            scale,
        }
    }

    fn scale_of(width: f64) -> f64 {
        (width / Self::USUAL).clamp(1.0, Self::MOST_SCALE)
    }

    /// How many times as large as usual letters are: on wide canvases, which are shown to many.
    #[must_use]
    pub const fn scale(&self) -> f64 {
        self.scale
    }

    /// The height of a numeral.
    #[must_use]
    pub fn numeral_height(&self) -> f64 {
        Self::NUMERAL * self.scale
    }

    /// The side of a number's square.
    #[must_use]
    pub const fn side(&self) -> f64 {
        self.side
    }

    /// The corner of a layer's matrix.
    #[must_use]
    pub fn layer(&self, layer: usize) -> Pixel {
        self.corners[layer].0
    }

    /// The corner of what the layers up to one come to.
    #[must_use]
    pub fn product(&self, layer: usize) -> Pixel {
        self.corners[layer].1
    }

    /// Whether a layer begins a line.
    #[must_use]
    pub fn begins_line(&self, layer: usize) -> bool {
        layer == 0 || self.lines[layer] != self.lines[layer - 1]
    }

    /// The middle of the numeral above a matrix, whose corner, rows and columns are given.
    #[must_use]
    pub fn numeral(&self, corner: Pixel, rows: usize, columns: usize) -> Pixel {
        let centred = 0.5 * (self.heights.0 - rows as f64 * self.side);
        Pixel::new(
            corner.x + 0.5 * width_of(columns, self.side),
            corner.y - centred - 0.5 * self.numeral_height(),
        )
    }

    /// The top of the numbers of the one matrix.
    #[must_use]
    pub const fn numbers(&self) -> f64 {
        self.heights.1
    }

    /// The width of a matrix with so many columns, its constants among them.
    #[must_use]
    pub fn width(&self, columns: usize) -> f64 {
        width_of(columns, self.side)
    }
}

/// The largest side with which the layers of a line stand beside each other.
fn side_within(line: &[(usize, usize)], inputs: usize, room: f64) -> f64 {
    let gaps = GAP * (line.len() - 1) as f64;
    let columns: usize = line.iter().map(|layer| layer.0.max(inputs) + 1).sum();
    let seams = StackLayout::SEAM * line.len() as f64;
    let side = (room - gaps - seams) / columns as f64;
    // A narrow matrix takes the room of its numeral.
    let least = least_width(line.len(), room);
    let needed = (line.iter()).map(|&layer| place_width(layer, inputs, side).max(least));
    let over = needed.sum::<f64>() + gaps - room;
    if over > 0.0 {
        (side - over / columns as f64).max(0.0)
    } else {
        side
    }
}

fn place_width((inputs, _): (usize, usize), first: usize, side: f64) -> f64 {
    width_of(inputs.max(first) + 1, side)
}

/// What a matrix takes at least, so that its numeral has room, among so many.
fn least_width(count: usize, room: f64) -> f64 {
    let gaps = GAP * count.saturating_sub(1) as f64;
    ((room - gaps) / count.max(1) as f64).clamp(0.0, StackLayout::NUMERAL_WIDTH)
}

fn width_of(columns: usize, side: f64) -> f64 {
    columns as f64 * side + StackLayout::SEAM
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ten layers of the chapter on linear layers.
    fn ten() -> Vec<(usize, usize)> {
        let mut layers = vec![(8, 8); 10];
        (layers[0], layers[9]) = ((2, 8), (8, 1));
        layers
    }

    #[test]
    fn squares_are_large_enough_to_be_told_apart_at_every_width() {
        for (size, least) in [
            ((696.0, 225.0), 6.4),
            ((1088.0, 300.0), 9.0),
            ((622.0, 240.0), 5.6),
            ((358.0, 320.0), 5.0),
        ] {
            let layout = StackLayout::of(&ten(), size, 41.0);
            assert!(layout.side() >= least, "{size:?}: {}", layout.side());
        }
    }

    #[test]
    fn matrices_stay_on_the_canvas_apart_from_each_other() {
        let stacks = [ten(), vec![(2, 1)], vec![(1, 2), (2, 16), (16, 4)]];
        for layers in stacks {
            for size in [
                (696.0, 225.0),
                (1088.0, 310.0),
                (358.0, 320.0),
                (300.0, 170.0),
            ] {
                let layout = StackLayout::of(&layers, size, 41.0);
                let side = layout.side();
                let inputs = layers[0].0;
                for (place, layer) in layers.iter().enumerate() {
                    let (at, under) = (layout.layer(place), layout.product(place));
                    let tall = layer.1 as f64 * side;
                    assert!(
                        at.y >= StackLayout::NUMERAL && at.x >= 0.0,
                        "{size:?} {at:?}"
                    );
                    assert!(
                        at.x + layout.width(layer.0 + 1) <= size.0,
                        "{size:?} {at:?}"
                    );
                    assert!(at.y + tall <= under.y && under.y + tall <= layout.numbers());
                    let numeral = layout.numeral(under, layer.1, inputs + 1);
                    assert!(at.y + tall <= numeral.y - 0.4 * layout.numeral_height());
                    if !layout.begins_line(place) {
                        let before = layers[place - 1].0 + 1;
                        let end = layout.layer(place - 1).x + layout.width(before);
                        assert!(end < at.x, "{size:?} layer {place}");
                    }
                }
                assert!(
                    layout.numbers() + 41.0 * layout.scale() <= size.1 + MARGIN,
                    "{size:?}"
                );
            }
        }
    }
}
