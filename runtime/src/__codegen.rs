//! All items that generated and derived code refers to. Generated code uses only this module, so that it
//! adds no other names to a user's crate and the rest of this crate can change independently.

pub use crate::choice;
pub use crate::client::{AsyncTransport, CallError, CallOptions, Transport};
pub use crate::nullable::{self, Nullable};
pub use crate::replies::{message_of, write_message};
pub use crate::{
    BigInteger, Bytes, Call, ClientConfig, Credentials, Date, DateTime, Decimal, Duration, Endpoint, File,
    Format, Json, LocalDateTime, Patch, Replies, RequestError, ResponseError, Serve, Time, Url, Uuid,
    Violations, debug, debug_union, http, replies,
};
pub use groupwright_engine::autoref::Autoref;
pub use groupwright_engine::compat::{self, Represents};
pub use groupwright_engine::domain::Domain;
pub use groupwright_engine::http::{BaseUrl, Signer};
pub use groupwright_engine::rule::{Keys, LengthUnit, Limit, MemberRule, MemberTest, Pattern, Rule};
pub use groupwright_engine::spelling;
pub use groupwright_engine::table::{
    self, AnyOf, BodyPlace, Carrier, Condition, ConstantValue, Entries, Enumeration, Evidence, Fact, Field,
    FieldFact, FieldFormats, FieldMessages, Fixed, FormEntries, FormList, FormLists, FormMap, FormNode,
    FormObjects, FormShape, GroupRole, Idempotence, JsonKind, Media, MessagePath, Nil, Node, Note, Openness,
    Packing, Packings, ParameterLocation, Part, PartNode, Region, Reply, Retry, Scheme, Segment, SelectPlace,
    Server, Shape, Sigv4, SpellingHint, StatusRange, Test, Text, TextPiece, Union, Uniqueness, XmlContent,
    XmlForm, XmlMap, XmlNode, XmlShape,
};
pub use groupwright_engine::value::{
    HasShape, HasUnion, Record, Scalar, ScalarMismatch, ScalarSlot, Slot, Value, Variant, Wire, or_null,
    same_record,
};

// Items of the standard library are re-exported so that generated code does not depend on the prelude: a
// vendor's type may be named `Option`.
pub use core::clone::Clone;
pub use core::cmp::{Eq, Ord, Ordering, PartialEq, PartialOrd};
pub use core::convert::{AsRef, From, Into};
pub use core::default::Default;
pub use core::error::Error;
pub use core::fmt::{Debug, Display, Formatter, Result as FmtResult};
pub use core::future::Future;
pub use core::hash::{Hash, Hasher};
pub use core::iter::IntoIterator;
pub use core::marker::Sized;
pub use core::net::{Ipv4Addr, Ipv6Addr};
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{bool, f64, i8, i16, i32, i64, str, u8, u16, u32, u64, usize};
pub use core::result::Result::{self, Err, Ok};
pub use std::boxed::Box;
pub use std::collections::BTreeMap;
pub use std::string::String;
pub use std::time::SystemTime;
pub use std::vec::Vec;

/// Converts an argument for a field.
#[inline]
pub fn into<T: Into<U>, U>(value: T) -> U {
    value.into()
}

/// Collects an argument for a list field.
#[inline]
pub fn list<T>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    items.into_iter().collect()
}

/// Collects an argument for a list of strings.
#[inline]
pub fn texts<T: Into<String>>(items: impl IntoIterator<Item = T>) -> Vec<String> {
    items.into_iter().map(Into::into).collect()
}

/// Collects an argument for a map field.
#[inline]
pub fn map<K: Into<String>, V>(entries: impl IntoIterator<Item = (K, V)>) -> BTreeMap<String, V> {
    entries.into_iter().map(|(name, value)| (name.into(), value)).collect()
}

/// Collects an argument for a map of strings.
#[inline]
pub fn text_map<K: Into<String>, V: Into<String>>(
    entries: impl IntoIterator<Item = (K, V)>,
) -> BTreeMap<String, String> {
    entries.into_iter().map(|(name, value)| (name.into(), value.into())).collect()
}

/// Returns a view of a structure.
#[inline]
pub fn record_value<T: Record>(record: &T) -> Value<'_> {
    Value::Record(record)
}

/// Returns the slot of a structure.
#[inline]
pub fn record_slot<T: Record>(record: &mut T) -> Slot<'_> {
    Slot::Record(record)
}

/// Formats a structure for `Debug`.
#[inline]
pub fn debug_record<T: Record>(record: &T, f: &mut Formatter<'_>) -> FmtResult {
    debug(record, f)
}

/// Returns whether two structures have the same values.
#[inline]
pub fn same<T: Record>(one: &T, other: &T) -> bool {
    same_record(one, other)
}

/// Returns a structure with no optional member set, for struct update syntax.
#[inline]
pub fn rest<T: Wire>() -> T {
    T::placeholder()
}

pub use crate::{
    __builder as builder, __client_config as client_config, __debug as debug, __debug_union as debug_union,
    __endpoint as endpoint, __enumeration as enumeration, __feature as feature, __meanings as meanings,
    __methods as methods, __record as record, __replies as replies, __represents as represents,
    __serde as serde, __serve as serve, __structure as structure, __texts as texts, __union as union,
};
