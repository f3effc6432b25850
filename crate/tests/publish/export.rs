//! Laws of exports and imports: a network round-trips through its text to the last bit, formulas are those of their regions,
//! and whatever bytes arrive, the importer returns a network or says what is wrong.

#[allow(dead_code, unused_imports, reason = "shared with other tests")]
use crease::dataset::random::{Purpose, Stream};
use crease::geometry::polygon_centroid;
use crease::network::number::rounded_to_f32;
use crease::publish::export;
use crease::publish::export::{ExportError, Kind, Subject};
use crease::publish::import;
use crease::publish::import::{ImportError, MOST_BYTES, Source};
use crease::{
    Activation, CellComplex, Layer, Network, NetworkError, Point, Preset, Rect, Scene, Session,
    UnitId, polygon_area,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::family::Family;

/// A degenerate or generic network as a session holds it, with `f32` values.
fn session_like(network: &Network) -> Option<Network> {
    let rounded: Vec<f64> = network.parameters().map(rounded_to_f32).collect();
    let network = network.with_parameters(&rounded).ok()?;
    match network.activation() {
        Activation::Leaky { slope } => {
            let slope = rounded_to_f32(slope);
            network.with_activation(Activation::Leaky { slope }).ok()
        }
        _ => Some(network),
    }
}

fn family_networks() -> impl Strategy<Value = Network> {
    let drawn = (prop::sample::select(Family::ALL.to_vec()), any::<u64>());
    drawn.prop_filter_map("beyond f32", |(family, seed)| {
        session_like(&family.network(seed))
    })
}

fn activations() -> impl Strategy<Value = Activation> {
    prop_oneof![
        prop::sample::select(Activation::NAMES.map(|(known, _)| known).to_vec()),
        (-1.0_f32..=0.99).prop_map(|slope| Activation::Leaky {
            slope: slope.into()
        }),
        (0.125_f32..=100.0).prop_map(|sharpness| Activation::Softplus {
            sharpness: sharpness.into()
        }),
    ]
}

/// Any finite `f32`: negative zero, subnormal and huge ones included.
fn parameter(random: &mut Stream) -> f64 {
    loop {
        let high = random.below(1 << 16);
        let low = random.below(1 << 16);
        let bits = u32::try_from(high << 16 | low).unwrap();
        let single = [f32::from_bits(bits), 0.1, -0.0, f32::MIN_POSITIVE][random.below(4)];
        if single.is_finite() {
            return single.into();
        }
    }
}

/// Networks of every possible shape, with any parameters.
fn any_networks() -> impl Strategy<Value = Network> {
    let hidden = prop::collection::vec(1_usize..=64, 0..=3);
    let deep = prop::collection::vec(1_usize..=4, 12);
    let parts = (
        activations(),
        prop_oneof![3 => hidden, 1 => deep],
        1_usize..=2,
        1_usize..=4,
        any::<u64>(),
    );
    parts.prop_map(|(activation, hidden, inputs, outputs, seed)| {
        let mut random = Stream::new(seed, Purpose::Weights);
        let mut widths = vec![inputs];
        widths.extend(hidden);
        widths.push(outputs);
        let shape = Network::zeros(activation, &widths).unwrap();
        let values: Vec<f64> = shape.parameters().map(|_| parameter(&mut random)).collect();
        shape.with_parameters(&values).unwrap()
    })
}

fn networks() -> impl Strategy<Value = Network> {
    prop_oneof![any_networks(), family_networks()]
}

fn exported(kind: Kind, network: &Network) -> Result<String, ExportError> {
    let subject = Subject {
        network,
        samples: &[],
        classes: &[],
        frame: Rect::square(Point::default(), 1.25),
        link: "1;net=8;act=relu;end",
    };
    export::write(kind, &subject)
}

/// Parameters and activation as bits, since floats compare −0 and 0 as equal.
fn bits(network: &Network) -> (Vec<u64>, Vec<usize>, String) {
    let turn = match network.activation() {
        Activation::Leaky { slope } => slope,
        Activation::Softplus { sharpness } => sharpness,
        _ => 0.0,
    };
    let values = network.parameters().chain([turn]).map(f64::to_bits);
    let widths = network.layers().iter().map(Layer::units);
    let widths = std::iter::once(network.inputs()).chain(widths);
    let name = network.activation().name().to_owned();
    (values.collect(), widths.collect(), name)
}

/// One region in the exported text of formulas.
struct Block {
    pattern: Vec<bool>,
    letters: Vec<String>,
    corners: Vec<Point>,
    /// Factors of x1 and x2, and the constant, of each score.
    formulas: Vec<[f64; 3]>,
}

impl Block {
    fn all(text: &str) -> Vec<Self> {
        let blocks = text.split("\n\n").skip(1);
        blocks.map(Self::of).collect()
    }

    fn of(text: &str) -> Self {
        let after = |name: &str| {
            let mut lines = text.lines();
            let found = lines.find_map(|line| line.strip_prefix(name));
            found.unwrap().trim().trim_matches('-').to_owned()
        };
        let pattern = after("pattern:");
        let pattern = pattern.chars().filter(|&c| c != ' ');
        let formulas = text.lines().filter(|line| line.starts_with("score"));
        Self {
            pattern: pattern.map(|bit| bit == '1').collect(),
            letters: after("on:").split_whitespace().map(str::to_owned).collect(),
            corners: (after("corners:").split_terminator(')'))
                .map(|place| {
                    let place = place.trim().trim_start_matches('(');
                    let (x, y) = place.split_once(", ").unwrap();
                    Point::new(x.parse().unwrap(), y.parse().unwrap())
                })
                .collect(),
            formulas: formulas
                .map(|line| formula(line.split_once(" = ").unwrap().1))
                .collect(),
        }
    }
}

fn formula(text: &str) -> [f64; 3] {
    let mut sums = [0.0; 3];
    for term in text.replace(" - ", " + -").split(" + ") {
        let (factor, place) = match term.split_once('*') {
            Some((factor, "x1")) => (factor, 0),
            Some((factor, "x2")) => (factor, 1),
            Some(_) => panic!("{term}"),
            None => (term, 2),
        };
        sums[place] += factor.parse::<f64>().unwrap();
    }
    sums
}

/// A `state_dict` as written by Python's `json`.
fn state_dict(layers: &[(&str, usize, usize)]) -> Value {
    let mut entries = serde_json::Map::new();
    for &(name, units, inputs) in layers {
        let rows = vec![vec![0.25; inputs]; units];
        entries.insert(format!("{name}.weight"), json!(rows));
        entries.insert(format!("{name}.bias"), json!(vec![-1.5; units]));
    }
    Value::Object(entries)
}

fn refusal(text: &str) -> ImportError {
    import::read(text).unwrap_err()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_network_round_trips_through_its_json_to_the_bit(network in networks()) {
        let text = exported(Kind::Json, &network).unwrap();
        let read = import::read(&text).unwrap();
        prop_assert_eq!(bits(&read.network), bits(&network));
        prop_assert_eq!(read.source, Source::Crease);
        prop_assert!(!read.summary().assumed);
        // Any other JSON parser reads the same.
        let value: Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(value["layers"].as_array().unwrap().len(), network.layers().len());
    }

    #[test]
    fn the_parameters_round_trip_through_a_state_dict_to_the_bit(network in networks()) {
        let text = exported(Kind::StateDict, &network).unwrap();
        let read = import::read(&text).unwrap();
        let relu = network.with_activation(import::ASSUMED).unwrap();
        prop_assert_eq!(bits(&read.network), bits(&relu));
        prop_assert!(read.summary().assumed);
        prop_assert_eq!(read.summary().parameters, network.parameter_count());
    }

    #[test]
    fn formulas_are_those_of_their_regions(network in family_networks()) {
        let frame = Rect::square(Point::default(), 1.25);
        let Ok(complex) = CellComplex::of(&network, &frame.corners()) else {
            let refused = matches!(exported(Kind::Formulas, &network), Err(ExportError::Complex(_)));
            prop_assert!(refused);
            return Ok(());
        };
        let blocks = Block::all(&exported(Kind::Formulas, &network).unwrap());
        prop_assert_eq!(blocks.len(), complex.region_count());
        let outputs = network.hidden_layers().len();
        for (region, block) in complex.regions().zip(&blocks) {
            let pattern = complex.pattern(region);
            let on: Vec<bool> = pattern.units().map(|unit| pattern.is_on(unit)).collect();
            prop_assert_eq!(&block.pattern, &on);
            let letters = pattern.units_on().map(|unit| network.letters(unit).unwrap());
            prop_assert_eq!(&block.letters, &letters.collect::<Vec<_>>());
            prop_assert_eq!(&block.corners, &complex.polygon(region));
            prop_assert_eq!(polygon_area(&block.corners).to_bits(), complex.area(region).to_bits());
            prop_assert_eq!(block.formulas.len(), network.outputs());
            for (output, &formula) in block.formulas.iter().enumerate() {
                let map = network.affine_on(&pattern, UnitId::new(outputs, output));
                prop_assert_eq!(formula, [map.a, map.b, map.c]);
            }
        }
    }

    #[test]
    fn inside_a_region_its_formula_gives_the_score(
        family in prop::sample::select(vec![Family::Generic, Family::SmallIntegers, Family::Sides]),
        seed in any::<u64>(),
    ) {
        /// The largest error of a formula's score, relative to the sum of the sizes of its terms: rounding in a few layers.
        const ROUNDING: f64 = 1e-11;
        let network = session_like(&family.network(seed)).unwrap();
        for block in Block::all(&exported(Kind::Formulas, &network).unwrap()) {
            let inside = polygon_centroid(&block.corners).unwrap();
            for (&[a, b, c], score) in block.formulas.iter().zip(network.scores(inside)) {
                let found = a * inside.x + b * inside.y + c;
                let size = 1.0 + a.abs() + b.abs() + c.abs() + score.abs();
                prop_assert!((found - score).abs() <= ROUNDING * size, "{} {}", found, score);
            }
        }
    }

    #[test]
    fn two_scores_become_one_that_decides_alike(seed in any::<u64>(), at in (-2.0..2.0, -2.0..2.0)) {
        let mut random = Stream::new(seed, Purpose::Weights);
        let shape = Network::zeros(Activation::Relu, &[2, 4, 2]).unwrap();
        let values: Vec<f64> = shape.parameters().map(|_| rounded_to_f32(random.normal())).collect();
        let network = shape.with_parameters(&values).unwrap();
        let text = exported(Kind::StateDict, &network).unwrap();
        let mut session = Session::new(Scene::default()).unwrap();
        let summary = session.adopt_import(&text).unwrap();
        prop_assert!(summary.is_difference);
        prop_assert_eq!(summary.widths, [2, 4, 1]);
        let at = Point::new(at.0, at.1);
        let both = network.scores(at);
        let size: f64 = 1.0 + both.iter().map(|score| score.abs()).sum::<f64>();
        let one = session.network().scores(at)[0];
        // Each parameter of the difference is rounded to 24 bits.
        prop_assert!((one - (both[1] - both[0])).abs() <= 50.0 * f64::from(f32::EPSILON) * size);
    }

    #[test]
    fn any_text_gives_a_network_or_says_what_is_wrong(text in any::<String>()) {
        let _ = import::read(&text).map_err(|error| (error.to_string(), error.problem()));
    }

    #[test]
    fn any_json_like_text_gives_a_network_or_says_what_is_wrong(
        text in r#"[\[\]{}:,"0-9.e\-]{0,60}"#
    ) {
        let _ = import::read(&text).map_err(|error| (error.to_string(), error.problem()));
    }

    #[test]
    fn a_damaged_export_gives_a_sound_network_or_says_what_is_wrong(
        network in family_networks(),
        kind in prop::sample::select(vec![Kind::Json, Kind::StateDict]),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut bytes = exported(kind, &network).unwrap().into_bytes();
        for (place, byte) in damage {
            // Some text always stays, so that there is a position for the next damage.
            let place = place.index(bytes.len());
            match byte {
                0..=63 if bytes.len() > 1 => drop(bytes.remove(place)),
                0..=127 => bytes.truncate(place.max(1)),
                other => bytes[place] = other & 127,
            }
        }
        let text = String::from_utf8_lossy(&bytes);
        if let Ok(read) = import::read(&text) {
            let single = read.network.parameters().all(|value| rounded_to_f32(value) == value);
            prop_assert!(single && read.network.parameters().all(f64::is_finite));
            let again = import::read(&exported(Kind::Json, &read.network).unwrap()).unwrap();
            prop_assert_eq!(bits(&again.network), bits(&read.network));
        }
    }

    #[test]
    fn a_session_imports_what_another_exports_and_undo_restores_the_state(
        seed in any::<u32>(), hidden in prop::collection::vec(1_usize..=9, 0..=3)
    ) {
        let mut scene = Scene { hidden_widths: hidden, activation: Activation::Gelu, ..Scene::default() };
        scene.set_seed(seed);
        let other = Session::new(scene).unwrap();
        let mut session = Session::new(Scene::default()).unwrap();
        session.train(3).unwrap();
        let before = (session.network().clone(), session.scene());
        let summary = session.adopt_import(&other.export(Kind::Json).unwrap()).unwrap();
        prop_assert_eq!(session.network(), other.network());
        prop_assert_eq!(summary.activation, "gelu");
        let (reopened, _) = Session::open(&session.link()).unwrap();
        prop_assert_eq!(reopened.network(), other.network());
        prop_assert!(session.train(2).is_ok());
        prop_assert!(session.undo() && session.undo());
        prop_assert_eq!((session.network().clone(), session.scene()), before);
    }
}

#[test]
fn every_kind_is_written_for_every_activation_or_refused_by_name() {
    for (activation, _) in Activation::NAMES {
        let network = Network::zeros(activation, &[2, 3, 1]).unwrap();
        for (kind, name) in Kind::NAMES {
            assert_eq!(Kind::from_name(name), Some(kind));
            let written = exported(kind, &network);
            if kind == Kind::Formulas && !activation.is_two_piece() {
                assert_eq!(written, Err(ExportError::Smooth { activation }));
            } else {
                assert!(!written.unwrap().is_empty());
            }
        }
    }
}

#[test]
fn a_parameter_beyond_f32_is_named() {
    let layer = Layer::new(2, vec![1e39, 0.0], vec![0.0]).unwrap();
    let network = Network::new(Activation::Relu, vec![layer]).unwrap();
    let found = exported(Kind::Numpy, &network);
    assert_eq!(found, Err(ExportError::ParameterRange { layer: 0 }));
}

#[test]
fn more_regions_than_a_text_should_hold_are_counted() {
    // |z| folds the line in two: every layer doubles the number of teeth along both axes.
    let tooth = Layer::new(2, vec![2.0, 0.0, 0.0, 2.0], vec![-1.0, -1.0]).unwrap();
    let score = Layer::new(2, vec![1.0, 1.0], vec![0.0]).unwrap();
    for folds in [6_u32, 8] {
        let mut layers = vec![tooth.clone(); folds.try_into().unwrap()];
        layers.push(score.clone());
        let network = Network::new(Activation::Leaky { slope: -1.0 }, layers).unwrap();
        let subject = Subject {
            network: &network,
            samples: &[],
            classes: &[],
            frame: Rect::square(Point::default(), 1.0),
            link: "",
        };
        let written = export::write(Kind::Formulas, &subject);
        let complex = CellComplex::of(&network, &subject.frame.corners()).unwrap();
        let found = complex.region_count();
        assert_eq!(found > export::MOST_REGIONS, folds == 8, "{found}");
        match written {
            Ok(text) => assert_eq!(Block::all(&text).len(), found),
            Err(error) => assert_eq!(error, ExportError::TooManyRegions { found }),
        }
        assert_eq!(export::write(Kind::Formulas, &subject).is_err(), folds == 8);
    }
}

#[test]
fn layers_come_in_the_order_of_the_file_or_of_their_numbers() {
    let named = r#"{"hidden.weight": [[1, 2], [3, 4]], "hidden.bias": [5, 6], "a_last.weight": [[7, 8]], "a_last.bias": [9]}"#;
    let read = import::read(named).unwrap();
    let values: Vec<f64> = read.network.parameters().collect();
    assert_eq!(values, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]);
    // Sorted as text, like `json.dump(…, sort_keys=True)` does.
    let sorted = r#"{"net.10.weight": [[3]], "net.2.weight": [[2]], "net.0.weight": [[1, 1]]}"#;
    let read = import::read(sorted).unwrap();
    let values: Vec<f64> = read.network.parameters().collect();
    assert_eq!(values, [1.0, 1.0, 0.0, 2.0, 0.0, 3.0, 0.0]);
    assert_eq!(read.summary().without_biases, 3);
}

