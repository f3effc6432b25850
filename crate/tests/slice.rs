//! Slices through larger networks: laws over random and degenerate networks, rows and planes.

use crease::cells::{WideBuilder, WideComplex};
use crease::network::ShapeLimits;
use crease::network::number::rounded_to_f32;
use crease::publish::yours::{digits, rows_of};
use crease::session::Slicing;
use crease::session::slicing::{Row, Rows, Through};
use crease::slice::{
    Fates, Flat, SliceBuilder, SliceCells, SliceError, frame_around, parts, parts_of, restricted,
    way,
};
use crease::{
    Activation, Budget, CellComplex, Layer, Network, Point, Rect, Retention, polygon_area,
};
use proptest::prelude::*;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::Rng;

/// Random layers of these widths; about one weight in `sparse` is zero.
fn network(widths: &[usize], slope: f64, seed: u64, sparse: u32) -> Network {
    let mut random = Pcg64Mcg::new(u128::from(seed) << 64 | 0xC0_FFEE);
    let mut number = move |scale: f64| {
        let bits = random.next_u32();
        if sparse > 0 && bits.is_multiple_of(sparse) {
            return 0.0;
        }
        // As files hold them.
        rounded_to_f32(scale * (f64::from(bits) / f64::from(u32::MAX) - 0.5))
    };
    let layers = widths.windows(2).map(|pair| {
        let scale = (12.0 / pair[0] as f64).sqrt();
        let weights = (0..pair[0] * pair[1]).map(|_| number(scale)).collect();
        let biases = (0..pair[1]).map(|_| number(0.6)).collect();
        Layer::new(pair[0], weights, biases).expect("weights for each unit")
    });
    let activation = Activation::with_slope_off(slope);
    Network::within(ShapeLimits::SLICE, activation, layers.collect())
        .expect("a network within limits")
}

fn row(inputs: usize, seed: u64) -> Vec<f64> {
    let mut random = Pcg64Mcg::new(u128::from(seed) << 64 | 0xBEEF);
    (0..inputs)
        .map(|_| f64::from(random.next_u32()) / f64::from(u32::MAX))
        .collect()
}

fn cells_of(along: &Network, frame: Rect) -> WideComplex {
    let mut builder = WideBuilder::default();
    builder
        .build_within(along, &frame.corners(), Budget::WHOLE)
        .expect("cells without a budget")
}

