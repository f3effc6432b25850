//! The score surface: facets tile the plane and meet in height, marks stand at their scores, and the angle is a matter of the view.

use crease::geometry::Angle;
use crease::{CellComplex, Point, Session, UnitId};

/// Networks over two inputs with one output and with several, with flat parts, and without a bend.
const SCENES: [&str; 6] = [
    "1;data=xor.200.10.1;net=4;act=relu;end",
    "1;data=xor.200.10.1;net=8-8;act=relu;step=300;end",
    "1;data=spiral3.200.10.1;net=8-8;act=leaky;step=100;end",
    "1;data=circle.100.10.1;net=6;act=leaky;slope=-1;step=50;end",
    "1;data=blobs.100.10.1;net=none;act=relu;end",
    "1;data=bumps.100.10.1;net=5-4;act=linear;step=50;end",
];

fn open(link: &str) -> Session {
    Session::open(link).unwrap().0
}

/// The scores at a place of a region by its own affine maps.
fn heights(complex: &CellComplex, region: crease::RegionId, at: Point) -> Vec<f64> {
    let outputs = 0..complex.network().outputs();
    outputs
        .map(|output| complex.affine(region, output).at(at))
        .collect()
}

#[test]
fn facets_tile_the_frame_and_meet_in_height() {
    for link in SCENES {
        let mut session = open(link);
        let frame = session.view().frame();
        let complex = session.complex().unwrap();
        let area: f64 = complex.regions().map(|region| complex.area(region)).sum();
        assert!((area - frame.area()).abs() < 1e-9 * frame.area(), "{link}");
        let scale = complex
            .vertices()
            .map(|v| complex.score(v, 0).abs())
            .fold(1.0, f64::max);
        for edge in complex.edges() {
            let (Some(left), Some(right)) = complex.sides(edge) else {
                continue;
            };
            let (from, to) = complex.ends(edge);
            for end in [from, to] {
                let at = complex.position(end);
                for (output, (one, other)) in heights(complex, left, at)
                    .into_iter()
                    .zip(heights(complex, right, at))
                    .enumerate()
                {
                    assert!(
                        (one - other).abs() < 1e-9 * scale,
                        "{link}: a gap of {}",
                        one - other
                    );
                    assert!(
                        (one - complex.score(end, output)).abs() < 1e-9 * scale,
                        "{link}"
                    );
                }
            }
        }
    }
}

#[test]
fn marks_stand_at_the_scores_of_the_network_and_within_the_range_told() {
    for link in SCENES {
        let mut session = open(link);
        let readout = session.surface_readout();
        let (least, most) = (readout.least.unwrap(), readout.most.unwrap());
        assert!(
            readout.reach.unwrap() >= most.abs().max(least.abs()).min(1e300),
            "{link}"
        );
        let marks = session.raised_marks();
        assert!(!marks.is_empty(), "{link}");
        for mark in marks {
            let scores = session.network().scores(mark.at);
            assert_eq!(
                mark.score,
                scores.into_iter().fold(f64::NEG_INFINITY, f64::max)
            );
            let room = 1e-9 * (most - least).max(1.0);
            assert!((least - room..=most + room).contains(&mark.score), "{link}");
        }
    }
}

#[test]
fn turning_is_no_edit_and_travels_in_a_link() {
    let mut session = open(SCENES[0]);
    let (plain, flat) = (session.link(), Angle::FLAT);
    assert!(!plain.contains("angle="), "{plain}");
    session.set_angle(flat);
    assert!(session.link().contains(";angle=0,0;"), "{}", session.link());
    assert_eq!(open(&session.link()).angle(), flat);
    assert!(!session.undo());
    session.drag_surface(flat, 60.0, -40.0);
    assert_eq!((session.angle().turn(), session.angle().tilt()), (30, 20));
    // However far, and whatever a page hands over.
    for far in [f64::INFINITY, f64::NEG_INFINITY, f64::NAN, 1e300] {
        session.drag_surface(flat, far, far);
        assert!((-180..180).contains(&session.angle().turn()));
        assert!((0..=Angle::MOST_TILT).contains(&session.angle().tilt()));
    }
}

#[test]
fn there_is_no_surface_over_one_input_nor_of_smooth_units() {
    for link in [
        "1;data=sine.40.0.1;net=4;act=relu;end",
        "1;data=xor.40.10.1;net=4;act=tanh;end",
    ] {
        let mut session = open(link);
        assert!(session.raised().is_none(), "{link}");
        assert_eq!(session.surface_readout().least, None);
    }
}

#[test]
fn what_is_pointed_at_on_the_surface_is_in_front() {
    for link in SCENES {
        let mut session = open(link);
        session.set_surface_canvas(400.0, 400.0);
        for (turn, tilt) in [(0, 0), (-30, 55), (140, 30)] {
            session.set_angle(Angle::of(turn, tilt));
            let raised = session.raised().unwrap();
            for mark in session.raised_marks().into_iter().take(40) {
                let pixel = raised.to_pixel(mark.at, mark.score);
                session.point_on_surface(pixel);
                let found = session.pointer().unwrap();
                let way = found - mark.at;
                // On the same line of sight, and not behind.
                assert!(
                    way.cross(raised.towards()).abs() < 1e-6 * (1.0 + way.length()),
                    "{link}"
                );
                assert!(way.dot(raised.towards()) > -1e-6, "{link}");
            }
        }
        session.point_on_surface(crease::Pixel::new(-50.0, 3.0));
        assert_eq!(session.pointer(), None);
    }
}

#[test]
fn units_without_a_bend_make_one_facet() {
    let session = open("1;data=bumps.100.10.1;net=5-4;act=linear;step=50;end");
    let flat = session.flat_complex().unwrap();
    assert_eq!(flat.region_count(), 1);
    for mark in session.raised_marks() {
        let score = flat.network().scores(mark.at)[0];
        assert!((score - mark.score).abs() < 1e-9 * (1.0 + score.abs()));
    }
    assert!(open(SCENES[0]).flat_complex().is_none());
}

#[test]
fn scores_beyond_any_float_are_drawn_at_the_end_of_the_scale() {
    let mut session = open(SCENES[0]);
    for unit in 0..4 {
        session.set_bias(UnitId::new(0, unit), 1e6).unwrap();
    }
    let readout = session.surface_readout();
    assert!(readout.most.unwrap().is_finite());
    let raised = session.raised().unwrap();
    let pixel = raised.to_pixel(Point::default(), f64::INFINITY);
    assert!(pixel.x.is_finite() && pixel.y.is_finite());
}

#[test]
fn a_figure_that_does_not_apply_has_a_problem_with_a_code() {
    use crease::publish::{figures, side_doors};
    let cases = [
        (
            "surface",
            "1;data=sine.40.0.1;net=4;act=relu;end",
            Some("view-of-two-inputs"),
        ),
        (
            "surface",
            "1;data=xor.40.10.1;net=4;act=tanh;end",
            Some("view-of-straight-pieces"),
        ),
        ("surface", SCENES[0], None),
        ("surface", SCENES[4], None),
        ("line", SCENES[0], Some("view-of-one-input")),
        ("units", "1;data=xor.40.10.1;net=4;act=tanh;end", None),
    ];
    for (name, link, code) in cases {
        let figure = figures::named(figures::ALL, name).unwrap();
        let problem = side_doors::problem_of(figure, &mut open(link));
        assert_eq!(
            problem.map(|problem| problem.code),
            code,
            "{name} of {link}"
        );
    }
}
