//! Scanning the bytes of names and of white space.

/// Returns the length of the white space at the start.
#[inline]
pub(super) fn blanks(bytes: &[u8]) -> usize {
    let is_other = |byte: &u8| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
    bytes.iter().position(is_other).unwrap_or(bytes.len())
}

/// Returns the number of bytes at the start that may belong to a name, and whether they are certainly a
/// name without a colon.
#[inline]
pub(super) fn name(bytes: &[u8]) -> (usize, bool) {
    let mut seen = bytes.first().map_or(OTHER, |first| class_of(*first)) << AT_START;
    let mut length = 0;
    for byte in bytes {
        let class = class_of(*byte);
        if class == OTHER {
            break;
        }
        seen |= class;
        length += 1;
    }
    (length, seen & (STARTS << AT_START | COLON | NOT_ASCII) == STARTS << AT_START)
}

const OTHER: u8 = 0;
const STARTS: u8 = 1;
const CONTINUES: u8 = 2;
const COLON: u8 = 4;
const NOT_ASCII: u8 = 8;
/// The number of bits by which the class of the first byte is shifted.
const AT_START: u8 = 4;

/// The class of each byte within a name.
static CLASSES: [u8; 256] = {
    let mut classes = [OTHER; 256];
    let mut rest = classes.as_mut_slice();
    let mut byte = 0_u8;
    while let [class, others @ ..] = rest {
        *class = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => STARTS,
            b'0'..=b'9' | b'-' | b'.' => CONTINUES,
            b':' => COLON,
            0x80.. => NOT_ASCII,
            _ => OTHER,
        };
        byte = byte.wrapping_add(1);
        rest = others;
    }
    classes
};

#[inline]
fn class_of(byte: u8) -> u8 {
    CLASSES.get(usize::from(byte)).copied().unwrap_or(OTHER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_names_and_flags_plain_ones() {
        for (bytes, length, is_plain) in [
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
            assert_eq!(name(bytes.as_bytes()), (length, is_plain), "{bytes}");
        }
    }
}
