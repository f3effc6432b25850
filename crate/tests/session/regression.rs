//! Laws of scenes that learn numbers instead of classes: links, runs, readouts and undo.

use crate::setting;
use crease::figure::Theme;
use crease::scene::link;
use crease::session::{Timeline, Tool};
use crease::train::squared_error;
use crease::{
    Data, Form, Network, Pixel, Preset, Scene, Session, Target, TargetSpec, Task, Term, Trainer,
    UnitId,
};
use proptest::prelude::*;

fn forms() -> impl Strategy<Value = Form> {
    prop::sample::select(Form::all().collect::<Vec<_>>())
}

fn scene_of(form: Form) -> Scene {
    Scene {
        data: Data {
            task: Task::Numbers(form),
            count: 60,
            noise: 5,
            ..Data::default()
        },
        hidden_widths: vec![6, 4],
        ..Scene::default()
    }
}

fn opened(fragment: &str) -> Session {
    let (mut session, ignored) = Session::open(fragment).unwrap();
    assert!(ignored.is_empty());
    session.set_canvas(600.0, 600.0);
    session
}

/// The targets of a recipe, directly from the generator.
fn targets_of(data: Data) -> Vec<Target> {
    let Task::Numbers(form) = data.task else {
        panic!("classes have no targets");
    };
    let spec = TargetSpec {
        form,
        count: data.count,
        noise: data.noise,
        seed: data.seed,
        test_share: data.test_share,
    };
    spec.targets()
}

#[test]
fn a_link_names_the_form_where_others_name_a_preset() {
    let opened = link::read("1;data=bumps.200.5.1;test=40;net=8;act=relu;end").unwrap();
    let data = opened.scene.data;
    assert_eq!(data.task, Task::Numbers(Form::Bumps));
    assert_eq!((data.count, data.noise, data.seed), (200, 5, 1));
    assert_eq!(data.test_share, 40);
    let text = link::write(&opened.scene);
    assert_eq!(text, "1;data=bumps.200.5.1;test=40;net=8;act=relu;end");
    assert!(link::read("1;data=bump.200.5.1;end").is_err());
}

#[test]
fn the_form_decides_on_the_shape_of_the_network() {
    for form in Form::all() {
        let session = Session::new(scene_of(form)).unwrap();
        let network = session.network();
        assert_eq!((network.inputs(), network.outputs()), (form.inputs(), 1));
        assert_eq!(session.samples(), []);
        assert_eq!(session.targets(), targets_of(session.scene().data));
    }
}

