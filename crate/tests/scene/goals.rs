//! Laws of goals: no chapter opens with its goal reached, every recorded solution reaches it, and nothing else does.

use std::path::Path;

use crease::scene::{Graph, Lack};
use crease::session::Standing;
use crease::{
    BestLine, Collisions, Goal, GoalState, Network, Point, Progress, Sample, Session, Tier, UnitId,
    evaluate,
};
use proptest::prelude::*;
use serde_json::Value;

fn fixture() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/chapters.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn chapter(number: u64) -> Value {
    let chapters = fixture()["chapters"].as_array().unwrap().clone();
    let mut found = chapters.into_iter().filter(|c| c["number"] == number);
    found.next().unwrap()
}

fn open(link: &str) -> Session {
    let (session, ignored) = Session::open(link).unwrap();
    assert!(ignored.is_empty(), "{link}");
    session
}

/// The scene that a chapter's page opens with, according to its prose.
fn opening_of(chapter: &Value) -> Session {
    let slug = chapter["slug"].as_str().unwrap();
    let prose = format!("../www/prose/en/{slug}.html");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(prose);
    let page = std::fs::read_to_string(path).unwrap();
    let (_, after) = page.split_once("data-scene=\"").unwrap();
    open(after.split_once('"').unwrap().0)
}

fn opening(number: u64) -> Session {
    opening_of(&chapter(number))
}

/// The progress of a session that started as `opening`.
fn ask(goal: Goal, session: &mut Session, opening: &Session) -> Progress {
    let complex = session.complex().ok().cloned();
    goal.check(&GoalState {
        opening: opening.network(),
        network: session.network(),
        samples: session.samples(),
        step: session.scene().step,
        probe: session.probe(),
        complex: complex.as_ref(),
        curve: session.target_curve(),
        graph: session.graph(),
        returns: session.returns_beyond_first_layer(),
        started_dead: session.started_dead(),
    })
}

/// Sets all parameters of a unit of the first layer.
fn set_unit(session: &mut Session, unit: usize, [a, b, c]: [f64; 3]) {
    let unit = UnitId::new(0, unit);
    session.set_weight(unit, 0, a).unwrap();
    session.set_weight(unit, 1, b).unwrap();
    session.set_bias(unit, c).unwrap();
}

/// Sets what a unit over one input adds, to the right of its hinge.
fn set_line(session: &mut Session, unit: usize, [hinge, slope]: [f64; 2]) {
    let unit = UnitId::new(0, unit);
    session.set_weight(unit, 0, 1.0).unwrap();
    session.set_line_hinge(unit, hinge);
    session.set_line_slope(unit, slope);
}

fn apply(session: &mut Session, edit: &Value) {
    if let Some(steps) = edit["train"].as_u64() {
        session.train(steps).unwrap();
    } else if let Some(setting) = edit["set"].as_array() {
        let (name, text) = (setting[0].as_str().unwrap(), setting[1].as_str().unwrap());
        session.set(name, text).unwrap();
    } else if let Some(bias) = edit["output"].as_f64() {
        let output = UnitId::new(session.network().hidden_layers().len(), 0);
        session.set_bias(output, bias).unwrap();
    } else if let Some(letters) = edit["remove"].as_str() {
        assert!(session.select_letters(letters), "{letters}");
        session.remove_unit();
    } else if let Some(graph) = edit["graph"].as_str() {
        session.set_graph(Graph::from_name(graph));
    } else if edit["output-weights"].is_array() {
        let output = UnitId::new(session.network().hidden_layers().len(), 0);
        for (place, weight) in edit["output-weights"]
            .as_array()
            .unwrap()
            .iter()
            .enumerate()
        {
            session
                .set_weight(output, place, weight.as_f64().unwrap())
                .unwrap();
        }
    } else if let Some(layer) = edit["bend"].as_u64() {
        assert!(session.bend_one(usize::try_from(layer).unwrap()));
    } else if let Some(layer) = edit["layer"].as_u64() {
        let place = |name: &str| usize::try_from(edit[name].as_u64().unwrap()).unwrap();
        let unit = UnitId::new(usize::try_from(layer).unwrap(), place("unit"));
        session
            .set_bias(unit, edit["bias"].as_f64().unwrap())
            .unwrap();
    } else if edit["fold"] == "again" {
        session.fold_again();
    } else if let Some(dial) = edit["dial"].as_array() {
        let fold = usize::try_from(dial[0].as_u64().unwrap()).unwrap();
        session.turn_fold(fold, dial[1].as_f64().unwrap());
    } else if edit["prune"] == "dead" {
        assert!(session.remove_dead_units());
    } else if edit["prune"] == "merge" {
        assert!(session.merge_always_on());
    } else {
        let unit = usize::try_from(edit["unit"].as_u64().unwrap()).unwrap();
        if edit["line"].is_array() {
            let line = [0, 1].map(|place| edit["line"][place].as_f64().unwrap());
            return set_line(session, unit, line);
        }
        let (weights, bias) = (&edit["weights"], &edit["bias"]);
        let line = [&weights[0], &weights[1], bias].map(|value| value.as_f64().unwrap());
        set_unit(session, unit, line);
    }
}

