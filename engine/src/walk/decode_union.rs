//! Decoding of unions: finding the variant, if necessary by looking ahead, and decoding its value.
//!
//! Looking ahead passes over a value without decoding it, and never looks ahead within it. So a part of the
//! input is passed at most once for each union around it, whose number is limited by the depth.

use super::decode::Decoder;
use super::options::{DecodeOptions, FieldFilter};
use super::pair::{SlotKind, slot_of_kind};
use super::path::Path;
use super::probe_members;
use super::probed::Probed;
use super::reader::Reader;
use super::scalar::{no_raw, null};
use super::source::{At, Incoming, Offset, Source, Stop, Token, shown};
use super::union::Fill;
use crate::domain::{Domain, JsonType};
use crate::error::MessagePart;
use crate::table::{Field, Format, Node, Shape, Tagging, Union};
use crate::value::{Slot, Variant};

/// The value of a tag, or why there is none.
pub(super) enum TagValue {
    /// The text, and its JSON type if the format has JSON types.
    Text(String, Option<JsonType>),
    /// The member is missing or null.
    Missing,
    /// The member is a structure or a list.
    Structure,
}

impl<'b, S: Source<'b>> Decoder<'_, '_, S> {
    /// Decodes a value of a union. `told` is the tag, if it is a member of the enclosing structure.
    pub(super) fn union(
        &mut self,
        place: S::Pending,
        at: &At<'_>,
        slot: Slot<'_>,
        depth: usize,
        told: Option<TagValue>,
    ) -> Result<(), Stop> {
        let Some(union) = at.node.kind().union() else { return Ok(()) };
        match union.tagging() {
            Tagging::Shape => return self.shaped(place, at, slot, depth),
            Tagging::Sibling => return self.told(place, at, slot, depth, told),
            Tagging::Inside | Tagging::Beside | Tagging::Key => {}
        }
        let place = match self.incoming(place, at)? {
            Incoming::Object(place) => place,
            Incoming::Array(place) | Incoming::Item(place) => {
                return self.mismatch(place, at, "a list", depth);
            }
            Incoming::Scalar(token, offset) => {
                self.scalar(token, at, slot, offset);
                return Ok(());
            }
            Incoming::Null(offset) => {
                null(self.reader, at, slot, offset);
                return Ok(());
            }
            Incoming::Absent => return Ok(()),
            Incoming::Raw(_, offset) => {
                no_raw(self.reader, at, offset);
                return Ok(());
            }
        };
        let offset = self.source.offset(&place);
        let Some(value) = slot_of_kind(slot, at.node.kind()).union() else {
            return self.mismatch(place, at, "an object", depth);
        };
        self.reader.check_depth(at.path, depth, offset)?;
        let union = value.union();
        let Some(tag) = union.tag() else { return self.keyed(place, at, value, depth) };
        // The namespace of the tag is that of a variant that is not known yet.
        let options = DecodeOptions { strict: false, ..*self.reader.options };
        let told = self.ahead(&place, at, |source, _, place, path| {
            let all = (union.members(), FieldFilter::All);
            let mut tolerant = Reader::new(MessagePart::Body(S::FORMAT), &options);
            probe_members::member(source, &mut tolerant, place, all, tag.name(), path)
        })?;
        let told = TagValue::from(told);
        match self.variant(union, tag.node(), &told) {
            Some(variant) => self.tagged(place, at, (value, tag, variant), depth),
            None if keeps_unknown::<S>(value) => self.chosen(place, at, value, union.variants().len(), depth),
            None => {
                self.untagged(union, tag, at, &told, offset);
                self.skip(place, at.path, depth)
            }
        }
    }

    /// Returns the variant that a tag names.
    fn variant(&self, union: &'static Union, tag: &Node, told: &TagValue) -> Option<usize> {
        let TagValue::Text(text, json) = told else { return None };
        let domain = tag.spelling(S::FORMAT).map_or(Domain::String, |spelling| spelling.domain());
        // A strict reader accepts only the JSON type of the tag.
        let misspelt = self.reader.options.strict && json.is_some_and(|json| json != domain.json());
        if misspelt { None } else { union.tagged(domain, text) }
    }

