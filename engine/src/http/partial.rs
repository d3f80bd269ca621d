//! What can be read of a reply that cannot be read whole.

use ::http::Response;

use super::read_response::{Replies, read_parts};
use crate::dynamic::{DynRecord, DynValue};
use crate::format::{EncodeOptions, Format, RECORD, encode};
use crate::table::{Endpoint, Node, Shape};
use crate::value::{Slot, Value};

/// What can be read of a response that is the reply at this position, as plain JSON: a structure without the members that are
/// missing or cannot be read. Nothing where this is all.
///
/// `shape` is the table of the reply's structure where the node in its table does not have it, as it is with a user's own types.
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
    read_parts(index, reply, response, &mut partial);
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

/// The place of the reply.
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
