//! The domain of dates without a time of day.

use super::{Class, JsonType, OTHER, Row};
use crate::scalar::Scalar;
use crate::types::Date;

pub(super) const ROW: Row = Row {
    name: "date",
    doc: "A date of the calendar: a `full-date` of RFC 3339.",
    class: Class::Other,
    json: JsonType::String,
    expects: "a date such as 2013-02-12",
    write,
    read,
};

fn write(value: Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
    let value = value.date().ok_or(OTHER)?;
    if value.year() < 0 {
        return Err("the year of a date is from 0000 to 9999");
    }
    value.push(out);
    Ok(())
}

fn read(text: &str) -> Option<Scalar<'_>> {
    text.parse::<Date>().ok().map(Scalar::Date)
}
