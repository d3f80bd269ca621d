//! Values that are always the same.

use crate::domain::JsonType;

/// A single value as it is written, and the JSON type that carries it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text<'t> {
    text: &'t str,
    json: JsonType,
}

impl<'t> Text<'t> {
    /// A string in JSON.
    pub const fn string(text: &'t str) -> Self {
        Self { text, json: JsonType::String }
    }

    /// A number in JSON.
    pub const fn number(text: &'t str) -> Self {
        Self { text, json: JsonType::Number }
    }

    /// `true` or `false` in JSON.
    pub const fn boolean(text: &'t str) -> Self {
        Self { text, json: JsonType::Boolean }
    }

    /// The text.
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// The JSON type that carries it.
    pub const fn json(&self) -> JsonType {
        self.json
    }
}

/// A member of a body that stands for no field: one that is always the same, or a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Constant<'m> {
    name: &'m str,
    value: Text<'m>,
}

impl<'m> Constant<'m> {
    /// A member of this name on the wire and with this value.
    pub const fn new(name: &'m str, value: Text<'m>) -> Self {
        Self { name, value }
    }

    /// Its name on the wire.
    pub const fn name(&self) -> &'m str {
        self.name
    }

    /// Its value.
    pub const fn value(&self) -> Text<'m> {
        self.value
    }
}
