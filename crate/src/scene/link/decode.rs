//! What programs make of a text when they pass it on, undone one layer at a time.

/// How many layers of escapes are undone: each may be the work of another program.
const MOST_LAYERS: usize = 16;
/// The longest name of a character in HTML.
const LONGEST_NAME: usize = 8;

/// Blanks that nobody sees, backslashes, and whatever was escaped, undone until nothing is left of it.
pub(super) fn settled(text: &str) -> String {
    let mut plain = visible(text);
    for _ in 0..MOST_LAYERS {
        let next = visible(&without_entities(&without_percents(&plain)));
        if next == plain {
            break;
        }
        plain = next;
    }
    plain
}

/// Every single layer that may lie on a text, taken off.
pub(super) fn peeled(text: &str) -> [String; 4] {
    [
        without_percents(text),
        without_entities(text),
        without_quoted(text, |rest| {
            rest.trim_start_matches([' ', '\t'])
                .starts_with(['\r', '\n'])
        }),
        // Whoever took the line breaks away left the signs that stood before them.
        without_quoted(text, |_| true),
    ]
    .map(|text| visible(&text))
}

/// A text without the signs that take no room, and without the backslashes that Markdown escapes with: no link holds either.
fn visible(text: &str) -> String {
    let hidden = |sign: char| {
        matches!(sign,
            '\\' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
    };
    text.chars().filter(|&sign| !hidden(sign)).collect()
}

/// `%3B` as `;`. An escape may have been broken by a line's end; what is no escape stays.
fn without_percents(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        if *first == b'%'
            && let Some((high, behind)) = hex_digit(after)
            && let Some((low, behind)) = hex_digit(behind)
        {
            bytes.push(16 * high + low);
            rest = behind;
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The hexadecimal digit that comes next, blanks left out, and what stands behind it.
fn hex_digit(text: &[u8]) -> Option<(u8, &[u8])> {
    let (&digit, behind) = text.trim_ascii_start().split_first()?;
    let value = char::from(digit).to_digit(16)?;
    Some((u8::try_from(value).ok()?, behind))
}

/// `&amp;` as `&`, `&#61;` as `=`. What is none of these stays.
fn without_entities(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let end = from
            .bytes()
            .take(LONGEST_NAME + 2)
            .position(|byte| byte == b';');
        let found = end.and_then(|end| Some((entity(from.get(1..end)?)?, end)));
        let (sign, taken) = found.map_or(('&', 1), |(sign, end)| (sign, end + 1));
        plain.push(sign);
        rest = &from[taken..];
    }
    plain + rest
}

/// The sign of a name in HTML: those that editors write by themselves.
fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "nbsp" => ' ',
        "shy" => '\u{ad}',
        "ndash" => '–',
        "mdash" => '—',
        "minus" => '−',
        _ => return None,
    })
}

/// Quoted-printable text (RFC 2045) as what it was, `=3D` as `=`: the only one of its escapes that a link needs. Without each
/// other `=` that breaks a line, as `is_break` tells by what stands behind it.
fn without_quoted(text: &str, is_break: impl Fn(&str) -> bool) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('=') {
        plain.push_str(before);
        rest = behind;
        if let Some(after) = rest.strip_prefix("3D").or_else(|| rest.strip_prefix("3d")) {
            plain.push('=');
            rest = after;
        } else if !is_break(rest) {
            plain.push('=');
        }
    }
    plain + rest
}
