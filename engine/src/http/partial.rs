//! Partial results of a reply that cannot be decoded completely.

use ::http::Response;

use super::read_response::{Replies, read_parts};
use crate::dynamic::{DynRecord, DynValue};
use crate::format::{EncodeOptions, Format, RECORD, encode};
use crate::table::{Endpoint, Node, Shape};
use crate::value::{Slot, Value};

/// Returns the values of a reply that can be decoded, as plain JSON. Members that are missing or cannot be
/// decoded are omitted. Returns `None` if nothing can be decoded.
///
/// `shape` is the table of the reply's structure, for user-defined types, whose table is not contained in
/// the node of the reply.
pub fn read_partially(
    endpoint: &'static Endpoint,
    index: usize,
    response: &Response<Vec<u8>>,
    shape: Option<&'static Shape>,
) -> Option<String> {
    let reply = endpoint.replies().get(index)?;
    let node = reply.body()?;
    let mut partial = match shape {
        Some(shape) if node.kind().is_record() => Partial::Record(DynRecord::new(shape)),
        _ => Partial::Value(node, DynValue::optional(node)),
    };
    read_parts(endpoint, index, response, &mut partial);
    let (value, node) = match &partial {
        Partial::Record(record) => (Value::Record(record), &RECORD),
        Partial::Value(node, value) => (value.get(), *node),
    };
    if value.is_empty() {
        return None;
    }
    let json = encode(Format::Json, value, node, &EncodeOptions { partial: true, ..EncodeOptions::VALUES });
    String::from_utf8(json.ok()?).ok().filter(|json| !matches!(json.as_str(), "{}" | "[]" | "null"))
}

/// The slots of the reply.
enum Partial {
    Record(DynRecord),
    Value(&'static Node, DynValue),
}

impl Replies for Partial {
    fn slot(&mut self, _: usize) -> Option<Slot<'_>> {
        Some(match self {
            Self::Record(record) => Slot::Record(record),
            Self::Value(_, value) => value.slot(),
        })
    }
}
