//! What a walk reads from and writes to: a value seen from outside, and a slot to be filled.
//!
//! A walk never knows a Rust type. It reads a [`Value`] and fills a [`Slot`]; the structure behind both is a
//! [`Record`], whose [`Shape`] tells what each field is.

use std::borrow::Cow;

use uuid::Uuid;

use crate::table::Shape;
use crate::types::DateTime;

/// A structure whose fields are read and filled by their position in its table.
pub trait Record {
    /// The table. Positions given to [`Record::get`] and [`Record::slot`] are positions in its `fields`.
    fn shape(&self) -> &'static Shape;
    /// The value of a field; [`Value::Absent`] for a position outside the table.
    fn get(&self, field: usize) -> Value<'_>;
    /// Where a field is to be filled; [`Slot::Nowhere`] for a position outside the table.
    fn slot(&mut self, field: usize) -> Slot<'_>;
}

/// A type whose values can be carried by a message.
#[diagnostic::on_unimplemented(
    message = "GW0707: no message carries a `{Self}`",
    label = "this type is none that a message carries",
    note = "derive `GroupValue` for a struct around one value, `GroupEnum` for an enumeration, `GroupResponse` for a structure"
)]
pub trait Wire {
    /// The value, seen from outside.
    fn get(&self) -> Value<'_>;
    /// Where it is filled.
    fn slot(&mut self) -> Slot<'_>;
    /// A value to be filled by a decoder. It need not satisfy the rules of the spec.
    fn empty() -> Self
    where
        Self: Sized;
}

/// A value, seen from outside.
#[derive(Clone)]
pub enum Value<'v> {
    /// There is none: the member is left out.
    Absent,
    /// It is null.
    Null,
    /// A single value.
    Scalar(Scalar<'v>),
    /// A structure.
    Record(&'v dyn Record),
    /// A list.
    List(&'v dyn List),
    /// A map.
    Map(&'v dyn Map),
}

/// A single value.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar<'v> {
    /// Text; also the values of an enumeration.
    Text(Cow<'v, str>),
    /// True or false.
    Boolean(bool),
    /// An integer.
    Integer(i128),
    /// A binary floating-point number.
    Number(f64),
    /// A UUID (RFC 9562).
    Uuid(Uuid),
    /// A date and time of day, with or without an offset.
    DateTime(DateTime),
    /// Octets.
    Bytes(Cow<'v, [u8]>),
}

impl Scalar<'_> {
    /// The same value, borrowing its text.
    pub fn borrowed(&self) -> Scalar<'_> {
        match self {
            Self::Text(text) => Scalar::Text(Cow::Borrowed(text)),
            Self::Bytes(bytes) => Scalar::Bytes(Cow::Borrowed(bytes)),
            Self::Boolean(value) => Scalar::Boolean(*value),
            Self::Integer(value) => Scalar::Integer(*value),
            Self::Number(value) => Scalar::Number(*value),
            Self::Uuid(value) => Scalar::Uuid(*value),
            Self::DateTime(value) => Scalar::DateTime(*value),
        }
    }

    /// The same value, owning its text.
    pub fn into_owned(self) -> Scalar<'static> {
        match self {
            Self::Text(text) => Scalar::Text(Cow::Owned(text.into_owned())),
            Self::Bytes(bytes) => Scalar::Bytes(Cow::Owned(bytes.into_owned())),
            Self::Boolean(value) => Scalar::Boolean(value),
            Self::Integer(value) => Scalar::Integer(value),
            Self::Number(value) => Scalar::Number(value),
            Self::Uuid(value) => Scalar::Uuid(value),
            Self::DateTime(value) => Scalar::DateTime(value),
        }
    }
}

/// A list of values.
pub trait List {
    /// How many there are.
    fn len(&self) -> usize;
    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// One of them; [`Value::Absent`] past the end.
    fn get(&self, index: usize) -> Value<'_>;
    /// Appends an empty item, to be filled.
    fn push(&mut self) -> Slot<'_>;
    /// Where the last item is filled further; [`Slot::Nowhere`] when there is none.
    fn last(&mut self) -> Slot<'_>;
}

/// A map from text to values, in the order of its keys.
pub trait Map {
    /// How many entries there are.
    fn len(&self) -> usize;
    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The keys and values.
    fn entries(&self) -> Box<dyn Iterator<Item = (&str, Value<'_>)> + '_>;
    /// The entry of this key, to be filled; a new empty one if there is none.
    fn entry(&mut self, key: &str) -> Slot<'_>;
}

/// A place that holds a single value.
pub trait Leaf {
    /// Puts the value there, if it can hold it.
    fn set(&mut self, value: Scalar<'_>) -> Result<(), Unfit>;
}

/// A value that a place cannot hold: out of the range of its Rust type, or of another kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfit;

/// A place that may hold nothing, or null.
pub trait Maybe {
    /// Makes it hold null. An `Option` then holds `None`.
    fn null(&mut self);
    /// Makes it hold a value, keeping the one it holds, and gives where that is filled.
    fn fill(&mut self) -> Slot<'_>;
}

/// Where a value is filled.
pub enum Slot<'s> {
    /// A single value.
    Leaf(&'s mut dyn Leaf),
    /// A structure.
    Record(&'s mut dyn Record),
    /// A list.
    List(&'s mut dyn List),
    /// A map.
    Map(&'s mut dyn Map),
    /// Something that may be absent or null.
    Maybe(&'s mut dyn Maybe),
    /// No such place.
    Nowhere,
}

impl<'s> Slot<'s> {
    /// The slot of the value itself: whatever may be absent or null is made to hold a value.
    #[inline]
    pub fn filled(self) -> Slot<'s> {
        let mut slot = self;
        // A place that may be absent holds one that may be null at the most; the bound keeps a wrong
        // implementation from going round for ever.
        for _ in 0..8 {
            match slot {
                Slot::Maybe(maybe) => slot = maybe.fill(),
                other => return other,
            }
        }
        Slot::Nowhere
    }
}

/// The value of a member that is always written: null where it holds nothing.
pub fn or_null<T: Wire>(value: &Option<T>) -> Value<'_> {
    value.as_ref().map_or(Value::Null, Wire::get)
}