/// A plane through three random rows, its network and its frame.
fn plane_through(network: &Network, seed: u64) -> (Flat, Network, Rect) {
    let inputs = network.inputs();
    let rows = [1, 2, 3].map(|place| row(inputs, 10 * seed + place));
    let flat =
        Flat::through([&rows[0], &rows[1], &rows[2]], inputs).expect("random rows span a plane");
    let along = restricted(network, &flat.plane).expect("a plane of the network's inputs");
    let frame = frame_around(&flat.marks, 0.2);
    (flat, along, frame)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn along_a_plane_the_network_is_the_network(
        inputs in 2_usize..40,
        width in 1_usize..140,
        outputs in 1_usize..=10,
        slope in prop::sample::select(vec![0.0, 0.1, -1.0]),
        seed in 0_u64..1000,
        across in -0.5_f64..1.5,
        up in -0.5_f64..1.5,
    ) {
        let whole = network(&[inputs, width, 5, outputs], slope, seed, 0);
        let (flat, along, frame) = plane_through(&whole, seed);
        let at = Point::new(
            frame.min.x + across * frame.width(),
            frame.min.y + up * frame.height(),
        );
        let expected = whole.pre_activations_from(flat.plane.inputs_at(at)).pop().unwrap();
        for (found, expected) in along.scores(at).into_iter().zip(expected) {
            prop_assert!((found - expected).abs() <= 1e-9 * (1.0 + expected.abs()));
        }
    }

    #[test]
    fn cells_and_parts_tile_the_frame_whatever_the_width(
        inputs in 2_usize..30,
        first in 1_usize..150,
        second in 1_usize..80,
        outputs in 1_usize..=10,
        sparse in prop::sample::select(vec![0_u32, 2, 3]),
        slope in prop::sample::select(vec![0.0, 0.01]),
        seed in 0_u64..1000,
    ) {
        let whole = network(&[inputs, first, second, outputs], slope, seed, sparse);
        let (flat, along, frame) = plane_through(&whole, seed);
        let cells = cells_of(&along, frame);
        let area = frame.width() * frame.height();
        prop_assert_eq!(cells.vertex_count() + cells.region_count(), cells.edge_count() + 1);
        let tiled: f64 = cells.regions().map(|region| cells.area(region)).sum();
        prop_assert!((tiled - area).abs() <= 1e-9 * area);
        let parts = parts(&cells);
        let parted: f64 = parts.iter().map(|part| polygon_area(&part.polygon)).sum();
        prop_assert!((parted - area).abs() <= 1e-9 * area, "{} {}", parted, area);
        for part in parts.iter().filter(|part| part.area() > 1e-9 * area) {
            let count = part.polygon.len() as f64;
            let (x, y) = part.polygon.iter().fold((0.0, 0.0), |(x, y), at| (x + at.x, y + at.y));
            let scores = whole
                .pre_activations_from(flat.plane.inputs_at(Point::new(x / count, y / count)))
                .pop()
                .unwrap();
            let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            prop_assert!(scores[part.output] >= most - 1e-9 * (1.0 + most.abs()));
        }
    }

    #[test]
    fn narrow_networks_have_the_same_cells_in_one_word_and_in_eight(
        width in 1_usize..=64,
        outputs in 1_usize..=4,
        sparse in prop::sample::select(vec![0_u32, 2]),
        seed in 0_u64..1000,
    ) {
        let whole = network(&[2, width, 6, outputs], 0.0, seed, sparse);
        let frame = Rect::square(Point::new(0.5, 0.5), 1.0);
        let wide = cells_of(&whole, frame);
        let narrow = CellComplex::of(&whole, &frame.corners()).unwrap();
        prop_assert_eq!(wide.region_count(), narrow.region_count());
        for (one, other) in wide.regions().zip(narrow.regions()) {
            prop_assert_eq!(wide.pattern(one), narrow.pattern(other));
            prop_assert_eq!(wide.area(one).to_bits(), narrow.area(other).to_bits());
        }
        for (one, other) in wide.vertices().zip(narrow.vertices()) {
            prop_assert_eq!(wide.position(one), narrow.position(other));
        }
        prop_assert_eq!(wide.dead_units(), narrow.dead_units());
        prop_assert_eq!(wide.contest().unwrap(), narrow.contest().unwrap());
    }

    #[test]
    fn a_way_is_cut_where_patterns_change(
        inputs in 2_usize..20,
        width in 1_usize..100,
        seed in 0_u64..1000,
    ) {
        let whole = network(&[inputs, width, 8, 3], 0.0, seed, 0);
        let (flat, along, frame) = plane_through(&whole, seed);
        let cells = cells_of(&along, frame);
        let [from, to, _] = flat.marks[..] else { unreachable!() };
        let stretches = way(&cells, from, to);
        prop_assert!((stretches[0].ends[0]).abs() < 1e-9);
        prop_assert!((stretches[stretches.len() - 1].ends[1] - 1.0).abs() < 1e-9);
        for pair in stretches.windows(2) {
            prop_assert!((pair[0].ends[1] - pair[1].ends[0]).abs() < 1e-8);
            prop_assert!(cells.pattern(pair[0].region) != cells.pattern(pair[1].region));
        }
        for stretch in stretches.iter().filter(|stretch| stretch.ends[1] - stretch.ends[0] > 1e-6) {
            let middle = from.lerp(to, f64::midpoint(stretch.ends[0], stretch.ends[1]));
            prop_assert_eq!(along.pattern_at(middle), cells.pattern(stretch.region));
        }
    }

    #[test]
    fn a_build_in_pieces_ends_at_the_same_cells_in_sets_of_either_width(
        width in prop::sample::select(vec![1_usize, 90, 127, 128, 129]),
        seed in 0_u64..200,
        work in 1_u64..40_000,
    ) {
        let whole = network(&[12, width, 20, 4], 0.0, seed, 0);
        let (flat, along, frame) = plane_through(&whole, seed);
        let at_once = cells_of(&along, frame);
        let budget = Budget { work, ..Budget::WHOLE };
        let mut builder = SliceBuilder::for_network(&along);
        let mut built = builder.build_within(&along, &frame.corners(), budget);
        while let Some(more) = built.is_err().then(|| builder.go_on(budget)).flatten() {
            built = more;
        }
        let pieces = built.unwrap();
        prop_assert_eq!(matches!(pieces, SliceCells::Narrow(_)), width <= 128);
        prop_assert_eq!(pieces.region_count(), at_once.region_count());
        prop_assert_eq!(pieces.vertex_count(), at_once.vertex_count());
        prop_assert_eq!(pieces.edge_count(), at_once.edge_count());
        prop_assert_eq!(pieces.dead_units(), at_once.dead_units());
        prop_assert_eq!(pieces.always_on_units(), at_once.always_on_units());
        let (from, to) = (flat.marks[0], flat.marks[1]);
        prop_assert_eq!(pieces.way(from, to), way(&at_once, from, to));
        let mut counted = pieces.fates().unwrap();
        let mut expected = Fates::of(&at_once).unwrap();
        for region in at_once.regions() {
            prop_assert_eq!(pieces.parts_of(region), parts_of(&at_once, region));
            prop_assert_eq!(pieces.affine(region, 3), at_once.affine(region, 3));
            pieces.count(region, &mut counted);
            expected.see(&at_once, region);
        }
        prop_assert_eq!(counted.layers(), expected.layers());
    }
}

