//! What a source reads without the walk: single values of common domains as they are usually written.

use std::borrow::Cow;

use super::members::Members;
use crate::domain::{JsonType, small_integer};
use crate::table::{Field, Format, Node, Usual};
use crate::value::{Record, Scalar, ScalarSlot, Slot};

/// How many members that are left out are passed over at once.
const PASSED: usize = 4;

/// Returns the first of the next fields of the table that `is_next` is true of, with its position. Returns nothing if its value has
/// to be looked at more closely, because it is constant or not the first.
#[inline]
pub(crate) fn next_field(
    members: &Members,
    mut is_next: impl FnMut(&'static Field) -> bool,
) -> Option<(usize, &'static Field)> {
    for (index, field) in members.rest().take(PASSED) {
        if members.admits(index, field) && is_next(field) {
            let is_plain = field.constant().is_none() && !members.has(index);
            return is_plain.then_some((index, field));
        }
    }
    None
}

/// Stores a value in the slot of a field. Returns false if the slot does not take it.
#[inline]
pub(crate) fn put(record: &mut dyn Record, index: usize, value: Scalar<'_>) -> bool {
    scalar_slot(record, index, |slot| slot.set(value).is_ok())
}

/// Stores a value that is written as this text, in a format that has no types. Returns false if that takes a closer look.
#[inline]
pub(crate) fn put_text(record: &mut dyn Record, (index, node): (usize, &Node), text: Cow<'_, str>) -> bool {
    match (node.usual_value(), text) {
        (Usual::Text, Cow::Borrowed(text)) => put(record, index, Scalar::String(text)),
        (Usual::Text, Cow::Owned(text)) => scalar_slot(record, index, |slot| slot.set_string(text).is_ok()),
        (Usual::Integer, text) => {
            small_integer(&text).is_some_and(|value| put(record, index, Scalar::Integer(value)))
        }
        (Usual::Boolean, text) => match &*text {
            "true" => put(record, index, Scalar::Boolean(true)),
            "false" => put(record, index, Scalar::Boolean(false)),
            _ => false,
        },
        (Usual::Sized | Usual::Number | Usual::Uuid, text) => put_read(record, (index, node), &text, None),
        (Usual::Other, _) => false,
    }
}

/// Stores a usual value that is written as this text, whose JSON type is given if the format has types.
pub(crate) fn put_read(
    record: &mut dyn Record,
    (index, node): (usize, &Node),
    text: &str,
    json: Option<JsonType>,
) -> bool {
    // A usual value is spelt alike in all formats.
    let spelling = node.spelling(Format::Json);
    let value = spelling.as_ref().and_then(|spelling| spelling.read(text, json));
    value.is_some_and(|value| put(record, index, value))
}

#[inline]
fn scalar_slot(record: &mut dyn Record, index: usize, set: impl FnOnce(&mut dyn ScalarSlot) -> bool) -> bool {
    match record.slot(index) {
        Slot::Scalar(slot) => set(slot),
        Slot::Optional(optional) => optional.fill().filled().scalar().is_some_and(set),
        Slot::Record(_)
        | Slot::List(_)
        | Slot::Map(_)
        | Slot::Union(_)
        | Slot::Json(_)
        | Slot::Unavailable => false,
    }
}
