//! Constant values.

use crate::domain::JsonType;
use crate::equality::same_json;

/// The text of a single value, and its JSON type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text<'t> {
    text: &'t str,
    json: JsonType,
}

impl Text<'static> {
    /// An empty string.
    pub const EMPTY: Self = Self::string("");
}

impl<'t> Text<'t> {
    /// Creates a value with a JSON type.
    pub const fn new(text: &'t str, json: JsonType) -> Self {
        Self { text, json }
    }

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

    /// Returns whether a text with a JSON type, if the format has JSON types, is this value.
    pub(crate) fn is(&self, text: &str, json: Option<JsonType>) -> bool {
        same_json((self.text, self.json), (text, json))
    }

    /// Returns the JSON type.
    pub const fn json(&self) -> JsonType {
        self.json
    }
}

/// The value of a constant member, which is in the table and not in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConstantValue {
    /// No value: a member that this structure of a list does not have.
    Absent,
    /// Null.
    Null,
    /// A single value, as text in the default spelling of its domain.
    Text(&'static str),
    /// The items of a list.
    List(&'static [Self]),
    /// The values of the fields of a structure, in the order of its table.
    Record(&'static [Self]),
}

/// A member of a body that corresponds to no field: a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Constant<'m> {
    parents: Option<&'m [&'m str]>,
    name: &'m str,
    value: Text<'m>,
}

impl<'m> Constant<'m> {
    /// Creates a member of the message itself with a wire name and a value.
    pub const fn new(name: &'m str, value: Text<'m>) -> Self {
        Self { parents: None, name, value }
    }

    /// Sets the wire names of the structures that it is in, the outermost first. Those that no field describes are made.
    pub const fn within(mut self, parents: &'m [&'m str]) -> Self {
        self.parents = Some(parents);
        self
    }

    /// Returns the wire names of the structures that it is in, the outermost first.
    pub fn parents(&self) -> &'m [&'m str] {
        self.parents.unwrap_or_default()
    }

    /// Returns whether it is a member of the message itself, wherever that is.
    pub const fn is_of_message(&self) -> bool {
        self.parents.is_none()
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
