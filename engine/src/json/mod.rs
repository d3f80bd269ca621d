//! JSON values of any kind: what `type: any` holds, and members that no table describes.
//!
//! Numbers keep the text in which they are written, and objects keep the order of their members. Equality
//! is that of JSON: numbers are compared by their value, and the order of members is ignored.

mod convert;
mod key;
mod number;
mod object;
#[cfg(feature = "serde")]
mod serde;
#[cfg(feature = "serde_json")]
mod serde_json;
#[cfg(test)]
mod tests;
mod write;

use std::fmt;

pub use number::{JsonNumber, NotANumber};
pub use object::JsonObject;
pub(crate) use write::{push_string, write};

/// A JSON value of any kind (RFC 8259).
///
/// Decoding and [`str::parse`] limit how deeply a value is nested, so that it can be dropped and compared
/// without exhausting the stack. A value that is nested deeper than an encoder allows is a violation.
#[derive(Clone, Default)]
pub enum Json {
    /// Null.
    #[default]
    Null,
    /// True or false.
    Bool(bool),
    /// A number, with the digits in which it is written.
    Number(JsonNumber),
    /// A text.
    String(String),
    /// A list.
    Array(Vec<Self>),
    /// An object, whose members have an order.
    Object(JsonObject),
}

impl Json {
    /// Returns whether the value is null.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Returns the boolean, if it is one.
    pub const fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            Self::Null | Self::Number(_) | Self::String(_) | Self::Array(_) | Self::Object(_) => None,
        }
    }

    /// Returns the number, if it is one.
    pub const fn as_number(&self) -> Option<&JsonNumber> {
        match self {
            Self::Number(number) => Some(number),
            Self::Null | Self::Bool(_) | Self::String(_) | Self::Array(_) | Self::Object(_) => None,
        }
    }

    /// Returns the integer, if it is one that fits into an `i64`.
    pub fn as_i64(&self) -> Option<i64> {
        self.as_number().and_then(JsonNumber::as_i64)
    }

    /// Returns the text, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::Array(_) | Self::Object(_) => None,
        }
    }

    /// Returns the items, if it is a list.
    pub fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(items) => Some(items),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::String(_) | Self::Object(_) => None,
        }
    }

    /// Returns the object, if it is one.
    pub const fn as_object(&self) -> Option<&JsonObject> {
        match self {
            Self::Object(object) => Some(object),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::String(_) | Self::Array(_) => None,
        }
    }

    /// Returns the value at a JSON Pointer (RFC 6901), such as `/items/0/name`. The empty text is the value
    /// itself.
    pub fn get(&self, pointer: &str) -> Option<&Self> {
        if pointer.is_empty() {
            return Some(self);
        }
        pointer.strip_prefix('/')?.split('/').try_fold(self, |value, token| match value {
            Self::Array(items) => items.get(index(token)?),
            Self::Object(object) => object.get(&token.replace("~1", "/").replace("~0", "~")),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::String(_) => None,
        })
    }

    /// Returns whether arrays and objects are nested in more than this many levels.
    pub(crate) fn is_deeper_than(&self, levels: usize) -> bool {
        let within = |value: &Self| value.is_deeper_than(levels.saturating_sub(1));
        match self {
            Self::Array(items) => levels == 0 || items.iter().any(within),
            Self::Object(object) => levels == 0 || object.iter().any(|(_, value)| within(value)),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::String(_) => false,
        }
    }
}

/// Parses an index of a JSON Pointer (RFC 6901 section 4).
fn index(token: &str) -> Option<usize> {
    let is_plain = token == "0" || !token.starts_with(['0', '+']);
    if is_plain { token.parse().ok() } else { None }
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Bool(one), Self::Bool(other)) => one == other,
            (Self::Number(one), Self::Number(other)) => one == other,
            (Self::String(one), Self::String(other)) => one == other,
            (Self::Array(one), Self::Array(other)) => one == other,
            (Self::Object(one), Self::Object(other)) => one == other,
            (
                Self::Null
                | Self::Bool(_)
                | Self::Number(_)
                | Self::String(_)
                | Self::Array(_)
                | Self::Object(_),
                _,
            ) => false,
        }
    }
}

impl Eq for Json {}

/// Writes the value as JSON, without white space.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        write(self, &mut text);
        f.write_str(&text)
    }
}

/// Writes the value as JSON.
impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
