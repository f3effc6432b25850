//! Links of version 1 open for ever: a frozen list of links, and what each of them opened to when it was added.
//!
//! The list only grows. A link that no longer opens to its entry is a broken promise, whatever else has improved.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::{BTreeMap, BTreeSet};

use crease::scene::link;
use crease::{Scene, Session};
use serde::{Deserialize, Serialize};

const FIXTURES: &str = include_str!("fixtures/links_1.json");

/// Keys of links, in the order in which version 1 writes them.
const KEYS: [&str; 29] = [
    "data", "turns", "test", "net", "act", "slope", "beta", "init", "scale", "bias", "seed", "opt",
    "lr", "batch", "l1", "l2", "decay", "step", "frame", "shade", "out", "unit", "probe", "reader",
    "layer", "print", "face", "say", "at",
];

/// A link and what it opens to.
#[derive(Debug, Deserialize)]
struct Frozen {
    /// What the link is an example of.
    name: String,
    link: String,
    opens: Facts,
}

/// What a link shows.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Facts {
    /// The page's settings, by name.
    settings: BTreeMap<String, String>,
    step: u64,
    /// Units of the hidden layers.
    shape: Vec<usize>,
    /// CRC-32 of the bits of all parameters as `f32`, in order; the runs of recipes are repeated.
    parameters: u32,
    /// CRC-32 of every sample: the bits of x1 and x2 as `f32`, its label, and whether it is a test sample.
    samples: u32,
    sample_count: usize,
    /// Corners of the frame.
    frame: [f64; 4],
    /// Layer and index of the selected unit.
    unit: Option<(usize, usize)>,
    probe: Option<(f64, f64)>,
    chapter: Option<String>,
    word: Option<String>,
    /// Keys that were ignored.
    ignored: Vec<String>,
}

impl Facts {
    fn of(text: &str) -> Self {
        let (session, ignored) =
            Session::open(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let scene = session.scene();
        let settings = session.settings();
        let settings = settings.map(|(setting, value)| (setting.to_owned(), value));
        let frame = scene.view.frame();
        Self {
            settings: settings.collect(),
            step: scene.step,
            shape: scene.hidden_widths.clone(),
            parameters: parameter_digest(&session),
            samples: sample_digest(&session),
            sample_count: session.samples().len(),
            frame: [frame.min.x, frame.min.y, frame.max.x, frame.max.y],
            unit: scene.view.selected.map(|unit| (unit.layer, unit.unit)),
            probe: scene.view.probe.map(|at| (at.x, at.y)),
            chapter: scene.chapter,
            word: scene.word,
            ignored,
        }
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "parameters of a session are f32 values"
)]
fn parameter_digest(session: &Session) -> u32 {
    let bytes = session.network().parameters();
    let bytes: Vec<u8> = bytes
        .flat_map(|value| (value as f32).to_le_bytes())
        .collect();
    crc32fast::hash(&bytes)
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "coordinates of samples are f32 values"
)]
fn sample_digest(session: &Session) -> u32 {
    let mut digest = crc32fast::Hasher::new();
    for sample in session.samples() {
        digest.update(&(sample.at.x as f32).to_le_bytes());
        digest.update(&(sample.at.y as f32).to_le_bytes());
        digest.update(&[sample.label.0, u8::from(sample.test)]);
    }
    digest.finalize()
}

fn fixtures() -> Vec<Frozen> {
    serde_json::from_str(FIXTURES).unwrap()
}

#[test]
fn links_of_version_1_open_to_what_they_always_did() {
    for Frozen { name, link, opens } in fixtures() {
        let mut found = Facts::of(&link);
        // A setting added later is not part of the promise.
        found
            .settings
            .retain(|setting, _| opens.settings.contains_key(setting));
        assert_eq!(found, opens, "{name}: {link}");
    }
}

