//! The domain of times of day without an offset from UTC.

use super::{Class, JsonType, OTHER, Row};
use crate::scalar::Scalar;
use crate::types::Time;

pub(super) const ROW: Row = Row {
    name: "time",
    doc: "A local time of day, without an offset from UTC: a `partial-time` of RFC 3339 with zero to nine fraction digits. The `format: time` of JSON Schema has an offset, and is not this type.",
    class: Class::Other,
    json: JsonType::String,
    expects: "a time of day such as 22:42:00",
    write,
    read,
};

fn write(value: Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
    let value = value.time().ok_or(OTHER)?;
    if value.is_beyond() {
        return Err("the second of a time of day is from 0 to 59");
    }
    value.push(out);
    Ok(())
}

fn read(text: &str) -> Option<Scalar<'_>> {
    text.parse::<Time>().ok().map(Scalar::Time)
}
