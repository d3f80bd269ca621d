//! Parsing and percent-decoding of forms and queries.

use std::borrow::Cow;

use crate::bytes::before;
use crate::charset::{decoded, decoded_lossily, keeps_ascii};
use crate::error::{DecodeError, MessagePart};
use crate::table::Charset;
use crate::walk::DecodeOptions;

/// The maximum length of a name, in bytes.
pub(in crate::format) const MAX_NAME: usize = 4096;

/// Pairs of names and texts, in their order.
pub(in crate::format) type Pairs<'p> = Vec<(Cow<'p, str>, Cow<'p, str>)>;

/// Parses and percent-decodes a form or a query. Bytes that are not UTF-8 are a problem for a strict
/// reader, and are otherwise replaced by U+FFFD. In another charset, percent-encoded bytes are in that
/// charset, and a name or a text is decoded as a whole.
pub(in crate::format) fn parse<'p>(
    text: &'p [u8],
    charset: Charset,
    part: MessagePart,
    options: &DecodeOptions,
) -> Result<Pairs<'p>, DecodeError> {
    let limits = options.limits;
    let refusal = |what| DecodeError::whole(part, what);
    if text.len() > limits.bytes {
        return Err(refusal(format!("{} bytes, and at most {} are read", text.len(), limits.bytes)));
    }
    // If the input is UTF-8, so are its parts, because separators are ASCII.
    let is_utf8 = matches!(charset, Charset::Utf8 | Charset::UsAscii);
    let whole =
        if is_utf8 || (keeps_ascii(charset) && text.is_ascii()) { str::from_utf8(text).ok() } else { None };
    let mut parser = Parser { text, charset, whole, at: 0, is_text: true };
    let mut pairs = Pairs::with_capacity((separators(text) + 1).min(limits.items));
    while parser.at < text.len() {
        let start = parser.at;
        let name = parser.part(*b"=&%+");
        let value = if parser.takes(b'=') { parser.part(*b"&&%+") } else { Cow::Borrowed("") };
        // Nothing between two separators is not a pair.
        let is_pair = parser.at > start;
        parser.takes(b'&');
        if !is_pair {
            continue;
        }
        if options.strict && !parser.is_text {
            let name = if is_utf8 { Charset::Utf8 } else { charset }.name();
            return Err(refusal(format!("bytes that are not {name} after percent-decoding")));
        }
        if pairs.len() >= limits.items {
            return Err(refusal(format!("more than {} pairs", limits.items)));
        }
        if name.len() > MAX_NAME {
            let found = name.len();
            return Err(refusal(format!("a name of {found} bytes; the maximum is {MAX_NAME}")));
        }
        pairs.push((name, value));
    }
    Ok(pairs)
}

/// Counts the separators of a text. The compiler can vectorize the count within a chunk.
fn separators(text: &[u8]) -> usize {
    let in_chunk = |chunk: &[u8]| chunk.iter().fold(0_u8, |count, byte| count + u8::from(*byte == b'&'));
    text.chunks(usize::from(u8::MAX)).map(|chunk| usize::from(in_chunk(chunk))).sum()
}

/// The state of parsing a text.
struct Parser<'p> {
    text: &'p [u8],
    /// The same text, if it is UTF-8.
    whole: Option<&'p str>,
    at: usize,
    charset: Charset,
    /// Whether all parts were valid text.
    is_text: bool,
}

impl<'p> Parser<'p> {
    fn takes(&mut self, byte: u8) -> bool {
        let is_next = self.text.get(self.at) == Some(&byte);
        self.at += usize::from(is_next);
        is_next
    }

    /// Returns the number of bytes before the first of `stops`.
    #[inline]
    fn before<const N: usize>(&self, from: usize, stops: [u8; N]) -> usize {
        before(self.text.get(from..).unwrap_or_default(), stops)
    }

