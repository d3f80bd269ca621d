//! Texts in which references stand for characters of the markup.

use super::characters::first_forbidden;
use crate::bytes::{any_byte, escaped_in_xml};
use crate::walk::sink::{Refusal, Written};

/// Appends the value of an attribute, in quotes and after the equals sign.
pub(super) fn push_quoted(out: &mut String, value: &str) -> Written<()> {
    out.push_str("=\"");
    // Parsers normalize tabs and line breaks in attributes to spaces, but not character references to them.
    push_escaped(out, value, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\t' => Some("&#9;"),
        b'\n' => Some("&#10;"),
        b'\r' => Some("&#13;"),
        _ => None,
    })?;
    out.push('"');
    Ok(())
}

/// Appends a text with references for some of its bytes.
pub(super) fn push_escaped(
    out: &mut String,
    text: &str,
    escape: impl Fn(u8) -> Option<&'static str>,
) -> Written<()> {
    if !any_byte(text, escaped_in_xml) {
        out.push_str(text);
        return Ok(());
    }
    if let Some((_, character)) = first_forbidden(text) {
        return Err(Refusal::new(format!("XML has no character U+{:04X}", u32::from(character))));
    }
    let mut rest = text;
    while let Some((at, reference)) =
        rest.bytes().enumerate().find_map(|(at, byte)| Some((at, escape(byte)?)))
    {
        // Escaped characters are single bytes, so this is a character boundary.
        out.push_str(rest.get(..at).unwrap_or_default());
        out.push_str(reference);
        rest = rest.get(at + 1..).unwrap_or_default();
    }
    out.push_str(rest);
    Ok(())
}
