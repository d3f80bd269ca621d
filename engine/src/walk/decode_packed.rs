//! Decoding of values within a packing: from the JSON in a text, from a template, from one text of items, or from a single
//! item.

use std::borrow::Cow;

use super::decode::Decoder;
use super::decode_union::TagValue;
use super::pair::{SlotKind, slot_of_kind};
use super::path::Step;
use super::scalar::{fill, is_null, no_raw, null};
use super::source::{At, Incoming, Source, Stop, Token};
use super::stop::Offset;
use super::template;
use super::text_source::TextSource;
use crate::domain::{Class, JsonType};
use crate::table::{Format, Node, NodeKind, Packing, TextPiece};
use crate::value::Slot;

/// What stands at a place where a list or one of its items can stand.
enum Outline {
    Nothing,
    List,
    Item,
}

impl<'b, S: Source<'b>> Decoder<'_, '_, S> {
    /// Returns the packing of the values of a node. Plain JSON has none.
    #[inline]
    pub(super) fn packing(&self, node: &Node) -> Option<Packing> {
        let packing = node.packing(S::FORMAT)?;
        (!self.reader.options.canonical).then_some(packing)
    }

    /// Decodes a value of a union whose tag is a member of the enclosing structure.
    pub(super) fn told_by(
        &mut self,
        place: S::Pending,
        at: &At<'_>,
        slot: Slot<'_>,
        told: Option<TagValue>,
        depth: usize,
    ) -> Result<(), Stop> {
        match self.packing(at.node) {
            Some(packing) => self.packed(place, at, slot, (packing, told), depth),
            None => self.union(place, at, slot, depth, told),
        }
    }

    /// Decodes a value within its packing.
    #[cold]
    pub(super) fn packed(
        &mut self,
        place: S::Pending,
        at: &At<'_>,
        slot: Slot<'_>,
        (packing, told): (Packing, Option<TagValue>),
        depth: usize,
    ) -> Result<(), Stop> {
        let within = if packing.is_text() { at.node.within_text() } else { at.node.within_packing() };
        let within = At { node: &within, ..*at };
        match packing {
            Packing::OneOrMany => return self.one_or_many(place, &within, slot, depth),
            Packing::Positional => return self.positional(place, &within, slot, depth),
            Packing::Entries(entries) => return self.entries(place, (at, &within), slot, entries, depth),
            Packing::Json | Packing::Encoded(_) | Packing::Joined(_) | Packing::Template(_) => {}
        }
        let around = at.node.around_packing(S::FORMAT);
        let is_plain = S::FORMAT == Format::Json && !self.reader.options.strict;
        let (token, offset) = match self.incoming(place, &At { node: &around, ..*at })? {
            Incoming::Scalar(token, offset) => (token, offset),
            Incoming::Null(offset) => {
                null(self.reader, at, slot, offset);
                return Ok(());
            }
            Incoming::Absent => return Ok(()),
            Incoming::Raw(_, offset) => {
                no_raw(self.reader, at, offset);
                return Ok(());
            }
            // A response may have the value itself.
            Incoming::Object(place) | Incoming::Array(place) | Incoming::Item(place) if is_plain => {
                return self.itself(place, &within, slot, told, depth);
            }
            Incoming::Object(place) => return self.no_text(place, at, packing, "an object", depth),
            Incoming::Array(place) | Incoming::Item(place) => {
                return self.no_text(place, at, packing, "a list", depth);
            }
        };
        let is_empty = token.text.is_empty() && packing.is_never_empty() && at.node.admits_null();
        if is_empty || is_null(at.node, &token) {
            null(self.reader, at, slot, offset);
            return Ok(());
        }
        self.within_text((token, offset), &(*at, within), slot, (packing, told), depth)
    }

