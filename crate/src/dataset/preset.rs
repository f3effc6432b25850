//! The presets of generated classes: one table row and one function each.

mod border;

use std::f64::consts::{PI, TAU};

use super::Label;
use super::random::Stream;
use crate::geometry::Point;
use crate::network::named::named;

/// The arrangement of the classes of a generated dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Preset {
    /// An inner disc (class 0) and an outer ring (class 1), with a gap between them.
    Circle,
    /// Uniform quadrants: class 1 where the signs of x1 and x2 differ.
    Xor,
    /// Two round blobs, class 0 at the lower left, class 1 at the upper right.
    Blobs,
    /// Two arms of a spiral.
    Spiral,
    /// Two interlocking half moons.
    Moons,
    /// Three arms of a spiral.
    Spiral3,
    /// Three round blobs at the corners of a triangle.
    Blobs3,
    /// Two countries with enclaves, and enclaves within the enclaves.
    Border,
}

/// Everything that defines a preset. To add one: a variant, a row of [`ROWS`], a function that draws a point.
struct Row {
    preset: Preset,
    name: &'static str,
    classes: u8,
    /// Draws a point of one class, before noise; the second argument is the number of turns.
    point: fn(Label, f64, &mut Stream) -> Point,
    /// How far 100 % of noise may move a sample, in input units, for the given number of turns.
    noise_reach: fn(f64) -> f64,
}

const ROWS: [Row; 8] = [
    row(Preset::Circle, "circle", circle),
    row(Preset::Xor, "xor", xor),
    row(Preset::Blobs, "blobs", blobs),
    Row {
        noise_reach: |turns| arm_distance(2.0, turns),
        ..row(Preset::Spiral, "spiral", |label, turns, stream| {
            spiral(label, 2.0, turns, stream)
        })
    },
    row(Preset::Moons, "moons", moons),
    Row {
        classes: 3,
        noise_reach: |turns| arm_distance(3.0, turns),
        ..row(Preset::Spiral3, "spiral3", |label, turns, stream| {
            spiral(label, 3.0, turns, stream)
        })
    },
    Row {
        classes: 3,
        ..row(Preset::Blobs3, "blobs3", three_blobs)
    },
    Row {
        noise_reach: |_| border::NOISE_REACH,
        ..row(Preset::Border, "border", border::point)
    },
];

const fn row(
    preset: Preset,
    name: &'static str,
    point: fn(Label, f64, &mut Stream) -> Point,
) -> Row {
    Row {
        preset,
        name,
        classes: 2,
        point,
        noise_reach: |_| 1.0,
    }
}

named!(Preset, preset in ROWS);

impl Preset {
    /// Number of classes; labels are the numbers below it.
    #[must_use]
    pub fn classes(self) -> u8 {
        self.row().classes
    }

    /// Draws a point of one class in [−1, 1]², before noise.
    pub(super) fn point(self, label: Label, turns: f64, stream: &mut Stream) -> Point {
        (self.row().point)(label, turns, stream)
    }

    /// How far 100 % of noise may move a sample, in input units.
    pub(super) fn noise_reach(self, turns: f64) -> f64 {
        (self.row().noise_reach)(turns)
    }

    fn row(self) -> &'static Row {
        ROWS.iter()
            .find(|row| row.preset == self)
            .expect("every preset has a row, which a test checks")
    }
}

fn circle(label: Label, _: f64, stream: &mut Stream) -> Point {
    let (from, to): (f64, f64) = if label == Label(0) {
        (0.0, 0.5)
    } else {
        (0.7, 1.0)
    };
    // The square root makes the density uniform over the area.
    let radius = libm::sqrt(stream.between(from * from, to * to));
    polar(radius, stream.between(0.0, TAU))
}

fn xor(label: Label, _: f64, stream: &mut Stream) -> Point {
    /// Width of the empty strip on each side of the axes.
    const GAP: f64 = 0.06;
    let x = stream.between(-1.0, 1.0);
    let y = stream.between(GAP, 1.0);
    let x = (GAP + (1.0 - GAP) * x.abs()).copysign(x);
    let same_signs = label == Label(0);
    Point::new(
        x,
        if same_signs {
            y.copysign(x)
        } else {
            -y.copysign(x)
        },
    )
}