fn tier_of(solution: &Value) -> Option<Tier> {
    match solution["tier"].as_str() {
        Some("gold") => Some(Tier::Gold),
        Some("silver") => Some(Tier::Silver),
        _ => None,
    }
}

/// Every goal of every chapter, with the session that the chapter opens with and the recorded solutions.
fn for_all_goals(check: impl Fn(Goal, &Session, &[Value])) {
    for chapter in fixture()["chapters"].as_array().unwrap() {
        for goal in chapter["goals"].as_array().unwrap() {
            let name = goal["name"].as_str().unwrap();
            let goal_named = Goal::from_name(name).unwrap_or_else(|| panic!("{name}"));
            let solutions = goal["solutions"].as_array().unwrap();
            check(goal_named, &opening_of(chapter), solutions);
        }
    }
}

#[test]
fn every_goal_belongs_to_a_chapter() {
    let text = fixture()["chapters"].to_string();
    for (goal, name) in Goal::NAMES {
        assert_eq!((goal.name(), Goal::from_name(name)), (name, Some(goal)));
        assert!(text.contains(&format!("\"{name}\"")), "{name}");
    }
    assert_eq!(Goal::from_name("everything"), None);
}

#[test]
fn doing_nothing_reaches_no_goal() {
    for_all_goals(|goal, opening, _| {
        let mut session = Session::new(opening.scene()).unwrap();
        let progress = ask(goal, &mut session, opening);
        assert!(!progress.reached, "{goal:?} {progress:?}");
        assert_eq!(progress.tier, None);
        assert!(!progress.measures.is_empty(), "{goal:?}");
        // Writing a link and opening it again does not reach it either.
        let (mut again, _) = Session::open(&session.link()).unwrap();
        assert_eq!(ask(goal, &mut again, opening), progress);
    });
}

#[test]
fn recorded_solutions_reach_their_goal() {
    for_all_goals(|goal, opening, solutions| {
        assert_eq!(goal.is_possible(), !solutions.is_empty(), "{goal:?}");
        for solution in solutions {
            let mut session = if solution["link"].is_string() {
                open(solution["link"].as_str().unwrap())
            } else {
                Session::new(opening.scene()).unwrap()
            };
            for edit in solution["edits"].as_array().into_iter().flatten() {
                apply(&mut session, edit);
            }
            let progress = ask(goal, &mut session, opening);
            assert!(progress.reached, "{goal:?} {solution} {progress:?}");
            assert_eq!(progress.tier, tier_of(solution), "{goal:?} {solution}");
        }
    });
}

