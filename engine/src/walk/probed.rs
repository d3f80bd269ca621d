//! What is found by looking at a value without decoding it.

use super::path::{Path, Step};
use super::reader::Reader;
use super::scalar::is_null;
use super::source::{At, Incoming, Source, Stop};
use crate::domain::JsonType;
use crate::error::MessagePart;
use crate::table::{Field, Format, Node};

/// The value at a path in a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Probed {
    /// There is no value, or the body cannot be decoded up to it.
    Nothing,
    /// Null, or an element that is nil.
    Null,
    /// A single value as text, and its JSON type if the format has JSON types.
    Scalar(String, Option<JsonType>),
    /// A structure or a map.
    Structure,
    /// A list.
    List,
}

/// The node of a value and its field, if they are declared.
pub(super) type Declared<'n> = (Option<&'n Node>, Option<&'static Field>);

/// Returns the value at a place. A declared value is null if it is decoded as null.
pub(super) fn leaf<'b, S: Source<'b>>(
    source: &mut S,
    reader: &Reader<'_>,
    place: S::Pending,
    (node, field): Declared<'_>,
) -> Result<Probed, Stop> {
    // What stands in place of a union, or of anything, is told without its table, and a text is one text
    // whatever its members are.
    let is_told =
        |node: &&Node| !(node.kind().is_any() || node.kind().is_union() || S::FORMAT == Format::Text);
    let Some(node) = node.filter(is_told) else {
        return Ok(probed(source.undeclared(place)?));
    };
    let path = Path::ROOT.to(Step::Member(""));
    let at = At { node, field, path: &path };
    let mut reader = Reader::new(MessagePart::Body(S::FORMAT), reader.options);
    let mark = source.mark(&place);
    Ok(match source.value(&mut reader, place.clone(), &at)? {
        // A value of another kind than its node is a value nevertheless.
        Incoming::Absent if reader.finish().is_err() => {
            source.rewind(mark);
            match probed(source.undeclared(place)?) {
                Probed::Nothing => Probed::Structure,
                found => found,
            }
        }
        Incoming::Scalar(token, _) if is_null(node, &token) => Probed::Null,
        // An item of a list that has no element of its own.
        Incoming::Item(place) => probed(source.undeclared(place)?),
        incoming => probed(incoming),
    })
}

/// Returns what stands at a place.
pub(super) fn probed<P>(incoming: Incoming<'_, P>) -> Probed {
    match incoming {
        Incoming::Absent => Probed::Nothing,
        Incoming::Null(_) => Probed::Null,
        Incoming::Scalar(token, _) => Probed::Scalar(token.text.into_owned(), token.json),
        Incoming::Object(_) | Incoming::Item(_) | Incoming::Raw(..) => Probed::Structure,
        Incoming::Array(_) => Probed::List,
    }
}
