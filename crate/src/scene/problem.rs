//! Errors and notices as a code with values, which the page puts into words in the reader's language.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

/// A value of a [`Problem`]: text, or a number that the page formats.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(untagged)]
#[cfg_attr(test, ts(rename = "ProblemValue"))]
pub enum Value {
    /// Text, shown verbatim.
    Text(String),
    /// A number.
    Number(f64),
}

/// A message for the reader: a code of the page's catalogue, and the values that its sentence mentions.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Problem {
    /// Key of the sentence in the catalogue.
    pub code: &'static str,
    /// The values that the sentence mentions, by name.
    #[cfg_attr(test, ts(type = "Record<string, ProblemValue>"))]
    pub values: BTreeMap<&'static str, Value>,
}

impl Problem {
    /// A problem without values.
    #[must_use]
    pub const fn new(code: &'static str) -> Self {
        Self {
            code,
            values: BTreeMap::new(),
        }
    }

    /// Adds a text that the sentence mentions.
    #[must_use]
    pub fn text(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.insert(name, Value::Text(value.into()));
        self
    }

    /// Adds a number that the sentence mentions.
    #[must_use]
    pub fn number(mut self, name: &'static str, value: f64) -> Self {
        self.values.insert(name, Value::Number(value));
        self
    }
}

/// In English, for the command line: the code, and the values that its sentence mentions.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)?;
        for (index, (name, value)) in self.values.iter().enumerate() {
            f.write_str(if index == 0 { ": " } else { ", " })?;
            match value {
                Value::Text(text) => write!(f, "{name} {text}")?,
                Value::Number(number) => write!(f, "{name} {number}")?,
            }
        }
        Ok(())
    }
}

/// The start of an untrusted text, short enough for a sentence.
pub(super) fn excerpt(text: &str) -> String {
    text.chars().take(24).collect()
}
