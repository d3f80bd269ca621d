//! The domain of booleans.

use super::{Class, JsonType, OTHER, Row};
use crate::scalar::Scalar;

pub(super) const ROW: Row = Row {
    name: "boolean",
    doc: "`true` or `false`; in a reply `1` and `0` too.",
    class: Class::Other,
    json: JsonType::Boolean,
    expects: "true or false",
    write,
    read,
};

fn write(value: Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
    let value = value.boolean().ok_or(OTHER)?;
    out.push_str(if value { "true" } else { "false" });
    Ok(())
}

fn read(text: &str) -> Option<Scalar<'_>> {
    match text {
        "true" => Some(Scalar::Boolean(true)),
        "false" => Some(Scalar::Boolean(false)),
        _ => None,
    }
}
