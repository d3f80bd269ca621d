//! The domain of durations.

use super::{Class, JsonType, OTHER, Row};
use crate::scalar::Scalar;
use crate::types::Duration;

pub(super) const ROW: Row = Row {
    name: "duration",
    doc: "A duration of ISO 8601 in its own units, `P1Y2M` or `PT1H30.5S`: a month is not a number of days, a day not a number of hours. It may start with `-`.",
    class: Class::Other,
    json: JsonType::String,
    expects: "a duration such as PT1H30M",
    write,
    read,
};

fn write(value: Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
    let value = value.duration().ok_or(OTHER)?;
    if value.is_beyond() {
        return Err("the duration is too long");
    }
    value.push(out);
    Ok(())
}

fn read(text: &str) -> Option<Scalar<'_>> {
    text.parse::<Duration>().ok().map(Scalar::Duration)
}
