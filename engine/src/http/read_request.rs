//! The server side: reads an HTTP request into the values of a structure.

use ::http::Request;
use ::http::header::{ACCEPT, CONTENT_TYPE, HeaderMap};

use super::body::{is_whole, problems_of};
use super::cookies;
use super::envelope::{name_on_wire, pointer_of, wire_place};
use super::error::ReadRequestError;
use super::header_maps::read_maps;
use super::match_request::{
    Pairs, credentials_in_query, fixed_headers, match_line, query_pairs, take_constants,
};
use super::members;
use super::negotiation::check_accept;
use super::params::{field_problem, read_headers, read_text};
use super::path_match::Parameters;
use super::received::repeated;
use super::request_format::{body_format, check_coding};
use super::select::{check_header, take_parameter};
use super::select_reply::reading_request;
use crate::error::{DecodeError, MessagePart, Problem, Violation, is_within};
use crate::format::{DecodeOptions, read_query as read_pairs};
use crate::table::{Api, Endpoint, Envelope, Field, Message, ParameterLocation, Shape};
use crate::validate::validate_received;
use crate::value::Record;
use crate::walk::{Path, Reader, Step};

/// Reads a request into an empty structure and validates it. All problems are reported at once.
///
/// `prefix` is the path that precedes the API's own paths, or a base URL with that path. Credentials are not
/// needed and not checked, wherever the API places them: authentication is left to the server. But none may be
/// repeated, so that the server sees the only ones.
///
/// # Errors
///
/// Returns an error if the request is for another endpoint, if its media type, charset or content coding is not supported, if no
/// reply has a media type that it accepts, or if its values cannot be decoded or violate documented rules.
pub fn read_request(
    api: &Api,
    endpoint: &'static Endpoint,
    prefix: &str,
    request: &Request<Vec<u8>>,
    record: &mut dyn Record,
) -> Result<(), ReadRequestError> {
    let parameters = match_line(endpoint, prefix, request)?;
    let mut pairs = query_pairs(request.uri().query().unwrap_or_default());
    if let Ok(pairs) = &mut pairs {
        take_constants(endpoint, prefix, pairs)?;
    }
    check_coding(endpoint, request)?;
    let format = body_format(endpoint, request)?;
    check_accept(endpoint, prefix, request)?;

    let mut problems = read_outside(api, endpoint, parameters, request.headers(), record);
    problems.extend(check_header(endpoint, request.headers()));
    problems.extend(repeated(api, endpoint, request.headers(), pairs.as_ref().ok()));
    problems.extend(pairs.as_mut().ok().and_then(|pairs| take_parameter(endpoint, pairs)));
    let of_body = members::take_members(endpoint, pairs.as_mut().ok());
    let in_query = problems_of(pairs.and_then(|pairs| read_query(api, endpoint, pairs, record)));
    let in_body = format.map_or_else(Vec::new, |format| match reading_request(request.headers(), format) {
        Ok(options) => {
            let options = DecodeOptions { ignores_null: api.ignores_null_members(), ..options };
            members::read(api, endpoint, format, (request, &of_body), record, &options)
        }
        Err(problem) => vec![problem],
    });
    let is_unread = is_whole(&in_query);
    let unread =
        Unread { query: is_unread, body: is_whole(&in_body) || is_unread && endpoint.has_members_in_query() };
    problems.extend(in_query);
    problems.extend(in_body);

    let message = Message::request(endpoint.name());
    let mut violations =
        validate_received(record, message).err().map(|violations| violations.0).unwrap_or_default();
    // Rules are not reported for values that could not be decoded.
    let is_in_query = endpoint.has_members_in_query() && request.body().is_empty();
    let envelope = format.filter(|_| !is_in_query).and_then(|format| endpoint.envelope(format));
    for violation in &mut violations {
        name_on_wire(record.shape(), envelope, violation);
    }
    violations.retain(|violation| was_read((record.shape(), envelope), violation, &problems, unread));
    if problems.is_empty() && violations.is_empty() {
        Ok(())
    } else {
        Err(ReadRequestError::Invalid { problems, violations })
    }
}

