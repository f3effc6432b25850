//! Measures how long the cells of a slice take, beside the matrix products alone, for `npm run bench -- slices`: a JSON row for
//! each network.
//!
//! ```text
//! cargo run --release -q -p crease --features bench --example slices_bench -- 2
//! ```
//!
//! The argument is the time to spend on each network, in seconds. With `--network N --as json` the network of that place, counted
//! from 0, is printed instead, with the plane and the corners of the frame on it: what another program measures. Networks have He's first weights and small biases, as floats of
//! 32 bits; the plane goes through three rows of numbers from 0 to 1; all of it is drawn from one seed.

use std::process::ExitCode;
use std::time::Instant;

use crease::cells::bench::MatrixProducts;
use crease::network::ShapeLimits;
use crease::network::number::rounded_to_f32;
use crease::slice::{Flat, SliceBuilder, SliceCells, frame_around, restricted};
use crease::{Activation, Budget, Layer, Network, Point};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::Rng;
use serde_json::{Value, json};

const NETWORKS: [&[usize]; 3] = [
    &[64, 32, 10],
    &[784, 128, 64, 10],
    &[784, 256, 256, 256, 10],
];
/// Measurements at least, of which the median is taken.
const LEAST: usize = 5;
/// The room around the three rows.
const ROOM: f64 = 0.22;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let printed = match words[..] {
        ["--network", place, "--as", "json"] => network_at(place),
        _ => {
            let seconds = words.first().and_then(|word| word.parse().ok());
            let rows = NETWORKS
                .iter()
                .map(|widths| row(widths, seconds.unwrap_or(1.0)));
            rows.collect::<Result<Vec<Value>, String>>()
                .map(Value::from)
        }
    };
    match printed {
        Ok(printed) => {
            println!("{printed}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

/// A network with a plane through its inputs, drawn from the seed.
fn drawn(widths: &[usize]) -> Result<(Network, Flat), String> {
    let mut random = Pcg64Mcg::new(0x51_1CE);
    let mut share = move || f64::from(random.next_u32()) / f64::from(u32::MAX);
    let inputs = widths[0];
    let rows: [Vec<f64>; 3] = std::array::from_fn(|_| (0..inputs).map(|_| share()).collect());
    let layers = widths.windows(2).map(|pair| {
        let scale = (24.0 / pair[0] as f64).sqrt();
        let mut number = |scale: f64| rounded_to_f32(scale * (share() - 0.5));
        let weights = (0..pair[0] * pair[1]).map(|_| number(scale)).collect();
        let biases = (0..pair[1]).map(|_| number(0.2)).collect();
        Layer::new(pair[0], weights, biases)
    });
    let layers = layers
        .collect::<Result<_, _>>()
        .map_err(|error| error.to_string())?;
    let network = Network::within(ShapeLimits::SLICE, Activation::Relu, layers);
    let network = network.map_err(|error| error.to_string())?;
    let flat = Flat::through([&rows[0], &rows[1], &rows[2]], inputs);
    let flat = flat.map_err(|error| error.to_string())?;
    Ok((network, flat))
}

/// The network of a place, as arrays.
fn network_at(place: &str) -> Result<Value, String> {
    let place: usize = place
        .parse()
        .map_err(|_| format!("`{place}` is no number"))?;
    let widths = NETWORKS
        .get(place)
        .ok_or_else(|| format!("there is no network {place}"))?;
    let (network, flat) = drawn(widths)?;
    let layers = network.layers().iter().map(|layer| {
        let rows: Vec<&[f64]> = (0..layer.units()).map(|unit| layer.row(unit)).collect();
        json!({"weights": rows, "biases": layer.biases()})
    });
    let frame = frame_around(&flat.marks, ROOM).corners();
    Ok(json!({
        "network": network.shape(),
        "layers": layers.collect::<Vec<_>>(),
        "plane": {"origin": flat.plane.origin, "across": flat.plane.across, "up": flat.plane.up},
        "frame": frame.map(|corner| [corner.x, corner.y]),
    }))
}

fn row(widths: &[usize], seconds: f64) -> Result<Value, String> {
    let (network, flat) = drawn(widths)?;
    let frame = frame_around(&flat.marks, ROOM).corners();
    let along = || restricted(&network, &flat.plane).map_err(|error| error.to_string());
    let products = MatrixProducts::<8>::of(&along()?, &frame).map_err(|error| error.to_string())?;
    let cells = cells_of(&along()?, &frame)?;
    let (mut built, mut multiplied, mut laid) = (Vec::new(), Vec::new(), Vec::new());
    let started = Instant::now();
    while started.elapsed().as_secs_f64() < seconds || built.len() < LEAST {
        let one = Instant::now();
        let network = along()?;
        laid.push(milliseconds(one));
        let one = Instant::now();
        std::hint::black_box(cells_of(&network, &frame)?.region_count());
        built.push(milliseconds(one));
        let one = Instant::now();
        std::hint::black_box(products.compute());
        multiplied.push(milliseconds(one));
    }
    let (ms, products_ms) = (median(built), median(multiplied));
    Ok(json!({
        "network": network.shape(),
        "target": "native",
        "cells": cells.region_count(),
        "ms": ms,
        "products_ms": products_ms,
        "ratio": ms / products_ms,
        "plane_ms": median(laid),
        "exact_signs": cells.exact_signs(),
    }))
}

fn cells_of(network: &Network, frame: &[Point]) -> Result<SliceCells, String> {
    let built = SliceBuilder::for_network(network).build_within(network, frame, Budget::WHOLE);
    built.map_err(|error| error.to_string())
}

fn milliseconds(since: Instant) -> f64 {
    1000.0 * since.elapsed().as_secs_f64()
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
