//! Structures as lists: each member is an item, and its position is that in the table.

use super::constants::Constants;
use super::decode::Decoder;
use super::encode::{Encoder, check_depth};
use super::members::Members;
use super::options::{DecodeOptions, FieldFilter};
use super::pair::{SlotKind, slot_of_kind};
use super::path::Step;
use super::scalar::{is_null, no_raw, null};
use super::sink::{Refusal, Sink, Written};
use super::source::{At, Incoming, Source, Stop};
use crate::dynamic::DynValue;
use crate::table::{Field, Format, Message, Node, Packing, Shape};
use crate::value::{Record, Slot};

/// The node of an item, which is described by its position only.
pub(super) static ITEM: Node = Node::ANY;

/// The reason why a member that is absent cannot be written.
pub(crate) const GAP: &str = "a value or null, because a later position has a value";

/// Returns the members of a structure in the order of their positions in a format. A member that the message does not
/// have has no position.
pub(crate) fn positions(
    shape: &'static Shape,
    format: Format,
    message: Option<Message>,
) -> impl Iterator<Item = (usize, &'static Field)> {
    let fields = shape.fields().iter().enumerate();
    let is_there = move |index: usize, field: &Field| {
        field.is_in(Some(format)) && !field.is_additional() && shape.has_in(index, message)
    };
    fields.filter(move |(index, field)| is_there(*index, field))
}

impl<S: Sink> Encoder<'_, S> {
    /// Encodes a structure as a list of the values of its members.
    pub(super) fn positional(
        &mut self,
        place: S::Pending<'_>,
        (record, node): (&dyn Record, &Node),
        depth: usize,
    ) -> Written<()> {
        check_depth(depth)?;
        let (shape, message) = (record.shape(), self.options.message);
        let excluded = |(index, field): &(usize, &Field)| {
            !shape.has_in(*index, message) && field.constant().is_none() && !record.get(*index).is_absent()
        };
        if let Some((index, field)) = shape.fields().iter().enumerate().find(excluded) {
            let expected = shape.exclusion(index, message).unwrap_or_default().1;
            let refusal = Refusal::new(format!("expected {expected}"));
            return Err(refusal.under(Step::Member(field.name()), field.node()));
        }
        let mut frame = self.sink.open_list(place, node, &ITEM)?;
        let (mut count, mut gap) = (0, None::<&Field>);
        for (index, field) in positions(shape, S::FORMAT, message) {
            let under =
                |refusal: Refusal, field: &Field| refusal.under(Step::Member(field.name()), field.node());
            let mut made = None;
            let value = match field.constant() {
                None => S::value_of(record, (index, field), &mut made),
                Some(value) => made.insert(DynValue::constant(field.node(), value)).get(),
            };
            if value.is_absent() {
                if shape.requires_in((index, field), Some(S::FORMAT), message) && !self.options.partial {
                    return Err(under(Refusal::new("a required value is missing"), field));
                }
                gap.get_or_insert(field);
                continue;
            }
            if let Some(before) = gap {
                return Err(under(Refusal::new(format!("expected {GAP}, found nothing")), before));
            }
            let written = self.sink.item(&mut frame, count);
            count += 1;
            written
                .and_then(|place| self.value(place, &value, field.node(), depth + 1))
                .and_then(|()| self.sink.leave(&mut frame, true))
                .map_err(|refusal| under(refusal, field))?;
        }
        self.sink.close(frame)
    }
}

impl<'b, S: Source<'b>> Decoder<'_, '_, S> {
    /// Returns the place of the list that a structure or a map is written as, with the slot, unless something else stands
    /// there, which has then been read. `around` is the node of the list, and `at` describes the value.
    pub(super) fn listed<'s>(
        &mut self,
        place: S::Pending,
        (around, at): (&Node, &At<'_>),
        slot: Slot<'s>,
        packing: Packing,
        depth: usize,
    ) -> Result<Option<(S::Pending, Slot<'s>)>, Stop> {
        let is_tolerant = S::FORMAT == Format::Json && !self.reader.options.strict;
        match self.incoming(place, &At { node: around, ..*at })? {
            Incoming::Array(place) | Incoming::Item(place) => return Ok(Some((place, slot))),
            // A response may have the value itself.
            Incoming::Object(place) if is_tolerant => self.value(place, at, slot, depth)?,
            Incoming::Object(place) => self.no_text(place, at, packing, "an object", depth)?,
            Incoming::Scalar(token, offset) if is_null(at.node, &token) => {
                null(self.reader, at, slot, offset);
            }
            Incoming::Scalar(token, offset) => {
                let found = token.shown(at.path.is_secret() || at.node.holds_secret());
                self.reader.problem(
                    at.path,
                    offset,
                    format!("expected {}, found {found}", packing.expects()),
                );
            }
            Incoming::Null(offset) => null(self.reader, at, slot, offset),
            Incoming::Absent => {}
            Incoming::Raw(_, offset) => no_raw(self.reader, at, offset),
        }
        Ok(None)
    }

    /// Decodes a structure from a list of the values of its members.
    pub(super) fn positional(
        &mut self,
        place: S::Pending,
        at: &At<'_>,
        slot: Slot<'_>,
        depth: usize,
    ) -> Result<(), Stop> {
        let DecodeOptions { strict, message, .. } = *self.reader.options;
        let listed = self.listed(place, (at.node, at), slot, Packing::Positional, depth)?;
        let Some((place, slot)) = listed else { return Ok(()) };
        let offset = self.source.offset(&place);
        let record = match slot_of_kind(slot, at.node.kind()) {
            SlotKind::Record(record) => record,
            SlotKind::Scalar(_)
            | SlotKind::List(..)
            | SlotKind::Map(..)
            | SlotKind::Union(_)
            | SlotKind::Json(_)
            | SlotKind::Mismatch => return self.mismatch(place, at, "a list", depth),
        };
        self.reader.check_depth(at.path, depth, offset)?;
        let shape = record.shape();
        let mut frame = self.source.open_list(place, at.node, &ITEM)?;
        let mut members = Members::new(shape, FieldFilter::All, Some(S::FORMAT), message);
        let (mut constants, mut rest) = (Constants::default(), positions(shape, S::FORMAT, message));
        let (mut count, mut is_closed) = (0, strict && !shape.is_open());
        loop {
            let next = self.source.next_item(self.reader, &mut frame, at.path, &ITEM);
            let Some(place) = next.map_err(|stop| stop.within(at.path))? else { break };
            let Some((index, field)) = rest.next() else {
                let path = at.path.to(Step::Index(count));
                if std::mem::take(&mut is_closed) {
                    let what = format!("expected {count} values, found more");
                    self.reader.problem(&path, self.source.offset(&place), what);
                }
                self.skip(place, &path, depth + 1)?;
                continue;
            };
            count += 1;
            members.mark(index);
            let path = at.path.descend(Step::Member(field.name()), field.node());
            let within = At { node: field.node(), field: Some(field), path: &path };
            if field.constant().is_some() {
                self.constant(place, &within, index, &mut constants, depth + 1)?;
            } else {
                self.value(place, &within, record.slot(index), depth + 1)?;
            }
        }
        self.missing(&frame, &members, record, (at.path, offset, 0));
        if strict && shape.has_constants() {
            self.differing(&frame, &members, &constants, at.path, offset);
        }
        Ok(())
    }
}
