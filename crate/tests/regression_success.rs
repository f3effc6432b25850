//! The page's promises about learning numbers: the typical error of a network after some steps, as measured.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use crease::train::DEFAULT_BUDGET;
use crease::{Data, Form, Scene, Session, Task};

const SEEDS: u32 = 100;
const SUCCESSES: usize = 95;

/// The error on the training points of the default scene that learns a form, with this seed for data, weights and batches.
fn error(form: Form, hidden_widths: &[usize], steps: u64, seed: u32) -> f64 {
    let mut scene = Scene {
        data: Data {
            task: Task::Numbers(form),
            seed,
            ..Data::default()
        },
        hidden_widths: hidden_widths.to_vec(),
        ..Scene::default()
    };
    scene.set_seed(seed);
    let mut session = Session::new(scene).unwrap();
    session.train(steps).unwrap();
    session.readout().error.unwrap()
}

/// Upper limits of the error of the best 50 and the best 95 of 100 networks. The noise of the default scene alone causes an
/// error of 0.058. A network whose score is 0 everywhere has an error of 0.71 on the sine, 0.45 on the square, 1 on the
/// step, 0.58 on tent and saw, 0.42 on the plane, and 0.43 on the bumps.
fn assert_errors(widths: &[usize], steps: u64, of_forms: &[(Form, f64, f64)]) {
    for &(form, of_half, of_most) in of_forms {
        let mut errors: Vec<f64> = (0..SEEDS)
            .map(|seed| error(form, widths, steps, seed))
            .collect();
        errors.sort_by(f64::total_cmp);
        let (half, most) = (errors[errors.len() / 2 - 1], errors[SUCCESSES - 1]);
        let told = format!("{}: {half:.3}, {most:.3}", form.name());
        assert!(half <= of_half && most <= of_most, "{told}");
    }
}

#[test]
fn the_default_network_learns_all_but_the_saw_in_the_default_budget() {
    assert_errors(
        &[8],
        DEFAULT_BUDGET,
        &[
            (Form::Sine, 0.07, 0.092),
            (Form::Square, 0.066, 0.093),
            (Form::Step, 0.165, 0.22),
            (Form::Tent, 0.065, 0.085),
            // Four teeth need more hinges than gradient descent finds among eight.
            (Form::Saw, 0.49, 0.56),
            (Form::Plane, 0.062, 0.077),
            (Form::Bumps, 0.195, 0.275),
        ],
    );
}

#[test]
#[ignore = "a statistic that takes seconds: `npm test -- \"long statistics\"`"]
fn a_second_layer_and_three_budgets_do_better_where_it_is_steep() {
    assert_errors(
        &[8, 8],
        3 * DEFAULT_BUDGET,
        &[
            (Form::Step, 0.07, 0.155),
            (Form::Saw, 0.255, 0.4),
            (Form::Bumps, 0.081, 0.12),
        ],
    );
}
