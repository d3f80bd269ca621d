//! Rustdoc of a request: its body, constants and examples.

use groupwright_engine::table::{BodyPlace, ParameterLocation};

use super::docs::{code, constants_of, escape, one_line, said};
use crate::model::{Api, Body, Endpoint, Field};

/// Returns the documentation of the body, unless a field is the whole body.
pub(super) fn body(api: &Api, endpoint: &Endpoint) -> Option<String> {
    let is_field = |field: &Field| field.location == ParameterLocation::Payload;
    let body = endpoint.body.as_ref().filter(|_| !endpoint.request.fields.iter().any(is_field))?;
    let own = said(&body.doc, &body.provenance);
    // The request contains the members of the type, and not a value of the type itself.
    let taken = body.named.map(|id| api.ty(id));
    let taken = taken.and_then(|named| said(&named.doc, &named.provenance));
    let taken = taken.filter(|taken| Some(taken) != own.as_ref());
    let parts: Vec<String> = own.into_iter().chain(taken).chain(places(body)).collect();
    (!parts.is_empty()).then(|| format!("Body: {}", parts.join(" ")))
}

/// Returns where the members of a body can be, if they can be elsewhere.
fn places(body: &Body) -> Option<String> {
    body.in_query()?;
    let first = body.places.first().map_or(BodyPlace::Body, |place| place.value);
    Some(match first {
        BodyPlace::Body => "Its members can be sent in the query instead.".to_owned(),
        BodyPlace::Query => {
            "Its members are sent in the query, and can be sent in the body instead.".to_owned()
        }
    })
}

/// Returns the documentation of constants, if there is any.
pub(super) fn constants(endpoint: &Endpoint) -> Option<String> {
    let all = endpoint.query.iter().chain(&endpoint.headers);
    let rows = all.filter_map(|constant| {
        let said = said(&constant.doc, &constant.provenance)?;
        Some(format!("- {}: {said}", code(&format!("{} {}", constant.name.value, constant.value))))
    });
    let rows: Vec<String> = rows.chain(constants_of(&endpoint.request)).collect();
    (!rows.is_empty()).then(|| format!("Always sent:\n\n{}", rows.join("\n")))
}

/// Returns the titles of the examples. Their messages are verified by tests.
pub(super) fn examples(endpoint: &Endpoint) -> Option<String> {
    let rows = endpoint.examples.iter().map(|example| {
        let title = escape(&one_line(&example.title.value));
        let said = said(&example.doc, &example.provenance);
        said.map_or_else(|| format!("- {title}"), |said| format!("- {title}: {said}"))
    });
    let rows: Vec<String> = rows.collect();
    (!rows.is_empty()).then(|| format!("Examples in the spec:\n\n{}", rows.join("\n")))
}
