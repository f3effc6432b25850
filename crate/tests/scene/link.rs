//! Laws of links: a scene round-trips exactly through its link, and no input of any bytes causes a panic.

use std::sync::Arc;

use crease::publish::export::Kind;
use crease::scene::link;
use crease::scene::link::MAX_LENGTH;
use crease::scene::{Beside, Folding, LinkError};
use crease::train::Decay;
use crease::{
    Activation, Data, FileAxis, FileTerms, Form, Initializer, Label, Network, Optimizer, Output,
    Own, Point, Preset, Printed, RecoveredFrom, RecoveryOptions, RecoveryStyle, Sample, Scene,
    Scheme, Session, Shading, Target, Task, TrainerConfig, UnitId, View, Weights,
};
use proptest::prelude::*;

fn tasks() -> impl Strategy<Value = Task> {
    let classes = Preset::all().map(Task::Classes);
    let all: Vec<Task> = classes.chain(Form::all().map(Task::Numbers)).collect();
    prop::sample::select(all)
}

fn data() -> impl Strategy<Value = Data> {
    (
        tasks(),
        10_u32..=1000,
        0_u8..=50,
        any::<u32>(),
        0.5_f32..=3.0,
        0_u8..=90,
    )
        .prop_map(|(task, count, noise, seed, turns, test_share)| Data {
            task,
            count,
            noise,
            seed,
            turns,
            test_share,
        })
}

fn own() -> impl Strategy<Value = Option<Own>> {
    let sample =
        (-1e4_f32..=1e4, -1e4_f32..=1e4, 0_u8..4, any::<bool>()).prop_map(|(x, y, label, test)| {
            Sample {
                at: Point::new(x.into(), y.into()),
                label: Label(label),
                test,
            }
        });
    let samples = prop::collection::vec(sample, 0..60).prop_map(|all| Own::samples(all.into()));
    let number = -1e4_f32..=1e4;
    let target = (number.clone(), number.clone(), number, any::<bool>());
    let targets = (prop::collection::vec(target, 0..60), 1_usize..=2).prop_map(|(all, inputs)| {
        let targets = all.into_iter().map(|(x, y, value, test)| Target {
            at: Point::new(x.into(), if inputs == 1 { 0.0 } else { y.into() }),
            value: value.into(),
            test,
        });
        Own::targets(targets.collect(), inputs)
    });
    prop::option::of(prop_oneof![samples, targets])
}

/// What a file may call its columns and classes, and how it may count.
fn terms() -> impl Strategy<Value = Option<Arc<FileTerms>>> {
    let axis = (any::<String>(), -1e6_f32..1e6, 1e-6_f32..1e6);
    let axis = axis.prop_map(|(name, mean, deviation)| FileAxis {
        name: FileTerms::name_of(&name),
        mean: mean.into(),
        deviation: deviation.into(),
    });
    let plain = any::<String>().prop_map(|name| FileAxis {
        name: FileTerms::name_of(&name),
        ..FileAxis::default()
    });
    let axes = prop_oneof![
        [axis.clone(), axis.clone(), axis],
        [plain.clone(), plain.clone(), plain]
    ];
    let classes = prop::collection::vec(
        any::<String>().prop_map(|name| FileTerms::name_of(&name)),
        0..=4,
    );
    prop::option::of(
        (axes, classes).prop_map(|(axes, classes)| Arc::new(FileTerms { axes, classes })),
    )
}

fn activations() -> impl Strategy<Value = Activation> {
    prop_oneof![
        Just(Activation::Relu),
        Just(Activation::Linear),
        (-1.0_f32..=0.99).prop_map(|slope| Activation::Leaky {
            slope: slope.into()
        }),
        prop::sample::select(vec![
            Activation::Tanh,
            Activation::Sigmoid,
            Activation::Gelu
        ]),
        (0.125_f32..=100.0).prop_map(|sharpness| Activation::Softplus {
            sharpness: sharpness.into()
        }),
    ]
}

fn decays() -> impl Strategy<Value = Decay> {
    let drawn = (0.0_f32..=10.0, 0.0_f32..=10.0);
    let drawn = drawn.prop_map(|(weights, biases)| Decay { weights, biases });
    prop_oneof![Just(Decay::NONE), drawn]
}

fn training() -> impl Strategy<Value = (Initializer, TrainerConfig)> {
    (
        prop::sample::select(Scheme::NAMES.to_vec()),
        prop::sample::select(Optimizer::NAMES.to_vec()),
        1e-6_f32..=1000.0,
        1_u32..=1000,
        any::<u32>(),
        (0.0_f32..=10.0, -10.0_f32..=10.0),
        (decays(), decays(), decays()),
    )
        .prop_map(
            |(scheme, optimizer, learning_rate, batch_size, seed, (scale, bias), decays)| {
                let (l1, l2, decoupled) = decays;
                let seed = u64::from(seed);
                let initializer = Initializer {
                    scheme: scheme.0,
                    seed,
                    scale,
                    bias,
                };
                let config = TrainerConfig {
                    optimizer: optimizer.0,
                    learning_rate,
                    batch_size,
                    seed,
                    l1,
                    l2,
                    decoupled,
                };
                (initializer, config)
            },
        )
}

