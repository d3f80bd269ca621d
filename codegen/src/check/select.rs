//! The part of a request that selects the format of the reply.

use std::collections::BTreeMap;

use groupwright_engine::format::Format;
use groupwright_engine::http::{is_header_name, is_header_value};
use groupwright_engine::table::ParameterLocation;

use super::clashes;
use super::places::request_header;
use crate::lower::is_path;
use crate::model::{Api, Endpoint, Item, Located, PathPiece, Select, SelectPart, Struct};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::NodePath;

/// Checks what selects the format of the replies of each endpoint.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for endpoint in &api.endpoints {
        let Some(select) = &endpoint.select else { continue };
        match select.part {
            SelectPart::Suffix => {
                if endpoint.path.value.is_empty() {
                    let message = "the path is empty, so it has no suffix";
                    push(
                        &select.name.place,
                        message,
                        "write the path of the request, or another `in`",
                        report,
                    );
                }
                suffixes(select, report);
            }
            SelectPart::Path => {
                if let Some(place) = &select.on_demand {
                    let message = format!("the path always has the parameter {:?}", select.name.value);
                    push(place, message, "remove `on_demand`", report);
                }
                path(endpoint, select, report);
            }
            SelectPart::Query => {
                clash(api, endpoint, select, ParameterLocation::Query, report);
            }
            SelectPart::Header => header(api, endpoint, select, report),
            SelectPart::Body => body(api, endpoint, select, report),
        }
        values(select, report);
        offered(endpoint, select, report);
    }
}

fn push(place: &NodePath, message: impl Into<String>, help: impl Into<String>, report: &mut Report) {
    report.push(Diagnostic::new(Code::BAD_SELECT, place, message).help(help));
}

/// Values that do not tell the formats apart.
fn values(select: &Select, report: &mut Report) {
    if select.values.is_empty() {
        let message = "`select` has no effect: there is no value for any format";
        let finding = Diagnostic::new(Code::WITHOUT_EFFECT, &select.name.place, message);
        report.push(finding.help("write them under `values`, or remove `select`"));
    }
    let mut seen: BTreeMap<&str, &Located<String>> = BTreeMap::new();
    for (format, value) in &select.values {
        if let Some(first) = seen.insert(&value.value, value) {
            let message = format!("the value {:?} selects {format} and another format", value.value);
            let finding = Diagnostic::new(Code::BAD_SELECT, &value.place, message);
            report.push(finding.related(&first.place, "the other format").help("remove one of them"));
        }
    }
}

/// Suffixes that cannot stand in a path.
fn suffixes(select: &Select, report: &mut Report) {
    for (_, suffix) in select.values.iter().filter(|(_, suffix)| !is_path(&suffix.value)) {
        let message = format!("the suffix {:?} is not allowed in a path", suffix.value);
        push(&suffix.place, message, "percent-encode other characters, such as `%20`", report);
    }
}

/// A parameter of the path template, which always has a value.
fn path(endpoint: &Endpoint, select: &Select, report: &mut Report) {
    let name = &select.name;
    let parameters = || {
        endpoint.pieces.iter().filter_map(|piece| match piece {
            PathPiece::Parameter(name) => Some(name.as_str()),
            PathPiece::Literal(_) | PathPiece::Segments(_) | PathPiece::Optional(_) => None,
        })
    };
    if !parameters().any(|parameter| parameter == name.value) {
        let message = format!("the path template has no parameter {:?}", name.value);
        let near = report.nearest(&name.value, parameters());
        let help = near.map_or_else(
            || format!("add `{{{}}}` to the template", name.value),
            |near| format!("did you mean `{near}`?"),
        );
        let finding = Diagnostic::new(Code::BAD_SELECT, &name.place, message);
        report.push(finding.related(&endpoint.path.place, "the template").help(help));
    }
    let mut fields = endpoint.request.fields.iter();
    let is_it = |name: &Located<String>| name.value == select.name.value;
    if let Some(field) = fields.find(|field| field.location == ParameterLocation::Path && is_it(&field.name))
    {
        twice(select, "the field", &field.name, report);
    }
    for (_, value) in select.values.iter().filter(|(_, value)| ["", ".", ".."].contains(&&*value.value)) {
        let message = format!("{:?} is not allowed as a segment of a path", value.value);
        push(&value.place, message, "write the documented value", report);
    }
    let replies = || endpoint.replies.iter().filter(|reply| !reply.media.is_empty());
    let has_success = replies().any(|reply| !reply.error);
    let formats = replies().filter(|reply| reply.error != has_success).flat_map(|reply| &reply.media);
    let mut formats: Vec<Format> = formats.map(|(format, _)| *format).collect();
    formats.sort_unstable();
    formats.dedup();
    for format in formats {
        if !select.values.iter().any(|(own, _)| *own == format) {
            let message = format!("the path parameter {:?} has no value for {format}", name.value);
            let help = format!("add `{}: …` to `values`: the path always has the parameter", format.name());
            push(&name.place, message, help, report);
        }
    }
}