#[test]
fn fields_are_written_in_the_order_of_the_grammar() {
    let mut written = BTreeSet::new();
    for Frozen { link, .. } in fixtures() {
        let text = link::write(&link::read(&link).unwrap().scene);
        let keys = text
            .split(';')
            .filter_map(|field| Some(field.split_once('=')?.0));
        let known = |key: &str| KEYS.iter().position(|known| *known == key);
        let places: Vec<usize> = keys.filter_map(known).collect();
        assert!(places.is_sorted(), "{text}");
        written.extend(places);
    }
    assert_eq!(written.len(), KEYS.len());
}

#[test]
fn the_frozen_links_hold_every_key_of_the_grammar() {
    let fixtures = fixtures();
    let fields = fixtures.iter().flat_map(|frozen| frozen.link.split(';'));
    let held: BTreeSet<&str> = fields
        .filter_map(|field| Some(field.split_once('=')?.0))
        .collect();
    for key in KEYS.into_iter().chain(["pts", "w"]) {
        assert!(held.contains(key), "{key}");
    }
}

/// The text with everything except letters and digits percent-encoded.
fn escaped(text: &str) -> String {
    let escape = |c: char| {
        if c.is_ascii_alphanumeric() {
            c.to_string()
        } else {
            format!("%{:02X}", u32::from(c))
        }
    };
    text.chars().map(escape).collect()
}

#[test]
fn a_link_opens_the_same_however_often_it_was_escaped_on_its_way() {
    for Frozen { name, link, .. } in fixtures() {
        let plain = link::read(&link);
        let some = link.replace(';', "%3b").replace('=', "%3D");
        let (once, twice) = (escaped(&link), escaped(&escaped(&link)));
        for sent in [some, once, twice] {
            assert!(link::is_scene(&sent), "{name}: {sent}");
            assert_eq!(link::read(&sent), plain, "{name}: {sent}");
        }
    }
}

#[test]
fn invalid_escapes_open_nothing_and_do_no_harm() {
    for text in [
        "%",
        "%3",
        "1%3Bend%",
        "%%%%",
        "1;%FF=%00;end",
        "1;data=%F0%28;end",
        "%25252525253B",
    ] {
        match link::read(text) {
            Ok(opened) => assert!(link::read(&link::write(&opened.scene)).is_ok(), "{text}"),
            Err(error) => assert!(!error.to_string().is_empty(), "{text}"),
        }
    }
    assert!(!link::is_scene("%70lay") && !link::is_scene("1%3"));
}

/// The length of a scene's link after some training steps and a change by hand.
fn length_of(text: &str, steps: u64) -> usize {
    let (mut session, _) = Session::open(text).unwrap();
    session.train(steps).unwrap();
    // A change by hand, so that no shorter recipe describes the network.
    session
        .set_bias(crease::UnitId::new(0, 0), 0.123_456_79)
        .unwrap();
    let link = session.link();
    assert!(link.contains(";w="), "{link}");
    link.len()
}

#[test]
fn a_trained_2_8_8_1_network_on_a_preset_takes_at_most_700_characters() {
    for data in [
        "xor.200.10.1",
        "circle.1000.50.4294967295",
        "spiral.500.12.77;turns=2.75;test=40",
        "moons.200.10.1",
    ] {
        let text = format!(
            "1;data={data};net=8-8;act=relu;seed=4294967295;opt=adam;lr=0.003;unit=1.1;at=assembly-line;end"
        );
        let length = length_of(&text, 3000);
        assert!(length <= 700, "{data}: {length} characters");
    }
}

#[test]
fn with_60_points_of_ones_own_it_takes_at_most_2000() {
    let mut scene = Scene {
        hidden_widths: vec![8, 8],
        ..Scene::default()
    };
    let samples = (0_u8..60).map(|index| crease::Sample {
        at: crease::Point::new(
            f64::from(f32::from(index) / 37.0),
            f64::from(-f32::from(index) / 53.0),
        ),
        label: crease::Label(index % 2),
        test: index % 5 == 0,
    });
    scene.own = Some(crease::Own::samples(samples.collect()));
    let length = length_of(&link::write(&scene), 3000);
    assert!(length <= 2000, "{length} characters");
}
