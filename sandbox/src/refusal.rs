//! Refusals that no vendor documents: problem details (RFC 9457), with every problem and its place.

use groupwright_engine::error::{Problem, Violation};
use groupwright_engine::http::types::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use groupwright_engine::http::types::{Response, StatusCode};
use groupwright_engine::http::{ReadRequestError, reason};
use groupwright_engine::json::{Json, JsonObject};

/// The media type of problem details in JSON (RFC 9457 section 3).
pub(crate) const MEDIA_TYPE: &str = "application/problem+json";

/// What is wrong with a request, in words, and what it is about.
#[derive(Clone, Debug, Default)]
pub(crate) struct Findings(Vec<Json>);

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
        Self(vec![Json::Object(finding(pointer, what))])
    }

    /// Returns the findings in one text.
    pub(crate) fn text(&self) -> String {
        self.lines().join("; ")
    }

    /// Returns each finding as a text.
    pub(crate) fn lines(&self) -> Vec<String> {
        let lines = self.0.iter().map(|finding| {
            let text = |name: &str| finding.as_object().and_then(|object| object.get(name)?.as_str());
            let what = text("detail").unwrap_or_default();
            match text("pointer").map(|pointer| pointer.trim_start_matches('#')) {
                Some("") | None => what.to_owned(),
                Some(pointer) => format!("{pointer}: {what}"),
            }
        });
        lines.collect()
    }
}

fn finding(pointer: &str, what: &str) -> JsonObject {
    let mut object = JsonObject::default();
    object.insert("detail", what);
    object.insert("pointer", format!("#{pointer}"));
    object
}

fn of_problem(problem: &Problem) -> Json {
    let mut object = finding(&problem.pointer, &problem.what);
    if let Some((line, column)) = problem.position {
        object.insert("line", line as u64);
        object.insert("column", column as u64);
    }
    Json::Object(object)
}

fn of_violation(violation: &Violation) -> Json {
    let what = Violation { pointer: String::new(), ..violation.clone() }.to_string();
    let mut object = finding(&violation.pointer, &what);
    object.insert("rule", violation.rule);
    Json::Object(object)
}

/// Returns a response of problem details: the reason phrase of the status, what happened, and all findings.
pub(crate) fn problem(status: u16, detail: &str, findings: &Findings) -> Response<Vec<u8>> {
    let mut object = JsonObject::default();
    object.insert("type", "about:blank");
    object.insert("title", reason(status).unwrap_or("Unknown"));
    object.insert("status", status);
    object.insert("detail", detail);
    if !findings.0.is_empty() {
        object.insert("errors", Json::Array(findings.0.clone()));
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