/// Reads path parameters, header fields and cookies.
fn read_outside(
    api: &Api,
    endpoint: &'static Endpoint,
    parameters: Parameters,
    headers: &HeaderMap,
    record: &mut dyn Record,
) -> Vec<Problem> {
    let shape = record.shape();
    let mut reader = Reader::new(MessagePart::Headers, &DecodeOptions::REQUEST);
    for (name, value) in parameters {
        let field = shape.fields_in(ParameterLocation::Path).find(|(_, field)| field.name() == name);
        match (field, value) {
            (Some((index, field)), Ok(text)) => read_text(&mut reader, field, record.slot(index), &text),
            (Some((_, field)), Err(what)) => {
                field_problem(&mut reader, field, format!("the path parameter cannot be read: {what}"));
            }
            (None, _) => {}
        }
    }
    read_headers(&mut reader, headers, record);
    read_maps(&mut reader, headers, record, &fixed_headers(api, endpoint));
    cookies::read(&mut reader, headers, record);
    let mut types = headers.get_all(CONTENT_TYPE).iter();
    if types.next().is_some() && types.next().is_some() {
        let path = Path::ROOT.to(Step::Member("Content-Type"));
        reader.problem(&path, None, "the header field occurs more than once");
    }
    for (name, value) in endpoint.headers() {
        // These two header fields are used in content negotiation.
        let negotiated =
            [CONTENT_TYPE, ACCEPT].iter().any(|header| name.eq_ignore_ascii_case(header.as_str()));
        if !negotiated && !headers.get_all(*name).iter().any(|found| found == value) {
            let path = Path::ROOT.to(Step::Member(name));
            reader.problem(&path, None, format!("the header field must be {value:?}"));
        }
    }
    problems_of(reader.finish())
}

fn read_query(
    api: &Api,
    endpoint: &'static Endpoint,
    mut pairs: Pairs,
    record: &mut dyn Record,
) -> Result<(), DecodeError> {
    let shape = record.shape();
    for name in credentials_in_query(api, endpoint) {
        if !shape.fields_in(ParameterLocation::Query).any(|(_, field)| field.answers_to(name)) {
            pairs.retain(|pair| pair.0 != name);
        }
    }
    read_pairs(&pairs, record, &DecodeOptions::REQUEST)
}

/// The parts of the message that could not be decoded at all.
#[derive(Clone, Copy)]
struct Unread {
    query: bool,
    body: bool,
}

