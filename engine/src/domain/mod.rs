//! Domains: the kinds of single values, independent of their spelling on the wire.
//!
//! A domain determines the Rust type of a value and the rules that apply to it. Each domain has a default
//! spelling, which is used in plain JSON and, unless a spec says otherwise, in all formats. Other spellings
//! are defined in [`crate::spelling`]. To add a domain, add a module here, a variant of [`Domain`], and its
//! row.

mod boolean;
mod bytes;
mod date;
mod datetime;
mod digits;
mod duration;
mod email;
mod exact;
mod file;
mod hostname;
mod integer;
mod ip;
mod number;
mod string;
mod time;
mod url;
mod uuid;

use std::fmt;

pub(crate) use digits::push_integer;
pub(crate) use integer::small as small_integer;

use crate::number::is_json_number;
use crate::scalar::Scalar;

/// The kind of a single value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Domain {
    /// Text.
    String,
    /// A 64-bit signed integer.
    Integer,
    /// An 8-bit signed integer.
    Int8,
    /// A 16-bit signed integer.
    Int16,
    /// A 32-bit signed integer.
    Int32,
    /// A 64-bit signed integer, like [`Domain::Integer`].
    Int64,
    /// An 8-bit unsigned integer.
    Uint8,
    /// A 16-bit unsigned integer.
    Uint16,
    /// A 32-bit unsigned integer.
    Uint32,
    /// A 64-bit unsigned integer.
    Uint64,
    /// An integer of any size.
    BigInteger,
    /// A 64-bit binary floating-point number.
    Number,
    /// An exact decimal number of any size.
    Decimal,
    /// True or false.
    Boolean,
    /// Bytes (RFC 4648).
    Bytes,
    /// Bytes with a name and a media type.
    File,
    /// A UUID (RFC 9562).
    Uuid,
    /// An absolute URL (RFC 3987).
    Url,
    /// A URL, absolute or relative (RFC 3987).
    UrlReference,
    /// A mailbox (RFC 5321).
    Email,
    /// The name of a host (RFC 1123).
    Hostname,
    /// An IPv4 address.
    Ipv4,
    /// An IPv6 address (RFC 4291).
    Ipv6,
    /// A date and time of day with an offset from UTC (RFC 3339).
    DateTime,
    /// A date and time of day without an offset.
    LocalDateTime,
    /// A date (RFC 3339).
    Date,
    /// A time of day without an offset.
    Time,
    /// A duration (ISO 8601).
    Duration,
}

/// The properties of a domain, and the functions that implement its default spelling.
struct Row {
    name: &'static str,
    doc: &'static str,
    class: Class,
    json: JsonType,
    expects: &'static str,
    /// Appends a value in the default spelling, or returns why the value cannot be written.
    write: fn(Scalar<'_>, &mut String) -> Result<(), &'static str>,
    /// Parses a text in the default spelling.
    read: for<'v> fn(&'v str) -> Option<Scalar<'v>>,
}

impl Domain {
    /// All domains, in the order in which the documentation lists them.
    pub const ALL: [Self; 28] = [
        Self::String,
        Self::Integer,
        Self::Int8,
        Self::Int16,
        Self::Int32,
        Self::Int64,
        Self::Uint8,
        Self::Uint16,
        Self::Uint32,
        Self::Uint64,
        Self::BigInteger,
        Self::Number,
        Self::Decimal,
        Self::Boolean,
        Self::Bytes,
        Self::File,
        Self::Uuid,
        Self::Url,
        Self::UrlReference,
        Self::Email,
        Self::Hostname,
        Self::Ipv4,
        Self::Ipv6,
        Self::DateTime,
        Self::LocalDateTime,
        Self::Date,
        Self::Time,
        Self::Duration,
    ];

