//! The values of examples: those that a spec states, or those that its bytes say.

use groupwright_codegen::model::Exchange;
use groupwright_codegen::syntax::json;
use groupwright_engine::dynamic::DynRecord;
use groupwright_engine::format::DecodeOptions;
use groupwright_engine::http::types::header::CONTENT_TYPE;
use groupwright_engine::http::types::{HeaderName, HeaderValue, Response};
use groupwright_engine::http::{DynOutcome, read_body, read_response};
use groupwright_engine::json::Json;
use groupwright_engine::table::{Endpoint, Media, Reply, Shape};
use groupwright_engine::value::Value;

use crate::place::plain;

/// Returns the values of an example of a request, in plain JSON.
pub(crate) fn request(endpoint: &'static Endpoint, exchange: &Exchange) -> Option<Json> {
    stated(exchange).or_else(|| {
        exchange.wire.iter().find_map(|(format, text)| {
            let mut record = DynRecord::new(endpoint.request().kind().shape().unwrap_or(&Shape::EMPTY));
            let body = text.value.as_bytes();
            read_body(endpoint, *format, body, &mut record, &DecodeOptions::REQUEST).ok()?;
            plain(Value::Record(&record), endpoint.request())
        })
    })
}

/// Returns the value of an example of a response, in plain JSON.
pub(crate) fn response(endpoint: &'static Endpoint, exchange: &Exchange) -> Option<Json> {
    stated(exchange).or_else(|| {
        exchange.wire.iter().find_map(|(format, text)| {
            let named = exchange.reply.as_ref().map(|name| name.value.as_str());
            let named = named.and_then(|name| endpoint.replies().iter().find(|reply| reply.name() == name));
            let documented = || named.and_then(|reply| reply.statuses().next()).map(|range| range.first);
            let status = exchange.status.as_ref().map(|status| status.value).or_else(documented)?;
            let mut response =
                Response::builder().status(status).body(text.value.clone().into_bytes()).ok()?;
            for (name, value) in &exchange.headers {
                let (name, value) =
                    (HeaderName::try_from(name.value.as_str()), HeaderValue::try_from(value.as_str()));
                if let (Ok(name), Ok(value)) = (name, value) {
                    response.headers_mut().append(name, value);
                }
            }
            let replies = named.map_or(endpoint.replies(), std::slice::from_ref);
            let mut media = replies.iter().flat_map(Reply::media).filter(|media| media.format() == *format);
            let written =
                media.next().map(Media::written).and_then(|media| HeaderValue::from_str(media).ok());
            if let Some(written) = written {
                response.headers_mut().entry(CONTENT_TYPE).or_insert(written);
            }
            let mut outcome = DynOutcome::new(endpoint);
            let index = read_response(endpoint, &response, &mut outcome).ok()?.index;
            outcome.turn_to(index);
            plain(outcome.value(), endpoint.replies().get(index)?.body()?)
        })
    })
}

/// The values that the spec states.
fn stated(exchange: &Exchange) -> Option<Json> {
    json(exchange.value.as_ref()?).parse().ok()
}
