//! How often training succeeds, by initialisation scheme: the measurement behind the default.
//!
//! `cargo run --release --example success_rates [widths …]`, widths such as 2-8-8-1. Every cell trains 100 seeds (of the
//! data, the initial weights and the batches alike) with the default settings and budget, and says how many of the runs
//! end with at least 95 % training accuracy, and which share of all units ends dead. Presets of three classes get three outputs.

use crease::train::{DEFAULT_BUDGET, dead_units};
use crease::{
    Activation, DatasetSpec, Initializer, NetworkError, Preset, Sample, Scheme, Trainer,
    TrainerConfig, evaluate,
};

const SEEDS: u32 = 100;
const SUCCESS: f64 = 0.95;

fn main() -> Result<(), NetworkError> {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let shapes = if asked.is_empty() {
        ["2-8-1", "2-4-1", "2-4-4-1", "2-8-8-1"]
            .map(String::from)
            .to_vec()
    } else {
        asked
    };
    for shape in shapes {
        let widths: Vec<usize> = shape.split('-').flat_map(str::parse).collect();
        println!(
            "{shape}, {:?}, {DEFAULT_BUDGET} steps",
            TrainerConfig::default()
        );
        print!("{:8}", "");
        Preset::all().for_each(|preset| print!(" | {:<16}", preset.name()));
        println!();
        for (scheme, name) in Scheme::NAMES {
            print!("{name:8}");
            for preset in Preset::all() {
                let cell = measure(scheme, preset, &widths)?;
                print!(
                    " | {:3} {:5.1} % dead",
                    cell.successes,
                    100.0 * cell.dead_share
                );
            }
            println!();
        }
        println!();
    }
    Ok(())
}

struct Cell {
    successes: u32,
    dead_share: f64,
}

fn measure(scheme: Scheme, preset: Preset, widths: &[usize]) -> Result<Cell, NetworkError> {
    let (mut successes, mut dead, mut units) = (0, 0, 0);
    let mut widths = widths.to_vec();
    if let (Some(outputs), classes @ 3..) = (widths.last_mut(), preset.classes()) {
        *outputs = usize::from(classes);
    }
    for seed in 0..SEEDS {
        let spec = DatasetSpec {
            preset,
            seed,
            ..DatasetSpec::default()
        };
        let samples = spec.samples();
        let training: Vec<Sample> = samples.iter().filter(|s| !s.test).copied().collect();
        let seed = u64::from(seed);
        let recipe = Initializer {
            scheme,
            seed,
            ..Initializer::default()
        };
        let start = recipe.network(Activation::Relu, &widths)?;
        let config = TrainerConfig {
            seed,
            ..TrainerConfig::default()
        };
        let mut trainer = Trainer::new(&start, &samples, config);
        let finished = trainer.train(DEFAULT_BUDGET).is_ok();
        let network = trainer.network();
        let right = evaluate(&network, &training).accuracy >= SUCCESS;
        successes += u32::from(finished && right);
        dead += dead_units(&network, &training).len();
        units += network.hidden_units().count();
    }
    Ok(Cell {
        successes,
        dead_share: dead as f64 / units.max(1) as f64,
    })
}
