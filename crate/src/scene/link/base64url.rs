//! Bytes as base64url text without padding (RFC 4648): a few lines, where a library brings more than all else in a link.

const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The text of some bytes.
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits = (0..3).fold(0, |bits, place| {
            (bits << 8) | group.get(place).copied().map_or(0, usize::from)
        });
        for place in 0..=group.len() {
            text.push(char::from(SIGNS[(bits >> (18 - 6 * place)) & 63]));
        }
    }
    text
}

/// The bytes that [`encode`] wrote; none for any other text.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for group in text.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for place in 0..4 {
            bits = (bits << 6) | group.get(place).map_or(Some(0), |&sign| value_of(sign))?;
        }
        let [_, full @ ..] = bits.to_be_bytes();
        // One sign alone is no byte, and what lies beyond the last byte is zero.
        let count = group.len().checked_sub(1).filter(|&count| count > 0)?;
        if full[count..].iter().any(|&byte| byte != 0) {
            return None;
        }
        bytes.extend(&full[..count]);
    }
    Some(bytes)
}

fn value_of(sign: u8) -> Option<u32> {
    let value = match sign {
        b'A'..=b'Z' => sign - b'A',
        b'a'..=b'z' => sign - b'a' + 26,
        b'0'..=b'9' => sign - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn bytes_are_written_as_everywhere(bytes: Vec<u8>) {
            let text = encode(&bytes);
            prop_assert_eq!(&text, &URL_SAFE_NO_PAD.encode(&bytes));
            prop_assert_eq!(decode(&text), Some(bytes));
        }

        #[test]
        fn texts_are_read_as_everywhere(text in "[A-Za-z0-9_-]{0,9}[+/=é ]?") {
            prop_assert_eq!(decode(&text), URL_SAFE_NO_PAD.decode(&text).ok());
        }
    }
}
