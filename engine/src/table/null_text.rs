//! The texts of values that represent null.

use crate::domain::JsonType;
use crate::scalar::Scalar;
use crate::spelling::Spelling;

/// Returns the spelling of a value of this JSON type that represents null.
pub(super) const fn null_text(json: JsonType) -> &'static dyn Spelling {
    match json {
        JsonType::String => &NullText(JsonType::String),
        JsonType::Number => &NullText(JsonType::Number),
        JsonType::Boolean => &NullText(JsonType::Boolean),
    }
}

/// A text that is written as it is, with this JSON type.
#[derive(Debug)]
struct NullText(JsonType);

impl Spelling for NullText {
    fn write(&self, value: Scalar<'_>, out: &mut String) -> Result<JsonType, &'static str> {
        out.push_str(value.string().ok_or("the value is not a text")?);
        Ok(self.0)
    }

    fn read<'v>(&self, text: &'v str, json: Option<JsonType>) -> Option<Scalar<'v>> {
        json.is_none_or(|json| json == self.0).then_some(Scalar::String(text))
    }

    fn is_of_every_format(&self) -> bool {
        true
    }

    fn expects(&self) -> String {
        "what stands for null".to_owned()
    }

    fn canonical(&self) -> String {
        format!("null as {:?}", self.0)
    }

    fn constructor(&self) -> String {
        "NullText".to_owned()
    }
}
