//! Repairs links that were bent on their way: by mail programs, editors, forums, chats, and those who count clicks.
//!
//! A link has few signs, its own end, and check sums over what matters most. So most of what happens to links can be undone
//! without a doubt: what stands before and behind is no part of it, blanks and escapes are not its own, and of the ways to
//! read a dash one fits. A link that does not read as a whole then is refused: nothing is guessed, and nothing left out that
//! may have been a part of it.

use super::blob::{self, SAMPLES, WEIGHTS};
use super::decode::{peeled, settled};
use super::error::{END, LinkError, VERSION};
use super::field::Field;
use super::whole::{Opened, read_whole};
use crate::scene::Scene;

/// How many bytes are looked at in all, however many programs may have had a hand in a link.
const MOST_WORK: usize = 4_000_000;
/// How many readings are tried.
const MOST_READINGS: usize = 60;

/// What programs make of `--` in a text, and what of `---`.
const DASHES: [char; 4] = ['‒', '–', '—', '―'];
/// What a dash may have been.
const HYPHENS: [&str; 3] = ["--", "---", "-"];

/// A scene read from a link, and the link as it was before anything happened to it.
///
/// # Errors
/// What is wrong with it, where there is nothing more to undo.
pub(super) fn read_repaired(fragment: &str) -> Result<(Opened, String), LinkError> {
    let wrong = match read_between(&settled(fragment)) {
        Err(error) => error,
        found => return found,
    };
    // Mail may have been encoded before or after all else: every order is tried.
    let mut known = vec![fragment.to_owned()];
    let mut next = 0;
    let mut work = 0;
    while let Some(text) = known.get(next).cloned() {
        next += 1;
        for other in peeled(&text) {
            work += other.len();
            if known.contains(&other) || known.len() == MOST_READINGS || work > MOST_WORK {
                continue;
            }
            if let Ok(found) = read_between(&settled(&other)) {
                return Ok(found);
            }
            known.push(other);
        }
    }
    Err(wrong)
}

/// Whether a fragment holds a link, or the beginning of one.
pub(super) fn holds_link(fragment: &str) -> bool {
    start_of(&settled(fragment)).is_some()
}

/// The scene of the link within a text, and that link.
fn read_between(text: &str) -> Result<(Opened, String), LinkError> {
    let (link, tail) = link_in(text).ok_or(LinkError::NotALink)?;
    let opened = read_whole(&link)?;
    if continues(tail, &opened) {
        return Err(LinkError::Two);
    }
    Ok((opened, link))
}

/// The link within a text, and what stands behind it.
fn link_in(text: &str) -> Option<(String, &str)> {
    let from = &text[start_of(text)?..];
    let (body, tail) = from.split_at(end_of(from));
    Some((undashed(&without_blanks(body)), tail))
}

/// Whether what stands behind a link is more than may be left out: another link, or the rest of this one. The same link once
/// more, as where Markdown names an address and leads to it, says nothing else.
fn continues(tail: &str, opened: &Opened) -> bool {
    let again = tail.find('#').and_then(|at| link_in(&tail[at..]));
    match again {
        Some((link, rest)) => {
            rest.contains(";end")
                || !read_whole(&link).is_ok_and(|again| again.scene == opened.scene)
        }
        None => tail.contains(";end"),
    }
}

/// Where the link in a text begins: at its beginning, with nothing but marks before it, or behind the `#` of an address.
fn start_of(text: &str) -> Option<usize> {
    let marks = text.find(char::is_alphanumeric)?;
    let behind_addresses = text.match_indices('#').map(|(at, _)| at + 1);
    [marks]
        .into_iter()
        .chain(behind_addresses)
        .find(|&start| begins_link(&text[start..]))
}

/// Whether a text begins with digits and a semicolon, or is what is left of a link cut off before that.
fn begins_link(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (version, rest) = text.split_at(digits);
    let is_stub = || version == VERSION.to_string() && !rest.contains(char::is_alphanumeric);
    digits > 0 && (rest.trim_start().starts_with(';') || is_stub())
}

/// The length of a link with its `;end`, or of the whole text where there is none. Blanks may stand in it; what follows is
/// not part of the link.
fn end_of(text: &str) -> usize {
    let after_end = |at: usize| {
        let mut left = END.chars();
        let mut wanted = left.next();
        for (place, sign) in text[at..].char_indices() {
            if Some(sign) == wanted {
                wanted = left.next();
                if wanted.is_none() {
                    let end = at + place + sign.len_utf8();
                    // A longer word is the key of another program.
                    let goes_on = text[end..].starts_with(char::is_alphanumeric);
                    return Some(end).filter(|_| !goes_on);
                }
            } else if !is_blank(sign) {
                return None;
            }
        }
        None
    };
    let mut semicolons = text.match_indices(';').map(|(at, _)| at + 1);
    semicolons.find_map(after_end).unwrap_or(text.len())
}

/// A text without blanks, line breaks, and the marks with which mail is quoted.
fn without_blanks(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut begins_line = false;
    for sign in text.chars() {
        if matches!(sign, '\n' | '\r') {
            begins_line = true;
        } else if !(is_blank(sign) || begins_line && sign == '>') {
            begins_line = false;
            plain.push(sign);
        }
    }
    plain
}

fn is_blank(sign: char) -> bool {
    sign.is_whitespace()
}

/// A link with hyphens where dashes stand.
fn undashed(link: &str) -> String {
    // Other signs for a single hyphen, or for minus.
    let link = link.replace(['‐', '‑', '−', '﹣', '－'], "-");
    if !link.contains(DASHES) {
        return link;
    }
    let fields: Vec<String> = link.split(';').map(undashed_field).collect();
    fields.join(";")
}

/// A field without dashes. Only in a blob two hyphens can stand in a row; there its check sum tells what a dash was.
fn undashed_field(field: &str) -> String {
    let single = || field.replace(DASHES, "-");
    let Some((key, value)) = field.split_once('=') else {
        return single();
    };
    let text = Field::of(key).filter(|field| field.is_free_text());
    let reads = |value: &str| match key {
        SAMPLES => blob::read_samples(value).is_ok(),
        WEIGHTS => blob::read_weights(value).is_ok(),
        _ => text.is_some_and(|field| field.read(&mut Scene::default(), value).is_some()),
    };
    if text.is_none() && ![SAMPLES, WEIGHTS].contains(&key) {
        return single();
    }
    let mut fitting: Vec<String> = Vec::new();
    for short in HYPHENS {
        for long in HYPHENS {
            let value = value.replace(['‒', '–'], short).replace(['—', '―'], long);
            if reads(&value) && !fitting.contains(&value) {
                fitting.push(value);
            }
        }
    }
    match &fitting[..] {
        [value] => format!("{key}={value}"),
        // None, or a doubt: as it stands, it is refused.
        _ => field.to_owned(),
    }
}