    /// Decodes the value that a text contains. `at` describes the text, and `within` the value.
    fn within_text(
        &mut self,
        (mut token, offset): (Token<'_>, Offset),
        (at, within): &(At<'_>, At<'_>),
        slot: Slot<'_>,
        (packing, told): (Packing, Option<TagValue>),
        depth: usize,
    ) -> Result<(), Stop> {
        let is_plain = S::FORMAT == Format::Json && !self.reader.options.strict;
        let is_text = token.json.is_none_or(|json| json == JsonType::String);
        if !(is_text || is_plain) {
            let found = token.shown(at.path.is_secret() || at.node.holds_secret());
            self.reader.problem(at.path, offset, format!("expected {}, found {found}", packing.expects()));
            return Ok(());
        }
        match packing {
            Packing::Joined(separator) => self.split((&token.text, separator), at, slot, offset, depth),
            Packing::Encoded(encoding) => {
                let Some(json) = encoding.decoded(&token.text, self.reader.options.strict) else {
                    let found = token.shown(at.path.is_secret() || at.node.holds_secret());
                    let what = format!("expected {}, found {found}", packing.expects());
                    self.reader.problem(at.path, offset, what);
                    return Ok(());
                };
                self.inside((&json, offset), within, slot, told, depth)
            }
            Packing::Template(template) if self.is_itself(&token, within.node, template) => {
                fill(self.reader, within, S::FORMAT, &mut token, slot, offset);
                Ok(())
            }
            Packing::Template(template) => {
                let source = TextSource::<S::Nested<'_>>::within(&token.text, template);
                self.inner((source, offset), within, slot, None, depth, &token.text)
            }
            Packing::Json | Packing::OneOrMany | Packing::Entries(_) | Packing::Positional => {
                self.inside((&token.text, offset), within, slot, told, depth)
            }
        }
    }

    #[cold]
    pub(super) fn no_text(
        &mut self,
        place: S::Pending,
        at: &At<'_>,
        packing: Packing,
        found: &str,
        depth: usize,
    ) -> Result<(), Stop> {
        let offset = self.source.offset(&place);
        self.reader.problem(at.path, offset, format!("expected {}, found {found}", packing.expects()));
        self.skip(place, at.path, depth)
    }

    /// Decodes a value without its packing.
    fn itself(
        &mut self,
        place: S::Pending,
        at: &At<'_>,
        slot: Slot<'_>,
        told: Option<TagValue>,
        depth: usize,
    ) -> Result<(), Stop> {
        match told {
            None => self.value(place, at, slot, depth),
            told => self.union(place, at, slot, depth, told),
        }
    }

    /// Returns whether a response has a single value itself in place of the text of a template. A text that can be any is
    /// never the value.
    fn is_itself(&self, token: &Token<'_>, node: &Node, template: &'static [TextPiece]) -> bool {
        let is_single = |kind: &NodeKind| match kind {
            NodeKind::Scalar(scalar) => scalar.domain().class() != Class::Text,
            NodeKind::Enum(_) => true,
            NodeKind::Record(_)
            | NodeKind::List(_)
            | NodeKind::Map(_)
            | NodeKind::Union(_)
            | NodeKind::Any => false,
        };
        !self.reader.options.strict
            && is_single(node.kind())
            && template::captured(template, Cow::Borrowed(&token.text), true).is_err()
            && node.reads(&token.text, S::FORMAT, true)
    }

    /// Decodes the JSON that a text contains. The depth and the limits are those of the text.
    fn inside(
        &mut self,
        (text, offset): (&str, Offset),
        at: &At<'_>,
        slot: Slot<'_>,
        told: Option<TagValue>,
        depth: usize,
    ) -> Result<(), Stop> {
        // Null is written as null, and not within a text.
        if self.reader.options.strict && at.node.is_nullable() && text.trim_ascii() == "null" {
            let what =
                "expected a text that contains a value, or null itself, found a text that contains null";
            self.reader.problem(at.path, offset, what);
            return Ok(());
        }
        self.inner((S::nested(text), offset), at, slot, told, depth, text)
    }

    /// Decodes what a text contains from a source of it.
    fn inner<'n, N: Source<'n>>(
        &mut self,
        (mut source, offset): (N, Offset),
        at: &At<'_>,
        slot: Slot<'_>,
        told: Option<TagValue>,
        depth: usize,
        text: &str,
    ) -> Result<(), Stop> {
        let before = self.reader.enter(offset);
        let read = match source.root(self.reader, at.node, None) {
            Ok(Some(place)) => {
                let mut decoder = Decoder { source: &mut source, reader: self.reader };
                decoder.itself(place, at, slot, told, depth).and_then(|()| source.end())
            }
            Ok(None) => Ok(()),
            Err(stop) => Err(stop),
        };
        self.reader.leave(before);
        // What follows the text can still be read.
        match read.map_err(|stop| stop.within(at.path)) {
            Err(Stop::Syntax(syntax)) => {
                self.reader.malformed(*syntax, at.path, offset, text);
                Ok(())
            }
            read => read,
        }
    }

    /// Decodes a text of items.
    fn split(
        &mut self,
        (text, separator): (&str, &str),
        at: &At<'_>,
        slot: Slot<'_>,
        offset: Offset,
        depth: usize,
    ) -> Result<(), Stop> {
        let (list, item) = match slot_of_kind(slot, at.node.kind()) {
            SlotKind::List(list, item) => (list, item),
            SlotKind::Scalar(_)
            | SlotKind::Record(_)
            | SlotKind::Map(..)
            | SlotKind::Union(_)
            | SlotKind::Json(_)
            | SlotKind::Mismatch => {
                self.reader.problem(at.path, offset, "there is no place for a list");
                return Ok(());
            }
        };
        self.reader.check_depth(at.path, depth, offset)?;
        if text.is_empty() {
            return Ok(());
        }
        for part in text.split(separator) {
            self.reader.count_item(at.path, offset)?;
            let path = at.path.descend(Step::Index(list.len()), item);
            let within = At { node: item, field: None, path: &path };
            let mut token = Token::untyped(part.into());
            if is_null(item, &token) {
                null(self.reader, &within, list.push(), offset);
            } else if let Some(packing) = item.packing(S::FORMAT) {
                let inner = item.within_text();
                let places = (within, At { node: &inner, ..within });
                self.within_text((token, offset), &places, list.push(), (packing, None), depth + 1)?;
            } else {
                fill(self.reader, &within, S::FORMAT, &mut token, list.push(), offset);
            }
        }
        Ok(())
    }

    /// Decodes a list, or an item that stands for a list of one.
    fn one_or_many(
        &mut self,
        place: S::Pending,
        at: &At<'_>,
        slot: Slot<'_>,
        depth: usize,
    ) -> Result<(), Stop> {
        let node = at.node;
        let outline = self.ahead(&place, at, |source, _, place, _| {
            Ok(match source.undeclared(place)? {
                Incoming::Absent | Incoming::Null(_) => Outline::Nothing,
                Incoming::Scalar(token, _) if is_null(node, &token) => Outline::Nothing,
                Incoming::Scalar(..) | Incoming::Raw(..) | Incoming::Object(_) => Outline::Item,
                Incoming::Array(_) | Incoming::Item(_) => Outline::List,
            })
        })?;
        match outline {
            Outline::Nothing | Outline::List => self.value(place, at, slot, depth),
            Outline::Item => self.one_item(place, at, slot, depth),
        }
    }
}