fn blobs(label: Label, _: f64, stream: &mut Stream) -> Point {
    const CENTRE: f64 = 0.45;
    let centre = if label == Label(0) { -CENTRE } else { CENTRE };
    blob(Point::new(centre, centre), stream)
}

fn three_blobs(label: Label, _: f64, stream: &mut Stream) -> Point {
    const DISTANCE: f64 = 0.5;
    let angle = PI / 2.0 + TAU * f64::from(label.0) / 3.0;
    blob(polar(DISTANCE, angle), stream)
}

fn blob(centre: Point, stream: &mut Stream) -> Point {
    /// Standard deviation along each axis.
    const SPREAD: f64 = 0.15;
    /// Largest distance from the centre, in standard deviations; keeps the blobs round and within the picture.
    const CUT: f64 = 3.0;
    let inside_cut = 1.0 - libm::exp(-0.5 * CUT * CUT);
    let radius = SPREAD * libm::sqrt(-2.0 * libm::log(1.0 - inside_cut * stream.unit()));
    let offset = polar(radius, stream.between(0.0, TAU));
    Point::new(centre.x + offset.x, centre.y + offset.y)
}

/// Distance between the centre and the inner ends of the spiral's arms.
const INNER: f64 = 0.1;
/// Distance between the centre and the outer ends of the spiral's arms.
const OUTER: f64 = 0.95;

fn spiral(label: Label, arms: f64, turns: f64, stream: &mut Stream) -> Point {
    // The square root spreads the points about evenly along the arm, which is longer the further out it is.
    let radius = libm::sqrt(stream.between(INNER * INNER, OUTER * OUTER));
    let along = (radius - INNER) / (OUTER - INNER);
    let start = TAU * f64::from(label.0) / arms;
    polar(radius, start + TAU * turns * along)
}

/// How far 100 % of noise moves a sample of the spiral.
///
/// At the maximum of 50 % noise, two neighbours moved straight towards each other still keep a tenth of the distance between
/// arms.
fn arm_distance(arms: f64, turns: f64) -> f64 {
    /// Share of the distance between arms that noise may use up.
    const USED: f64 = 0.9;
    // Along a ray, two arms alternate every half turn, three arms every third of a turn. Measured straight across, they are
    // nearest where the spiral is steepest, at the inner ends, by the cosine of its angle to the circle there. The inner
    // ends themselves face each other, or are the corners of a triangle.
    let growth = (OUTER - INNER) / (TAU * turns);
    let along_ray = TAU / arms * growth;
    let across = along_ray * INNER / libm::hypot(INNER, growth);
    USED * across.min(2.0 * INNER * libm::sin(PI / arms))
}

fn moons(label: Label, _: f64, stream: &mut Stream) -> Point {
    const RADIUS: f64 = 0.6;
    let centre = Point::new(-0.5 * RADIUS, -0.25 * RADIUS);
    let arc = polar(RADIUS, stream.between(0.0, PI));
    // The second moon is the first one, rotated by 180° about the origin.
    let (x, y) = (centre.x + arc.x, centre.y + arc.y);
    if label == Label(0) {
        Point::new(x, y)
    } else {
        Point::new(-x, -y)
    }
}

fn polar(radius: f64, angle: f64) -> Point {
    Point::new(radius * libm::cos(angle), radius * libm::sin(angle))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_has_its_row_and_name() {
        for preset in [
            Preset::Circle,
            Preset::Xor,
            Preset::Blobs,
            Preset::Spiral,
            Preset::Moons,
            Preset::Spiral3,
            Preset::Blobs3,
            Preset::Border,
        ] {
            assert_eq!(Preset::from_name(preset.name()), Some(preset));
        }
        assert_eq!(Preset::from_name("square"), None);
        assert_eq!(Preset::all().count(), ROWS.len());
    }
}
