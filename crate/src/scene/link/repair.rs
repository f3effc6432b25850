//! Repairs links that were bent on their way: by mail programs, editors, forums, chats, and those who count clicks.
//!
//! A link has few signs, its own end, and check sums over what matters most. So most of what happens to links can be undone
//! without a doubt: what stands before and behind is no part of it, blanks and escapes are not its own, and of the ways to
//! read a dash one fits. A link that does not read as a whole then is refused: nothing is guessed, and nothing left out that
//! may have been a part of it.

use super::blob;
use super::decode::{peeled, settled};
use super::error::{END, LinkError};
use super::field::Field;
use super::whole::{Opened, read_whole};
use crate::scene::Scene;

/// How many bytes are looked at in all, however many programs may have had a hand in a link.
const MOST_WORK: usize = 4_000_000;
/// How many readings are tried.
const MOST_READINGS: usize = 60;

/// What a dash may have been.
const HYPHENS: [&str; 3] = ["--", "---", "-"];
/// The version as the one sign that is left of a link.
const FIRST_SIGN: u8 = b'1';

/// A scene read from a link, and the link as it was before anything happened to it.
///
/// # Errors
/// What is wrong with it, where there is nothing more to undo.
#[cold]
#[inline(never)]
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
#[cold]
#[inline(never)]
pub(super) fn holds_link(fragment: &str) -> bool {
    start_of(&settled(fragment)).is_some()
}

/// The scene of the link within a text, and that link.
#[cold]
#[inline(never)]
fn read_between(text: &str) -> Result<(Opened, String), LinkError> {
    let (link, tail) = link_in(text).ok_or(LinkError::NotALink)?;
    let opened = read_whole(&link)?;
    if continues(tail, &opened) {
        return Err(LinkError::Two);
    }
    Ok((opened, link))
}

/// The link within a text, and what stands behind it.
#[cold]
#[inline(never)]
fn link_in(text: &str) -> Option<(String, &str)> {
    let from = &text[start_of(text)?..];
    let (body, tail) = from.split_at(end_of(from));
    Some((undashed(&without_blanks(body)), tail))
}

/// Whether what stands behind a link is more than may be left out: another link, or the rest of this one. The same link once
/// more, as where Markdown names an address and leads to it, says nothing else.
fn continues(tail: &str, opened: &Opened) -> bool {
    let ends = |text: &str| text.as_bytes().windows(4).any(|signs| signs == b";end");
    let again = tail.find('#').and_then(|at| link_in(&tail[at..]));
    match again {
        Some((link, rest)) => {
            ends(rest) || !read_whole(&link).is_ok_and(|again| again.scene == opened.scene)
        }
        None => ends(tail),
    }
}

/// Where the link in a text begins: at its beginning, with nothing but marks before it, or behind the `#` of an address.
#[cold]
#[inline(never)]
fn start_of(text: &str) -> Option<usize> {
    let mut only_marks = true;
    for (at, byte) in text.bytes().enumerate() {
        let is_start = only_marks || at > 0 && text.as_bytes()[at - 1] == b'#';
        if is_start && begins_link(&text.as_bytes()[at..]) {
            return Some(at);
        }
        only_marks &= !byte.is_ascii_alphanumeric();
    }
    None
}

/// Whether a text begins with digits and a semicolon, or is what is left of a link cut off before that.
fn begins_link(text: &[u8]) -> bool {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let rest = &text[digits..];
    let is_stub =
        || text[0] == FIRST_SIGN && digits == 1 && !rest.iter().any(u8::is_ascii_alphanumeric);
    digits > 0 && (rest.trim_ascii_start().starts_with(b";") || is_stub())
}

/// The length of a link with its `;end`, or of the whole text where there is none. Blanks may stand in it; what follows is
/// not part of the link.
fn end_of(text: &str) -> usize {
    for (at, _) in text.match_indices(';') {
        let mut wanted = END.chars().peekable();
        for (place, sign) in text[at + 1..].char_indices() {
            match wanted.peek() {
                Some(&letter) if letter == sign => {
                    wanted.next();
                }
                Some(_) if is_blank(sign) => {}
                Some(_) => break,
                // A longer word is the key of another program.
                None if sign.is_ascii_alphanumeric() => break,
                None => return at + 1 + place,
            }
        }
    }
    text.len()
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
    matches!(sign, '\t'..='\r' | ' ' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// A link with hyphens where dashes stand.
fn undashed(link: &str) -> String {
    let mut plain = String::with_capacity(link.len());
    for field in link.split(';') {
        if !plain.is_empty() {
            plain.push(';');
        }
        plain.push_str(&undashed_field(field));
    }
    plain
}

/// A field without dashes. Only in a blob two hyphens can stand in a row; there its check sum tells what a dash was.
#[cold]
#[inline(never)]
fn undashed_field(field: &str) -> String {
    let single = with_hyphens(field, "-", "-");
    let Some((key, value)) = field.split_once('=') else {
        return single;
    };
    let text = Field::of(key).filter(|field| field.is_free_text());
    let reads = |value: &str| match text {
        Some(field) => field.read(&mut Scene::default(), value).is_some(),
        None => blob::is_sound(value),
    };
    if single == field || text.is_none() && !blob::is_blob(key) {
        return single;
    }
    let mut fitting = None;
    for short in HYPHENS {
        for long in HYPHENS {
            let value = with_hyphens(value, short, long);
            if !reads(&value) || fitting.as_ref() == Some(&value) {
                continue;
            }
            // In doubt, it is refused as it stands.
            if fitting.is_some() {
                return field.to_owned();
            }
            fitting = Some(value);
        }
    }
    fitting.map_or_else(|| field.to_owned(), |value| [key, "=", &value].concat())
}

/// A text with one thing for a short dash, and one for a long one; and a hyphen for the other signs of that kind, or for minus.
#[cold]
#[inline(never)]
fn with_hyphens(text: &str, short: &str, long: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '‒' | '–' => plain.push_str(short),
            '—' | '―' => plain.push_str(long),
            '‐' | '‑' | '−' | '﹣' | '－' => plain.push('-'),
            _ => plain.push(sign),
        }
    }
    plain
}