fn views() -> impl Strategy<Value = View> {
    let shadings = prop::sample::select(Shading::NAMES.to_vec());
    let outputs = prop::sample::select(Output::NAMES.to_vec());
    let frames = (-1e4..=1e4, -1e4..=1e4, 1e-3..=1e4);
    let probes = prop::option::of((-1e4_f32..=1e4, -1e4_f32..=1e4));
    (frames, shadings, outputs, probes, recovery_options()).prop_map(
        |(frame, (shading, _), (output, _), probe, recovery_options)| {
            let (x, y, half) = frame;
            let mut view = View::default();
            view.set_frame(Point::new(x, y), half);
            view.shading = shading;
            view.output = output;
            view.probe = probe.map(|(x, y)| Point::new(x.into(), y.into()));
            view.recovery_options = recovery_options;
            view
        },
    )
}

fn recovery_options() -> impl Strategy<Value = RecoveryOptions> {
    (
        prop::sample::select(RecoveredFrom::NAMES.to_vec()),
        prop::option::of(0_usize..Network::MAX_HIDDEN_LAYERS),
        prop::sample::select(Printed::NAMES.to_vec()),
        prop::sample::select(RecoveryStyle::NAMES.to_vec()),
    )
        .prop_map(
            |((from, _), layer, (printed, _), (style, _))| RecoveryOptions {
                from,
                layer,
                printed,
                style,
            },
        )
}

/// Scenes with every field drawn at random; weights are any finite `f32`, including subnormal numbers and negative zero.
pub(crate) fn scenes() -> impl Strategy<Value = Scene> {
    let widths = prop::collection::vec(1_usize..=64, 0..=4);
    let parts = (
        data(),
        (own(), terms()),
        widths,
        activations(),
        training(),
        views(),
    );
    let rest = (any::<u32>(), any::<prop::sample::Index>(), any::<bool>());
    (parts, rest).prop_flat_map(|(parts, (step, index, given))| {
        let (data, (own, terms), hidden_widths, activation, (initializer, training), view) = parts;
        let mut scene = Scene {
            data,
            terms: terms.filter(|_| own.is_some()),
            own,
            hidden_widths,
            activation,
            initializer,
            training,
            step: u64::from(step),
            weights: Weights::Recipe,
            view,
            word: given.then(|| "ça|va?".to_owned()),
            chapter: given.then(|| format!("chapter-{step}")),
            beside: None,
            folding: None,
        };
        let others: &[&str] = if given { &["leaky", "tanh"] } else { &["relu"] };
        scene.beside = Beside::of(&scene, "activation", others).filter(|_| step % 2 == 0);
        if step % 3 == 0 {
            let mut folding = Folding::at(f64::from(step % 130) / 10.0);
            folding.set_axes(index.index(4), [index.index(64), 3]);
            scene.folding = Some(folding);
        }
        let widths = scene.widths();
        let layer = index.index(widths.len() - 1);
        let unit = UnitId::new(layer, index.index(widths[layer + 1]));
        scene.view.selected = Some(unit).filter(|_| given);
        let count = scene.parameter_count();
        let finite = prop::num::f32::NORMAL | prop::num::f32::SUBNORMAL | prop::num::f32::ZERO;
        let weights = prop::collection::vec(finite, count);
        (Just(scene), weights, Just(given)).prop_map(|(mut scene, weights, given)| {
            if given || !scene.recipe_is_short() {
                scene.weights = Weights::Given(weights.into());
            }
            scene
        })
    })
}

