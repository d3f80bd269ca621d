//! The decoding traversal.

use super::constants::Constants;
use super::layers::{Layers, fill as fill_layers};
use super::members::Members;
use super::options::{DecodeOptions, FieldFilter};
use super::pair::{SlotKind, slot_of_kind};
use super::path::{Path, Step};
use super::reader::Reader;
use super::scalar::{fill, is_null, null, put_raw};
use super::source::{Absence, At, Incoming, Member, Read, Source, Stop, Token};
use super::stop::Offset;
use crate::table::{Field, Shape};
use crate::value::{Record, Slot};

/// Decodes the whole input of a source into a slot. `at` describes the place of the value.
pub(crate) fn decode<'b, S: Source<'b>>(
    source: &mut S,
    reader: &mut Reader<'_>,
    at: &At<'_>,
    mut slot: Slot<'_>,
) -> Result<(), Stop> {
    let kind = at.node.kind_in(S::FORMAT);
    let shape = if kind.is_record() || kind.is_union() { shape_of(&mut slot) } else { None };
    match source.root(reader, at.node, shape)? {
        Some(place) => Decoder { source, reader }.value(place, at, slot, 0),
        None => Ok(()),
    }
}

/// Returns the table of the structure that a slot holds, if it holds one. A value that may be absent or
/// null is set to a placeholder.
fn shape_of(slot: &mut Slot<'_>) -> Option<&'static Shape> {
    match slot {
        Slot::Record(record) => Some(record.shape()),
        Slot::Optional(optional) => match optional.fill().filled() {
            Slot::Record(record) => Some(record.shape()),
            Slot::Union(variant) => Some(variant.union().members()),
            Slot::Scalar(_)
            | Slot::List(_)
            | Slot::Map(_)
            | Slot::Json(_)
            | Slot::Optional(_)
            | Slot::Unavailable => None,
        },
        Slot::Union(variant) => Some(variant.union().members()),
        Slot::Scalar(_) | Slot::List(_) | Slot::Map(_) | Slot::Json(_) | Slot::Unavailable => None,
    }
}

pub(super) struct Decoder<'d, 'r, S> {
    pub(super) source: &'d mut S,
    pub(super) reader: &'d mut Reader<'r>,
}

impl<'b, S: Source<'b>> Decoder<'_, '_, S> {
    #[inline]
    pub(super) fn value(
        &mut self,
        place: S::Pending,
        at: &At<'_>,
        slot: Slot<'_>,
        depth: usize,
    ) -> Result<(), Stop> {
        if let Some(packing) = self.packing(at.node) {
            return self.packed(place, at, slot, (packing, None), depth);
        }
        if at.node.kind().is_union() {
            return self.union(place, at, slot, depth, None);
        }
        if at.node.kind().is_any() {
            return self.any(place, at, slot, depth);
        }
        let incoming = self.incoming(place, at)?;
        self.received(incoming, at, slot, depth)
    }

    /// Reads a value that is not written as a whole, no union and not of any kind.
    #[inline]
    pub(super) fn received(
        &mut self,
        incoming: Incoming<'b, S::Pending>,
        at: &At<'_>,
        slot: Slot<'_>,
        depth: usize,
    ) -> Result<(), Stop> {
        match incoming {
            Incoming::Scalar(token, offset) => {
                self.scalar(token, at, slot, offset);
                Ok(())
            }
            Incoming::Object(place) => self.object(place, at, slot, depth),
            Incoming::Array(place) => self.array(place, at, slot, depth),
            Incoming::Item(place) => self.one_item(place, at, slot, depth),
            Incoming::Null(offset) => {
                null(self.reader, at, slot, offset);
                Ok(())
            }
            Incoming::Absent => Ok(()),
            Incoming::Raw(raw, offset) => {
                put_raw(self.reader, at, raw, slot, offset);
                Ok(())
            }
        }
    }

    /// Reads the value at a place.
    #[inline]
    pub(super) fn incoming(&mut self, place: S::Pending, at: &At<'_>) -> Read<'b, S> {
        self.source.value(self.reader, place, at).map_err(|stop| stop.within(at.path))
    }

    #[inline]
    pub(super) fn scalar(&mut self, mut token: Token<'b>, at: &At<'_>, slot: Slot<'_>, offset: Offset) {
        if !self.reader.options.canonical && is_null(at.node, &token) {
            null(self.reader, at, slot, offset);
        } else {
            fill(self.reader, at, S::FORMAT, &mut token, slot, offset);
        }
    }

    #[cold]
    fn any(&mut self, place: S::Pending, at: &At<'_>, slot: Slot<'_>, depth: usize) -> Result<(), Stop> {
        match slot_of_kind(slot, at.node.kind()) {
            SlotKind::Json(json) => {
                let read = self.source.any(self.reader, place, at.path, depth);
                *json = read.map_err(|stop| stop.within(at.path))?;
                Ok(())
            }
            SlotKind::Scalar(_)
            | SlotKind::Record(_)
            | SlotKind::List(..)
            | SlotKind::Map(..)
            | SlotKind::Union(_)
            | SlotKind::Mismatch => self.mismatch(place, at, "a JSON value", depth),
        }
    }

    fn object(&mut self, place: S::Pending, at: &At<'_>, slot: Slot<'_>, depth: usize) -> Result<(), Stop> {
        let offset = self.source.offset(&place);
        match slot_of_kind(slot, at.node.kind()) {
            SlotKind::Record(record) => {
                self.reader.check_depth(at.path, depth, offset)?;
                self.record(place, at, record, depth, None)
            }
            SlotKind::Map(map, entry) => {
                self.reader.check_depth(at.path, depth, offset)?;
                self.map(place, at, (map, entry), depth)
            }
            SlotKind::Scalar(_)
            | SlotKind::List(..)
            | SlotKind::Union(_)
            | SlotKind::Json(_)
            | SlotKind::Mismatch => self.mismatch(place, at, "an object", depth),
        }
    }

    fn array(&mut self, place: S::Pending, at: &At<'_>, slot: Slot<'_>, depth: usize) -> Result<(), Stop> {
        let offset = self.source.offset(&place);
        match slot_of_kind(slot, at.node.kind()) {
            SlotKind::List(list, item) => {
                self.reader.check_depth(at.path, depth, offset)?;
                self.list(place, at, (list, item), depth)
            }
            SlotKind::Map(..) => self.no_members(place, at, depth),
            SlotKind::Record(record) if record.shape().fields().iter().all(|field| !field.is_required()) => {
                self.no_members(place, at, depth)
            }
            SlotKind::Scalar(_)
            | SlotKind::Record(_)
            | SlotKind::Union(_)
            | SlotKind::Json(_)
            | SlotKind::Mismatch => self.mismatch(place, at, "a list", depth),
        }
    }

    /// Reads a list in place of an object that need not have members. Some languages, PHP for one, have one type for both, and
    /// write an empty one as a list; in a response, this is such an object.
    #[cold]
    fn no_members(&mut self, place: S::Pending, at: &At<'_>, depth: usize) -> Result<(), Stop> {
        let options = self.reader.options;
        if !options.strict && self.source.empty_list(&place).map_err(|stop| stop.within(at.path))? {
            return Ok(());
        }
        self.mismatch(place, at, "a list", depth)
    }

    /// Reports a value of another kind than its node or its slot, and skips it.
    pub(super) fn mismatch(
        &mut self,
        place: S::Pending,
        at: &At<'_>,
        found: &str,
        depth: usize,
    ) -> Result<(), Stop> {
        let expected = at.node.kind().expects();
        let offset = self.source.offset(&place);
        let what = if expected == found {
            format!("there is no place for {found}")
        } else {
            format!("expected {expected}, found {found}")
        };
        self.reader.problem(at.path, offset, what);
        self.skip(place, at.path, depth)
    }

    /// Skips a value. Errors within it are reported at this place.
    pub(super) fn skip(&mut self, place: S::Pending, path: &Path<'_>, depth: usize) -> Result<(), Stop> {
        let levels = self.reader.options.limits.depth.saturating_sub(depth);
        self.source.skip(place, levels).map_err(|stop| match stop {
            Stop::Deep(offset) => self.reader.too_deep(path, offset),
            other => other.within(path),
        })
    }

    /// Decodes a structure. `tag` is the tag of the union that it is a variant of, which has been read.
    pub(super) fn record(
        &mut self,
        place: S::Pending,
        at: &At<'_>,
        record: &mut dyn Record,
        depth: usize,
        tag: Option<&'static Field>,
    ) -> Result<(), Stop> {
        let shape = record.shape();
        self.reader.count_fields(at.path, self.source.offset(&place), shape)?;
        let DecodeOptions { strict, canonical, layers, message, .. } = *self.reader.options;
        let filter = if depth == layers { self.reader.options.filter } else { FieldFilter::All };
        // A request may not contain undocumented values, even if the vendor accepts them.
        let closed = strict && (canonical || !shape.is_open());
        let opened = self.source.offset(&place);
        let mut tags =
            if shape.has_siblings() { self.siblings(&place, at, shape, filter)? } else { Vec::new() };
        let format = (!canonical).then_some(S::FORMAT);
        let mut members = Members::new(shape, filter, format, message).with_tag(tag);
        let mut frame = self.source.open_record(place, shape)?;
        let mut constants = Constants::default();
        let mut credentials: Vec<String> = Vec::new();
        let may_be_usual = !canonical && tags.is_empty();
        loop {
            if may_be_usual {
                self.source.usual_members(&mut frame, &mut members, record);
            }
            let next = self.source.next_member(self.reader, &mut frame, &mut members, at.path);
            match next.map_err(|stop| stop.within(at.path))? {
                Member::Field(Members::TAG, place) => {
                    let path = at.path.to(Step::Member(tag.map_or("", Field::name)));
                    if members.mark(Members::TAG) {
                        self.skip(place, &path, depth + 1)?;
                    } else {
                        self.twice(place, &path, depth)?;
                    }
                }
                Member::Field(index, place) => {
                    let Some(field) = shape.fields().get(index) else { continue };
                    let path = at.path.descend(Step::Member(field.name()), field.node());
                    if members.mark(index) || S::is_repeated(field) {
                        let within = At { node: field.node(), field: Some(field), path: &path };
                        if field.constant().is_some() {
                            self.constant(place, &within, index, &mut constants, depth + 1)?;
                            continue;
                        }
                        let told = tags.iter().position(|(union, _)| *union == index);
                        match told.map(|told| tags.swap_remove(told).1) {
                            None => self.value(place, &within, record.slot(index), depth + 1)?,
                            told => self.told_by(place, &within, record.slot(index), told, depth + 1)?,
                        }
                    } else {
                        self.twice(place, &path, depth)?;
                    }
                }
                Member::Unknown(name, place)
                    if let Some((index, field)) = shape.additional()
                        && filter.admits_additional()
                        && members.excluded(&name).is_none() =>
                {
                    self.additional(place, &name, at, (record.slot(index), field), depth)?;
                }
                Member::Unknown(name, place) => match self.grant(&name, at).filter(|_| strict) {
                    Some(_) if credentials.iter().any(|known| *known == name) => {
                        self.twice(place, &at.path.to(Step::Member(&name)), depth)?;
                    }
                    Some(grant) => {
                        self.granted(place, &name, at, (grant, depth))?;
                        credentials.push(name.into_owned());
                    }
                    None => {
                        if closed || strict && members.excluded(&name).is_some() {
                            self.unknown(&name, &place, &members, at.path);
                        }
                        self.skip(place, at.path, depth + 1)?;
                    }
                },
                Member::End => break,
            }
        }
        // A member whose name cannot be read may be the missing one.
        if !S::has_unreadable_names(&frame) {
            if !members.are_complete() {
                self.missing(&frame, &members, record, (at.path, opened, layers.saturating_sub(depth)));
            }
            if strict && !canonical && shape.has_constants() {
                self.differing(&frame, &members, &constants, at.path, opened);
            }
        }
        Ok(())
    }

    /// Reports every required member that is missing, at the location where it is expected. `layers` is the number of
    /// structures around the message from this one on.
    pub(super) fn missing(
        &mut self,
        frame: &S::Frame,
        members: &Members,
        record: &mut dyn Record,
        (path, offset, layers): (&Path<'_>, Offset, usize),
    ) {
        // The slot of a field makes the structure that it holds, which what is missing need not have.
        for (index, field) in members.missing() {
            match S::absence(frame, field) {
                // A layer without items does not contain the message.
                Absence::Empty if layers > 0 => {}
                Absence::Empty => {
                    record.slot(index).filled();
                    continue;
                }
                Absence::Null => {
                    if let Some(optional) = record.slot(index).optional() {
                        optional.null();
                        continue;
                    }
                }
                Absence::Missing if layers > 0 && self.layers(layers).may_be_unwritten(field) => {
                    fill_layers(record.slot(index), layers - 1);
                    continue;
                }
                Absence::Missing => {}
            }
            self.reader.problem(&path.to(Step::Member(field.name())), offset, missing(field));
        }
    }

    fn layers(&self, count: usize) -> Layers {
        Layers { count, format: S::FORMAT, message: self.reader.options.message }
    }

    #[cold]
    pub(super) fn unknown(&mut self, name: &str, place: &S::Pending, members: &Members, path: &Path<'_>) {
        let excluded = members.excluded(name).filter(|_| !path.is_secret());
        let excluded =
            excluded.and_then(|index| members.shape().exclusion(index, self.reader.options.message));
        let what = if path.is_secret() {
            "an unknown member of a secret".to_owned()
        } else if let Some((key, expected)) = excluded {
            format!("expected {expected} ({key})")
        } else {
            let canonical = self.reader.options.canonical;
            // An element with the same name in another namespace is not suggested.
            let near =
                members.nearest(name, |field| S::name_of(field, canonical)).filter(|near| *near != name);
            let hint = near.map(|near| format!("; did you mean {near:?}?")).unwrap_or_default();
            format!("unknown {}{hint}", self.source.described(name))
        };
        self.reader.problem(&path.to(Step::Given(name)), self.source.offset(place), what);
    }

    /// Reports and skips a value that occurs a second time.
    #[cold]
    pub(super) fn twice(&mut self, place: S::Pending, path: &Path<'_>, depth: usize) -> Result<(), Stop> {
        self.reader.problem(path, self.source.offset(&place), "the member occurs more than once");
        self.skip(place, path, depth + 1)
    }
}

/// The problem of a required member that is missing.
#[cold]
pub(crate) fn missing(field: &Field) -> String {
    format!("the required member {:?} is missing", field.name())
}
