//! Pre-activations of other people's networks as CSV: a heading, then for each layer and sample a line with the layer's name, the
//! sample's number and one number for each unit.
//!
//! ```text
//! layer,sample,z
//! fc1,0,0.31,-1.2,0.05
//! fc1,1,-0.4,0.7,-2.1
//! fc2,0,1.5,-0.2
//! ```
//!
//! A few lines of PyTorch write it: they stand on the page of the lab, and a test runs them.

use std::fmt;

use csv::{ReaderBuilder, StringRecord};

use crate::measure::negatives::LayerNegatives;
use crate::network::decimal::read_decimal;

/// The longest file that is read, in bytes.
pub const MOST_BYTES: usize = 64 << 20;
/// The most layers.
pub const MOST_LAYERS: usize = 1000;

/// What is wrong with a file of pre-activations. Lines are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NegativesError {
    /// More than [`MOST_BYTES`].
    TooLong,
    /// It does not begin with `layer,sample,`.
    Heading,
    /// There is no line after the heading.
    Empty,
    /// A line that is no record of a table.
    Line {
        /// The line.
        line: u64,
    },
    /// A line with another number of units than those of its layer before.
    Units {
        /// The line.
        line: u64,
        /// How many its layer has.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// A field that is no finite number.
    Number {
        /// The line.
        line: u64,
        /// The field, shortened.
        field: String,
    },
    /// A sample that is not the next one of its layer.
    Sample {
        /// The line.
        line: u64,
        /// The number that it should have.
        expected: u32,
    },
    /// A layer with fewer samples than the first.
    Samples {
        /// The last line of the layer.
        line: u64,
        /// The name of the layer.
        layer: String,
        /// How many the first has.
        expected: u32,
        /// How many it has.
        found: u32,
    },
    /// More than [`MOST_LAYERS`].
    Layers {
        /// The line.
        line: u64,
    },
}

impl NegativesError {
    /// The code of its sentence, and the values that this mentions.
    #[must_use]
    pub fn problem(&self) -> crate::scene::Problem {
        use crate::scene::Problem;
        let at = |code: &'static str, line: u64| Problem::new(code).number("line", line as f64);
        match self {
            Self::TooLong => {
                Problem::new("negatives-too-long").number("most", (MOST_BYTES >> 20) as f64)
            }
            Self::Heading => Problem::new("negatives-heading"),
            Self::Empty => Problem::new("negatives-empty"),
            Self::Line { line } => at("negatives-line", *line),
            Self::Units {
                line,
                expected,
                found,
            } => at("negatives-units", *line)
                .number("expected", *expected as f64)
                .number("found", *found as f64),
            Self::Number { line, field } => {
                at("negatives-number", *line).text("field", field.as_str())
            }
            Self::Sample { line, expected } => {
                at("negatives-sample", *line).number("expected", f64::from(*expected))
            }
            Self::Samples {
                line,
                layer,
                expected,
                found,
            } => at("negatives-samples", *line)
                .text("layer", layer.as_str())
                .number("expected", f64::from(*expected))
                .number("found", f64::from(*found)),
            Self::Layers { line } => {
                at("negatives-layers", *line).number("most", MOST_LAYERS as f64)
            }
        }
    }
}

impl fmt::Display for NegativesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.problem().fmt(f)
    }
}

impl std::error::Error for NegativesError {}

/// The layers of a file, in the order in which they come first.
///
/// # Errors
/// What is wrong with the first line that is wrong.
pub fn read(bytes: &[u8]) -> Result<Vec<LayerNegatives>, NegativesError> {
    if bytes.len() > MOST_BYTES {
        return Err(NegativesError::TooLong);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes);
    let mut record = StringRecord::new();
    let mut layers: Vec<LayerNegatives> = Vec::new();
    let mut values = Vec::new();
    let mut last_lines: Vec<u64> = Vec::new();
    let mut is_first = true;
    loop {
        let line = reader.position().line();
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(_) => return Err(NegativesError::Line { line }),
        }
        let line = record.position().map_or(line, csv::Position::line);
        if is_first {
            is_first = false;
            if (record.get(0), record.get(1)) != (Some("layer"), Some("sample")) {
                return Err(NegativesError::Heading);
            }
            continue;
        }
        let place = take(&mut layers, &mut values, &record, line)?;
        last_lines.resize(layers.len(), line);
        last_lines[place] = line;
    }
    if is_first {
        return Err(NegativesError::Heading);
    }
    let samples = layers.first().ok_or(NegativesError::Empty)?.samples;
    let mut ends = layers.iter().zip(last_lines);
    match ends.find(|(layer, _)| layer.samples != samples) {
        Some((layer, line)) => Err(NegativesError::Samples {
            line,
            layer: excerpt(&layer.name),
            expected: samples,
            found: layer.samples,
        }),
        None => Ok(layers),
    }
}

