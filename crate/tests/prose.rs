//! Checks that the numbers in the prose are those of the core: of frozen scenes, and of seeded measurements.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::path::Path;

use crease::{Activation, Fibres, Goal, Point, RankDecay, Session, UnitId};

/// The text of a prose file.
fn prose(name: &str) -> String {
    let file = format!("../www/prose/en/{name}.html");
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

/// A share as formatted in the prose: one decimal, or none where it is 0.
fn percent(share: f64) -> String {
    let tenths = format!("{:.1}", 100.0 * share);
    format!("{}\u{202f}%", tenths.strip_suffix(".0").unwrap_or(&tenths))
}

/// The hook's thumbnails: their links, and what stands below each.
fn thumbnails() -> Vec<(String, String)> {
    let answer = prose("answer");
    let buttons = answer.split("data-adopt=\"").skip(1);
    buttons
        .map(|button| {
            let (link, rest) = button.split_once('"').unwrap();
            let (_, label) = rest.split_once("<span>").unwrap();
            let (label, _) = label.split_once("</span>").unwrap();
            (link.to_owned(), label.replace("<br>", " "))
        })
        .collect()
}

#[test]
fn thumbnails_say_how_many_units_keep_how_much() {
    let said = thumbnails().into_iter().map(|(link, label)| {
        let (mut session, _) = Session::open(&link).unwrap();
        let units = session.network().hidden_widths()[0];
        let kept = Fibres::of(session.complex().unwrap(), 0)
            .unwrap()
            .shares()
            .kept;
        (label, units, kept)
    });
    let said: Vec<_> = said.collect();
    let (_, units, kept) = said[0];
    assert_eq!((units, kept), (2, 1.0), "printed: nothing is in the way");
    assert_eq!(said.len(), 4);
    for (label, units, kept) in &said[1..] {
        assert_eq!(*label, format!("{units} units keep {}", percent(*kept)));
    }
}

#[test]
fn each_thumbnail_is_the_one_before_it_with_a_mirror_and_the_first_is_where_the_lines_set_out() {
    let links: Vec<_> = thumbnails().into_iter().map(|(link, _)| link).collect();
    let opened = |link: &str| Session::open(link).unwrap().0;
    let mut session = opened(&links[1]);
    for link in &links[2..] {
        session.add_mirror();
        assert_eq!(session.network(), opened(link).network());
    }
    let mut session = opened(&links[1]);
    let target = session.network().clone();
    session.enter(&target, 0.0);
    assert_eq!(session.network(), opened(&links[0]).network());
    let own = format!("data-scene=\"{}\"", links[1]);
    assert!(prose("answer").contains(&own) && prose("lossy").contains(&own));
}

#[test]
#[ignore = "a statistic that takes seconds: `npm test -- \"long statistics\"`"]
fn of_512_directions_as_many_are_kept_as_the_first_chapter_says() {
    let chapter = prose("lossy");
    let after = |times: usize, seed: u64| {
        let rank_decay = RankDecay {
            inputs: 512,
            width: times * 512,
            layers: 10,
            seed,
        };
        rank_decay.directions()
    };
    let middle = |times: usize, layer: usize| {
        let mut left = [1, 2, 3, 4, 5].map(|seed| after(times, seed)[layer]);
        left.sort_unstable();
        left[2]
    };
    let squeezed = {
        // The middle one of the five.
        let rank_decay = RankDecay {
            inputs: 512,
            width: 512,
            layers: 10,
            seed: 3,
        };
        assert_eq!(rank_decay.directions()[9], middle(1, 9));
        let stretches = rank_decay.stretches();
        let beyond = |share: f64| {
            let least = share * stretches[0];
            stretches.iter().filter(|stretch| **stretch > least).count()
        };
        format!(
            "in that network {} keep more than a hundredth of the largest stretch, and {} more than a tenth",
            beyond(0.01),
            beyond(0.1)
        )
    };
    let said = [
        squeezed,
        format!(
            "Of five random networks of ten such layers, the middle one lets {} of the 512 directions through its first layer",
            middle(1, 0)
        ),
        format!("{} are left after the tenth", middle(1, 9)),
        format!("twice as many units in each layer it is {}", middle(2, 9)),
    ];
    for said in said {
        assert!(chapter.contains(&said), "{said}");
    }
}

#[test]
fn of_128_directions_as_many_are_kept_as_the_text_of_the_chart_says() {
    let chapter = prose("lossy");
    let left = [1, 2, 4].map(|times| {
        let rank_decay = RankDecay {
            inputs: 128,
            width: times * 128,
            layers: 10,
            seed: 1,
        };
        rank_decay.directions()[9]
    });
    let said = format!(
        "{} directions are left in layers of 128 units, {} in layers of 256, all {} in layers of 512",
        left[0], left[1], left[2]
    );
    assert!(chapter.contains(&said), "{said}");
}

#[test]
fn the_last_chapter_says_how_many_trainings_erase_points() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/chapters.json");
    let fixture: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    // tests/goals.rs checks that the fixture is true.
    let found = &fixture["forgetting"];
    let said = format!(
        "In {} of {} trainings from different first weights, 1,000 steps each, the network erased {} points or more",
        found["erasing"], found["trainings"], found["leastErased"]
    );
    assert!(prose("assembly-line").contains(&said), "{said}");
    assert!(found["recipe"].as_str().unwrap().contains(";step=1000;"));
}

