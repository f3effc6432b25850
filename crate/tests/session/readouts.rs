//! Laws of the readouts of the network that is shown.

use super::*;

#[test]
fn the_numbers_shown_are_those_of_the_weights_shown() {
    let mut session = session();
    session.train(64).unwrap();
    session.set_weight(UnitId::new(0, 0), 0, 4.0).unwrap();
    let training: Vec<_> = session
        .samples()
        .iter()
        .filter(|s| !s.test)
        .copied()
        .collect();
    let fresh = crease::evaluate(session.network(), &training);
    let readout = session.readout();
    assert_eq!(readout.loss, Some(fresh.loss));
    assert_eq!(readout.accuracy, Some(fresh.accuracy));
    // An edit by hand is not a step, so the curve has no point for it.
    assert_eq!(session.curve().points().last().unwrap().step, 64);
}

#[test]
fn the_readout_at_the_pointer_has_the_formula_of_its_region() {
    let mut session = session();
    session.set("layers", "6-4").unwrap();
    session.train(100).unwrap();
    for at in [
        Pixel::new(100.0, 200.0),
        Pixel::new(330.0, 290.0),
        Pixel::new(500.0, 90.0),
    ] {
        session.point(at);
        let pointed = session.pointed().unwrap();
        let crease::session::Pointed { x1, x2, scores, .. } = &pointed;
        let [score] = scores[..] else {
            panic!("{scores:?}");
        };
        let formula = score.formula.unwrap();
        let value = formula.a * x1 + formula.b * x2 + formula.c;
        assert!((value - score.value).abs() < 1e-9);
        let likely = pointed.likely.unwrap();
        assert_eq!(score.class, None);
        assert_eq!(likely.class, Some(usize::from(score.value > 0.0)));
        assert!((0.5..=1.0).contains(&likely.probability));
        assert_eq!(pointed.of, 10);
        assert!(pointed.on.len() <= 10);
    }
    session.point(Pixel::new(-5.0, 10.0));
    assert_eq!(session.pointed(), None);
}

#[test]
fn a_sigmoid_moves_no_point_across_the_boundary() {
    for seed in ["1", "2", "3"] {
        let mut session = session();
        session.set("seed", seed).unwrap();
        session.train(40).unwrap();
        let before = session.readout();
        let boundary = session.complex().unwrap().boundary(0);
        session.set("output", "sigmoid").unwrap();
        assert_eq!(session.readout(), before, "seed {seed}");
        assert_eq!(session.complex().unwrap().boundary(0), boundary);
        for sample in session.samples() {
            let score = session.network().scores(sample.at)[0];
            let shown = session.view().output.probability(score);
            assert_eq!(shown > 0.5, score > 0.0, "seed {seed}, {sample:?}");
        }
    }
}

#[test]
fn a_relu_on_the_score_leaves_one_class_without_an_answer() {
    let mut session = session();
    session.train(400).unwrap();
    let plain = session.readout();
    session.set("output", "relu").unwrap();
    let clipped = session.readout();
    let samples = session.samples();
    let training = samples.iter().filter(|sample| !sample.test);
    let right = training.clone().filter(|sample| {
        let score = session.network().scores(sample.at)[0];
        assert!(session.view().output.probability(score) >= 0.5);
        sample.label == Label(1) && score > 0.0
    });
    let share = right.count() as f64 / training.count() as f64;
    assert_eq!(clipped.accuracy, Some(share));
    assert!(share <= 0.6 && plain.accuracy > Some(0.9), "{plain:?}");
    // Only the output shown has changed, not the loss that training minimises.
    assert_eq!(clipped.loss, plain.loss);
}

#[test]
fn a_smooth_network_is_sampled_and_has_no_regions_to_count() {
    let mut session = Session::open("1;net=3;act=tanh;end").unwrap().0;
    session.set_canvas(400.0, 400.0);
    assert!(matches!(
        session.score_surface(),
        Some(ScoreSurface::Sampled(_))
    ));
    let readout = session.readout();
    assert_eq!((readout.regions, session.linear_regions()), (None, None));
    assert_eq!(readout.sampled, Some(Sampled::SIDE));
    assert_eq!((readout.problem, readout.dead_units), (None, 0));
    session.point(Pixel::new(200.0, 200.0));
    let pointed = session.pointed().unwrap();
    let score = pointed.scores[0];
    assert!(score.formula.is_none() && score.value.is_finite());

    // After a training step or a change of the activation, nothing outdated is shown.
    let before = session.network().clone();
    session.train(1).unwrap();
    assert_ne!(session.score_surface().unwrap().network(), &before);
    session.set("activation", "relu").unwrap();
    assert!(matches!(
        session.score_surface(),
        Some(ScoreSurface::Exact(_))
    ));
    assert_eq!(session.readout().sampled, None);
}

#[test]
fn every_activation_learns_every_preset_and_only_the_smooth_ones_have_no_regions() {
    for (activation, name) in Activation::NAMES {
        for preset in Preset::all() {
            let link = format!("1;data={}.60.10.1;net=4-3;act={name};end", preset.name());
            let (mut session, _) = Session::open(&link).unwrap();
            session.train(20).unwrap();
            let readout = session.readout();
            assert!(readout.loss.is_some_and(f64::is_finite), "{link}");
            assert_eq!(readout.problem, None, "{link}");
            let exact = activation.is_two_piece();
            assert_eq!(readout.regions.is_some(), exact, "{link}");
            assert_eq!(readout.sampled.is_some(), !exact, "{link}");
            assert_eq!(reopened(&session).network(), session.network(), "{link}");
        }
    }
}
