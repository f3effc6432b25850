//! Recovered tones compared with means over fibres that are found by forward passes alone.

use crease::dataset::random::{Purpose, Stream};
use crease::{
    Activation, CellComplex, Fibres, Layer, Network, Outline, Picture, Point, Retention, Vec2,
};

use crate::{FRAME, activations, hidden, layer_of, middle, place};

/// The difference between two neighbouring greys on a screen.
const GREY: f64 = 1.0 / 255.0;

/// Mean tone along the line through `at`, over all points in the frame with the same activations.
fn mean_over_line(network: &Network, picture: &Picture, at: Point, along: Vec2) -> f64 {
    const STEPS: u32 = 40_000;
    let own = activations(network, 0, at);
    let (mut sum, mut count) = (0.0, 0.0);
    for step in 0..STEPS {
        // The length of the frame's diagonal to both sides.
        let share = 2.0 * (f64::from(step) + 0.5) / f64::from(STEPS) - 1.0;
        let spot = at + along * (3.0 * share);
        if !FRAME.contains(spot) {
            continue;
        }
        let there = activations(network, 0, spot);
        if there.iter().zip(&own).all(|(a, b)| (a - b).abs() < 1e-12) {
            sum += f64::from(picture.tone_at(place(spot, picture.width())));
            count += 1.0;
        }
    }
    sum / count
}

#[test]
fn smears_are_the_means_along_their_fibres() {
    const SIDE: usize = 420;
    let picture = Outline::is_it_lossy().picture(SIDE, SIDE);
    let mut apart = Vec::new();
    for seed in 0..25 {
        let mut random = Stream::new(seed, Purpose::Weights);
        let units: Vec<[f64; 3]> = (0..1 + random.below(3))
            .map(|_| [random.normal(), random.normal(), 0.3 * random.normal()])
            .collect();
        let network = layer_of(&units);
        let complex = CellComplex::of(&network, &FRAME.corners()).unwrap();
        let fibres = Fibres::of(&complex, 0).unwrap();
        let seen = crease::recover(&fibres, &picture);
        for _ in 0..60 {
            let index = random.below(SIDE * SIDE);
            let at = middle(index, SIDE);
            let Some(along) = fibres.lost_direction(complex.region_at(at).unwrap()) else {
                continue;
            };
            let mean = mean_over_line(&network, &picture, at, along);
            apart.push((f64::from(seen.tones()[index]) - mean).abs());
        }
    }
    apart.sort_by(f64::total_cmp);
    assert!(apart.len() > 300, "{} fibres", apart.len());
    let greys = |index: usize| apart[index] / GREY;
    let (most, worst) = (greys(apart.len() * 9 / 10), greys(apart.len() - 1));
    assert!(
        most < 0.5 && worst < 3.0,
        "nine of ten {most:.2}, the worst {worst:.2} greys"
    );
}

/// Networks of two layers whose fibres have several parts of different weight.
fn folding(seed: u64) -> Network {
    let mut random = Stream::new(seed, Purpose::Weights);
    let mut units = |count: usize| -> Vec<[f64; 3]> {
        (0..count)
            .map(|_| [random.normal(), random.normal(), 0.4 * random.normal()])
            .collect()
    };
    let second = 1 + usize::from(!seed.is_multiple_of(3));
    let layers = vec![
        hidden(&units(2)),
        hidden(&units(second)),
        Layer::zeros(second, 1),
    ];
    let slope = [-1.0, -0.4, 0.0][usize::try_from(seed % 5).unwrap().min(2)];
    Network::new(Activation::with_slope_off(slope), layers).unwrap()
}

/// A smooth picture, so that neighbouring fibres have nearly equal means.
fn waves(side: usize) -> Picture {
    let tone = |index: usize| {
        let Point { x, y } = middle(index, side);
        let tone = 0.5 + 0.3 * (2.0 * x + 1.0).sin() + 0.2 * (3.0 * y - x).cos();
        #[allow(clippy::cast_possible_truncation, reason = "a tone is a small float")]
        let tone = tone as f32;
        tone
    };
    Picture::new(side, (0..side * side).map(tone).collect()).unwrap()
}

#[test]
fn folded_fibres_weigh_their_parts_as_evenly_chosen_points_do() {
    const SIDE: usize = 400;
    let picture = waves(SIDE);
    let mut checked = [0; 3];
    let mut several = 0;
    for seed in 0..60 {
        let network = folding(seed);
        let complex = CellComplex::of(&network, &FRAME.corners()).unwrap();
        let fibres = Fibres::of(&complex, 1).unwrap();
        let seen = crease::recover(&fibres, &picture);
        let points: Vec<(Point, Vec<f64>)> = (0..SIDE * SIDE)
            .map(|index| middle(index, SIDE))
            .map(|at| (at, activations(&network, 1, at)))
            .collect();
        let mut random = Stream::new(seed, Purpose::Noise);
        for _ in 0..12 {
            let index = random.below(SIDE * SIDE);
            let at = points[index].0;
            let Some(mean) = mean_nearby(&fibres, &picture, &points, index) else {
                continue;
            };
            let tone = f64::from(seen.tones()[index]);
            assert!(
                (tone - mean).abs() < 0.02,
                "seed {seed}, {at:?}: {tone}, not {mean}"
            );
            let retention = fibres.retention(complex.region_at(at).unwrap());
            checked[retention as usize] += 1;
            several += usize::from(retention != Retention::Erased && fibres.spots(at).len() > 1);
        }
    }
    assert!(checked.iter().all(|&count| count > 15), "{checked:?}");
    assert!(several > 60, "{several} fibres of several parts");
}

/// Mean tone over all points whose activations are close to those of one point.
///
/// `None` where there are too few such points, where some belong to another kind of fibre, and where the mean still depends
/// on how close is close enough: there a part of the fibre ends nearby.
fn mean_nearby(
    fibres: &Fibres<'_>,
    picture: &Picture,
    points: &[(Point, Vec<f64>)],
    index: usize,
) -> Option<f64> {
    const CLOSE: [f64; 3] = [0.02, 0.01, 0.005];
    let (at, own) = &points[index];
    let own_cell = fibres.complex().region_at(*at)?;
    let companions = fibres.companions(own_cell);
    let mut sums = [(0.0, 0.0); 3];
    for (spot, there) in points {
        let apart = there.iter().zip(own).map(|(a, b)| (a - b).abs());
        let apart = apart.fold(0.0, f64::max);
        if apart > CLOSE[0] {
            continue;
        }
        if !companions.contains(&fibres.complex().region_at(*spot)?) {
            return None;
        }
        let tone = f64::from(picture.tone_at(place(*spot, picture.width())));
        for (sum, _) in sums
            .iter_mut()
            .zip(CLOSE)
            .filter(|(_, close)| apart < *close)
        {
            *sum = (sum.0 + tone, sum.1 + 1.0);
        }
    }
    let means = sums.map(|(sum, count)| sum / count);
    let steady = means
        .windows(2)
        .all(|pair| (pair[0] - pair[1]).abs() < 0.005);
    // A map with a small slope makes distant points count as close; only erased cells are really that large.
    let is_narrow =
        sums[0].1 < 0.04 * points.len() as f64 || fibres.retention(own_cell) == Retention::Erased;
    (sums[2].1 > 12.0 && steady && is_narrow).then_some(means[2])
}
