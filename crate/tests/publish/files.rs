//! Files as people have them: what is right for each of those in the fixtures, natively.

use std::fs;
use std::path::{Path, PathBuf};

use crease::publish::understand::understand;
use serde_json::Value;

/// Scores are those of the program that wrote the file to this.
const EXACT: f64 = 1e-6;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/files")
}

fn told(name: &str) -> Result<Value, String> {
    let bytes = fs::read(folder().join(name)).unwrap();
    let understood = understand(&bytes).map_err(|error| error.to_string())?;
    Ok(understood.report())
}

fn numbers(value: &Value) -> Vec<f64> {
    let mut all = Vec::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value.as_array() {
            Some(items) => open.extend(items.iter().rev()),
            None => all.push(value.as_f64().unwrap()),
        }
    }
    all
}

fn texts(value: &Value) -> String {
    let items = value.as_array().unwrap().iter();
    items
        .map(|item| item.as_str().unwrap())
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn every_file_is_understood_as_it_is_meant() {
    let expected = fs::read_to_string(folder().join("expected.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    let expected = expected.as_object().unwrap();
    assert_eq!(fs::read_dir(folder()).unwrap().count(), expected.len() + 1);
    for (name, expected) in expected {
        let expected = expected.as_object().unwrap();
        let told = told(name);
        if let Some(words) = expected.get("refused") {
            let sentence = told.unwrap_err();
            for word in texts(words).lines() {
                assert!(sentence.contains(word), "{name}: {sentence}");
            }
            continue;
        }
        let told = told.unwrap_or_else(|error| panic!("{name}: {error}"));
        for (key, value) in expected {
            match key.as_str() {
                "points" | "scores" => {
                    let (found, wanted) = (numbers(&told[key]), numbers(value));
                    assert_eq!(found.len(), wanted.len(), "{name}: {told}");
                    let near = |(a, b): (&f64, &f64)| (a - b).abs() <= EXACT;
                    assert!(found.iter().zip(&wanted).all(near), "{name}: {told}");
                }
                "notes" => {
                    for word in texts(value).lines() {
                        assert!(texts(&told[key]).contains(word), "{name}: {told}");
                    }
                }
                _ => assert_eq!(&told[key], value, "{name}"),
            }
        }
    }
}
