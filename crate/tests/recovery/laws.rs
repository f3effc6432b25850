//! Laws of the recovery that hold for any picture.

use crease::dataset::random::{Purpose, Stream};
use crease::{Activation, CellComplex, Fibres, Outline, Picture, Retention};

use crate::{FRAME, layer_of, middle, seen_through};

const SIDE: usize = 150;

fn question() -> Picture {
    Outline::is_it_lossy().picture(SIDE, SIDE)
}

#[test]
fn what_is_kept_comes_back_unchanged() {
    let corners = layer_of(&[[-1.0, -1.0, 1.25], [1.0, -0.6, 1.2], [-0.6, 1.0, 1.2]]);
    assert_eq!(seen_through(&corners, 0, &question()), question());
    let mirrors = layer_of(&[
        [1.0, 0.3, 0.1],
        [-1.0, -0.3, -0.1],
        [0.2, 1.0, 0.0],
        [-0.2, -1.0, 0.0],
    ]);
    assert_eq!(seen_through(&mirrors, 0, &question()), question());
}

#[test]
fn every_cell_shows_its_retention() {
    for seed in 0..20 {
        let mut random = Stream::new(seed, Purpose::Weights);
        let units: Vec<[f64; 3]> = (0..3)
            .map(|_| [random.normal(), random.normal(), 0.4 * random.normal()])
            .collect();
        let network = layer_of(&units);
        let complex = CellComplex::of(&network, &FRAME.corners()).unwrap();
        let fibres = Fibres::of(&complex, 0).unwrap();
        let picture = question();
        let seen = crease::recover(&fibres, &picture);
        let mut erased = Vec::new();
        for (index, (&tone, &original)) in seen.tones().iter().zip(picture.tones()).enumerate() {
            assert!((0.0..=1.0).contains(&tone), "seed {seed}: {tone}");
            let cell = complex.region_at(middle(index, SIDE)).unwrap();
            match fibres.retention(cell) {
                Retention::Kept => assert_eq!(tone, original, "seed {seed}"),
                Retention::Flattened => (),
                Retention::Erased => erased.push((tone, original)),
            }
        }
        let count = erased.iter().fold(0.0, |count, _| count + 1.0_f32);
        let mean = erased.iter().map(|(_, original)| original).sum::<f32>() / count;
        for (tone, _) in &erased {
            assert!(
                (tone - mean).abs() < 1e-4,
                "seed {seed}: {tone}, not {mean}"
            );
        }
    }
}

#[test]
fn the_amount_of_ink_is_unchanged() {
    let sum = |picture: &Picture| {
        picture
            .tones()
            .iter()
            .map(|&tone| f64::from(tone))
            .sum::<f64>()
    };
    for seed in 0..20 {
        let mut random = Stream::new(seed, Purpose::Weights);
        let units: Vec<[f64; 3]> = (0..2)
            .map(|_| [random.normal(), random.normal(), 0.3 * random.normal()])
            .collect();
        let seen = seen_through(&layer_of(&units), 0, &question());
        let share = sum(&seen) / sum(&question());
        // Fibres count by their exact length, pixels by their centres.
        assert!((share - 1.0).abs() < 4e-3, "seed {seed}: {share}");
    }
}

#[test]
fn a_fold_mixes_the_two_spots_that_lie_on_each_other() {
    let network = layer_of(&[[1.0, 0.0, 0.0], [0.0, 1.0, 4.0]]);
    let folded = network
        .with_activation(Activation::with_slope_off(-1.0))
        .unwrap();
    let picture = question();
    let seen = seen_through(&folded, 0, &picture);
    for row in 0..SIDE {
        for column in 0..SIDE {
            let tone = |column: usize| picture.tones()[row * SIDE + column];
            let mean = 0.5 * (tone(column) + tone(SIDE - 1 - column));
            assert!((seen.tones()[row * SIDE + column] - mean).abs() < 1e-6);
        }
    }
}

#[test]
fn a_hinge_along_the_pixels_smears_whole_columns() {
    // Off on the right half; flattened vertically on the left half.
    let seen = seen_through(&layer_of(&[[-1.0, 0.0, 0.0]]), 0, &question());
    let picture = question();
    for column in 0..SIDE / 2 {
        let sum = (0..SIDE)
            .map(|row| picture.tones()[row * SIDE + column])
            .sum::<f32>();
        let mean = sum / SIDE as f32;
        for row in 0..SIDE {
            let tone = seen.tones()[row * SIDE + column];
            assert!(
                (tone - mean).abs() < 1e-5,
                "{column}, {row}: {tone}, not {mean}"
            );
        }
    }
}

#[test]
fn outside_the_frame_nothing_is_printed() {
    let frame = [(-1.0, -1.0), (1.0, -1.0), (0.0, 1.0)].map(|(x, y)| crease::Point::new(x, y));
    let complex = CellComplex::of(&layer_of(&[[1.0, 0.5, 0.1]]), &frame).unwrap();
    let black = Picture::new(SIDE, vec![1.0; SIDE * SIDE]).unwrap();
    let seen = crease::recover(&Fibres::of(&complex, 0).unwrap(), &black);
    for (index, tone) in seen.tones().iter().enumerate() {
        let inside = complex.region_at(middle(index, SIDE)).is_some();
        assert_eq!(*tone > 0.0, inside);
        assert!(!inside || (tone - 1.0).abs() < 1e-6);
    }
}