    /// Parses a name or a value, and decodes its escapes. The part ends before one of the first two stops;
    /// the other two start an escape.
    #[inline]
    fn part(&mut self, stops: [u8; 4]) -> Cow<'p, str> {
        let start = self.at;
        self.at += self.before(start, stops);
        if let Some(b'%' | b'+') = self.text.get(self.at) {
            let [one, other, ..] = stops;
            self.at += self.before(self.at, [one, other]);
            return Cow::Owned(self.escaped_part(start));
        }
        match self.whole.and_then(|whole| whole.get(start..self.at)) {
            Some(text) => Cow::Borrowed(text),
            None => self.other_part(start),
        }
    }

    /// Parses a part with escapes.
    fn escaped_part(&mut self, start: usize) -> String {
        let bytes = unescaped(self.text.get(start..self.at).unwrap_or_default());
        match self.charset {
            Charset::Utf8 | Charset::UsAscii => String::from_utf8(bytes).unwrap_or_else(|error| {
                self.is_text = false;
                String::from_utf8_lossy(error.as_bytes()).into_owned()
            }),
            Charset::Iso88591 | Charset::Utf16 | Charset::Utf16Be | Charset::Utf16Le | Charset::Other(_) => {
                self.text_of(&bytes).into_owned()
            }
        }
    }

    /// Parses a part of a text that is not UTF-8 as a whole.
    #[cold]
    fn other_part(&mut self, start: usize) -> Cow<'p, str> {
        self.text_of(self.text.get(start..self.at).unwrap_or_default())
    }

    fn text_of<'b>(&mut self, bytes: &'b [u8]) -> Cow<'b, str> {
        decoded(self.charset, bytes).unwrap_or_else(|_| {
            self.is_text = false;
            decoded_lossily(self.charset, bytes)
        })
    }
}

/// Decodes escapes. A `%` that is not followed by two hexadecimal digits is kept.
fn unescaped(escaped: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(escaped.len());
    let mut rest = escaped;
    loop {
        let (plain, stop) = rest.split_at_checked(before(rest, *b"%")).unwrap_or((rest, &[]));
        bytes.extend(plain.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }));
        rest = match stop {
            [] => return bytes,
            [_, first, second, after @ ..] if let Some(byte) = byte(*first, *second) => {
                bytes.push(byte);
                after
            }
            [percent, after @ ..] => {
                bytes.push(*percent);
                after
            }
        };
    }
}

/// Returns the byte that two hexadecimal digits represent.
#[inline]
fn byte(first: u8, second: u8) -> Option<u8> {
    Some(digit(first)? << 4 | digit(second)?)
}

/// Returns the value of a hexadecimal digit.
#[inline]
fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Format;

    fn parse<'p>(text: &'p [u8], options: &DecodeOptions) -> Result<Pairs<'p>, DecodeError> {
        super::parse(text, Charset::Utf8, MessagePart::Body(Format::Form), options)
    }

    /// Calls a function with all short texts over the characters that are significant in pairs and escapes.
    fn for_each_text(mut see: impl FnMut(&[u8])) {
        const PIECES: [&[u8]; 12] = [
            b"&",
            b"=",
            b"+",
            b"%",
            b"%4",
            b"%41",
            b"%c3",
            b"%C3%bC",
            b"x",
            b"\xFF",
            "é".as_bytes(),
            b"long enough",
        ];
        for number in 0..PIECES.len().pow(4) {
            let mut rest = number;
            let mut text = Vec::new();
            for _ in 0..4 {
                text.extend_from_slice(PIECES[rest % PIECES.len()]);
                rest /= PIECES.len();
            }
            see(&text);
        }
    }

    #[test]
    fn parses_as_the_url_standard_does() {
        for_each_text(|text| {
            let pairs = parse(text, &DecodeOptions::RESPONSE).unwrap();
            assert_eq!(pairs, form_urlencoded::parse(text).collect::<Pairs<'_>>(), "{}", text.escape_ascii());
        });
    }

    #[test]
    fn refuses_invalid_utf_8_when_strict() {
        for_each_text(|text| {
            let is_text = percent_encoding::percent_decode(text).decode_utf8().is_ok();
            assert_eq!(parse(text, &DecodeOptions::REQUEST).is_ok(), is_text, "{}", text.escape_ascii());
        });
    }
}
