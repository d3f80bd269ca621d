//! Domains: the kinds of single values, independent of their spelling on the wire.
//!
//! A domain determines the Rust type of a value and the rules that apply to it. Each domain has a default
//! spelling, which is used in plain JSON and, unless a spec says otherwise, in all formats. Other spellings
//! are defined in [`crate::spelling`]. To add a domain, add a module here, a variant of [`Domain`], and its
//! row.

mod boolean;
mod date;
mod datetime;
mod decimal;
mod digits;
mod duration;
mod integer;
mod number;
pub(crate) mod numeral;
mod string;
mod time;
mod url;
mod uuid;

use std::fmt;

pub(crate) use decimal::{canonical_number, integer_of, is_json_number, same_number, scientific};
pub(crate) use digits::push_integer;
pub(crate) use integer::small as small_integer;

use crate::scalar::Scalar;

/// The kind of a single value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Domain {
    /// Text.
    String,
    /// A 64-bit signed integer.
    Integer,
    /// A 64-bit binary floating-point number.
    Number,
    /// True or false.
    Boolean,
    /// A UUID (RFC 9562).
    Uuid,
    /// An absolute URL (RFC 3987).
    Url,
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
    pub const ALL: [Self; 11] = [
        Self::String,
        Self::Integer,
        Self::Number,
        Self::Boolean,
        Self::Uuid,
        Self::Url,
        Self::DateTime,
        Self::LocalDateTime,
        Self::Date,
        Self::Time,
        Self::Duration,
    ];

    const fn row(self) -> &'static Row {
        match self {
            Self::String => &string::ROW,
            Self::Integer => &integer::ROW,
            Self::Number => &number::ROW,
            Self::Boolean => &boolean::ROW,
            Self::Uuid => &uuid::ROW,
            Self::Url => &url::ROW,
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

    /// Parses a text in the default spelling. Returns `None` if the text is not a value of the domain.
    pub fn read(self, text: &str) -> Option<Scalar<'_>> {
        (self.row().read)(text)
    }
}

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
