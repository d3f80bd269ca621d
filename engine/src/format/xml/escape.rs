//! Texts in which references stand for characters of the markup.

use super::characters::first_forbidden;
use crate::bytes::{any_escaped_in_xml, before};
use crate::walk::sink::{Refusal, Written};

/// Appends the value of an attribute, in quotes and after the equals sign.
pub(super) fn push_quoted(out: &mut String, value: &str) -> Written<()> {
    out.push_str("=\"");
    // Parsers normalize tabs and line breaks in attributes to spaces, but not character references to them.
    push_escaped(out, value, *b"&<>\"\t\n\r")?;
    out.push('"');
    Ok(())
}

/// Appends a text with references for these bytes, each of which has one.
pub(super) fn push_escaped<const N: usize>(out: &mut String, text: &str, escaped: [u8; N]) -> Written<()> {
    if !any_escaped_in_xml(text) {
        out.push_str(text);
        return Ok(());
    }
    push_references(out, text, escaped)
}

#[inline(never)]
fn push_references<const N: usize>(out: &mut String, text: &str, escaped: [u8; N]) -> Written<()> {
    if let Some((_, character)) = first_forbidden(text) {
        return Err(Refusal::new(format!("XML has no character U+{:04X}", u32::from(character))));
    }
    let mut rest = text;
    loop {
        // Escaped characters are single bytes, so this is a character boundary.
        let (plain, others) = rest.split_at_checked(before(rest.as_bytes(), escaped)).unwrap_or((rest, ""));
        out.push_str(plain);
        let Some(byte) = others.bytes().next() else { return Ok(()) };
        out.push_str(reference(byte));
        rest = others.get(1..).unwrap_or_default();
    }
}

/// Returns the reference that stands for a byte.
fn reference(byte: u8) -> &'static str {
    match byte {
        b'&' => "&amp;",
        b'<' => "&lt;",
        b'>' => "&gt;",
        b'"' => "&quot;",
        b'\t' => "&#9;",
        b'\n' => "&#10;",
        b'\r' => "&#13;",
        _ => "",
    }
}