    /// Reports a tag that names no variant, at the value that cannot be decoded without it.
    #[cold]
    fn untagged(&mut self, union: &'static Union, tag: &Field, at: &At<'_>, told: &TagValue, offset: Offset) {
        let (names, tag) = (union.names(), shown(tag.name()));
        let what = match told {
            TagValue::Missing => format!("the member {tag} is missing, which is one of {names}"),
            TagValue::Structure => {
                format!("expected one of {names} as the member {tag}, found a structure or a list")
            }
            TagValue::Text(text, json) => {
                let found = Token { text: text.as_str().into(), json: *json, integer: None };
                let found = found.shown(at.path.is_secret());
                format!("expected one of {names} as the member {tag}, found {found}")
            }
        };
        self.reader.problem(at.path, offset, what);
    }

    /// Decodes the value of a variant that a tag names.
    fn tagged(
        &mut self,
        place: S::Pending,
        at: &At<'_>,
        (value, tag, variant): (&mut dyn Variant, &'static Field, usize),
        depth: usize,
    ) -> Result<(), Stop> {
        let union = value.union();
        if let Some(shape) = union.outlines().get(variant) {
            if shape.fields().len() == 1 {
                // There is no content whose reading would choose the variant.
                value.choose(variant);
            }
            let mut fill = Fill::tagged(value, shape, variant);
            return self.record(place, at, &mut fill, depth, None);
        }
        let Some(field) = union.variants().get(variant) else { return self.skip(place, at.path, depth) };
        let path = at.path.also(field.node());
        let at = At { node: field.node(), field: at.field, path: &path };
        match slot_of_kind(value.choose(variant), field.node().kind()) {
            SlotKind::Record(record) => self.record(place, &at, record, depth, Some(tag)),
            SlotKind::Scalar(_)
            | SlotKind::List(..)
            | SlotKind::Map(..)
            | SlotKind::Union(_)
            | SlotKind::Json(_)
            | SlotKind::Mismatch => self.mismatch(place, &at, "an object", depth),
        }
    }

    /// Decodes a structure of one member, whose name is that of the variant.
    fn keyed(
        &mut self,
        place: S::Pending,
        at: &At<'_>,
        value: &mut dyn Variant,
        depth: usize,
    ) -> Result<(), Stop> {
        let offset = self.source.offset(&place);
        let union = value.union();
        let is_known = !union.keeps_unknown()
            || self.ahead(&place, at, |source, reader, place, path| {
                probe_members::has_member(source, reader, place, union.members(), path)
            })?;
        if !is_known && keeps_unknown::<S>(value) {
            return self.chosen(place, at, value, union.variants().len(), depth);
        }
        let mut fill = Fill::by_key(value);
        self.record(place, at, &mut fill, depth, None)?;
        let names = || fill.union().names();
        match fill.found.as_slice() {
            [_] => {}
            [] => {
                let what = format!("expected one of the members {}, found none", names());
                self.reader.problem(at.path, offset, what);
            }
            several => {
                let found = several.iter().filter_map(|index| fill.union().variants().get(*index));
                let found: Vec<&str> = found.map(Field::name).collect();
                let what =
                    format!("expected only one of the members {}, found {}", names(), found.join(" and "));
                self.reader.problem(at.path, offset, what);
            }
        }
        Ok(())
    }

    /// Decodes a value whose tag is a member of the enclosing structure.
    fn told(
        &mut self,
        place: S::Pending,
        at: &At<'_>,
        slot: Slot<'_>,
        depth: usize,
        told: Option<TagValue>,
    ) -> Result<(), Stop> {
        if self.is_null(&place, at)? {
            return self.nothing(place, at, slot, depth);
        }
        let Some(value) = slot_of_kind(slot, at.node.kind()).union() else {
            return self.mismatch(place, at, "a value", depth);
        };
        let (union, told) = (value.union(), told.unwrap_or(TagValue::Missing));
        let position = match &told {
            TagValue::Text(text, _) => {
                // The member that is the tag is checked where it is decoded.
                union.tagged(Domain::String, text).or_else(|| union.tagged(Domain::Decimal, text))
            }
            TagValue::Missing | TagValue::Structure => None,
        };
        match position {
            Some(variant) => self.chosen(place, at, value, variant, depth),
            None if keeps_unknown::<S>(value) => self.chosen(place, at, value, union.variants().len(), depth),
            None => {
                let offset = self.source.offset(&place);
                let sibling = at.node.sibling().unwrap_or_default();
                let what = match &told {
                    TagValue::Text(text, _) => {
                        let found = at.path.shown(text);
                        format!("no variant is for {found}, the value of {}", shown(sibling))
                    }
                    TagValue::Missing | TagValue::Structure => {
                        format!("the variant is unknown: it is named by {}, which is missing", shown(sibling))
                    }
                };
                self.reader.problem(at.path, offset, what);
                self.skip(place, at.path, depth)
            }
        }
    }

    /// Decodes the value of a variant that stands alone.
    pub(super) fn chosen(
        &mut self,
        place: S::Pending,
        at: &At<'_>,
        value: &mut dyn Variant,
        variant: usize,
        depth: usize,
    ) -> Result<(), Stop> {
        let Some(node) = value.union().node(variant) else { return self.skip(place, at.path, depth) };
        let path = at.path.also(node);
        let within = At { node, field: at.field, path: &path };
        self.value(place, &within, value.choose(variant), depth)
    }

    /// Returns whether null stands at a place.
    fn is_null(&mut self, place: &S::Pending, at: &At<'_>) -> Result<bool, Stop> {
        self.ahead(place, at, |source, _, place, _| {
            Ok(matches!(source.undeclared(place)?, Incoming::Null(_)))
        })
    }

    /// Decodes null.
    pub(super) fn nothing(
        &mut self,
        place: S::Pending,
        at: &At<'_>,
        slot: Slot<'_>,
        depth: usize,
    ) -> Result<(), Stop> {
        let offset = self.source.offset(&place);
        self.skip(place, at.path, depth)?;
        null(self.reader, at, slot, offset);
        Ok(())
    }

    /// Returns the tags of the unions of a structure that are members of the structure, by the positions of
    /// the unions.
    pub(super) fn siblings(
        &mut self,
        place: &S::Pending,
        at: &At<'_>,
        shape: &'static Shape,
        filter: FieldFilter,
    ) -> Result<Vec<(usize, TagValue)>, Stop> {
        let fields = shape.fields().iter().enumerate();
        let wanted = fields.filter_map(|(index, field)| Some((index, field.node().sibling()?)));
        wanted
            .map(|(index, name)| {
                let told = self.ahead(place, at, |source, reader, place, path| {
                    probe_members::member(source, reader, place, (shape, filter), name, path)
                })?;
                Ok((index, told.into()))
            })
            .collect()
    }

    /// Looks at a value without moving past it. Problems are not reported.
    pub(super) fn ahead<T>(
        &mut self,
        place: &S::Pending,
        at: &At<'_>,
        look: impl FnOnce(&mut S, &mut Reader<'_>, S::Pending, &Path<'_>) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let mark = self.source.mark(place);
        let mut quiet = Reader::new(MessagePart::Body(S::FORMAT), self.reader.options);
        let found = look(self.source, &mut quiet, place.clone(), at.path);
        self.source.rewind(mark);
        found.map_err(|stop| match stop {
            Stop::Deep(offset) => self.reader.too_deep(at.path, offset),
            other => other.within(at.path),
        })
    }
}

impl From<Probed> for TagValue {
    fn from(probed: Probed) -> Self {
        match probed {
            Probed::Nothing | Probed::Null => Self::Missing,
            Probed::Scalar(text, json) => Self::Text(text, json),
            Probed::Structure | Probed::List => Self::Structure,
        }
    }
}

/// Returns whether a value can keep a variant that is not in its table. Only JSON has values of any kind.
fn keeps_unknown<'b, S: Source<'b>>(value: &mut dyn Variant) -> bool {
    let union = value.union();
    S::FORMAT == Format::Json && union.keeps_unknown() && value.choose(union.variants().len()).is_available()
}
