//! Laws of networks side by side: each is the run that it would be alone, to the last bit.

use crease::session::SideReadout;
use crease::{Pixel, Scene, Session, scene::link};

fn open(link: &str) -> Session {
    let (session, ignored) = Session::open(link).unwrap();
    assert!(ignored.is_empty(), "{link}: {ignored:?}");
    session
}

/// All networks side by side.
fn networks(session: &mut Session) -> Vec<Vec<f64>> {
    let mut found = Vec::new();
    session.set_side_canvas(600.0, 300.0);
    let seen: Result<(), ()> = session.each_side_by_side(|one, _, _| {
        found.push(one.network().parameters().collect());
        Ok(())
    });
    seen.unwrap();
    found
}

fn alone(base: &str, setting: &str, value: &str, steps: u64) -> Session {
    let mut session = open(base);
    session.set(setting, value).unwrap();
    // Weights too large end a run.
    let _ = session.train(steps);
    session
}

const BASE: &str = "1;data=xor.200.10.3;net=6;act=relu;seed=5;lr=0.3;end";

#[test]
fn each_is_the_run_that_it_would_be_alone() {
    let compared = [
        ("activation", ["leaky", "abs", "tanh"].as_slice()),
        ("learning-rate", &["0.01", "30"]),
        ("layers", &["3", "4-4", "16", "1"]),
        ("seed", &["6"]),
        ("optimizer", &["adam", "momentum"]),
        ("bias-start", &["-2"]),
    ];
    for (setting, values) in compared {
        let mut session = open(BASE);
        assert!(session.compare(setting, values), "{setting}");
        for steps in [1, 40, 7] {
            session.train(steps).unwrap();
            while session.catch_up(13) {}
        }
        let found = networks(&mut session);
        assert_eq!(found.len(), 1 + values.len());
        for (value, network) in values.iter().zip(&found[1..]) {
            let single = alone(BASE, setting, value, 48);
            let expected: Vec<f64> = single.network().parameters().collect();
            assert_eq!(network, &expected, "{setting} {value}");
        }
        let single: Vec<f64> = alone(BASE, "seed", "5", 48)
            .network()
            .parameters()
            .collect();
        assert_eq!(found[0], single);
    }
}

#[test]
fn going_back_and_an_edit_bring_the_others_along() {
    let mut session = open(BASE);
    session.compare("activation", &["leaky"]);
    session.train(50).unwrap();
    session.catch_up(u64::MAX);
    session.scrub_to(20);
    session.catch_up(u64::MAX);
    let then: Vec<f64> = alone(BASE, "activation", "leaky", 20)
        .network()
        .parameters()
        .collect();
    assert_eq!(networks(&mut session)[1], then);
    // First weights set by hand are those of all.
    let mut session = open(BASE);
    session.compare("activation", &["leaky"]);
    session.set_bias(crease::UnitId::new(0, 2), 0.75).unwrap();
    session.catch_up(u64::MAX);
    let found = networks(&mut session);
    assert_eq!(found[0], found[1]);
    session.train(9).unwrap();
    session.catch_up(u64::MAX);
    let found = networks(&mut session);
    assert_ne!(found[0], found[1]);
}

#[test]
fn a_link_carries_what_stands_side_by_side() {
    let text = "1;data=xor.200.10.1;net=4;act=relu;step=30;side=learning-rate,0.1,1,10;end";
    let mut session = open(text);
    assert_eq!(session.link(), text);
    while session.catch_up(u64::MAX) {}
    let rows = session.side_readout();
    let values: Vec<&str> = rows.iter().map(|row| row.value.as_str()).collect();
    assert_eq!(values, ["0.03", "0.1", "1", "10"]);
    assert!(
        rows.iter()
            .all(|row: &SideReadout| row.step == 30 || row.diverged.is_some())
    );
    for wrong in [
        "side=learning-rate",
        "side=data,circle",
        "side=activation,relu,leaky,abs,tanh,gelu",
        "side=activation,sharp",
        "side=,",
    ] {
        let link = format!("1;data=xor.200.10.1;net=4;act=relu;{wrong};end");
        assert!(link::read(&link).is_err(), "{wrong}");
    }
    assert_eq!(Scene::default().beside, None);
}

#[test]
fn a_place_of_one_is_a_place_of_all() {
    let mut session = open("1;data=xor.200.10.1;net=4;act=relu;side=activation,leaky;end");
    session.set_side_canvas(640.0, 320.0);
    let mut middles = Vec::new();
    let seen: Result<(), ()> = session.each_side_by_side(|_, _, place| {
        middles.push(Pixel::new(
            place.left + 0.75 * place.width,
            place.top + 0.25 * place.height,
        ));
        Ok(())
    });
    seen.unwrap();
    assert_eq!(middles.len(), 2);
    let read: Vec<_> = middles
        .into_iter()
        .map(|middle| {
            session.point_side_by_side(middle);
            session.pointer().unwrap()
        })
        .collect();
    assert!(read[0].distance(read[1]) < 1e-9, "{read:?}");
    session.catch_up(0);
    assert!(session.side_readout().iter().all(|row| row.score.is_some()));
    session.point_side_by_side(Pixel::new(-5.0, 0.0));
    assert_eq!(session.pointer(), None);
}

/// The counts that `train_claims` holds.
#[test]
fn thirty_runs_each_are_those_that_the_chapter_tells_of() {
    let solved = |rate: &str| {
        let mut session = open(&format!(
            "1;data=xor.200.10.1;test=0;net=8;act=relu;opt=sgd;lr={rate};batch=1000;side=activation,leaky;end"
        ));
        while session.grow_runs(7) {}
        let rows = session.runs_readout();
        assert!(rows.iter().all(|row| (row.done, row.of) == (30, 30)));
        let counts: Vec<usize> = rows.iter().map(|row| row.solved).collect();
        counts
    };
    assert_eq!(solved("6"), [16, 30]);
    assert_eq!(solved("10"), [0, 0]);
    assert_eq!(solved("4"), [30, 30]);
    let mut born =
        open("1;data=xor.200.10.1;test=0;net=8;act=relu;init=he;bias=-2;side=activation,leaky;end");
    while born.grow_runs(7) {}
    let counts: Vec<usize> = born.runs_readout().iter().map(|row| row.solved).collect();
    assert_eq!(counts, [0, 19]);
}

#[test]
fn runs_of_smooth_units_answer_as_well() {
    let mut session = open(
        "1;data=xor.50.10.1;test=0;net=3;act=gelu;batch=50;side=activation,leaky,softplus;end",
    );
    while session.grow_runs(7) {}
    assert_eq!(session.runs().count(), 3 * Session::RUNS as usize);
    assert!(session.runs().all(|run| run.answers.is_some()));
}
