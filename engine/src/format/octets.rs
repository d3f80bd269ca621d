//! Looking for octets in a text, many at a time.

#![expect(
    clippy::needless_bitwise_bool,
    reason = "a branch for each octet would keep the compiler from testing sixteen of them at once"
)]

/// Whether an octet of the text is such a one.
///
/// Nearly every text that is written has nothing to escape, so this does not stop at the first: without a branch
/// for each octet the compiler tests sixteen at once.
pub(crate) fn any_octet(text: &str, is_such: impl Fn(u8) -> bool) -> bool {
    let among = |octets: &[u8]| octets.iter().fold(false, |any, octet| any | is_such(*octet));
    let octets = text.as_bytes();
    // What the chunks leave over is looked at together with some that were looked at before.
    if let Some(last) = octets.last_chunk::<16>() {
        octets.as_chunks::<16>().0.iter().any(|chunk| among(chunk)) || among(last)
    } else if let (Some(first), Some(last)) = (octets.first_chunk::<8>(), octets.last_chunk::<8>()) {
        among(first) | among(last)
    } else {
        octets.iter().any(|octet| is_such(*octet))
    }
}

/// Whether the octets start with these.
///
/// Where there are sixteen or fewer, they are compared as two words, which may overlap: a call would take longer.
#[inline]
pub(crate) fn starts_with(octets: &[u8], start: &[u8]) -> bool {
    let Some(octets) = octets.get(..start.len()) else { return false };
    if let Some(words) = ends::<8>(start) {
        ends(octets) == Some(words) && (start.len() <= 16 || octets == start)
    } else if let Some(words) = ends::<4>(start) {
        ends(octets) == Some(words)
    } else {
        octets == start
    }
}

/// The first and the last octets.
#[inline]
fn ends<const N: usize>(octets: &[u8]) -> Option<(&[u8; N], &[u8; N])> {
    octets.first_chunk().zip(octets.last_chunk())
}

/// Whether an octet is escaped in a JSON string.
pub(crate) fn escaped_in_json(octet: u8) -> bool {
    (octet < b' ') | (octet == b'"') | (octet == b'\\')
}

/// Whether an octet may be escaped in XML, or may be a part of a character that XML does not have.
pub(crate) fn escaped_in_xml(octet: u8) -> bool {
    (octet < b' ')
        | (octet == b'&')
        | (octet == b'<')
        | (octet == b'>')
        | (octet == b'"')
        | (octet == FIRST_OF_SUSPECTS)
}

/// Whether an octet may be a part of a character that XML does not have.
pub(crate) fn suspect_in_xml(octet: u8) -> bool {
    ((octet < b' ') & (octet != b'\t') & (octet != b'\n') & (octet != b'\r')) | (octet == FIRST_OF_SUSPECTS)
}

/// The first octet of the characters from U+F000 on, of which U+FFFE and U+FFFF are forbidden.
const FIRST_OF_SUSPECTS: u8 = 0xEF;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_is_one_at_every_length_and_with_no_octet_changed() {
        let octets: Vec<u8> = (0..40).collect();
        for length in 0..=octets.len() {
            let start = &octets[..length];
            assert!(starts_with(&octets, start) && starts_with(start, start), "{length}");
            assert!(!starts_with(&octets[..length.saturating_sub(1)], start) || length == 0, "{length}");
            for at in 0..length {
                let mut other = octets.clone();
                other[at] ^= 0x80;
                assert!(!starts_with(&other, start), "{length} {at}");
            }
        }
    }

    #[test]
    fn an_octet_is_found_wherever_it_is() {
        for length in 0..50 {
            let plain = "a".repeat(length);
            assert!(!any_octet(&plain, |octet| octet == b'&'), "{length}");
            for at in 0..length {
                let mut text = plain.clone();
                text.replace_range(at..=at, "&");
                assert!(any_octet(&text, |octet| octet == b'&'), "{text}");
            }
        }
    }
}