/// Takes a line, and tells the place of its layer.
fn take(
    layers: &mut Vec<LayerNegatives>,
    values: &mut Vec<f64>,
    record: &StringRecord,
    line: u64,
) -> Result<usize, NegativesError> {
    let name = record.get(0).unwrap_or_default();
    values.clear();
    for field in record.iter().skip(2) {
        let number = read_decimal(field.trim()).filter(|number| number.is_finite());
        values.push(number.ok_or_else(|| NegativesError::Number {
            line,
            field: excerpt(field),
        })?);
    }
    let place = match layers.iter().position(|layer| layer.name == name) {
        Some(place) => place,
        None if layers.len() == MOST_LAYERS => return Err(NegativesError::Layers { line }),
        None => {
            layers.push(LayerNegatives::new(name, values.len()));
            layers.len() - 1
        }
    };
    let layer = &mut layers[place];
    if values.len() != layer.on.len() || values.is_empty() {
        return Err(NegativesError::Units {
            line,
            expected: layer.on.len(),
            found: values.len(),
        });
    }
    // Samples must be the same in all layers: their directions are compared from layer to layer.
    if record.get(1).map(str::trim) != Some(layer.samples.to_string().as_str()) {
        return Err(NegativesError::Sample {
            line,
            expected: layer.samples,
        });
    }
    layer.add(values);
    Ok(place)
}

/// The start of a foreign text, short enough for a sentence.
fn excerpt(text: &str) -> String {
    text.chars().take(24).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    use proptest::prelude::*;

    #[test]
    fn a_file_gives_its_layers() {
        let text =
            "layer,sample,z\r\nfc1,0,0.5,-1,2e-3\r\nfc2,0,-0.25\r\nfc1,1,-1,-1,1\r\nfc2,1,1\r\n";
        let layers = read(text.as_bytes()).unwrap();
        assert_eq!(layers.len(), 2);
        assert_eq!(layers[0].on, [1, 0, 2]);
        assert_eq!(layers[1].on, [1]);
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        for (text, expected) in [
            ("", NegativesError::Heading),
            ("a,b\n", NegativesError::Heading),
            ("layer,sample,z\n", NegativesError::Empty),
            (
                "layer,sample,z\nfc1,0,1\nfc1,1,nan\n",
                NegativesError::Number {
                    line: 3,
                    field: "nan".to_owned(),
                },
            ),
            (
                "layer,sample,z\nfc1,0,1,2\nfc1,1,1\n",
                NegativesError::Units {
                    line: 3,
                    expected: 2,
                    found: 1,
                },
            ),
            (
                "layer,sample,z\nfc1,1,1,2\n",
                NegativesError::Sample {
                    line: 2,
                    expected: 0,
                },
            ),
            (
                "layer,sample,z\nfc1,0,1\nfc1,1,1\nfc2,0,1\n",
                NegativesError::Samples {
                    line: 4,
                    layer: "fc2".to_owned(),
                    expected: 2,
                    found: 1,
                },
            ),
        ] {
            assert_eq!(read(text.as_bytes()), Err(expected), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = read(&bytes);
            let with_heading = [b"layer,sample,z\n".as_slice(), &bytes].concat();
            let _ = read(&with_heading);
        }

        #[test]
        fn what_is_written_is_read_back(batch in proptest::collection::vec((-9.0..9.0, -9.0..9.0), 1..9)) {
            let lines = batch.iter().enumerate();
            let lines = lines.map(|(sample, (a, b))| format!("fc1,{sample},{a},{b}\nout,{sample},{}\n", a - b));
            let text = "layer,sample,z\n".to_owned() + &lines.collect::<String>();
            let layers = read(text.as_bytes()).unwrap();
            let on = |unit: fn(&(f64, f64)) -> f64| {
                let on = batch.iter().filter(|z| unit(z) > 0.0);
                u32::try_from(on.count()).unwrap()
            };
            prop_assert_eq!(&layers[0].on, &vec![on(|z| z.0), on(|z| z.1)]);
            prop_assert_eq!(&layers[1].on, &vec![on(|z| z.0 - z.1)]);
        }
    }
}
