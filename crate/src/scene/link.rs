//! Scenes as text: the fragment of an address, in a form that forums and chats leave whole.
//!
//! ```text
//! 1;data=xor.200.10.7;net=8-8;act=leaky;slope=0.1;lr=0.03;step=1200;w=<base64url>;end
//! ```
//!
//! `data` names a preset of classes or, as in `data=sine.200.5.1`, a form of numbers to learn.
//!
//! A version, then `key=value` in a fixed order with defaults left out, then blobs (little-endian, each with its own
//! CRC-32), then `end`, so that a link that was cut off is known. There is no `&`, `#`, `%` or `*`, and no punctuation at
//! the end. The format of version 1 is frozen: its links open for ever. Some forums and mail programs escape `;`, `=` and
//! `,` as `%3B`, `%3D` and `%2C`; since no link holds a `%` of its own, such a link is read as what it was.

mod base64url;
mod blob;
mod error;
mod field;

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::{Scene, Weights};
use crate::network::UnitId;
use blob::{SAMPLES, WEIGHTS};
use error::END;
use field::Field;

pub use error::{LinkError, MAX_LENGTH, VERSION};

/// How many programs in a row may have escaped a link, each also the `%` of the one before.
const MOST_ESCAPES: usize = 3;

/// A scene read from a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The scene.
    pub scene: Scene,
    /// Keys that this version does not know; what they say is left out.
    pub ignored: Vec<String>,
}

/// The link of a scene: a fragment without its `#`.
#[must_use]
pub fn write(scene: &Scene) -> String {
    let standard = Scene::default();
    let mut parts = vec![VERSION.to_string()];
    for field in Field::all() {
        let text = field.write(scene);
        if field.is_always_written() || text != field.write(&standard) {
            parts.push(format!("{}={text}", field.key()));
        }
    }
    if let Some(samples) = &scene.own_samples {
        parts.push(format!("{SAMPLES}={}", blob::write_samples(samples)));
    }
    if let Weights::Given(weights) = &scene.weights {
        parts.push(format!("{WEIGHTS}={}", blob::write_weights(weights)));
    }
    parts.push(END.to_owned());
    parts.join(";")
}

/// Whether a fragment looks like a scene at all, and not like the id of an element: digits, then a semicolon.
#[must_use]
pub fn is_scene(fragment: &str) -> bool {
    begins_scene(&unescaped(fragment))
}

/// The fragment that was escaped on its way. What is no escape stays as it is.
fn unescaped(fragment: &str) -> Cow<'_, str> {
    let mut plain = Cow::Borrowed(fragment);
    for _ in 0..MOST_ESCAPES {
        if !plain.contains('%') {
            break;
        }
        let decoded = percent_decode_str(&plain).decode_utf8_lossy().into_owned();
        plain = Cow::Owned(decoded);
    }
    plain
}

fn begins_scene(fragment: &str) -> bool {
    let digits = fragment.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0 && fragment.as_bytes().get(digits) == Some(&b';')
}

/// The scene of a link, from any bytes.
///
/// # Errors
/// What is wrong with the first part that is wrong; nothing is ever half restored.
pub fn read(fragment: &str) -> Result<Opened, LinkError> {
    if fragment.len() > MAX_LENGTH {
        return Err(LinkError::TooLong {
            length: fragment.len(),
        });
    }
    let fragment = unescaped(fragment);
    if !begins_scene(&fragment) {
        return Err(LinkError::NotALink);
    }
    let mut parts = fragment.split(';');
    let version: u32 = parts
        .next()
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(u32::MAX);
    if version > VERSION {
        return Err(LinkError::NewerVersion { found: version });
    }
    if version == 0 {
        return Err(LinkError::NotALink);
    }
    let parts: Vec<&str> = parts.collect();
    let Some((&END, parts)) = parts.split_last() else {
        return Err(LinkError::CutOff);
    };
    read_parts(parts)
}

fn read_parts(parts: &[&str]) -> Result<Opened, LinkError> {
    let mut opened = Opened {
        scene: Scene::default(),
        ignored: Vec::new(),
    };
    let fields = Field::all();
    let mut seen = Seen::default();
    let mut weights = None;
    for part in parts {
        let (key, value) = part.split_once('=').ok_or_else(|| bad_field(part, ""))?;
        if !seen.insert(key) {
            return Err(LinkError::Duplicate { key: excerpt(key) });
        }
        match key {
            SAMPLES => opened.scene.own_samples = Some(blob::read_samples(value)?),
            WEIGHTS => weights = Some(blob::read_weights(value)?),
            _ => match fields.iter().find(|field| field.key() == key) {
                Some(field) => {
                    let read = field.read(&mut opened.scene, value);
                    read.ok_or_else(|| bad_field(key, value))?;
                }
                None => opened.ignored.push(excerpt(key)),
            },
        }
    }
    if let Some(weights) = weights {
        let expected = opened.scene.parameter_count();
        if weights.len() != expected {
            let found = weights.len();
            return Err(LinkError::WeightCount { expected, found });
        }
        opened.scene.weights = Weights::Given(weights);
    } else if !opened.scene.recipe_is_short() {
        let step = opened.scene.step;
        return Err(LinkError::RecipeTooLong { step });
    }
    // A shape edited by hand may have lost the unit that was selected.
    let widths = opened.scene.widths();
    opened.scene.view.selected = opened
        .scene
        .view
        .selected
        .filter(|unit| has_unit(&widths, *unit));
    Ok(opened)
}

/// Whether layers of these widths, the inputs among them, have a unit; it is from outside, so its layer may be any number.
fn has_unit(widths: &[usize], unit: UnitId) -> bool {
    let width = widths.iter().skip(1).nth(unit.layer);
    width.is_some_and(|&width| unit.unit < width)
}

/// Keys in a few heaps, so that tens of thousands are told apart soon.
#[derive(Default)]
struct Seen<'a>([Vec<&'a str>; 32]);

impl<'a> Seen<'a> {
    /// Adds a key; returns whether it is new.
    fn insert(&mut self, key: &'a str) -> bool {
        let sum = key
            .bytes()
            .fold(0_u8, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte));
        let heap = &mut self.0[usize::from(sum) % 32];
        let is_new = !heap.contains(&key);
        if is_new {
            heap.push(key);
        }
        is_new
    }
}

fn bad_field(key: &str, value: &str) -> LinkError {
    LinkError::Field {
        key: excerpt(key),
        value: excerpt(value),
    }
}

/// The start of a text from outside, short enough to stand in a sentence.
fn excerpt(text: &str) -> String {
    const MOST: usize = 24;
    let mut start: String = text.chars().take(MOST).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}
