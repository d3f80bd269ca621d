//! Values of kinds that not every format has: whether they are written only in formats that have them.

use groupwright_engine::format::Format;
use groupwright_engine::table::ParameterLocation;

use super::walk;
use crate::model::{Api, Item};
use crate::report::{Code, Diagnostic, Report};

/// Checks every item.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for seen in walk::structures(api) {
        let formats = seen.formats_of_body();
        for field in &seen.structure.fields {
            match field.location {
                ParameterLocation::Body | ParameterLocation::Payload => {
                    let own: Vec<Format> = formats.iter().copied().filter(|f| field.is_in(*f)).collect();
                    in_formats(&field.item, &own, report);
                }
                ParameterLocation::Path
                | ParameterLocation::Query
                | ParameterLocation::Header
                | ParameterLocation::Cookie => {
                    any(&field.item, &format!("is in the {}", field.location.name()), report);
                }
            }
            if field.item.kind.is_any() && field.empty_is_null {
                let message = "`empty_is_null` has no effect: a JSON value of any kind is kept as it is";
                let finding = Diagnostic::new(Code::WITHOUT_EFFECT, &field.item.place, message);
                report.push(finding.help("remove it, or write the type of the values"));
            }
        }
    }
    for reply in api.endpoints.iter().flat_map(|endpoint| &endpoint.replies) {
        let formats: Vec<Format> = reply.media.iter().map(|(format, _)| *format).collect();
        if let Some(item) = reply.item() {
            in_formats(item, &formats, report);
        }
    }
    for (_, item) in walk::items(api).filter(|(_, item)| item.kind.is_any() && item.nullable) {
        let message = "`nullable` has no effect: a JSON value of any kind may be null";
        report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &item.place, message).help("remove it"));
    }
}

/// A value of any kind in a format other than JSON.
fn in_formats(item: &Item, formats: &[Format], report: &mut Report) {
    if let Some(other) = formats.iter().find(|format| **format != Format::Json) {
        any(item, &format!("is also written in {other}"), report);
    }
}

fn any(item: &Item, what: &str, report: &mut Report) {
    for item in item.layers().filter(|item| item.kind.is_any()) {
        let message = format!("the type `any` is for JSON, but the value {what}");
        let help = "write the documented type, such as `string`, or describe the value in JSON only";
        report.push(Diagnostic::new(Code::NOT_IN_FORMAT, &item.place, message).help(help));
    }
}
