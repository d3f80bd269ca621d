//! Searching for bytes in a text, many at a time.

#![expect(
    clippy::needless_bitwise_bool,
    reason = "a branch for each byte would keep the compiler from testing sixteen of them at once"
)]

/// Returns whether any byte of the text satisfies a predicate.
///
/// Nearly all text contains no byte that must be escaped. This function therefore does not stop at the
/// first match: without a branch for each byte the compiler can test sixteen bytes at once.
#[inline]
pub(crate) fn any_byte(text: &str, is_such: impl Fn(u8) -> bool) -> bool {
    any_of(text, |bytes| among(bytes, &is_such))
}

/// Like [`any_byte`], with a function for several bytes.
#[inline]
fn any_of(text: &str, among: impl Fn(&[u8]) -> bool) -> bool {
    let bytes = text.as_bytes();
    // The remainder is tested as part of the last sixteen bytes, some of which have already been tested.
    if let Some(last) = bytes.last_chunk::<16>() {
        bytes.as_chunks::<16>().0.iter().any(|chunk| among(chunk)) || among(last)
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        among(first) | among(last)
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        among(first) | among(last)
    } else {
        bytes.chunks(1).any(among)
    }
}

/// Returns whether any of a few bytes satisfies a predicate, after looking at each.
#[inline]
fn among(bytes: &[u8], is_such: impl Fn(u8) -> bool) -> bool {
    bytes.iter().fold(false, |any, byte| any | is_such(*byte))
}

/// Returns how many bytes at the start certainly do not satisfy a predicate: a multiple of sixteen, after which one of the next
/// sixteen does, or fewer are left.
#[inline]
pub(crate) fn without(bytes: &[u8], is_such: impl Fn(u8) -> bool) -> usize {
    let chunks = bytes.as_chunks::<16>().0;
    16 * chunks.iter().take_while(|chunk| !among(*chunk, &is_such)).count()
}

/// Returns whether the bytes start with a prefix.
///
/// A prefix of at most sixteen bytes is compared as two words, which may overlap. This is faster than a
/// call of `memcmp`.
#[inline]
pub(crate) fn starts_with(bytes: &[u8], start: &[u8]) -> bool {
    let Some(bytes) = bytes.get(..start.len()) else { return false };
    if let Some(words) = ends::<8>(start) {
        ends(bytes) == Some(words) && (start.len() <= 16 || bytes == start)
    } else if let Some(words) = ends::<4>(start) {
        ends(bytes) == Some(words)
    } else {
        bytes == start
    }
}

/// Returns the first and the last `N` bytes.
#[inline]
fn ends<const N: usize>(bytes: &[u8]) -> Option<(&[u8; N], &[u8; N])> {
    bytes.first_chunk().zip(bytes.last_chunk())
}

/// The value 1 in each byte of a word.
const ONES: u64 = 0x0101_0101_0101_0101;
/// The highest bit of each byte of a word.
const HIGHEST: u64 = ONES << 7;

/// Returns the number of bytes before the first of `stops`, or the length if there is none.
#[inline]
pub(crate) fn before<const N: usize>(bytes: &[u8], stops: [u8; N]) -> usize {
    let mut passed = without(bytes, |byte| stops.iter().fold(false, |any, stop| any | (byte == *stop)));
    let (words, rest) = bytes.get(passed..).unwrap_or_default().as_chunks::<8>();
    for word in words {
        let word = u64::from_le_bytes(*word);
        let mut found = 0;
        for stop in stops {
            // Bytes that are zero in `differing` borrow from their highest bit. A borrow can only affect
            // higher bytes.
            let differing = word ^ (ONES * u64::from(stop));
            found |= differing.wrapping_sub(ONES) & !differing;
        }
        let found = found & HIGHEST;
        if found != 0 {
            return passed + (found.trailing_zeros() / 8) as usize;
        }
        passed += 8;
    }
    passed + rest.iter().position(|byte| stops.contains(byte)).unwrap_or(rest.len())
}

/// Returns whether a byte must be escaped in a JSON string.
#[inline]
pub(crate) fn escaped_in_json(byte: u8) -> bool {
    (byte < b' ') | (byte == b'"') | (byte == b'\\')
}

/// Returns whether a byte of a text may have to be escaped in XML, or may belong to a character that XML does not
/// allow.
pub(crate) fn any_escaped_in_xml(text: &str) -> bool {
    // In one expression, the equalities would become a table of bits, which cannot be tested for sixteen bytes at once.
    any_of(text, |bytes| {
        among(bytes, |byte| (byte < b' ') | (byte == FIRST_OF_SUSPECTS))
            | among(bytes, |byte| byte & !AMPERSAND_FROM_QUOTE == b'"')
            | among(bytes, |byte| byte & !GREATER_FROM_LESS == b'<')
    })
}

/// The bit in which `&` differs from `"`, and that in which `>` differs from `<`.
const AMPERSAND_FROM_QUOTE: u8 = b'&' ^ b'"';
const GREATER_FROM_LESS: u8 = b'>' ^ b'<';

/// Returns whether a byte may belong to a character that XML does not allow.
pub(crate) fn suspect_in_xml(byte: u8) -> bool {
    ((byte < b' ') & (byte != b'\t') & (byte != b'\n') & (byte != b'\r')) | (byte == FIRST_OF_SUSPECTS)
}

/// The first byte in UTF-8 of the characters from U+F000, of which U+FFFE and U+FFFF are not allowed.
const FIRST_OF_SUSPECTS: u8 = 0xEF;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn detects_prefixes_of_every_length() {
        let bytes: Vec<u8> = (0..40).collect();
        for length in 0..=bytes.len() {
            let start = &bytes[..length];
            assert!(starts_with(&bytes, start) && starts_with(start, start), "{length}");
            assert!(!starts_with(&bytes[..length.saturating_sub(1)], start) || length == 0, "{length}");
            for at in 0..length {
                let mut other = bytes.clone();
                other[at] ^= 0x80;
                assert!(!starts_with(&other, start), "{length} {at}");
            }
        }
    }

    #[test]
    fn finds_the_first_stop_byte_at_every_offset() {
        // Bytes next to a stop, and bytes with the highest bit set, must not be mistaken for it.
        for plain in [b'a', b';', b'=', b'%', b'\'', 0x00, 0x01, 0x80, 0xBC, 0xFF] {
            for length in 0..40 {
                let mut bytes = vec![plain; length];
                assert_eq!(before(&bytes, *b"<&"), length, "{plain} {length}");
                for at in (0..length).rev() {
                    bytes[at] = b"<&"[at % 2];
                    assert_eq!(before(&bytes, *b"<&"), at, "{plain} {length}");
                }
            }
        }
    }

    #[test]
    fn finds_what_is_escaped_in_xml() {
        for byte in 0..=0x7F_u8 {
            for length in [1, 8, 20] {
                let text = char::from(byte).to_string().repeat(length);
                let is_escaped = byte < b' ' || b"&<>\"".contains(&byte);
                assert_eq!(any_escaped_in_xml(&text), is_escaped, "{text:?}");
            }
        }
        assert!(any_escaped_in_xml("\u{FFFE}") && !any_escaped_in_xml("ä\u{1F600}"));
    }

    #[test]
    fn finds_a_byte_at_every_offset() {
        for length in 0..50 {
            let plain = "a".repeat(length);
            assert!(!any_byte(&plain, |byte| byte == b'&'), "{length}");
            for at in 0..length {
                let mut text = plain.clone();
                text.replace_range(at..=at, "&");
                assert!(any_byte(&text, |byte| byte == b'&'), "{text}");
            }
        }
    }
}
