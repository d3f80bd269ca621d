//! Pairing of values and slots with the kinds of their nodes.

use crate::json::Json;
use crate::table::{Field, Node, NodeKind};
use crate::value::{List, Map, Record, Scalar, ScalarSlot, Slot, Value, Variant};

/// A value that has been matched with the kind of its node.
pub(crate) enum ValueKind<'v> {
    /// The value is absent.
    Absent,
    /// The value is null.
    Null,
    /// A single value or a value of an enumeration.
    Scalar(Scalar<'v>),
    /// A structure.
    Record(&'v dyn Record),
    /// A list, with the node of its items.
    List(&'v dyn List, &'static Node),
    /// A map, with the node of its values.
    Map(&'v dyn Map, &'static Node),
    /// A value of a union.
    Union(&'v dyn Variant),
    /// A JSON value of any kind.
    Json(&'v Json),
    /// The value is of another kind than its node.
    Mismatch,
}

/// Matches a value with the kind of its node.
#[inline]
pub(crate) fn of_kind<'v>(value: &Value<'v>, kind: &NodeKind) -> ValueKind<'v> {
    match *value {
        Value::Absent => ValueKind::Absent,
        Value::Null => ValueKind::Null,
        Value::Scalar(scalar) if kind.is_single() => ValueKind::Scalar(scalar),
        Value::Record(record) if kind.is_record() => ValueKind::Record(record),
        Value::List(list) if kind.is_bytes() => {
            list.bytes().map_or(ValueKind::Mismatch, |bytes| ValueKind::Scalar(Scalar::Bytes(bytes)))
        }
        Value::List(list) => kind.item().map_or(ValueKind::Mismatch, |item| ValueKind::List(list, item)),
        Value::Map(map) => kind.entry().map_or(ValueKind::Mismatch, |entry| ValueKind::Map(map, entry)),
        Value::Union(variant) if kind.is_union() => ValueKind::Union(variant),
        Value::Json(json) if kind.is_any() => ValueKind::Json(json),
        Value::Scalar(_) | Value::Record(_) | Value::Json(_) | Value::Union(_) => ValueKind::Mismatch,
    }
}

/// Returns the value if it is a single one of the kind of its node.
pub(crate) fn single<'v>(value: Value<'v>, node: &Node) -> Option<Scalar<'v>> {
    match of_kind(&value, node.kind()) {
        ValueKind::Scalar(scalar) => Some(scalar),
        ValueKind::Absent
        | ValueKind::Null
        | ValueKind::Record(_)
        | ValueKind::List(..)
        | ValueKind::Map(..)
        | ValueKind::Union(_)
        | ValueKind::Json(_)
        | ValueKind::Mismatch => None,
    }
}

/// Returns the map that a field holds and the node of its values, or `None` if it is absent and may be.
///
/// # Errors
///
/// Returns why the field cannot be written: it is required, and has no entry.
pub(crate) fn map_of<'v>(
    value: Value<'v>,
    field: &Field,
) -> Result<Option<(&'v dyn Map, &'static Node)>, &'static str> {
    match of_kind(&value, field.node().kind()) {
        ValueKind::Map(map, entry) if !(map.is_empty() && field.is_required()) => Ok(Some((map, entry))),
        ValueKind::Absent | ValueKind::Null if !field.is_required() => Ok(None),
        ValueKind::Absent
        | ValueKind::Null
        | ValueKind::Map(..)
        | ValueKind::Scalar(_)
        | ValueKind::Record(_)
        | ValueKind::List(..)
        | ValueKind::Union(_)
        | ValueKind::Json(_)
        | ValueKind::Mismatch => Err("a required value is missing"),
    }
}

/// A slot that has been matched with the kind of its node.
pub(crate) enum SlotKind<'s> {
    /// The slot of a single value or a value of an enumeration.
    Scalar(&'s mut dyn ScalarSlot),
    /// The slot of a structure.
    Record(&'s mut dyn Record),
    /// The slot of a list, with the node of its items.
    List(&'s mut dyn List, &'static Node),
    /// The slot of a map, with the node of its values.
    Map(&'s mut dyn Map, &'static Node),
    /// The slot of a value of a union.
    Union(&'s mut dyn Variant),
    /// The place of a JSON value of any kind.
    Json(&'s mut Json),
    /// The slot is for another kind than its node, or unavailable.
    Mismatch,
}

impl<'s> SlotKind<'s> {
    /// Returns the slot of a map and the node of its values, if it is one.
    pub(crate) fn map(self) -> Option<(&'s mut dyn Map, &'static Node)> {
        match self {
            Self::Map(map, entry) => Some((map, entry)),
            Self::Scalar(_)
            | Self::Record(_)
            | Self::List(..)
            | Self::Union(_)
            | Self::Json(_)
            | Self::Mismatch => None,
        }
    }

    /// Returns the slot of a value of a union, if it is one.
    pub(crate) fn union(self) -> Option<&'s mut dyn Variant> {
        match self {
            Self::Union(variant) => Some(variant),
            Self::Scalar(_)
            | Self::Record(_)
            | Self::List(..)
            | Self::Map(..)
            | Self::Json(_)
            | Self::Mismatch => None,
        }
    }
}

/// Sets a slot to a placeholder, and matches it with the kind of its node.
#[inline]
pub(crate) fn slot_of_kind<'s>(slot: Slot<'s>, kind: &NodeKind) -> SlotKind<'s> {
    match slot.filled() {
        Slot::Scalar(scalar) if kind.is_single() => SlotKind::Scalar(scalar),
        Slot::Record(record) if kind.is_record() => SlotKind::Record(record),
        Slot::List(list) if kind.is_bytes() => match list.bytes_slot() {
            Some(slot) => SlotKind::Scalar(slot),
            None => SlotKind::Mismatch,
        },
        Slot::List(list) => match kind.item() {
            Some(item) => SlotKind::List(list, item),
            None => SlotKind::Mismatch,
        },
        Slot::Map(map) => match kind.entry() {
            Some(entry) => SlotKind::Map(map, entry),
            None => SlotKind::Mismatch,
        },
        Slot::Union(variant) if kind.is_union() => SlotKind::Union(variant),
        Slot::Json(json) if kind.is_any() => SlotKind::Json(json),
        Slot::Scalar(_)
        | Slot::Record(_)
        | Slot::Json(_)
        | Slot::Union(_)
        | Slot::Optional(_)
        | Slot::Unavailable => SlotKind::Mismatch,
    }
}
