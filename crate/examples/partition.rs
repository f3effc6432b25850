//! Reads a network and its frame as JSON from standard input, prints what its cell complex holds as one JSON object.
//!
//! ```text
//! cargo run --release -q -p crease --example partition < network.json
//! ```
//!
//! Input: `slope` (of the off side), `domain` (corners of the frame, counter-clockwise), `layers` (each `W`, one row per
//! unit, and `b`); numbers as decimal strings or JSON numbers. A file that is no such thing: one line on standard error, exit
//! code 2.

use std::io::Read;
use std::process::ExitCode;

use crease::{Activation, CellComplex, Layer, Network, Point, RegionBounds};
use serde_json::{Value, json};

fn main() -> ExitCode {
    let mut text = String::new();
    let report = std::io::stdin()
        .read_to_string(&mut text)
        .map_err(|error| error.to_string())
        .and_then(|_| report(&text));
    match report {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

/// The report on one network, or one line on what is wrong with the text.
fn report(text: &str) -> Result<Value, String> {
    let case: Value = serde_json::from_str(text).map_err(|error| format!("not JSON: {error}"))?;
    let network = network(&case)?;
    let frame = frame(&case)?;
    let complex = CellComplex::of(&network, &frame).map_err(|error| error.to_string())?;
    let census = complex.census();
    let boundary = (0..network.outputs()).map(|output| {
        let boundary = complex.boundary(output);
        json!({
            "length": boundary.length,
            "length_on_edges": boundary.length_on_edges,
            "zero_area": boundary.zero_area,
        })
    });
    Ok(json!({
        "cells": census.cells,
        "vertices": census.vertices,
        "edges": census.edges,
        "linear_regions": census.linear_regions,
        "distinct_affine_maps": census.distinct_affine_maps,
        "area": census.area,
        "dead_units": census.dead_units.len(),
        "always_on_units": census.always_on_units.len(),
        "boundary": boundary.collect::<Vec<_>>(),
        "bounds": bounds(&network),
    }))
}

/// What theory says of the network's shape; as decimal strings, since JSON numbers end far below.
fn bounds(network: &Network) -> Value {
    let bounds = RegionBounds::of(network);
    json!({
        "zaslavsky": bounds.straight.to_string(),
        "montufar": bounds.reachable.to_string(),
        "serra": bounds.most.to_string(),
    })
}

fn network(case: &Value) -> Result<Network, String> {
    let slope = number(&case["slope"], "slope")?;
    let layers = list(&case["layers"], "layers")?
        .iter()
        .map(layer)
        .collect::<Result<_, _>>()?;
    Network::new(Activation::with_slope_off(slope), layers).map_err(|error| error.to_string())
}

fn layer(value: &Value) -> Result<Layer, String> {
    let rows = list(&value["W"], "W")?
        .iter()
        .map(|row| numbers(row, "W"))
        .collect::<Result<Vec<_>, _>>()?;
    let inputs = rows.first().map_or(0, Vec::len);
    if rows.iter().any(|row| row.len() != inputs) {
        return Err("the rows of W differ in length".into());
    }
    let biases = numbers(&value["b"], "b")?;
    Layer::new(inputs, rows.concat(), biases).map_err(|error| error.to_string())
}

fn frame(case: &Value) -> Result<Vec<Point>, String> {
    list(&case["domain"], "domain")?
        .iter()
        .map(|corner| match numbers(corner, "domain")?[..] {
            [x, y] => Ok(Point::new(x, y)),
            _ => Err("a corner of domain has other than two coordinates".into()),
        })
        .collect()
}

fn numbers(value: &Value, name: &str) -> Result<Vec<f64>, String> {
    let entries = list(value, name)?;
    entries.iter().map(|entry| number(entry, name)).collect()
}

fn list<'a>(value: &'a Value, name: &str) -> Result<&'a Vec<Value>, String> {
    value
        .as_array()
        .ok_or_else(|| format!("{name} is missing or no list"))
}

fn number(value: &Value, name: &str) -> Result<f64, String> {
    let parsed = match value {
        Value::String(text) => text.parse().ok(),
        other => other.as_f64(),
    };
    parsed
        .filter(|number| number.is_finite())
        .ok_or_else(|| format!("{name} holds something that is no finite number"))
}
