//! A single value as it is written, and how a message shows it.

use std::borrow::Cow;

use crate::domain::JsonType;

/// So many characters of a value are shown.
const MAX_SHOWN: usize = 40;

/// A single value as it is written.
pub(crate) struct Token<'b> {
    /// Its text, without quotes and escapes.
    pub(crate) text: Cow<'b, str>,
    /// Its JSON type, where the format has one.
    pub(crate) json: Option<JsonType>,
    /// The integer that it is written as, where that is known at once.
    pub(crate) integer: Option<i64>,
}

impl<'b> Token<'b> {
    /// A text of a format without JSON types.
    #[inline]
    pub(crate) fn untyped(text: Cow<'b, str>) -> Self {
        Self { text, json: None, integer: None }
    }
}

/// A text, quoted, cut where it is long.
pub(crate) fn shown(text: &str) -> String {
    match text.char_indices().nth(MAX_SHOWN) {
        Some((end, _)) => format!("{:?}…", text.get(..end).unwrap_or_default()),
        None => format!("{text:?}"),
    }
}

impl Token<'_> {
    /// The value as it stands there, to follow "found".
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
