//! A folded and cut sheet of paper is a network, and its dials are that network's weights.

use crease::{
    Activation, CellComplex, CutEdges, Network, PaperFolds, PaperSheet, Point, Rect, UnitId,
};

/// The cut of the chapter: 0.7 + 0.3·|u − v| − (u + v), in the coordinates of the folded sheet.
fn snowflake(dials: &[f64]) -> Network {
    let cut = PaperFolds::cut(-0.7, -1.3, 0.7).unwrap();
    PaperFolds::new(dials).unwrap().network(&cut).unwrap()
}

fn edges(network: &Network) -> CutEdges {
    let frame = Rect::square(Point::default(), 1.25);
    CutEdges::of(&CellComplex::of(network, &frame.corners()).unwrap(), 0)
}

fn points() -> impl Iterator<Item = Point> {
    (0..400).map(|index| {
        let share = |step: f64| (f64::from(index) * step).fract();
        Point::new(
            2.5 * share(0.618_033_988_7) - 1.25,
            2.5 * share(0.754_877_666_2) - 1.25,
        )
    })
}

#[test]
fn the_network_is_the_formula_of_the_chapter() {
    for dials in [
        [1.0, 1.0, 1.0],
        [-1.0, 1.0, 1.0],
        [-1.0, -1.0, 1.0],
        [-1.0, -1.0, -1.0],
        [0.0, -0.5, 0.25],
    ] {
        let network = snowflake(&dials);
        assert_eq!(network.hidden_widths(), [3, 3, 3, 2]);
        let turned = |dial: f64, z: f64| 0.5 * (1.0 + dial) * z + 0.5 * (1.0 - dial) * z.abs();
        for Point { x, y } in points() {
            let (u, v) = (turned(dials[0], x), turned(dials[1], y));
            let score = 0.7 + 0.3 * turned(dials[2], u - v) - (u + v);
            let found = network.scores(Point::new(x, y))[0];
            assert!(
                (found - score).abs() < 1e-5,
                "{dials:?}: {found}, not {score}"
            );
        }
    }
}

#[test]
fn one_straight_cut_has_twice_as_many_edges_with_every_fold() {
    for (dials, expected) in [
        (vec![1.0, 1.0, 1.0], 1),
        (vec![-1.0, 1.0, 1.0], 2),
        (vec![-1.0, -1.0, 1.0], 4),
        (vec![-1.0, -1.0, -1.0], 8),
        (vec![-1.0, -1.0, -1.0, 1.0], 8),
        (vec![-1.0, -1.0, -1.0, -1.0], 16),
        // What ReLU presses onto the crease is cut once; a cut along the crease bends there all the same.
        (vec![-1.0, -1.0, 0.0], 8),
        (vec![0.0, -1.0, -1.0], 6),
        (vec![0.0, 0.0, 0.0], 4),
    ] {
        assert_eq!(edges(&snowflake(&dials)).edges, expected, "{dials:?}");
    }
    let (nearest, farthest) = edges(&snowflake(&[-1.0; 3])).distances().unwrap();
    assert!(
        (nearest - 0.495).abs() < 5e-4 && (farthest - 1.0).abs() < 1e-5,
        "{nearest} {farthest}"
    );
}

#[test]
fn dials_are_read_back_from_the_weights() {
    let steps = |from: i32| (from..=32).step_by(5).map(|step| f64::from(step) / 32.0);
    for first in steps(-32) {
        for last in steps(-31) {
            for dials in [
                vec![first, 0.25, last],
                vec![last, first, -1.0, 0.0],
                vec![0.5, last, first, first],
            ] {
                let network = snowflake(&dials);
                let folds = PaperFolds::of(&network).expect("a folded sheet");
                assert_eq!(folds.dials(), dials);
            }
        }
    }
}

