//! Percent-encoding of names and texts, directly into the output.

/// The set of characters that are encoded, and the encoding of a space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Escape {
    /// `application/x-www-form-urlencoded` (WHATWG URL): everything except letters, digits and `*-._` is
    /// encoded, and a space becomes `+`.
    Form,
    /// A query (RFC 6570 section 3.2.1): everything except the unreserved characters is encoded. Commas
    /// between the items of a list are kept.
    Query,
    /// Nothing is encoded.
    Nothing,
}

impl Escape {
    #[inline]
    fn keeps(self, byte: u8) -> bool {
        byte.is_ascii_alphanumeric()
            || match self {
                Self::Nothing => true,
                Self::Form => matches!(byte, b'*' | b'-' | b'.' | b'_'),
                Self::Query => matches!(byte, b'-' | b'.' | b'_' | b'~'),
            }
    }

    /// Appends a text.
    #[inline]
    pub(super) fn push(self, text: &str, out: &mut String) {
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|byte| !self.keeps(byte)) {
            // Kept bytes are ASCII, so this is a character boundary.
            let (kept, others) = rest.split_at_checked(at).unwrap_or((rest, ""));
            out.push_str(kept);
            let mut characters = others.chars();
            match characters.next() {
                Some(' ') if self == Self::Form => out.push('+'),
                Some(character) => push_bytes(character, out),
                None => {}
            }
            rest = characters.as_str();
        }
        out.push_str(rest);
    }
}

impl Escape {
    /// Appends items with commas between them.
    pub(super) fn push_list(self, items: &str, out: &mut String) {
        if self == Self::Form {
            return self.push(items, out);
        }
        for (index, item) in items.split(',').enumerate() {
            if index > 0 {
                out.push(',');
            }
            self.push(item, out);
        }
    }
}

fn push_bytes(character: char, out: &mut String) {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let digit = |value: u8| DIGITS.get(usize::from(value)).copied().unwrap_or_default();
    for byte in character.encode_utf8(&mut [0; 4]).bytes() {
        out.push('%');
        out.push(digit(byte >> 4));
        out.push(digit(byte & 15));
    }
}