proptest! {
    #[test]
    fn a_recipe_of_any_numbers_is_carried_by_its_link(
        form in forms(),
        count in prop_oneof![Just(0), Just(10), 0_u32..2000],
        noise in prop_oneof![Just(100), 0_u8..=255],
        seed in any::<u32>(),
        test_share in any::<u8>(),
    ) {
        let task = Task::Numbers(form);
        let data = Data { task, count, noise, seed, test_share, ..Data::default() };
        let scene = Scene { data, ..Scene::default() };
        let read = link::read(&link::write(&scene)).unwrap().scene;
        prop_assert_eq!(&read, &Scene { data: data.clamped(), ..scene.clone() });
        prop_assert_eq!(read.examples(), scene.examples());
        prop_assert_eq!(read.examples().targets().to_vec(), targets_of(data));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn a_link_retraces_its_run_bit_by_bit(
        form in forms(),
        paces in prop::collection::vec(1_u64..80, 1..8),
        back in 0_u64..200,
    ) {
        let mut session = Session::new(scene_of(form)).unwrap();
        for pace in paces {
            session.train(pace).unwrap();
        }
        let link = session.link();
        prop_assert!(!link.contains("w="), "{}", link);
        let mut again = opened(&link);
        prop_assert_eq!(again.network(), session.network());
        let end = |session: &Session| session.curve().points().last().copied();
        prop_assert_eq!(end(&again), end(&session));
        let step = session.timeline().last;
        prop_assert_eq!(again.timeline(), Timeline { first: 0, now: step, last: step });
        let back = back.min(step);
        session.scrub_to(back);
        again.scrub_to(back);
        prop_assert_eq!(again.network(), session.network());
        prop_assert_eq!(session.network(), &alone(&scene_of(form), back));
    }
}

/// The network of a scene after some steps, by the trainer alone.
fn alone(scene: &Scene, steps: u64) -> Network {
    let first = scene
        .initializer
        .network(scene.activation, &scene.widths())
        .unwrap();
    let mut trainer = Trainer::new(&first, &targets_of(scene.data), scene.training);
    trainer.train(steps).unwrap();
    trainer.network()
}

#[test]
fn readouts_are_those_of_brute_force() {
    for form in Form::all() {
        let mut session = Session::new(scene_of(form)).unwrap();
        session.train(150).unwrap();
        let readout = session.readout();
        let network = session.network();
        for (test, shown) in [(false, readout.error), (true, readout.test_error)] {
            let chosen = session.targets().iter().filter(|t| t.test == test);
            let squares: Vec<f64> = chosen
                .map(|t| (network.scores(t.at)[0] - t.value).powi(2))
                .collect();
            #[allow(clippy::cast_precision_loss, reason = "a few targets")]
            let mean = squares.iter().sum::<f64>() / squares.len() as f64;
            assert!((shown.unwrap() - mean.sqrt()).abs() < 1e-12, "{form:?}");
        }
        let training = session.targets().iter().filter(|t| !t.test);
        assert_eq!(readout.loss, squared_error(network, training.clone()));
        assert_eq!((readout.accuracy, readout.test_accuracy), (None, None));
        assert_eq!((readout.classes, readout.inputs), (0, form.inputs()));
        let on = |unit: UnitId| {
            let z = |t: &&Target| network.pre_activations(t.at)[unit.layer][unit.unit] > 0.0;
            training.clone().filter(z).count()
        };
        for unit in network.hidden_units() {
            let card = session.card(unit).unwrap();
            assert_eq!((card.on as usize, card.of), (on(unit), 48), "{unit:?}");
            assert_eq!(card.name.dead, on(unit) == 0);
        }
        let dead = network.hidden_units().filter(|&unit| on(unit) == 0);
        assert_eq!(readout.dead_units, dead.count());
    }
}

#[test]
fn undo_and_redo_lead_from_numbers_to_classes_and_back() {
    for form in Form::all() {
        let mut session = Session::new(Scene::default()).unwrap();
        session.train(120).unwrap();
        let before = (session.link(), session.network().clone());
        let loss = session.readout().loss;
        session.set("data", form.name()).unwrap();
        assert_eq!(session.scene().step, 0, "another loss is another run");
        session.train(80).unwrap();
        let after = (session.link(), session.network().clone());
        let targets = session.targets().to_vec();
        assert!(session.undo() && session.undo());
        assert_eq!((session.link(), session.network().clone()), before);
        assert_eq!(session.readout().loss, loss);
        assert_eq!(session.targets(), []);
        assert!(session.redo() && session.redo());
        assert_eq!((session.link(), session.network().clone()), after);
        assert_eq!(session.targets(), targets);
    }
}

#[test]
fn weights_stay_where_one_form_follows_another_over_the_same_inputs() {
    let mut session = Session::new(scene_of(Form::Sine)).unwrap();
    session.train(50).unwrap();
    let trained = session.network().clone();
    session.set("data", "tent").unwrap();
    assert_eq!(session.network(), &trained);
    session.set("data", "plane").unwrap();
    assert_eq!(session.network().inputs(), 2);
    assert_eq!(session.scene().step, 0);
}

#[test]
fn every_setting_can_be_set_to_what_it_says() {
    let mut session = Session::new(scene_of(Form::Bumps)).unwrap();
    let settings: Vec<_> = session.settings().collect();
    for (name, text) in &settings {
        assert_eq!(session.set(name, text).unwrap(), None, "{name}");
        assert_eq!(setting(&session, name), *text, "{name}");
    }
    assert_eq!(settings[0], ("data", "bumps".to_owned()));
}

#[test]
fn other_targets_of_the_same_form_are_drawn_and_counted() {
    let mut session = Session::new(scene_of(Form::Bumps)).unwrap();
    let first = session.targets().to_vec();
    session.draw_samples();
    assert_ne!(session.targets(), first);
    assert_eq!(session.targets().len(), 60);
    session.set("count", "90").unwrap();
    assert_eq!(session.targets().len(), 90);
    session.set("test-share", "0").unwrap();
    assert!(session.targets().iter().all(|target| !target.test));
    assert_eq!(session.readout().test_error, None);
}

#[test]
fn tools_for_classes_are_refused_and_change_nothing() {
    for form in [Form::Bumps, Form::Sine] {
        let mut session = Session::new(scene_of(form)).unwrap();
        session.set_canvas(600.0, 600.0);
        let before = session.link();
        let tools = [Tool::Add(crease::Label(1)), Tool::Relabel, Tool::Remove];
        for tool in tools {
            let problem = session.press(Pixel::new(300.0, 300.0), tool).unwrap_err();
            assert_eq!(problem.code, "points-are-numbers");
            session.release();
            assert!(session.use_at_cross(tool).is_err());
        }
        assert_eq!(session.link(), before);
        assert_eq!(session.undo_and_redo(), (false, false));
    }
}

#[test]
fn own_points_with_classes_replace_the_numbers_and_undo_restores_them() {
    let mut session = Session::new(scene_of(Form::Sine)).unwrap();
    session.train(30).unwrap();
    let before = (session.link(), session.network().clone());
    session.take_points("0.5,0.5,0\n-0.5,-0.5,1\n").unwrap();
    assert_eq!(session.network().inputs(), 2);
    assert_eq!((session.samples().len(), session.targets().len()), (2, 0));
    assert_eq!(session.readout().error, None);
    assert!(session.undo());
    assert_eq!((session.link(), session.network().clone()), before);
}

#[test]
fn targets_are_copied_as_lines_of_inputs_and_value() {
    for (form, heading) in [
        (Form::Saw, "x1,value,test"),
        (Form::Plane, "x1,x2,value,test"),
    ] {
        let session = Session::new(scene_of(form)).unwrap();
        let text = session.points_text();
        let mut lines = text.lines();
        assert_eq!(lines.next(), Some(heading));
        for (line, target) in lines.zip(session.targets()) {
            let numbers: Vec<f64> = line
                .split(',')
                .map(|field| field.parse().unwrap())
                .collect();
            let mut expected = vec![target.at.x, target.at.y];
            expected.truncate(form.inputs());
            expected.extend([target.value, f64::from(u8::from(target.test))]);
            assert_eq!(numbers, expected);
        }
        assert_eq!(text.lines().count(), 61);
        let csv = session.export(crease::publish::export::Kind::Csv).unwrap();
        assert_eq!(csv, text);
    }
}

#[test]
fn a_diverging_run_stops_at_its_last_finite_weights_and_begins_again_calmer() {
    let mut session = Session::new(scene_of(Form::Bumps)).unwrap();
    session.set("optimizer", "sgd").unwrap();
    session.set("learning-rate", "1000").unwrap();
    let divergence = session.train(500).unwrap_err();
    assert!(session.network().parameters().all(f64::is_finite));
    let step = session.scene().step;
    assert_eq!(step + 1, divergence.step);
    // By now the weights are so large that errors and gradients only grow; only a restart helps.
    session
        .set("learning-rate", &divergence.calmer_rate().to_string())
        .unwrap();
    assert!(session.train(5).is_err());
    session.reset();
    session.set("learning-rate", "0.03").unwrap();
    session.train(500).unwrap();
    assert!(session.readout().error.unwrap() < 0.5);
}

#[test]
fn readouts_of_classes_are_absent_for_numbers() {
    let mut session = Session::new(scene_of(Form::Bumps)).unwrap();
    session.set_canvas(600.0, 600.0);
    session.show_best_line(true);
    assert_eq!(session.best_line(), None);
    assert!(session.collisions().is_none());
    assert_eq!(session.followed(), None);
    session.point(session.projection().to_pixel(session.targets()[7].at));
    let pointed = session.pointed().unwrap();
    assert_eq!(pointed.likely, None);
    session.set_follows(true);
    let stations = session.forward_trace().unwrap().stations;
    assert_eq!(
        stations.len(),
        4,
        "inputs, two layers, output: {stations:?}"
    );
}

#[test]
fn a_target_that_is_pointed_at_tells_its_value_and_the_error() {
    for form in [Form::Bumps, Form::Sine] {
        let mut session = Session::new(scene_of(form)).unwrap();
        session.set_canvas(600.0, 600.0);
        for target in session.targets().to_vec() {
            let mark = match form.inputs() {
                1 => crease::Point::new(target.at.x, target.value),
                _ => target.at,
            };
            session.point(session.projection().to_pixel(mark));
            let told = session.pointed().unwrap().target.unwrap();
            assert_eq!((told.value, told.test), (target.value, target.test));
            let score = session.network().scores(target.at)[0];
            assert_eq!(told.error, score - target.value);
        }
        session.point(Pixel::new(40.0, 18.0));
        assert_eq!(session.pointed().unwrap().target, None);
    }
}

#[test]
fn networks_are_imported_where_inputs_and_scores_fit() {
    let mut session = Session::new(scene_of(Form::Sine)).unwrap();
    let one_input = r#"{"a.weight": [[1], [-1]], "a.bias": [0, 0.5], "b.weight": [[1, 2]]}"#;
    session.adopt_import(one_input).unwrap();
    assert_eq!(session.scene().widths(), [1, 2, 1]);
    let reopened = opened(&session.link());
    assert_eq!(reopened.network(), session.network());
    let two_inputs = r#"{"a.weight": [[1, 0], [-1, 1]], "b.weight": [[1, 2]]}"#;
    let two_scores = r#"{"a.weight": [[1], [-1]], "b.weight": [[1, 2], [0, 1]]}"#;
    let before = session.link();
    assert!(session.adopt_import(two_inputs).is_err());
    assert!(session.adopt_import(two_scores).is_err());
    session.adopt(&link::write(&scene_of(Form::Bumps))).unwrap();
    assert_eq!(session.link(), before);
    session.set("data", Preset::Xor.name()).unwrap();
    assert!(session.adopt_import(one_input).is_err());
}

/// How many shapes of a picture are filled with a colour.
fn fills(svg: &str, shape: &str, colour: &str) -> usize {
    let filled = format!("fill=\"{colour}\"");
    let elements = svg.lines().filter(|line| line.starts_with(shape));
    elements.filter(|line| line.contains(&filled)).count()
}

#[test]
fn the_plane_has_a_mark_for_each_number_and_no_decision_boundary() {
    const INK: &str = "#1c1e22";
    let link = "1;data=bumps.150.20.3;net=8;act=relu;step=200;unit=none;end";
    let mut session = opened(link);
    let targets = session.targets().to_vec();
    let above = targets.iter().filter(|target| target.value > 0.0).count();
    let exported = crease::ExportedFigure::new(&mut session, "plane", (600.0, 600.0), Theme::Light);
    let svg = exported.unwrap().svg("p").unwrap();
    assert_eq!(fills(&svg, "<path", INK), above);
    assert_eq!(fills(&svg, "<circle", INK), targets.len() - above);
    assert!(
        !svg.contains("stroke-width=\"2.63\""),
        "a boundary is drawn"
    );
    let mut of_classes = opened(&link.replace("bumps", "xor"));
    let exported =
        crease::ExportedFigure::new(&mut of_classes, "plane", (600.0, 600.0), Theme::Light);
    let svg = exported.unwrap().svg("p").unwrap();
    assert!(
        svg.contains("stroke-width=\"2.63\""),
        "a boundary looks otherwise"
    );
}

#[test]
fn where_numbers_are_learnt_no_term_names_a_boundary() {
    let mut session = opened("1;data=plane.200.0.1;net=none;step=300;end");
    let zero = session.complex().unwrap().decision_lines();
    session.point(
        session
            .projection()
            .to_pixel(zero[0][0].lerp(zero[0][1], 0.5)),
    );
    assert!(!session.terms_at_pointer().contains(&Term::Boundary));
    let classes = session.link().replace("plane", "xor");
    assert_ne!(
        opened(&classes).highlight(Term::Boundary),
        session.highlight(Term::Boundary)
    );
    assert_eq!(
        session.highlight(Term::Boundary),
        crease::Highlight::default()
    );
}

/// CRC of the bits of all parameters, in order.
fn digest(session: &Session) -> u32 {
    let bytes = session.network().parameters();
    let bytes: Vec<u8> = bytes
        .flat_map(|value| crease::network::number::nearest_f32(value).to_le_bytes())
        .collect();
    crc32fast::hash(&bytes)
}

/// Frozen with version 1 of links: the names of forms, their points and numbers, and how a network learns them.
#[test]
fn links_of_numbers_open_to_what_they_always_did() {
    let print = |at: f64, value: f64| (at.to_string(), value.to_string());
    for (link, first, parameters) in [
        (
            "1;data=bumps.200.5.1;test=40;net=8-4;act=relu;step=300;end",
            ("0.16923287510871887", "-0.1160442978143692"),
            3_057_721_554,
        ),
        (
            "1;data=sine.50.10.7;net=6;act=tanh;lr=0.1;step=120;end",
            ("0.6300260424613953", "0.9899133443832397"),
            3_347_127_792,
        ),
        (
            "1;data=step.50.0.2;net=4;act=leaky;slope=0.1;end",
            ("-0.7393131256103516", "-1"),
            1_554_924_176,
        ),
    ] {
        let session = opened(link);
        let target = session.targets()[0];
        let found = print(target.at.x, target.value);
        assert_eq!((found.0.as_str(), found.1.as_str()), first, "{link}");
        assert_eq!(digest(&session), parameters, "{link}");
    }
}