#[test]
fn a_pytorch_dump_gives_the_scores_that_pytorch_computes() {
    /// PyTorch sums in a different order, in `f64`.
    const ROUNDING: f64 = 1e-14;
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join("torch.json");
    let text = std::fs::read_to_string(file).unwrap();
    let read = import::read(&text).unwrap();
    assert_eq!(read.source, Source::StateDict);
    assert_eq!(read.summary().widths, [2, 5, 4, 3]);
    assert_eq!(read.summary().without_biases, 1);
    let case: Value = serde_json::from_str(&text).unwrap();
    let points: Vec<[f64; 2]> = serde_json::from_value(case["points"].clone()).unwrap();
    let scores: Vec<[f64; 3]> = serde_json::from_value(case["scores"].clone()).unwrap();
    assert_eq!(points.len(), 25);
    for ([x, y], expected) in points.into_iter().zip(scores) {
        let found = read.network.scores(Point::new(x, y));
        for (found, expected) in found.into_iter().zip(expected) {
            assert!((found - expected).abs() <= ROUNDING, "{found} {expected}");
        }
    }
}

#[test]
fn the_longest_texts_are_read_within_seconds() {
    let fill = |start: &str, part: &str, end: &str| {
        let count = (MOST_BYTES - start.len() - end.len()) / part.len();
        format!("{start}{}{end}", part.repeat(count))
    };
    let texts = [
        fill("[", "[],", "0]"),
        fill("{", r#""0.weight":[],"#, r#""0.bias":[]}"#),
        fill(r#"{"0.weight":["#, "[],", "[]]}"),
        fill(r#"{"0.weight":[["#, "1,", "1]]}"),
        fill(r#"{"0.weight":[[1]],"0.bias":["#, "1,", "1]}"),
        fill(
            r#"{"format":"crease-network","version":1,"activation":{"name":"relu"},"layers":["#,
            "{},",
            "{}]}",
        ),
        fill(r#"{""#, "x", r#"":1}"#),
        fill(r#"{"0.weight":[[1e"#, "9", "]]}"),
        fill("", "9", ""),
    ];
    let start = cpu_time::ThreadTime::now();
    for text in &texts {
        assert!(text.len() > MOST_BYTES - 100 && text.len() <= MOST_BYTES);
        refusal(text);
    }
    let taken = start.elapsed();
    assert!(taken.as_secs() < 10, "{taken:?}");
}

#[test]
fn the_page_has_words_for_every_problem() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../www/words");
    let catalogues = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let is_english = |path: &std::path::PathBuf| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with("en"))
    };
    let texts = catalogues
        .filter(is_english)
        .map(|path| std::fs::read_to_string(path).unwrap());
    let words: String = texts.collect();
    let mut codes = 0;
    let mut open = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(place) = open.pop() {
        if place.is_dir() {
            let inside = std::fs::read_dir(place).unwrap();
            open.extend(inside.map(|entry| entry.unwrap().path()));
            continue;
        }
        let code = std::fs::read_to_string(place).unwrap_or_default();
        for named in code.split("Problem::new(\"").skip(1) {
            let name = named.split('"').next().unwrap();
            assert!(
                words.contains(&format!("  '{name}': ")) || words.contains(&format!("  {name}: ")),
                "{name}"
            );
            codes += 1;
        }
    }
    assert!(codes > 20);
}

#[test]
fn a_checkpoint_and_a_single_layer_are_understood() {
    let checkpoint = json!({"epoch": 7, "state_dict": state_dict(&[("fc1", 8, 2), ("fc2", 1, 8)])});
    let read = import::read(&checkpoint.to_string()).unwrap();
    assert_eq!(read.summary().widths, [2, 8, 1]);
    let single = r#"{"weight": [[0.1, 16777217]], "bias": [1e-46]}"#;
    let values: Vec<f64> = import::read(single).unwrap().network.parameters().collect();
    assert_eq!(values, [f64::from(0.1_f32), 16_777_216.0, 0.0]);
}

#[test]
fn what_is_wrong_is_named() {
    let key = |key: &str| key.to_owned();
    let cases: [(&str, ImportError); 14] = [
        ("", ImportError::NotJson { line: 1, column: 0 }),
        ("[1, 2", ImportError::NotJson { line: 1, column: 5 }),
        ("[]", ImportError::NoNetwork),
        ("{}", ImportError::NoNetwork),
        (r#"{"0.bias": [1]}"#, ImportError::NoNetwork),
        (
            r#"{"conv.weight": [[[[1]]]]}"#,
            ImportError::Weights {
                key: key("conv.weight"),
            },
        ),
        (
            r#"{"bn.weight": [1, 2], "bn.bias": [1, 2]}"#,
            ImportError::Weights {
                key: key("bn.weight"),
            },
        ),
        (
            r#"{"fc.weight": [[1, 2], [3]]}"#,
            ImportError::Weights {
                key: key("fc.weight"),
            },
        ),
        (
            r#"{"fc.weight": [[1, 2]], "fc.bias": [1, 2]}"#,
            ImportError::Biases {
                key: key("fc.bias"),
                units: 1,
            },
        ),
        (
            r#"{"fc.weight": [[1, 2]], "bn.running_mean": [1]}"#,
            ImportError::Unknown {
                key: key("bn.running_mean"),
            },
        ),
        (
            r#"{"fc.weight": [[1, 2]], "fc.weight": [[1, 2]]}"#,
            ImportError::Twice {
                key: key("fc.weight"),
            },
        ),
        (
            r#"{"fc.weight": [[1, 2], [2, 1e39]]}"#,
            ImportError::Range {
                key: key("fc.weight[1][1]"),
            },
        ),
        (
            r#"{"format": "other"}"#,
            ImportError::Value { key: "format" },
        ),
        (
            r#"{"format": "crease-network"}"#,
            ImportError::Missing { key: "version" },
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(refusal(text), expected, "{text}");
    }
    let long = " ".repeat(MOST_BYTES + 1);
    let bytes = long.len();
    assert_eq!(refusal(&long), ImportError::TooLong { bytes });
    let deep = "[".repeat(100_000);
    assert!(matches!(refusal(&deep), ImportError::NotJson { .. }));
}

#[test]
fn what_is_wrong_with_the_projects_own_format_is_named() {
    let with = |key: &str, value: Value| {
        let text = exported(
            Kind::Json,
            &Network::zeros(Activation::Relu, &[2, 2, 1]).unwrap(),
        );
        let mut tree: Value = serde_json::from_str(&text.unwrap()).unwrap();
        tree[key] = value;
        refusal(&tree.to_string())
    };
    assert_eq!(
        with("version", json!(2)),
        ImportError::NewerVersion { found: 2.0 }
    );
    assert_eq!(
        with("version", json!(0.5)),
        ImportError::Value { key: "version" }
    );
    assert_eq!(
        with("layers", json!(7)),
        ImportError::Value { key: "layers" }
    );
    assert_eq!(
        with("layers", json!([7])),
        ImportError::Missing { key: "weights" }
    );
    assert_eq!(
        with("layers", json!([])),
        ImportError::Network(NetworkError::NoOutput)
    );
    let sine = json!({"name": "sine"});
    assert_eq!(
        with("activation", sine),
        ImportError::Activation {
            name: "sine".to_owned()
        }
    );
    let steep = json!({"name": "leaky", "slope": 3});
    let turn = ImportError::Turn {
        limits: Scene::SLOPE,
        found: 3.0,
    };
    assert_eq!(with("activation", steep), turn);
}

#[test]
fn shapes_that_do_not_fit_are_named() {
    let read = |layers: &[(&str, usize, usize)]| refusal(&state_dict(layers).to_string());
    let mismatch = NetworkError::Mismatch {
        layer: 1,
        expected: 8,
        found: 9,
    };
    assert_eq!(read(&[("a", 8, 2), ("b", 1, 9)]), mismatch.into());
    let wide = NetworkError::Width {
        layer: 1,
        found: 65,
        most: 64,
    };
    assert_eq!(read(&[("a", 65, 2), ("b", 1, 65)]), wide.into());
    let image = ImportError::Wide {
        inputs: 784,
        widths: "784-10-1".to_owned(),
    };
    assert_eq!(read(&[("a", 10, 784), ("b", 1, 10)]), image);
    let names: Vec<String> = (10..40).map(|number| format!("fc{number}")).collect();
    let deep: Vec<(&str, usize, usize)> = names.iter().map(|name| (name.as_str(), 2, 2)).collect();
    assert_eq!(read(&deep), ImportError::Entries { found: 60 });
}

#[test]
fn a_session_refuses_what_does_not_fit_its_samples_and_stays_as_it_was() {
    let mut session = Session::new(Scene::default()).unwrap();
    let before = (session.scene(), session.undo_and_redo());
    let three = state_dict(&[("a", 8, 2), ("b", 3, 8)]).to_string();
    let refused = ImportError::Outputs {
        expected: 1,
        found: 3,
    };
    assert_eq!(session.adopt_import(&three), Err(refused));
    let line = state_dict(&[("a", 8, 1), ("b", 1, 8)]).to_string();
    assert_eq!(
        session.adopt_import(&line),
        Err(ImportError::Inputs {
            expected: 2,
            found: 1
        })
    );
    assert_eq!((session.scene(), session.undo_and_redo()), before);
    // Importing the current network is not an edit.
    let own = session.export(Kind::Json).unwrap();
    session.adopt_import(&own).unwrap();
    assert_eq!((session.scene(), session.undo_and_redo()), before);
    session.set("data", Preset::Spiral3.name()).unwrap();
    assert!(session.adopt_import(&three).is_ok());
    assert_eq!(session.network().outputs(), 3);
}