/// A line of the second chapter's unit with the ring on its on side, and one with which its goal is reached.
const ON: [f64; 3] = [0.8, 0.6, 0.5];
const SAME_ZERO: [f64; 3] = [0.8, 0.6, 0.05];

#[test]
fn undoing_a_solution_undoes_the_goal() {
    let opened = opening(1);
    let mut session = opening(1);
    session.set_bias(UnitId::new(0, 0), 0.05).unwrap();
    let goal = Goal::SameZero;
    assert!(ask(goal, &mut session, &opened).reached);
    session.undo();
    assert!(!ask(goal, &mut session, &opened).reached);
}

#[test]
fn solutions_from_a_link_or_a_step_are_told_from_those_found() {
    for_all_goals(|goal, opening, solutions| {
        for solution in solutions
            .iter()
            .filter_map(|solution| solution["link"].as_str())
        {
            let stands = |session: &mut Session| session.goal(goal, opening.network()).standing;
            let mut shown = open(solution);
            assert_eq!(stands(&mut shown), Standing::Shown, "{goal:?}");
            shown.set("seed", "99").unwrap();
            shown.reset();
            assert_eq!(stands(&mut shown), Standing::Open, "{goal:?}");
            shown.undo();
            shown.undo();
            // After returning to the scene, the result is the same.
            assert_eq!(stands(&mut shown), Standing::Shown, "{goal:?}");

            let mut session = open(&opening.link());
            assert_eq!(stands(&mut session), Standing::Open, "{goal:?}");
            session.adopt(solution).unwrap();
            assert_ne!(stands(&mut session), Standing::Reached, "{goal:?}");
        }
    });
}

#[test]
fn what_was_shown_has_to_be_taken_apart_first() {
    let opened = opening(1);
    let mut session = opening(1);
    let stands = |session: &mut Session| {
        let goal = session.goal(Goal::SameZero, opened.network());
        goal.standing
    };
    session.set_bias(UnitId::new(0, 0), 0.05).unwrap();
    let solution = session.link();
    // Nobody looked while it was open.
    assert_eq!(stands(&mut session), Standing::Shown);
    set_unit(&mut session, 0, ON);
    assert_eq!(stands(&mut session), Standing::Open);
    set_unit(&mut session, 0, SAME_ZERO);
    assert_eq!(stands(&mut session), Standing::Reached);
    session.adopt(&solution).unwrap();
    set_unit(&mut session, 0, [0.8, 0.6, 0.06]);
    assert_eq!(stands(&mut session), Standing::Shown);
    set_unit(&mut session, 0, ON);
    assert_eq!(stands(&mut session), Standing::Open);
    set_unit(&mut session, 0, [0.8, 0.6, 0.06]);
    assert_eq!(stands(&mut session), Standing::Reached);
}

#[test]
fn a_goal_of_two_parts_is_reached_by_both_in_their_order() {
    let opened = opening(1);
    let mut session = opening(1);
    let goal = |session: &mut Session| session.goal(Goal::SameZero, opened.network());
    assert_eq!(goal(&mut session).lacks, Some(Lack::First));
    set_unit(&mut session, 0, SAME_ZERO);
    let second = goal(&mut session);
    assert_eq!(
        (second.standing, second.lacks),
        (Standing::Open, Some(Lack::First))
    );
    set_unit(&mut session, 0, ON);
    let first = goal(&mut session);
    assert_eq!((first.standing, first.lacks), (Standing::Open, None));
    set_unit(&mut session, 0, SAME_ZERO);
    let both = goal(&mut session);
    assert_eq!((both.standing, both.lacks), (Standing::Reached, None));
}

