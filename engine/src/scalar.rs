//! Single values, and the slots that hold them.

use uuid::Uuid;

use crate::accessors::accessors;
use crate::types::{Date, DateTime, Duration, LocalDateTime, Time};

/// A single value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scalar<'v> {
    /// A text. Values of enumerations and URLs are texts too.
    String(&'v str),
    /// A boolean.
    Boolean(bool),
    /// A 64-bit signed integer.
    Integer(i64),
    /// An integer greater than `i64::MAX`.
    Unsigned(u64),
    /// A 64-bit binary floating-point number.
    Number(f64),
    /// A UUID (RFC 9562).
    Uuid(Uuid),
    /// A date and time of day with an offset from UTC.
    DateTime(DateTime),
    /// A date and time of day without an offset.
    LocalDateTime(LocalDateTime),
    /// A date.
    Date(Date),
    /// A time of day without an offset.
    Time(Time),
    /// A duration.
    Duration(Duration),
}

impl<'v> Scalar<'v> {
    accessors! {
        /// Returns the text, if it is one.
        string: String(&'v str), others Boolean | Integer | Unsigned | Number | Uuid | DateTime | LocalDateTime | Date | Time | Duration;
        /// Returns the boolean, if it is one.
        boolean: Boolean(bool), others String | Integer | Unsigned | Number | Uuid | DateTime | LocalDateTime | Date | Time | Duration;
        /// Returns the integer, if it is one that fits into an `i64`.
        integer: Integer(i64), others String | Boolean | Unsigned | Number | Uuid | DateTime | LocalDateTime | Date | Time | Duration;
        /// Returns the floating-point number, if it is one.
        number: Number(f64), others String | Boolean | Integer | Unsigned | Uuid | DateTime | LocalDateTime | Date | Time | Duration;
        /// Returns the UUID, if it is one.
        uuid: Uuid(Uuid), others String | Boolean | Integer | Unsigned | Number | DateTime | LocalDateTime | Date | Time | Duration;
        /// Returns the date and time with an offset, if it is one.
        datetime: DateTime(DateTime), others String | Boolean | Integer | Unsigned | Number | Uuid | LocalDateTime | Date | Time | Duration;
        /// Returns the date and time without an offset, if it is one.
        local_datetime: LocalDateTime(LocalDateTime), others String | Boolean | Integer | Unsigned | Number | Uuid | DateTime | Date | Time | Duration;
        /// Returns the date, if it is one.
        date: Date(Date), others String | Boolean | Integer | Unsigned | Number | Uuid | DateTime | LocalDateTime | Time | Duration;
        /// Returns the time of day, if it is one.
        time: Time(Time), others String | Boolean | Integer | Unsigned | Number | Uuid | DateTime | LocalDateTime | Date | Duration;
        /// Returns the duration, if it is one.
        duration: Duration(Duration), others String | Boolean | Integer | Unsigned | Number | Uuid | DateTime | LocalDateTime | Date | Time;
    }
}

/// A slot for a single value.
pub trait ScalarSlot {
    /// Stores a value.
    ///
    /// # Errors
    ///
    /// Returns [`ScalarMismatch`] if the slot cannot hold the value.
    fn set(&mut self, value: Scalar<'_>) -> Result<(), ScalarMismatch>;
    /// Stores a text, taking ownership of it to avoid a copy.
    ///
    /// # Errors
    ///
    /// Returns [`ScalarMismatch`] if the slot cannot hold the text.
    fn set_string(&mut self, text: String) -> Result<(), ScalarMismatch> {
        self.set(Scalar::String(&text))
    }
}

/// The error of a value that a slot cannot hold: it is out of the range of the Rust type, or of another
/// kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScalarMismatch;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_no_more_than_three_words() {
        assert!(size_of::<Scalar<'_>>() <= 3 * size_of::<u64>());
    }
}
