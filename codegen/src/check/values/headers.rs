//! The header fields of an example of a response, against the values of the example.

use groupwright_engine::format::{EncodeOptions, Format, difference, encode};
use groupwright_engine::table::{Node, ParameterLocation};
use groupwright_engine::value::Value;

use super::differing;
use crate::model::Exchange;
use crate::report::{Code, Diagnostic, Report};

/// The names of the header fields that a reply describes.
fn described(table: &Node) -> impl Iterator<Item = &'static str> {
    let fields = table.kind().shape().into_iter();
    fields.flat_map(|shape| shape.fields_in(ParameterLocation::Header)).map(|(_, field)| field.name())
}

/// Reports header fields whose names are nearly those of described ones.
pub(super) fn names(table: &Node, exchange: &Exchange, report: &mut Report) {
    for (name, _) in &exchange.headers {
        if described(table).any(|known| known.eq_ignore_ascii_case(&name.value)) {
            continue;
        }
        if let Some(near) = report.nearest(&name.value, described(table)) {
            let message = format!("the response does not describe a header field {:?}", name.value);
            let help = format!("did you mean `{near}`?");
            report.push(Diagnostic::new(Code::EXAMPLE_BYTES, &name.place, message).help(help));
        }
    }
}

/// Compares the values that the described header fields of an example give with its values.
pub(super) fn compare(
    given: Value<'_>,
    found: Value<'_>,
    table: &Node,
    exchange: &Exchange,
    report: &mut Report,
) {
    let is_described = |name: &str| described(table).any(|known| known.eq_ignore_ascii_case(name));
    let Some((name, _)) = exchange.headers.iter().find(|(name, _)| is_described(&name.value)) else { return };
    let json = |value| encode(Format::Json, value, table, &EncodeOptions::VALUES);
    // What cannot be written has been reported, or differs in the body.
    let (Ok(given), Ok(found)) = (json(given), json(found)) else { return };
    if let Some(what) = difference(Format::Json, &given, &found) {
        let message = format!("the header fields and the body do not give the values of the example: {what}");
        differing(&name.place, &message, report);
    }
}
