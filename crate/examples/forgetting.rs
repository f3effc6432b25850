//! How often training solves a problem by erasing samples: the measurement behind chapter 10.
//!
//! `cargo run --release --example forgetting [link …]`. For the scene of every link (else: 4 ReLU units on each preset
//! of two classes, as the page trains them) trains once from each of 100 seeds, and says how many of the runs are right on every training
//! sample, and how many of these have training samples on which every unit of the first layer is off.

use crease::train::DEFAULT_BUDGET;
use crease::{Collisions, Preset, Sample, Session, evaluate};

const SEEDS: u32 = 100;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let two_classes = Preset::all().filter(|preset| preset.classes() == 2);
    let standard = two_classes.map(|preset| {
        let name = preset.name();
        format!("1;data={name}.200.10.1;test=0;net=4;act=relu;step={DEFAULT_BUDGET};end")
    });
    let links = if asked.is_empty() {
        standard.collect()
    } else {
        asked
    };
    for link in links {
        let (mut solved, mut erasing, mut erased) = (0, 0, 0);
        for seed in 1..=SEEDS {
            let count = erased_when_solved(&link, seed)?;
            solved += u32::from(count.is_some());
            erasing += u32::from(count.is_some_and(|count| count > 0));
            erased += count.unwrap_or(0);
        }
        println!(
            "{link}\n  {solved} of {SEEDS} solved, {erasing} of them erasing, {erased} samples in all"
        );
    }
    Ok(())
}

/// The number of training samples that a run from a seed erases; none where it is not right on all of them.
fn erased_when_solved(link: &str, seed: u32) -> Result<Option<usize>, Box<dyn std::error::Error>> {
    let mut scene = crease::scene::link::read(link)?.scene;
    scene.set_seed(seed);
    let session = Session::new(scene)?;
    let training: Vec<&Sample> = session.samples().iter().filter(|s| !s.test).collect();
    let network = session.network();
    let solved = evaluate(network, training.iter().copied()).accuracy == 1.0;
    let collisions = Collisions::of(network, 0, training);
    Ok(collisions
        .filter(|_| solved)
        .map(|collisions| collisions.dead_points))
}