#[test]
fn points_of_the_last_chapter_that_are_all_zeros_are_many_of_one_class_and_right() {
    let chapter = prose("assembly-line");
    let (_, scene) = chapter.split_once("data-scene=\"").unwrap();
    let (session, _) = Session::open(scene.split('"').next().unwrap()).unwrap();
    let is_erased = |at| {
        !session
            .network()
            .hidden_units()
            .any(|unit| session.network().pattern_at(at).is_on(unit))
    };
    let erased: Vec<_> = session
        .samples()
        .iter()
        .filter(|sample| is_erased(sample.at))
        .collect();
    let bias = session.network().output_layer().biases()[0];
    assert!(
        erased
            .iter()
            .all(|sample| sample.label.0 == 0 && session.network().scores(sample.at) == [bias])
    );
    assert!(bias < 0.0, "blue disc");
    for said in [
        format!(
            "for {} of these points every hidden unit is off",
            erased.len()
        ),
        format!("“blue disc” to all {}", erased.len()),
    ] {
        assert!(chapter.contains(&said), "{said}");
    }
}

/// The value of a number in the prose, in the scene that its chapter opens with.
fn scrubbed(session: &mut Session, what: &str) -> String {
    let card = session.card(UnitId::new(0, 0)).unwrap();
    let of_a = |from: Option<&str>| {
        let mut found = card.parameters.iter().filter(|p| p.from.as_deref() == from);
        format!("{:.2}", found.next().unwrap().value).replace('-', "\u{2212}")
    };
    match what {
        "bias A" => of_a(None),
        "weight A x1" => of_a(Some("x1")),
        "units" => session.readout().units.to_string(),
        "setting learning-rate" => session.scene().training.learning_rate.to_string(),
        "sample" => "1".to_owned(),
        other => panic!("{other}: no number of a figure"),
    }
}

#[test]
fn numbers_that_can_be_scrubbed_begin_as_they_are_written() {
    let mut checked = 0;
    for chapter in ["lossy", "negative", "range", "assembly-line"] {
        let text = prose(chapter);
        let (_, scene) = text.split_once("data-scene=\"").unwrap();
        let (mut session, _) = Session::open(scene.split('"').next().unwrap()).unwrap();
        for scrub in text.split("data-scrub=\"").skip(1) {
            let (what, rest) = scrub.split_once('"').unwrap();
            let written = rest.split(['>', '<']).nth(1).unwrap();
            assert_eq!(scrubbed(&mut session, what), written, "{chapter}: {what}");
            checked += 1;
        }
    }
    assert!(checked >= 8, "{checked}");
}

