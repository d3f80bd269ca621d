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
    let shape = node.and_then(|node| node.kind().members());
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
    let declared = node.filter(|node| node.kind().members().is_some());
    let shape = declared.and_then(|node| node.kind().members()).unwrap_or(&Shape::EMPTY);
    let at = At { node: declared.unwrap_or(&UNDECLARED), field: None, path: &Path::ROOT };
    let place = match source.value(reader, place, &at)? {
        Incoming::Object(place) => place,
        Incoming::Array(place) | Incoming::Item(place) => {
            source.skip(place, levels)?;
            return Ok((Probed::Nothing, None));
        }
        Incoming::Absent | Incoming::Null(_) | Incoming::Scalar(..) => return Ok((Probed::Nothing, None)),
    };
    let mut members = Members::new(shape, filter, Some(S::FORMAT), None);
    let found = each(source, reader, place, &mut members, &Path::ROOT, |source, reader, member| {
        let (place, declared) = match member {
            Member::Field(index, place) => match shape.fields().get(index) {
                Some(field) if field.name() == *step => (place, (Some(field.node()), Some(field))),
                _ => return source.skip(place, levels).map(|()| None),
            },
            Member::Unknown(name, place) if name == *step => {
                let additional = shape.additional().and_then(|(_, field)| field.node().kind().entry());
                (place, (additional, None))
            }
            Member::Unknown(_, place) => return source.skip(place, levels).map(|()| None),
            Member::End => return Ok(Some((Probed::Nothing, None))),
        };
        let found = follow(source, reader, place, (declared, FieldFilter::All), rest)?;
        Ok((!S::REPEATS_NAMES || found.0 != Probed::Nothing).then_some(found))
    })?;
    Ok(found.unwrap_or((Probed::Nothing, None)))
}

/// Reads the members of a structure until `see` returns a result. It has to skip what it does not read.
fn each<'b, S: Source<'b>, T>(
    source: &mut S,
    reader: &mut Reader<'_>,
    place: S::Pending,
    members: &mut Members,
    path: &Path<'_>,
    mut see: impl FnMut(&mut S, &mut Reader<'_>, Member<'b, S::Pending>) -> Result<Option<T>, Stop>,
) -> Result<Option<T>, Stop> {
    let mut frame = source.open_record(place, members.shape())?;
    loop {
        let member = source.next_member(reader, &mut frame, members, path)?;
        let is_end = matches!(member, Member::End);
        let seen = see(source, reader, member)?;
        if seen.is_some() || is_end {
            return Ok(seen);
        }
    }
}

/// Looks up a member of a structure whose table is known.
pub(super) fn member<'b, S: Source<'b>>(
    source: &mut S,
    reader: &mut Reader<'_>,
    place: S::Pending,
    (shape, filter): (&'static Shape, FieldFilter),
    name: &str,
    path: &Path<'_>,
) -> Result<Probed, Stop> {
    let levels = reader.options.limits.depth;
    let format = (!reader.options.canonical).then_some(S::FORMAT);
    let mut members = Members::new(shape, filter, format, None);
    let found = each(source, reader, place, &mut members, path, |source, reader, member| {
        let place = match member {
            Member::Field(index, place) => match shape.fields().get(index) {
                Some(field) if field.name() == name => {
                    return leaf(source, reader, place, (Some(field.node()), Some(field))).map(Some);
                }
                _ => place,
            },
            Member::Unknown(_, place) => place,
            Member::End => return Ok(None),
        };
        source.skip(place, levels).map(|()| None)
    })?;
    Ok(found.unwrap_or(Probed::Nothing))
}

/// Returns whether a structure has one of the members of its table that is not null.
pub(super) fn has_member<'b, S: Source<'b>>(
    source: &mut S,
    reader: &mut Reader<'_>,
    place: S::Pending,
    shape: &'static Shape,
    path: &Path<'_>,
) -> Result<bool, Stop> {
    let levels = reader.options.limits.depth;
    let format = (!reader.options.canonical).then_some(S::FORMAT);
    let mut members = Members::new(shape, FieldFilter::All, format, None);
    let found = each(source, reader, place, &mut members, path, |source, _, member| match member {
        Member::Field(_, place) => {
            let mark = source.mark(&place);
            if !matches!(source.undeclared(place.clone())?, Incoming::Null(_)) {
                return Ok(Some(()));
            }
            source.rewind(mark);
            source.skip(place, levels).map(|()| None)
        }
        Member::Unknown(_, place) => source.skip(place, levels).map(|()| None),
        Member::End => Ok(None),
    })?;
    Ok(found.is_some())
}

/// Marks the members that a structure has. Stops and returns false at one that the table does not contain,
/// unless the structure is open.
pub(super) fn mark<'b, S: Source<'b>>(
    source: &mut S,
    reader: &mut Reader<'_>,
    place: S::Pending,
    members: &mut Members,
    path: &Path<'_>,
) -> Result<bool, Stop> {
    let levels = reader.options.limits.depth;
    let shape = members.shape();
    let (is_open, mut found) = (shape.is_open() || shape.additional().is_some(), Vec::new());
    let unknown = each(source, reader, place, members, path, |source, _, member| {
        let place = match member {
            Member::Field(index, place) => {
                found.push(index);
                place
            }
            Member::Unknown(_, place) if is_open => place,
            Member::Unknown(..) => return Ok(Some(())),
            Member::End => return Ok(None),
        };
        source.skip(place, levels).map(|()| None)
    })?;
    for index in found {
        members.mark(index);
    }
    Ok(unknown.is_none())
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
    // What stands in place of a union, or of anything, is told without its table.
    let Some(node) = node.filter(|node| !(node.kind().is_any() || node.kind().is_union())) else {
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
