//! Maps and structures as lists of entries, each of which has a key and a value.

use super::constants::Constants;
use super::decode::Decoder;
use super::encode::{Encoder, check_depth, mismatch};
use super::members::Members;
use super::options::{DecodeOptions, FieldFilter};
use super::pair::{SlotKind, ValueKind, of_kind, slot_of_kind};
use super::path::{Path, Step};
use super::probe_members;
use super::probed::Probed;
use super::reader::Reader;
use super::scalar::null;
use super::sink::{Refusal, Sink, Written};
use super::source::{At, Incoming, Member, Source, Stop, Token};
use crate::domain::JsonType;
use crate::dynamic::DynValue;
use crate::error::MessagePart;
use crate::table::{Entries, Field, Node, Packing, Shape};
use crate::value::{Record, Scalar, Slot, Value};

/// A list of entries that is being written.
struct Listing<'w, F> {
    frame: &'w mut F,
    entries: &'static Entries,
    count: usize,
    depth: usize,
}

impl<S: Sink> Encoder<'_, S> {
    /// Encodes a map or a structure as a list of entries.
    pub(super) fn entries_of(
        &mut self,
        place: S::Pending<'_>,
        (value, node): (Value<'_>, &Node),
        entries: &'static Entries,
        depth: usize,
    ) -> Written<()> {
        check_depth(depth)?;
        let mut frame = self.sink.open_list(place, &node.around_packing(S::FORMAT), entries.item())?;
        let mut list = Listing { frame: &mut frame, entries, count: 0, depth };
        match of_kind(&value, node.kind()) {
            ValueKind::Map(map, entry) => {
                for (key, value) in map.entries() {
                    self.pair(&mut list, key, value, entry)
                        .map_err(|it| it.under(Step::Given(key), entry))?;
                }
            }
            ValueKind::Record(record) => self.pairs(&mut list, record)?,
            ValueKind::Absent
            | ValueKind::Null
            | ValueKind::Scalar(_)
            | ValueKind::List(..)
            | ValueKind::Union(_)
            | ValueKind::Json(_)
            | ValueKind::Mismatch => return mismatch(value, node),
        }
        self.sink.close(frame)
    }

    /// Writes an entry for each member of a structure.
    fn pairs(&mut self, list: &mut Listing<'_, S::Frame>, record: &dyn Record) -> Written<()> {
        let (shape, message) = (record.shape(), self.options.message);
        for (index, field) in shape.fields().iter().enumerate().filter(|(_, field)| !field.is_additional()) {
            let under = |refusal: Refusal| refusal.under(Step::Member(field.name()), field.node());
            let (is_in_format, is_in_message) = (field.is_in(Some(S::FORMAT)), shape.has_in(index, message));
            let mut made = None;
            let value = match field.constant() {
                Some(_) if !(is_in_format && is_in_message) => continue,
                Some(value) => made.insert(DynValue::constant(field.node(), value)).get(),
                None if field.sends_default() && is_in_format && is_in_message => {
                    S::value_of(record, (index, field), &mut made)
                }
                None => record.get(index),
            };
            if value.is_absent() {
                if shape.requires_in((index, field), Some(S::FORMAT), message) && !self.options.partial {
                    return Err(under(Refusal::new("a required value is missing")));
                }
                continue;
            }
            if !is_in_format {
                return Err(under(Refusal::elsewhere(field, S::FORMAT)));
            }
            if !is_in_message {
                let expected = shape.exclusion(index, message).unwrap_or_default().1;
                return Err(under(Refusal::new(format!("expected {expected}"))));
            }
            self.pair(list, field.name(), value, field.node()).map_err(under)?;
        }
        let Some((index, field)) = shape.additional() else { return Ok(()) };
        let Some((map, entry)) = record.get(index).map().zip(field.node().kind().entry()) else {
            return Ok(());
        };
        for (key, value) in map.entries() {
            let under = |refusal: Refusal| refusal.under(Step::Given(key), field.node());
            if shape.describes(key) {
                return Err(under(Refusal::new("an additional member has the name of a described one")));
            }
            self.pair(list, key, value, entry).map_err(under)?;
        }
        Ok(())
    }

    /// Writes an entry.
    fn pair(
        &mut self,
        list: &mut Listing<'_, S::Frame>,
        name: &str,
        value: Value<'_>,
        node: &Node,
    ) -> Written<()> {
        let shape = list.entries.shape();
        let [key, content] = shape.fields() else { return Ok(()) };
        let place = self.sink.item(list.frame, list.count)?;
        list.count += 1;
        check_depth(list.depth + 1)?;
        let mut frame = self.sink.open_record(place, shape)?;
        let place = self.sink.member(&mut frame, shape, key)?;
        self.sink.scalar(place, key.node(), &Scalar::String(name))?;
        self.sink.leave(&mut frame, true)?;
        let place = self.sink.member(&mut frame, shape, content)?;
        self.value(place, &value, node, list.depth + 2)?;
        self.sink.leave(&mut frame, true)?;
        self.sink.close(frame)?;
        self.sink.leave(list.frame, true)
    }
}