    const fn row(self) -> &'static Row {
        match self {
            Self::String => &string::ROW,
            Self::Integer => &integer::INTEGER,
            Self::Int8 => &integer::INT8,
            Self::Int16 => &integer::INT16,
            Self::Int32 => &integer::INT32,
            Self::Int64 => &integer::INT64,
            Self::Uint8 => &integer::UINT8,
            Self::Uint16 => &integer::UINT16,
            Self::Uint32 => &integer::UINT32,
            Self::Uint64 => &integer::UINT64,
            Self::BigInteger => &exact::BIG_INTEGER,
            Self::Number => &number::ROW,
            Self::Decimal => &exact::DECIMAL,
            Self::Boolean => &boolean::ROW,
            Self::Bytes => &bytes::ROW,
            Self::File => &file::ROW,
            Self::Uuid => &uuid::ROW,
            Self::Url => &url::ROW,
            Self::UrlReference => &url::REFERENCE,
            Self::Email => &email::ROW,
            Self::Hostname => &hostname::ROW,
            Self::Ipv4 => &ip::V4,
            Self::Ipv6 => &ip::V6,
            Self::DateTime => &datetime::ROW,
            Self::LocalDateTime => &datetime::LOCAL_ROW,
            Self::Date => &date::ROW,
            Self::Time => &time::ROW,
            Self::Duration => &duration::ROW,
        }
    }

    /// Returns the name in the spec language: the value of `type`.
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// Returns the domain with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|domain| domain.name() == name)
    }

    /// Returns a one-line description, for the documentation of the spec language.
    pub const fn doc(self) -> &'static str {
        self.row().doc
    }

    /// Returns the class of the values, which determines the rules that apply.
    pub const fn class(self) -> Class {
        self.row().class
    }

    /// Returns the JSON type of the default spelling.
    pub const fn json(self) -> JsonType {
        self.row().json
    }

    /// Returns a description of a value, with its article, for use after "expected": `an integer`.
    pub const fn expects(self) -> &'static str {
        self.row().expects
    }

    /// Appends a value in the default spelling.
    ///
    /// # Errors
    ///
    /// Returns the reason if the domain has no text for the value.
    pub fn write(self, value: Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
        (self.row().write)(value, out)
    }

    /// Returns whether no text is a value of both domains in their default spellings, as far as that is known.
    pub fn has_no_text_of(self, other: Self) -> bool {
        self != other && DISJOINT.contains(&self) && DISJOINT.contains(&other)
    }

    /// Returns whether the Rust type of the values is a text that need not be a value of the domain.
    pub(crate) fn is_restricted_text(self) -> bool {
        self.class() == Class::Text && self != Self::String
    }

    /// Parses a text in the default spelling. Returns `None` if the text is not a value of the domain.
    pub fn read(self, text: &str) -> Option<Scalar<'_>> {
        (self.row().read)(text)
    }
}

/// Domains of which no two have a text in common.
const DISJOINT: [Domain; 9] = [
    Domain::Uuid,
    Domain::Email,
    Domain::Ipv4,
    Domain::Ipv6,
    Domain::DateTime,
    Domain::LocalDateTime,
    Domain::Date,
    Domain::Time,
    Domain::Duration,
];

impl fmt::Display for Domain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A class of values, which determines the rules that apply to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Texts, measured in characters.
    Text,
    /// Bytes, measured by their number.
    Bytes,
    /// Numbers, measured by their value.
    Number,
    /// Other single values and structures.
    Other,
    /// Lists, measured in items.
    List,
    /// Maps, measured in entries.
    Map,
}

/// The JSON types of single values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JsonType {
    /// A string.
    String,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
}

impl JsonType {
    /// Returns whether a text is a valid JSON literal of this type. Strings are written with quotes, so any
    /// text is valid. Other text must be checked, because it could inject JSON syntax.
    pub fn admits(self, text: &str) -> bool {
        match self {
            Self::String => true,
            Self::Number => is_json_number(text),
            Self::Boolean => matches!(text, "true" | "false"),
        }
    }
}

/// The reason why a value of another domain cannot be written.
const OTHER: &str = "a value of another type";

#[cfg(test)]
mod tests;
