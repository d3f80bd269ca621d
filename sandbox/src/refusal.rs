//! Refusals that no vendor documents: problem details (RFC 9457), with every problem and its place.

use groupwright_engine::error::{Problem, Violation};
use groupwright_engine::http::types::header::{ALLOW, CONTENT_TYPE, HeaderName, HeaderValue};
use groupwright_engine::http::types::{Response, StatusCode};
use groupwright_engine::http::{ReadRequestError, reason};
use groupwright_engine::json::{Json, JsonObject};
use groupwright_engine::pointer::fragment;
use groupwright_engine::table::{Carrier, Part, Scheme};

use crate::journal::Call;

/// The media type of problem details in JSON (RFC 9457 section 3).
pub(crate) const MEDIA_TYPE: &str = "application/problem+json";

/// What is wrong with a request, in words, and what it is about.
#[derive(Clone, Debug, Default)]
pub(crate) struct Findings(Vec<Finding>);

/// One of them: the place, and what a problem document says of it.
#[derive(Clone, Debug)]
struct Finding {
    pointer: String,
    object: JsonObject,
}

impl Findings {
    /// Takes the problems and the violations of a request that cannot be read.
    pub(crate) fn new(error: &ReadRequestError) -> Self {
        match error {
            ReadRequestError::Invalid { problems, violations } => {
                Self(problems.iter().map(of_problem).chain(violations.iter().map(of_violation)).collect())
            }
            other => Self::one("", &other.to_string()),
        }
    }

    /// Creates a single finding about the value at a place, which is a JSON Pointer (RFC 6901).
    pub(crate) fn one(pointer: &str, what: &str) -> Self {
        Self(vec![finding(pointer, what)])
    }

    /// Returns the findings in one text.
    pub(crate) fn text(&self) -> String {
        self.lines().join("; ")
    }

    /// Returns each finding as a text.
    pub(crate) fn lines(&self) -> Vec<String> {
        let lines = self.0.iter().map(|finding| {
            let what = finding.object.get("detail").and_then(Json::as_str).unwrap_or_default();
            match finding.pointer.as_str() {
                "" => what.to_owned(),
                pointer => format!("{pointer}: {what}"),
            }
        });
        lines.collect()
    }
}

fn finding(pointer: &str, what: &str) -> Finding {
    let mut object = JsonObject::default();
    object.insert("detail", what);
    object.insert("pointer", fragment(pointer));
    Finding { pointer: pointer.to_owned(), object }
}

fn of_problem(problem: &Problem) -> Finding {
    let mut finding = finding(&problem.pointer, &problem.what);
    if let Some((line, column)) = problem.position {
        finding.object.insert("line", line as u64);
        finding.object.insert("column", column as u64);
    }
    finding
}

fn of_violation(violation: &Violation) -> Finding {
    let what = Violation { pointer: String::new(), ..violation.clone() }.to_string();
    let mut finding = finding(&violation.pointer, &what);
    finding.object.insert("rule", violation.rule);
    finding
}

/// Returns a response of problem details: the reason phrase of the status, what happened, and all findings.
pub(crate) fn problem(status: u16, detail: &str, findings: &Findings) -> Response<Vec<u8>> {
    let mut object = JsonObject::default();
    object.insert("type", "about:blank");
    object.insert("title", reason(status).unwrap_or("Unknown"));
    object.insert("status", status);
    object.insert("detail", detail);
    if !findings.0.is_empty() {
        let errors = findings.0.iter().map(|finding| finding.object.clone());
        object.insert("errors", errors.collect::<Json>());
    }
    let mut response = Response::new(Json::Object(object).to_string().into_bytes());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
    response
}

/// Sets a header field, if the text can be its value.
pub(crate) fn set(response: &mut Response<Vec<u8>>, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

/// Returns problem details, and notes what is wrong.
pub(crate) fn refused(call: &mut Call, status: u16, what: &str) -> Response<Vec<u8>> {
    call.problems.push(what.to_owned());
    problem(status, what, &Findings::default())
}

/// Returns the refusal of a method (RFC 9110 section 15.5.6).
pub(crate) fn not_allowed(allow: &[&str]) -> Response<Vec<u8>> {
    let methods = allow.join(", ");
    let mut response = problem(405, &format!("the path has the methods {methods}"), &Findings::default());
    set(&mut response, ALLOW, &methods);
    response
}

/// Returns the challenge of a 401 (RFC 9110 section 11.6.1).
pub(crate) fn challenge(schemes: &[&'static Scheme]) -> String {
    let parts = schemes.iter().flat_map(|scheme| scheme.parts());
    let mut names: Vec<&str> = parts
        .map(|part| match Part::carrier(part) {
            Carrier::Basic { .. } => "Basic",
            Carrier::Bearer => "Bearer",
            Carrier::Header { .. }
            | Carrier::Query { .. }
            | Carrier::Body { .. }
            | Carrier::Member { .. }
            | Carrier::Cookie { .. } => "ApiKey",
        })
        .collect();
    names.extend(schemes.iter().filter_map(|scheme| scheme.sigv4().map(|_| "AWS4-HMAC-SHA256")));
    let mut seen: Vec<&str> = Vec::new();
    names.retain(|name| {
        let is_new = !seen.contains(name);
        seen.push(name);
        is_new
    });
    let names = if names.is_empty() { vec!["ApiKey"] } else { names };
    names.iter().map(|name| format!("{name} realm=\"sandbox\"")).collect::<Vec<_>>().join(", ")
}
