//! Single values as written in the input, and their display in errors.

use std::borrow::Cow;

use crate::domain::JsonType;
use crate::excerpt::shown;

/// A single value as written in the input.
pub(crate) struct Token<'b> {
    /// The text, without quotes and escapes.
    pub(crate) text: Cow<'b, str>,
    /// The JSON type, if the format has JSON types.
    pub(crate) json: Option<JsonType>,
    /// The integer value, if the lexer has determined it.
    pub(crate) integer: Option<i64>,
}

impl<'b> Token<'b> {
    /// Creates a token of a format without JSON types.
    #[inline]
    pub(crate) fn untyped(text: Cow<'b, str>) -> Self {
        Self { text, json: None, integer: None }
    }
}

impl Token<'_> {
    /// Returns the value for use after "found".
    #[cold]
    pub(crate) fn shown(&self, secret: bool) -> String {
        let shown = || shown(&self.text);
        match (secret, self.json) {
            (true, Some(JsonType::String)) => "a string".to_owned(),
            (true, Some(JsonType::Number)) => "a number".to_owned(),
            (true, Some(JsonType::Boolean)) => "a boolean".to_owned(),
            (true, None) => "a secret of another form".to_owned(),
            (false, Some(JsonType::String)) => format!("the string {}", shown()),
            (false, Some(JsonType::Number)) => format!("the number {}", shown().replace('"', "")),
            (false, Some(JsonType::Boolean)) => self.text.clone().into_owned(),
            (false, None) => shown(),
        }
    }
}
