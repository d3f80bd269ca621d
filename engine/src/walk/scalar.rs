//! Decoding of single values from texts into slots.

use std::borrow::Cow;

use super::options::DecodeOptions;
use super::pair::{SlotKind, slot_of_kind};
use super::path::Path;
use super::reader::Reader;
use super::source::{At, Raw, Token};
use super::stop::Offset;
use crate::domain::{Domain, JsonType, small_integer};
use crate::table::{Enumeration, Format, Node, Openness, ScalarNode};
use crate::value::{Scalar, ScalarMismatch, ScalarSlot, Slot};

/// Stores the value of a token in a slot, or adds a problem with what was expected.
pub(super) fn fill(
    reader: &mut Reader<'_>,
    at: &At<'_>,
    format: Format,
    token: &mut Token<'_>,
    slot: Slot<'_>,
    offset: Offset,
) {
    let put = match slot_of_kind(slot, at.node.kind()) {
        SlotKind::Scalar(slot) => put(token, at.node, slot, format, reader.options),
        SlotKind::Record(_)
        | SlotKind::List(..)
        | SlotKind::Map(..)
        | SlotKind::Union(_)
        | SlotKind::Json(_)
        | SlotKind::Mismatch => Err(Refused::Kind),
    };
    if let Err(refused) = put {
        refuse(reader, at, format, refused, (token, offset));
    }
}

/// The reason why a token cannot be stored.
#[derive(Clone, Copy)]
enum Refused {
    /// No single value is allowed at this place.
    Kind,
    /// The text is not in the expected spelling.
    Spelling,
    /// The value is not listed in the enumeration.
    Unlisted,
    /// The slot cannot hold the value.
    Slot,
}

impl From<ScalarMismatch> for Refused {
    fn from(_: ScalarMismatch) -> Self {
        Self::Slot
    }
}

#[inline]
fn put(
    token: &mut Token<'_>,
    node: &Node,
    slot: &mut dyn ScalarSlot,
    format: Format,
    options: &DecodeOptions,
) -> Result<(), Refused> {
    // A fast path for texts and integers in their default spelling, which are most values.
    match (node.usual(format), token.json, &mut token.text) {
        (Some(Domain::String), None | Some(JsonType::String), Cow::Borrowed(text)) => {
            Ok(slot.set(Scalar::String(text))?)
        }
        (Some(Domain::String), None | Some(JsonType::String), Cow::Owned(text)) => {
            Ok(slot.set_string(std::mem::take(text))?)
        }
        (Some(Domain::Integer), Some(JsonType::Number), _) if let Some(value) = token.integer => {
            Ok(slot.set(Scalar::Integer(value))?)
        }
        (Some(Domain::Integer), None, text) if let Some(value) = small_integer(text) => {
            Ok(slot.set(Scalar::Integer(value))?)
        }
        _ => put_other(token, node, slot, format, options),
    }
}

#[inline(never)]
fn put_other(
    token: &Token<'_>,
    node: &Node,
    slot: &mut dyn ScalarSlot,
    format: Format,
    options: &DecodeOptions,
) -> Result<(), Refused> {
    let Some(spelling) = spelling_of(node, format, options) else { return Err(Refused::Kind) };
    if let Some(enumeration) = node.kind().enumeration() {
        return put_listed(token, enumeration, slot, spelling, options);
    }
    match read(token, spelling, options) {
        Some(value) => match value.percent_decoded() {
            Some(text) => Ok(slot.set_string(text)?),
            None => Ok(slot.set(value)?),
        },
        None => Err(Refused::Spelling),
    }
}

#[inline]
fn spelling_of(node: &Node, format: Format, options: &DecodeOptions) -> Option<ScalarNode> {
    node.spelling_as(format, options.canonical)
}

/// Parses a token. A strict reader accepts only the specified spelling. In plain JSON, a number that keeps
/// its digits may be a string, because not everything that writes JSON can write such numbers.
fn read<'t>(token: &'t Token<'_>, spelling: ScalarNode, options: &DecodeOptions) -> Option<Scalar<'t>> {
    let exact = spelling.read(&token.text, token.json);
    if !options.strict || (options.canonical && spelling.domain().keeps_digits()) {
        // What is in plain JSON is not in the spelling, even if the texts are alike: the number 10 is not
        // the hexadecimal string "10". A string is only in the spelling.
        let is_apart = |json| json != JsonType::String || !spelling.resembles_default();
        let plain = || spelling.plain().read(&token.text, Some(token.json.filter(|json| is_apart(*json))?));
        return exact.or_else(plain).or_else(|| spelling.read_tolerantly(&token.text));
    }
    exact
}

