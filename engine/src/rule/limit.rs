//! The limits of rules.

use std::fmt;

use super::{Keys, Pattern};
use crate::domain::Domain;

/// The limit of a rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Limit {
    /// A number of characters, items or members.
    Count(u64),
    /// The length of a text in another unit than characters.
    Length(u64, LengthUnit),
    /// An integer.
    Integer(i128),
    /// A number that is not an integer.
    Number(f64),
    /// A number that the others cannot represent exactly, in the notation of JSON numbers.
    Decimal(&'static str),
    /// A date, a time or a duration, by its text in plain JSON.
    Moment(Domain, &'static str),
    /// A regular expression.
    Pattern(&'static Pattern),
    /// Values of a domain, by their texts in plain JSON.
    Values(Domain, &'static [&'static str]),
    /// What the keys of a map may be.
    Keys(&'static Keys),
    /// The rule has no limit; it is enabled by `true`.
    Set,
}

/// A unit of the length of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LengthUnit {
    /// Bytes in UTF-8.
    Bytes,
    /// Units of 16 bits in UTF-16: two for a character outside the Basic Multilingual Plane.
    Utf16,
}

impl LengthUnit {
    /// All units, in the order in which the documentation lists them.
    pub const ALL: [Self; 2] = [Self::Bytes, Self::Utf16];

    /// Returns the name in the spec language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bytes => "bytes",
            Self::Utf16 => "utf16",
        }
    }

    /// Returns the unit with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.name() == name)
    }

    /// Returns a number of units in words: `2 bytes`.
    pub(super) fn words(self, count: u64) -> String {
        let noun = match self {
            Self::Bytes => "byte",
            Self::Utf16 => "UTF-16 code unit",
        };
        format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
    }

    /// Returns the length of a text.
    pub(super) fn of(self, text: &str) -> u64 {
        let length = match self {
            Self::Bytes => text.len(),
            Self::Utf16 => text.chars().map(char::len_utf16).sum(),
        };
        u64::try_from(length).unwrap_or(u64::MAX)
    }
}

impl Limit {
    /// Returns the regular expression, if it is one.
    pub const fn pattern(self) -> Option<&'static Pattern> {
        match self {
            Self::Pattern(pattern) => Some(pattern),
            Self::Count(_)
            | Self::Length(..)
            | Self::Integer(_)
            | Self::Number(_)
            | Self::Decimal(_)
            | Self::Moment(..)
            | Self::Values(..)
            | Self::Keys(_)
            | Self::Set => None,
        }
    }

    /// Returns the unit of the length of a text, if it is one other than characters.
    pub const fn unit(self) -> Option<LengthUnit> {
        match self {
            Self::Length(_, unit) => Some(unit),
            Self::Count(_)
            | Self::Integer(_)
            | Self::Number(_)
            | Self::Decimal(_)
            | Self::Moment(..)
            | Self::Pattern(_)
            | Self::Values(..)
            | Self::Keys(_)
            | Self::Set => None,
        }
    }

    /// Returns what the keys of a map may be, if it is that.
    pub const fn keys(self) -> Option<&'static Keys> {
        match self {
            Self::Keys(keys) => Some(keys),
            Self::Count(_)
            | Self::Length(..)
            | Self::Integer(_)
            | Self::Number(_)
            | Self::Decimal(_)
            | Self::Moment(..)
            | Self::Values(..)
            | Self::Pattern(_)
            | Self::Set => None,
        }
    }

    /// Returns the date, the time or the duration, by its text, if it is one.
    pub const fn moment(self) -> Option<(Domain, &'static str)> {
        match self {
            Self::Moment(domain, text) => Some((domain, text)),
            Self::Count(_)
            | Self::Length(..)
            | Self::Integer(_)
            | Self::Number(_)
            | Self::Decimal(_)
            | Self::Pattern(_)
            | Self::Values(..)
            | Self::Keys(_)
            | Self::Set => None,
        }
    }

    /// Returns the values of a domain, if it is that.
    pub const fn values(self) -> Option<(Domain, &'static [&'static str])> {
        match self {
            Self::Values(domain, values) => Some((domain, values)),
            Self::Count(_)
            | Self::Length(..)
            | Self::Integer(_)
            | Self::Number(_)
            | Self::Decimal(_)
            | Self::Moment(..)
            | Self::Pattern(_)
            | Self::Keys(_)
            | Self::Set => None,
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => write!(f, "{count}"),
            Self::Length(count, unit) => f.write_str(&unit.words(*count)),
            Self::Integer(value) => write!(f, "{value}"),
            Self::Number(value) => write!(f, "{value}"),
            Self::Decimal(text) | Self::Moment(_, text) => f.write_str(text),
            Self::Pattern(pattern) => f.write_str(pattern.text()),
            Self::Values(_, values) => {
                let quoted = |value: &&str| if value.is_empty() { "\"\"" } else { value }.to_owned();
                f.write_str(&values.iter().map(quoted).collect::<Vec<_>>().join(" or "))
            }
            Self::Keys(keys) => f.write_str(&keys.describe()),
            Self::Set => f.write_str("set"),
        }
    }
}

/// The kind of limit that a rule has in a spec.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitKind {
    /// A non-negative integer: [`Limit::Count`].
    Count,
    /// A number, or a date, a time or a duration: [`Limit::Integer`], [`Limit::Number`], [`Limit::Decimal`] or
    /// [`Limit::Moment`].
    Number,
    /// A text: [`Limit::Pattern`].
    Pattern,
    /// A value, or several: [`Limit::Values`].
    Values,
    /// A description of keys: [`Limit::Keys`].
    Keys,
    /// `true`: [`Limit::Set`].
    Flag,
}

/// Returns the count of a limit, or `none` if the limit is not a count.
pub(super) const fn count(limit: Limit, none: u64) -> u64 {
    match limit {
        Limit::Count(count) | Limit::Length(count, _) => count,
        Limit::Integer(_)
        | Limit::Number(_)
        | Limit::Decimal(_)
        | Limit::Moment(..)
        | Limit::Pattern(_)
        | Limit::Values(..)
        | Limit::Keys(_)
        | Limit::Set => none,
    }
}
