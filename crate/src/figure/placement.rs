//! Where the round tags with the units' letters go, so that none covers another.

use crate::geometry::sort_by;
use crate::layout::{Pixel, PixelRect};

/// Room between two tags, in CSS pixels.
const GAP: f64 = 2.0;

/// A tag to be placed.
#[derive(Clone, Debug)]
pub(super) struct Wish {
    /// Places on the border it may belong to, the most wanted first.
    pub(super) ends: Vec<Pixel>,
    /// Places inside it may stand at if it has no end on the border, the most wanted first.
    pub(super) inside: Vec<Pixel>,
    /// Its radius in CSS pixels.
    pub(super) radius: f64,
}

/// Where a tag stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    /// Its middle.
    pub(super) at: Pixel,
    /// The place it belongs to.
    pub(super) end: Pixel,
    /// Its radius in CSS pixels.
    pub(super) radius: f64,
}

/// Places tags on and in the border, one answer per wish: `None` where no room is left.
///
/// Wishes are granted in order. Tags on the border keep clear of each other by the smallest possible shifts along their side.
pub(super) fn placed(wishes: &[Wish], border: PixelRect) -> Vec<Option<Place>> {
    let mut sides: [Side; 4] = std::array::from_fn(|index| Side::new(index, border));
    for (index, wish) in wishes.iter().enumerate() {
        choose_end(&mut sides, index, wish, border);
    }
    let mut tags = vec![None; wishes.len()];
    for side in &sides {
        side.settle(wishes, &mut tags);
    }
    for (index, wish) in wishes.iter().enumerate() {
        if tags[index].is_none() {
            tags[index] = free_place(wish, &tags);
        }
    }
    tags
}

/// Gives a wish to the side where it overlaps least with those heard before.
fn choose_end(sides: &mut [Side; 4], index: usize, wish: &Wish, border: PixelRect) {
    let mut best: Option<(f64, usize, Slot)> = None;
    for &end in &wish.ends {
        let number = side_of(end, border);
        let slot = Slot {
            wish: index,
            along: sides[number].along(end),
            radius: wish.radius,
            end,
        };
        let overlap = sides[number].overlap(slot);
        if sides[number].has_room_for(slot) && best.is_none_or(|(least, ..)| overlap < least) {
            best = Some((overlap, number, slot));
        }
    }
    if let Some((_, number, slot)) = best {
        sides[number].slots.push(slot);
    }
}

/// The first place inside that no tag covers.
fn free_place(wish: &Wish, tags: &[Option<Place>]) -> Option<Place> {
    let free = |at: &&Pixel| {
        tags.iter()
            .flatten()
            .all(|tag| tag.at.distance(**at) >= tag.radius + wish.radius + GAP)
    };
    wish.inside.iter().find(free).map(|&at| Place {
        at,
        end: at,
        radius: wish.radius,
    })
}

/// Distances from a place to the lines through the border's sides: right, top, left, bottom.
fn distances(at: Pixel, border: PixelRect) -> [f64; 4] {
    [
        (border.left + border.width - at.x).abs(),
        (at.y - border.top).abs(),
        (at.x - border.left).abs(),
        (border.top + border.height - at.y).abs(),
    ]
}

/// Distance from a place inside to the nearest side of the border.
pub(super) fn distance_to_border(at: Pixel, border: PixelRect) -> f64 {
    distances(at, border)
        .into_iter()
        .fold(f64::INFINITY, f64::min)
}

/// The side of the border a place is nearest to: right, top, left, bottom.
pub(super) fn side_of(at: Pixel, border: PixelRect) -> usize {
    let distances = distances(at, border);
    (1..4).fold(0, |best, side| {
        if distances[side] < distances[best] {
            side
        } else {
            best
        }
    })
}

/// A wish on its side: how far along it would stand.
#[derive(Clone, Copy)]
struct Slot {
    wish: usize,
    along: f64,
    radius: f64,
    end: Pixel,
}

/// One side of the border, measured from its left or upper end.
struct Side {
    start: Pixel,
    upright: bool,
    length: f64,
    slots: Vec<Slot>,
}

impl Side {
    fn new(index: usize, border: PixelRect) -> Self {
        let right = border.left + border.width;
        let bottom = border.top + border.height;
        let start = match index {
            0 => Pixel::new(right, border.top),
            3 => Pixel::new(border.left, bottom),
            _ => Pixel::new(border.left, border.top),
        };
        let upright = index.is_multiple_of(2);
        Self {
            start,
            upright,
            length: if upright { border.height } else { border.width },
            slots: Vec::new(),
        }
    }

    fn along(&self, at: Pixel) -> f64 {
        if self.upright {
            at.y - self.start.y
        } else {
            at.x - self.start.x
        }
    }

    fn at(&self, along: f64) -> Pixel {
        if self.upright {
            Pixel::new(self.start.x, self.start.y + along)
        } else {
            Pixel::new(self.start.x + along, self.start.y)
        }
    }

    /// How deep a slot would overlap the one it is nearest to; 0 where it is free.
    fn overlap(&self, slot: Slot) -> f64 {
        self.slots.iter().fold(0.0, |most: f64, other| {
            most.max(spacing(*other, slot) - (other.along - slot.along).abs())
        })
    }

    fn has_room_for(&self, slot: Slot) -> bool {
        let all = self.slots.iter().chain(std::iter::once(&slot));
        let (sum, largest) = all.fold((0.0, 0.0f64), |(sum, largest), slot| {
            (sum + 2.0 * slot.radius + GAP, largest.max(slot.radius))
        });
        sum <= self.length - 2.0 * corner_room(largest)
    }