#[test]
fn rows_mix_as_their_plane_says() {
    let rows = [row(30, 1), row(30, 2), row(30, 3)];
    let flat = Flat::through([&rows[0], &rows[1], &rows[2]], 30).unwrap();
    for (place, (mark, row)) in flat.marks.iter().zip(&rows).enumerate() {
        let mix = flat.mix(*mark).unwrap();
        for (other, share) in mix.iter().enumerate() {
            let expected = if other == place { 1.0 } else { 0.0 };
            assert!((share - expected).abs() < 1e-12);
        }
        for (found, expected) in flat.plane.inputs_at(*mark).iter().zip(row) {
            assert!((found - expected).abs() < 1e-12);
        }
    }
    let [a, b, _] = flat.marks[..] else {
        unreachable!()
    };
    let apart = rows[0]
        .iter()
        .zip(&rows[1])
        .map(|(a, b)| (a - b).powi(2))
        .sum::<f64>()
        .sqrt();
    assert!(
        (a.distance(b) - apart).abs() < 1e-12,
        "distances are those of the inputs"
    );
}

#[test]
fn what_spans_no_plane_is_refused() {
    let (a, b) = (row(9, 1), row(9, 2));
    let between: Vec<f64> = a.iter().zip(&b).map(|(a, b)| 0.3 * a + 0.7 * b).collect();
    for rows in [[&a, &b, &between], [&a, &a, &b], [&a, &b, &a], [&a, &a, &a]] {
        let rows = rows.map(Vec::as_slice);
        assert_eq!(Flat::through(rows, 9), Err(SliceError::InLine));
    }
    let short = SliceError::Row {
        found: 8,
        expected: 9,
    };
    assert_eq!(Flat::through([&a, &b, &a[1..]], 9), Err(short));
    let mut broken = a.clone();
    broken[4] = f64::NAN;
    assert_eq!(
        Flat::through([&a, &b, &broken], 9),
        Err(SliceError::NotFinite)
    );
    for features in [[1, 1], [0, 9], [9, 0]] {
        let refused = Flat::of_features(&a, features, 9);
        assert_eq!(refused, Err(SliceError::Feature { inputs: 9 }));
    }
    let flat = Flat::of_features(&a, [3, 5], 9).unwrap();
    assert_eq!(flat.plane.inputs_at(flat.marks[0]), a);
    let other = network(&[8, 3, 1], 0.0, 1, 0);
    assert!(matches!(
        restricted(&other, &flat.plane),
        Err(SliceError::Row { .. })
    ));
}

