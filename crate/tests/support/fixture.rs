//! Networks with known results, as JSON with numbers as decimal strings.

use std::path::{Path, PathBuf};

use crease::{Activation, Layer, Network, Point};
use serde_json::Value;

/// A fixture as stored in its file.
pub(crate) struct Fixture {
    pub(crate) name: String,
    pub(crate) network: Network,
    /// The frame; empty where the file has none.
    pub(crate) frame: Vec<Point>,
    pub(crate) expected: Value,
}

impl Fixture {
    fn of(case: &Value) -> Self {
        let layers = entries(&case["layers"])
            .map(|layer| {
                let rows: Vec<Vec<f64>> = entries(&layer["W"]).map(numbers).collect();
                Layer::new(rows[0].len(), rows.concat(), numbers(&layer["b"])).unwrap()
            })
            .collect();
        let corners = case["domain"].as_array().into_iter().flatten();
        Self {
            name: case["name"].as_str().unwrap().to_owned(),
            network: Network::new(Activation::with_slope_off(number(&case["slope"])), layers)
                .unwrap(),
            frame: corners
                .map(numbers)
                .map(|corner| Point::new(corner[0], corner[1]))
                .collect(),
            expected: case.get("expected").cloned().unwrap_or_default(),
        }
    }
}

/// The folder of the fixtures.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The networks whose counts were all computed by exact rational clipping and by an exact flood fill over patterns.
pub(crate) fn exact_cases() -> Vec<Fixture> {
    let file = read(&folder().join("exact.json"));
    entries(&file["cases"]).map(Fixture::of).collect()
}

/// Random networks of many shapes, with the number of cells in the squares that reach to ±1 and ±6.
pub(crate) fn random_networks() -> Vec<(Fixture, Vec<(f64, usize)>)> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder().join("nets"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let case = read(path);
            let cells = case["expected_cells"].as_object().unwrap().iter();
            let cells = cells.map(|(half, cells)| (half.parse().unwrap(), count(cells)));
            (Fixture::of(&case), cells.collect())
        })
        .collect()
}

/// A count.
pub(crate) fn count(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

/// A number given as a decimal string, or as a fraction of two.
pub(crate) fn number(value: &Value) -> f64 {
    let text = value.as_str().unwrap();
    let mut parts = text.split('/').map(|part| part.parse::<f64>().unwrap());
    let first = parts.next().unwrap();
    parts.fold(first, |quotient, divisor| quotient / divisor)
}

/// The entries of a list.
pub(crate) fn entries(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().unwrap().iter()
}

fn numbers(value: &Value) -> Vec<f64> {
    entries(value).map(number).collect()
}

fn read(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}