    /// Spreads the slots with the least sum of squared shifts and writes their tags.
    fn settle(&self, wishes: &[Wish], tags: &mut [Option<Place>]) {
        let mut slots = self.slots.clone();
        sort_by(&mut slots, |a, b| {
            a.along.total_cmp(&b.along).then(a.wish.cmp(&b.wish))
        });
        let largest = slots
            .iter()
            .fold(0.0, |most: f64, slot| most.max(slot.radius));
        // With the necessary spacings taken out, what remains is to make the places non-decreasing.
        let mut offsets = vec![0.0];
        for pair in slots.windows(2) {
            offsets.push(offsets[offsets.len() - 1] + spacing(pair[0], pair[1]));
        }
        let wanted: Vec<f64> = slots
            .iter()
            .zip(&offsets)
            .map(|(slot, offset)| slot.along - offset)
            .collect();
        let low = corner_room(largest);
        let high = self.length - low - offsets[offsets.len() - 1];
        for ((slot, offset), place) in slots.iter().zip(&offsets).zip(non_decreasing(&wanted)) {
            tags[slot.wish] = Some(Place {
                at: self.at(place.clamp(low, high) + offset),
                end: slot.end,
                radius: wishes[slot.wish].radius,
            });
        }
    }
}

/// The least distance between the middles of two neighbours.
fn spacing(a: Slot, b: Slot) -> f64 {
    a.radius + b.radius + GAP
}

/// How far tags stay from the corners, so that those of two sides cannot meet across one.
fn corner_room(radius: f64) -> f64 {
    (2.0 * radius + GAP) * std::f64::consts::FRAC_1_SQRT_2
}

/// The non-decreasing sequence nearest to `values` in the sum of squares (pool adjacent violators).
fn non_decreasing(values: &[f64]) -> Vec<f64> {
    let mut pools: Vec<Pool> = Vec::new();
    for &value in values {
        let mut pool = Pool {
            sum: value,
            weight: 1.0,
            count: 1,
        };
        while let Some(last) = pools.pop_if(|last| last.mean() > pool.mean()) {
            pool.sum += last.sum;
            pool.weight += last.weight;
            pool.count += last.count;
        }
        pools.push(pool);
    }
    let spread = pools
        .iter()
        .map(|pool| std::iter::repeat_n(pool.mean(), pool.count));
    spread.flatten().collect()
}

/// Neighbouring values that share their mean.
struct Pool {
    sum: f64,
    weight: f64,
    count: usize,
}

impl Pool {
    fn mean(&self) -> f64 {
        self.sum / self.weight
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::random::{Purpose, Stream};

    const BORDER: PixelRect = PixelRect {
        left: 34.0,
        top: 16.0,
        width: 290.0,
        height: 290.0,
    };

    /// A place on the border, at a share of the way around it.
    fn around(share: f64) -> Pixel {
        let index = (1..4)
            .take_while(|&side| share * 4.0 >= f64::from(side))
            .count();
        let side = Side::new(index, BORDER);
        side.at((share * 4.0).fract() * side.length)
    }

    fn wishes(seed: u64, count: usize) -> Vec<Wish> {
        let mut random = Stream::new(seed, Purpose::Positions);
        // Half of the seeds crowd every tag into a tenth of the border.
        let reach = if seed.is_multiple_of(2) { 1.0 } else { 0.1 };
        let mut wish = || {
            let end = around(reach * random.unit());
            let other = around(reach * random.unit());
            let inside = Pixel::new(60.0 + 200.0 * random.unit(), 60.0 + 200.0 * random.unit());
            let radius = if random.unit() < 0.5 { 10.0 } else { 7.5 };
            match random.below(3) {
                0 => Wish {
                    ends: vec![end],
                    inside: vec![],
                    radius,
                },
                1 => Wish {
                    ends: vec![end, other],
                    inside: vec![],
                    radius,
                },
                _ => Wish {
                    ends: vec![],
                    inside: vec![inside],
                    radius,
                },
            }
        };
        (0..count).map(|_| wish()).collect()
    }

    #[test]
    fn tags_never_cover_each_other() {
        for seed in 0..400 {
            for count in [2, 8, 24, 96] {
                let tags: Vec<Place> = placed(&wishes(seed, count), BORDER)
                    .into_iter()
                    .flatten()
                    .collect();
                for (index, a) in tags.iter().enumerate() {
                    for b in &tags[..index] {
                        let room = a.at.distance(b.at) - a.radius - b.radius;
                        assert!(room >= GAP - 1e-9, "seed {seed}, {count}: {a:?} {b:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_tag_alone_stands_where_its_hinge_leaves() {
        let end = Pixel::new(BORDER.left + BORDER.width, 120.0);
        let wish = Wish {
            ends: vec![end],
            inside: vec![],
            radius: 10.0,
        };
        assert_eq!(
            placed(&[wish], BORDER),
            [Some(Place {
                at: end,
                end,
                radius: 10.0
            })]
        );
    }

    #[test]
    fn a_few_tags_always_find_room() {
        for seed in 0..400 {
            let wishes = wishes(seed, 8);
            let tags = placed(&wishes, BORDER);
            for (wish, tag) in wishes.iter().zip(tags) {
                assert!(tag.is_some() || wish.ends.is_empty(), "seed {seed}");
            }
        }
    }

    #[test]
    fn spreading_changes_nothing_that_is_in_order() {
        assert_eq!(non_decreasing(&[1.0, 2.0, 2.0, 5.0]), [1.0, 2.0, 2.0, 5.0]);
        assert_eq!(non_decreasing(&[3.0, 1.0, 2.0, 5.0]), [2.0, 2.0, 2.0, 5.0]);
        assert_eq!(non_decreasing(&[]), [0.0; 0]);
    }
}
