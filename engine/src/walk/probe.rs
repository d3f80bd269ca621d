//! Looking up a single value in a body without decoding the rest. Declared members are found by their
//! nodes.

use super::members::Members;
use super::options::FieldFilter;
use super::path::{Path, Step};
use super::reader::Reader;
use super::scalar::is_empty_null;
use super::source::{At, Incoming, Member, Source, Stop};
use crate::domain::JsonType;
use crate::error::MessagePart;
use crate::table::{Field, Node, Shape};

/// The value at a path in a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Probed {
    /// There is no value, or the body cannot be decoded up to it.
    Nothing,
    /// Null, or an element that is nil.
    Null,
    /// A single value as text, and its JSON type if the format has JSON types.
    Scalar(String, Option<JsonType>),
    /// A structure or a list.
    Structure,
}

/// The node of an undeclared structure.
static UNDECLARED: Node = Node::record(|| &Shape::EMPTY);

/// Looks up a path of wire names within a value, and returns the value found there with its node, if
/// declared.
pub(crate) fn probe<'b, S: Source<'b>>(
    source: &mut S,
    reader: &mut Reader<'_>,
    node: Option<&'static Node>,
    path: &[&str],
) -> (Probed, Option<&'static Node>) {
    let shape = node.and_then(|node| node.kind().shape());
    let root = source.root(reader, node.unwrap_or(&UNDECLARED), shape);
    let found = root.and_then(|place| match place {
        // A parameter outside the body may have the same name as a member of the body.
        Some(place) => follow(source, reader, place, ((node, None), FieldFilter::Body), path),
        None => Ok((Probed::Nothing, None)),
    });
    found.unwrap_or((Probed::Nothing, None))
}

fn follow<'b, S: Source<'b>>(
    source: &mut S,
    reader: &mut Reader<'_>,
    place: S::Pending,
    ((node, field), filter): (Declared, FieldFilter),
    path: &[&str],
) -> Result<(Probed, Option<&'static Node>), Stop> {
    let Some((step, rest)) = path.split_first() else {
        return Ok((leaf(source, reader, place, (node, field))?, node));
    };
    let levels = reader.options.limits.depth;
    if let Some(entry) = node.and_then(|node| node.kind().entry()) {
        let at = At { node: node.unwrap_or(&UNDECLARED), field: None, path: &Path::ROOT };
        let Incoming::Object(place) = source.value(reader, place, &at)? else {
            return Ok((Probed::Nothing, None));
        };
        let mut frame = source.open_map(place, at.node)?;
        while let Some((key, place)) = source.next_entry(reader, &mut frame, &Path::ROOT)? {
            if key == *step {
                return follow(source, reader, place, ((Some(entry), None), FieldFilter::All), rest);
            }
            source.skip(place, levels)?;
        }
        return Ok((Probed::Nothing, None));
    }
    let declared = node.filter(|node| node.kind().is_record());
    let shape = declared.and_then(|node| node.kind().shape()).unwrap_or(&Shape::EMPTY);
    let at = At { node: declared.unwrap_or(&UNDECLARED), field: None, path: &Path::ROOT };
    let place = match source.value(reader, place, &at)? {
        Incoming::Object(place) => place,
        Incoming::Array(place) | Incoming::Item(place) => {
            source.skip(place, levels)?;
            return Ok((Probed::Nothing, None));
        }
        Incoming::Absent | Incoming::Null(_) | Incoming::Scalar(..) => return Ok((Probed::Nothing, None)),
    };
    let mut members = Members::new(shape, filter, Some(S::FORMAT));
    let mut frame = source.open_record(place, shape)?;
    loop {
        let (place, declared) = match source.next_member(reader, &mut frame, &mut members, &Path::ROOT)? {
            Member::Field(index, place) => match shape.fields().get(index) {
                Some(field) if field.name() == *step => (place, (Some(field.node()), Some(field))),
                _ => {
                    source.skip(place, levels)?;
                    continue;
                }
            },
            Member::Unknown(name, place) if name == *step => (place, (None, None)),
            Member::Unknown(_, place) => {
                source.skip(place, levels)?;
                continue;
            }
            Member::End => return Ok((Probed::Nothing, None)),
        };
        let found = follow(source, reader, place, (declared, FieldFilter::All), rest)?;
        if !S::REPEATS_NAMES || found.0 != Probed::Nothing {
            return Ok(found);
        }
    }
}

/// The node of a value and its field, if they are declared.
type Declared = (Option<&'static Node>, Option<&'static Field>);

/// Returns the value at a place. A declared value is null if it is decoded as null.
fn leaf<'b, S: Source<'b>>(
    source: &mut S,
    reader: &Reader<'_>,
    place: S::Pending,
    (node, field): Declared,
) -> Result<Probed, Stop> {
    let Some(node) = node.filter(|node| !node.kind().is_any()) else {
        return Ok(probed(source.undeclared(place)?));
    };
    let path = Path::ROOT.to(Step::Member(""));
    let at = At { node, field, path: &path };
    let mut reader = Reader::new(MessagePart::Body(S::FORMAT), reader.options);
    Ok(match source.value(&mut reader, place, &at)? {
        // A value of another kind than its node is a value nevertheless.
        Incoming::Absent if reader.finish().is_err() => Probed::Structure,
        Incoming::Scalar(token, _) if is_empty_null(node, &token) => Probed::Null,
        // An item of a list that has no element of its own.
        Incoming::Item(place) => probed(source.undeclared(place)?),
        incoming => probed(incoming),
    })
}

fn probed<P>(incoming: Incoming<'_, P>) -> Probed {
    match incoming {
        Incoming::Absent => Probed::Nothing,
        Incoming::Null(_) => Probed::Null,
        Incoming::Scalar(token, _) => Probed::Scalar(token.text.into_owned(), token.json),
        Incoming::Object(_) | Incoming::Array(_) | Incoming::Item(_) => Probed::Structure,
    }
}
