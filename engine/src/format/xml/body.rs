//! The bytes of a body as text.

use super::characters::first_forbidden;
use crate::lines::Lines;
use crate::walk::Limits;

/// A body that is not well-formed XML, or that goes beyond a limit: nothing more can be read from it.
#[derive(Debug)]
pub(in crate::format) struct Malformed {
    /// Its line and column, if it is at one place.
    pub(super) position: Option<(usize, usize)>,
    /// What is wrong, as a sentence without a full stop.
    pub(super) what: String,
    /// Whether the sentence quotes the body.
    pub(super) quotes: bool,
}

impl Malformed {
    /// What is wrong, in words that quote nothing of the body.
    #[cold]
    pub(super) fn new(position: Option<(usize, usize)>, what: &str) -> Self {
        Self { position, what: what.to_owned(), quotes: false }
    }
}

/// The body without a byte order mark.
pub(in crate::format) fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(body)
}

/// The text of a body, without a byte order mark.
pub(super) fn text_of<'b>(body: &'b [u8], limits: &Limits) -> Result<&'b str, Malformed> {
    if body.len() > limits.bytes {
        return Err(Malformed::new(None, &format!("larger than {} bytes", limits.bytes)));
    }
    // UTF-16 and UTF-32 start with a byte order mark, or with a `<` that has a NUL beside it.
    if body.starts_with(b"\xFE\xFF") || body.starts_with(b"\xFF\xFE") || body.iter().take(4).any(|b| *b == 0)
    {
        let what = "the body is in UTF-16 or UTF-32; only UTF-8 is read";
        return Err(Malformed::new(None, what));
    }
    let malformed = |offset, what: &str| Malformed::new(Some(Lines::new(body).position(offset)), what);
    let text = std::str::from_utf8(body).map_err(|error| malformed(error.valid_up_to(), "not UTF-8"))?;
    match first_forbidden(text) {
        Some((offset, character)) => {
            Err(malformed(offset, &format!("XML has no character U+{:04X}", u32::from(character))))
        }
        None => Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(body: &[u8]) -> Malformed {
        text_of(body, &Limits::default()).unwrap_err()
    }

    #[test]
    fn reads_utf_8_only() {
        assert_eq!(text_of("\u{FEFF}<é/>".as_bytes(), &Limits::default()).unwrap(), "<é/>");
        assert_eq!(refusal(b"<a>\n\xE9</a>").position, Some((2, 1)));
        for body in [&b"\xFF\xFE<\0a\0"[..], b"\xFE\xFF\0<\0a", b"<\0a\0/\0>\0", b"\0\0\0<"] {
            assert!(refusal(body).what.contains("UTF-16"), "{body:?}");
        }
    }

    #[test]
    fn refuses_oversized_bodies_and_forbidden_characters() {
        let limits = Limits { bytes: 3, ..Limits::default() };
        assert!(text_of(b"<a/>", &limits).unwrap_err().what.contains("3 bytes"));
        let refused = refusal(b"<a>x\x01</a>");
        assert_eq!((refused.position, refused.what.as_str()), (Some((1, 5)), "XML has no character U+0001"));
    }
}
