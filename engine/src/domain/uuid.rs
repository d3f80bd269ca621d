//! The domain of UUIDs.

use uuid::Uuid;
use uuid::fmt::Hyphenated;

use super::{Class, JsonType, OTHER, Row};
use crate::scalar::Scalar;

pub(super) const ROW: Row = Row {
    name: "uuid",
    doc: "A UUID (RFC 9562): read in upper and lower case, written in lower case.",
    class: Class::Other,
    json: JsonType::String,
    expects: "a UUID such as 9924256a-739c-462b-af15-e652a3b1b6eb",
    write,
    read,
};

fn write(value: Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
    let value = value.uuid().ok_or(OTHER)?;
    out.push_str(value.hyphenated().encode_lower(&mut [0; Hyphenated::LENGTH]));
    Ok(())
}

fn read(text: &str) -> Option<Scalar<'_>> {
    // The parser also accepts the forms without hyphens, in braces and as a URN.
    if text.len() == Hyphenated::LENGTH { Uuid::try_parse(text).ok().map(Scalar::Uuid) } else { None }
}