#[test]
fn what_was_earned_stays_earned_when_a_step_of_the_page_shows_a_solution() {
    let opened = opening(0);
    let mut session = opening(0);
    let goal = |session: &mut Session| session.goal(Goal::KeepEverything, opened.network());
    let solutions = chapter(0)["goals"][0]["solutions"].clone();
    assert!(!goal(&mut session).is_earned);
    for edit in solutions[2]["edits"].as_array().unwrap() {
        apply(&mut session, edit);
        goal(&mut session);
    }
    let won = goal(&mut session);
    assert_eq!(
        (won.standing, won.earned),
        (Standing::Reached, Some(Tier::Gold))
    );
    session
        .adopt(solutions[0]["link"].as_str().unwrap())
        .unwrap();
    let shown = goal(&mut session);
    assert_eq!(
        (shown.standing, shown.is_earned, shown.earned),
        (Standing::Shown, true, Some(Tier::Gold))
    );
}

/// The code of the hint after some attempts, each of them one of two lines.
fn hint_after(
    tries: usize,
    goal: Goal,
    (session, opened): (&mut Session, &Session),
    lines: [[f64; 3]; 2],
) -> Option<String> {
    let mut hint = None;
    for line in lines.iter().cycle().take(tries + 1) {
        session.begin_gesture();
        set_unit(session, 0, *line);
        session.end_gesture();
        let readout = session.goal(goal, opened.network());
        hint = readout.hint.map(|hint| hint.code.to_owned());
    }
    hint
}

#[test]
fn hints_grow_with_the_attempts_and_go_when_the_goal_is_reached() {
    let far = [[0.8, 0.6, -0.6], [0.8, 0.6, -0.7]];
    let after = |tries| {
        let (mut session, opened) = (opening(1), opening(1));
        hint_after(tries, Goal::SameZero, (&mut session, &opened), far)
    };
    assert_eq!(after(0), None);
    assert_eq!(after(2).as_deref(), Some("hint-on"));
    assert_eq!(after(6).as_deref(), Some("hint-cross"));
    let (mut session, opened) = (opening(1), opening(1));
    hint_after(8, Goal::SameZero, (&mut session, &opened), [ON, far[0]]);
    let hint = session.goal(Goal::SameZero, opened.network()).hint;
    assert_eq!(hint.map(|hint| hint.code), Some("hint-off"));
    set_unit(&mut session, 0, SAME_ZERO);
    assert_eq!(session.goal(Goal::SameZero, opened.network()).hint, None);
}

#[test]
fn a_line_in_a_moving_hand_is_no_attempt() {
    let opened = opening(1);
    let mut session = opening(1);
    session.begin_gesture();
    for place in 0..20 {
        set_unit(&mut session, 0, [0.8, 0.6, -0.6 - 0.01 * f64::from(place)]);
        assert_eq!(session.goal(Goal::SameZero, opened.network()).hint, None);
    }
}

#[test]
fn the_hint_names_a_unit_that_is_off_where_something_is_lost_and_the_place() {
    let opened = opening(0);
    let mut session = opening(0);
    session.set("layers", "3").unwrap();
    // B is off in the whole upper left, where A is on alone.
    set_unit(&mut session, 1, [1.0, -1.0, 0.2]);
    set_unit(&mut session, 2, [1.0, -1.0, 0.25]);
    let lines = [[-1.0, 0.9, 1.9], [-1.0, 0.8, 1.9]];
    let code = hint_after(6, Goal::KeepEverything, (&mut session, &opened), lines);
    assert_eq!(code.as_deref(), Some("hint-turn"));
    let hint = session.goal(Goal::KeepEverything, opened.network()).hint;
    let hint = serde_json::to_value(hint.unwrap()).unwrap();
    assert_eq!(hint["values"]["place"], "upper-left");
    let unit = hint["values"]["unit"].as_str().unwrap();
    let place = Point::new(-1.0, 1.0);
    let index = usize::from(unit.as_bytes()[0] - b'A');
    assert!(
        !session
            .network()
            .pattern_at(place)
            .is_on(UnitId::new(0, index)),
        "{unit}"
    );
}

