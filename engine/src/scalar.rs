//! A single value, and the slot that holds one.

use uuid::Uuid;

use crate::accessors::accessors;
use crate::types::{DateTime, LocalDateTime};

/// A single value.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scalar<'v> {
    /// Text; also the values of an enumeration, and URLs.
    String(&'v str),
    /// True or false.
    Boolean(bool),
    /// An integer.
    Integer(i64),
    /// An integer beyond the greatest `i64`.
    Unsigned(u64),
    /// A binary floating-point number.
    Number(f64),
    /// A UUID (RFC 9562).
    Uuid(Uuid),
    /// A date and time of day with an offset from UTC.
    DateTime(DateTime),
    /// A date and time of day without an offset.
    LocalDateTime(LocalDateTime),
}

impl<'v> Scalar<'v> {
    accessors! {
        /// The text, if it is one.
        string: String(&'v str), others Boolean | Integer | Unsigned | Number | Uuid | DateTime | LocalDateTime;
        /// The boolean, if it is one.
        boolean: Boolean(bool), others String | Integer | Unsigned | Number | Uuid | DateTime | LocalDateTime;
        /// The integer, if it is one that an `i64` holds.
        integer: Integer(i64), others String | Boolean | Unsigned | Number | Uuid | DateTime | LocalDateTime;
        /// The floating-point number, if it is one.
        number: Number(f64), others String | Boolean | Integer | Unsigned | Uuid | DateTime | LocalDateTime;
        /// The UUID, if it is one.
        uuid: Uuid(Uuid), others String | Boolean | Integer | Unsigned | Number | DateTime | LocalDateTime;
        /// The date and time with an offset, if it is one.
        datetime: DateTime(DateTime), others String | Boolean | Integer | Unsigned | Number | Uuid | LocalDateTime;
        /// The date and time without an offset, if it is one.
        local_datetime: LocalDateTime(LocalDateTime), others String | Boolean | Integer | Unsigned | Number | Uuid | DateTime;
    }
}

/// A place that holds a single value.
pub trait ScalarSlot {
    /// Puts the value there, if it can hold it.
    fn set(&mut self, value: Scalar<'_>) -> Result<(), ScalarMismatch>;
    /// Puts a text there that the caller has no more use for.
    fn set_string(&mut self, text: String) -> Result<(), ScalarMismatch> {
        self.set(Scalar::String(&text))
    }
}

/// A value that a place cannot hold: out of the range of its Rust type, or of another kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScalarMismatch;
