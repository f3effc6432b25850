//! Laws of sweeps: a run is a function of its recipe, however it is cut into pieces; it comes to what its link opens to; and the
//! file of all runs is the same however it is made.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::path::Path;
use std::process::{Command, Output};
use std::sync::OnceLock;

use crease::figure::Theme;
use crease::measure::sweep::{Outcome, Run};
use crease::publish::lab::{LabFigure, curves_of};
use crease::publish::sweep::{SweepFile, duration, heading, line, read_recipe, write_recipe};
use crease::scene::sweep::{Axis, READY};
use crease::scene::{Problem, ProblemValue, Scene, Sweep, link};
use crease::session::Lab;
use crease::session::lab::{CellPlace, Measure};
use crease::train::dead_units;
use crease::{Session, evaluate};
use proptest::prelude::*;

/// A sweep of a few short runs, degenerate ones among them: a step too large, a layer all dead, a unit alone, no bend at all.
fn small() -> Sweep {
    Sweep::read_link(
        "sweep1;x=learning-rate,0.1,30;y=bias-start,-3,0;by=activation,relu,leaky,linear;seeds=2;first=5;steps=60;data=xor.60.10.1;net=3-2;act=relu;init=he;opt=sgd;lr=0.1;end",
    )
    .unwrap()
}

fn outcome(sweep: &Sweep, run: usize, piece: u64) -> Outcome {
    let mut run = Run::begin(sweep.setup(sweep.place(run)).unwrap());
    while run.advance(piece) {}
    run.outcome()
}

#[test]
fn a_run_comes_to_the_same_in_pieces_of_any_length() {
    let sweep = small();
    for run in 0..sweep.run_count() {
        let whole = outcome(&sweep, run, u64::MAX);
        for piece in [1, 7, 59] {
            assert_eq!(
                outcome(&sweep, run, piece),
                whole,
                "run {run} in pieces of {piece}"
            );
        }
        assert_eq!(whole.curve.last().unwrap().step, whole.steps);
        assert_eq!(whole.curve[0].step, 0);
    }
}

#[test]
fn the_link_of_a_run_opens_what_the_run_came_to() {
    let sweep = small();
    for run in 0..sweep.run_count() {
        let found = outcome(&sweep, run, u64::MAX);
        let text = link::write(&sweep.scene(sweep.place(run)));
        let (session, _) = Session::open(&text).unwrap();
        let network = session.network();
        let training: Vec<_> = session.samples().iter().filter(|s| !s.test).collect();
        let evaluation = evaluate(network, training.iter().copied());
        assert_eq!(evaluation.loss.to_bits(), found.loss.to_bits(), "{text}");
        assert_eq!(Some(evaluation.accuracy), found.accuracy, "{text}");
        let dead = dead_units(network, training.iter().copied());
        if network.activation().silences() {
            let off: u32 = found.layers.iter().map(|layer| layer.off_everywhere).sum();
            assert_eq!(dead.len(), off as usize, "{text}");
        } else {
            assert_eq!(
                (found.deaths, found.returns, found.dead_at_start),
                (0, 0, 0)
            );
        }
    }
}

#[test]
fn a_death_is_told_at_the_step_at_which_the_unit_was_first_seen_dead() {
    let sweep = small();
    for run in 0..sweep.run_count() {
        let found = outcome(&sweep, run, u64::MAX);
        let Some(step) = found.first_death else {
            continue;
        };
        let dead_after = |steps: u64| {
            let mut scene = sweep.scene(sweep.place(run));
            scene.step = steps;
            let (session, _) = Session::open(&link::write(&scene)).unwrap();
            let samples = session.samples().iter().filter(|s| !s.test);
            dead_units(session.network(), samples).len()
        };
        assert!(
            dead_after(step) > dead_after(step - 1),
            "run {run}, step {step}"
        );
    }
}

#[test]
fn pruning_what_is_dead_changes_nothing_on_the_training_points() {
    let sweep = small();
    let mut pruned = 0;
    for run in 0..sweep.run_count() {
        let pruning = outcome(&sweep, run, u64::MAX).pruning;
        pruned += pruning.removed;
        if pruning.merged == 0 {
            assert_eq!(pruning.training, 0.0, "run {run}");
        }
    }
    assert!(pruned > 0);
}