/// Returns whether the value that a violation concerns could be decoded.
fn was_read(
    (shape, envelope): (&'static Shape, Option<&'static Envelope>),
    violation: &Violation,
    problems: &[Problem],
    unread: Unread,
) -> bool {
    let is_unread = |field: &&Field| match field.location() {
        ParameterLocation::Query | ParameterLocation::Parameters => unread.query,
        ParameterLocation::Body | ParameterLocation::Payload => unread.body,
        ParameterLocation::Path
        | ParameterLocation::Header
        | ParameterLocation::Cookie
        | ParameterLocation::Headers
        | ParameterLocation::Status => false,
    };
    let fields = shape.fields().iter().filter(is_unread);
    let unread: Vec<String> = fields.map(|field| wire_place(envelope, field, &pointer_of(field))).collect();
    let pointers = problems.iter().map(|problem| &problem.pointer).filter(|pointer| !pointer.is_empty());
    let mut missed = pointers.chain(&unread);
    let concerned = || violation.members.iter().chain([&violation.pointer]);
    !missed.any(|place| concerned().any(|pointer| is_within(pointer, place)))
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{API, ENDPOINT, Sample};
    use super::super::match_request::SHOWN;
    use super::*;

    fn get(path: &str) -> ::http::request::Builder {
        Request::get(path).header("X-Version", "3")
    }

    fn accept(endpoint: &'static Endpoint, request: &Request<Vec<u8>>) -> Result<Sample, ReadRequestError> {
        let mut record = Sample::default();
        read_request(&API, endpoint, "https://host/v1/", request, &mut record)?;
        Ok(record)
    }

    #[test]
    fn reads_path_parameters_header_fields_and_cookies() {
        let request = get("/v1/groups/ad%20min.xml")
            .header("x-trace", "abc")
            .header("X-Tags", "a, b")
            .header("X-Tags", "c,,")
            .header("Cookie", "other=1; session=s=1")
            .body(Vec::new())
            .unwrap();
        let tags = ["a", "b", "c"].map(str::to_owned).to_vec();
        assert_eq!(
            accept(&ENDPOINT, &request).unwrap(),
            Sample {
                owner: "ad min".to_owned(),
                trace: Some("abc".to_owned()),
                tags: Some(tags),
                session: Some("s=1".to_owned()),
                ..Sample::default()
            }
        );
    }

    #[test]
    fn refuses_requests_for_other_endpoints() {
        static FIXED: Endpoint = ENDPOINT.with_query(&[("action", "list")]);
        let post = Request::post("/v1/groups/a").body(Vec::new()).unwrap();
        for (endpoint, request) in [
            (&ENDPOINT, post),
            (&ENDPOINT, get("/groups/a").body(Vec::new()).unwrap()),
            (&ENDPOINT, get("/v1/groups/a/b").body(Vec::new()).unwrap()),
            (&ENDPOINT, get("/v1/groups/").body(Vec::new()).unwrap()),
            (&ENDPOINT, get("/v1/groups/%2e%2E").body(Vec::new()).unwrap()),
            (&FIXED, get("/v1/groups/a?action=save").body(Vec::new()).unwrap()),
        ] {
            let error = accept(endpoint, &request).unwrap_err();
            assert!(matches!(error, ReadRequestError::NotThisEndpoint { .. }), "{error}");
        }
        assert!(accept(&FIXED, &get("/v1/groups/a?action=list").body(Vec::new()).unwrap()).is_ok());
    }

    #[test]
    fn compares_numeric_constants_of_the_query_by_value() {
        static TEXT: Endpoint = ENDPOINT.with_query(&[("v", "3")]);
        static NUMBER: Endpoint = TEXT.with_query_numbers(&["v"]);
        for (value, of_text, of_number) in
            [("3", true, true), ("3.0", false, true), ("3e0", false, true), ("3.5", false, false)]
        {
            let request = get(&format!("/v1/groups/a?v={value}")).body(Vec::new()).unwrap();
            assert_eq!(accept(&TEXT, &request).is_ok(), of_text, "{value}");
            assert_eq!(accept(&NUMBER, &request).is_ok(), of_number, "{value}");
        }
    }

    #[test]
    fn reports_what_differs_in_a_request_for_another_endpoint() {
        static FIXED: Endpoint = ENDPOINT.with_query(&[("action", "list"), ("v", "2")]);
        let long = format!("/v1/{}é", "x".repeat(SHOWN - "/v1/".len() - 1));
        let of = |endpoint, method: &str, path: &str| {
            let request = Request::builder().method(method).uri(path).body(Vec::new()).unwrap();
            accept(endpoint, &request).unwrap_err().to_string()
        };
        let expected =
            "the request is for another endpoint: expected `GET /v1/groups/{owner}`; the request is ";
        for (method, path, differs) in [
            ("POST", "/v1/groups/a", "`POST /v1/groups/a`"),
            ("GET", "/v1/a?key=hunter2", "`GET /v1/a`"),
            ("GET", "/groups/a", "`GET /groups/a`; the path starts with that of the server's URL, `/v1`"),
            ("GET", &long, &format!("`GET {}…`", &long[..SHOWN - 1])),
        ] {
            assert_eq!(of(&ENDPOINT, method, path), format!("{expected}{differs}"));
        }
        assert_eq!(
            of(&FIXED, "GET", "/v1/groups/a?action=list&v=3"),
            "the request is for another endpoint: expected `GET /v1/groups/{owner}?action=list&v=2`; \
             the query of the request has no `v=2`"
        );
    }

    #[test]
    fn reports_all_problems_at_once() {
        let request = Request::get("/v1/groups/%FF?x=%FF")
            .header("X-Version", "2")
            .header("X-Trace", "a")
            .header("X-Trace", "b")
            .body(Vec::new())
            .unwrap();
        let ReadRequestError::Invalid { problems, .. } = accept(&ENDPOINT, &request).unwrap_err() else {
            panic!("expected problems");
        };
        let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            shown,
            [
                "/owner: the path parameter cannot be read: it is not UTF-8 after percent-decoding",
                "/X-Trace: the header field occurs more than once",
                r#"/X-Version: the header field must be "3""#,
                "bytes that are not UTF-8 after percent-decoding",
            ]
        );
    }

    #[test]
    fn drops_violations_of_values_that_could_not_be_read() {
        let violation = |pointer: &str| Violation {
            pointer: pointer.to_owned(),
            rule: "min_length",
            limit: String::new(),
            actual: String::new(),
            members: Vec::new(),
        };
        let problem = |pointer: &str| Problem {
            position: None,
            pointer: pointer.to_owned(),
            what: String::new(),
            ends_reading: false,
        };
        let shape = Sample::default().shape();
        let read = |violated: &str, unreadable: &str, body: bool| {
            let unread = Unread { query: false, body };
            was_read((shape, None), &violation(violated), &[problem(unreadable)], unread)
        };
        assert!(read("/name", "/names", false) && read("/names", "/name", false));
        assert!(!read("/name", "/name", false) && !read("/name/0", "/name", false));
        assert!(read("/owner", "", true) && !read("/name", "", true));
    }
}
