//! Single values on their way from a text to their slot.

use super::pair::{SlotKind, slot_of_kind};
use super::path::Path;
use super::reader::{Offset, Reader};
use super::source::{At, Token};
use crate::domain::{Domain, JsonType};
use crate::table::{Enumeration, Format, Node, Openness, ScalarNode};
use crate::value::{Scalar, ScalarMismatch, ScalarSlot, Slot};

/// Puts the value of a token into a slot; or says what was expected there.
pub(super) fn fill(
    token: Token<'_>,
    node: &Node,
    slot: Slot<'_>,
    format: Format,
    reader: &Reader<'_>,
) -> Result<(), (String, Token<'static>)> {
    let slot = match slot_of_kind(slot, node.kind()) {
        SlotKind::Scalar(slot) => slot,
        SlotKind::Record(_) | SlotKind::List(..) | SlotKind::Map(..) | SlotKind::Mismatch => {
            let expected = if node.kind().is_single() {
                "a value of another kind".to_owned()
            } else {
                node.kind().expects()
            };
            return Err((expected, owned(token)));
        }
    };
    let Some(spelling) = node.spelling(format) else { return Err((node.kind().expects(), owned(token))) };
    let spelling = if reader.options.canonical { spelling.plain() } else { spelling };
    match set(&token, node, slot, spelling, reader.options.strict) {
        Ok(()) => Ok(()),
        Err(Refused::Moved) => {
            slot.set_string(token.text.into_owned()).map_err(|_| unfit(Token::untyped("".into())))
        }
        Err(Refused::Slot) => Err(unfit(token)),
        Err(Refused::Token(expected)) => Err((expected, owned(token))),
    }
}

#[cold]
fn unfit(token: Token<'_>) -> (String, Token<'static>) {
    ("a value that fits the Rust type".to_owned(), owned(token))
}

#[cold]
fn owned(token: Token<'_>) -> Token<'static> {
    Token { text: token.text.into_owned().into(), json: token.json, integer: token.integer }
}

/// Why a token did not get into its slot.
enum Refused {
    /// It is none of what is expected.
    Token(String),
    /// The slot cannot hold it.
    Slot,
    /// It is a text of its own, which is to be moved into the slot.
    Moved,
}

impl From<ScalarMismatch> for Refused {
    fn from(_: ScalarMismatch) -> Self {
        Self::Slot
    }
}

#[inline]
fn set(
    token: &Token<'_>,
    node: &Node,
    slot: &mut dyn ScalarSlot,
    spelling: ScalarNode,
    strict: bool,
) -> Result<(), Refused> {
    if let Some(enumeration) = node.kind().enumeration() {
        return set_listed(token, enumeration, slot, spelling, strict);
    }
    // The usual values stand as they are expected.
    if spelling.spelling().is_none() {
        match (spelling.domain(), token.json) {
            (Domain::String, None | Some(JsonType::String)) => {
                return match &token.text {
                    std::borrow::Cow::Borrowed(text) => Ok(slot.set(Scalar::String(text))?),
                    std::borrow::Cow::Owned(_) => Err(Refused::Moved),
                };
            }
            (Domain::Integer, Some(JsonType::Number)) => {
                if let Some(value) = token.integer {
                    return Ok(slot.set(Scalar::Integer(value))?);
                }
            }
            _ => {}
        }
    }
    match read(token, spelling, strict) {
        Some(value) => Ok(slot.set(value)?),
        None => Err(Refused::Token(spelling.expects())),
    }
}

/// The value of a token: a strict reader takes the spelling only.
fn read<'t>(token: &'t Token<'_>, spelling: ScalarNode, strict: bool) -> Option<Scalar<'t>> {
    let exact = spelling.read(&token.text, token.json);
    if strict { exact } else { exact.or_else(|| spelling.read_tolerantly(&token.text)) }
}

/// One of an enumeration's values, or another one where that may be.
fn set_listed(
    token: &Token<'_>,
    enumeration: &Enumeration,
    slot: &mut dyn ScalarSlot,
    spelling: ScalarNode,
    strict: bool,
) -> Result<(), Refused> {
    if read(token, spelling, strict).is_none() {
        return Err(Refused::Token(spelling.expects()));
    }
    let text = match (enumeration.listed(&token.text), enumeration.openness()) {
        (Some(listed), _) => listed,
        (None, Openness::Tolerant | Openness::Open) => &token.text,
        (None, Openness::Closed) => {
            return Err(Refused::Token(format!("one of {}", enumeration.values().join(", "))));
        }
    };
    Ok(slot.set(Scalar::String(text))?)
}

/// Notes that something else was expected.
#[cold]
pub(super) fn refuse(
    reader: &mut Reader<'_>,
    at: &At<'_>,
    expected: &str,
    found: &Token<'_>,
    offset: Offset,
) {
    let found = found.shown(at.secret);
    reader.problem(at.path, offset, format!("expected {expected}, found {found}"));
}

/// Makes a slot hold null, or notes that it cannot.
pub(super) fn null(reader: &mut Reader<'_>, at: &At<'_>, slot: Slot<'_>, offset: Offset) {
    // A reply whose optional member is null says the same as one without it.
    let may_be_absent = !reader.options.strict && at.field.is_some_and(|field| !field.is_required());
    match slot.optional() {
        Some(optional) if at.node.admits_null() => optional.null(),
        Some(_) if may_be_absent => {}
        _ => reader.problem(at.path, offset, "expected a value, found null"),
    }
}

impl<'a> At<'a> {
    /// A value that is the whole of a body.
    pub(crate) fn root(node: &'a Node) -> At<'a> {
        At { node, field: None, secret: node.is_secret(), path: &Path::ROOT }
    }

    /// A field of a structure that is itself not within another value.
    pub(crate) fn of_field(field: &'static crate::table::Field, path: &'a Path<'a>) -> At<'a> {
        At { node: field.node(), field: Some(field), secret: field.node().is_secret(), path }
    }
}
