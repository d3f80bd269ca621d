//! Booleans that are spelt as two tokens: `0` and `1`, `"N"` and `"Y"`.

use super::{OTHER, Parsed, Spelling};
use crate::domain::{JsonType, same_number};
use crate::scalar::Scalar;

/// The text of true or false, and its JSON type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    text: &'static str,
    json: JsonType,
}

impl Token {
    /// Creates a token that is a string in JSON.
    pub const fn string(text: &'static str) -> Self {
        Self { text, json: JsonType::String }
    }

    /// Creates a token that is a number in JSON.
    pub const fn number(text: &'static str) -> Self {
        Self { text, json: JsonType::Number }
    }

    /// Creates a token that is `true` or `false` in JSON.
    pub const fn boolean(text: &'static str) -> Self {
        Self { text, json: JsonType::Boolean }
    }

    /// Returns whether a text is this token. Numbers are compared by value, so that `1.0` is the token `1`.
    fn is(self, text: &str, json: Option<JsonType>) -> bool {
        json.is_none_or(|json| json == self.json)
            && match self.json {
                JsonType::Number => same_number(self.text, text),
                JsonType::String | JsonType::Boolean => self.text == text,
            }
    }

    fn shown(self) -> String {
        match self.json {
            JsonType::String => format!("{:?}", self.text),
            JsonType::Number | JsonType::Boolean => self.text.to_owned(),
        }
    }

    fn constructor(self) -> String {
        let function = match self.json {
            JsonType::String => "string",
            JsonType::Number => "number",
            JsonType::Boolean => "boolean",
        };
        format!("Token::{function}({:?})", self.text)
    }
}

/// The spelling of a boolean as two tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BooleanTokens {
    no: Token,
    yes: Token,
}

impl BooleanTokens {
    /// Creates the spelling with the tokens for false and for true.
    pub const fn new(no: Token, yes: Token) -> Self {
        Self { no, yes }
    }
}

impl Spelling for BooleanTokens {
    fn write(&self, value: Scalar<'_>, out: &mut String) -> Result<JsonType, &'static str> {
        let value = value.boolean().ok_or(OTHER)?;
        let token = if value { self.yes } else { self.no };
        out.push_str(token.text);
        Ok(token.json)
    }

    fn read<'v>(&self, text: &'v str, json: Option<JsonType>) -> Option<Scalar<'v>> {
        match (self.no.is(text, json), self.yes.is(text, json)) {
            (true, _) => Some(Scalar::Boolean(false)),
            (false, true) => Some(Scalar::Boolean(true)),
            (false, false) => None,
        }
    }

    fn expects(&self) -> String {
        format!("{} or {}", self.no.shown(), self.yes.shown())
    }

    fn canonical(&self) -> String {
        format!("{{ false: {}, true: {} }}", self.no.shown(), self.yes.shown())
    }

    fn constructor(&self) -> String {
        format!("BooleanTokens::new({}, {})", self.no.constructor(), self.yes.constructor())
    }
}

pub(super) fn parse(
    no: (&str, JsonType),
    yes: (&str, JsonType),
    keep: fn(&str) -> &'static str,
) -> Result<Parsed, String> {
    let token = |(text, json): (&str, JsonType)| Token { text: keep(text), json };
    let (no_token, yes_token) = (token(no), token(yes));
    if no_token.is(yes.0, None) || yes_token.is(no.0, None) {
        return Err(format!("true and false are both spelt {:?}: give two texts that differ", no.0));
    }
    for (text, json) in [no, yes] {
        if !json.admits(text) {
            return Err(format!("{text:?} is not written so in JSON; put it in quotes to make it a string"));
        }
    }
    Ok(Box::new(BooleanTokens::new(no_token, yes_token)))
}
