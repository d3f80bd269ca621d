//! The charset of a body.

use super::{Encoded, NotText};
use crate::charset::{Order, guessed, marked};
use crate::format::xml::declared_encoding;
use crate::table::{Charset, Format};
use crate::walk::DecodeOptions;

/// Determines the charset of a body.
///
/// JSON and XML begin with a character of ASCII, so a NUL byte at their start is that of UTF-16. A strict reader
/// wants the media type or a byte order mark to say so.
///
/// A tolerant reader ignores the encoding of an XML declaration if the body is ASCII only, because nearly
/// all charsets are supersets of ASCII.
pub(in crate::format) fn detect<'b>(
    format: Format,
    body: &'b [u8],
    options: &DecodeOptions,
) -> Result<Encoded<'b>, NotText> {
    if let Some(bytes) = body.strip_prefix(b"\xEF\xBB\xBF") {
        return Ok(Encoded { bytes, charset: Charset::Utf8 });
    }
    if body.starts_with(b"\xFF\xFE\0\0") || body.starts_with(b"\0\0\xFE\xFF") {
        return Err(NotText::whole(format!("the body is in UTF-32; only {}", Charset::SUPPORTED)));
    }
    if let Some((order, bytes)) = marked(body) {
        return wide(format, bytes, order);
    }
    let begins_with_ascii = matches!(format, Format::Json | Format::Xml);
    if let Some(charset) = options.charset.filter(|charset| charset.is_utf16()) {
        return match (charset, guessed(body)) {
            // What is no UTF-16 at its first character is none, whatever the media type says.
            (_, None) if begins_with_ascii && !options.strict && body.is_ascii() => utf8(body),
            (_, None) if begins_with_ascii => {
                Err(NotText::whole("the media type says UTF-16, which the body is not in"))
            }
            (Charset::Utf16Be, _) => wide(format, body, Order::Big),
            (Charset::Utf16Le, _) => wide(format, body, Order::Little),
            (_, order) => wide(format, body, order.unwrap_or(Order::Big)),
        };
    }
    if begins_with_ascii && body.iter().take(2).any(|byte| *byte == 0) {
        return match guessed(body) {
            Some(order) if !options.strict && body.get(2..4) != Some(&[0, 0]) => wide(format, body, order),
            _ => Err(NotText::whole("the body is in UTF-16 or UTF-32, which its media type does not say")),
        };
    }
    let charset = match options.charset {
        Some(charset) => charset,
        None if format == Format::Xml => declared(body, options)?,
        None => Charset::Utf8,
    };
    if options.strict && charset == Charset::UsAscii && !body.is_ascii() {
        let ascii = body.iter().take_while(|byte| byte.is_ascii()).map(|byte| char::from(*byte));
        let what = "the charset is US-ASCII, but the bytes are not";
        return Err(NotText::after(&ascii.collect::<String>(), what));
    }
    Ok(Encoded { bytes: body, charset })
}

/// Returns the charset that the declaration of a document specifies.
fn declared(body: &[u8], options: &DecodeOptions) -> Result<Charset, NotText> {
    let Some(name) = declared_encoding(body) else { return Ok(Charset::Utf8) };
    let shown = || crate::walk::shown(name);
    match Charset::from_name(name) {
        // The declaration could be read, so these are not the bytes of UTF-16.
        Some(charset) if charset.is_utf16() && !options.strict => Ok(Charset::Utf8),
        Some(charset) if charset.is_utf16() => {
            let what =
                format!("the encoding of the XML declaration is {}, which the body is not in", shown());
            Err(NotText::whole(what))
        }
        Some(charset) => Ok(charset),
        None if !options.strict && body.is_ascii() => Ok(Charset::Utf8),
        None => {
            let what = format!("the encoding of the XML declaration is {}; only ", shown());
            Err(NotText::whole(what + Charset::SUPPORTED))
        }
    }
}

#[expect(clippy::unnecessary_wraps, reason = "it is one of several outcomes")]
fn utf8(bytes: &[u8]) -> Result<Encoded<'_>, NotText> {
    Ok(Encoded { bytes, charset: Charset::Utf8 })
}

fn wide(format: Format, bytes: &[u8], order: Order) -> Result<Encoded<'_>, NotText> {
    // What percent-encoded bytes would be is not defined.
    if format == Format::Form {
        return Err(NotText::whole("a form cannot be in UTF-16"));
    }
    let charset = match order {
        Order::Big => Charset::Utf16Be,
        Order::Little => Charset::Utf16Le,
    };
    Ok(Encoded { bytes, charset })
}
