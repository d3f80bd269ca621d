//! Values of kinds that are known only at run time.

use std::fmt;

use super::DynRecord;
use super::map::DynMap;
use super::union::DynUnion;
use crate::debug;
use crate::json::Json;
use crate::table::{ConstantValue, Field, Node, NodeKind};
use crate::types::{Decimal, File};
use crate::value::{List, OptionalSlot, Scalar, ScalarMismatch, ScalarSlot, Slot, Value};

/// A value of a kind that is known only at run time: a field, an item of a list, an entry of a map, or a
/// whole body.
#[derive(Clone)]
pub struct DynValue {
    node: &'static Node,
    /// Whether the value can be neither absent nor null.
    certain: bool,
    state: State,
}

#[derive(Clone, PartialEq)]
enum State {
    Absent,
    Null,
    String(String),
    /// An exact number.
    Decimal(Decimal),
    Bytes(Vec<u8>),
    File(Box<File>),
    /// A single value other than these.
    Scalar(Scalar<'static>),
    Record(DynRecord),
    List(DynList),
    Map(DynMap),
    Union(Box<DynUnion>),
    Json(Json),
}

impl DynValue {
    /// Creates an empty value of this node.
    pub fn new(node: &'static Node) -> Self {
        Self::of(node, !node.is_nullable())
    }

    /// Creates an empty value of this node that may also be absent.
    pub fn optional(node: &'static Node) -> Self {
        Self::of(node, false)
    }

    /// Creates the value of a constant member of this node.
    pub fn constant(node: &'static Node, value: &ConstantValue) -> Self {
        let state = match value {
            ConstantValue::Absent => State::Absent,
            ConstantValue::Null => State::Null,
            ConstantValue::Text(text) => return Self::single(node, text),
            ConstantValue::List(items) => node.kind().item().map_or(State::Absent, |item| {
                State::List(DynList {
                    item,
                    values: items.iter().map(|value| Self::constant(item, value)).collect(),
                })
            }),
            ConstantValue::Record(values) => node
                .kind()
                .shape()
                .map_or(State::Absent, |shape| State::Record(DynRecord::constant(shape, values))),
        };
        Self { node, certain: false, state }
    }

    /// Creates a single value from its text in the default spelling; an absent one if the text has no value.
    fn single(node: &'static Node, text: &str) -> Self {
        let mut single = Self::optional(node);
        let scalar = match node.kind() {
            NodeKind::Scalar(scalar) => scalar.domain().read(text),
            NodeKind::Enum(_) => Some(Scalar::String(text)),
            NodeKind::Record(_)
            | NodeKind::List(_)
            | NodeKind::Map(_)
            | NodeKind::Union(_)
            | NodeKind::Any => None,
        };
        if let Some(scalar) = scalar {
            // Any scalar can be set.
            let _ = single.set(scalar);
        }
        single
    }

    pub(super) fn of_field(field: &'static Field) -> Self {
        let is_given = field.is_required() || field.is_additional();
        Self::of(field.node(), is_given && !field.node().is_nullable())
    }

    fn of(node: &'static Node, certain: bool) -> Self {
        // The structure is created when it is first filled, because a type may contain itself.
        let state = match node.kind() {
            NodeKind::List(item) if certain => State::List(DynList { item, values: Vec::new() }),
            NodeKind::Map(entry) if certain => State::Map(DynMap::new(entry)),
            NodeKind::Scalar(_)
            | NodeKind::Enum(_)
            | NodeKind::Record(_)
            | NodeKind::List(_)
            | NodeKind::Map(_)
            | NodeKind::Union(_)
            | NodeKind::Any => State::Absent,
        };
        Self { node, certain, state }
    }

    /// Returns a view of the value.
    pub fn get(&self) -> Value<'_> {
        match &self.state {
            State::Absent => Value::Absent,
            State::Null => Value::Null,
            State::String(text) => Value::Scalar(Scalar::String(text)),
            State::Decimal(number) => Value::Scalar(Scalar::Decimal(number.as_str())),
            State::Bytes(bytes) => Value::Scalar(Scalar::Bytes(bytes)),
            State::File(file) => Value::Scalar(Scalar::File(file)),
            State::Scalar(scalar) => Value::Scalar(*scalar),
            State::Record(record) => Value::Record(record),
            State::List(list) => Value::List(list),
            State::Map(map) => Value::Map(map),
            State::Union(union) => union.value(),
            State::Json(json) => Value::Json(json),
        }
    }