#[test]
fn whatever_comes_of_the_runs_is_the_same_in_any_order() {
    let sweep = small();
    let outcomes: Vec<Outcome> = (0..sweep.run_count())
        .map(|run| outcome(&sweep, run, u64::MAX))
        .collect();
    let (mut forward, mut backward) = (Lab::new(sweep.clone()), Lab::new(sweep.clone()));
    for (run, outcome) in outcomes.iter().enumerate() {
        assert!(forward.take(run, outcome.clone()));
        assert!(!forward.take(run, outcome.clone()), "nothing counts twice");
    }
    for (run, outcome) in outcomes.iter().enumerate().rev() {
        backward.take(run, outcome.clone());
    }
    assert_eq!(forward.finding(), backward.finding());
    let file = |lab: &Lab| serde_json::to_string(&SweepFile::of(&sweep, lab.outcomes())).unwrap();
    assert_eq!(file(&forward), file(&backward));
    let mut restored = Lab::new(sweep.clone());
    assert!(restored.restore(&forward.bytes()));
    assert_eq!(restored.outcomes(), forward.outcomes());
    assert!(!Lab::new(Sweep::default()).restore(&forward.bytes()));
}

#[test]
fn the_typical_run_of_a_cell_is_a_done_one_and_none_is_nearer_to_what_the_cell_shows() {
    let sweep = Sweep {
        seeds: 5,
        ..small()
    };
    let mut lab = Lab::new(sweep.clone());
    let cells = [0, 1].map(|x| [0, 1].map(|y| CellPlace { x, y }));
    // The last picture is of linear units, of which none is off: the loss decides.
    for picture in 0..sweep.pictures.values().len() {
        lab.show(picture);
        for cell in cells.into_iter().flatten() {
            assert_eq!(lab.cell(cell).typical, None, "nothing is done");
            let runs: Vec<usize> = lab.cell(cell).runs.iter().map(|one| one.run).collect();
            // The first one stays away, so that not all are done.
            for &run in &runs[1..] {
                lab.take(run, outcome(&sweep, run, u64::MAX));
            }
            let read = lab.cell(cell);
            let typical = &read.runs[read.typical.unwrap()];
            let mean = read.off.unwrap().mean;
            let distance = |off: Option<f64>| (off.unwrap() - mean).abs();
            for other in &read.runs[1..] {
                assert!(distance(typical.off) <= distance(other.off));
            }
        }
    }
}

#[test]
fn the_finding_tells_apart_what_diverged() {
    // First biases of −3 kill ReLU at any rate; leaky networks diverge at a rate of 30 alone.
    let sweep = Sweep::read_link(
        "sweep1;x=learning-rate,0.1,30;y=bias-start,-3;by=activation,relu,leaky;seeds=3;first=0;steps=60;data=xor.200.10.1;net=8;act=relu;init=he;opt=sgd;lr=0.1;batch=160;end",
    )
    .unwrap();
    let mut lab = Lab::new(sweep.clone());
    for run in 0..sweep.run_count() {
        lab.take(run, outcome(&sweep, run, u64::MAX));
    }
    let of_leaky = |x: usize| {
        let runs = lab.outcomes().iter().flatten().enumerate();
        let leaky = runs.filter(|&(run, _)| {
            let place = sweep.place(run);
            place.x == x && place.picture == 1
        });
        leaky.map(|(_, outcome)| outcome).collect::<Vec<_>>()
    };
    assert!(of_leaky(0).iter().all(|one| !one.diverged));
    assert!(of_leaky(1).iter().all(|one| one.diverged));
    let found = lab.finding().unwrap();
    assert_eq!((found.dead_cells, found.other_diverged), (2, 1));
    let right: Vec<f64> = of_leaky(0).iter().filter_map(|one| one.accuracy).collect();
    let mean = right.iter().sum::<f64>() / right.len() as f64;
    assert!((found.other_converged.unwrap() - mean).abs() < 1e-12);
}

#[test]
fn finding_and_curves_are_those_of_the_picture_shown() {
    let sweep = small();
    let mut lab = Lab::new(sweep.clone());
    for run in 0..sweep.run_count() {
        lab.take(run, outcome(&sweep, run, u64::MAX));
    }
    let cell = CellPlace { x: 0, y: 1 };
    for (shown, picture, drawn) in [
        (0, 0, [0, 1]),
        (1, 1, [0, 1]),
        (2, 2, [0, 2]),
        (3, 0, [0, 1]),
    ] {
        lab.show(shown);
        let found = lab.finding().unwrap();
        assert_eq!(found.picture, picture);
        assert_ne!(found.other, Some(picture));
        assert_eq!(lab.readout().drawn, drawn);
        let curves: Vec<_> = curves_of(&lab, cell).collect();
        assert_eq!(
            curves.iter().map(|one| one.picture).collect::<Vec<_>>(),
            drawn
        );
        // Its last points are where its runs end.
        for one in &curves {
            let mut off: Vec<f64> = (lab.outcomes_of(one.picture, cell))
                .map(|run| run.off_share())
                .collect();
            off.sort_by(f64::total_cmp);
            let median = one.off.last().unwrap().quartiles[1];
            assert!((off[0]..=off[off.len() - 1]).contains(&median));
        }
        // In no other cell of the picture are more right than in its best.
        let best = found.best.unwrap();
        let cells = (0..2).flat_map(|y| (0..2).map(move |x| CellPlace { x, y }));
        let right: Vec<f64> = cells
            .filter_map(|cell| lab.mean(Measure::Accuracy, picture, cell))
            .collect();
        assert_eq!(right.iter().copied().fold(0.0, f64::max), best.accuracy);
    }
}

