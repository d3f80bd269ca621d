//! Looking at the members of a structure without decoding them.

use super::members::Members;
use super::options::FieldFilter;
use super::path::Path;
use super::probed::{Probed, leaf};
use super::reader::Reader;
use super::source::{Incoming, Member, Source, Stop};
use crate::table::Shape;

/// Reads the members of a structure until `see` returns a result. It has to skip what it does not read.
pub(super) fn each<'b, S: Source<'b>, T>(
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