#[test]
fn what_cannot_be_done_is_conceded_once_it_was_tried() {
    let opened = opening(3);
    let mut session = opening(3);
    let goal = Goal::BelowHalf;
    let look = |session: &mut Session| session.goal(goal, opened.network());
    assert_eq!(look(&mut session).lacks, Some(Lack::Output));
    session.train(1).unwrap();
    assert!(!look(&mut session).can_concede);
    session.set("output", "relu").unwrap();
    assert_eq!(look(&mut session).lacks, None);
    // Looking elsewhere is no try, and without one nothing can be conceded.
    session.zoom(2.0);
    assert!(!look(&mut session).can_concede);
    session.concede(goal);
    assert_eq!(look(&mut session).standing, Standing::Open);
    session.train(1).unwrap();
    assert!(look(&mut session).can_concede);
    session.concede(goal);
    let conceded = look(&mut session);
    assert_eq!(
        (conceded.standing, conceded.can_concede),
        (Standing::Conceded, false)
    );
    // It stays so, whatever is opened.
    let mut next = open(&opened.link());
    next.take_over(&mut session);
    assert_eq!(look(&mut next).standing, Standing::Conceded);
}

#[test]
fn what_is_asked_for_is_what_is_checked() {
    for_all_goals(|goal, opening, _| {
        let mut session = open(&opening.link());
        let readout = session.goal(goal, opening.network());
        assert!(!readout.asks.is_empty(), "{goal:?}");
        let shares = ["kept", "off", "accuracy", "probability"];
        for (name, number) in readout.asks {
            let is_error = name.ends_with("error");
            assert!(number > 0.0 && number.is_finite());
            assert!(
                is_error || (number < 1.0) == shares.contains(&name),
                "{goal:?} {name}"
            );
        }
    });
}

#[test]
fn points_of_one_class_are_nothing_to_forget_safely() {
    let opening = opening(10);
    let mut session = open(&opening.link());
    session.take_points(&"0.1,0.1,1\n".repeat(40)).unwrap();
    for unit in 0..4 {
        set_unit(&mut session, unit, [0.0, 0.0, -1.0]);
    }
    session.set_bias(UnitId::new(1, 0), 1.0).unwrap();
    let progress = ask(Goal::ForgetSafely, &mut session, &opening);
    assert_eq!(
        (progress.measures["accuracy"], progress.measures["erased"]),
        (1.0, 40.0)
    );
    assert!(!progress.reached);
    assert_eq!(progress.lacks, Some(Lack::Classes));
}

#[test]
fn a_layer_keeps_everything_only_where_its_units_delete() {
    let opened = opening(0);
    let mut session = opening(0);
    session.set("layers", "4").unwrap();
    for (unit, bias) in [1.9, 1.9, 1.9, 1.9].into_iter().enumerate() {
        let (a, b) = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)][unit];
        set_unit(&mut session, unit, [a, b, bias]);
    }
    let goal = Goal::KeepEverything;
    assert_eq!(ask(goal, &mut session, &opened).tier, Some(Tier::Silver));
    session.set("activation", "leaky").unwrap();
    let progress = ask(goal, &mut session, &opened);
    assert_eq!(
        (progress.reached, progress.lacks),
        (false, Some(Lack::Silence))
    );
    session.set("activation", "relu").unwrap();
    // The unit is off in a corner too small to be seen.
    session.set_bias(UnitId::new(0, 2), 2.49).unwrap();
    let progress = ask(goal, &mut session, &opened);
    assert!(!progress.reached && progress.measures["kept"] >= Goal::KEPT);
    assert_eq!(progress.lacks, Some(Lack::Off));
}

