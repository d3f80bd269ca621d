//! The domains of integers of up to 64 bits.

use super::{Class, Domain, JsonType, OTHER, Row, digits};
use crate::number;
use crate::scalar::Scalar;

/// Defines the rows of integers with these numbers of bits.
macro_rules! sized {
    ($($row:ident: $name:literal, $type:ident, $doc:literal, $expects:literal;)+) => {$(
        pub(super) const $row: Row = Row {
            name: $name,
            doc: $doc,
            class: Class::Number,
            json: JsonType::Number,
            expects: $expects,
            write: |value, out| write(value, out, $type::MIN.into(), $type::MAX.into()),
            read: |text| read(text, $type::MIN.into(), $type::MAX.into()),
        };
    )+};
}

sized! {
    INTEGER: "integer", i64, "An integer of 64 bits with a sign; `1.0` and `1e3` are integers (JSON Schema).",
        "an integer";
    INT8: "int8", i8, "An integer of 8 bits with a sign.", "an integer from -128 to 127";
    INT16: "int16", i16, "An integer of 16 bits with a sign.", "an integer from -32768 to 32767";
    INT32: "int32", i32, "An integer of 32 bits with a sign.", "an integer from -2147483648 to 2147483647";
    INT64: "int64", i64, "An integer of 64 bits with a sign: another name of `integer`.",
        "an integer from -9223372036854775808 to 9223372036854775807";
    UINT8: "uint8", u8, "An integer of 8 bits without a sign.", "an integer from 0 to 255";
    UINT16: "uint16", u16, "An integer of 16 bits without a sign.", "an integer from 0 to 65535";
    UINT32: "uint32", u32, "An integer of 32 bits without a sign.", "an integer from 0 to 4294967295";
    UINT64: "uint64", u64, "An integer of 64 bits without a sign.", "an integer from 0 to 18446744073709551615";
}

/// The reason why an integer cannot be written.
const RANGE: &str = "the integer is out of the range of its type";

impl Domain {
    /// Returns the least and the greatest value of a domain of integers of up to 64 bits.
    pub const fn integer_range(self) -> Option<(i128, i128)> {
        Some(match self {
            Self::Integer | Self::Int64 => (i64::MIN as i128, i64::MAX as i128),
            Self::Int8 => (i8::MIN as i128, i8::MAX as i128),
            Self::Int16 => (i16::MIN as i128, i16::MAX as i128),
            Self::Int32 => (i32::MIN as i128, i32::MAX as i128),
            Self::Uint8 => (0, u8::MAX as i128),
            Self::Uint16 => (0, u16::MAX as i128),
            Self::Uint32 => (0, u32::MAX as i128),
            Self::Uint64 => (0, u64::MAX as i128),
            Self::String
            | Self::Number
            | Self::BigInteger
            | Self::Decimal
            | Self::Boolean
            | Self::Uuid
            | Self::Url
            | Self::DateTime
            | Self::LocalDateTime
            | Self::Date
            | Self::Time
            | Self::Duration
            | Self::UrlReference
            | Self::Email
            | Self::Hostname
            | Self::Bytes
            | Self::Ipv4
            | Self::Ipv6
            | Self::File => return None,
        })
    }

    /// Returns whether the values are integers.
    pub const fn is_integral(self) -> bool {
        matches!(self, Self::BigInteger) || self.integer_range().is_some()
    }
}

fn write(value: Scalar<'_>, out: &mut String, least: i128, greatest: i128) -> Result<(), &'static str> {
    let whole = value.integer().map(i128::from).or_else(|| value.unsigned().map(i128::from)).ok_or(OTHER)?;
    if (least..=greatest).contains(&whole) { digits::push(value, out) } else { Err(RANGE) }
}

fn read(text: &str, least: i128, greatest: i128) -> Option<Scalar<'_>> {
    let whole = small(text).map(i128::from).or_else(|| text.parse().ok());
    let whole = whole.or_else(|| number::integral(text)?.parse().ok())?;
    if !(least..=greatest).contains(&whole) {
        return None;
    }
    let fits = i64::try_from(whole).map(Scalar::Integer).ok();
    fits.or_else(|| u64::try_from(whole).map(Scalar::Unsigned).ok())
}

/// The maximum number of digits of an integer that cannot overflow an `i64`.
const MAX_SMALL: usize = 18;

/// Parses an integer of at most eighteen digits.
#[inline]
pub(crate) fn small(text: &str) -> Option<i64> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    if digits.is_empty() || digits.len() > MAX_SMALL {
        return None;
    }
    let mut value = 0_i64;
    for byte in digits.bytes() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + i64::from(digit);
    }
    Some(if negative { -value } else { value })
}
