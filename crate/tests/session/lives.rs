//! Laws of the strip of deaths and returns, and what the chapter on dying units says of its run.

use crease::{Pixel, Session, UnitId};

fn opening() -> Session {
    let file = format!("{}/../www/prose/en/dying.html", env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(file).unwrap();
    let (_, after) = page.split_once("data-scene=\"").unwrap();
    let mut session = Session::open(after.split_once('"').unwrap().0).unwrap().0;
    session.replay(u64::MAX);
    session
}

/// Units H, L and N.
const H: UnitId = UnitId { layer: 0, unit: 7 };
const DEEPER: [UnitId; 2] = [UnitId { layer: 1, unit: 3 }, UnitId { layer: 1, unit: 5 }];

#[test]
fn the_chapter_opens_one_step_after_a_death() {
    let session = opening();
    let named = [H, DEEPER[0], DEEPER[1]].map(|unit| session.network().letters(unit).unwrap());
    assert_eq!(named, ["H", "L", "N"]);
    assert_eq!(session.dead_units(), [H, DEEPER[0], DEEPER[1]]);
    let died = |unit| {
        let turnings = session.turnings_of(unit);
        turnings
            .iter()
            .map(|turning| (turning.by, turning.died))
            .collect::<Vec<_>>()
    };
    assert_eq!(session.timeline().now, 67);
    assert_eq!(died(H), [(67, true)]);
    for unit in DEEPER {
        assert_eq!(died(unit), [(66, true)]);
    }
}

#[test]
fn at_a_lower_rate_the_first_layer_stays_dead_to_the_bit_and_the_second_comes_back() {
    let mut session = opening();
    let before = session.network().clone();
    session.set("learning-rate", "0.1").unwrap();
    for _ in 0..200 {
        session.train(5).unwrap();
    }
    let now = session.network();
    assert_eq!(now.layers()[0].row(7), before.layers()[0].row(7));
    assert_eq!(now.bias(H), before.bias(H));
    let statistics = session.statistics();
    let gradient = statistics
        .units
        .iter()
        .find(|unit| unit.unit == H)
        .unwrap()
        .gradient;
    assert_eq!(gradient, 0.0);
    assert_eq!(session.dead_units(), [H]);
    let lives = session.lives_readout();
    assert_eq!((lives.layers[0].deaths, lives.layers[0].returns), (1, 0));
    assert_eq!(lives.layers[1].returns, lives.layers[1].deaths);
    assert_eq!(session.readout().accuracy, Some(1.0));
}

#[test]
fn rows_tell_the_events_of_the_run() {
    let mut session = opening();
    session.set_lives_canvas(500.0, 200.0);
    let rows = session.life_lines();
    assert_eq!(rows.len(), 16);
    let crosses: usize = rows.iter().map(|row| row.turnings.len()).sum();
    assert_eq!(crosses, 3);
    for row in &rows {
        let ends = |stretch: &crease::layout::Stretch| (stretch.from, stretch.to);
        assert_eq!(ends(&row.stretches[0]).0, 0);
        assert_eq!(ends(row.stretches.last().unwrap()).1, 67);
        for pair in row.stretches.windows(2) {
            assert_eq!(pair[0].to, pair[1].from);
            assert_ne!(pair[0].alive, pair[1].alive);
        }
    }
    // A press goes to that step, and selects the unit of that row.
    let layout = session.lives_layout();
    session.press_in_lives(Pixel::new(layout.at(30), layout.row(2)));
    assert_eq!(session.timeline().now, 30);
    assert_eq!(session.selected(), Some(UnitId::new(0, 2)));
    assert_eq!(session.timeline().last, 67);
    session.drag_in_lives(Pixel::new(10_000.0, -5.0));
    assert_eq!(session.timeline().now, 67);
}

#[test]
fn a_weight_set_by_hand_is_no_training() {
    let mut session = opening();
    assert_eq!(session.returns_beyond_first_layer(), Some(0));
    session.set_bias(DEEPER[0], 5.0).unwrap();
    session.train(5).unwrap();
    assert_eq!(session.returns_beyond_first_layer(), None);
    session.undo();
    session.undo();
    assert_eq!(session.returns_beyond_first_layer(), Some(0));
    session.set_bias(H, 5.0).unwrap();
    session.reset();
    assert_eq!(session.returns_beyond_first_layer(), Some(0));
}