/// The build fills these numbers in, from the core's own.
#[test]
fn every_number_that_a_goal_asks_for_is_named_in_its_sentence_and_no_other_is() {
    let chapters = [
        "lossy",
        "negative",
        "range",
        "assembly-line",
        "curves",
        "prune",
        "dying",
        "leaky",
        "collapse",
        "snowflake",
        "mirror",
    ]
    .map(prose);
    for (goal, name) in Goal::NAMES {
        let mut boxes = (chapters.iter())
            .filter_map(|chapter| chapter.split_once(&format!("data-goal=\"{name}\"")));
        let (_, rest) = boxes.next().unwrap_or_else(|| panic!("{name}"));
        let sentence = rest.split_once("</p>").unwrap().0;
        let named: Vec<&str> = (sentence.split("data-asks=\"").skip(1))
            .map(|after| after.split('"').next().unwrap())
            .collect();
        let asked: Vec<&str> = goal.asks().iter().map(|(asked, _)| *asked).collect();
        assert_eq!(named, asked, "{name}");
        let text = sentence.split_once("<p>").unwrap().1;
        assert!(
            !text.contains(|c: char| c.is_ascii_digit()),
            "{name}: {text}"
        );
    }
}

#[test]
fn a_mirror_gives_what_its_chapter_says_and_z_back_to_the_last_bit() {
    let chapter = prose("mirror");
    let (_, rest) = chapter.split_once("data-scene=\"").unwrap();
    let (mut session, _) = Session::open(rest.split_once('"').unwrap().0).unwrap();
    let output = UnitId::new(1, 0);
    let signed = |value: f64, digits: usize| {
        let plain = format!("{:.digits$}", value.abs());
        let plain = plain.strip_suffix(".00").unwrap_or(&plain).to_owned();
        if value < 0.0 {
            format!("−{plain}")
        } else {
            plain
        }
    };
    for (weight, name, digits) in [
        (-1.0, "−1", 2),
        (-0.1, "−0.1", 3),
        (0.0, "0", 2),
        (1.0, "+1", 2),
    ] {
        session.set_weight(output, 1, weight).unwrap();
        let score = session.mirror_readout().unwrap().score;
        let said = format!("<strong>{name}: {}.</strong>", signed(score, digits));
        assert!(chapter.contains(&said), "{said}");
    }
    // The opening: A passes on 0, its mirror 0.74; and −0.74 times that.
    let readout = session.mirror_readout().unwrap();
    assert_eq!(
        (signed(readout.z, 2), readout.activations[0]),
        ("−0.74".to_owned(), 0.0)
    );
    assert_eq!(signed(readout.z * readout.activations[1], 2), "−0.55");
    // Every number, the smallest and the largest of them.
    session.set_weight(output, 1, -1.0).unwrap();
    let leak = f64::from(0.1_f32);
    let mut leaky = session.network().clone();
    leaky.set_weight(output, 1, -leak).unwrap();
    for size in [0.0, 5e-324, 1e-310, 0.1, 1.0 / 3.0, 0.74, 1e17, f64::MAX] {
        for z in [size, -size] {
            let at = Point::new(z, 0.0);
            assert_eq!(
                session.network().scores(at)[0].to_bits() << 1,
                z.to_bits() << 1,
                "{z}"
            );
            assert_eq!(session.network().scores(at)[0], z);
            // At −0.1 it is leaky ReLU.
            assert_eq!(
                leaky.scores(at)[0],
                Activation::Leaky { slope: leak }.apply(z),
                "{z}"
            );
        }
    }
}

