//! Values of kinds that not every format has: whether they are written only in formats that have them.

use groupwright_engine::format::Format;
use groupwright_engine::table::ParameterLocation;

use super::walk;
use crate::model::{Api, ConstantMember, Field, FixedValue, Item};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::NodePath;

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
            if field.item.kind.is_any() && field.null_as.is_some() {
                let message = "`null_as` has no effect: a JSON value of any kind is kept as it is";
                let finding = Diagnostic::new(Code::WITHOUT_EFFECT, &field.item.place, message);
                report.push(finding.help("remove it, or write the type of the values"));
            }
        }
    }
    constants(api, report);
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

/// Constants that a form has no pair for.
fn constants(api: &Api, report: &mut Report) {
    for seen in walk::structures(api).filter(|seen| seen.formats_of_body().contains(&Format::Form)) {
        let constants = seen.structure.constants.iter().filter(|constant| constant.is_in(Format::Form));
        constants.for_each(|constant| in_form(constant, &constant.name.place, report));
    }
    let bodies = api.endpoints.iter().filter_map(|endpoint| endpoint.body.as_ref());
    let replies = api.endpoints.iter().flat_map(|endpoint| &endpoint.replies);
    let envelopes = bodies.map(|body| &body.envelopes).chain(replies.map(|reply| &reply.envelopes)).flatten();
    for envelope in envelopes.filter(|envelope| envelope.format == Format::Form) {
        for constant in &envelope.constants {
            in_form(&constant.member, &constant.path.place, report);
        }
    }
}

fn in_form(constant: &ConstantMember, place: &NodePath, report: &mut Report) {
    let Some(what) = without_pair(&constant.value) else { return };
    let message =
        format!("the constant {:?} cannot be written in a form: {what} has no pair", constant.name.value);
    let help = "list the formats that have it, such as `formats: [json]`, or write the text that a form has";
    report.push(Diagnostic::new(Code::NOT_IN_FORMAT, place, message).help(help));
}

/// What of a constant value is in no pair of a form.
fn without_pair(value: &FixedValue) -> Option<&'static str> {
    match value {
        // Null is a pair without a text.
        FixedValue::Null | FixedValue::Single(..) => None,
        FixedValue::List(items) if items.is_empty() => Some("an empty list"),
        FixedValue::List(items) => items.iter().find_map(without_pair),
        FixedValue::Record(members) if members.is_empty() => Some("an empty structure"),
        FixedValue::Record(members) => members.iter().find_map(|(_, value)| without_pair(value)),
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
    for held in item.levels().filter(|item| item.kind.is_any()) {
        // A list or a map may be written as JSON within another format.
        let within = item.formats_within(formats.iter().copied());
        let Some(other) = within.into_iter().find(|format| *format != Format::Json) else { continue };
        let what = what(other);
        let message = format!("the type `any` is for JSON, but the value {what}");
        let help = "write `as: json` if the value is JSON in a text, or the documented type, such as `string`, or describe the \
                    value in JSON only";
        report.push(Diagnostic::new(Code::NOT_IN_FORMAT, &held.place, message).help(help));
    }
}
