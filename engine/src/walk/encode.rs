//! The encoding traversal.

use super::options::{EncodeOptions, FieldFilter, Limits};
use super::pair::{ValueKind, of_kind};
use super::path::Step;
use super::sink::{Refusal, Sink, Written};
use crate::error::EncodeError;
use crate::table::{Constant, Node};
use crate::value::{List, Map, Record, Value};

/// Encodes a value into a sink.
pub(crate) fn encode<S: Sink>(
    sink: &mut S,
    value: Value<'_>,
    node: &Node,
    options: &EncodeOptions<'_>,
) -> Result<(), EncodeError> {
    let mut encoder = Encoder { sink, options };
    encoder.root(value, node).map_err(|refusal| refusal.of(node).into_error(S::FORMAT))
}

struct Encoder<'w, S> {
    sink: &'w mut S,
    options: &'w EncodeOptions<'w>,
}

impl<S: Sink> Encoder<'_, S> {
    fn root(&mut self, value: Value<'_>, node: &Node) -> Written<()> {
        let shape = match of_kind(value, node.kind()) {
            ValueKind::Absent => return Err(Refusal::new("the value is missing")),
            ValueKind::Record(record) => Some(record.shape()),
            ValueKind::Null
            | ValueKind::Scalar(_)
            | ValueKind::List(..)
            | ValueKind::Map(..)
            | ValueKind::Json(_)
            | ValueKind::Mismatch => None,
        };
        if shape.is_none() && !self.options.extra.is_empty() {
            return Err(Refusal::new("constants and credentials require a body that is a structure"));
        }
        let place = self.sink.root(node, shape);
        self.value(place, value, node, 0)
    }

    #[inline]
    fn value(&mut self, place: S::Pending<'_>, value: Value<'_>, node: &Node, depth: usize) -> Written<()> {
        match of_kind(value, node.kind()) {
            // An absent item of a list or a map is written as null, so that the number of items does not
            // change.
            ValueKind::Absent | ValueKind::Null => self.sink.null(place, node),
            ValueKind::Scalar(scalar) => self.sink.scalar(place, node, scalar),
            ValueKind::Record(record) => self.record(place, record, depth),
            ValueKind::List(list, item) => self.list(place, node, (list, item), depth),
            ValueKind::Map(map, entry) => self.map(place, node, (map, entry), depth),
            ValueKind::Json(json) => self.sink.any(place, json, Limits::USUAL.depth.saturating_sub(depth)),
            ValueKind::Mismatch => mismatch(value, node),
        }
    }

    fn record(&mut self, place: S::Pending<'_>, record: &dyn Record, depth: usize) -> Written<()> {
        check_depth(depth)?;
        let (shape, outermost) = (record.shape(), depth == 0);
        let filter = match self.options.filter {
            FieldFilter::Body if shape.is_all_body() => FieldFilter::All,
            filter if outermost => filter,
            _ => FieldFilter::All,
        };
        let format = (!self.options.canonical).then_some(S::FORMAT);
        let mut frame = self.sink.open_record(place, shape)?;
        let mut constants = if outermost { self.options.extra } else { &[] };
        let order = self.sink.order(shape);
        for n in 0..shape.fields().len() {
            let index = order.position(n);
            let Some(field) = shape.fields().get(index).filter(|field| filter.admits(field)) else {
                continue;
            };
            if !constants.is_empty() && !S::precedes_constants(field) {
                self.constants(&mut frame, std::mem::take(&mut constants))?;
            }
            let value = record.get(index);
            if value.is_absent() {
                if field.is_required_in(format) && !self.options.partial {
                    let refusal = Refusal::new("a required value is missing");
                    return Err(refusal.under(Step::Member(field.name()), field.node()));
                }
                continue;
            }
            if !field.is_in(format) {
                let refusal = Refusal::new(format!("{} has no such member", S::FORMAT));
                return Err(refusal.under(Step::Member(field.name()), field.node()));
            }
            let written = self.sink.member(&mut frame, shape, field);
            written
                .and_then(|place| self.value(place, value, field.node(), depth + 1))
                .and_then(|()| self.sink.leave(&mut frame, field.is_required_in(format)))
                .map_err(|refusal| refusal.under(Step::Member(field.name()), field.node()))?;
        }
        self.constants(&mut frame, constants)?;
        self.sink.close(frame)
    }

    /// Writes the members that correspond to no field.
    fn constants(&mut self, frame: &mut S::Frame, constants: &[Constant<'_>]) -> Written<()> {
        constants.iter().try_for_each(|constant| {
            let written = self.sink.constant(frame, constant);
            written.map_err(|refusal| refusal.under(Step::Member(constant.name()), &Node::STRING))
        })
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
        for index in 0..list.len() {
            let written = self.sink.item(&mut frame, index);
            written
                .and_then(|place| self.value(place, list.get(index), item, depth + 1))
                .and_then(|()| self.sink.leave(&mut frame, true))
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
        let mut frame = self.sink.open_map(place, node, entry)?;
        for (key, value) in map.entries() {
            let written = self.sink.entry(&mut frame, key);
            written
                .and_then(|place| self.value(place, value, entry, depth + 1))
                .and_then(|()| self.sink.leave(&mut frame, true))
                .map_err(|refusal| refusal.under(Step::Given(key), entry))?;
        }
        self.sink.close(frame)
    }
}

/// The depth is the number of nodes, as in the decoding traversal.
fn check_depth(depth: usize) -> Written<()> {
    let most = Limits::USUAL.depth;
    if depth < most { Ok(()) } else { Err(Refusal::too_deep()) }
}

#[cold]
fn mismatch(value: Value<'_>, node: &Node) -> Written<()> {
    Err(Refusal::new(format!("expected {}, found {}", node.kind().expects(), value.noun())))
}
