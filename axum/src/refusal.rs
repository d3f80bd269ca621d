//! Refusals that no reply of an endpoint is for: problem documents (RFC 9457).

use groupwright::http::header::{ACCEPT_ENCODING, ALLOW, CONTENT_TYPE, HeaderValue};
use groupwright::http::{Response, StatusCode};
use groupwright::{Json, JsonObject, ReadRequestError, Violation};
use groupwright_engine::http::Unrouted;
use groupwright_engine::pointer::fragment;

/// Returns a problem document.
pub(crate) fn problem(status: u16, detail: &str) -> Response<Vec<u8>> {
    described(status, detail, Vec::new())
}

/// Returns the refusal of a request that is for no endpoint.
pub(crate) fn not_routed(unrouted: &Unrouted) -> Response<Vec<u8>> {
    match unrouted {
        Unrouted::MethodNotAllowed { allow } => {
            let mut response = problem(405, &unrouted.to_string());
            if let Ok(value) = HeaderValue::from_str(&allow.join(", ")) {
                response.headers_mut().insert(ALLOW, value);
            }
            response
        }
        _ => problem(404, &unrouted.to_string()),
    }
}

/// Returns the refusal of a request that cannot be read: with each problem and its place, a JSON Pointer (RFC 6901).
pub(crate) fn refused(error: &ReadRequestError) -> Response<Vec<u8>> {
    match error {
        ReadRequestError::NotThisEndpoint { .. } => problem(404, &error.to_string()),
        ReadRequestError::UnsupportedMediaType { .. } => problem(415, &error.to_string()),
        ReadRequestError::UnsupportedContentCoding { .. } => {
            let mut response = problem(415, &error.to_string());
            // What a client can send instead (RFC 9110 section 15.5.16).
            response.headers_mut().insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
            response
        }
        ReadRequestError::NotAcceptable { .. } => problem(406, &error.to_string()),
        ReadRequestError::Invalid { problems, violations } => {
            let unread = problems.iter().map(|one| finding(&one.pointer, &one.what));
            let broken = violations.iter().map(|one| {
                let what = Violation { pointer: String::new(), ..one.clone() }.to_string();
                finding(&one.pointer, &what)
            });
            described(400, "the request is invalid", unread.chain(broken).collect())
        }
        _ => problem(400, &error.to_string()),
    }
}

fn finding(pointer: &str, what: &str) -> Json {
    let members = [("detail", what.to_owned()), ("pointer", fragment(pointer))];
    Json::Object(members.into_iter().collect::<JsonObject>())
}

fn described(status: u16, detail: &str, errors: Vec<Json>) -> Response<Vec<u8>> {
    let code = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut object = JsonObject::default();
    object.insert("type", "about:blank");
    object.insert("title", code.canonical_reason().unwrap_or("Unknown"));
    object.insert("status", code.as_u16());
    object.insert("detail", detail);
    if !errors.is_empty() {
        object.insert("errors", Json::Array(errors));
    }
    let mut response = Response::new(Json::Object(object).to_string().into_bytes());
    *response.status_mut() = code;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response
}
