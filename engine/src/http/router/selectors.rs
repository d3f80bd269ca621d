//! What tells endpoints of one path and method apart: the constants of their requests.

use ::http::Request;

use super::super::body::node_in_body;
use super::super::condition::same;
use super::super::envelope::steps_inside;
use super::super::match_request::{query_pairs, take_constants};
use super::super::members::take_members;
use super::super::request_format::body_format;
use super::super::select_reply::reading_request;
use super::Route;
use crate::format::DecodeOptions;
use crate::format::{Format, Probed, probe};
use crate::table::{ConstantValue, Endpoint, Envelope, Field, Message, ParameterLocation, Shape, Text};
use crate::walk::Step;

/// Returns whether the query has the constant parameters of the endpoint. One that cannot be read is a problem of the
/// endpoint's request.
pub(super) fn is_selected_by_query(route: &Route, request: &Request<Vec<u8>>) -> bool {
    match query_pairs(request.uri().query().unwrap_or_default()) {
        Ok(mut pairs) => take_constants(route.endpoint(), route.prefix(), &mut pairs).is_ok(),
        Err(_) => true,
    }
}

/// Returns how many constants the request has of the header fields and the body of the endpoint, and how many there are.
pub(super) fn met_constants(route: &Route, request: &Request<Vec<u8>>) -> (usize, usize) {
    let endpoint = route.endpoint();
    let has = |name: &str, value: &str| request.headers().get_all(name).iter().any(|found| found == value);
    let headers = endpoint.headers().iter().filter(|(name, value)| has(name, value)).count();
    let members = endpoint.request().kind().shape().map_or(&[][..], Shape::fields).iter();
    let members = members.filter(|field| {
        field.constant().is_some()
            && matches!(field.location(), ParameterLocation::Body | ParameterLocation::Payload)
    });
    let members: Vec<&'static Field> = members.collect();
    if members.is_empty() {
        return (headers, endpoint.headers().len());
    }
    let format = body_format(endpoint, request).ok().flatten();
    let met = members.iter().filter(|field| has_constant(endpoint, field, format, request)).count();
    (headers + met, endpoint.headers().len() + members.len())
}

/// Returns whether the request has the value of a constant member of its body, there or among the members in the query.
fn has_constant(
    endpoint: &'static Endpoint,
    field: &'static Field,
    format: Option<Format>,
    request: &Request<Vec<u8>>,
) -> bool {
    let is_it = |found: &Probed, format: Format| {
        let Some(expected) = text(field) else { return matches!(found, Probed::Structure | Probed::List) };
        match found {
            Probed::Scalar(text, json) => same(expected, (text, *json), field.node().spelling(format)),
            Probed::Nothing | Probed::Null | Probed::Structure | Probed::List => false,
        }
    };
    if endpoint.has_members_in_query()
        && let Ok(mut pairs) = query_pairs(request.uri().query().unwrap_or_default())
        && let Some((_, value)) = take_members(endpoint, Some(&mut pairs))
            .into_iter()
            .find(|(name, _)| field.form_name() == name || field.answers_to(name))
    {
        return is_it(&Probed::Scalar(value, None), Format::Form);
    }
    let Some(format) = format else { return false };
    let Ok(options) = reading_request(request.headers(), format) else { return false };
    let envelope = endpoint.envelope(format);
    let path: Vec<Step<'static>> = match field.location() {
        ParameterLocation::Payload => steps_inside(envelope).collect(),
        ParameterLocation::Path
        | ParameterLocation::Query
        | ParameterLocation::Header
        | ParameterLocation::Cookie
        | ParameterLocation::Body
        | ParameterLocation::Parameters
        | ParameterLocation::Headers
        | ParameterLocation::Status => steps_inside(envelope).chain([Step::Member(field.name())]).collect(),
    };
    let node = envelope.map_or(node_in_body(endpoint.request()), Envelope::node);
    let options = DecodeOptions {
        message: Some(Message::request(endpoint.name())),
        layers: envelope.map_or(0, Envelope::layers),
        ..options
    };
    is_it(&probe(format, request.body(), Some(node), &path, &options).0, format)
}

/// Returns the value of a constant member that is a single value.
fn text(field: &'static Field) -> Option<Text<'static>> {
    let json = field.node().spelling(Format::Json).map(|scalar| scalar.domain().json())?;
    match field.constant()? {
        ConstantValue::Text(text) => Some(Text::new(text, json)),
        ConstantValue::Absent | ConstantValue::Null | ConstantValue::List(_) | ConstantValue::Record(_) => {
            None
        }
    }
}
