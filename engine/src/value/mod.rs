//! The interface between values and the traversal: a [`Value`] to read from, and a [`Slot`] to write to.
//!
//! The traversal is not generic over Rust types. It reads a [`Value`] and fills a [`Slot`]. Structures
//! implement [`Record`], whose [`Shape`] describes each field.

mod fixed;
mod key;
mod members;
mod same;

use std::collections::BTreeMap;

use crate::accessors::accessors;
use crate::json::Json;
use crate::rule::{Entries, Instance, Items};
use crate::table::{Node, Shape, Union};

pub use crate::scalar::{Scalar, ScalarMismatch, ScalarSlot};
pub use key::key;
pub use same::same_record;

/// A structure whose fields are accessed by their position in its table.
pub trait Record {
    /// Returns the table. The positions that [`Record::get`] and [`Record::slot`] take are positions in its
    /// fields.
    fn shape(&self) -> &'static Shape;
    /// Returns the value of a field, or [`Value::Absent`] for a position outside the table.
    fn get(&self, field: usize) -> Value<'_>;
    /// Returns the slot of a field, or [`Slot::Unavailable`] for a position outside the table.
    fn slot(&mut self, field: usize) -> Slot<'_>;
}

/// A structure whose table is determined by its type, so that no value is needed to obtain it.
pub trait HasShape: Record {
    /// Returns the table of every value of this type.
    fn shape() -> &'static Shape;
}

impl Node {
    /// Creates a node for the structure `T`.
    pub const fn of<T: HasShape>() -> Self {
        Self::record(<T as HasShape>::shape)
    }

    /// Creates a node for the union `T`.
    pub const fn of_union<T: HasUnion>() -> Self {
        Self::union(<T as HasUnion>::union)
    }
}

/// A type whose values can be encoded in and decoded from messages.
#[diagnostic::on_unimplemented(
    message = "GW0707: `{Self}` does not implement `Wire`",
    label = "this type cannot be a field of a message",
    note = "derive `GroupValue` for a struct around one value, `GroupEnum` for an enumeration, `GroupResponse` for a structure"
)]
pub trait Wire {
    /// Returns a view of the value.
    fn get(&self) -> Value<'_>;
    /// Returns the slot through which a decoder fills the value.
    fn slot(&mut self) -> Slot<'_>;
    /// Creates an initial value for a decoder to fill. It may violate the rules of the spec.
    fn placeholder() -> Self
    where
        Self: Sized;
    /// Returns the items of a list as bytes, if they are bytes: a `Vec<u8>` is a list of integers or a
    /// single value, depending on its node.
    #[inline]
    fn as_bytes(_: &[Self]) -> Option<&[u8]>
    where
        Self: Sized,
    {
        None
    }
    /// Returns the slot of a list of bytes as that of a single value.
    #[inline]
    fn bytes_slot(_: &mut Vec<Self>) -> Option<&mut dyn ScalarSlot>
    where
        Self: Sized,
    {
        None
    }
}