#[test]
fn networks_beyond_the_limits_are_none() {
    let layers = |widths: &[usize]| -> Vec<Layer> {
        widths
            .windows(2)
            .map(|pair| Layer::zeros(pair[0], pair[1]))
            .collect()
    };
    let within = |widths: &[usize]| {
        Network::within(ShapeLimits::SLICE, Activation::Relu, layers(widths)).is_ok()
    };
    assert!(within(&[4096, 512, 10]));
    assert!(!within(&[4097, 512, 10]));
    assert!(!within(&[4096, 513, 10]));
    assert!(!within(&[4096, 512, 11]));
    assert!(
        Network::new(Activation::Relu, layers(&[3, 2, 1])).is_err(),
        "scenes keep theirs"
    );
}

#[test]
fn a_network_of_zeros_is_one_region_that_erases() {
    let zeros: Vec<Layer> = [(20, 100), (100, 10)]
        .map(|(a, b)| Layer::zeros(a, b))
        .to_vec();
    let zeros = Network::within(ShapeLimits::SLICE, Activation::Relu, zeros).unwrap();
    let (_, along, frame) = plane_through(&zeros, 4);
    let cells = cells_of(&along, frame);
    assert_eq!(cells.region_count(), 1);
    assert_eq!(cells.dead_units().len(), 100);
    let only = cells.regions().next().unwrap();
    assert_eq!(cells.retention(only, 0), Retention::Erased);
    assert_eq!(parts(&cells).len(), 1, "a tie goes to the output before");
}

#[test]
fn units_beyond_the_first_word_cut_like_those_within() {
    // 500 units, of which only the last two do anything: a cross, as if there were no others.
    let mut weights = vec![0.0; 1000];
    (weights[996], weights[999]) = (1.0, 1.0);
    let hidden = Layer::new(2, weights, vec![0.0; 500]).unwrap();
    let mut last = vec![0.0; 500];
    (last[498], last[499]) = (1.0, -1.0);
    let layers = vec![hidden, Layer::new(500, last, vec![0.0]).unwrap()];
    let cross = Network::within(ShapeLimits::SLICE, Activation::Relu, layers).unwrap();
    let cells = cells_of(&cross, Rect::square(Point::default(), 1.0));
    assert_eq!(cells.region_count(), 4);
    assert_eq!(cells.dead_units().len(), 498);
    assert!((cells.boundary(0).length - 2.0_f64.sqrt()).abs() < 1e-12);
    assert!((cells.boundary(0).zero_area - 1.0).abs() < 1e-12);
}