#[test]
fn ten_linear_layers_have_the_numbers_that_their_chapter_says_and_one_bend_makes_two_formulas() {
    let chapter = prose("collapse");
    let (_, rest) = chapter.split_once("data-scene=\"").unwrap();
    let (mut session, _) = Session::open(rest.split_once('"').unwrap().0).unwrap();
    let readout = session.collapse_readout().unwrap();
    assert_eq!(
        (readout.parameters, readout.layers, readout.numbers),
        (609, 10, 3)
    );
    assert!(
        chapter.contains("609: all of them")
            && chapter.contains("61: a tenth")
            && chapter.contains("3: one for x1")
    );
    let hidden = session.network().hidden_units().count();
    assert!(chapter.contains(&format!("among {hidden} hidden units")));
    assert!(chapter.contains(&format!("the other {} units", hidden - 1)));
    assert!(readout.linear && readout.linear_regions == Some(1));
    assert!(session.bend_one(4));
    let readout = session.collapse_readout().unwrap();
    assert!(!readout.linear && readout.linear_regions == Some(2) && readout.split == 1);
    assert_eq!(session.readout().regions, Some(2));
    // The bent unit tells points of both sides apart, so the goal is open.
    let unit = readout.unit.unwrap();
    assert!((1..unit.of).contains(&unit.on), "{unit:?}");
    // Made linear and bent again, it is what it was: the dial between them changes nothing else.
    let bent = session.network().clone();
    assert!(session.unbend() && !session.unbend());
    let flat = session.collapse_readout().unwrap();
    assert!(flat.linear && flat.linear_regions == Some(1));
    assert_eq!(
        flat.unit.as_ref().map(|unit| &unit.letters),
        Some(&unit.letters)
    );
    session.select(None);
    assert!(session.bend_one(4));
    assert_eq!(*session.network(), bent);
    assert_eq!(session.collapse_readout().unwrap().unit, Some(unit));
    for slope in ["-1", "0.1", "0.5"] {
        session.set("slope", slope).unwrap();
        let readout = session.collapse_readout().unwrap();
        assert_eq!(
            (readout.linear_regions, readout.split),
            (Some(2), 1),
            "{slope}"
        );
        assert!(session.network().parameters().eq(bent.parameters()));
    }
}

/// The scene of a small figure beside a statement of the thread.
fn margin(name: &str) -> Session {
    let thread = prose("thread");
    let (_, figure) = thread
        .split_once(&format!("data-margin=\"{name}\""))
        .unwrap();
    let (_, link) = figure.split_once("data-scene=\"").unwrap();
    Session::open(link.split('"').next().unwrap()).unwrap().0
}

#[test]
fn units_of_the_thread_die_at_one_rate_and_live_at_the_other() {
    let [dying, living, leaky] = ["dying", "settings", "leaky"].map(|name| margin(name).readout());
    assert_eq!(dying.dead_units, dying.units);
    assert_eq!(living.dead_units, 0);
    assert_eq!(leaky.dead_units, 0);
    // No unit is dead, and yet the network is hardly better than chance.
    assert!(leaky.accuracy.unwrap() < 0.6, "{:?}", leaky.accuracy);
}

/// How far a curve is missed, as the page writes it.
fn written_error(error: f64) -> String {
    if error < 0.1 {
        format!("{error:.3}")
    } else {
        format!("{error:.2}")
    }
}

#[test]
fn every_step_of_the_construction_misses_the_sine_by_what_it_says() {
    let text = prose("curves");
    let list = text.split_once("<ol class=\"construction\">").unwrap().1;
    let list = list.split_once("</ol>").unwrap().0;
    let mut checked = 0;
    for step in list.split("data-adopt=\"").skip(1) {
        let (session, _) = Session::open(step.split('"').next().unwrap()).unwrap();
        let error = session.line_readout().largest_error.unwrap();
        let (_, said) = step.split_once("class=\"error\">").unwrap();
        assert_eq!(written_error(error), said.split('<').next().unwrap());
        checked += 1;
    }
    assert_eq!(checked, 9);
}

/// The session of the scene that a chapter opens with.
fn opening(chapter: &str) -> Session {
    let text = prose(chapter);
    let (_, scene) = text.split_once("data-scene=\"").unwrap();
    Session::open(scene.split('"').next().unwrap()).unwrap().0
}

/// The letters of the dead units, in their order.
fn dead_letters(session: &Session) -> String {
    let dead = session.dead_units().into_iter();
    dead.filter_map(|unit| session.network().letters(unit))
        .collect()
}

