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

/// For each byte, whether it is kept in a form, and in a query.
static KEPT: [(bool, bool); 256] = kept();

const fn kept() -> [(bool, bool); 256] {
    let mut kept = [(false, false); 256];
    let mut rest: &mut [(bool, bool)] = &mut kept;
    let mut byte = 0_u8;
    while let [first, others @ ..] = rest {
        let is_both = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
        *first = (is_both || byte == b'*', is_both || byte == b'~');
        byte = byte.wrapping_add(1);
        rest = others;
    }
    kept
}

impl Escape {
    #[inline]
    fn keeps(self, byte: u8) -> bool {
        let (in_form, in_query) = KEPT.get(usize::from(byte)).copied().unwrap_or_default();
        match self {
            Self::Nothing => true,
            Self::Form => in_form,
            Self::Query => in_query,
        }
    }

    /// Appends a text.
    #[inline]
    pub(super) fn push(self, text: &str, out: &mut String) {
        out.reserve(text.len());
        match self {
            Self::Nothing => out.push_str(text),
            Self::Form => escaped(text, out, |byte| Self::Form.keeps(byte), |out| out.push('+')),
            Self::Query => escaped(text, out, |byte| Self::Query.keeps(byte), |out| out.push_str("%20")),
        }
    }
}

/// Appends a text, with what `space` appends for each space.
#[inline(never)]
fn escaped(text: &str, out: &mut String, keeps: impl Fn(u8) -> bool, space: impl Fn(&mut String)) {
    let mut rest = text;
    loop {
        let at = rest.bytes().position(|byte| !keeps(byte)).unwrap_or(rest.len());
        // Kept bytes are ASCII, so this is a character boundary.
        let (kept, others) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(kept);
        if let Some(after) = others.strip_prefix(' ') {
            space(out);
            rest = after;
            continue;
        }
        let mut characters = others.chars();
        let Some(character) = characters.next() else { return };
        push_bytes(character, out);
        rest = characters.as_str();
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
