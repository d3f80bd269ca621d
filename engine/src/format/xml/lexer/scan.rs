//! Scanning octets: eight at a time for those that end a text, one at a time for those of names.

/// One in each octet of a word.
const ONES: u64 = 0x0101_0101_0101_0101;
/// The highest bit of each octet of a word.
const HIGHEST: u64 = ONES << 7;

/// How many octets stand before the first of these, or in all.
#[inline]
pub(super) fn before<const N: usize>(octets: &[u8], stops: [u8; N]) -> usize {
    let (words, rest) = octets.as_chunks::<8>();
    let mut passed = 0;
    for word in words {
        let word = u64::from_le_bytes(*word);
        let mut found = 0;
        for stop in stops {
            // The octets that are zero here borrow from their highest bit; what a borrow spoils stands above them.
            let differing = word ^ (ONES * u64::from(stop));
            found |= differing.wrapping_sub(ONES) & !differing;
        }
        let found = found & HIGHEST;
        if found != 0 {
            return passed + (found.trailing_zeros() / 8) as usize;
        }
        passed += 8;
    }
    passed + rest.iter().position(|octet| stops.contains(octet)).unwrap_or(rest.len())
}

/// How many octets of white space are at the start.
#[inline]
pub(super) fn blanks(octets: &[u8]) -> usize {
    let is_other = |octet: &u8| !matches!(octet, b' ' | b'\t' | b'\r' | b'\n');
    octets.iter().position(is_other).unwrap_or(octets.len())
}

/// How many octets at the start may belong to a name, and whether they are a name without a colon beyond doubt.
#[inline]
pub(super) fn name(octets: &[u8]) -> (usize, bool) {
    let mut seen = octets.first().map_or(OTHER, |first| class_of(*first)) << AT_START;
    let mut length = 0;
    for octet in octets {
        let class = class_of(*octet);
        if class == OTHER {
            break;
        }
        seen |= class;
        length += 1;
    }
    (length, seen & (STARTS << AT_START | COLON | NOT_ASCII) == STARTS << AT_START)
}

/// Whether the octets start with this name, which is one without a colon beyond doubt.
#[inline]
pub(super) fn starts_with_name(octets: &[u8], name: &str) -> bool {
    let name = name.as_bytes();
    let is_same = |(one, other): (&u8, &u8)| one == other && class_of(*one) & (STARTS | CONTINUES) != 0;
    octets.len() > name.len()
        && name.first().is_some_and(|first| class_of(*first) == STARTS)
        && name.iter().zip(octets).all(is_same)
}

const OTHER: u8 = 0;
const STARTS: u8 = 1;
const CONTINUES: u8 = 2;
const COLON: u8 = 4;
const NOT_ASCII: u8 = 8;
/// By so many bits the class of the first octet is kept apart.
const AT_START: u8 = 4;

/// What each octet can be in a name.
static CLASSES: [u8; 256] = {
    let mut classes = [OTHER; 256];
    let mut rest = classes.as_mut_slice();
    let mut octet = 0_u8;
    while let [class, others @ ..] = rest {
        *class = match octet {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => STARTS,
            b'0'..=b'9' | b'-' | b'.' => CONTINUES,
            b':' => COLON,
            0x80.. => NOT_ASCII,
            _ => OTHER,
        };
        octet = octet.wrapping_add(1);
        rest = others;
    }
    classes
};

#[inline]
fn class_of(octet: u8) -> u8 {
    CLASSES.get(usize::from(octet)).copied().unwrap_or(OTHER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_stop_is_found_wherever_it_is() {
        // Neighbours of a stop, and octets with the highest bit, must not be taken for it.
        for plain in [b'a', b';', b'=', b'%', b'\'', 0x00, 0x01, 0x80, 0xBC, 0xFF] {
            for length in 0..40 {
                let mut octets = vec![plain; length];
                assert_eq!(before(&octets, *b"<&"), length, "{plain} {length}");
                for at in (0..length).rev() {
                    octets[at] = b"<&"[at % 2];
                    assert_eq!(before(&octets, *b"<&"), at, "{plain} {length}");
                }
            }
        }
    }

    #[test]
    fn names_and_what_may_be_one() {
        for (octets, length, is_plain) in [
            ("a>", 1, true),
            ("a-b.1_Z b", 7, true),
            ("_", 1, true),
            ("1a>", 2, false),
            ("-a", 2, false),
            ("a:b=", 3, false),
            ("é/", 2, false),
            ("aé/", 3, false),
            (">", 0, false),
            ("", 0, false),
        ] {
            assert_eq!(name(octets.as_bytes()), (length, is_plain), "{octets}");
        }
        for (octets, name, starts) in [
            ("a1>", "a1", true),
            ("a1>", "a", true),
            ("a1", "a1", false),
            ("a1>", "b1", false),
            ("1a>", "1a", false),
            ("a b>", "a b", false),
            ("a:b>", "a:b", false),
            ("a>", "", false),
        ] {
            assert_eq!(starts_with_name(octets.as_bytes(), name), starts, "{octets} {name}");
        }
    }
}
