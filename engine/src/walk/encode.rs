//! The encoding traversal.

use super::layers::Layers;
use super::options::{EncodeOptions, FieldFilter, Limits};
use super::pair::{ValueKind, of_kind};
use super::path::Step;
use super::sink::{Refusal, Sink, Written};
use super::union::{Shown, Tag, shown as union_shown};
use crate::dynamic::DynValue;
use crate::error::EncodeError;
use crate::table::{Constant, Field, Node, Shape};
use crate::value::{List, Map, Record, Scalar, Value, Variant};

/// Encodes a value into a sink.
pub(crate) fn encode<S: Sink>(
    sink: &mut S,
    value: Value<'_>,
    node: &Node,
    options: &EncodeOptions<'_>,
) -> Result<(), EncodeError> {
    let mut encoder = Encoder { sink, options, added: options.extra.to_vec() };
    let written = encoder.root(value, node).and_then(|()| encoder.all_added());
    written.map_err(|refusal| refusal.of(node).into_error(S::FORMAT))
}

pub(super) struct Encoder<'w, S> {
    pub(super) sink: &'w mut S,
    pub(super) options: &'w EncodeOptions<'w>,
    /// The members that no field describes and that are in the current value.
    pub(super) added: Vec<Constant<'w>>,
}

/// What a structure is written for.
#[derive(Clone, Copy)]
enum Role {
    /// Itself.
    Own,
    /// A variant of a union with this tag.
    Tagged(Tag),
    /// A union whose variant is among its members, which must not be empty.
    Around,
}

impl<'w, S: Sink> Encoder<'w, S> {
    fn root(&mut self, value: Value<'_>, node: &Node) -> Written<()> {
        let shape = match of_kind(&value, node.kind_in(S::FORMAT)) {
            ValueKind::Absent => return Err(Refusal::new("the value is missing")),
            ValueKind::Record(record) => Some(record.shape()),
            ValueKind::Union(variant) => root_of(variant),
            ValueKind::Null
            | ValueKind::Scalar(_)
            | ValueKind::List(..)
            | ValueKind::Map(..)
            | ValueKind::Json(_)
            | ValueKind::Mismatch => None,
        };
        let place = self.sink.root(node, shape);
        self.value(place, &value, node, 0)
    }

    #[inline]
    pub(super) fn value(
        &mut self,
        place: S::Pending<'_>,
        value: &Value<'_>,
        node: &Node,
        depth: usize,
    ) -> Written<()> {
        if let Some(packing) = self.packing(value, node) {
            return self.packed(place, (*value, node), packing, depth);
        }
        match of_kind(value, node.kind()) {
            // An absent item of a list or a map is written as null, so that the number of items does not
            // change.
            ValueKind::Absent | ValueKind::Null => self.null(place, node),
            ValueKind::Scalar(scalar) => {
                if let Some(null) = node.hints().null_as() {
                    self.apart_from_null(null, scalar, node)?;
                }
                self.sink.scalar(place, node, &scalar)
            }
            ValueKind::Record(record) => self.record(place, record, depth, Role::Own),
            ValueKind::List(list, item) => self.list(place, node, (list, item), depth),
            ValueKind::Map(map, entry) => self.map(place, node, (map, entry), depth),
            ValueKind::Json(json) => self.sink.any(place, json, Limits::USUAL.depth.saturating_sub(depth)),
            ValueKind::Union(variant) => {
                if let Some(null) = node.hints().null_as() {
                    self.variant_apart_from_null(null, variant)?;
                }
                self.union(place, variant, node, depth)
            }
            ValueKind::Mismatch => mismatch(*value, node),
        }
    }

    /// Writes null, or what represents it.
    #[inline]
    fn null(&mut self, place: S::Pending<'_>, node: &Node) -> Written<()> {
        match node.hints().null_as().filter(|text| !(text.text().is_empty() || self.options.canonical)) {
            Some(text) => {
                self.sink.scalar(place, &node.around_null(text.json()), &Scalar::String(text.text()))
            }
            None => self.sink.null(place, node),
        }
    }

    fn union(
        &mut self,
        place: S::Pending<'_>,
        variant: &dyn Variant,
        node: &Node,
        depth: usize,
    ) -> Written<()> {
        match union_shown(variant) {
            Shown::Bare(value, node) => self.value(place, &value, node, depth),
            Shown::Tagged(tag, value, node) => match of_kind(&value, node.kind()) {
                ValueKind::Record(record) => self.record(place, record, depth, Role::Tagged(tag)),
                ValueKind::Absent
                | ValueKind::Null
                | ValueKind::Scalar(_)
                | ValueKind::List(..)
                | ValueKind::Map(..)
                | ValueKind::Union(_)
                | ValueKind::Json(_)
                | ValueKind::Mismatch => mismatch(value, node),
            },
            Shown::Around(view) => self.record(place, &view, depth, Role::Around),
            Shown::Nothing => mismatch(Value::Absent, node),
        }
    }

