//! Constant members of a structure that is being decoded: they are in no record, and are compared with the table.

use super::stop::Offset;
use super::token::Token;
use crate::dynamic::DynValue;
use crate::table::{ConstantValue, Field, Format, Node};
use crate::value::{Slot, Value, key};

/// The constant members that have been read.
#[derive(Default)]
pub(super) struct Constants(Vec<Read>);

/// A constant member that has been read.
pub(super) struct Read {
    index: usize,
    value: DynValue,
    offset: Offset,
    /// Whether a problem of it has been reported.
    is_spoilt: bool,
}

impl Constants {
    /// Returns the slot for the value of a member, which may occur several times if its items are members of the structure.
    pub(super) fn slot(&mut self, index: usize, field: &'static Field, offset: Offset) -> Slot<'_> {
        let known = self.0.iter().position(|read| read.index == index);
        if known.is_none() {
            self.0.push(Read { index, value: DynValue::optional(field.node()), offset, is_spoilt: false });
        }
        let read = known.unwrap_or(self.0.len().saturating_sub(1));
        self.0.get_mut(read).map_or(Slot::Unavailable, |read| read.value.slot())
    }

    /// Marks a member as one of which a problem has been reported.
    pub(super) fn spoil(&mut self, index: usize) {
        if let Some(read) = self.0.iter_mut().find(|read| read.index == index) {
            read.is_spoilt = true;
        }
    }

    /// Returns a member, if it has been read.
    pub(super) fn get(&self, index: usize) -> Option<&Read> {
        self.0.iter().find(|read| read.index == index)
    }
}

impl Read {
    /// Returns where its value starts.
    pub(super) fn offset(&self) -> Offset {
        self.offset
    }

    /// Returns the difference from the value of the table, unless a problem has been reported already.
    pub(super) fn difference(
        &self,
        format: Format,
        field: &'static Field,
        expected: &ConstantValue,
    ) -> Option<String> {
        // A form cannot distinguish null from an empty text.
        let is_null = format.family() == Format::Form
            && *expected == ConstantValue::Null
            && self.value.get().string().is_some_and(str::is_empty);
        if self.is_spoilt || is_null { None } else { difference(&self.value, field, expected) }
    }
}

/// Returns how a value differs from the value of the table, as a sentence without a full stop.
pub(super) fn difference(
    found: &DynValue,
    field: &'static Field,
    expected: &ConstantValue,
) -> Option<String> {
    let expected = DynValue::constant(field.node(), expected);
    let (expected, found) = (expected.get(), found.get());
    if key(&expected) == key(&found) {
        return None;
    }
    Some(match (shown(expected, field.node()), shown(found, field.node())) {
        (Some(expected), Some(found)) => format!("expected {expected}, found {found}"),
        _ => format!("expected {} that is always the same, found another", expected.noun()),
    })
}

/// Returns null or a single value for use after "found".
fn shown(value: Value<'_>, node: &Node) -> Option<String> {
    match value {
        Value::Null => Some("null".to_owned()),
        Value::Scalar(scalar) => {
            let mut text = String::new();
            let json = node.spelling_as(Format::Json, true)?.write(scalar, &mut text).ok();
            Some(Token { json, ..Token::untyped(text.into()) }.shown(false))
        }
        Value::Absent
        | Value::Record(_)
        | Value::List(_)
        | Value::Map(_)
        | Value::Union(_)
        | Value::Json(_) => None,
    }
}
