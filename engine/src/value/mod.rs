//! What a walk reads from and writes to: a value seen from outside, and a slot to be filled.
//!
//! A walk never knows a Rust type. It reads a [`Value`] and fills a [`Slot`]; the structure behind both is a
//! [`Record`], whose [`Shape`] says what each field is.

mod key;

use std::collections::BTreeMap;

use crate::accessors::accessors;
use crate::rule::{Instance, Items};
use crate::table::{Node, Shape};

pub use crate::scalar::{Scalar, ScalarMismatch, ScalarSlot};
pub use key::key;

/// A structure whose fields are read and filled by their position in its table.
pub trait Record {
    /// The table. Positions given to [`Record::get`] and [`Record::slot`] are positions in its fields.
    fn shape(&self) -> &'static Shape;
    /// The value of a field; [`Value::Absent`] for a position outside the table.
    fn get(&self, field: usize) -> Value<'_>;
    /// Where a field is to be filled; [`Slot::Unavailable`] for a position outside the table.
    fn slot(&mut self, field: usize) -> Slot<'_>;
}

/// A structure whose table is known by its type alone.
pub trait HasShape: Record {
    /// The table of every value of the type.
    fn shape() -> &'static Shape;
}

impl Node {
    /// What the structure holds.
    pub const fn of<T: HasShape>() -> Self {
        Self::record(<T as HasShape>::shape)
    }
}

/// A type whose values can be carried by a message.
#[diagnostic::on_unimplemented(
    message = "GW0707: `{Self}` does not implement `Wire`",
    label = "this type cannot be a field of a message",
    note = "derive `GroupValue` for a struct around one value, `GroupEnum` for an enumeration, `GroupResponse` for a structure"
)]
pub trait Wire {
    /// The value, seen from outside.
    fn get(&self) -> Value<'_>;
    /// Where it is filled.
    fn slot(&mut self) -> Slot<'_>;
    /// A value to be filled by a decoder. It need not satisfy the rules of the spec.
    fn placeholder() -> Self
    where
        Self: Sized;
}

/// A value, seen from outside.
#[doc(hidden)]
#[derive(Clone, Copy)]
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

impl<'v> Value<'v> {
    accessors! {
        /// The single value, if it is one.
        scalar: Scalar(Scalar<'v>), others Absent | Null | Record | List | Map;
        /// The structure, if it is one.
        record: Record(&'v dyn Record), others Absent | Null | Scalar | List | Map;
        /// The list, if it is one.
        list: List(&'v dyn List), others Absent | Null | Scalar | Record | Map;
        /// The map, if it is one.
        map: Map(&'v dyn Map), others Absent | Null | Scalar | Record | List;
    }

    /// The text, if it is one.
    #[inline]
    pub fn string(self) -> Option<&'v str> {
        self.scalar().and_then(Scalar::string)
    }

    /// Whether there is none.
    #[inline]
    pub fn is_absent(self) -> bool {
        match self {
            Self::Absent => true,
            Self::Null | Self::Scalar(_) | Self::Record(_) | Self::List(_) | Self::Map(_) => false,
        }
    }

    /// Whether there is none, or null.
    #[inline]
    pub fn is_empty(self) -> bool {
        match self {
            Self::Absent | Self::Null => true,
            Self::Scalar(_) | Self::Record(_) | Self::List(_) | Self::Map(_) => false,
        }
    }

    /// What a rule sees of it.
    #[inline]
    pub fn instance(self) -> Instance<'v> {
        match self {
            Self::Scalar(scalar) => Instance::Scalar(scalar),
            Self::List(list) => Instance::List(list),
            Self::Absent | Self::Null | Self::Record(_) | Self::Map(_) => Instance::Other,
        }
    }

    /// What it is, in words: `a list`.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Absent => "nothing",
            Self::Null => "null",
            Self::Scalar(_) => "a single value",
            Self::Record(_) => "a structure",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
        }
    }
}

/// A list of values.
pub trait List: Items {
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
    /// Where the last item is filled further; [`Slot::Unavailable`] when there is none.
    fn last(&mut self) -> Slot<'_>;
}

impl<T: List + ?Sized> Items for T {
    fn count(&self) -> usize {
        self.len()
    }

    fn equal_pair(&self) -> Option<(usize, usize)> {
        let mut seen = BTreeMap::new();
        (0..self.len()).find_map(|index| Some((seen.insert(key(&self.get(index)), index)?, index)))
    }
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

/// A place that may hold nothing, or null.
pub trait OptionalSlot {
    /// Makes it hold null. An `Option` then holds `None`.
    fn null(&mut self);
    /// Makes it hold a value, keeping the one it holds, and gives where that is filled.
    fn fill(&mut self) -> Slot<'_>;
}

/// Where a value is filled.
#[doc(hidden)]
pub enum Slot<'s> {
    /// A single value.
    Scalar(&'s mut dyn ScalarSlot),
    /// A structure.
    Record(&'s mut dyn Record),
    /// A list.
    List(&'s mut dyn List),
    /// A map.
    Map(&'s mut dyn Map),
    /// Something that may be absent or null.
    Optional(&'s mut dyn OptionalSlot),
    /// No such place.
    Unavailable,
}

impl<'s> Slot<'s> {
    accessors! {
        /// The place of a single value, if it is one.
        scalar: Scalar(&'s mut dyn ScalarSlot), others Record | List | Map | Optional | Unavailable;
        /// The structure, if it is one.
        record: Record(&'s mut dyn Record), others Scalar | List | Map | Optional | Unavailable;
        /// The list, if it is one.
        list: List(&'s mut dyn List), others Scalar | Record | Map | Optional | Unavailable;
        /// The map, if it is one.
        map: Map(&'s mut dyn Map), others Scalar | Record | List | Optional | Unavailable;
        /// What may be absent or null, if it may.
        optional: Optional(&'s mut dyn OptionalSlot), others Scalar | Record | List | Map | Unavailable;
    }
}

/// So many optional places may stand within each other: one that may be absent holds one that may be null at the most. The
/// bound keeps a wrong implementation from going round for ever.
const MAX_OPTIONALS: usize = 8;

impl<'s> Slot<'s> {
    /// The slot of the value itself: whatever may be absent or null is made to hold a value.
    #[inline]
    pub fn filled(self) -> Slot<'s> {
        let mut slot = self;
        for _ in 0..MAX_OPTIONALS {
            match slot {
                Slot::Optional(optional) => slot = optional.fill(),
                Slot::Scalar(_) | Slot::Record(_) | Slot::List(_) | Slot::Map(_) | Slot::Unavailable => {
                    return slot;
                }
            }
        }
        Slot::Unavailable
    }
}

/// The value of a member that is always written: null where it holds nothing.
pub fn or_null<T: Wire>(value: &Option<T>) -> Value<'_> {
    value.as_ref().map_or(Value::Null, Wire::get)
}