proptest! {
    #[test]
    fn a_scene_comes_back_from_its_link_exactly(scene in scenes()) {
        let text = link::write(&scene);
        let opened = link::read(&text);
        prop_assert_eq!(opened.map(|opened| opened.scene), Ok(scene), "{}", text);
    }

    #[test]
    fn a_link_is_one_word_that_chats_do_not_split(scene in scenes()) {
        let text = link::write(&scene);
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_.,=;".contains(c);
        prop_assert!(text.chars().all(plain), "{}", text);
        prop_assert!(text.ends_with(";end"));
        prop_assert!(link::is_scene(&text));
    }

    #[test]
    fn a_link_that_was_cut_off_is_known(scene in scenes(), at in any::<prop::sample::Index>()) {
        let text = link::write(&scene);
        let cut = &text[..at.index(text.len())];
        prop_assert!(link::read(cut).is_err(), "{}", cut);
    }

    #[test]
    fn a_changed_weight_is_known(scene in scenes(), at in any::<prop::sample::Index>()) {
        let text = link::write(&scene);
        let Some(start) = text.find(";w=") else { return Ok(()) };
        let blob = start + 3..text.len() - 4;
        let place = blob.start + at.index(blob.len());
        let other = if &text[place..=place] == "A" { "B" } else { "A" };
        let changed = format!("{}{other}{}", &text[..place], &text[place + 1..]);
        prop_assert_eq!(link::read(&changed), Err(LinkError::Checksum { key: "w" }));
    }

    #[test]
    fn any_text_opens_or_says_why_not(text in ".{0,200}") {
        if let Err(error) = link::read(&text) {
            prop_assert!(!error.to_string().is_empty());
        }
    }

    #[test]
    fn any_fields_open_or_say_why_not(
        keys in prop::collection::vec("(data|net|act|slope|seed|lr|step|frame|shade|out|unit|probe|pts|w|turns|test|batch|beta|scale|bias|l1|l2|decay|x)", 0..6),
        values in prop::collection::vec("[-0-9a-z.,_=]{0,24}", 6),
    ) {
        let fields: Vec<String> = keys.iter().zip(&values).map(|(key, value)| format!(";{key}={value}")).collect();
        let text = format!("1{};end", fields.concat());
        match Session::open(&text) {
            Ok((session, _)) => prop_assert!(link::read(&session.link()).is_ok(), "{}", text),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }
}

#[test]
fn the_default_scene_has_a_link_that_says_what_it_shows() {
    let text = link::write(&Scene::default());
    assert_eq!(text, "1;data=xor.200.10.1;net=8;act=relu;end");
    assert_eq!(link::read("1;end").unwrap().scene, Scene::default());
}

#[test]
fn the_largest_scene_has_a_link_that_opens() {
    let samples = (0_u16..1000).map(|i| Sample {
        at: Point::new(f64::from(i), -f64::from(i)),
        label: Label((i % 4) as u8),
        test: i % 2 == 0,
    });
    let mut scene = Scene {
        own: Some(Own::samples(samples.collect())),
        hidden_widths: vec![Network::MAX_WIDTH; Network::MAX_HIDDEN_LAYERS],
        step: Scene::MAX_STEP,
        word: Some("é".repeat(Scene::MAX_WORD)),
        ..Scene::default()
    };
    let weights = (0_u16..).map(|i| f32::from(i % 7) - 3.0);
    scene.weights = Weights::Given(weights.take(scene.parameter_count()).collect());
    let text = link::write(&scene);
    assert!(text.len() > MAX_LENGTH - 4000, "{}", text.len());
    assert_eq!(link::read(&text).unwrap().scene, scene);
    let (session, _) = Session::open(&text).unwrap();
    session.export(Kind::Json).unwrap();
}

#[test]
fn an_unknown_key_is_named_and_ignored() {
    let opened = link::read("1;data=moons.200.10.1;mood=sunny;end").unwrap();
    assert_eq!(opened.ignored, ["mood"]);
    assert_eq!(opened.scene.data.task, Task::Classes(Preset::Moons));
}

#[test]
fn every_kind_of_error_is_reported_as_such() {
    let error = |text: &str| link::read(text).unwrap_err();
    assert_eq!(error("sandbox"), LinkError::NotALink);
    assert_eq!(error("0;end"), LinkError::NotALink);
    assert_eq!(
        error("2;what=ever;end"),
        LinkError::NewerVersion { found: 2 }
    );
    assert_eq!(error("1;data=xor.200.10.1;net=8"), LinkError::CutOff);
    let long = format!("1;{};end", "x".repeat(MAX_LENGTH));
    assert_eq!(error(&long), LinkError::TooLong { length: long.len() });
    assert_eq!(
        error("1;net=8;net=9;end"),
        LinkError::Duplicate { key: "net".into() }
    );
    for bad in [
        "net=65",
        "net=8-",
        "net=",
        "data=xor.5.10.1",
        "data=xor.200.10",
        "lr=NaN",
        "lr=-1",
        "frame=0,0,0",
        "act=sine",
        "beta=0",
        "scale=-1",
        "bias=100",
        "l1=0.1",
        "l2=0.1,-1",
        "decay=0,0,0",
        "out=softmax",
        "probe=0",
        "probe=0,0,0",
        "probe=inf,0",
        "step=-1",
        "batch=1.5",
        "test=200",
        "reader=two",
        "layer=12",
        "layer=last",
        "print=ink",
        "face=back",
    ] {
        assert!(
            matches!(error(&format!("1;{bad};end")), LinkError::Field { .. }),
            "{bad}"
        );
    }
    let blob = "AAAAAAAAAAA";
    assert_eq!(
        error(&format!("1;w={blob};end")),
        LinkError::Checksum { key: "w" }
    );
    assert_eq!(
        error("1;step=4000000000;end"),
        LinkError::RecipeTooLong {
            step: 4_000_000_000
        }
    );
}

#[test]
fn a_link_with_too_few_weights_says_how_many_there_should_be() {
    let mut scene = Scene::default();
    scene.weights = Weights::Given(vec![0.5; scene.parameter_count()].into());
    let text = link::write(&scene).replace("net=8", "net=9");
    assert_eq!(
        link::read(&text),
        Err(LinkError::WeightCount {
            expected: 37,
            found: 33
        })
    );
}

#[test]
fn a_trained_network_fits_into_a_short_link() {
    let mut scene = Scene {
        hidden_widths: vec![8, 8],
        step: 123_456,
        ..Scene::default()
    };
    scene.weights = Weights::Given(vec![0.123_456_79; scene.parameter_count()].into());
    let text = link::write(&scene);
    assert!(text.len() <= 700, "{} characters", text.len());
}
