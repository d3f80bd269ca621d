//! Messages in their envelopes: the values and slots of layers, which no record has.

use crate::error::{Violation, is_within};
use crate::table::{Envelope, Field, Node, ParameterLocation, Shape};
use crate::value::{List, Record, Slot, Value};
use crate::walk::{Step, escape};

/// Gives the value of a whole body, whose message is `value`.
pub(super) fn wrap<T>(
    envelope: Option<&'static Envelope>,
    value: Value<'_>,
    give: &mut dyn FnMut(Value<'_>) -> T,
) -> T {
    wrapped(&layers(envelope), value, give)
}

fn wrapped<T>(layers: &[&'static Node], value: Value<'_>, give: &mut dyn FnMut(Value<'_>) -> T) -> T {
    let Some((layer, outer)) = layers.split_last() else { return give(value) };
    match layer.kind().shape() {
        Some(shape) => wrapped(outer, Value::Record(&Around { shape, value }), give),
        None => wrapped(outer, Value::List(&Only(value)), give),
    }
}

/// Gives the slot of a whole body, whose message is decoded into `slot`.
pub(super) fn open<T>(
    envelope: Option<&'static Envelope>,
    slot: Slot<'_>,
    give: &mut dyn FnMut(Slot<'_>) -> T,
) -> T {
    opened(&layers(envelope), slot, give)
}

fn opened<T>(layers: &[&'static Node], slot: Slot<'_>, give: &mut dyn FnMut(Slot<'_>) -> T) -> T {
    let Some((layer, outer)) = layers.split_last() else { return give(slot) };
    match layer.kind().shape() {
        Some(shape) => opened(outer, Slot::Record(&mut Into { shape, slot }), give),
        None => opened(outer, Slot::List(&mut First { slot, len: 0 }), give),
    }
}

fn layers(envelope: Option<&'static Envelope>) -> Vec<&'static Node> {
    envelope.into_iter().flat_map(Envelope::each).collect()
}

/// Returns the place of a message in its body, as a pointer.
pub(super) fn place(envelope: Option<&'static Envelope>) -> String {
    envelope.into_iter().flat_map(Envelope::steps).flat_map(|step| ["/".to_owned(), escape(step)]).collect()
}

/// Returns the place of a field among the values of a message.
pub(super) fn pointer_of(field: &Field) -> String {
    format!("/{}", escape(field.name()))
}

/// Returns the place on the wire of a value of a field. In an envelope, a field that is the whole body has no name.
pub(super) fn wire_place(envelope: Option<&'static Envelope>, field: &Field, pointer: &str) -> String {
    let outside = place(envelope);
    let inside = match field.location() {
        ParameterLocation::Payload if !outside.is_empty() => {
            pointer.strip_prefix(&pointer_of(field)).unwrap_or_default()
        }
        ParameterLocation::Body | ParameterLocation::Payload => pointer,
        ParameterLocation::Path
        | ParameterLocation::Query
        | ParameterLocation::Header
        | ParameterLocation::Cookie
        | ParameterLocation::Parameters
        | ParameterLocation::Headers
        | ParameterLocation::Status => return pointer.to_owned(),
    };
    format!("{outside}{inside}")
}

/// Makes a violation name values of the body by their places on the wire.
pub(super) fn name_on_wire(
    shape: &'static Shape,
    envelope: Option<&'static Envelope>,
    violation: &mut Violation,
) {
    for pointer in std::iter::once(&mut violation.pointer).chain(&mut violation.members) {
        if let Some(field) = shape.fields().iter().find(|field| is_within(pointer, &pointer_of(field))) {
            *pointer = wire_place(envelope, field, pointer);
        }
    }
}

/// Returns whether a field of a layer holds the next one.
fn is_content(shape: &'static Shape, field: usize) -> bool {
    shape.content().is_some_and(|(content, _)| content == field)
}

/// A structure around a value.
struct Around<'v> {
    shape: &'static Shape,
    value: Value<'v>,
}

impl Record for Around<'_> {
    fn shape(&self) -> &'static Shape {
        self.shape
    }

    fn get(&self, field: usize) -> Value<'_> {
        if is_content(self.shape, field) { self.value } else { Value::Absent }
    }

    fn slot(&mut self, _: usize) -> Slot<'_> {
        Slot::Unavailable
    }
}

/// Returns the steps from the outermost layer of an envelope to the message.
pub(super) fn steps_inside(envelope: Option<&'static Envelope>) -> impl Iterator<Item = Step<'static>> {
    let layers = envelope.into_iter().flat_map(|envelope| envelope.each().zip(envelope.steps()));
    layers.map(|(layer, step)| match layer.kind().item() {
        Some(_) => Step::Index(0),
        None => Step::Member(step),
    })
}

/// A list of one value.
struct Only<'v>(Value<'v>);

impl List for Only<'_> {
    fn len(&self) -> usize {
        1
    }

    fn get(&self, index: usize) -> Value<'_> {
        if index == 0 { self.0 } else { Value::Absent }
    }

    fn push(&mut self) -> Slot<'_> {
        Slot::Unavailable
    }

    fn item(&mut self, _: usize) -> Slot<'_> {
        Slot::Unavailable
    }

    fn last(&mut self) -> Slot<'_> {
        Slot::Unavailable
    }
}

/// A structure around a slot.
struct Into<'s> {
    shape: &'static Shape,
    slot: Slot<'s>,
}

impl Record for Into<'_> {
    fn shape(&self) -> &'static Shape {
        self.shape
    }

    fn get(&self, _: usize) -> Value<'_> {
        Value::Absent
    }

    fn slot(&mut self, field: usize) -> Slot<'_> {
        if is_content(self.shape, field) { self.slot.again() } else { Slot::Unavailable }
    }
}

/// A list whose first item is decoded into a slot.
struct First<'s> {
    slot: Slot<'s>,
    len: usize,
}

impl List for First<'_> {
    fn len(&self) -> usize {
        self.len
    }

    fn get(&self, _: usize) -> Value<'_> {
        Value::Absent
    }

    fn push(&mut self) -> Slot<'_> {
        self.len += 1;
        if self.len == 1 { self.slot.again() } else { Slot::Unavailable }
    }

    fn item(&mut self, index: usize) -> Slot<'_> {
        if index == 0 && self.len > 0 { self.slot.again() } else { Slot::Unavailable }
    }

    fn last(&mut self) -> Slot<'_> {
        if self.len == 1 { self.slot.again() } else { Slot::Unavailable }
    }
}
