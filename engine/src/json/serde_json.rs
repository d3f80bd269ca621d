//! Conversions from and to the values of the crate `serde_json`.

use std::fmt;

use ::serde_json::{Map, Number, Value};

use super::{Json, JsonNumber};
use crate::domain::same_number;

impl From<Value> for Json {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(value),
            Value::Number(number) => Self::Number(JsonNumber::from_checked(number.to_string())),
            Value::String(text) => Self::String(text),
            Value::Array(items) => items.into_iter().collect(),
            Value::Object(members) => Self::Object(members.into_iter().collect()),
        }
    }
}

/// The error of a number that `serde_json` cannot hold without its feature `arbitrary_precision`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberTooPrecise(pub JsonNumber);

impl fmt::Display for NumberTooPrecise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`serde_json` cannot hold the number {} exactly: use its feature `arbitrary_precision`",
            self.0
        )
    }
}

impl std::error::Error for NumberTooPrecise {}

/// Rejects a number whose digits would be lost.
impl TryFrom<Json> for Value {
    type Error = NumberTooPrecise;

    fn try_from(json: Json) -> Result<Self, NumberTooPrecise> {
        Ok(match json {
            Json::Null => Self::Null,
            Json::Bool(value) => Self::Bool(value),
            Json::Number(number) => match number.as_str().parse::<Number>() {
                Ok(parsed) if same_number(&parsed.to_string(), number.as_str()) => Self::Number(parsed),
                Ok(_) | Err(_) => return Err(NumberTooPrecise(number)),
            },
            Json::String(text) => Self::String(text),
            Json::Array(items) => {
                Self::Array(items.into_iter().map(Self::try_from).collect::<Result<_, _>>()?)
            }
            Json::Object(object) => {
                let members = object.into_iter().map(|(name, value)| Ok((name, Self::try_from(value)?)));
                Self::Object(members.collect::<Result<Map<_, _>, NumberTooPrecise>>()?)
            }
        })
    }
}
