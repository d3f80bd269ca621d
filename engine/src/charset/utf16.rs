//! Units of 16 bits in either byte order.

use std::borrow::Cow;

/// The order of the two bytes of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    Big,
    Little,
}

/// The byte order marks.
const MARKS: [(&[u8], Order); 2] = [(b"\xFE\xFF", Order::Big), (b"\xFF\xFE", Order::Little)];

/// Returns the byte order that a mark tells, and the bytes after the mark.
pub(crate) fn marked(body: &[u8]) -> Option<(Order, &[u8])> {
    MARKS.iter().find_map(|(mark, order)| Some((*order, body.strip_prefix(*mark)?)))
}

/// Returns the byte order of bytes that begin with an ASCII character other than NUL.
pub(crate) fn guessed(body: &[u8]) -> Option<Order> {
    match *body {
        [0, 1..=0x7F, ..] => Some(Order::Big),
        [1..=0x7F, 0, ..] => Some(Order::Little),
        _ => None,
    }
}

/// Decodes bytes, or returns the text before the first that are invalid.
pub(super) fn decode(order: Order, bytes: &[u8]) -> Result<Cow<'static, str>, String> {
    let (units, rest) = bytes.as_chunks::<2>();
    let units = units.iter().map(|unit| match order {
        Order::Big => u16::from_be_bytes(*unit),
        Order::Little => u16::from_le_bytes(*unit),
    });
    let mut text = String::with_capacity(bytes.len() / 2);
    for character in char::decode_utf16(units) {
        match character {
            Ok(character) => text.push(character),
            Err(_) => return Err(text),
        }
    }
    if rest.is_empty() { Ok(Cow::Owned(text)) } else { Err(text) }
}

/// Encodes a text without a byte order mark.
pub(crate) fn encode(order: Order, text: &str) -> Vec<u8> {
    let units = text.encode_utf16().flat_map(|unit| match order {
        Order::Big => unit.to_be_bytes(),
        Order::Little => unit.to_le_bytes(),
    });
    units.collect()
}
