//! The URI of a request: that of the server, the path and the query.

use std::collections::BTreeSet;

use ::http::Uri;

use super::error::RequestError;
use super::match_request::fixed_parameters;
use super::server::check;
use super::server_url::server_query;
use super::{path, query};
use crate::format::{Format, write_members, write_parameters, write_query};
use crate::table::{Api, BodyPlace, Endpoint, Message, SelectPlace};
use crate::value::Record;

/// What a request's URI has beside its path and its parameters.
pub(super) struct UriParts<'c> {
    /// The format of the reply that is asked for.
    pub(super) reply_format: Option<Format>,
    /// What selects the format of the reply.
    pub(super) selected: Option<(SelectPlace, &'static str)>,
    /// Where the members of the body are.
    pub(super) place: BodyPlace,
    /// The credentials.
    pub(super) credentials: &'c [(&'static str, &'c str)],
}

/// Returns the URI of a request.
pub(super) fn uri(
    (api, endpoint, server): (&Api, &'static Endpoint, &str),
    record: &dyn Record,
    parts: &UriParts<'_>,
) -> Result<Uri, RequestError> {
    let (base, of_server) = check(server)?;
    let mut uri = base.to_owned();
    uri.push_str(&path::write(endpoint, record, parts.reply_format)?);
    let mut text = String::new();
    for (name, value) in endpoint.query() {
        query::push(&mut text, name, value);
    }
    if let Some((SelectPlace::Query(name), value)) = parts.selected {
        query::push(&mut text, name, value);
    }
    let mut text = write_query(record, text)?;
    match parts.place {
        BodyPlace::Body => {}
        BodyPlace::Query => text = write_members(record, Message::request(endpoint.name()), text)?,
    }
    for (name, value) in parts.credentials {
        query::push(&mut text, name, value);
    }
    let text = write_parameters(record, text, &fixed_parameters(api, endpoint))?;
    let text = join_queries(of_server, &text)?;
    if !text.is_empty() {
        uri.push('?');
        uri.push_str(&text);
    }
    // The URI is not shown, because it may contain a secret.
    uri.parse().map_err(|error| RequestError::Message { what: format!("its URI is wrong: {error}") })
}

/// Returns the query of a base URL followed by that of a request.
fn join_queries(server: &str, request: &str) -> Result<String, RequestError> {
    if server.is_empty() || request.is_empty() {
        return Ok([server, request].concat());
    }
    let names = |query: &str| server_query(&format!("?{query}")).into_iter().map(|(name, _)| name);
    let of_request: BTreeSet<String> = names(request).collect();
    match names(server).find(|name| of_request.contains(name)) {
        None => Ok(format!("{server}&{request}")),
        Some(name) => {
            let what = format!("its query has the parameter {name:?}, which the request has too; remove it");
            Err(RequestError::Server { what })
        }
    }
}
