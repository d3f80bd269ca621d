//! Encoding of text in charsets other than UTF-8.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::charset::{Repertoire, encode, with_references};
use crate::table::{Charset, Format};

/// Converts a body from UTF-8 to a charset. Characters that the charset does not contain are escaped if the
/// format has escapes.
///
/// # Errors
///
/// Returns why the body cannot be converted, as a sentence without a full stop.
pub(crate) fn write(charset: Charset, format: Format, body: Vec<u8>) -> Result<Vec<u8>, String> {
    // Bytes are no text.
    if format == Format::Bytes || charset == Charset::Utf8 {
        return Ok(body);
    }
    if format == Format::Form && charset.is_utf16() {
        return Err("a form cannot be in UTF-16".to_owned());
    }
    let text = str::from_utf8(&body).map_err(|_| "it is not UTF-8".to_owned())?;
    let text = if format == Format::Xml { declared(text, charset) } else { Cow::Borrowed(text) };
    let written = match format {
        Format::Form => form(&text, charset),
        // Each part can have its own.
        Format::Multipart => None,
        Format::Json | Format::Xml | Format::Text | Format::Bytes => {
            encode(charset, &text).or_else(|| encode(charset, &escaped(&text, charset, format)?))
        }
    };
    written.ok_or_else(|| lacks(charset))
}

/// Why a text cannot be written, as a sentence without a full stop.
fn lacks(charset: Charset) -> String {
    format!("{} does not have all its characters", charset.name())
}

/// Returns a text with escapes for the characters that the charset does not have.
fn escaped(text: &str, charset: Charset, format: Format) -> Option<String> {
    let mut repertoire = Repertoire::of(charset);
    match format {
        // JSON is ASCII outside its strings.
        Format::Json => {
            let mut out = String::with_capacity(text.len());
            repertoire.push(text, json_escape, &mut out);
            Some(out)
        }
        Format::Xml => with_references(text, &mut repertoire),
        Format::Form | Format::Multipart | Format::Text | Format::Bytes => None,
    }
}

fn json_escape(character: char) -> String {
    let mut units = [0; 2];
    match character.encode_utf16(&mut units) {
        [high, low] => format!("\\u{high:04x}\\u{low:04x}"),
        units => units.first().map(|unit| format!("\\u{unit:04x}")).unwrap_or_default(),
    }
}

/// Returns a document with the charset in its declaration.
fn declared(document: &str, charset: Charset) -> Cow<'_, str> {
    const DECLARED: &str = "encoding=\"UTF-8\"";
    match document.split_once("?>") {
        Some((head, rest)) if head.starts_with("<?xml ") => {
            let head = head.replacen(DECLARED, &format!("encoding=\"{}\"", charset.name()), 1);
            Cow::Owned([&head, "?>", rest].concat())
        }
        _ => Cow::Borrowed(document),
    }
}

/// Encodes pairs, whose escapes are bytes in the charset.
fn form(text: &str, charset: Charset) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((plain, escaped)) = rest.split_once('%') {
        out.extend_from_slice(plain.as_bytes());
        // A sequence of escapes may represent a single character.
        let mut length = 2;
        while escaped.as_bytes().get(length) == Some(&b'%') {
            length += 3;
        }
        let (digits, after) = escaped.split_at_checked(length)?;
        let escaped = format!("%{digits}");
        let characters = percent_decode_str(&escaped).decode_utf8().ok()?;
        for byte in encode(charset, &characters)? {
            out.extend_from_slice(format!("%{byte:02X}").as_bytes());
        }
        rest = after;
    }
    out.extend_from_slice(rest.as_bytes());
    Some(out)
}
