//! Constant values.

use crate::domain::JsonType;

/// The text of a single value, and its JSON type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text<'t> {
    text: &'t str,
    json: JsonType,
}

impl<'t> Text<'t> {
    /// Creates a value that is a string in JSON.
    pub const fn string(text: &'t str) -> Self {
        Self { text, json: JsonType::String }
    }

    /// Creates a value that is a number in JSON.
    pub const fn number(text: &'t str) -> Self {
        Self { text, json: JsonType::Number }
    }

    /// Creates a value that is `true` or `false` in JSON.
    pub const fn boolean(text: &'t str) -> Self {
        Self { text, json: JsonType::Boolean }
    }

    /// Returns the text.
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// Returns the JSON type.
    pub const fn json(&self) -> JsonType {
        self.json
    }
}

/// A member of a body that corresponds to no field: a constant or a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Constant<'m> {
    name: &'m str,
    value: Text<'m>,
}

impl<'m> Constant<'m> {
    /// Creates a member with a wire name and a value.
    pub const fn new(name: &'m str, value: Text<'m>) -> Self {
        Self { name, value }
    }

    /// Returns the wire name.
    pub const fn name(&self) -> &'m str {
        self.name
    }

    /// Returns the value.
    pub const fn value(&self) -> Text<'m> {
        self.value
    }
}
