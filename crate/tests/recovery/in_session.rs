//! Laws of the recovery in a session: cached results equal recomputed ones.

use crease::recovery::flat_tone;
use crease::recovery::nearest_class;
use crease::scene::link;
use crease::session::{Nudge, Tool};
use crease::{
    Activation, Fibres, Goal, Hit, Layer, Network, Outline, Picture, Pixel, Point, Retention,
    Sample, Scene, Session, Tier, UnitId, Weights, recover,
};

/// One unit, as in the chapter.
const ONE_UNIT: &str = "1;data=xor.200.10.1;net=1;act=relu;w=AAAAPwAAgD8AAIA9AACAPwAAgL969zg3;end";

/// Two units, the chapter's opening.
const TWO_UNITS: &str = "1;data=xor.200.10.1;net=2;act=relu;w=AAAAPwAAgD8AAIA_AABAvgAAgD0AAAA-AACAPwAAgD8AAIC_mz2jlw;end";

/// Four units, each of which cuts off a corner.
const FOUR_UNITS: &str = "1;data=xor.200.10.1;net=4;act=relu;w=AACAvwAAgL8AAIC_AACAPwAAgD8AAIA_AACAPwAAgL8AAHA_AABwPwAAcD8AAHA_AACAPwAAgD8AAIA_AACAPwAAgL-1oVm0;end";

/// Two mirror pairs, and a second layer that adds up each pair: the plane folded along x1 = 1/2, then along x2 = −1/2.
fn folded() -> Network {
    let rows = vec![1.0, 0.0, -1.0, 0.0, 0.0, 1.0, 0.0, -1.0];
    let mirrors = Layer::new(2, rows, vec![-0.5, 0.5, 0.5, -0.5]).unwrap();
    // On everywhere, so that the second layer only adds.
    let sums = Layer::new(
        4,
        vec![1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0],
        vec![0.25, 0.25],
    )
    .unwrap();
    let output = Layer::new(2, vec![1.0, -1.0], vec![0.0]).unwrap();
    Network::new(Activation::Relu, vec![mirrors, sums, output]).unwrap()
}

/// The chapter's step with two layers.
const TWO_LAYERS: &str = "1;data=xor.200.10.1;net=4-2;act=relu;w=AACAPwAAAAAAAIC_AAAAAAAAAAAAAIA_AAAAAAAAgL8AAAC_AAAAPwAAAD8AAAC_AACAPwAAgD8AAAAAAAAAAAAAAAAAAAAAAACAPwAAgD8AAIA-AACAPgAAgD8AAIC_AAAAAIcLf0Q;end";

fn opened(link: &str) -> Session {
    let mut session = Session::open(link).unwrap().0;
    session.set_picture_canvas(502.0, 502.0);
    session
}

#[test]
fn prepared_in_pieces_it_is_the_same_recovery() {
    let without_units = "1;data=xor.200.10.1;net=none;act=relu;end";
    let of_numbers = "1;data=sine.60.5.1;net=4;act=relu;end";
    for link in [
        ONE_UNIT,
        TWO_UNITS,
        FOUR_UNITS,
        TWO_LAYERS,
        without_units,
        of_numbers,
    ] {
        let mut session = opened(link);
        let mut pieces = 0;
        while session.prepare_recovery() {
            pieces += 1;
            assert!(pieces <= 3, "{link}");
        }
        assert!(pieces > 0, "{link}");
        let whole = opened(link).recovered().cloned();
        assert_eq!(session.recovered().cloned(), whole, "{link}");
    }
}

#[test]
fn the_step_of_two_layers_is_the_folded_plane() {
    let network = folded();
    let scene = Scene {
        data: opened(ONE_UNIT).scene().data,
        hidden_widths: network.hidden_widths(),
        weights: Weights::Given(
            network
                .parameters()
                .map(crease::network::number::nearest_f32)
                .collect(),
        ),
        ..Scene::default()
    };
    assert_eq!(link::write(&scene), TWO_LAYERS);
}

#[test]
fn the_folded_plane_keeps_every_cell_but_makes_most_spots_indistinguishable() {
    let mut session = opened(TWO_LAYERS);
    let readout = session.recovery_readout();
    assert_eq!((readout.layers, readout.layer), (2, Some(2)));
    // Only the 40 % of each axis that the fold does not cover are unfolded: what is folded is not kept.
    assert!((readout.kept.unwrap() - 0.16).abs() < 1e-12);
    assert!((readout.folded.unwrap() - 0.84).abs() < 1e-12);
    assert_eq!((readout.flattened, readout.erased), (Some(0.0), Some(0.0)));
    for (x, y, parts) in [
        (0.25, -0.25, 4),
        (0.25, 1.0, 2),
        (-1.0, -0.25, 2),
        (-1.0, 1.0, 1),
    ] {
        let at = session.projection().to_pixel(Point::new(x, y));
        session.point(at);
        let readout = session.recovery_readout();
        assert_eq!(readout.parts, Some(parts), "at {x}, {y}");
        assert_eq!(readout.pointed, Some("kept"));
        let (spots, count) = session.pointed_spots();
        assert_eq!((spots.len(), count), (parts, parts));
    }
    session.set("read-layer", "1").unwrap();
    let first = session.recovery_readout();
    assert_eq!((first.layer, first.kept), (Some(1), Some(1.0)));
    assert_eq!((first.folded, first.parts), (Some(0.0), Some(1)));
}

