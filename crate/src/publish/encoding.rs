//! The text of a file whose encoding nobody names: UTF-8, UTF-16 with or without a mark, else windows-1252.

use serde::Serialize;

/// How a file's letters are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, the low byte first: what PowerShell's `>` and Excel's "Unicode text" write.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// What Western European Windows wrote before Unicode.
    Windows1252,
}

impl Encoding {
    /// Its usual name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
            Self::Windows1252 => "windows-1252",
        }
    }
}

/// The text of `bytes` without a byte order mark, and how it was stored. What no encoding has becomes U+FFFD.
#[must_use]
pub fn decoded(bytes: &[u8]) -> (String, Encoding) {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => {
            (String::from_utf8_lossy(rest).into_owned(), Encoding::Utf8)
        }
        [0xff, 0xfe, rest @ ..] => (utf16(rest, u16::from_le_bytes), Encoding::Utf16Le),
        [0xfe, 0xff, rest @ ..] => (utf16(rest, u16::from_be_bytes), Encoding::Utf16Be),
        _ => unmarked(bytes),
    }
}

fn unmarked(bytes: &[u8]) -> (String, Encoding) {
    if let Some(encoding) = utf16_by_zeros(bytes) {
        let order = match encoding {
            Encoding::Utf16Be => u16::from_be_bytes,
            _ => u16::from_le_bytes,
        };
        return (utf16(bytes, order), encoding);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), Encoding::Utf8),
        Err(_) => (
            bytes.iter().copied().map(windows_1252).collect(),
            Encoding::Windows1252,
        ),
    }
}

/// UTF-16 without a mark: numbers, commas and brackets have a zero for their high byte, and no low byte is zero.
fn utf16_by_zeros(bytes: &[u8]) -> Option<Encoding> {
    /// As many bytes tell enough.
    const SEEN: usize = 4096;
    let pairs = bytes[..bytes.len().min(SEEN)].chunks_exact(2);
    let count = pairs.len();
    let zeros = |place: usize| pairs.clone().filter(|pair| pair[place] == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    match (first, second) {
        (0, high) if high > 0 && 2 * high >= count => Some(Encoding::Utf16Le),
        (high, 0) if high > 0 && 2 * high >= count => Some(Encoding::Utf16Be),
        _ => None,
    }
}

fn utf16(bytes: &[u8], order: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| order([pair[0], pair[1]]));
    let letters = char::decode_utf16(units);
    letters
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// The letters of windows-1252 where it differs from Unicode's first 256; undefined ones are control characters.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        other => char::from(other),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wide(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    proptest! {
        #[test]
        fn a_marked_text_is_read_back(text in any::<String>()) {
            let marked = format!("\u{feff}{text}");
            for bytes in [
                marked.clone().into_bytes(),
                wide(&marked, u16::to_le_bytes),
                wide(&marked, u16::to_be_bytes),
            ] {
                prop_assert_eq!(&decoded(&bytes).0, &text);
            }
        }

        #[test]
        fn numbers_are_read_in_utf_16_without_a_mark(text in r"[-0-9.,;\n]{1,80}") {
            prop_assert_eq!(decoded(&wide(&text, u16::to_le_bytes)), (text.clone(), Encoding::Utf16Le));
            prop_assert_eq!(decoded(&wide(&text, u16::to_be_bytes)), (text.clone(), Encoding::Utf16Be));
            prop_assert_eq!(decoded(text.as_bytes()), (text, Encoding::Utf8));
        }
    }

    #[test]
    fn what_is_not_utf_8_is_western_european() {
        let (text, encoding) = decoded(b"gr\xf6\xdfe;\x80;\x96");
        assert_eq!(
            (text.as_str(), encoding),
            ("größe;€;–", Encoding::Windows1252)
        );
    }
}