#[test]
fn between_mirror_units_nothing_is_kept() {
    // Three corners are cut off, but two of the units have parallel lines: where the third unit is off, one direction is
    // lost.
    let opened = opening(0);
    let mut session = opening(0);
    session.set("layers", "3").unwrap();
    for (unit, (a, b)) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0)]
        .into_iter()
        .enumerate()
    {
        set_unit(&mut session, unit, [a, b, 1.9]);
    }
    let progress = ask(Goal::KeepEverything, &mut session, &opened);
    // A right triangle with legs of 0.6 in a square of side 2.5.
    let lost = 0.5 * 0.6 * 0.6 / 6.25;
    assert!((progress.measures["kept"] - (1.0 - lost)).abs() < 1e-6);
    assert!(!progress.reached);
    // The two units are named.
    assert!((progress.measures["parallel"] - lost).abs() < 1e-6);
    assert_eq!(progress.measures["few-speak"], 0.0);
    assert_eq!(progress.units["parallel"], ["A", "C"]);
    assert_eq!(progress.lacks, Some(Lack::Direction));
    // With a slightly different direction, the two units keep both directions.
    set_unit(&mut session, 2, [1.0, 0.9, 1.8]);
    let progress = ask(Goal::KeepEverything, &mut session, &opened);
    assert_eq!(progress.measures["parallel"], 0.0);
    assert!(progress.units["parallel"].is_empty() && progress.reached);
}

#[test]
fn a_second_layer_keeps_this_goal_from_being_reached() {
    let opened = opening(0);
    let mut session = opening(0);
    session.set("layers", "4").unwrap();
    for (unit, (a, b)) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
        .into_iter()
        .enumerate()
    {
        set_unit(&mut session, unit, [a, b, 1.9]);
    }
    for (layers, reached) in [("4", true), ("4-2", false), ("4-2-3", false), ("4", true)] {
        session.set("layers", layers).unwrap();
        let progress = ask(Goal::KeepEverything, &mut session, &opened);
        assert_eq!(progress.reached, reached, "{layers}");
        assert_eq!(progress.lacks == Some(Lack::Shape), !reached);
    }
    session.set("layers", "none").unwrap();
    let progress = ask(Goal::KeepEverything, &mut session, &opened);
    assert_eq!(
        (progress.reached, progress.lacks),
        (false, Some(Lack::Shape))
    );
}

#[test]
fn a_unit_that_is_off_nowhere_is_named() {
    let opened = opening(0);
    let mut session = opening(0);
    session.set("layers", "4").unwrap();
    for (unit, bias) in [1.9, 7.0, 1.9, 1.9].into_iter().enumerate() {
        let (a, b) = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)][unit];
        set_unit(&mut session, unit, [a, b, bias]);
    }
    let progress = ask(Goal::KeepEverything, &mut session, &opened);
    assert_eq!(progress.measures["off"], 0.0);
    assert_eq!(progress.units["least-off"], ["B"]);
    // A unit that is off everywhere is a different reason, and not named among parallel lines.
    set_unit(&mut session, 3, [0.0, 0.0, -1.0]);
    set_unit(&mut session, 1, [1.0, -1.0, 1.9]);
    let progress = ask(Goal::KeepEverything, &mut session, &opened);
    assert!(progress.measures["off"] > Goal::OFF);
    assert_eq!(progress.units["parallel"], ["A", "C"]);
    // A unit with a constant activation is on, and keeps no direction either.
    set_unit(&mut session, 3, [0.0, 0.0, 1.0]);
    let progress = ask(Goal::KeepEverything, &mut session, &opened);
    assert_eq!(progress.units["least-off"], ["D"]);
    assert_eq!(progress.units["parallel"], ["A", "C"]);
}

/// Lines of units: in any direction, parallel, through a common point, or with weights of zero.
fn lines() -> impl Strategy<Value = Vec<[f64; 3]>> {
    let any = prop::array::uniform3(-3.0_f64..3.0);
    let few = (-2_i8..=2, -2_i8..=2, -4_i8..=4)
        .prop_map(|(a, b, c)| [f64::from(a), f64::from(b), 0.5 * f64::from(c)]);
    prop::collection::vec(prop_oneof![any, few], 1..6)
}

