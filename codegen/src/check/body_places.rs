//! Members of a body that can be in the query too: whether they can be there, and whether they are told from what else is there.

use groupwright_engine::format::Format;
use groupwright_engine::table::{BodyPlace, ParameterLocation};

use crate::model::{Api, Body, Endpoint, Field, Located, SelectPart, is_part_of};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::NodePath;

/// Checks the places of each body.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for endpoint in &api.endpoints {
        let Some(body) = &endpoint.body else { continue };
        listed(body, report);
        if let Some(query) = body.in_query() {
            fits(endpoint, body, query, report);
            names(endpoint, query, report);
        }
    }
}

/// The list of places.
fn listed(body: &Body, report: &mut Report) {
    let is_usual = body.places.iter().all(|place| place.value == BodyPlace::Body) && body.places.len() < 2;
    if let Some(list) = body.list.as_ref().filter(|_| is_usual) {
        let message = "`places` has no effect: without it, the members of a body are in the body";
        let help = "remove it, or add `query` to the places";
        report.push(Diagnostic::new(Code::WITHOUT_EFFECT, list, message).help(help));
    }
    for (index, place) in body.places.iter().enumerate() {
        let mut before = body.places.iter().take(index);
        if let Some(first) = before.find(|other| other.value == place.value) {
            let message = format!("the place `{}` is listed twice", place.value.name());
            let finding = Diagnostic::new(Code::BAD_BODY_PLACES, &place.place, message);
            report.push(finding.related(&first.place, "the first one").help("remove one of them"));
        }
    }
    let has_body = body.places.iter().any(|place| place.value == BodyPlace::Body);
    if let Some(first) = body.places.first().filter(|_| !has_body) {
        let message = "the members of a body are never in the body";
        let help = "add `body` to the places, or describe the members under `query` of the request";
        report.push(Diagnostic::new(Code::BAD_BODY_PLACES, &first.place, message).help(help));
    }
}

/// What cannot be in a query beside its own parameters.
fn fits(endpoint: &Endpoint, body: &Body, query: &NodePath, report: &mut Report) {
    let fields = || endpoint.request.fields.iter();
    let mut push = |place: &NodePath, message: &str, help: &str| {
        let finding = Diagnostic::new(Code::BAD_BODY_PLACES, place, message);
        report.push(finding.related(query, "its members can be in the query").help(help));
    };
    if let Some(whole) = fields().find(|field| field.location == ParameterLocation::Payload) {
        let message = "a body that is no structure has no members that could be in the query";
        push(&whole.item.place, message, "describe its `fields`, or remove `query` from the places");
    }
    let of_body = |location| matches!(location, ParameterLocation::Body);
    if let Some(more) = fields().find(|field| field.additional && of_body(field.location)) {
        let message = "members that are not described cannot be told from parameters of the query";
        push(&more.item.place, message, "remove `additional`, or `query` from the places");
    }
    if let Some(map) = fields().find(|field| field.location == ParameterLocation::Parameters) {
        let message = "a map of query parameters cannot be told from members of the body in the query";
        push(&map.name.place, message, "remove the map, or `query` from the places");
    }
    if let Some(select) = endpoint.select.as_ref().filter(|select| select.part == SelectPart::Body) {
        let message =
            "a member of the body selects the format of the response, and the request may have none";
        push(&select.name.place, message, "write `in: query`, or remove `query` from the places");
    }
    let is_type = |field: &&Field| {
        field.location == ParameterLocation::Header && field.name.value.eq_ignore_ascii_case("content-type")
    };
    if let Some(field) = fields().find(is_type) {
        let message = "the value of `Content-Type` would not be sent: with its members in the query, a request has no body";
        push(&field.name.place, message, "remove the header field, or `query` from the places");
    }
    if let Some(layers) = body.envelopes.iter().find(|envelope| envelope.format == Format::Form) {
        let message = "an envelope is around a body, and not around members in the query";
        let help = "write the envelope for the other formats only, such as `envelope: { json: [data] }`, or `envelope: []`";
        push(&layers.place, message, help);
    }
}

/// Members that have the name of a parameter of the query, or of a value within it.
fn names(endpoint: &Endpoint, query: &NodePath, report: &mut Report) {
    let fields = endpoint.request.fields.iter();
    let fields = fields.filter(|field| field.location == ParameterLocation::Query);
    let fields = fields.flat_map(|field| {
        let own = field.names.form.as_ref().unwrap_or(&field.name);
        std::iter::once(own).chain(&field.aliases)
    });
    let constants = endpoint.query.iter().map(|constant| &constant.name);
    let others: Vec<&Located<String>> = fields.chain(constants).collect();
    for member in endpoint.members_in_query() {
        let clashes = |other: &&&Located<String>| {
            is_part_of(&other.value, &member.value) || is_part_of(&member.value, &other.value)
        };
        let Some(other) = others.iter().find(clashes) else { continue };
        let message = format!(
            "the member {:?} of the body can be in the query, which has the parameter {:?}",
            member.value, other.value
        );
        let finding = Diagnostic::new(Code::BAD_BODY_PLACES, &member.place, message)
            .related(&other.place, "the parameter")
            .related(query, "its members can be in the query");
        report.push(finding.help("remove one of the two, or `query` from the places"));
    }
}
