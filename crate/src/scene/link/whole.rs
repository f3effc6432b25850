//! A link to which nothing happened on its way, read part by part.

use super::blob::{self, NAMES, SAMPLES, TARGETS, WEIGHTS};
use super::error::{END, LinkError, VERSION, WITH_NUMBERS};
use super::field::{Field, terms_of};
use crate::dataset::Own;
use crate::network::UnitId;
use crate::scene::{Scene, Weights};

/// A scene read from a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The scene.
    pub scene: Scene,
    /// Keys that this version does not know; what they say is left out.
    pub ignored: Vec<String>,
}

/// Whether a text begins with digits and a semicolon.
pub(super) fn begins_scene(fragment: &str) -> bool {
    let digits = fragment.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0 && fragment.as_bytes().get(digits) == Some(&b';')
}

/// The scene of a link to which nothing happened.
///
/// # Errors
/// What is wrong with the first part that is wrong.
#[inline(never)]
pub fn read_whole(link: &str) -> Result<Opened, LinkError> {
    if !begins_scene(link) {
        return Err(LinkError::cut_off_or_none(link));
    }
    let mut parts = link.split(';');
    let version: u32 = parts
        .next()
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(u32::MAX);
    let parts: Vec<&str> = parts.collect();
    if version == 0 {
        return Err(LinkError::NotALink);
    }
    if version > VERSION && !is_with_numbers(version, &parts) {
        return Err(LinkError::NewerVersion { found: version });
    }
    let Some((&END, parts)) = parts.split_last() else {
        return Err(LinkError::CutOff);
    };
    read_parts(parts, version)
}

/// Whether a link of a later version is one that carries numbers of the reader's own.
#[inline(never)]
fn is_with_numbers(version: u32, parts: &[&str]) -> bool {
    let key = |part: &str| part.split('=').next() == Some(TARGETS);
    version == WITH_NUMBERS && parts.iter().any(|part| key(part))
}

fn read_parts(parts: &[&str], version: u32) -> Result<Opened, LinkError> {
    let mut opened = Opened {
        scene: Scene::default(),
        ignored: Vec::new(),
    };
    let fields = Field::all();
    let mut seen = Seen::default();
    let mut weights = None;
    for part in parts {
        let (key, value) = part.split_once('=').ok_or_else(|| bad_field(part, ""))?;
        // No value holds the sign: a joint is missing, and with it a key.
        if value.contains('=') {
            return Err(bad_field(key, value));
        }
        if !seen.insert(key) {
            return Err(LinkError::Duplicate { key: excerpt(key) });
        }
        match key {
            SAMPLES | TARGETS | NAMES => read_own(&mut opened.scene, key, value, version)?,
            WEIGHTS => weights = Some(blob::read_weights(value)?),
            _ => match fields.iter().find(|field| field.key() == key) {
                Some(field) => {
                    let read = field.read(&mut opened.scene, value);
                    read.ok_or_else(|| bad_field(key, value))?;
                }
                None if is_bent(key) => return Err(bad_field(key, value)),
                None => opened.ignored.push(excerpt(key)),
            },
        }
    }
    if opened.scene.own.is_none() {
        opened.scene.terms = None;
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

/// Reads a blob of the reader's own examples, or what a file calls them.
#[inline(never)]
fn read_own(scene: &mut Scene, key: &str, value: &str, version: u32) -> Result<(), LinkError> {
    match (key, version) {
        (NAMES, _) => blob::read_names(value, terms_of(scene))?,
        (SAMPLES, VERSION) => scene.own = Some(Own::samples(blob::read_samples(value)?)),
        (TARGETS, WITH_NUMBERS) => scene.own = Some(blob::read_targets(value)?),
        _ => return Err(bad_field(key, value)),
    }
    Ok(())
}

/// Whether layers of these widths, the inputs among them, have a unit; it is from outside, so its layer may be any number.
fn has_unit(widths: &[usize], unit: UnitId) -> bool {
    let width = widths.iter().skip(1).nth(unit.layer);
    width.is_some_and(|&width| unit.unit < width)
}

/// Whether what stands for a key may be a known one, with something wrong with it: to leave that out would be half a scene.
#[cold]
#[inline(never)]
fn is_bent(key: &str) -> bool {
    let letters = key.chars().filter(char::is_ascii_alphanumeric);
    let plain = letters.collect::<String>().to_ascii_lowercase();
    plain.is_empty() || blob::is_blob(&plain) || Field::of(&plain).is_some()
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