proptest! {
    #[test]
    fn losses_are_where_few_units_are_on_or_their_lines_are_parallel(lines in lines()) {
        let opened = opening(0);
        let mut session = opening(0);
        session.set("layers", &lines.len().to_string()).unwrap();
        for (unit, line) in lines.iter().enumerate() {
            set_unit(&mut session, unit, *line);
        }
        let progress = ask(Goal::KeepEverything, &mut session, &opened);
        let measure = |name: &str| progress.measures[name];
        let (few, parallel) = (measure("few-speak"), measure("parallel"));
        let lost = 1.0 - measure("kept");
        prop_assert!(few >= 0.0 && parallel >= 0.0);
        prop_assert!(few + parallel <= lost + 1e-12, "{few} {parallel} {lost}");
        // Every loss has a reason.
        prop_assert!(lost < 1e-12 || few.max(parallel) > 0.0);
        // Among the units named as parallel, every two have parallel lines, and there are at least two.
        let named: Vec<[f64; 3]> = (progress.units["parallel"].iter())
            .map(|letters| usize::from(letters.as_bytes()[0] - b'A'))
            .map(|unit| session.network().hidden_layers()[0].row(unit))
            .map(|row| [row[0], row[1], 0.0])
            .collect();
        prop_assert_eq!(parallel > 0.0, named.len() > 1);
        for [a, b, _] in &named {
            prop_assert!(*a != 0.0 || *b != 0.0);
            let [c, d, _] = named[0];
            prop_assert!((a * d - b * c).abs() < 1e-9);
        }
        prop_assert!((0.0..=1.0 + 1e-12).contains(&measure("off")));
        prop_assert_eq!(progress.units["least-off"].len(), 1);
    }

    #[test]
    fn two_units_never_keep_everything(lines in prop::array::uniform2(
        prop::array::uniform3(-3.0_f64..3.0),
    )) {
        let opened = opening(0);
        let mut session = opening(0);
        for (unit, line) in lines.into_iter().enumerate() {
            set_unit(&mut session, unit, line);
        }
        prop_assert!(!ask(Goal::KeepEverything, &mut session, &opened).reached);
    }

    #[test]
    fn the_same_zero_does_not_depend_on_the_steepness(factor in 0.01_f64..100.0, bias in -1.0_f64..1.0) {
        let opened = opening(1);
        let mut session = opening(1);
        set_unit(&mut session, 0, [0.8, 0.6, bias]);
        let progress = ask(Goal::SameZero, &mut session, &opened);
        let [a, distance, farthest] = ["a", "distance", "farthest"].map(|name| progress.measures[name]);
        prop_assert_eq!(progress.reached, a == 0.0 && distance > 0.0 && farthest >= 3.0 * distance);
        prop_assert_eq!(progress.begins, a > 0.0);
        set_unit(&mut session, 0, [0.8, 0.6, bias].map(|value| factor * value));
        let steeper = ask(Goal::SameZero, &mut session, &opened);
        prop_assert!((steeper.measures["distance"] - distance).abs() < 1e-6);
        prop_assert!((steeper.measures["farthest"] - farthest).abs() < 1e-6);
    }

    #[test]
    fn with_a_relu_on_the_score_nothing_falls_below_one_half(
        parameters in prop::collection::vec(-1000.0_f32..1000.0, 17),
    ) {
        let opened = opening(3);
        let parameters: Vec<f64> = parameters.into_iter().map(f64::from).collect();
        let network = opened.network().with_parameters(&parameters).unwrap();
        let progress = Goal::BelowHalf.check(&GoalState {
            opening: opened.network(),
            network: &network,
            samples: opened.samples(),
            step: 1,
            probe: None,
            complex: None,
            curve: None,
            graph: None,
            returns: None,
            started_dead: false,
        });
        prop_assert!(!progress.reached);
        prop_assert!(progress.measures["lowest"] >= 0.5);
        prop_assert!(progress.measures["lowest-without"] <= progress.measures["lowest"]);
    }
}

