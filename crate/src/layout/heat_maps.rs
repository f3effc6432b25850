//! Where the two heat maps of a sweep stand on their canvas.

use super::{Pixel, PixelRect};

/// Two maps with as many cells, side by side, or above each other where the canvas is narrow; each with a legend below.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeatMapsLayout {
    /// Where the cells of each map lie.
    pub maps: [PixelRect; 2],
    /// Where the bar of colours of each map lies.
    pub legends: [PixelRect; 2],
    /// Number of columns and rows.
    pub size: (usize, usize),
}

/// Room for the numerals to the left of a map, in CSS pixels.
const LEFT: f64 = 48.0;
/// Room to the right, for half of a legend's last numeral.
const RIGHT: f64 = 16.0;
/// Room above, where the page writes what is shown.
const TOP: f64 = 26.0;
/// Room for the numerals below a map, and from there to the legend's bar.
const BELOW: f64 = 34.0;
/// Height of a legend's bar, and of the room for its numerals.
const BAR: f64 = 10.0;
const NUMERALS: f64 = 20.0;

impl HeatMapsLayout {
    /// Width below which the maps stand above each other.
    pub const NARROW: f64 = 560.0;

    /// The layout on a canvas of some size, in CSS pixels.
    #[must_use]
    pub fn of((width, height): (f64, f64), size: (usize, usize)) -> Self {
        let is_narrow = width < Self::NARROW;
        let (across, down) = if is_narrow { (1.0, 2.0) } else { (2.0, 1.0) };
        let (own_width, own_height) = (width / across, height / down);
        let place = |index: f64| {
            let (left, top) = if is_narrow {
                (0.0, index * own_height)
            } else {
                (index * own_width, 0.0)
            };
            PixelRect {
                left: left + LEFT,
                top: top + TOP,
                width: (own_width - LEFT - RIGHT).max(1.0),
                height: (own_height - TOP - BELOW - BAR - NUMERALS).max(1.0),
            }
        };
        let maps = [place(0.0), place(1.0)];
        let legends = maps.map(|map| PixelRect {
            top: map.top + map.height + BELOW,
            height: BAR,
            ..map
        });
        Self {
            maps,
            legends,
            size,
        }
    }

    /// Where a cell of a map lies: columns from the left, rows from below.
    #[must_use]
    pub fn cell(&self, map: usize, (x, y): (usize, usize)) -> PixelRect {
        let map = self.maps[map.min(1)];
        let (columns, rows) = (self.size.0.max(1) as f64, self.size.1.max(1) as f64);
        let (width, height) = (map.width / columns, map.height / rows);
        PixelRect {
            left: map.left + x as f64 * width,
            top: map.top + (rows - 1.0 - y as f64) * height,
            width,
            height,
        }
    }

    /// The cell at a place of the canvas, in either map.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place within a map"
    )]
    pub fn cell_at(&self, at: Pixel) -> Option<(usize, usize)> {
        let map = self.maps.into_iter().find(|map| {
            (map.left..map.left + map.width).contains(&at.x)
                && (map.top..map.top + map.height).contains(&at.y)
        })?;
        let (columns, rows) = self.size;
        let x = ((at.x - map.left) / map.width * columns as f64) as usize;
        let down = ((at.y - map.top) / map.height * rows as f64) as usize;
        (x < columns && down < rows).then(|| (x, rows - 1 - down))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_is_found_at_its_centre_in_both_maps() {
        for size in [(320.0, 640.0), (900.0, 380.0)] {
            let layout = HeatMapsLayout::of(size, (7, 5));
            for map in 0..2 {
                for x in 0..7 {
                    for y in 0..5 {
                        let place = layout.cell(map, (x, y));
                        let centre = Pixel::new(
                            place.left + place.width / 2.0,
                            place.top + place.height / 2.0,
                        );
                        assert_eq!(layout.cell_at(centre), Some((x, y)));
                    }
                }
            }
            assert_eq!(layout.cell_at(Pixel::new(1.0, 1.0)), None);
        }
    }
}
