//! Values of kinds that not every format has: whether they are written only in formats that have them.

use groupwright_engine::format::Format;
use groupwright_engine::table::ParameterLocation;

use super::spellings::in_body;
use super::walk;
use crate::model::{Api, Item};
use crate::report::{Code, Diagnostic, Report};

/// Checks every item.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for seen in walk::structures(api) {
        let formats = in_body(&seen);
        for field in &seen.structure.fields {
            let formats: &[Format] = match field.location {
                ParameterLocation::Body | ParameterLocation::Payload => &formats,
                ParameterLocation::Query => &[Format::Form],
                ParameterLocation::Path | ParameterLocation::Header | ParameterLocation::Cookie => {
                    &[Format::Text]
                }
            };
            any(&field.item, formats, report);
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
            any(item, &formats, report);
        }
    }
    for (_, item) in walk::items(api).filter(|(_, item)| item.kind.is_any() && item.nullable) {
        let message = "`nullable` has no effect: a JSON value of any kind may be null";
        report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &item.place, message).help("remove it"));
    }
}

/// A value of any kind in a format other than JSON.
fn any(item: &Item, formats: &[Format], report: &mut Report) {
    let Some(other) = formats.iter().find(|format| **format != Format::Json) else { return };
    for item in item.layers().filter(|item| item.kind.is_any()) {
        let message = format!("the type `any` is for JSON, but the value is also written in {other}");
        let help = "write the documented type, such as `string`, or describe the value in JSON only";
        report.push(Diagnostic::new(Code::NOT_IN_FORMAT, &item.place, message).help(help));
    }
}