#[test]
fn the_digits_are_read_and_their_creases_counted() {
    let mut slicing = digits();
    while slicing.advance() {}
    let read = slicing.readout();
    assert_eq!(
        (read.shape.as_str(), read.picture_side),
        ("64-32-10", Some(8))
    );
    assert_eq!(read.rows.len(), 60);
    assert_eq!(
        read.vertices.unwrap() + read.regions.unwrap(),
        read.edges.unwrap() + 1
    );
    // Each of the three is what it is, and all sixty but a few are.
    let marks: Vec<usize> = (slicing.flat().marks.iter())
        .map(|&at| best(&slicing.scores_at(at)))
        .collect();
    assert_eq!(marks, [7, 1, 4]);
    let right = (0..60).filter(|&place| {
        let inputs = slicing.rows().inputs(place).unwrap().to_vec();
        let scores = slicing
            .network()
            .pre_activations_from(inputs)
            .pop()
            .unwrap();
        slicing.rows().label(place) == best(&scores).to_string()
    });
    assert!(right.count() >= 57);
    let seven_to_one = &read.creases[0];
    assert!(seven_to_one.creases.unwrap() > 0);
    assert_eq!(seven_to_one.outputs.first(), Some(&7));
    assert_eq!(seven_to_one.outputs.last(), Some(&1));
    let shares: f64 = read.outputs.iter().filter_map(|output| output.share).sum();
    assert!((shares - 1.0).abs() < 1e-9);
    // As the page says: most of the units are on at any spot, and never all; both directions are kept everywhere.
    let cells = slicing.cells().unwrap();
    for region in cells.regions() {
        let on = cells.pattern(region).units_on().count();
        assert!((17..32).contains(&on), "{on}");
    }
    assert!(read.layers[0].fate.unwrap()[0] > 1.0 - 1e-9);
    let fate: f64 = read.layers[0].fate.unwrap().iter().sum();
    assert!((fate - 1.0).abs() < 1e-9);
}

#[test]
fn the_regions_of_a_table_are_those_of_the_cells_the_largest_first() {
    let mut slicing = digits();
    assert_eq!(slicing.largest_regions(5), []);
    while slicing.advance() {}
    let cells = slicing.cells().unwrap();
    let regions = slicing.largest_regions(usize::MAX);
    assert_eq!(regions.len(), cells.region_count());
    assert!(regions.is_sorted_by(|one, other| one.share >= other.share));
    assert_eq!(slicing.largest_regions(7), regions[..7]);
    let whole: f64 = regions.iter().map(|region| region.share).sum();
    assert!((whole - 1.0).abs() < 1e-9);
    // At any spot of the frame, the region there is one of them, with its units and its lead.
    let frame = slicing.frame();
    for place in 0..200_u32 {
        let share = |step: u32| f64::from(place * step % 199) / 199.0;
        let at = Point::new(
            frame.min.x + share(37) * frame.width(),
            frame.min.y + share(83) * frame.height(),
        );
        let scores = slicing.scores_at(at);
        let region = cells.region_at(at).unwrap();
        let on = cells.pattern(region).units_on().count();
        assert!(regions.iter().any(|row| {
            let [a, b, c] = row.lead;
            let lead = scores[row.outputs[0]] - scores[row.next];
            row.on == [on]
                && row.outputs.contains(&best(&scores))
                && (a * at.x + b * at.y + c - lead).abs() < 1e-9 * (1.0 + lead.abs())
        }));
    }
}

#[test]
fn a_lead_is_the_difference_of_scores_along_the_plane() {
    let mut slicing = digits();
    while slicing.advance() {}
    for mark in slicing.flat().marks.clone() {
        slicing.point(mark);
        let read = slicing.readout();
        let ([a, b, c], next) = (read.lead.unwrap(), read.next.unwrap());
        let lead = a * read.place[0] + b * read.place[1] + c;
        let scores = read.outputs[read.highest].score - read.outputs[next].score;
        assert!((lead - scores).abs() < 1e-9 * (1.0 + scores.abs()));
    }
}

#[test]
fn of_a_single_score_the_second_output_is_highest_where_it_is_above_zero() {
    for (inputs, seed) in [(2, 1), (5, 2), (9, 3)] {
        let one = network(&[inputs, 6, 1], 0.0, seed, 0);
        let mut slicing = Slicing::new(one.clone(), None).unwrap();
        while slicing.advance() {}
        for at in slicing.frame().corners() {
            slicing.point(at);
            let read = slicing.readout();
            let score = one
                .pre_activations_from(slicing.inputs_at(at))
                .pop()
                .unwrap()[0];
            assert!(read.is_score);
            assert!((read.outputs[1].score - score).abs() < 1e-9 * (1.0 + score.abs()));
            assert_eq!(read.highest, usize::from(score > 0.0));
        }
        let read = slicing.readout();
        assert_eq!(read.shape, one.shape());
        let shares: f64 = read.outputs.iter().filter_map(|output| output.share).sum();
        assert!((shares - 1.0).abs() < 1e-9);
        // Other rows leave it what it is.
        slicing.set_rows(slicing.rows().clone()).unwrap();
        assert!(slicing.readout().is_score);
    }
}

