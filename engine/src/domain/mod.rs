//! Domains: what a single value is, apart from how it is spelt on the wire.
//!
//! A domain decides the Rust type that carries a value and the rules that fit it. Each has a usual spelling, the one of
//! plain JSON and of the text formats; every other spelling is one of [`crate::spelling`]. A new domain is a file here, a
//! variant of [`Domain`] and its row.

mod boolean;
mod datetime;
mod decimal;
mod digits;
mod integer;
mod number;
pub(crate) mod numeral;
mod string;
mod url;
mod uuid;

use std::fmt;

pub(crate) use decimal::{is_json_number, same_number};
pub(crate) use digits::push_integer;
pub(crate) use integer::small as small_integer;

use crate::scalar::Scalar;

/// What a single value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Domain {
    /// Text.
    String,
    /// An integer of 64 bits with a sign.
    Integer,
    /// A binary floating-point number of 64 bits.
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
}

/// What there is to say of a domain, and its usual spelling.
struct Row {
    name: &'static str,
    doc: &'static str,
    class: Class,
    json: JsonType,
    expects: &'static str,
    /// Appends the usual text of a value; or says why there is none.
    write: fn(Scalar<'_>, &mut String) -> Result<(), &'static str>,
    /// The value of a text in the usual spelling.
    read: for<'v> fn(&'v str) -> Option<Scalar<'v>>,
}

impl Domain {
    /// All of them, in the order in which the documentation lists them.
    pub const ALL: [Self; 8] = [
        Self::String,
        Self::Integer,
        Self::Number,
        Self::Boolean,
        Self::Uuid,
        Self::Url,
        Self::DateTime,
        Self::LocalDateTime,
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
        }
    }

    /// Its name in the spec language: the value of `type`.
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// The domain of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|domain| domain.name() == name)
    }

    /// What it is, in a line, for the documentation of the language.
    pub const fn doc(self) -> &'static str {
        self.row().doc
    }

    /// Which rules fit it.
    pub const fn class(self) -> Class {
        self.row().class
    }

    /// The JSON type of its usual spelling.
    pub const fn json(self) -> JsonType {
        self.row().json
    }

    /// What a value looks like, to follow "expected": `an integer`.
    pub const fn expects(self) -> &'static str {
        self.row().expects
    }

    /// Appends the usual text of a value; or says why there is none.
    pub fn write(self, value: Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
        (self.row().write)(value, out)
    }

    /// The value of a text in the usual spelling; nothing when the text is not one of the domain.
    pub fn read(self, text: &str) -> Option<Scalar<'_>> {
        (self.row().read)(text)
    }
}

impl fmt::Display for Domain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What the values of a domain are like: it decides which rules fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Text, measured in characters.
    Text,
    /// Numbers, measured by size.
    Number,
    /// Neither.
    Other,
    /// A list, measured in items.
    List,
    /// A map, measured in entries.
    Map,
}

/// The JSON types that carry single values.
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
    /// Whether a text is of this type where no quotes stand around it. What is not could break out of its place.
    pub fn admits(self, text: &str) -> bool {
        match self {
            Self::String => true,
            Self::Number => is_json_number(text),
            Self::Boolean => matches!(text, "true" | "false"),
        }
    }
}

/// Why a value of another domain has no text.
const OTHER: &str = "a value of another type";

#[cfg(test)]
mod tests;
