//! The domain of absolute URLs.

use super::{Class, JsonType, OTHER, Row};
use crate::scalar::Scalar;
use crate::types::Url;

pub(super) const ROW: Row = Row {
    name: "url",
    doc: "An absolute URL (RFC 3987), kept as it is written.",
    class: Class::Text,
    json: JsonType::String,
    expects: "an absolute URL such as https://host/path",
    write,
    read,
};

fn write(value: Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
    let text = value.string().ok_or(OTHER)?;
    out.push_str(text);
    Ok(())
}

fn read(text: &str) -> Option<Scalar<'_>> {
    Url::is_valid(text).then_some(Scalar::String(text))
}
