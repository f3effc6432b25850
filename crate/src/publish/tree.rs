//! JSON values that keep the order of their entries, which is that of layers and columns.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A value of a JSON text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Tree {
    Number(f64),
    Text(String),
    List(Vec<Self>),
    /// Keys with their values, in the order of the text.
    Entries(Vec<(String, Self)>),
    /// True or false.
    Truth(bool),
    Null,
}

/// What stands for the bare words of Python's `json`: texts that no program writes.
const NAN: &str = "\u{e000}nan";
const INFINITY: &str = "\u{e000}inf";
const MINUS_INFINITY: &str = "\u{e000}-inf";

impl Tree {
    /// The value of a JSON text. Bare `NaN`, `Infinity` and `-Infinity` are numbers, as Python writes them.
    ///
    /// # Errors
    /// Line and column, from 1, where it is no JSON.
    pub(super) fn of(text: &str) -> Result<Self, (usize, usize)> {
        let place = |error: serde_json::Error| (error.line(), error.column());
        // Where both fail, the second tells what else is wrong, on the right line.
        match serde_json::from_str(text) {
            Err(error) => match without_bare_words(text) {
                Cow::Owned(mended) => serde_json::from_str(&mended).map_err(place),
                Cow::Borrowed(_) => Err(place(error)),
            },
            Ok(tree) => Ok(tree),
        }
    }

    /// The values of a text with one JSON value a line; none where a line is no JSON, or there is only one.
    pub(super) fn of_lines(text: &str) -> Option<Self> {
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let values: Option<Vec<Self>> = lines.map(|line| Self::of(line).ok()).collect();
        values.filter(|values| values.len() > 1).map(Self::List)
    }

    /// The value of a key; none where this has no such key.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        let Self::Entries(entries) = self else {
            return None;
        };
        let found = entries.iter().find(|(name, _)| name == key);
        found.map(|(_, value)| value)
    }

    pub(super) const fn number(&self) -> Option<f64> {
        match self {
            Self::Number(value) => Some(*value),
            _ => None,
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn list(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }
}

/// The text with marked texts in place of bare words for what is no finite number.
fn without_bare_words(text: &str) -> Cow<'_, str> {
    const WORDS: [(&str, &str); 5] = [
        ("NaN", NAN),
        ("nan", NAN),
        ("-Infinity", MINUS_INFINITY),
        ("Infinity", INFINITY),
        ("-NaN", NAN),
    ];
    let mut mended = String::new();
    let (mut copied, mut place, mut quoted) = (0, 0, false);
    let bytes = text.as_bytes();
    while place < bytes.len() {
        match bytes[place] {
            b'"' => quoted = !quoted,
            b'\\' if quoted => place += 1,
            b'N' | b'n' | b'I' | b'-' if !quoted => {
                let rest = &bytes[place..];
                let word = WORDS
                    .iter()
                    .find(|(word, _)| rest.starts_with(word.as_bytes()));
                if let Some((word, mark)) = word {
                    mended.push_str(&text[copied..place]);
                    mended.extend(["\"", mark, "\""]);
                    place += word.len();
                    copied = place;
                    continue;
                }
            }
            _ => {}
        }
        place += 1;
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    mended.push_str(&text[copied..]);
    Cow::Owned(mended)
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        source.deserialize_any(Reading)
    }
}

struct Reading;

#[allow(
    clippy::cast_precision_loss,
    reason = "whole numbers of a file are parameters, to be rounded to f32"
)]
impl<'de> Visitor<'de> for Reading {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Truth(value))
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_i64<E>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Number(value as f64))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Tree, E> {
        Ok(Tree::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Tree, E> {
        Ok(Tree::Number(value))
    }

    fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
        Ok(match text {
            NAN => Tree::Number(f64::NAN),
            INFINITY => Tree::Number(f64::INFINITY),
            MINUS_INFINITY => Tree::Number(f64::NEG_INFINITY),
            _ => Tree::Text(text.to_owned()),
        })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut source: A) -> Result<Tree, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = source.next_element()? {
            items.push(item);
        }
        Ok(Tree::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut source: A) -> Result<Tree, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = source.next_entry()? {
            entries.push(entry);
        }
        Ok(Tree::Entries(entries))
    }
}