#[test]
fn a_dial_is_turned_within_its_limits_and_changes_nothing_else() {
    let mut folds = PaperFolds::new(&[-1.0; 3]).unwrap();
    for (asked, held) in [
        (0.3, 0.3125),
        (7.0, 1.0),
        (f64::NEG_INFINITY, -1.0),
        (f64::NAN, -1.0),
    ] {
        folds.turn(1, asked);
        assert_eq!(folds.dials(), [-1.0, held, -1.0]);
    }
    folds.turn(9, 0.0);
    assert_eq!(folds.dials(), [-1.0; 3]);
    let four = folds.once_more().unwrap();
    assert_eq!(four.dials(), [-1.0, -1.0, -1.0, 1.0]);
    assert_eq!(four.once_more(), None);
    assert_eq!(PaperFolds::new(&[0.0, 0.0]), None);
}

#[test]
fn another_network_is_no_sheet() {
    let network = snowflake(&[-1.0; 3]);
    let relu = network.with_activation(Activation::Relu).unwrap();
    assert_eq!(PaperFolds::of(&relu), None);
    for place in 0..network.parameter_count() {
        let mut values: Vec<f64> = network.parameters().collect();
        values[place] += 0.01;
        let other = network.with_parameters(&values).unwrap();
        let is_cut = place >= network.parameter_count() - 3;
        assert_eq!(
            PaperFolds::of(&other).is_some(),
            is_cut,
            "parameter {place}"
        );
    }
    for widths in [
        &[2, 1][..],
        &[2, 2, 1],
        &[2, 3, 3, 3, 3, 3, 2, 1],
        &[1, 3, 3, 3, 2, 1],
    ] {
        let zeros = Network::zeros(Activation::with_slope_off(-1.0), widths).unwrap();
        assert_eq!(PaperFolds::of(&zeros), None, "{widths:?}");
    }
}

#[test]
fn a_dial_at_zero_is_relu() {
    let frame = Rect::square(Point::default(), 1.25);
    let network = snowflake(&[0.0, 1.0, 1.0]);
    let complex = CellComplex::of(&network, &frame.corners()).unwrap();
    let shares = crease::Fibres::of(&complex, 1).unwrap().shares();
    assert_eq!(
        (shares.kept, shares.flattened, shares.erased),
        (0.5, 0.5, 0.0)
    );
    for at in points() {
        let score = 0.7 - 0.7 * at.x.max(0.0) - 1.3 * at.y;
        assert!((network.scores(at)[0] - score).abs() < 1e-5);
    }
}

#[test]
fn only_a_second_layer_bends_a_crease() {
    // The hinge of the third fold is bent at the first two; those of one layer are straight, whatever folds there.
    let frame = Rect::square(Point::default(), 1.25);
    let complex = CellComplex::of(&snowflake(&[-1.0; 3]), &frame.corners()).unwrap();
    let pieces = |layer| {
        let lines = complex.hinge(UnitId::new(layer, 0));
        lines
            .iter()
            .map(|line| {
                let turns = line
                    .windows(3)
                    .filter(|three| (three[1] - three[0]).cross(three[2] - three[1]).abs() > 1e-9);
                turns.count() + 1
            })
            .sum::<usize>()
    };
    assert_eq!(
        [0, 1].map(pieces),
        [1, 1],
        "the axes are perpendicular: the second crease stays straight"
    );
    assert!(pieces(2) > 1);
}

/// The sheet of a network, and the complex that it is made from.
fn sheet(dials: &[f64]) -> (CellComplex, PaperSheet) {
    let frame = Rect::square(Point::default(), 1.25);
    let complex = CellComplex::of(&snowflake(dials), &frame.corners()).unwrap();
    let sheet = PaperSheet::of(&complex).expect("a sheet of paper");
    (complex, sheet)
}

