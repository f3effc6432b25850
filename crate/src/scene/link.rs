//! Scenes as text: the fragment of an address, in a form that forums and chats leave whole.
//!
//! ```text
//! 1;data=xor.200.10.7;net=8-8;act=leaky;slope=0.1;lr=0.03;step=1200;w=<base64url>;end
//! ```
//!
//! `data` names a preset of classes or, as in `data=sine.200.5.1`, a form of numbers to learn.
//!
//! Numbers of the reader's own to learn make it version 2, which a page that knows nothing of them refuses by name.
//!
//! A version, then `key=value` in a fixed order with defaults left out, then blobs (little-endian, each with its own
//! CRC-32), then `end`, so that a link that was cut off is known. There is no `&`, `#`, `%` or `*`, and no punctuation at
//! the end. The format of version 1 is frozen: its links open for ever. What mail, forums and chats do to a link on its way
//! is undone where that leaves no doubt; see `link/repair.rs`.

mod base64url;
mod blob;
mod decode;
mod error;
mod field;
mod repair;
mod whole;

use super::{Scene, Weights};
use crate::dataset::Examples;
use blob::{NAMES, SAMPLES, TARGETS, WEIGHTS};
use error::{END, WITH_NUMBERS};
use field::Field;
use whole::begins_scene;

pub use error::{LinkError, MAX_LENGTH, VERSION};
pub use whole::{Opened, read_whole};

/// How a link came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// As a program like this one writes links.
    Whole,
    /// With something behind it that is not part of it, and is left out.
    Trimmed,
    /// Bent on its way, and mended.
    Mended,
}

impl Arrival {
    /// Its name for scripts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Trimmed => "trimmed",
            Self::Mended => "mended",
        }
    }
}

/// The link of a scene: a fragment without its `#`.
#[must_use]
pub fn write(scene: &Scene) -> String {
    let standard = Scene::default();
    let own = scene.own.as_ref();
    let version = match own {
        Some(own) if own.examples.are_numbers() => WITH_NUMBERS,
        _ => VERSION,
    };
    let mut parts = vec![version.to_string()];
    for field in Field::all() {
        let text = field.write(scene);
        if field.is_always_written() || text != field.write(&standard) {
            parts.push(format!("{}={text}", field.key()));
        }
    }
    if let Some(own) = own {
        parts.push(match &own.examples {
            Examples::Samples(samples) => format!("{SAMPLES}={}", blob::write_samples(samples)),
            Examples::Targets(targets) => {
                format!("{TARGETS}={}", blob::write_targets(targets, own.inputs))
            }
        });
        if let Some(terms) = &scene.terms {
            parts.push(format!("{NAMES}={}", blob::write_names(terms)));
        }
    }
    if let Weights::Given(weights) = &scene.weights {
        parts.push(format!("{WEIGHTS}={}", blob::write_weights(weights)));
    }
    parts.push(END.to_owned());
    parts.join(";")
}

/// Whether a fragment looks like a scene, or the beginning of one, and not like the id of an element: digits, then a
/// semicolon, whatever happened to it on its way.
#[must_use]
pub fn is_scene(fragment: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    let is_id = fragment.starts_with(|sign: char| sign.is_ascii_alphabetic())
        && fragment.bytes().all(is_plain);
    // A sweep holds what a scene's link holds, and is none.
    if fragment.is_empty() || is_id || fragment.starts_with("sweep") {
        return false;
    }
    begins_scene(fragment) || repair::holds_link(fragment)
}

/// The scene of a link, from any bytes.
///
/// # Errors
/// What is wrong with the first part that is wrong; nothing is ever half restored.
pub fn read(fragment: &str) -> Result<Opened, LinkError> {
    receive(fragment).map(|(opened, _)| opened)
}

/// The scene of a link, from any bytes; and how the link came.
///
/// # Errors
/// What is wrong with the first part that is wrong; nothing is ever half restored.
pub fn receive(fragment: &str) -> Result<(Opened, Arrival), LinkError> {
    if fragment.len() > MAX_LENGTH {
        return Err(LinkError::TooLong {
            length: fragment.len(),
        });
    }
    if fragment.bytes().all(is_sign)
        && let Ok(opened) = read_whole(fragment)
    {
        return Ok((opened, Arrival::Whole));
    }
    let (opened, link) = repair::read_repaired(fragment)?;
    let arrival = match fragment.strip_prefix(&link) {
        Some("") => Arrival::Whole,
        Some(_) => Arrival::Trimmed,
        None => Arrival::Mended,
    };
    Ok((opened, arrival))
}

/// Whether links are written with a sign.
fn is_sign(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.,=;".contains(&byte)
}
