//! Members that a structure does not describe and keeps: whether every format can keep them.

use groupwright_engine::format::Format;
use groupwright_engine::table::{Carrier, ParameterLocation, XmlForm};

use super::walk::{self, Seen, Sort};
use crate::model::{Api, Endpoint, Field, Row};
use crate::report::{Code, Diagnostic, Report};

/// Checks every structure that keeps such members.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for seen in walk::structures(api) {
        for field in seen.structure.fields.iter().filter(|field| field.additional) {
            in_xml(api, &seen, field, report);
        }
    }
    api.endpoints.iter().for_each(|endpoint| beside_credentials(api, endpoint, report));
}

/// In XML, what is not described is an element with a single value.
fn in_xml(api: &Api, seen: &Seen<'_>, field: &Field, report: &mut Report) {
    if !seen.formats_of_body().contains(&Format::Xml) {
        return;
    }
    let held = field.item.inner().map(|item| walk::sort_in(api, item, Format::Xml));
    let is_text = |row: &Row<'_>| row.xml().is_some_and(|xml| xml.form() == XmlForm::Text);
    let (what, help) = if matches!(held, Some(Sort::Singles | Sort::Several | Sort::Structured)) {
        ("in XML, members that are not described are single values", "write a type such as `string`")
    } else if seen.structure.rows().iter().any(is_text) {
        ("an element with a text has no child elements", "remove `additional`, or `text` of the member")
    } else {
        return;
    };
    let message = format!("{:?} cannot keep these members: {what}", seen.name);
    report.push(Diagnostic::new(Code::BAD_ADDITIONAL, &field.item.place, message).help(help));
}

/// Whether a credential is a member of the message, in one of the formats.
fn is_in_body(endpoint: &Endpoint, carrier: Carrier) -> bool {
    match carrier {
        Carrier::Body { .. } => true,
        Carrier::Member { path } => {
            let body = endpoint.body.iter();
            let mut formats = body.flat_map(|body| body.media.iter().map(move |(format, _)| (body, *format)));
            formats.any(|(body, format)| {
                let envelope = body.envelopes.iter().find(|envelope| envelope.format == format);
                envelope.is_none_or(|envelope| path.starts_with(&envelope.names()))
            })
        }
        Carrier::Basic { .. }
        | Carrier::Bearer
        | Carrier::Header { .. }
        | Carrier::Query { .. }
        | Carrier::Cookie { .. } => false,
    }
}

/// Beside credentials of the body, which would be kept when a request is read.
fn beside_credentials(api: &Api, endpoint: &Endpoint, report: &mut Report) {
    let whole = endpoint.request.fields.iter().filter(|field| field.location == ParameterLocation::Payload);
    let whole = whole.filter_map(|field| walk::structure(api, &field.item)).flat_map(|held| &held.fields);
    let Some(field) = endpoint.request.fields.iter().chain(whole).find(|field| field.additional) else {
        return;
    };
    let schemes = api.auth.iter().filter(|scheme| endpoint.takes(scheme));
    let mut carriers = schemes.flat_map(|scheme| &scheme.parts).map(|sent| sent.part.carrier());
    if !carriers.any(|carrier| is_in_body(endpoint, carrier)) {
        return;
    }
    let message = "the request has credentials in its body, which would be among the kept members";
    let help = "move `additional` to a structure within the body, or describe the members as fields";
    report.push(Diagnostic::new(Code::BAD_ADDITIONAL, &field.item.place, message).help(help));
}