#[test]
fn units_of_the_chapter_on_pruning_are_on_as_often_as_it_says() {
    let mut session = opening("prune");
    let units = session.units_readout().unwrap();
    let all = &units.layers[0].units;
    let letters = |is_meant: &dyn Fn(usize) -> bool| -> Vec<&str> {
        let meant = all.iter().filter(|unit| is_meant(unit.on));
        meant.map(|unit| unit.letters.as_str()).collect()
    };
    let never = letters(&|on| on == 0);
    let always = letters(&|on| on == units.examples);
    assert_eq!((never.as_slice(), always.len()), (&["B"][..], 2));
    let chapter = prose("prune");
    let others = all.len() - 3;
    assert_eq!(others, 5, "five");
    for said in [
        format!("{} is <em>never on</em>", never[0]),
        format!("{} are <em>always on</em>", always.join(" and ")),
        "The other five are on for some points and off for others.".to_owned(),
    ] {
        assert!(chapter.contains(&said), "{said}");
    }
    assert!((session.readout().accuracy.unwrap() - 1.0).abs() < f64::EPSILON);
    // Where there are no points the removed unit would be on.
    assert!(session.remove_dead_units());
    assert_eq!(session.pruning_readout().unwrap().frame, Some(0.0));
    session.look_further_out();
    assert!(session.pruning_readout().unwrap().frame.unwrap() > 0.0);
}

#[test]
fn units_of_the_chapter_on_dying_die_when_it_says() {
    let mut session = opening("dying");
    let chapter = prose("dying");
    assert_eq!(session.scene().training.learning_rate.to_string(), "2");
    let end = session.timeline().now;
    let mut dead_at = |step| {
        session.scrub_to(step);
        dead_letters(&session)
    };
    assert_eq!(
        [end - 2, end - 1, end].map(&mut dead_at),
        ["", "LN", "HLN"],
        "H one step ago, L and N one step earlier"
    );
    for said in [
        "A step at a learning rate of 2 threw the hinge of H past all points.",
        "L and N, of the second layer, died one step earlier.",
        "H does not move by one bit",
        "L and N do come back",
    ] {
        assert!(chapter.contains(said), "{said}");
    }
    let weights = |session: &Session| {
        let layer = &session.network().layers()[0];
        (layer.row(7).to_vec(), layer.biases()[7])
    };
    let before = weights(&session);
    session.set("learning-rate", "0.1").unwrap();
    session.train(1000).unwrap();
    assert_eq!(weights(&session), before);
    assert_eq!(dead_letters(&session), "H");
}

#[test]
fn a_leak_is_as_large_as_the_chapter_says() {
    let said = format!("z times {} in place of 0", Activation::STANDARD_LEAK);
    assert!(prose("leaky").contains(&said), "{said}");
}

#[test]
fn where_one_unit_is_off_others_usually_are_not_and_no_page_says_more() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../www/prose/en");
    let mut qualified = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path)
            .unwrap()
            .replace(['\n', '\r'], " ");
        for sentence in text.split(['.', ':', ';', '!', '?', '>']) {
            let speaks = ["others are on", "other units are on"];
            let said = speaks.iter().any(|words| sentence.contains(words));
            assert!(!said, "{}: {sentence}", path.display());
            qualified += usize::from(
                sentence.contains("others usually are not")
                    || sentence.contains("others are usually on"),
            );
        }
    }
    assert!(
        qualified >= 3,
        "answer, first chapter and thread: {qualified}"
    );
}

/// The law behind the table is held by `folding_doubles_the_pieces_with_every_layer`.
#[test]
fn the_table_of_folds_doubles_with_every_layer() {
    let text = prose("snowflake");
    let written = |number: u64| match number {
        1000.. => format!("{},{:03}", number / 1000, number % 1000),
        _ => number.to_string(),
    };
    for depth in [1_u64, 2, 3, 5, 10] {
        let pieces = 2_u64.pow(u32::try_from(depth).unwrap());
        // In one layer a unit for each place where two pieces meet.
        let [all, deep, wide] = [pieces, 2 * depth, pieces - 1].map(written);
        let row =
            format!("<th scope=\"row\">{depth}</th><td>{all}</td><td>{deep}</td><td>{wide}</td>");
        assert!(text.contains(&row), "{row}");
    }
}