#[test]
fn a_bend_must_be_trained_and_must_be_needed() {
    let opened = opening(3);
    let goal = Goal::BendWins;
    let solutions = &chapter(3)["goals"][0]["solutions"];
    let solved = open(solutions[0]["link"].as_str().unwrap());
    let state = GoalState {
        opening: opened.network(),
        network: solved.network(),
        samples: solved.samples(),
        step: 600,
        probe: None,
        complex: None,
        curve: None,
        graph: None,
        returns: None,
        started_dead: false,
    };
    assert!(goal.check(&state).reached);
    assert!(!goal.check(&GoalState { step: 0, ..state }).reached);
    // Two classes that a line separates as well.
    let of_two_quadrants: Vec<Sample> = (solved.samples().iter())
        .filter(|sample| sample.at.x > 0.0)
        .copied()
        .collect();
    let easy = GoalState {
        samples: &of_two_quadrants,
        ..state
    };
    assert!(!goal.check(&easy).reached);
}

#[test]
fn without_samples_or_hidden_units_no_goal_is_reached() {
    let opened = opening(10);
    let line = Network::zeros(opened.network().activation(), &[2, 1]).unwrap();
    for (network, samples) in [(opened.network(), &[][..]), (&line, opened.samples())] {
        for (goal, _) in Goal::NAMES {
            let progress = goal.check(&GoalState {
                opening: opened.network(),
                network,
                samples,
                step: 1,
                probe: opened.probe(),
                complex: None,
                curve: None,
                graph: None,
                returns: None,
                started_dead: false,
            });
            assert!(!progress.reached && progress.tier.is_none(), "{goal:?}");
        }
    }
}

#[test]
fn progress_crosses_to_the_page_as_a_plain_object() {
    let opened = opening(10);
    let progress = ask(Goal::ForgetSafely, &mut opening(10), &opened);
    let object = serde_json::to_value(progress).unwrap();
    assert_eq!(object["reached"], false);
    assert_eq!(object["measures"]["accuracy"], 0.985);
    assert_eq!(object["units"], serde_json::json!({}));
    assert_eq!(serde_json::to_value(Tier::Gold).unwrap(), "gold");
}

#[test]
fn the_chapters_say_what_is_found_in_their_scenes() {
    let (range, found) = (opening(3), &chapter(3)["found"]);
    let best = BestLine::of(range.samples());
    assert_eq!((best.right, best.of), (149, 200));
    assert_eq!(found["bestLineRight"], best.right);
    assert_eq!(found["of"], best.of);
    let accuracy = evaluate(range.network(), range.samples()).accuracy;
    assert_eq!(found["accuracy"], accuracy);

    let last = chapter(10);
    let solutions = &last["goals"][0]["solutions"];
    let solved = open(solutions[0]["link"].as_str().unwrap());
    let collisions = Collisions::of(solved.network(), 0, solved.samples()).unwrap();
    assert_eq!(last["found"]["erased"], collisions.dead_points);
    assert_eq!(collisions.different_classes, 0);
}

#[test]
fn most_trainings_that_solve_the_circle_erase_samples() {
    let recipe = &fixture()["forgetting"];
    let mut scene = open(recipe["recipe"].as_str().unwrap()).scene();
    let trainings = u32::try_from(recipe["trainings"].as_u64().unwrap()).unwrap();
    let mut erased = Vec::new();
    for seed in 1..=trainings {
        scene.set_seed(seed);
        let session = Session::new(scene.clone()).unwrap();
        let (network, samples) = (session.network(), session.samples());
        if evaluate(network, samples).accuracy == 1.0 {
            let collisions = Collisions::of(network, 0, samples).unwrap();
            assert_eq!(collisions.different_classes, 0, "seed {seed}");
            erased.push(collisions.dead_points);
        }
    }
    assert_eq!(recipe["solved"], erased.len());
    erased.retain(|&samples| samples > 0);
    assert_eq!(recipe["erasing"], erased.len());
    assert_eq!(recipe["leastErased"], *erased.iter().min().unwrap());
}
