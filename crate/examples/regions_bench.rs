//! Measures how long complexes take natively, for `npm run bench -- regions`: JSON rows per network and frame, one for
//! the whole build and one for an edit in each layer.
//!
//! ```text
//! cargo run --release -q -p crease --features bench --example regions_bench -- 0.5 networks.json
//! ```
//!
//! The arguments are the time to spend on each measurement, in seconds, and a file: a list of `network` (a name), `widths`,
//! `parameters` (layer by layer, weights row-major, then biases) and `frame` (the square reaches to plus and minus that).

use std::process::ExitCode;
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;
use crease::cells::bench::{Edits, MatrixProducts};
use crease::{Activation, CellComplex, Network, Point, Rect};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Task {
    network: String,
    widths: Vec<usize>,
    parameters: Vec<f64>,
    frame: f64,
}

fn main() -> ExitCode {
    keep_memory();
    match rows() {
        Ok(rows) => {
            println!("{rows}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

/// Has the allocator keep what is freed, as a page's does: glibc gives memory back to the system, and takes it anew for the
/// next complex, unless it has seen a large piece come back.
fn keep_memory() {
    const LARGE: usize = 24 << 20;
    drop(std::hint::black_box(vec![1_u8; LARGE]));
}

fn rows() -> Result<Value, String> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [seconds, file] = words.as_slice() else {
        return Err("say how many seconds to spend on each measurement, and on which file".into());
    };
    let seconds: f64 = seconds.parse().map_err(|_| "the time is no number")?;
    let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
    let tasks: Vec<Task> = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let budget = Duration::from_secs_f64(seconds);
    let rows = tasks.iter().map(|task| task_rows(task, budget));
    Ok(rows.collect::<Result<Vec<_>, _>>()?.concat().into())
}

/// The row of the whole build, and one for an edit in each layer.
fn task_rows(task: &Task, budget: Duration) -> Result<Vec<Value>, String> {
    let network = Network::zeros(Activation::Relu, &task.widths)
        .and_then(|network| network.with_parameters(&task.parameters))
        .map_err(|error| error.to_string())?;
    let frame = Rect::square(Point::default(), task.frame).corners();
    let mut rows = vec![whole_row(task, &network, &frame, budget)?];
    for layer in 0..network.layers().len() {
        let edits = Edits::of(&network, &frame, layer).map_err(|error| error.to_string())?;
        let name = if layer == network.hidden_layers().len() {
            "output".to_owned()
        } else {
            format!("layer {}", layer + 1)
        };
        rows.push(edit_row(task, name, edits, budget));
    }
    Ok(rows)
}

fn whole_row(
    task: &Task,
    network: &Network,
    frame: &[Point],
    budget: Duration,
) -> Result<Value, String> {
    let complex = CellComplex::of(network, frame).map_err(|error| error.to_string())?;
    let products = MatrixProducts::<1>::of(network, frame).map_err(|error| error.to_string())?;
    let mut build = || CellComplex::of(network, frame).map_or(0, |complex| complex.region_count());
    let mut multiply = || products.compute();
    let [whole, products] = medians(budget, [&mut build, &mut multiply]);
    Ok(json!({
        "network": task.network,
        "frame": task.frame,
        "target": "native",
        "edit": "all",
        "cells": complex.region_count(),
        "ms": whole.wall,
        "products_ms": products.wall,
        "ratio": whole.wall / products.wall,
        "cpu_ms": whole.processor,
        "exact_signs": complex.exact_signs(),
    }))
}

fn edit_row(task: &Task, edit: String, mut edits: Edits, budget: Duration) -> Value {
    let mut build = || edits.build().unwrap_or(0);
    let cells = build();
    let [took] = medians(budget / 4, [&mut build]);
    json!({
        "network": task.network,
        "frame": task.frame,
        "target": "native",
        "edit": edit,
        "cells": cells,
        "ms": took.wall,
        "cpu_ms": took.processor,
    })
}

/// How long something takes, in milliseconds.
#[derive(Clone, Copy)]
struct Took {
    wall: f64,
    /// Of the processor: what a busy machine does not lengthen.
    processor: f64,
}

/// Medians for several things, done in turns so that whatever slows the machine slows all of them.
fn medians<const N: usize>(
    budget: Duration,
    mut works: [&mut dyn FnMut() -> usize; N],
) -> [Took; N] {
    const LEAST: usize = 5;
    let started = Instant::now();
    let mut all: [Vec<Took>; N] = std::array::from_fn(|_| Vec::new());
    while started.elapsed() < budget || all.iter().any(|times| times.len() < LEAST) {
        for (times, work) in all.iter_mut().zip(&mut works) {
            times.push(timed(*work));
        }
    }
    all.map(|times| Took {
        wall: median(times.iter().map(|took| took.wall).collect()),
        processor: median(times.iter().map(|took| took.processor).collect()),
    })
}

fn timed(work: &mut dyn FnMut() -> usize) -> Took {
    let (started, before) = (Instant::now(), ThreadTime::now());
    std::hint::black_box(work());
    Took {
        processor: before.elapsed().as_secs_f64() * 1e3,
        wall: started.elapsed().as_secs_f64() * 1e3,
    }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
