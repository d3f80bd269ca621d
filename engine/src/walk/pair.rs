//! What a kind needs of a value and of a slot: the two places where they are paired.

use crate::table::{Node, NodeKind};
use crate::value::{List, Map, Record, Scalar, ScalarSlot, Slot, Value};

/// A value, seen as one of its node's kind.
pub(crate) enum ValueKind<'v> {
    /// There is none.
    Absent,
    /// It is null.
    Null,
    /// A single value, or one of an enumeration.
    Scalar(Scalar<'v>),
    /// A structure.
    Record(&'v dyn Record),
    /// A list, and what its items are.
    List(&'v dyn List, &'static Node),
    /// A map, and what its values are.
    Map(&'v dyn Map, &'static Node),
    /// It is of another kind than its node says.
    Mismatch,
}

/// A value, as its node sees it.
#[inline]
pub(crate) fn of_kind<'v>(value: Value<'v>, kind: &NodeKind) -> ValueKind<'v> {
    match value {
        Value::Absent => ValueKind::Absent,
        Value::Null => ValueKind::Null,
        Value::Scalar(scalar) if kind.is_single() => ValueKind::Scalar(scalar),
        Value::Record(record) if kind.is_record() => ValueKind::Record(record),
        Value::List(list) => kind.item().map_or(ValueKind::Mismatch, |item| ValueKind::List(list, item)),
        Value::Map(map) => kind.entry().map_or(ValueKind::Mismatch, |entry| ValueKind::Map(map, entry)),
        Value::Scalar(_) | Value::Record(_) => ValueKind::Mismatch,
    }
}

/// A slot, seen as one of its node's kind.
pub(crate) enum SlotKind<'s> {
    /// For a single value, or one of an enumeration.
    Scalar(&'s mut dyn ScalarSlot),
    /// For a structure.
    Record(&'s mut dyn Record),
    /// For a list, and what its items are.
    List(&'s mut dyn List, &'static Node),
    /// For a map, and what its values are.
    Map(&'s mut dyn Map, &'static Node),
    /// It is for another kind than its node says, or there is none.
    Mismatch,
}

/// A slot, made to hold a value, as its node sees it.
#[inline]
pub(crate) fn slot_of_kind<'s>(slot: Slot<'s>, kind: &NodeKind) -> SlotKind<'s> {
    match slot.filled() {
        Slot::Scalar(scalar) if kind.is_single() => SlotKind::Scalar(scalar),
        Slot::Record(record) if kind.is_record() => SlotKind::Record(record),
        Slot::List(list) => match kind.item() {
            Some(item) => SlotKind::List(list, item),
            None => SlotKind::Mismatch,
        },
        Slot::Map(map) => match kind.entry() {
            Some(entry) => SlotKind::Map(map, entry),
            None => SlotKind::Mismatch,
        },
        Slot::Scalar(_) | Slot::Record(_) | Slot::Optional(_) | Slot::Unavailable => SlotKind::Mismatch,
    }
}
