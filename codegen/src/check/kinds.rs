//! Values of kinds that not every format has: whether they are written only in formats that have them.

use groupwright_engine::format::Format;
use groupwright_engine::table::ParameterLocation;

use super::walk;
use crate::model::{Api, Field, Item};
use crate::report::{Code, Diagnostic, Report};

/// Checks every item.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for seen in walk::structures(api) {
        let formats = seen.formats_of_body();
        for field in &seen.structure.fields {
            match field.location {
                ParameterLocation::Body | ParameterLocation::Payload => {
                    let own =
                        formats.iter().copied().filter(|format| field.is_in(*format)).collect::<Vec<_>>();
                    in_formats(&field.item, &own, report);
                }
                ParameterLocation::Query | ParameterLocation::Parameters => {
                    outside(field, Format::Form, report);
                }
                ParameterLocation::Path
                | ParameterLocation::Header
                | ParameterLocation::Cookie
                | ParameterLocation::Headers
                | ParameterLocation::Status => outside(field, Format::Text, report),
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

/// A value of any kind outside of the body.
fn outside(field: &Field, format: Format, report: &mut Report) {
    any(&field.item, &[format], |_| format!("is in the {}", field.location.name()), report);
}

/// A value of any kind in a format other than JSON.
fn in_formats(item: &Item, formats: &[Format], report: &mut Report) {
    any(item, formats, |other| format!("is also written in {other}"), report);
}

fn any(item: &Item, formats: &[Format], what: impl Fn(Format) -> String, report: &mut Report) {
    for held in item.layers().filter(|item| item.kind.is_any()) {
        // A list or a map may be written as JSON within another format.
        let within = item.formats_within(formats.iter().copied());
        let Some(other) = within.into_iter().find(|format| *format != Format::Json) else { continue };
        let what = what(other);
        let message = format!("the type `any` is for JSON, but the value {what}");
        let help = "write the documented type, such as `string`, or describe the value in JSON only";
        report.push(Diagnostic::new(Code::NOT_IN_FORMAT, &held.place, message).help(help));
    }
}