#[test]
fn what_cannot_be_shown_changes_nothing() {
    let mut slicing = digits();
    while slicing.advance() {}
    let before = slicing.readout();
    let line = Through::Rows {
        rows: [4, 4, 9],
        walk: (0, 0.0),
    };
    assert_eq!(slicing.set_through(line), Err(SliceError::InLine));
    let absent = Through::Rows {
        rows: [4, 5, 1000],
        walk: (0, 0.0),
    };
    assert!(slicing.set_through(absent).is_err());
    let features = Through::Features {
        row: 0,
        features: [3, 64],
    };
    assert!(slicing.set_through(features).is_err());
    let short = Rows::new(
        vec![Row {
            label: String::new(),
            inputs: vec![1.0; 3],
        }],
        Vec::new(),
    );
    assert!(slicing.set_rows(short).is_err());
    assert_eq!(slicing.readout(), before);
    // Nothing is dead afterwards.
    slicing
        .set_through(Through::Features {
            row: 0,
            features: [3, 63],
        })
        .unwrap();
    while slicing.advance() {}
    assert!(slicing.readout().regions.unwrap() > 1);
}

#[test]
fn what_is_typed_as_a_feature_and_is_none_changes_nothing() {
    let mut slicing = digits();
    slicing.go_along_features(2, [28.0, 63.0]).unwrap();
    let through = slicing.through();
    let features = [28, 63];
    assert_eq!(through, Through::Features { row: 2, features });
    // The last two would become 0 where they are cut to 32 bits.
    for typed in [
        64.0,
        -1.0,
        0.5,
        f64::NAN,
        f64::INFINITY,
        4_294_967_296.0,
        1e300,
    ] {
        let refused = slicing.go_along_features(0, [typed, 5.0]);
        assert_eq!(refused, Err(SliceError::Feature { inputs: 64 }), "{typed}");
        assert_eq!(slicing.through(), through);
    }
}

#[test]
fn walking_the_third_row_ends_at_the_fourth() {
    let mut slicing = digits();
    slicing
        .set_through(Through::Rows {
            rows: [43, 6, 25],
            walk: (49, 1.0),
        })
        .unwrap();
    let walked = slicing.readout();
    slicing
        .set_through(Through::Rows {
            rows: [43, 6, 49],
            walk: (0, 0.0),
        })
        .unwrap();
    let there = slicing.readout();
    assert_eq!(walked.outputs, there.outputs);
}

#[test]
fn closer_stays_around_the_ring_and_home_comes_back() {
    let mut slicing = digits();
    let first = slicing.frame();
    slicing.move_point(0.2, -0.1);
    let at = slicing.pointed();
    slicing.go_closer(4.0);
    let closer = slicing.frame();
    assert!((closer.width() - first.width() / 4.0).abs() < 1e-12);
    assert!(closer.min.lerp(closer.max, 0.5).distance(at) < 1e-12);
    slicing.go_home();
    assert_eq!(slicing.frame(), first);
}

#[test]
fn too_many_regions_are_told_and_the_slice_stays_usable() {
    let many = network(&[2, 400, 400, 2], 0.0, 3, 0);
    let rows = [[-90.0, -90.0], [90.0, -90.0], [0.0, 90.0]];
    let rows = rows.map(|inputs| Row {
        label: String::new(),
        inputs: inputs.to_vec(),
    });
    let mut slicing = Slicing::new(many, Some(Rows::new(rows.to_vec(), Vec::new()))).unwrap();
    while slicing.advance() {}
    let read = slicing.readout();
    assert_eq!(read.regions, None);
    assert!(
        read.more_regions.unwrap() >= 1000,
        "{:?}",
        read.more_regions
    );
    slicing.go_closer(1000.0);
    while slicing.advance() {}
    assert!(slicing.readout().regions.is_some());
    // Given up half-way, it says how far it came.
    slicing.go_home();
    slicing.advance();
    slicing.cancel();
    assert!(!slicing.readout().building);
}

