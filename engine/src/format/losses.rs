//! What a format cannot tell apart: where a value is another one after it has been written and read again.
//!
//! Nothing else is lost: a property test holds every format to this list, and `docs/spec.md` has it too.

use super::{DecodeOptions, EncodeOptions, Format, decode, encode};
use crate::dynamic::DynValue;
use crate::equality;
use crate::error::EncodeError;
use crate::table::{Node, NodeKind};
use crate::value::Value;
use crate::walk::{Path, Step};

/// A part of a value that is another one after it has been written and read again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// Where it is: a JSON Pointer of wire names.
    pub pointer: String,
    /// What it becomes; nothing when the format is at fault.
    pub kind: Option<LossKind>,
}

/// What becomes of a value that a format cannot say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LossKind {
    /// An empty text is read as null.
    EmptyTextIsNull,
    /// Null is read as an empty text.
    NullIsEmptyText,
    /// Null is read as a member that is left out.
    NullIsAbsent,
    /// An empty text is read as a member that is left out.
    EmptyTextIsAbsent,
    /// An empty structure, list or map is read as null.
    EmptyIsNull,
    /// An empty structure, list or map is read as a member that is left out.
    EmptyIsAbsent,
    /// A list that is null is read as one without items.
    NullListIsEmpty,
    /// A list that is null is read as a list of one empty item.
    NullListIsItem,
    /// A list whose only item is empty or null is read as null, or as left out.
    OneItemIsNone,
    /// A value of an enumeration that is the same as a documented one, written otherwise, is read as the documented one.
    SpelledAsListed,
}

impl LossKind {
    /// All of them, in the order in which the documentation lists them.
    pub const ALL: [Self; 10] = [
        Self::EmptyTextIsNull,
        Self::NullIsEmptyText,
        Self::NullIsAbsent,
        Self::EmptyTextIsAbsent,
        Self::EmptyIsNull,
        Self::EmptyIsAbsent,
        Self::NullListIsEmpty,
        Self::NullListIsItem,
        Self::OneItemIsNone,
        Self::SpelledAsListed,
    ];

    /// What it is, and where it is met, for the documentation of the language.
    pub const fn doc(self) -> &'static str {
        match self {
            Self::EmptyTextIsNull => {
                "an empty text is read as null: with `empty_is_null`, and in XML where null may stand and is written as an \
                 empty element (`nil: empty`)"
            }
            Self::NullIsEmptyText => {
                "null is read as an empty text: in a form, for a text without `empty_is_null`"
            }
            Self::NullIsAbsent => {
                "null is read as a member that is left out: in XML with `nil: omit`, for an attribute and for the text of an \
                 element"
            }
            Self::EmptyTextIsAbsent => {
                "an empty text is read as a member that is left out: in XML for the text of an element"
            }
            Self::EmptyIsNull => {
                "an empty structure, list or map is read as null: in XML where null may stand and is written as an empty \
                 element"
            }
            Self::EmptyIsAbsent => {
                "an empty structure, list or map is read as a member that is left out: in a form, and a list in XML that has \
                 no element around its items"
            }
            Self::NullListIsEmpty => {
                "a list that is null is read as one without items: in XML with `nil: omit`, where it is required and no element is \
                 around its items"
            }
            Self::NullListIsItem => {
                "a list that is null is read as a list of one empty item: in XML without an element around the items, where \
                 an item may be empty"
            }
            Self::OneItemIsNone => {
                "a list whose only item is empty or null is read as null or as left out: in a form, and in XML without an \
                 element around the items"
            }
            Self::SpelledAsListed => {
                "a value of an enumeration that is the same number as a documented one (`2.0` for `2`) is read as the \
                 documented one"
            }
        }
    }
}

/// What is lost of a value when a format writes it and reads it again; or why the format cannot write it.
pub fn losses(format: Format, value: Value<'_>, node: &'static Node) -> Result<Vec<Loss>, EncodeError> {
    let body = encode(format, value, node, &EncodeOptions::BODY)?;
    let mut again = DynValue::new(node);
    let mut losses = Vec::new();
    if decode(format, &body, node, again.slot(), &DecodeOptions::REQUEST).is_err() {
        losses.push(Loss { pointer: String::new(), kind: None });
        return Ok(losses);
    }
    compare(value, again.get(), node, &Path::ROOT, &mut losses);
    Ok(losses)
}