    /// Returns the slot of the value.
    pub fn slot(&mut self) -> Slot<'_> {
        if self.certain { self.inner() } else { Slot::Optional(self) }
    }

    /// Returns the slot of the value itself, whether or not it may be absent or null.
    fn inner(&mut self) -> Slot<'_> {
        if self.node.kind().is_single() {
            return Slot::Scalar(self);
        }
        self.open();
        match &mut self.state {
            State::Record(record) => Slot::Record(record),
            State::List(list) => Slot::List(list),
            State::Map(map) => Slot::Map(map),
            State::Union(union) => Slot::Union(&mut **union),
            State::Json(json) => Slot::Json(json),
            State::Absent
            | State::Null
            | State::String(_)
            | State::Decimal(_)
            | State::Bytes(_)
            | State::File(_)
            | State::Scalar(_) => Slot::Unavailable,
        }
    }

    /// Creates an empty structure, list or map, according to the kind, unless there is one.
    fn open(&mut self) {
        if !matches!(self.state, State::Absent | State::Null) {
            return;
        }
        self.state = match self.node.kind() {
            NodeKind::Record(shape) => State::Record(DynRecord::new(shape.get())),
            NodeKind::List(item) => State::List(DynList { item, values: Vec::new() }),
            NodeKind::Map(entry) => State::Map(DynMap::new(entry)),
            NodeKind::Union(union) => State::Union(Box::new(DynUnion::new(union.get()))),
            NodeKind::Any => State::Json(Json::Null),
            NodeKind::Scalar(_) | NodeKind::Enum(_) => return,
        };
    }
}

impl DynValue {
    /// Shows the entries of all maps in the order in which they were given to those of another value.
    pub fn arrange_like(&mut self, other: &Self) {
        match (&mut self.state, &other.state) {
            (State::Record(own), State::Record(other)) => own.arrange_like(other),
            (State::List(own), State::List(other)) => {
                for (own, other) in own.values.iter_mut().zip(&other.values) {
                    own.arrange_like(other);
                }
            }
            (State::Map(own), State::Map(other)) => own.arrange_like(other),
            (State::Union(own), State::Union(other)) => own.arrange_like(other),
            (
                State::Absent
                | State::Null
                | State::String(_)
                | State::Decimal(_)
                | State::Bytes(_)
                | State::File(_)
                | State::Scalar(_)
                | State::Record(_)
                | State::List(_)
                | State::Map(_)
                | State::Union(_)
                | State::Json(_),
                _,
            ) => {}
        }
    }
}

impl ScalarSlot for DynValue {
    fn set(&mut self, value: Scalar<'_>) -> Result<(), ScalarMismatch> {
        if let Some(text) = value.string() {
            return self.set_string(text.to_owned());
        }
        if let Some(file) = value.file() {
            return self.set_file(file.clone());
        }
        if let Some(text) = value.data_url() {
            return self.set_file(text.parse().map_err(|_| ScalarMismatch)?);
        }
        self.state = match (value.owned(), value.decimal(), value.bytes()) {
            (Some(scalar), ..) => State::Scalar(scalar),
            (None, Some(text), _) => State::Decimal(text.parse().map_err(|_| ScalarMismatch)?),
            (None, None, Some(bytes)) => State::Bytes(bytes.bytes().into_owned()),
            (None, None, None) => return Err(ScalarMismatch),
        };
        Ok(())
    }

    fn set_string(&mut self, text: String) -> Result<(), ScalarMismatch> {
        self.state = State::String(text);
        Ok(())
    }

    fn set_file(&mut self, file: File) -> Result<(), ScalarMismatch> {
        self.state = State::File(Box::new(file));
        Ok(())
    }
}

impl OptionalSlot for DynValue {
    fn null(&mut self) {
        self.state = State::Null;
    }

    fn fill(&mut self) -> Slot<'_> {
        self.inner()
    }
}

/// Compares the contents; whether the values may be absent is ignored.
impl PartialEq for DynValue {
    fn eq(&self, other: &Self) -> bool {
        self.state == other.state
    }
}

/// Masks secrets.
impl fmt::Debug for DynValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug::debug_value(&self.get(), self.node, f)
    }
}

#[derive(Clone)]
struct DynList {
    item: &'static Node,
    values: Vec<DynValue>,
}

impl List for DynList {
    fn len(&self) -> usize {
        self.values.len()
    }

    fn get(&self, index: usize) -> Value<'_> {
        self.values.get(index).map_or(Value::Absent, DynValue::get)
    }

    fn push(&mut self) -> Slot<'_> {
        // One that cannot be decoded remains absent.
        self.values.push(DynValue::optional(self.item));
        self.last()
    }

    fn item(&mut self, index: usize) -> Slot<'_> {
        self.values.get_mut(index).map_or(Slot::Unavailable, DynValue::slot)
    }

    fn last(&mut self) -> Slot<'_> {
        self.values.last_mut().map_or(Slot::Unavailable, DynValue::slot)
    }
}

impl PartialEq for DynList {
    fn eq(&self, other: &Self) -> bool {
        self.values == other.values
    }
}
