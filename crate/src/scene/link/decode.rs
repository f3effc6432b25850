//! What programs make of a text when they pass it on, undone one layer at a time. Small rather than fast: it is part of every
//! page, and a link that needs it is rare.

/// How many layers of escapes are undone: each may be the work of another program.
const MOST_LAYERS: usize = 16;
/// The longest name of a character in HTML, with its marks.
const LONGEST_NAME: usize = 10;

/// Looks at a text from a place on: where something begins there that is undone, adds what it was and returns its length.
type Step = fn(&str, &mut String) -> usize;

/// A text with a step done wherever it applies.
#[cold]
#[inline(never)]
fn rewritten(text: &str, step: Step) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let mut taken = step(rest, &mut plain);
        if taken == 0 {
            plain.push(sign);
            taken = sign.len_utf8();
        }
        rest = &rest[taken..];
    }
    plain
}

/// Signs that nobody sees, backslashes, and whatever was escaped, undone until nothing is left of it.
#[cold]
#[inline(never)]
pub(super) fn settled(text: &str) -> String {
    let mut plain = rewritten(text, hidden);
    for _ in 0..MOST_LAYERS {
        let next = rewritten(&rewritten(&rewritten(&plain, percent), entity), hidden);
        if next == plain {
            break;
        }
        plain = next;
    }
    plain
}

/// A text with one layer taken off: each of those that may lie on it.
pub(super) fn peeled(text: &str) -> impl Iterator<Item = String> {
    let steps: [Step; 4] = [percent, entity, quoted, quoted_in_one_line];
    (steps.into_iter()).map(|step| rewritten(&rewritten(text, step), hidden))
}

/// Signs that take no room, and the backslashes that Markdown escapes with: no link holds either.
fn hidden(text: &str, _: &mut String) -> usize {
    let sign = text.chars().next().unwrap_or_default();
    let is_hidden = matches!(sign,
        '\\' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}');
    if is_hidden { sign.len_utf8() } else { 0 }
}

/// `%3B` as `;`. An escape may have been broken by a line's end; what is no escape stays.
fn percent(text: &str, plain: &mut String) -> usize {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [b'%', after @ ..] = rest
        && let Some((high, behind)) = hex_digit(after)
        && let Some((low, behind)) = hex_digit(behind)
    {
        bytes.push(16 * high + low);
        rest = behind;
    }
    plain.push_str(&String::from_utf8_lossy(&bytes));
    text.len() - rest.len()
}

/// The hexadecimal digit that comes next, blanks left out, and what stands behind it.
fn hex_digit(text: &[u8]) -> Option<(u8, &[u8])> {
    let (&digit, behind) = text.trim_ascii_start().split_first()?;
    let value = match digit {
        b'0'..=b'9' => digit - b'0',
        b'a'..=b'f' => digit - b'a' + 10,
        b'A'..=b'F' => digit - b'A' + 10,
        _ => return None,
    };
    Some((value, behind))
}

/// `&amp;` as `&`, `&#61;` as `=`: the names that editors write by themselves.
fn entity(text: &str, plain: &mut String) -> usize {
    let found = || {
        let name = text.strip_prefix('&')?;
        let length = name
            .bytes()
            .take(LONGEST_NAME)
            .position(|byte| byte == b';')?;
        let sign = match &name[..length] {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "nbsp" => ' ',
            "shy" => '\u{ad}',
            "ndash" => '–',
            "mdash" => '—',
            name => {
                let digits = name.strip_prefix('#')?.as_bytes();
                let (base, digits) = match digits {
                    [b'x' | b'X', digits @ ..] => (16, digits),
                    _ => (10, digits),
                };
                let code = digits.iter().try_fold(0_u32, |code, &digit| {
                    let digit = hex_digit(&[digit])?.0;
                    (u32::from(digit) < base).then(|| code.saturating_mul(base) + u32::from(digit))
                });
                char::from_u32(code?)?
            }
        };
        Some((sign, length + 2))
    };
    found().map_or(0, |(sign, taken)| {
        plain.push(sign);
        taken
    })
}

/// Quoted-printable text (RFC 2045) as what it was, `=3D` as `=`: the only one of its escapes that a link needs. An `=` that
/// breaks a line goes.
fn quoted(text: &str, plain: &mut String) -> usize {
    match text.as_bytes() {
        [b'=', b'3', b'D' | b'd', ..] => {
            plain.push('=');
            3
        }
        [b'=', rest @ ..] => {
            let after = rest.iter().find(|byte| !b" \t".contains(byte));
            usize::from(after.is_some_and(|byte| b"\r\n".contains(byte)))
        }
        _ => 0,
    }
}

/// The same, where somebody took the line breaks away and left the signs before them.
fn quoted_in_one_line(text: &str, plain: &mut String) -> usize {
    match quoted(text, plain) {
        0 => usize::from(text.starts_with('=')),
        taken => taken,
    }
}
