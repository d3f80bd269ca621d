//! The domain of text.

use super::{Class, JsonType, OTHER, Row};
use crate::scalar::Scalar;

pub(super) const ROW: Row = Row {
    name: "string",
    doc: "Text.",
    class: Class::Text,
    json: JsonType::String,
    expects: "a string",
    write,
    read,
};

fn write(value: Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
    let text = value.string().ok_or(OTHER)?;
    out.push_str(text);
    Ok(())
}

#[expect(clippy::unnecessary_wraps, reason = "a row of the table: other domains refuse some texts")]
fn read(text: &str) -> Option<Scalar<'_>> {
    Some(Scalar::String(text))
}
