//! Matching of requests to an endpoint: by method, path and constant query parameters.

use std::borrow::Cow;

use ::http::Request;

use super::auth::schemes;
use super::error::ReadRequestError;
use super::path;
use super::path_match::{self, NOT_ESCAPED, Parameters};
use super::server::{base_path, under};
use super::server_url::server_query;
use crate::domain::JsonType;
use crate::equality::same_json;
use crate::error::{DecodeError, HIDDEN, MessagePart};
use crate::format::{DecodeOptions, parse_query};
use crate::percent::is_escaped;
use crate::table::{Api, Carrier, Endpoint, ParameterLocation, Scheme, SelectPlace, Shape};

/// Returns the path parameters if the method and the path match the endpoint.
pub(super) fn match_line(
    endpoint: &'static Endpoint,
    prefix: &str,
    request: &Request<Vec<u8>>,
) -> Result<Parameters, ReadRequestError> {
    let (method, path, base) = (request.method().as_str(), request.uri().path(), base_path(prefix));
    let same_method = method == endpoint.method();
    if let Some(parameters) = match_path(endpoint, prefix, path).filter(|_| same_method) {
        return Ok(parameters);
    }
    let shape = endpoint.request().kind().shape().unwrap_or(&Shape::EMPTY);
    let holds_secret = shape.fields_in(ParameterLocation::Path).any(|(_, field)| field.node().is_secret());
    let path = if holds_secret { Cow::Borrowed(HIDDEN) } else { shortened(path) };
    let method = shortened(method);
    let lacking = match under(prefix, request.uri().path()) {
        Some(_) => String::new(),
        None => format!("; the path starts with that of the server's URL, `{base}`"),
    };
    Err(other(endpoint, prefix, &format!("the request is `{method} {path}`{lacking}")))
}

/// Returns the path parameters if the path matches the endpoint.
pub(super) fn match_path(endpoint: &'static Endpoint, prefix: &str, path: &str) -> Option<Parameters> {
    let under = under(prefix, path)?;
    // A URL without a path has the path of the root in a request (RFC 9110 section 4.2.3).
    let is_root = under == "/" && base_path(prefix).is_empty() && endpoint.path().is_empty();
    path_match::read(endpoint, if is_root { "" } else { under })
}

/// The names and values of query parameters.
pub(super) type Pairs = Vec<(String, String)>;

/// Parses a query strictly, according to the syntax of URIs.
pub(super) fn query_pairs(query: &str) -> Result<Pairs, DecodeError> {
    if is_escaped(query) {
        return parse_query(query.as_bytes(), &DecodeOptions::REQUEST);
    }
    Err(DecodeError::whole(MessagePart::Query, format!("the query cannot be read: {NOT_ESCAPED}")))
}

/// Removes the parameters of the server's query and the constant parameters from the query, or returns an error
/// if a constant is missing. The values of variables are often keys, which are left to the server.
pub(super) fn take_constants(
    endpoint: &'static Endpoint,
    prefix: &str,
    pairs: &mut Pairs,
) -> Result<(), ReadRequestError> {
    for (name, value) in server_query(prefix) {
        let is_it =
            |pair: &(String, String)| pair.0 == name && value.as_ref().is_none_or(|value| *value == pair.1);
        match (pairs.iter().position(is_it), value) {
            (Some(position), _) => {
                pairs.remove(position);
            }
            (None, Some(value)) => {
                let differs = format!("the query of the request has no `{name}={value}` of the server's URL");
                return Err(other(endpoint, prefix, &differs));
            }
            (None, None) => {}
        }
    }
    for (name, value) in endpoint.query() {
        let json = if endpoint.query_numbers().contains(name) { JsonType::Number } else { JsonType::String };
        let is_constant =
            |pair: &(String, String)| pair.0 == *name && same_json((value, json), (&pair.1, None));
        let position = pairs.iter().position(is_constant);
        let missing =
            || other(endpoint, prefix, &format!("the query of the request has no `{name}={value}`"));
        pairs.remove(position.ok_or_else(missing)?);
    }
    Ok(())
}

/// Returns the names of the query parameters that no field describes: constants, credentials, and that which selects
/// the format.
pub(super) fn fixed_parameters(api: &Api, endpoint: &'static Endpoint) -> Vec<&'static str> {
    let mut names: Vec<&str> = endpoint.query().iter().map(|(name, _)| *name).collect();
    names.extend(credentials_in_query(api, endpoint));
    if let SelectPlace::Query(name) = endpoint.select().place() {
        names.push(name);
    }
    names
}

/// Returns the names of credentials of the endpoint's schemes in the query.
pub(super) fn credentials_in_query(
    api: &Api,
    endpoint: &'static Endpoint,
) -> impl Iterator<Item = &'static str> {
    schemes(api, endpoint).flat_map(Scheme::parts).filter_map(|part| match part.carrier() {
        Carrier::Query { name } => Some(name),
        Carrier::Basic { .. }
        | Carrier::Bearer
        | Carrier::Header { .. }
        | Carrier::Body { .. }
        | Carrier::Member { .. }
        | Carrier::Cookie { .. } => None,
    })
}

/// Returns the names of the header fields that no field describes: constants, credentials, and that which selects the
/// format.
pub(super) fn fixed_headers(api: &Api, endpoint: &'static Endpoint) -> Vec<&'static str> {
    let mut names: Vec<&str> = endpoint.headers().iter().map(|(name, _)| *name).collect();
    names.extend(schemes(api, endpoint).flat_map(Scheme::parts).filter_map(|part| match part.carrier() {
        Carrier::Header { name, .. } => Some(name),
        Carrier::Basic { .. }
        | Carrier::Bearer
        | Carrier::Query { .. }
        | Carrier::Body { .. }
        | Carrier::Member { .. }
        | Carrier::Cookie { .. } => None,
    }));
    if let SelectPlace::Header(name) = endpoint.select().place() {
        names.push(name);
    }
    names
}

/// Creates the error for a request that does not match the endpoint: what was expected, and how the request
/// differs.
fn other(endpoint: &'static Endpoint, prefix: &str, differs: &str) -> ReadRequestError {
    let query: Vec<String> = endpoint.query().iter().map(|(name, value)| format!("{name}={value}")).collect();
    let mark = if query.is_empty() { "" } else { "?" };
    let (base, template, query) = (base_path(prefix), path::template(endpoint), query.join("&"));
    let template = if base.is_empty() && template.is_empty() { "/".to_owned() } else { template };
    let why = format!("expected `{} {base}{template}{mark}{query}`; {differs}", endpoint.method());
    ReadRequestError::NotThisEndpoint { why }
}

/// The maximum length of a part of the request line that is quoted in an error, in bytes.
pub(super) const SHOWN: usize = 200;

/// Truncates a part of a request line if it is long.
fn shortened(text: &str) -> Cow<'_, str> {
    match text.get(..text.floor_char_boundary(SHOWN)) {
        Some(start) if start.len() < text.len() => Cow::Owned(format!("{start}…")),
        _ => Cow::Borrowed(text),
    }
}
