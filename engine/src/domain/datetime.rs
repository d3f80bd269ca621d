//! The domains of dates and times of day, with and without an offset from UTC.

use super::{Class, JsonType, OTHER, Row};
use crate::scalar::Scalar;
use crate::types::{DateTime, LocalDateTime};

pub(super) const ROW: Row = Row {
    name: "datetime",
    doc: "A date-time of RFC 3339 with zero to nine fraction digits and any offset in whole minutes; written without trailing zeros. A space or `t` is read as `T`, and `z` as `Z`.",
    class: Class::Other,
    json: JsonType::String,
    expects: "a date-time such as 2024-04-18T04:22:49.4404487Z",
    write,
    read,
};

pub(super) const LOCAL_ROW: Row = Row {
    name: "local_datetime",
    doc: "A date and time of day without an offset from UTC, `2013-02-12T02:42:00` with zero to nine fraction digits. A space or `t` is read as `T`.",
    class: Class::Other,
    json: JsonType::String,
    expects: "a date and time such as 2013-02-12T02:42:00",
    write: write_local,
    read: read_local,
};

/// Years are written with four digits and without a sign (RFC 3339).
const YEAR: &str = "the year of a date and time is from 0000 to 9999";

fn write(value: Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
    let value = value.datetime().ok_or(OTHER)?;
    if value.local().date().0 < 0 {
        return Err(YEAR);
    }
    if value.offset() % 60 != 0 {
        return Err("an offset of RFC 3339 must be in whole minutes");
    }
    value.push(out);
    Ok(())
}

fn read(text: &str) -> Option<Scalar<'_>> {
    text.parse::<DateTime>().ok().map(Scalar::DateTime)
}

fn write_local(value: Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
    let value = value.local_datetime().ok_or(OTHER)?;
    if value.date().0 < 0 {
        return Err(YEAR);
    }
    value.push(out);
    Ok(())
}

fn read_local(text: &str) -> Option<Scalar<'_>> {
    text.parse::<LocalDateTime>().ok().map(Scalar::LocalDateTime)
}