/// The structure that entries are read into.
struct Filled<'r> {
    record: &'r mut dyn Record,
    members: Members,
    constants: Constants,
}

/// An entry that is being read: its key, and whether it may have other members.
struct Found<'e> {
    entries: &'static Entries,
    path: &'e Path<'e>,
    is_closed: bool,
    depth: usize,
}

impl<'b, S: Source<'b>> Decoder<'_, '_, S> {
    /// Decodes a map or a structure from a list of entries.
    pub(super) fn entries(
        &mut self,
        place: S::Pending,
        (at, within): (&At<'_>, &At<'_>),
        slot: Slot<'_>,
        entries: &'static Entries,
        depth: usize,
    ) -> Result<(), Stop> {
        let around = at.node.around_packing(S::FORMAT);
        let listed = self.listed(place, (&around, within), slot, Packing::Entries(entries), depth)?;
        let Some((place, slot)) = listed else { return Ok(()) };
        let (offset, strict) = (self.source.offset(&place), self.reader.options.strict);
        self.reader.check_depth(at.path, depth, offset)?;
        let (mut filled, mut map) = match slot_of_kind(slot, at.node.kind()) {
            SlotKind::Record(record) => {
                let message = self.reader.options.message;
                let members = Members::new(record.shape(), FieldFilter::All, Some(S::FORMAT), message);
                (Some(Filled { record, members, constants: Constants::default() }), None)
            }
            SlotKind::Map(map, entry) => (None, Some((map, entry))),
            SlotKind::Scalar(_)
            | SlotKind::List(..)
            | SlotKind::Union(_)
            | SlotKind::Json(_)
            | SlotKind::Mismatch => return self.mismatch(place, within, "a list", depth),
        };
        let is_open = filled.as_ref().is_some_and(|filled| filled.record.shape().is_open());
        let mut frame = self.source.open_list(place, &around, entries.item())?;
        let mut count = 0;
        loop {
            let next = self.source.next_item(self.reader, &mut frame, at.path, entries.item());
            let Some(place) = next.map_err(|stop| stop.within(at.path))? else { break };
            self.reader.count_item(at.path, self.source.offset(&place))?;
            let path = at.path.to(Step::Index(count));
            count += 1;
            let found = Found { entries, path: &path, is_closed: strict && !is_open, depth };
            let Some((name, place)) = self.key(place, &found)? else { continue };
            if let Some(filled) = &mut filled {
                self.filled((place, &name), &found, at, filled)?;
            } else if let Some((map, entry)) = &mut map {
                let read = |decoder: &mut Self, place| {
                    decoder.entry(place, &name, at.path, (&mut **map, *entry), depth + 1)
                };
                if !self.pair(place, &found, read)? {
                    self.no_value(&found, offset);
                }
            }
        }
        if let Some(Filled { record, members, constants }) = filled {
            self.missing(&frame, &members, record, (at.path, offset, 0));
            if strict && members.shape().has_constants() {
                self.differing(&frame, &members, &constants, at.path, offset);
            }
        }
        Ok(())
    }

    /// Returns the key of an entry, and the place of the entry.
    fn key(&mut self, place: S::Pending, found: &Found<'_>) -> Result<Option<(String, S::Pending)>, Stop> {
        let Found { entries, path, depth, .. } = *found;
        let at = At { node: entries.item(), field: None, path };
        let start = self.source.offset(&place);
        let place = match self.incoming(place, &at)? {
            Incoming::Object(place) => place,
            Incoming::Array(place) | Incoming::Item(place) => {
                self.mismatch(place, &at, "a list", depth + 1)?;
                return Ok(None);
            }
            Incoming::Scalar(token, offset) => {
                let found = token.shown(path.is_secret() || at.node.holds_secret());
                self.reader.problem(path, offset, format!("expected an object, found {found}"));
                return Ok(None);
            }
            Incoming::Null(offset) => {
                self.reader.problem(path, offset, "expected a value, found null");
                return Ok(None);
            }
            Incoming::Absent => return Ok(None),
            Incoming::Raw(_, offset) => {
                self.reader.problem(path, offset, "expected an object, found bytes");
                return Ok(None);
            }
        };
        self.reader.check_depth(path, depth + 1, start)?;
        let options = DecodeOptions { strict: false, ..*self.reader.options };
        let told = self.ahead(&place, &at, |source, _, place, path| {
            let all = (entries.shape(), FieldFilter::All);
            let mut tolerant = Reader::new(MessagePart::Body(S::FORMAT), &options);
            probe_members::member(source, &mut tolerant, place, all, entries.key(), path)
        })?;
        let key = entries.key();
        let what = match told {
            Probed::Scalar(text, json)
                if !self.reader.options.strict || json.is_none_or(|json| json == JsonType::String) =>
            {
                return Ok(Some((text, place)));
            }
            Probed::Scalar(text, json) => {
                let found = Token { text: text.into(), json, integer: None };
                format!("expected a string as {key:?}, found {}", found.shown(path.is_secret()))
            }
            Probed::Nothing | Probed::Null => format!("the required member {key:?} is missing"),
            Probed::Structure | Probed::List => {
                format!("expected a string as {key:?}, found a structure or a list")
            }
        };
        self.reader.problem(path, start, what);
        self.skip(place, path, depth + 1)?;
        Ok(None)
    }