fn set(session: &mut Session, name: &str, value: &str) {
    assert_eq!(session.set(name, value).unwrap(), None);
}

fn set_bias(session: &mut Session, value: f64) {
    assert!(
        session
            .set_bias(UnitId::new(0, 0), value)
            .unwrap()
            .is_none()
    );
}

/// A new session of the same scene.
fn anew(session: &Session) -> Session {
    opened(&session.link())
}

/// An action of the reader, with its name.
type Change = (&'static str, fn(&mut Session));

#[test]
fn cached_results_equal_recomputed_ones() {
    let changes: [Change; 12] = [
        ("selection", |s| s.select(Some(UnitId::new(0, 1)))),
        ("reader", |s| set(s, "reader", "one")),
        ("another unit", |s| s.select(Some(UnitId::new(0, 0)))),
        ("bias", |s| set_bias(s, 0.75)),
        ("undo", |s| assert!(s.undo())),
        ("all", |s| set(s, "reader", "all")),
        ("zoom", |s| s.zoom(0.5)),
        ("hand", |s| s.nudge(Nudge::Turn(0.5))),
        ("classes", |s| set(s, "print", "classes")),
        ("other samples", Session::draw_samples),
        ("two layers", |s| s.adopt(TWO_LAYERS).unwrap()),
        ("first layer", |s| set(s, "read-layer", "1")),
    ];
    let mut session = opened(TWO_UNITS);
    for (name, change) in changes {
        change(&mut session);
        let mut new = anew(&session);
        assert_eq!(session.recovery_options(), new.recovery_options(), "{name}");
        let at = session.projection().to_pixel(Point::new(0.125, -0.25));
        session.point(at);
        new.point(at);
        assert_eq!(session.recovery_readout(), new.recovery_readout(), "{name}");
        assert_eq!(session.recovered(), new.recovered(), "{name}");
        assert_eq!(session.pointed_spots(), new.pointed_spots(), "{name}");
    }
}

#[test]
fn the_live_word_has_the_tones_of_the_still_panels() {
    for link in [ONE_UNIT, TWO_UNITS, FOUR_UNITS] {
        let mut session = opened(link);
        let printed = Outline::is_it_lossy().picture(Outline::PRINT, Outline::PRINT);
        let complex = session.complex().unwrap().clone();
        let fibres = Fibres::of(&complex, 0).unwrap();
        let live = session.recovered().unwrap();
        assert_eq!(*live, recover(&fibres, &printed));
        for cell in complex.regions() {
            let Some(tone) = flat_tone(&fibres, &printed, cell) else {
                continue;
            };
            let frame = complex.frame();
            let middle = complex
                .polygon(cell)
                .iter()
                .fold(Point::default(), |sum, at| {
                    let share = 1.0 / complex.polygon(cell).len() as f64;
                    Point::new(sum.x + share * at.x, sum.y + share * at.y)
                });
            let side = frame[1].x - frame[0].x;
            let pixels = Outline::PRINT as f64 / side;
            let place = Point::new(
                (middle.x - frame[0].x) * pixels,
                (frame[2].y - middle.y) * pixels,
            );
            assert!((f64::from(live.tone_at(place)) - tone).abs() < 1e-6);
        }
    }
}

#[test]
fn the_readers_picture_can_be_removed_and_stays_when_a_link_is_opened() {
    let mut session = opened(FOUR_UNITS);
    let own = Picture::new(4, vec![0.0, 1.0, 0.5, 0.25]).unwrap();
    session.set_picture(Some(own.clone()));
    // Four units lose nothing.
    assert_eq!(session.recovered(), Some(&own));
    let mut next = opened(FOUR_UNITS);
    next.take_over(&mut session);
    assert_eq!(next.recovered(), Some(&own));
    next.set_picture(None);
    assert_ne!(next.recovered(), Some(&own));
}

#[test]
fn classes_are_kept_where_spots_are_kept_and_even_where_they_are_erased() {
    let mut session = opened(TWO_UNITS);
    session.set("print", "classes").unwrap();
    let frame = session.view().frame();
    let fibres = session.fibres().unwrap().clone();
    let live = session.recovered().unwrap().clone();
    let training: Vec<Sample> = (session.samples().iter())
        .filter(|sample| !sample.test)
        .copied()
        .collect();
    let printed = nearest_class(&training, frame, live.width()).unwrap();
    let mut seen = [0_usize; 3];
    let mut erased: Vec<f32> = Vec::new();
    for (index, (&tone, &class)) in live.tones().iter().zip(printed.tones()).enumerate() {
        let share = |index: usize| (index as f64 + 0.5) / live.width() as f64;
        let at = Point::new(
            frame.min.x + share(index % live.width()) * frame.width(),
            frame.max.y - share(index / live.width()) * frame.height(),
        );
        let retention = fibres.retention(fibres.complex().region_at(at).unwrap());
        seen[retention as usize] += 1;
        match retention {
            Retention::Kept => assert_eq!(tone, class, "{at:?}"),
            Retention::Flattened => assert!((0.0..=1.0).contains(&tone)),
            Retention::Erased => erased.push(tone),
        }
    }
    let at = session.projection().to_pixel(Point::new(-1.2, -0.2));
    session.point(at);
    let readout = session.recovery_readout();
    assert_eq!(readout.pointed, Some("erased"));
    assert_eq!(readout.orange, Some(f64::from(erased[0])));
    // Better than one class everywhere, worse than with nothing lost.
    let mean = printed.tones().iter().sum::<f32>() / printed.tones().len() as f32;
    let telling = readout.telling.unwrap();
    assert!(telling > f64::from(mean.max(1.0 - mean)) && telling < 1.0);
    session.adopt(FOUR_UNITS).unwrap();
    assert_eq!(session.recovery_readout().telling, Some(1.0));
    let shown = Some(session.network().clone());
    assert!(Session::network_of(FOUR_UNITS) == shown && Session::network_of(TWO_UNITS) != shown);
    assert!(seen.iter().all(|&count| count > 1000), "{seen:?}");
    assert!(erased.iter().all(|&tone| tone == erased[0]));
    assert!(erased[0] > 0.0 && erased[0] < 1.0, "both classes lie there");
}

#[test]
fn without_hidden_units_the_word_is_unchanged_and_nothing_is_reported() {
    let mut session = opened("1;data=xor.200.10.1;net=none;act=relu;end");
    let printed = Outline::is_it_lossy().picture(Outline::PRINT, Outline::PRINT);
    assert_eq!(session.recovered(), Some(&printed));
    let readout = session.recovery_readout();
    assert_eq!(
        (readout.layer, readout.kept, readout.parts),
        (None, None, None)
    );
}

#[test]
fn samples_under_a_word_cannot_be_hit() {
    let mut session = opened(TWO_UNITS);
    session.select(None);
    let projection = session.projection();
    let hidden: Vec<Pixel> = (session.samples().iter())
        .map(|sample| projection.to_pixel(sample.at))
        .collect();
    for at in &hidden {
        let hit = session.point(*at);
        assert!(!matches!(hit, Some(Hit::Sample(_))), "{at:?}");
        session.press(*at, Tool::Explore).unwrap();
        session.drag(Pixel::new(at.x + 3.0, at.y));
        session.release();
        session.undo();
    }
    let untouched = opened(TWO_UNITS);
    assert_eq!(session.samples(), untouched.samples());
    assert_eq!(session.view().frame(), untouched.view().frame());
    session.set("print", "classes").unwrap();
    let held = hidden
        .iter()
        .any(|at| matches!(session.point(*at), Some(Hit::Sample(_))));
    assert!(held, "samples that are shown can be held");
}

/// Turns and shifts the hinge of a unit, by keys only, until it cuts off a corner of the frame.
fn cut_off_by_keys(session: &mut Session, unit: UnitId, corner: Point) {
    session.select(Some(unit));
    let line = |session: &Session| {
        let first = &session.network().hidden_layers()[0];
        let row = first.row(unit.unit);
        (row[0], row[1], first.biases()[unit.unit])
    };
    let aim = |session: &Session| {
        let (a, b, _) = line(session);
        -(a * corner.x + b * corner.y) / (a.hypot(b) * corner.x.hypot(corner.y))
    };
    for _ in 0..120 {
        if aim(session) > 0.98 {
            break;
        }
        session.nudge(Nudge::Turn(std::f64::consts::PI / 60.0));
    }
    let depth = |session: &Session| {
        let (a, b, c) = line(session);
        -(a * corner.x + b * corner.y + c) / a.hypot(b) * session.projection().scale()
    };
    for _ in 0..400 {
        match depth(session) {
            far if far > 90.0 => session.nudge(Nudge::Shift(-4.0)),
            far if far < 60.0 => session.nudge(Nudge::Shift(4.0)),
            _ => break,
        }
    }
}

#[test]
fn gold_with_three_units_and_silver_with_four_are_reached_by_keys() {
    let corners = [(-1.25, -1.25), (-1.25, 1.25), (1.25, -1.25), (1.25, 1.25)];
    for (units, tier) in [(3, Tier::Gold), (4, Tier::Silver)] {
        let mut session = opened(TWO_UNITS);
        let opening = session.network().clone();
        while session.network().hidden_layers()[0].units() < units {
            session.add_unit();
        }
        for (unit, (x, y)) in corners.into_iter().take(units).enumerate() {
            cut_off_by_keys(&mut session, UnitId::new(0, unit), Point::new(x, y));
        }
        let progress = session.progress(Goal::KeepEverything, &opening);
        assert!(progress.reached, "{progress:?}");
        assert_eq!(progress.tier, Some(tier));
        assert_eq!(
            session.recovery_readout().kept,
            progress.measures.get("kept").copied()
        );
    }
}