fn compare(before: Value<'_>, after: Value<'_>, node: &Node, path: &Path<'_>, losses: &mut Vec<Loss>) {
    match (before, after) {
        (Value::Record(before), Value::Record(after)) => {
            for (index, field) in before.shape().fields().iter().enumerate() {
                let path = path.to(Step::Member(field.name()));
                compare(before.get(index), after.get(index), field.node(), &path, losses);
            }
        }
        (Value::List(before), Value::List(after)) if before.len() == after.len() => {
            let Some(item) = node.kind().item() else { return };
            for index in 0..before.len() {
                // Within a list there is no difference between null and nothing.
                let [before, after] = [before.get(index), after.get(index)].map(or_null);
                compare(before, after, item, &path.to(Step::Index(index)), losses);
            }
        }
        (Value::Map(before), Value::Map(after)) if before.len() == after.len() => {
            let Some(entry) = node.kind().entry() else { return };
            for ((key, before), (_, after)) in before.entries().zip(after.entries()) {
                compare(or_null(before), or_null(after), entry, &path.to(Step::Member(key)), losses);
            }
        }
        _ if equality::key(&before) == equality::key(&after) => {}
        _ => losses.push(Loss { pointer: path.pointer(), kind: kind(before, after, node) }),
    }
}

fn or_null(value: Value<'_>) -> Value<'_> {
    if value.is_empty() { Value::Null } else { value }
}

fn kind(before: Value<'_>, after: Value<'_>, node: &Node) -> Option<LossKind> {
    let is_empty_text = |value: Value<'_>| value.string() == Some("");
    let is_blank = |value: Value<'_>| value.is_empty() || is_empty_text(value) || holds_nothing(value);
    match (before, after) {
        (_, Value::Null) if is_empty_text(before) => Some(LossKind::EmptyTextIsNull),
        (_, Value::Absent) if is_empty_text(before) => Some(LossKind::EmptyTextIsAbsent),
        (Value::Null, _) if is_empty_text(after) => Some(LossKind::NullIsEmptyText),
        (Value::Null, Value::Absent) => Some(LossKind::NullIsAbsent),
        (Value::Null, Value::List(list)) if list.is_empty() => Some(LossKind::NullListIsEmpty),
        (Value::Null, _) if one_item(after).is_some_and(is_blank) => Some(LossKind::NullListIsItem),
        (_, Value::Null) if holds_nothing(before) => Some(LossKind::EmptyIsNull),
        (_, Value::Absent) if holds_nothing(before) => Some(LossKind::EmptyIsAbsent),
        (_, Value::Null | Value::Absent) if one_item(before).is_some_and(is_blank) => {
            Some(LossKind::OneItemIsNone)
        }
        (Value::Scalar(_), Value::Scalar(_)) if matches!(node.kind(), NodeKind::Enum(_)) => {
            let listed = |value: Value<'_>| match node.kind() {
                NodeKind::Enum(enumeration) => value.string().and_then(|text| enumeration.listed(text)),
                NodeKind::Scalar(_) | NodeKind::Record(_) | NodeKind::List(_) | NodeKind::Map(_) => None,
            };
            (listed(before).is_some() && listed(before) == after.string())
                .then_some(LossKind::SpelledAsListed)
        }
        _ => None,
    }
}

/// The only item of a list.
fn one_item<'v>(value: Value<'v>) -> Option<Value<'v>> {
    value.list().filter(|list| list.len() == 1).map(|list| list.get(0))
}

/// Whether nothing of a structure, a list or a map is written.
fn holds_nothing(value: Value<'_>) -> bool {
    match value {
        Value::Record(record) => (0..record.shape().fields().len()).all(|index| {
            let value = record.get(index);
            value.is_empty() || value.string() == Some("") || holds_nothing(value)
        }),
        Value::List(list) => list.is_empty(),
        Value::Map(map) => map.is_empty(),
        Value::Absent | Value::Null | Value::Scalar(_) => false,
    }
}