fn header(api: &Api, endpoint: &Endpoint, select: &Select, report: &mut Report) {
    let name = &select.name;
    if !is_header_name(&name.value) {
        let message = format!("{:?} is not a valid header field name", name.value);
        let help = "a name consists of letters, digits and hyphens: `X-Format`";
        report.push(Diagnostic::new(Code::BAD_HEADER, &name.place, message).help(help));
    }
    request_header(&name.value, &name.place, report);
    if ["Accept", "Content-Type", "Cookie"].iter().any(|own| own.eq_ignore_ascii_case(&name.value)) {
        let message = format!("the header field {:?} is generated from the message", name.value);
        push(&name.place, message, "`Accept` is always sent; remove `select`, or correct the name", report);
    }
    for (_, value) in select.values.iter().filter(|(_, value)| !is_header_value(&value.value)) {
        let message = format!("{:?} is not a valid header field value", value.value);
        let help = "a value is printable ASCII without line breaks";
        report.push(Diagnostic::new(Code::BAD_HEADER, &value.place, message).help(help));
    }
    clash(api, endpoint, select, ParameterLocation::Header, report);
}

/// A member of the body, which has to be a structure that keeps no other members.
fn body(api: &Api, endpoint: &Endpoint, select: &Select, report: &mut Report) {
    let mut fields = endpoint.request.fields.iter();
    let structure: Option<&Struct> = match fields.find(|field| field.location == ParameterLocation::Payload) {
        Some(field) if field.item.nullable || is_packed(endpoint, &field.item) => None,
        Some(field) => field.item.named().and_then(|id| api.ty(id).structure()),
        None => endpoint.body.as_ref().map(|_| &endpoint.request),
    };
    let Some(structure) = structure else {
        let message = format!("the body is no structure that could have the member {:?}", select.name.value);
        push(&select.name.place, message, "correct `in`, or describe the body", report);
        return;
    };
    if let Some(additional) = structure.fields.iter().find(|field| field.additional) {
        let message = format!("{:?} would be one of the additional members of the body", select.name.value);
        let finding = Diagnostic::new(Code::BAD_SELECT, &select.name.place, message);
        let help = "correct `in`, or remove `additional` from the body";
        report.push(finding.related(&additional.name.place, "the additional members").help(help));
    }
    clash(api, endpoint, select, ParameterLocation::Body, report);
}

/// Whether the body is written as a text or a list in one of its formats.
fn is_packed(endpoint: &Endpoint, item: &Item) -> bool {
    let mut formats = endpoint.body.iter().flat_map(|body| &body.media);
    formats.any(|(format, _)| item.own_packings().of(*format).is_some())
}

/// A name that something else has in the same place.
fn clash(api: &Api, endpoint: &Endpoint, select: &Select, location: ParameterLocation, report: &mut Report) {
    if select.name.value.is_empty() {
        push(&select.name.place, "the name is empty", "write the documented name", report);
        return;
    }
    if let Some((what, other)) = clashes::taken(api, endpoint, location, &select.name.value) {
        twice(select, what, &other, report);
    }
}

fn twice(select: &Select, what: &str, other: &Located<String>, report: &mut Report) {
    let message =
        format!("{:?} selects the format, but it is also {what} {:?}", select.name.value, other.value);
    let finding = Diagnostic::new(Code::BAD_SELECT, &select.name.place, message);
    let help = "remove the other one: callers choose the format, so it is no value of the request";
    report.push(finding.related(&other.place, what).help(help));
}

/// Values for formats in which no reply comes.
fn offered(endpoint: &Endpoint, select: &Select, report: &mut Report) {
    let offered = |format: Format| {
        endpoint.replies.iter().any(|reply| reply.media.iter().any(|(offered, _)| *offered == format))
    };
    for (format, value) in select.values.iter().filter(|(format, _)| !offered(*format)) {
        let message =
            format!("the value {:?} selects {format}, but no response has that format", value.value);
        let help = format!("add `{}` to the formats of a response, or remove the value", format.name());
        report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &value.place, message).help(help));
    }
}