#[test]
fn a_saved_figure_has_its_words_above_it() {
    let mut lab = Lab::new(small());
    lab.select(Some(CellPlace { x: 0, y: 0 }));
    let (line, beside) = (
        "all of it".to_owned(),
        ["<left>".to_owned(), "right".to_owned()],
    );
    for (figure, _) in LabFigure::NAMES {
        let bare = figure.svg(&lab, (900.0, 300.0), Theme::Light).unwrap();
        let saved = figure
            .svg_below(
                &[std::slice::from_ref(&line), &beside],
                &lab,
                (900.0, 300.0),
                Theme::Light,
            )
            .unwrap();
        assert!(saved.contains("height=\"336\"") && bare.contains("height=\"300\""));
        for text in ["all of it", "&lt;left&gt;", "right"] {
            assert!(saved.contains(text), "{text}");
        }
    }
}

#[test]
fn recipes_round_trip_as_json_and_as_links() {
    let ready = READY.map(|(_, link)| Sweep::read_link(link).unwrap());
    for sweep in ready.into_iter().chain([small()]) {
        assert_eq!(Sweep::read_link(&sweep.link()).unwrap(), sweep);
        assert_eq!(read_recipe(&write_recipe(&sweep).unwrap()).unwrap(), sweep);
        assert_eq!(read_recipe(&sweep.link()).unwrap(), sweep);
    }
}

#[test]
fn bad_recipes_are_refused_by_name() {
    let good = small().link();
    for (from, to, code) in [
        ("seeds=2", "seeds=0", "sweep-seeds"),
        ("seeds=2", "seeds=2000", "sweep-seeds"),
        ("seeds=2", "seeds=x", "sweep-value"),
        ("steps=60", "steps=0", "sweep-steps"),
        ("steps=60", "steps=60000000", "sweep-steps"),
        (
            "learning-rate,0.1,30",
            "learning-rate,0.1,0.1",
            "sweep-twice",
        ),
        ("learning-rate,0.1,30", "learning-rate", "sweep-values"),
        ("learning-rate,0.1,30", "learning-rate,fast", "sweep-value"),
        (
            "learning-rate,0.1,30",
            "learning-rate,100000",
            "sweep-value",
        ),
        ("learning-rate,0.1,30", "shading,score", "sweep-setting"),
        ("bias-start,-3,0", "slope,0.1,0.2", "sweep-overlap"),
        ("x=", "z=", "sweep-missing"),
        ("sweep1", "sweep2", "sweep-version"),
        (";end", "", "sweep-cut-off"),
    ] {
        let bad = good.replacen(from, to, 1);
        let problem = Sweep::read_link(&bad).unwrap_err();
        assert_eq!(problem.code, code, "{bad}");
    }
    // What is wrong is said in words, whatever it is.
    let link = small().link();
    for (bent, said) in [
        (
            link.replace("steps=", "steps=9999999999"),
            "steps are a whole number from 1 to",
        ),
        (
            link.replace("seeds=", "seeds=99999"),
            "seeds are a whole number from 1 to 1000",
        ),
        (
            too_many(),
            "that would be 3072000 runs, about 20 minutes of one processor, and 3072 MB in memory; 1000000 are possible",
        ),
    ] {
        let refused = read_recipe(&bent).unwrap_err();
        assert!(refused.starts_with(said), "{refused}");
    }
    assert!(read_recipe("{}").is_err());
    assert!(read_recipe("").is_err());
    assert_eq!(
        Lab::open(&good.replace("seeds=2", "seeds=1000"))
            .unwrap()
            .sweep()
            .run_count(),
        12_000
    );
}

/// The link of a sweep with more runs than are possible: as many values along both axes as an axis has, and as many seeds.
fn too_many() -> String {
    let values = |step: f64| (1..=32).map(move |place| format!("{}", step * f64::from(place)));
    let (x, y) = (values(0.25), values(-0.25));
    small()
        .link()
        .replace(
            "rate,0.1,30",
            &format!("rate,{}", x.collect::<Vec<_>>().join(",")),
        )
        .replace(
            "start,-3,0",
            &format!("start,{}", y.collect::<Vec<_>>().join(",")),
        )
        .replace("seeds=2", "seeds=1000")
}

