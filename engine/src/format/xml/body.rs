//! Checks of a body before it is parsed.

use super::characters::first_forbidden;
use crate::lines::Lines;
use crate::walk::Limits;

/// The error of a body that is not well-formed XML, or that exceeds a limit. Nothing after it can be
/// decoded.
#[derive(Debug)]
pub(in crate::format) struct Malformed {
    /// The line and column, if there is a single position.
    pub(super) position: Option<(usize, usize)>,
    /// What is wrong, as a sentence without a full stop.
    pub(super) what: String,
    /// Whether the sentence quotes the body.
    pub(super) quotes: bool,
}

impl Malformed {
    /// Creates an error that does not quote the body.
    #[cold]
    pub(super) fn new(position: Option<(usize, usize)>, what: &str) -> Self {
        Self { position, what: what.to_owned(), quotes: false }
    }
}

/// Checks that a text is within the limits and contains only characters that XML allows.
pub(super) fn check(text: &str, limits: &Limits) -> Result<(), Malformed> {
    if text.len() > limits.bytes {
        return Err(Malformed::new(None, &format!("larger than {} bytes", limits.bytes)));
    }
    let Some((offset, character)) = first_forbidden(text) else { return Ok(()) };
    let position = Some(Lines::new(text.as_bytes()).position(offset));
    Err(Malformed::new(position, &format!("XML has no character U+{:04X}", u32::from(character))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_oversized_bodies_and_forbidden_characters() {
        let limits = Limits { bytes: 3, ..Limits::default() };
        assert!(check("<a/>", &limits).unwrap_err().what.contains("3 bytes"));
        let refused = check("<a>x\x01</a>", &Limits::default()).unwrap_err();
        assert_eq!((refused.position, refused.what.as_str()), (Some((1, 5)), "XML has no character U+0001"));
    }
}