#[test]
fn the_creases_of_a_sheet_are_the_edges_of_the_cells_fold_by_fold() {
    for (dials, folds) in [
        (vec![-1.0; 3], vec![0, 1, 2]),
        (vec![-1.0; 4], vec![0, 1, 2, 3]),
        (vec![-1.0, 1.0, -1.0], vec![0, 2]),
        (vec![1.0, -1.0, -1.0, 1.0], vec![1, 2]),
    ] {
        let (complex, sheet) = sheet(&dials);
        assert_eq!(sheet.folds, folds.len());
        let mut counted = 0;
        for (number, &layer) in folds.iter().enumerate() {
            let unit = UnitId::new(layer, 0);
            // As edges of the complex: those with the fold's unit on at one side only.
            let mut edges: Vec<[Point; 2]> = (complex.edges())
                .filter(|&edge| matches!(complex.sides(edge), (Some(a), Some(b)) if complex.is_on(a, unit) != complex.is_on(b, unit)))
                .map(|edge| complex.ends(edge))
                .map(|(from, to)| [complex.position(from), complex.position(to)])
                .collect();
            let of_fold = sheet.creases.iter().filter(|crease| crease.fold == number);
            let mut creases: Vec<[Point; 2]> =
                of_fold.map(|crease| [crease.from, crease.to]).collect();
            let order = |a: &[Point; 2], b: &[Point; 2]| {
                let key = |ends: &[Point; 2]| [ends[0].x, ends[0].y, ends[1].x, ends[1].y];
                key(a).partial_cmp(&key(b)).unwrap()
            };
            edges.sort_by(order);
            creases.sort_by(order);
            assert_eq!(edges, creases, "{dials:?}, fold {number}");
            assert!(!creases.is_empty());
            counted += creases.len();
        }
        assert_eq!(counted, sheet.creases.len());
    }
}

/// Where all creases meet, folded paper lies flat only by Maekawa's and Kawasaki's theorems.
#[test]
fn a_sheet_folds_flat_around_its_middle() {
    for dials in [vec![-1.0; 3], vec![-1.0; 4], vec![-1.0, -1.0, 1.0]] {
        let (_, sheet) = sheet(&dials);
        let mut around: Vec<(f64, bool)> = (sheet.creases.iter())
            .flat_map(|crease| {
                [(crease.from, crease.to), (crease.to, crease.from)]
                    .map(|ends| (ends, crease.is_mountain))
            })
            .filter(|((at, _), _)| at.distance(Point::default()) < 1e-6)
            .map(|((_, to), is_mountain)| (to.y.atan2(to.x), is_mountain))
            .collect();
        around.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mountains = around.iter().filter(|crease| crease.1).count();
        assert_eq!(mountains, around.len() - mountains + 2, "{dials:?}");
        let angle = |index: usize| {
            let (from, to) = (around[index].0, around[(index + 1) % around.len()].0);
            (to - from).rem_euclid(std::f64::consts::TAU)
        };
        let alternate: f64 = (0..around.len()).step_by(2).map(angle).sum();
        assert!(
            (alternate - std::f64::consts::PI).abs() < 1e-5,
            "{dials:?}: {alternate}"
        );
    }
}

#[test]
fn the_cut_of_a_sheet_lies_where_nothing_is_turned_over() {
    for dials in [
        vec![-1.0; 3],
        vec![-1.0; 4],
        vec![-1.0, -1.0, 1.0],
        vec![-1.0, 1.0, 1.0, -1.0],
    ] {
        let (complex, sheet) = sheet(&dials);
        let (from, to) = sheet.cut.expect("a cut");
        for share in [0.001, 0.25, 0.5, 0.999] {
            let at = from.lerp(to, share);
            assert!(complex.network().scores(at)[0].abs() < 1e-6);
            let region = complex.region_at(at).unwrap();
            for (layer, dial) in dials.iter().enumerate() {
                let stays = *dial == 1.0 || complex.is_on(region, UnitId::new(layer, 0));
                assert!(stays, "{dials:?} at {at:?}");
            }
        }
        // As often as there are layers of paper, it makes the whole outline.
        let lines = complex.boundary(0).lines;
        let outline: f64 = lines
            .iter()
            .flat_map(|line| line.windows(2))
            .map(|pair| pair[0].distance(pair[1]))
            .sum();
        let layers = 2_f64.powi(i32::try_from(sheet.folds).unwrap());
        assert!(
            (outline - layers * from.distance(to)).abs() < 1e-4
                || lines[0].first() != lines[0].last(),
            "{dials:?}"
        );
    }
    let frame = Rect::square(Point::default(), 1.25);
    for dials in [[-1.0, 0.0, -1.0], [0.5, 1.0, 1.0]] {
        let complex = CellComplex::of(&snowflake(&dials), &frame.corners()).unwrap();
        assert_eq!(PaperSheet::of(&complex), None, "{dials:?}");
    }
}