#[test]
fn labels_stand_at_the_end_that_seems_to_hold_classes_or_where_they_are_chosen() {
    let read = |text: &str, label| {
        let (rows, read) = rows_of(text.as_bytes(), 3, label).unwrap();
        (
            rows.inputs(0).unwrap().to_vec(),
            rows.label(0).to_owned(),
            read,
        )
    };
    // As in files of digits: a first pixel that is always 0, and the digit last; or the digit first, and a last pixel of 0.
    let (inputs, label, found) = read("0,0.5,7,3\n0,0.25,9,1\n0,1,2,3\n", None);
    assert_eq!(
        (inputs, &*label, found.label),
        (vec![0.0, 0.5, 7.0], "3", Some(3))
    );
    let (inputs, label, found) = read("3,0.5,7,0\n1,0.25,9,0\n3,1,2,0\n", None);
    assert_eq!(
        (inputs, &*label, found.label),
        (vec![0.5, 7.0, 0.0], "3", Some(0))
    );
    let (_, _, found) = read("5.1,3.5,1.4,0\n4.9,3.0,1.4,1\n4.7,3.2,1.3,0\n", None);
    assert_eq!(found.label, Some(3));
    // Any column can be chosen; one that is none is no choice.
    assert_eq!(found.choice.len(), 4);
    let (inputs, label, found) = read("0,0.5,7,3\n0,0.25,9,1\n0,1,2,3\n", Some(2));
    assert_eq!(
        (inputs, &*label, found.label),
        (vec![0.0, 0.5, 3.0], "7", Some(2))
    );
    assert_eq!(read("0,0.5,7,3\n0,0.25,9,1\n", Some(9)).2.label, Some(3));
    // A name says it.
    let (_, _, found) = read("a,label,b,c\n0,2,7,3\n0,5,9,1\n0,2,2,3\n", None);
    assert_eq!(found.label, Some(1));
}

#[test]
fn tables_of_inputs_are_read_in_every_order_of_columns() {
    let numbers = "1,2,3\n4,5,6.5\n7,8,9\n";
    let read = |text: &str, inputs| {
        rows_of(text.as_bytes(), inputs, None)
            .map(|(rows, read)| (rows.len(), rows.name(0), read.label, read.left_out))
    };
    assert_eq!(read(numbers, 3), Ok((3, "1".into(), None, 0)));
    assert_eq!(
        read(&format!("a,b,c\n{numbers}"), 3),
        Ok((3, "1".into(), None, 0))
    );
    assert_eq!(
        read("label,p0,p1\n7,0,1\n1,2,3\n", 2),
        Ok((2, "1 (7)".into(), Some(0), 0))
    );
    assert_eq!(
        read("p0,p1,target\n0,1,7\n2,3,1\n", 2),
        Ok((2, "1 (7)".into(), Some(2), 0))
    );
    assert_eq!(
        read("p0;p1;species\n0,5;1,5;setosa\n2;3;virginica\n", 2),
        Ok((2, "1 (setosa)".into(), Some(2), 0))
    );
    assert_eq!(
        read(",p0,p1\n0,4,1\n1,2,\n2,3,9\n", 2),
        Ok((2, "1".into(), None, 1))
    );
    assert!(read(numbers, 5).is_err());
    assert!(read("a,b\n", 2).is_err());
}

fn best(scores: &[f64]) -> usize {
    let most = scores.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1));
    most.map_or(0, |(place, _)| place)
}