    /// Reads an entry of a structure.
    fn filled(
        &mut self,
        (place, name): (S::Pending, &str),
        found: &Found<'_>,
        at: &At<'_>,
        filled: &mut Filled<'_>,
    ) -> Result<(), Stop> {
        let shape = filled.record.shape();
        let (depth, offset) = (found.depth, self.source.offset(&place));
        let Some((index, field)) = member(shape, name, filled) else {
            if let Some((index, field)) = shape.additional()
                && filled.members.excluded(name).is_none()
            {
                let slot = filled.record.slot(index);
                let read =
                    |decoder: &mut Self, place| decoder.additional(place, name, at, (slot, field), depth + 1);
                if !self.pair(place, found, read)? {
                    self.no_value(found, offset);
                }
                return Ok(());
            }
            if found.is_closed || self.reader.options.strict && filled.members.excluded(name).is_some() {
                self.unknown(name, &place, &filled.members, at.path);
            }
            return self.skip(place, at.path, depth + 1);
        };
        let path = at.path.descend(Step::Member(field.name()), field.node());
        if !filled.members.mark(index) {
            return self.twice(place, &path, depth);
        }
        let within = At { node: field.node(), field: Some(field), path: &path };
        let Filled { record, constants, .. } = filled;
        let has_value = if field.constant().is_some() {
            self.pair(place, found, |decoder, place| {
                decoder.constant(place, &within, index, constants, depth + 2)
            })?
        } else {
            let read =
                |decoder: &mut Self, place| decoder.value(place, &within, record.slot(index), depth + 2);
            self.pair(place, found, read)?
        };
        if !has_value && self.reader.options.strict {
            self.no_value(found, offset);
        } else if !has_value && field.constant().is_none() {
            // A response may leave out what is null.
            null(self.reader, &within, filled.record.slot(index), offset);
        }
        Ok(())
    }

    fn no_value(&mut self, found: &Found<'_>, offset: super::stop::Offset) {
        let what = format!("the required member {:?} is missing", found.entries.value());
        self.reader.problem(found.path, offset, what);
    }

    /// Reads the members of an entry, and its value by `read`. Returns false if there is none.
    fn pair(
        &mut self,
        place: S::Pending,
        found: &Found<'_>,
        read: impl FnOnce(&mut Self, S::Pending) -> Result<(), Stop>,
    ) -> Result<bool, Stop> {
        let Found { entries, path, is_closed, depth } = *found;
        let shape = entries.shape();
        let mut members = Members::new(shape, FieldFilter::All, Some(S::FORMAT), None);
        let mut frame = self.source.open_record(place, shape)?;
        let mut read = Some(read);
        loop {
            let next = self.source.next_member(self.reader, &mut frame, &mut members, path);
            match next.map_err(|stop| stop.within(path))? {
                Member::Field(index, place) if !members.mark(index) => {
                    let name = shape.fields().get(index).map_or("", Field::name);
                    self.twice(place, &path.to(Step::Member(name)), depth + 1)?;
                }
                Member::Field(0, place) => self.skip(place, path, depth + 2)?,
                Member::Field(_, place) => match read.take() {
                    Some(read) => read(self, place)?,
                    None => self.skip(place, path, depth + 2)?,
                },
                Member::Unknown(name, place) => {
                    if is_closed {
                        self.unknown(&name, &place, &members, path);
                    }
                    self.skip(place, path, depth + 2)?;
                }
                Member::End => return Ok(read.is_none()),
            }
        }
    }
}

/// Returns the member that a key names.
fn member(shape: &'static Shape, name: &str, filled: &Filled<'_>) -> Option<(usize, &'static Field)> {
    let fields = shape.fields().iter().enumerate();
    let mut fields =
        fields.filter(|(index, field)| !field.is_additional() && filled.members.admits(*index, field));
    fields.find(|(_, field)| field.answers_to(name))
}
