//! Encoding of text in charsets other than UTF-8.

use percent_encoding::percent_decode_str;

use crate::table::{Charset, Format};

/// Returns the escape for a character that the charset does not contain.
type Escape = fn(char) -> String;

/// Converts a body from UTF-8 to a charset. Characters that the charset does not contain are escaped if the
/// format has escapes.
///
/// # Errors
///
/// Returns why the body cannot be converted, as a sentence without a full stop.
pub(crate) fn write(charset: Charset, format: Format, body: Vec<u8>) -> Result<Vec<u8>, String> {
    // Bytes are no text.
    if format == Format::Bytes {
        return Ok(body);
    }
    let last = match charset {
        Charset::Utf8 => return Ok(body),
        Charset::UsAscii => '\u{7F}',
        Charset::Iso88591 => '\u{FF}',
    };
    let lacks = || format!("{} does not have all its characters", charset.name());
    let text = str::from_utf8(&body).map_err(|_| "it is not UTF-8".to_owned())?;
    match format {
        // JSON is ASCII outside its strings.
        Format::Json => bytes(text, last, Some(json_escape)),
        Format::Xml => xml(text, last, charset.name()),
        Format::Form => form(text, last),
        // Each part can have its own.
        Format::Multipart => None,
        Format::Text | Format::Bytes => bytes(text, last, None),
    }
    .ok_or_else(lacks)
}

/// Encodes each character as one byte. Returns `None` if a character is greater than `last` and cannot be
/// escaped.
fn bytes(text: &str, last: char, escape: Option<Escape>) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    for character in text.chars() {
        match u8::try_from(u32::from(character)) {
            Ok(byte) if character <= last => bytes.push(byte),
            _ => {
                bytes.extend_from_slice(escape?(character).as_bytes());
            }
        }
    }
    Some(bytes)
}

fn json_escape(character: char) -> String {
    let mut units = [0; 2];
    match character.encode_utf16(&mut units) {
        [high, low] => format!("\\u{high:04x}\\u{low:04x}"),
        units => units.first().map(|unit| format!("\\u{unit:04x}")).unwrap_or_default(),
    }
}

fn xml_escape(character: char) -> String {
    format!("&#x{:X};", u32::from(character))
}

/// Encodes a document, with the charset in its declaration. Nothing can be escaped within markup except in
/// attribute values.
fn xml(text: &str, last: char, name: &str) -> Option<Vec<u8>> {
    const DECLARED: &str = "encoding=\"UTF-8\"";
    let (head, rest) = match text.split_once("?>") {
        Some((head, rest)) if head.starts_with("<?xml ") => (Some(head), rest),
        _ => (None, text),
    };
    let mut out = match head {
        Some(head) => {
            format!("{}?>", head.replacen(DECLARED, &format!("encoding=\"{name}\""), 1)).into_bytes()
        }
        None => Vec::new(),
    };
    let mut quote = None;
    let mut is_markup = false;
    // Documents are written without comments and CDATA sections, so each `<` starts a tag.
    for part in rest.split_inclusive(['<', '>', '"', '\'']) {
        let escape: Option<Escape> = (!is_markup || quote.is_some()).then_some(xml_escape);
        out.extend(bytes(part, last, escape)?);
        match part.chars().next_back() {
            Some('<') if quote.is_none() => is_markup = true,
            Some('>') if quote.is_none() => is_markup = false,
            Some(mark @ ('"' | '\'')) if is_markup => match quote {
                None => quote = Some(mark),
                Some(open) if open == mark => quote = None,
                Some(_) => {}
            },
            _ => {}
        }
    }
    Some(out)
}

/// Encodes pairs, whose escapes are bytes in the charset.
fn form(text: &str, last: char) -> Option<Vec<u8>> {
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
        for byte in bytes(&characters, last, None)? {
            out.extend_from_slice(format!("%{byte:02X}").as_bytes());
        }
        rest = after;
    }
    out.extend_from_slice(rest.as_bytes());
    Some(out)
}