/// Stores a value of an enumeration, or an unlisted one if allowed.
fn put_listed(
    token: &Token<'_>,
    enumeration: &Enumeration,
    slot: &mut dyn ScalarSlot,
    spelling: ScalarNode,
    options: &DecodeOptions,
) -> Result<(), Refused> {
    if read(token, spelling, options).is_none() {
        return Err(Refused::Spelling);
    }
    let text = match (enumeration.listed(&token.text), enumeration.openness()) {
        (Some(listed), _) => listed,
        (None, Openness::Tolerant | Openness::Open) => &token.text,
        (None, Openness::Closed) => return Err(Refused::Unlisted),
    };
    Ok(slot.set(Scalar::String(text))?)
}

/// Returns whether a token is a value of a node, in exactly its spelling.
pub(super) fn takes(node: &Node, token: &Token<'_>, format: Format, canonical: bool) -> bool {
    let Some(spelling) = node.spelling_as(format, canonical) else { return false };
    let is_listed = |enumeration: &Enumeration| {
        enumeration.openness() != Openness::Closed || enumeration.listed(&token.text).is_some()
    };
    spelling.read(&token.text, token.json).is_some() && node.kind().enumeration().is_none_or(is_listed)
}

/// Adds a problem with what was expected.
#[cold]
fn refuse(
    reader: &mut Reader<'_>,
    at: &At<'_>,
    format: Format,
    refused: Refused,
    (found, offset): (&Token<'_>, Offset),
) {
    let kind = at.node.kind();
    let usual =
        || spelling_of(at.node, format, reader.options).map_or_else(|| kind.expects(), |it| it.expects());
    let expected = match refused {
        Refused::Slot => "a value that fits the Rust type".to_owned(),
        Refused::Unlisted => {
            kind.enumeration().map_or_else(usual, |it| format!("one of {}", it.values().join(", ")))
        }
        Refused::Kind if kind.is_single() => "a value of another kind".to_owned(),
        Refused::Kind | Refused::Spelling => usual(),
    };
    let found = found.shown(at.path.is_secret() || at.node.holds_secret());
    reader.problem(at.path, offset, format!("expected {expected}, found {found}"));
}

/// Stores bytes or a file in a slot, or adds a problem if there is no place for them.
#[cold]
pub(super) fn put_raw(reader: &mut Reader<'_>, at: &At<'_>, raw: Raw<'_>, slot: Slot<'_>, offset: Offset) {
    let put = match slot_of_kind(slot, at.node.kind()) {
        SlotKind::Scalar(slot) => match raw {
            Raw::Bytes(bytes) => slot.set(Scalar::Bytes(bytes)),
            Raw::File(file) => slot.set_file(*file),
        },
        SlotKind::Record(_)
        | SlotKind::List(..)
        | SlotKind::Map(..)
        | SlotKind::Union(_)
        | SlotKind::Json(_)
        | SlotKind::Mismatch => Err(ScalarMismatch),
    };
    if put.is_err() {
        no_raw(reader, at, offset);
    }
}

/// Adds a problem for bytes or a file where another value is expected.
#[cold]
pub(super) fn no_raw(reader: &mut Reader<'_>, at: &At<'_>, offset: Offset) {
    reader.problem(at.path, offset, format!("expected {}, found bytes", at.node.kind().expects()));
}

/// Returns whether a token is an empty text that represents null.
#[inline]
pub(super) fn is_empty_null(node: &Node, token: &Token<'_>) -> bool {
    token.text.is_empty()
        && node.hints().empty_is_null()
        && token.json.is_none_or(|json| json == JsonType::String)
}

/// Sets a slot to null, or adds a problem if it cannot be null.
pub(super) fn null(reader: &mut Reader<'_>, at: &At<'_>, slot: Slot<'_>, offset: Offset) {
    // In a reply, a null for an optional member is equivalent to an absent member.
    let may_be_absent = reader.options.ignores_null && at.field.is_some_and(|field| !field.is_required());
    match slot.optional() {
        Some(optional) if at.node.admits_null() => optional.null(),
        Some(_) if may_be_absent => {}
        _ => reader.problem(at.path, offset, "expected a value, found null"),
    }
}

impl<'a> At<'a> {
    /// Describes a value that is a whole body.
    pub(crate) fn root(node: &'a Node) -> At<'a> {
        At { node, field: None, path: Path::root(node) }
    }

    /// Describes a field, at a path that includes the step to it.
    pub(crate) fn of_field(field: &'static crate::table::Field, path: &'a Path<'a>) -> At<'a> {
        At { node: field.node(), field: Some(field), path }
    }
}