#[test]
fn what_is_refused_for_its_number_of_runs_tells_what_it_would_take() {
    let number = |problem: &Problem, name| match problem.values.get(name) {
        Some(ProblemValue::Number(number)) => *number,
        other => panic!("{name}: {other:?}"),
    };
    // The page keeps fewer in memory than the command line trains.
    let seeds = |seeds: u32| small().link().replace("seeds=2", &format!("seeds={seeds}"));
    let wide = seeds(1000).replace("rate,0.1,30", "rate,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9");
    let wide = Sweep::read_link(&wide).unwrap();
    let refused = Lab::open(&wide.link()).unwrap_err();
    assert_eq!(refused.code, "sweep-runs");
    assert_eq!(number(&refused, "runs"), 54_000.0);
    assert_eq!(number(&refused, "most"), Lab::MOST_RUNS as f64);
    assert_eq!(number(&refused, "megabytes"), 54.0);
    assert_eq!(number(&refused, "seconds"), wide.seconds(1));
    // The estimate goes by the runs, and by the processors.
    let one = Sweep::read_link(&seeds(1)).unwrap();
    let ten = Sweep::read_link(&seeds(10)).unwrap();
    assert!((ten.seconds(1) / one.seconds(1) - 10.0).abs() < 1e-9);
    assert!((ten.seconds(1) / ten.seconds(4) - 4.0).abs() < 1e-9);
    for (seconds, said) in [
        (0.0, "0 seconds"),
        (89.0, "89 seconds"),
        (90.0, "2 minutes"),
        (5_400.0, "2 hours"),
        (300_000.0, "3 days"),
        (1e9, "32 years"),
    ] {
        assert_eq!(duration(seconds), said);
    }
}

#[test]
fn width_and_depth_go_together() {
    let base = Scene::default();
    let (width, depth) = (
        Axis::of(&base, "width", &["2", "5"]).unwrap(),
        Axis::of(&base, "depth", &["1", "3"]).unwrap(),
    );
    assert!(!width.overlaps(&depth) && width.overlaps(&width));
}

proptest! {
    #[test]
    fn any_text_is_read_as_a_recipe_or_refused(text in ".{0,80}", cut in 0..200_usize) {
        let _ = Sweep::read_link(&text);
        let _ = Sweep::read_link(&format!("sweep1;{text}"));
        let _ = read_recipe(&text);
        let link = small().link();
        let cut = cut.min(link.len() - 1);
        prop_assert!(Sweep::read_link(&link[..cut]).is_err());
    }
}

/// The command that writes the runs of a recipe.
fn command(words: &[&str]) -> Output {
    static BUILT: OnceLock<()> = OnceLock::new();
    BUILT.get_or_init(|| {
        let cargo = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--example", "sweep"])
            .status();
        assert!(cargo.unwrap().success());
    });
    let tests = std::env::current_exe().unwrap();
    let folder = tests.parent().and_then(Path::parent).unwrap();
    Command::new(folder.join("examples/sweep"))
        .args(words)
        .output()
        .unwrap()
}

#[test]
fn the_command_writes_what_the_library_does_and_its_parts_are_the_whole() {
    let sweep = small();
    let link = sweep.link();
    let lines =
        (0..sweep.run_count()).map(|run| line(&sweep, run, &outcome(&sweep, run, u64::MAX)));
    let expected = heading(&sweep) + &lines.collect::<String>();
    let whole = command(&[&link]);
    assert!(whole.status.success());
    assert_eq!(String::from_utf8(whole.stdout).unwrap(), expected);
    // More parts than runs as well: some are empty then, and only the first has the heading.
    for parts in [1, 3, 7, 50] {
        let mut all = String::new();
        for part in 1..=parts {
            // As `seq -w` writes numbers as well.
            let part = command(&[&link, "--part", &format!("{part:02}/{parts}")]);
            all += &String::from_utf8(part.stdout).unwrap();
        }
        assert_eq!(all, expected, "{parts} parts");
    }
    for bad in [
        &["nowhere.json"][..],
        &[&link, "--part", "0/3"],
        &[&link, "--part", "4/3"],
        &[],
    ] {
        let refused = command(bad);
        assert_eq!(refused.status.code(), Some(2), "{bad:?}");
        assert!(refused.stdout.is_empty() && !refused.stderr.is_empty());
    }
    let printed = command(&["--print-default"]).stdout;
    let printed = read_recipe(&String::from_utf8(printed).unwrap()).unwrap();
    assert_eq!(printed, Sweep::default());
}
