//! Measures how long complexes take natively, for `npm run bench -- regions`: one JSON row per network and frame.
//!
//! ```text
//! cargo run --release -q -p crease --features bench --example regions_bench -- 0.5 networks.json
//! ```
//!
//! The arguments are the time to spend on each measurement, in seconds, and a file: a list of `network` (a name), `widths`,
//! `parameters` (layer by layer, weights row-major, then biases) and `frame` (the square reaches to plus and minus that).

use std::process::ExitCode;
use std::time::{Duration, Instant};

use crease::complex::bench::MatrixProducts;
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

fn rows() -> Result<Value, String> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [seconds, file] = words.as_slice() else {
        return Err("say how many seconds to spend on each measurement, and on which file".into());
    };
    let seconds: f64 = seconds.parse().map_err(|_| "the time is no number")?;
    let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
    let tasks: Vec<Task> = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let budget = Duration::from_secs_f64(seconds);
    tasks.iter().map(|task| row(task, budget)).collect()
}

fn row(task: &Task, budget: Duration) -> Result<Value, String> {
    let network = Network::zeros(Activation::Relu, &task.widths)
        .and_then(|network| network.with_parameters(&task.parameters))
        .map_err(|error| error.to_string())?;
    let frame = Rect::square(Point::default(), task.frame).corners();
    let complex = CellComplex::of(&network, &frame).map_err(|error| error.to_string())?;
    let products = MatrixProducts::of(&network, &frame).map_err(|error| error.to_string())?;
    let (ms, products_ms) = medians(
        budget,
        || CellComplex::of(&network, &frame).map_or(0, |complex| complex.region_count()),
        || products.compute(),
    );
    Ok(json!({
        "network": task.network,
        "frame": task.frame,
        "target": "native",
        "cells": complex.region_count(),
        "ms": ms,
        "products_ms": products_ms,
        "ratio": ms / products_ms,
        "exact_signs": complex.exact_signs(),
    }))
}

/// Median times of two things in milliseconds, done in turns so that whatever slows the machine slows both.
fn medians(budget: Duration, one: impl Fn() -> usize, other: impl Fn() -> usize) -> (f64, f64) {
    const LEAST: usize = 5;
    let started = Instant::now();
    let (mut first, mut second) = (Vec::new(), Vec::new());
    while first.len() < LEAST || started.elapsed() < budget {
        first.push(milliseconds(&one));
        second.push(milliseconds(&other));
    }
    (median(first), median(second))
}

fn milliseconds(work: impl Fn() -> usize) -> f64 {
    let started = Instant::now();
    std::hint::black_box(work());
    started.elapsed().as_secs_f64() * 1e3
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
