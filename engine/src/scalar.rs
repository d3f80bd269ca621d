//! Single values, and the slots that hold them.

use core::net::IpAddr;
use std::borrow::Cow;
use std::fmt;

use percent_encoding::percent_decode_str;
use uuid::Uuid;

use crate::accessors::accessors;
use crate::binary::Binary;
use crate::types::{Date, DateTime, Duration, File, LocalDateTime, Time};

/// A single value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scalar<'v> {
    /// A text. Values of enumerations and URLs are texts too.
    String(&'v str),
    /// A text, as a percent-encoded one that stands for it.
    Percent(&'v str),
    /// A boolean.
    Boolean(bool),
    /// A 64-bit signed integer.
    Integer(i64),
    /// An integer greater than `i64::MAX`.
    Unsigned(u64),
    /// A 64-bit binary floating-point number.
    Number(f64),
    /// An exact number, in the notation of JSON numbers.
    Decimal(&'v str),
    /// Bytes.
    Bytes(&'v [u8]),
    /// Bytes, as a text in base64 that stands for them: [`Binary::Base64`].
    Base64(&'v str),
    /// Bytes, as hexadecimal digits that stand for them: [`Binary::Hex`].
    Hex(&'v str),
    /// A file.
    File(&'v File),
    /// A file, as a data URL that stands for it.
    DataUrl(&'v str),
    /// A UUID (RFC 9562).
    Uuid(Uuid),
    /// An address of the Internet Protocol.
    Ip(IpAddr),
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
        of String | Percent | Boolean | Integer | Unsigned | Number | Decimal | Bytes | Base64 | Hex | File | DataUrl | Uuid | Ip | DateTime | LocalDateTime | Date | Time | Duration:
        /// Returns the text, if it is one.
        string: String(&'v str);
        /// Returns the percent-encoded text, if it is one that stands for a text.
        percent: Percent(&'v str);
        /// Returns the boolean, if it is one.
        boolean: Boolean(bool);
        /// Returns the integer, if it is one that fits into an `i64`.
        integer: Integer(i64);
        /// Returns the integer, if it is one that does not fit into an `i64`.
        unsigned: Unsigned(u64);
        /// Returns the floating-point number, if it is one.
        number: Number(f64);
        /// Returns the exact number, if it is one.
        decimal: Decimal(&'v str);
        /// Returns the bytes, if the value is bytes and not a text that stands for them.
        raw_bytes: Bytes(&'v [u8]);
        /// Returns the text in base64, if it is one that stands for bytes.
        base64: Base64(&'v str);
        /// Returns the hexadecimal digits, if they stand for bytes.
        hex: Hex(&'v str);
        /// Returns the file, if the value is one and not a text that stands for it.
        file: File(&'v File);
        /// Returns the data URL, if it stands for a file.
        data_url: DataUrl(&'v str);
        /// Returns the UUID, if it is one.
        uuid: Uuid(Uuid);
        /// Returns the address of the Internet Protocol, if it is one.
        ip: Ip(IpAddr);
        /// Returns the date and time with an offset, if it is one.
        datetime: DateTime(DateTime);
        /// Returns the date and time without an offset, if it is one.
        local_datetime: LocalDateTime(LocalDateTime);
        /// Returns the date, if it is one.
        date: Date(Date);
        /// Returns the time of day, if it is one.
        time: Time(Time);
        /// Returns the duration, if it is one.
        duration: Duration(Duration);
    }
}

impl<'v> Scalar<'v> {
    /// Returns the bytes, if the value is bytes.
    pub fn bytes(self) -> Option<Binary<'v>> {
        let base64 = || self.base64().map(Binary::Base64);
        self.raw_bytes().map(Binary::Bytes).or_else(base64).or_else(|| self.hex().map(Binary::Hex))
    }

    /// Returns the text for which a percent-encoded one stands, if the value is one of bytes in UTF-8.
    pub(crate) fn percent_decoded(self) -> Option<String> {
        let bytes = percent_decode_str(self.percent()?);
        bytes.decode_utf8().ok().map(Cow::into_owned)
    }

    /// Returns the number of bytes, if the value is bytes or a file.
    pub fn size(self) -> Option<usize> {
        let of_file = || self.file().map(|file| file.bytes().len());
        self.bytes().map(Binary::len).or_else(of_file).or_else(|| self.data_url().map(File::len_in))
    }
}

impl<'v> From<Binary<'v>> for Scalar<'v> {
    fn from(bytes: Binary<'v>) -> Self {
        match bytes {
            Binary::Bytes(bytes) => Self::Bytes(bytes),
            Binary::Base64(text) => Self::Base64(text),
            Binary::Hex(text) => Self::Hex(text),
        }
    }
}

impl Scalar<'_> {
    /// Returns the value if it borrows nothing: it is no text, no exact number and no bytes.
    pub(crate) fn owned(self) -> Option<Scalar<'static>> {
        match self {
            Self::String(_)
            | Self::Percent(_)
            | Self::Decimal(_)
            | Self::Bytes(_)
            | Self::Base64(_)
            | Self::Hex(_)
            | Self::File(_)
            | Self::DataUrl(_) => None,
            Self::Boolean(value) => Some(Scalar::Boolean(value)),
            Self::Integer(value) => Some(Scalar::Integer(value)),
            Self::Unsigned(value) => Some(Scalar::Unsigned(value)),
            Self::Number(value) => Some(Scalar::Number(value)),
            Self::Uuid(value) => Some(Scalar::Uuid(value)),
            Self::Ip(value) => Some(Scalar::Ip(value)),
            Self::DateTime(value) => Some(Scalar::DateTime(value)),
            Self::LocalDateTime(value) => Some(Scalar::LocalDateTime(value)),
            Self::Date(value) => Some(Scalar::Date(value)),
            Self::Time(value) => Some(Scalar::Time(value)),
            Self::Duration(value) => Some(Scalar::Duration(value)),
        }
    }
}

/// Writes the value in the default spelling of its Rust type.
impl fmt::Display for Scalar<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String(text) | Self::Decimal(text) | Self::DataUrl(text) => f.write_str(text),
            Self::Percent(_) => f.write_str(&self.percent_decoded().unwrap_or_default()),
            Self::Boolean(value) => write!(f, "{value}"),
            Self::Integer(value) => write!(f, "{value}"),
            Self::Unsigned(value) => write!(f, "{value}"),
            Self::Number(value) => write!(f, "{value}"),
            Self::Bytes(bytes) => write!(f, "{}", Binary::Bytes(bytes)),
            Self::Base64(text) => write!(f, "{}", Binary::Base64(text)),
            Self::Hex(text) => write!(f, "{}", Binary::Hex(text)),
            Self::File(file) => write!(f, "{file}"),
            Self::Uuid(value) => write!(f, "{value}"),
            Self::Ip(value) => write!(f, "{value}"),
            Self::DateTime(value) => write!(f, "{value}"),
            Self::LocalDateTime(value) => write!(f, "{value}"),
            Self::Date(value) => write!(f, "{value}"),
            Self::Time(value) => write!(f, "{value}"),
            Self::Duration(value) => write!(f, "{value}"),
        }
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
    /// Stores a file, taking ownership of it to avoid a copy.
    ///
    /// # Errors
    ///
    /// Returns [`ScalarMismatch`] if the slot cannot hold a file.
    fn set_file(&mut self, file: File) -> Result<(), ScalarMismatch> {
        self.set(Scalar::File(&file))
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