/// A view of a value.
#[derive(Clone, Copy)]
pub enum Value<'v> {
    /// No value: the member is omitted.
    Absent,
    /// Null.
    Null,
    /// A single value.
    Scalar(Scalar<'v>),
    /// A structure.
    Record(&'v dyn Record),
    /// A list.
    List(&'v dyn List),
    /// A map.
    Map(&'v dyn Map),
    /// A value of a union.
    Union(&'v dyn Variant),
    /// A JSON value of any kind.
    Json(&'v Json),
}

impl<'v> Value<'v> {
    accessors! {
        /// Returns the single value, if it is one.
        scalar: Scalar(Scalar<'v>), others Absent | Null | Record | List | Map | Union | Json;
        /// Returns the structure, if it is one.
        record: Record(&'v dyn Record), others Absent | Null | Scalar | List | Map | Union | Json;
        /// Returns the list, if it is one.
        list: List(&'v dyn List), others Absent | Null | Scalar | Record | Map | Union | Json;
        /// Returns the map, if it is one.
        map: Map(&'v dyn Map), others Absent | Null | Scalar | Record | List | Union | Json;
        /// Returns the JSON value, if it is one of any kind.
        json: Json(&'v Json), others Absent | Null | Scalar | Record | List | Map | Union;
        /// Returns the value of a union, if it is one.
        union: Union(&'v dyn Variant), others Absent | Null | Scalar | Record | List | Map | Json;
    }

    /// Returns the single value where it is, if it is one. A value that has just been returned is better looked at than
    /// copied: a copy of the whole waits until its parts are stored.
    #[inline]
    pub(crate) const fn as_scalar(&self) -> Option<&Scalar<'v>> {
        match self {
            Self::Scalar(scalar) => Some(scalar),
            Self::Absent
            | Self::Null
            | Self::Record(_)
            | Self::List(_)
            | Self::Map(_)
            | Self::Union(_)
            | Self::Json(_) => None,
        }
    }

    /// Returns the text, if the value is a text.
    #[inline]
    pub fn string(self) -> Option<&'v str> {
        self.scalar().and_then(Scalar::string)
    }

    /// Returns whether the value is absent.
    #[inline]
    pub fn is_absent(self) -> bool {
        match self {
            Self::Absent => true,
            Self::Null
            | Self::Scalar(_)
            | Self::Record(_)
            | Self::List(_)
            | Self::Map(_)
            | Self::Json(_)
            | Self::Union(_) => false,
        }
    }

    /// Returns whether the value is absent or null.
    #[inline]
    pub fn is_empty(self) -> bool {
        match self {
            Self::Absent | Self::Null => true,
            Self::Scalar(_)
            | Self::Record(_)
            | Self::List(_)
            | Self::Map(_)
            | Self::Union(_)
            | Self::Json(_) => false,
        }
    }

    /// Returns the value as rules see it.
    #[inline]
    pub fn instance(self) -> Instance<'v> {
        match self {
            Self::Scalar(scalar) => Instance::Scalar(scalar),
            Self::List(list) => Instance::List(list),
            Self::Map(map) => Instance::Map(map),
            Self::Record(record) => Instance::Members(members::count(record)),
            Self::Absent | Self::Null | Self::Union(_) | Self::Json(_) => Instance::Other,
        }
    }

    /// Returns a description of the kind of value, with its article: `a list`.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Absent => "nothing",
            Self::Null => "null",
            Self::Scalar(_) => "a single value",
            Self::Record(_) => "a structure",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
            Self::Union(_) => "one of several variants",
            Self::Json(_) => "a JSON value",
        }
    }
}

/// A list of values.
pub trait List: Items {
    /// Returns the number of items.
    fn len(&self) -> usize;
    /// Returns whether there are no items.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Returns an item, or [`Value::Absent`] for a position past the end.
    fn get(&self, index: usize) -> Value<'_>;
    /// Appends a placeholder and returns its slot.
    fn push(&mut self) -> Slot<'_>;
    /// Returns the slot of an item, or [`Slot::Unavailable`] for a position past the end.
    fn item(&mut self, index: usize) -> Slot<'_>;
    /// Returns the slot of the last item, or [`Slot::Unavailable`] if the list is empty.
    fn last(&mut self) -> Slot<'_>;
    /// Returns the items as bytes, if the list can stand for a single value.
    fn bytes(&self) -> Option<&[u8]> {
        None
    }
    /// Returns the slot of that single value.
    fn bytes_slot(&mut self) -> Option<&mut dyn ScalarSlot> {
        None
    }
}

impl<T: List + ?Sized> Items for T {
    fn count(&self) -> usize {
        self.len()
    }

    fn equal_pair(&self) -> Option<(usize, usize)> {
        let mut seen = BTreeMap::new();
        (0..self.len()).find_map(|index| Some((seen.insert(self.item_key(index), index)?, index)))
    }

    fn item_key(&self, index: usize) -> String {
        key(&self.get(index))
    }

    fn member_key(&self, index: usize, names: &[&str]) -> Option<String> {
        members::member_key(self.get(index), names)
    }
}

/// A map from text to values, ordered by its keys.
pub trait Map: Entries {
    /// Returns the number of entries.
    fn len(&self) -> usize;
    /// Returns whether there are no entries.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Returns an iterator over the keys and values.
    fn entries(&self) -> Box<dyn Iterator<Item = (&str, Value<'_>)> + '_>;
    /// Returns whether there is an entry with this key.
    fn has(&self, key: &str) -> bool;
    /// Returns the slot of the entry with this key, which is inserted with a placeholder if it does not
    /// exist.
    fn entry(&mut self, key: &str) -> Slot<'_>;
}

impl<T: Map + ?Sized> Entries for T {
    fn count(&self) -> usize {
        self.len()
    }

    fn keys(&self) -> Box<dyn Iterator<Item = &str> + '_> {
        Box::new(self.entries().map(|(key, _)| key))
    }
}

/// A value of a union: one of its variants, which are identified by their position in its table.
pub trait Variant {
    /// Returns the table.
    fn union(&self) -> &'static Union;
    /// Returns the position of the variant, or `None` if no variant has been chosen. The position of an
    /// unknown variant, whose value is JSON, is after those of the table.
    fn position(&self) -> Option<usize>;
    /// Returns the value of the variant.
    fn get(&self) -> Value<'_>;
    /// Makes it this variant, keeping a value that it already has of it, and returns the slot of its value, or
    /// [`Slot::Unavailable`] for a position outside the table.
    fn choose(&mut self, position: usize) -> Slot<'_>;
}

/// A union whose table is determined by its type, so that no value is needed to obtain it.
pub trait HasUnion: Variant {
    /// Returns the table of every value of this type.
    fn union() -> &'static Union;
}

/// A slot that may be absent or null.
pub trait OptionalSlot {
    /// Sets the value to null. For an `Option` this is `None`.
    fn null(&mut self);
    /// Ensures that there is a value, keeping an existing one, and returns its slot.
    fn fill(&mut self) -> Slot<'_>;
}

/// A place that a decoder fills.
pub enum Slot<'s> {
    /// A single value.
    Scalar(&'s mut dyn ScalarSlot),
    /// A structure.
    Record(&'s mut dyn Record),
    /// A list.
    List(&'s mut dyn List),
    /// A map.
    Map(&'s mut dyn Map),
    /// A value of a union.
    Union(&'s mut dyn Variant),
    /// A JSON value of any kind.
    Json(&'s mut Json),
    /// A value that may be absent or null.
    Optional(&'s mut dyn OptionalSlot),
    /// There is no such place.
    Unavailable,
}

impl<'s> Slot<'s> {
    accessors! {
        /// Returns the slot of a single value, if it is one.
        scalar: Scalar(&'s mut dyn ScalarSlot), others Record | List | Map | Union | Json | Optional | Unavailable;
        /// Returns the structure, if it is one.
        record: Record(&'s mut dyn Record), others Scalar | List | Map | Union | Json | Optional | Unavailable;
        /// Returns the list, if it is one.
        list: List(&'s mut dyn List), others Scalar | Record | Map | Union | Json | Optional | Unavailable;
        /// Returns the map, if it is one.
        map: Map(&'s mut dyn Map), others Scalar | Record | List | Union | Json | Optional | Unavailable;
        /// Returns the place of a JSON value, if it is one of any kind.
        json: Json(&'s mut Json), others Scalar | Record | List | Map | Union | Optional | Unavailable;
        /// Returns the value of a union, if it is one.
        union: Union(&'s mut dyn Variant), others Scalar | Record | List | Map | Json | Optional | Unavailable;
        /// Returns the slot of a value that may be absent or null, if it is one.
        optional: Optional(&'s mut dyn OptionalSlot), others Scalar | Record | List | Map | Union | Json | Unavailable;
    }
}

impl Slot<'_> {
    /// Returns whether there is such a place.
    pub fn is_available(&self) -> bool {
        match self {
            Self::Scalar(_)
            | Self::Record(_)
            | Self::List(_)
            | Self::Map(_)
            | Self::Json(_)
            | Self::Union(_)
            | Self::Optional(_) => true,
            Self::Unavailable => false,
        }
    }

    /// Returns the same slot, for as long as it is borrowed.
    pub fn again(&mut self) -> Slot<'_> {
        match self {
            Self::Scalar(scalar) => Slot::Scalar(&mut **scalar),
            Self::Record(record) => Slot::Record(&mut **record),
            Self::List(list) => Slot::List(&mut **list),
            Self::Map(map) => Slot::Map(&mut **map),
            Self::Union(variant) => Slot::Union(&mut **variant),
            Self::Json(json) => Slot::Json(json),
            Self::Optional(optional) => Slot::Optional(&mut **optional),
            Self::Unavailable => Slot::Unavailable,
        }
    }
}

/// The maximum nesting of [`Slot::Optional`]. In practice there are at most two levels: a value that may be
/// absent contains one that may be null. The limit makes [`Slot::filled`] terminate for an incorrect
/// implementation.
const MAX_OPTIONALS: usize = 8;

impl<'s> Slot<'s> {
    /// Returns the slot of the value itself. A value that may be absent or null is first set to a
    /// placeholder.
    #[inline]
    pub fn filled(self) -> Slot<'s> {
        let mut slot = self;
        for _ in 0..MAX_OPTIONALS {
            match slot {
                Slot::Optional(optional) => slot = optional.fill(),
                Slot::Scalar(_)
                | Slot::Record(_)
                | Slot::List(_)
                | Slot::Map(_)
                | Slot::Union(_)
                | Slot::Json(_)
                | Slot::Unavailable => return slot,
            }
        }
        Slot::Unavailable
    }
}

/// Returns the value of a member that is always written: null if it is `None`.
pub fn or_null<T: Wire>(value: &Option<T>) -> Value<'_> {
    value.as_ref().map_or(Value::Null, Wire::get)
}