    /// Encodes a structure.
    fn record(
        &mut self,
        place: S::Pending<'_>,
        record: &dyn Record,
        depth: usize,
        role: Role,
    ) -> Written<()> {
        check_depth(depth)?;
        let shape = record.shape();
        let frame = self.sink.open_record(place, shape)?;
        if matches!(role, Role::Own) && self.is_plain(shape, depth) {
            return self.plain(frame, (record, shape), depth);
        }
        self.record_of(frame, (record, shape), depth, role)
    }

    /// Encodes the members of a structure that may have everything that one can have, and ends it.
    fn record_of(
        &mut self,
        mut frame: S::Frame,
        (record, shape): (&dyn Record, &'static Shape),
        depth: usize,
        role: Role,
    ) -> Written<()> {
        let outermost = depth == self.options.layers;
        let filter = match self.options.filter {
            FieldFilter::Body if shape.is_all_body() => FieldFilter::All,
            filter if outermost => filter,
            _ => FieldFilter::All,
        };
        let (format, message) = ((!self.options.canonical).then_some(S::FORMAT), self.options.message);
        let (mut extra, within) = self.added_to(record, filter);
        let order = self.sink.order(shape);
        let (mut tag, is_around) = match role {
            Role::Own => (None, false),
            Role::Tagged(tag) => (Some(tag), false),
            Role::Around => (None, true),
        };
        if let Some(first) = tag.take_if(|tag| S::precedes_extra(tag.field)) {
            self.tag(&mut frame, shape, first)?;
        }
        for n in 0..shape.fields().len() {
            let index = order.position(n);
            let Some(field) = shape.fields().get(index).filter(|field| filter.admits(field)) else {
                continue;
            };
            if (tag.is_some() || !extra.is_empty()) && !S::precedes_extra(field) {
                self.extra(&mut frame, &std::mem::take(&mut extra))?;
                if let Some(tag) = tag.take() {
                    self.tag(&mut frame, shape, tag)?;
                }
            }
            let (constant, mut default);
            let value = match field.constant() {
                // A default is written only where the format and the message have the member.
                None if field.sends_default()
                    && !self.options.canonical
                    && field.is_in(format)
                    && shape.has_in(index, message) =>
                {
                    default = None;
                    S::value_of(record, (index, field), &mut default)
                }
                None => record.get(index),
                // The values of a message as plain JSON are those that somebody gives.
                Some(_) if self.options.canonical || !field.is_in(format) => continue,
                Some(value) => {
                    constant = DynValue::constant(field.node(), value);
                    constant.get()
                }
            };
            if value.is_absent() {
                if shape.requires_in((index, field), format, message) && !self.options.partial {
                    let refusal = Refusal::new(MISSING);
                    return Err(refusal.under(Step::Member(field.name()), field.node()));
                }
                continue;
            }
            if !field.is_in(format) {
                let refusal = Refusal::elsewhere(field, S::FORMAT);
                return Err(refusal.under(Step::Member(field.name()), field.node()));
            }
            if !shape.has_in(index, message) {
                let expected = shape.exclusion(index, message).unwrap_or_default().1;
                let refusal = Refusal::new(format!("expected {expected}"));
                return Err(refusal.under(Step::Member(field.name()), field.node()));
            }
            let needed = is_around
                || shape.requires_in((index, field), format, message) && !self.may_be_unwritten(field, depth);
            let written = self.sink.member(&mut frame, shape, field);
            written
                .and_then(|place| self.member(place, &value, field, (&within, depth)))
                .and_then(|()| self.sink.leave(&mut frame, needed))
                .map_err(|refusal| refusal.under(Step::Member(field.name()), field.node()))?;
        }
        self.extra(&mut frame, &extra)?;
        if let Some(tag) = tag {
            self.tag(&mut frame, shape, tag)?;
        }
        if let Some((index, field)) = shape.additional()
            && filter.admits_additional()
        {
            self.additional(&mut frame, (record.get(index), field), shape, depth)?;
        }
        self.sink.close(frame)
    }

    /// Returns whether nothing need be written for a field of a structure at this depth, because it is a layer in a form.
    #[inline]
    fn may_be_unwritten(&self, field: &'static Field, depth: usize) -> bool {
        let (count, message) = (self.options.layers.saturating_sub(depth), self.options.message);
        count > 0 && Layers { count, format: S::FORMAT, message }.may_be_unwritten(field)
    }

    /// Writes the members that the table does not describe.
    #[cold]
    fn additional(
        &mut self,
        frame: &mut S::Frame,
        (value, field): (Value<'_>, &'static Field),
        shape: &'static Shape,
        depth: usize,
    ) -> Written<()> {
        match of_kind(&value, field.node().kind()) {
            ValueKind::Map(map, entry) => {
                if let Some((key, _)) = map.entries().find(|(key, _)| shape.describes(key)) {
                    return Err(Refusal::new(DESCRIBED).under(Step::Given(key), field.node()));
                }
                self.entries(frame, (map, entry), depth)
            }
            ValueKind::Absent | ValueKind::Null => Ok(()),
            ValueKind::Scalar(_)
            | ValueKind::Record(_)
            | ValueKind::List(..)
            | ValueKind::Union(_)
            | ValueKind::Json(_)
            | ValueKind::Mismatch => mismatch(value, field.node()),
        }
    }

    /// Writes the tag of a union.
    fn tag(&mut self, frame: &mut S::Frame, shape: &'static Shape, tag: Tag) -> Written<()> {
        let (field, node) = (tag.field, tag.field.node());
        let written = self.sink.member(frame, shape, field);
        written
            .and_then(|place| self.sink.scalar(place, node, &tag.scalar()))
            .and_then(|()| self.sink.leave(frame, true))
            .map_err(|refusal| refusal.under(Step::Member(field.name()), node))
    }

    /// Writes the value of a member, and what is added to it.
    #[inline]
    fn member(
        &mut self,
        place: S::Pending<'_>,
        value: &Value<'_>,
        field: &'static Field,
        (within, depth): (&[Constant<'w>], usize),
    ) -> Written<()> {
        if within.is_empty() {
            return self.value(place, value, field.node(), depth + 1);
        }
        self.added = Self::below(within, |step| field.is_called(step));
        self.value(place, value, field.node(), depth + 1).and_then(|()| self.all_added())
    }

    fn list(
        &mut self,
        place: S::Pending<'_>,
        node: &Node,
        (list, item): (&dyn List, &'static Node),
        depth: usize,
    ) -> Written<()> {
        check_depth(depth)?;
        let mut frame = self.sink.open_list(place, node, item)?;
        self.added_to_items(list.len())?;
        for index in 0..list.len() {
            let written = self.sink.item(&mut frame, index);
            written
                .and_then(|place| self.value(place, &list.get(index), item, depth + 1))
                .and_then(|()| self.all_added())
                // What is in a layer is looked at where it is a member.
                .and_then(|()| self.sink.leave(&mut frame, depth >= self.options.layers))
                .map_err(|refusal| refusal.under(Step::Index(index), item))?;
        }
        self.sink.close(frame)
    }

    fn map(
        &mut self,
        place: S::Pending<'_>,
        node: &Node,
        (map, entry): (&dyn Map, &'static Node),
        depth: usize,
    ) -> Written<()> {
        check_depth(depth)?;
        self.all_added()?;
        let mut frame = self.sink.open_map(place, node, entry)?;
        self.entries(&mut frame, (map, entry), depth)?;
        self.sink.close(frame)
    }

    fn entries(
        &mut self,
        frame: &mut S::Frame,
        (map, entry): (&dyn Map, &'static Node),
        depth: usize,
    ) -> Written<()> {
        for (key, value) in map.entries() {
            let written = self.sink.entry(frame, key);
            written
                .and_then(|place| self.value(place, &value, entry, depth + 1))
                .and_then(|()| self.sink.leave(frame, true))
                .map_err(|refusal| refusal.under(Step::Given(key), entry))?;
        }
        Ok(())
    }
}

/// The reason why a structure cannot be written without a value of a member.
pub(super) const MISSING: &str = "a required value is missing";

/// The reason why a member that the table does not describe cannot be written.
const DESCRIBED: &str = "an additional member has the name of a described one";

/// Returns the table that the root is named by: a union is a structure of its own, or has the name of one.
fn root_of(variant: &dyn Variant) -> Option<&'static Shape> {
    match union_shown(variant) {
        Shown::Bare(..) | Shown::Tagged(..) | Shown::Around(_) => Some(variant.union().members()),
        Shown::Nothing => None,
    }
}

/// The depth is the number of nodes, as in the decoding traversal.
pub(super) fn check_depth(depth: usize) -> Written<()> {
    let most = Limits::USUAL.depth;
    if depth < most { Ok(()) } else { Err(Refusal::too_deep()) }
}

#[cold]
pub(super) fn mismatch(value: Value<'_>, node: &Node) -> Written<()> {
    Err(Refusal::new(format!("expected {}, found {}", node.kind().expects(), value.noun())))
}
