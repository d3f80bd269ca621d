//! Forms and queries: a value as pairs of names and texts, `application/x-www-form-urlencoded`.
//!
//! A structure is flattened into pairs in the table's order. The outermost structure says how lists and the members of
//! nested structures are spelt; see [`crate::table::Form`]. Items that are no single values always carry their index.
//!
//! A form cannot say everything. Null is an empty text, so a text that may be null reads back as empty, and a list, map
//! or structure with nothing in it leaves no pair: it reads back as absent, and is refused where something must stand.

mod decode;
mod difference;
mod encode;
mod key;
mod probe;
#[cfg(test)]
mod tests;

use form_urlencoded::Serializer;
use percent_encoding::percent_decode;

use crate::error::{DecodeError, EncodeError};
use crate::format::{Format, Reader, Reading, Scope, Writing};
use crate::table::Item;
use crate::value::{Record, Slot, Value};

pub(super) use difference::difference;
pub(super) use probe::probe;

/// So long, in octets, a name may be.
const LONGEST_NAME: usize = 4096;

pub(super) fn encode(value: &Value<'_>, item: &Item, writing: &Writing<'_>) -> Result<Vec<u8>, EncodeError> {
    let pairs = encode::body(value, item, writing)?;
    let mut body = Serializer::new(String::new());
    body.extend_pairs(writing.extra.iter().map(|member| (member.name, member.text)));
    body.extend_pairs(pairs);
    Ok(body.finish().into_bytes())
}

pub(super) fn decode(body: &[u8], item: &Item, slot: Slot<'_>, reading: &Reading) -> Result<(), DecodeError> {
    let pairs = parse_pairs(body, reading)?;
    decode::body(&pairs, item, slot, reading)
}

/// Writes the fields of a structure that the scope visits as pairs of names and texts, not percent-encoded.
pub fn write_pairs(record: &dyn Record, scope: Scope) -> Result<Vec<(String, String)>, EncodeError> {
    encode::fields(record, &Writing { scope, ..Writing::BODY })
}

/// Reads pairs of names and texts into the fields of a structure that the reading's scope visits.
pub fn read_pairs(
    pairs: &[(String, String)],
    record: &mut dyn Record,
    reading: &Reading,
) -> Result<(), DecodeError> {
    decode::fields(pairs, record, reading)
}

/// The pairs of a form or a query, percent-decoded. Octets that are not UTF-8 are a problem in a strict reading;
/// otherwise U+FFFD stands for them.
pub fn parse_pairs(text: &[u8], reading: &Reading) -> Result<Vec<(String, String)>, DecodeError> {
    let mut reader = Reader::new(Format::Form, reading);
    let limits = reading.limits;
    let pairs = || form_urlencoded::parse(text);
    if text.len() > limits.bytes {
        reader.problem(None, format!("{} octets, and at most {} are read", text.len(), limits.bytes));
    } else if reading.strict && percent_decode(text).decode_utf8().is_err() {
        // Neither `&`, `=` nor `+` is part of a longer sequence, so that the whole is as good as its parts.
        reader.problem(None, "octets that are not UTF-8 after percent-decoding");
    } else if pairs().nth(limits.items).is_some() {
        reader.problem(None, format!("more than {} pairs", limits.items));
    } else if let Some((name, _)) = pairs().find(|(name, _)| name.len() > LONGEST_NAME) {
        let (found, most) = (name.len(), LONGEST_NAME);
        reader.problem(None, format!("a name of {found} octets, and at most {most} are read"));
    }
    reader.finish()?;
    Ok(pairs().map(|(name, text)| (name.into_owned(), text.into_owned())).collect())
}
