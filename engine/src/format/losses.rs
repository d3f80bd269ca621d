//! Losses: values that a format cannot represent exactly, so that encoding and decoding yields a different
//! value.
//!
//! The list is complete, which a property test verifies for every format. It is also part of
//! `docs/spec.md`.

use super::{DecodeOptions, EncodeOptions, Format, decode, encode};
use crate::binary::Binary;
use crate::dynamic::DynValue;
use crate::error::EncodeError;
use crate::table::Node;
use crate::value::{self, Map, Scalar, Value};
use crate::walk::{Path, Shown, Step, union_shown};

/// A part of a value that changes when the value is encoded and decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The location of the part: a JSON Pointer (RFC 6901) of wire names.
    pub pointer: String,
    /// The kind of change. `None` indicates an error in the format's implementation.
    pub kind: Option<LossKind>,
}

/// Defines the enum, the list of its variants, and their documentation.
macro_rules! loss_kinds {
    ($($(#[$comment:meta])* $kind:ident: $doc:literal;)+) => {
        /// A kind of change of a value that a format cannot represent.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum LossKind {
            $($(#[$comment])* $kind,)+
        }

        impl LossKind {
            /// All kinds, in the order in which the documentation lists them.
            pub const ALL: [Self; [$($doc),+].len()] = [$(Self::$kind),+];

            /// Returns a description of the change, and of where it occurs, for the documentation of the
            /// spec language.
            pub const fn doc(self) -> &'static str {
                match self {
                    $(Self::$kind => $doc,)+
                }
            }
        }
    };
}

loss_kinds! {
    /// An empty text is decoded as null.
    EmptyTextIsNull:
        "an empty text is read as null: with `null_as: \"\"`, and in XML where null may stand and is written as an empty \
         element (`nil: empty`)";
    /// Null is decoded as an empty text.
    NullIsEmptyText: "null is read as an empty text: in a form, for a text without `null_as`";
    /// An absent member is decoded as its default.
    AbsentIsDefault: "a member that is left out is read as its default: with `send_default`";
    /// Null is decoded as an absent member.
    NullIsAbsent:
        "null is read as a member that is left out: in XML with `nil: omit`, for an attribute and for the text of an \
         element";
    /// An empty text is decoded as an absent member.
    EmptyTextIsAbsent: "an empty text is read as a member that is left out: in XML for the text of an element";
    /// An empty structure, list or map is decoded as null.
    EmptyIsNull:
        "an empty structure, list or map is read as null: in XML where null may stand and is written as an empty element, and a \
         list in a form with `empty_lists` where null may stand";
    /// An empty structure, list or map is decoded as an absent member.
    EmptyIsAbsent:
        "an empty structure, list or map is read as a member that is left out: in a form, and a list or map in XML that has no \
         element around its items, or that is an empty text as the text of an element";
    /// A list or map that is null is decoded as an empty one.
    NullListIsEmpty:
        "a list or map that is null is read as one without items: in XML with `nil: omit`, where it is required and no element is \
         around its items, and in a form for a list that is one text (`joined`)";
    /// A list that is null is decoded as a list of one empty item.
    NullListIsItem:
        "a list that is null is read as a list of one empty item: in XML without an element around the items, where an \
         item may be empty";
    /// A list whose only item is empty or null is decoded as null or as absent.
    OneItemIsNone:
        "a list whose only item is empty or null is read as null or as left out: in a form, and in XML without an element \
         around the items";
    /// A value of an enumeration that is equal to a documented one but spelt differently is decoded as the
    /// documented one.
    SpelledAsListed:
        "a value of an enumeration that is the same number as a documented one (`2.0` for `2`) is read as the documented \
         one";
    /// A date and time is decoded with another offset.
    OffsetIsUtc:
        "a date and time with an offset is read as the same instant in UTC: with a spelling that is in UTC, such as \
         `epoch_seconds`";
    /// A duration is decoded in other units.
    DurationUnits:
        "a duration is read in the units of its spelling: 90 minutes as a count of seconds are `PT5400S`";
}

/// Returns the parts of a value that change when it is encoded in a format and decoded.
///
/// # Errors
///
/// Returns an error if the format cannot encode the value.
pub fn losses(format: Format, value: Value<'_>, node: &'static Node) -> Result<Vec<Loss>, EncodeError> {
    let body = encode(format, value, node, &EncodeOptions::BODY)?;
    let mut again = DynValue::new(node);
    let mut losses = Vec::new();
    if decode(format, &body, node, again.slot(), &DecodeOptions::REQUEST).is_err() {
        losses.push(Loss { pointer: String::new(), kind: None });
        return Ok(losses);
    }
    compare(value, again.get(), node, Path::root(node), &mut losses);
    Ok(losses)
}

fn compare(before: Value<'_>, after: Value<'_>, node: &Node, path: &Path<'_>, losses: &mut Vec<Loss>) {
    match before {
        Value::Record(before) => {
            if let Some(after) = after.record() {
                for (index, field) in before.shape().fields().iter().enumerate() {
                    let path = path.descend(Step::Member(field.name()), field.node());
                    let (before, after) = (before.get(index), after.get(index));
                    if before.is_absent() && field.sends_default() && !after.is_absent() {
                        losses.push(Loss { pointer: path.pointer(), kind: Some(LossKind::AbsentIsDefault) });
                        continue;
                    }
                    compare(before, after, field.node(), &path, losses);
                }
                return;
            }
        }
        Value::List(before) => {
            let after = after.list().filter(|after| after.len() == before.len());
            if let Some((after, item)) = after.zip(node.kind().item()) {
                for index in 0..before.len() {
                    // In a list, null and absent are equivalent.
                    let [before, after] = [before.get(index), after.get(index)].map(or_null);
                    compare(before, after, item, &path.descend(Step::Index(index), item), losses);
                }
                return;
            }
        }
        Value::Map(before) => {
            let has_keys_of = |after: &&dyn Map| {
                after.entries().map(|(key, _)| key).eq(before.entries().map(|(key, _)| key))
            };
            let after = after.map().filter(has_keys_of);
            if let Some((after, entry)) = after.zip(node.kind().entry()) {
                for ((key, before), (_, after)) in before.entries().zip(after.entries()) {
                    let path = path.descend(Step::Given(key), entry);
                    compare(or_null(before), or_null(after), entry, &path, losses);
                }
                return;
            }
        }
        Value::Union(before) => {
            let after = after.union().filter(|after| after.position() == before.position());
            let node = before.position().and_then(|position| before.union().node(position));
            if let Some((after, node)) = after.zip(node) {
                compare(before.get(), after.get(), node, &path.also(node), losses);
                return;
            }
        }
        Value::Absent | Value::Null | Value::Scalar(_) | Value::Json(_) => {}
    }
    if value::key(&before) != value::key(&after) {
        losses.push(Loss { pointer: path.pointer(), kind: kind(before, after, node) });
    }
}

fn or_null(value: Value<'_>) -> Value<'_> {
    if value.is_empty() { Value::Null } else { value }
}

fn kind(before: Value<'_>, after: Value<'_>, node: &Node) -> Option<LossKind> {
    match before {
        Value::Absent | Value::Json(_) => None,
        Value::Null => kind_of_null(after),
        Value::Scalar(_) => kind_of_single(before, after, node),
        Value::Record(_) | Value::List(_) | Value::Map(_) | Value::Union(_) => match after {
            Value::Null if holds_nothing(before) => Some(LossKind::EmptyIsNull),
            Value::Absent if holds_nothing(before) => Some(LossKind::EmptyIsAbsent),
            Value::Null | Value::Absent => has_one_blank(before).then_some(LossKind::OneItemIsNone),
            Value::Scalar(_)
            | Value::Record(_)
            | Value::List(_)
            | Value::Map(_)
            | Value::Union(_)
            | Value::Json(_) => None,
        },
    }
}

fn kind_of_null(after: Value<'_>) -> Option<LossKind> {
    match after {
        Value::Absent => Some(LossKind::NullIsAbsent),
        Value::Scalar(_) => is_empty_text(after).then_some(LossKind::NullIsEmptyText),
        Value::List(list) if list.is_empty() => Some(LossKind::NullListIsEmpty),
        Value::Map(map) if map.is_empty() => Some(LossKind::NullListIsEmpty),
        Value::List(_) => has_one_blank(after).then_some(LossKind::NullListIsItem),
        Value::Null | Value::Record(_) | Value::Map(_) | Value::Union(_) | Value::Json(_) => None,
    }
}

fn kind_of_single(before: Value<'_>, after: Value<'_>, node: &Node) -> Option<LossKind> {
    match after {
        Value::Null => is_empty_text(before).then_some(LossKind::EmptyTextIsNull),
        Value::Absent => is_empty_text(before).then_some(LossKind::EmptyTextIsAbsent),
        Value::Scalar(after) => {
            let instants = [before.scalar()?, after].map(Scalar::datetime);
            if let [Some(before), Some(after)] = instants {
                let is_same = before.unix_nanoseconds() == after.unix_nanoseconds();
                return (is_same && after.offset() == 0).then_some(LossKind::OffsetIsUtc);
            }
            if let [Some(before), Some(after)] = [before.scalar()?, after].map(Scalar::duration) {
                let same = before.nanoseconds().is_some_and(|before| Some(before) == after.nanoseconds());
                return same.then_some(LossKind::DurationUnits);
            }
            let listed = node.kind().enumeration()?.listed(before.string()?)?;
            (after.string() == Some(listed)).then_some(LossKind::SpelledAsListed)
        }
        Value::Record(_) | Value::List(_) | Value::Map(_) | Value::Union(_) | Value::Json(_) => None,
    }
}

fn is_empty_text(value: Value<'_>) -> bool {
    let bytes = value.scalar().and_then(Scalar::bytes);
    value.string() == Some("") || bytes.is_some_and(Binary::is_empty)
}

/// Returns whether the value is a list with a single item that is empty or null.
fn has_one_blank(value: Value<'_>) -> bool {
    let is_blank = |value: Value<'_>| value.is_empty() || is_empty_text(value) || holds_nothing(value);
    value.list().is_some_and(|list| list.len() == 1 && is_blank(list.get(0)))
}

/// Returns whether nothing is written for a structure, a list or a map.
fn holds_nothing(value: Value<'_>) -> bool {
    match value {
        Value::Record(record) => (0..record.shape().fields().len()).all(|index| {
            let value = record.get(index);
            value.is_empty() || is_empty_text(value) || holds_nothing(value)
        }),
        Value::List(list) => list.is_empty(),
        Value::Map(map) => map.is_empty(),
        Value::Union(variant) => match union_shown(variant) {
            Shown::Bare(value, _) => value.is_empty() || is_empty_text(value) || holds_nothing(value),
            Shown::Around(view) => holds_nothing(Value::Record(&view)),
            Shown::Tagged(..) => false,
            Shown::Nothing => true,
        },
        Value::Absent | Value::Null | Value::Scalar(_) | Value::Json(_) => false,
    }
}
