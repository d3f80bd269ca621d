//! The header fields of an example of a response, against the values of the example.

use groupwright_engine::table::{Node, ParameterLocation};
use groupwright_engine::value::{Value, key};

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
pub(super) fn compare(given: Value<'_>, found: Value<'_>, exchange: &Exchange, report: &mut Report) {
    let (Some(given), Some(found)) = (given.record(), found.record()) else { return };
    for (name, _) in &exchange.headers {
        let mut fields = given.shape().fields_in(ParameterLocation::Header);
        let field = fields.find(|(_, field)| field.name().eq_ignore_ascii_case(&name.value));
        let Some((index, _)) = field else { continue };
        if key(&given.get(index)) != key(&found.get(index)) {
            let message = format!("the header field {:?} does not give the value of the example", name.value);
            differing(&name.place, &message, report);
        }
    }
}
