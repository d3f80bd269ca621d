//! Messages with bodies, there and back: requests.

mod envelopes;
mod paths;
mod refused;
mod replies;

use ::http::Request;

use super::fixtures::{API, POSTING, Sample};
use super::{Call, Credentials, ReadRequestError, RequestError, read_request, write_request};
use crate::format::Format;
use crate::table::{Charset, Endpoint, Field, Media, Node, ParameterLocation, Shape};
use crate::value::{Record, Slot, Value, Wire};

static POST: Endpoint = POSTING;

const CALL: Call<'static> = Call {
    api: &API,
    endpoint: &POST,
    server: "https://host/v1",
    credentials: None,
    format: None,
    place: None,
    reply_format: None,
};

fn sample() -> Sample {
    Sample {
        owner: "a/b".to_owned(),
        limit: Some(5),
        trace: Some("x".to_owned()),
        tags: Some(vec!["s".to_owned(), "t".to_owned()]),
        session: Some("y".to_owned()),
        name: Some("é&=".to_owned()),
    }
}

fn accept(endpoint: &'static Endpoint, request: &Request<Vec<u8>>) -> Result<Sample, ReadRequestError> {
    let mut record = Sample::default();
    read_request(&API, endpoint, "/v1", request, &mut record)?;
    Ok(record)
}

fn body(request: &Request<Vec<u8>>) -> &str {
    std::str::from_utf8(request.body()).unwrap()
}

#[test]
fn server_reads_the_request_a_client_writes() {
    for (format, text) in [
        (None, r#"{"name":"é&="}"#),
        (Some(Format::Form), "name=%C3%A9%26%3D"),
        (Some(Format::Xml), "<Sample><name>é&amp;=</name></Sample>"),
    ] {
        let request = write_request(&Call { format, ..CALL }, &sample()).unwrap();
        assert_eq!(request.uri(), "https://host/v1/groups/a%2Fb?limit=5");
        assert_eq!(body(&request), text);
        assert_eq!(accept(&POST, &request).unwrap(), sample());
    }
}

#[test]
fn content_type_matches_the_selected_format() {
    let content_type = |format| {
        let request = write_request(&Call { format, ..CALL }, &sample()).unwrap();
        request.headers()["content-type"].to_str().unwrap().to_owned()
    };
    assert_eq!(content_type(None), "application/json");
    assert_eq!(content_type(Some(Format::Form)), "application/x-www-form-urlencoded");
}

#[test]
fn sends_body_and_query_credentials_and_ignores_them_on_read() {
    for (scheme, format, uri, text) in [
        ("body", Format::Json, "/v1/groups/a%2Fb?limit=5", r#"{"accessToken":"t k","name":"é&="}"#),
        ("body", Format::Form, "/v1/groups/a%2Fb?limit=5", "accessToken=t+k&name=%C3%A9%26%3D"),
        (
            "body",
            Format::Xml,
            "/v1/groups/a%2Fb?limit=5",
            "<Sample><accessToken>t k</accessToken><name>é&amp;=</name></Sample>",
        ),
        ("query", Format::Json, "/v1/groups/a%2Fb?limit=5&access_token=t%20k", r#"{"name":"é&="}"#),
    ] {
        let credentials = Credentials::new(scheme).with("token", "t k");
        let call = Call { credentials: Some(&credentials), format: Some(format), ..CALL };
        let request = write_request(&call, &sample()).unwrap();
        assert_eq!(request.uri().path_and_query().unwrap(), uri);
        assert_eq!(body(&request), text);
        assert_eq!(accept(&POST, &request).unwrap(), sample());
    }
}

#[test]
fn refuses_to_write_a_request_that_violates_rules() {
    let record = Sample { owner: "..".to_owned(), name: Some("more than ten".to_owned()), ..sample() };
    let Err(RequestError::Invalid(violations)) = write_request(&CALL, &record) else { panic!("written") };
    let rules: Vec<_> =
        violations.iter().map(|violation| (violation.pointer.as_str(), violation.rule)).collect();
    assert_eq!(rules, [("/owner", "path_segment"), ("/name", "max_length")]);
}

#[test]
fn server_reports_all_problems_and_violations_at_once() {
    let request = Request::post("/v1/groups/%2E%2E?limit=x&other=1")
        .body(br#"{"name":"more than ten","nom":1}"#.to_vec())
        .unwrap();
    assert!(matches!(accept(&POST, &request), Err(ReadRequestError::NotThisEndpoint { .. })));

    let request = Request::post("/v1/groups/a?limit=x&other=1")
        .header("X-Tags", "é")
        .header("Content-Type", "application/json")
        .body(br#"{"name":"more than ten","nom":1}"#.to_vec())
        .unwrap();
    let Err(ReadRequestError::Invalid { problems, violations }) = accept(&POST, &request) else {
        panic!("accepted")
    };
    let mut at: Vec<&str> = problems.iter().map(|problem| problem.pointer.as_str()).collect();
    at.sort_unstable();
    assert_eq!(at, ["/limit", "/nom", "/other"]);
    let at: Vec<&str> = violations.iter().map(|violation| violation.pointer.as_str()).collect();
    assert_eq!(at, ["/X-Tags/0", "/name"]);
}

#[test]
fn reports_no_violations_of_an_unreadable_body() {
    let request = Request::post("/v1/groups/a").header("Content-Type", "application/json");
    let request = request.body(br#"{"name":"more than ten""#.to_vec()).unwrap();
    let Err(ReadRequestError::Invalid { problems, violations }) = accept(&POST, &request) else {
        panic!("accepted")
    };
    assert_eq!((problems.len(), violations.len()), (1, 0), "{problems:?} {violations:?}");
}

#[test]
fn accepts_an_empty_body_without_required_members() {
    let request = Request::post("/v1/groups/a").body(Vec::new()).unwrap();
    assert_eq!(accept(&POST, &request).unwrap(), Sample { owner: "a".to_owned(), ..Sample::default() });
}

/// A request whose one field is the whole body.
#[derive(Debug, Default, PartialEq)]
struct Whole(Option<Vec<u32>>);

static NUMBER: Node = Node::INTEGER;
static WHOLE_SHAPE: Shape = Shape::new(
    "Whole",
    &[Field::new(",\"numbers\":", "numbers", Node::list(&NUMBER)).with_location(ParameterLocation::Payload)],
);
static WHOLE: Endpoint =
    Endpoint::new("whole", "POST", &[crate::table::Segment::Literal("/")], Node::record(|| &WHOLE_SHAPE))
        .with_accepts(&[Media::JSON]);

impl Record for Whole {
    fn shape(&self) -> &'static Shape {
        &WHOLE_SHAPE
    }

    fn get(&self, _: usize) -> Value<'_> {
        self.0.get()
    }

    fn slot(&mut self, _: usize) -> Slot<'_> {
        self.0.slot()
    }
}

#[test]
fn writes_and_reads_a_field_as_the_whole_body() {
    let call = Call { endpoint: &WHOLE, ..CALL };
    let request = write_request(&call, &Whole(Some(vec![1, 2]))).unwrap();
    assert_eq!((request.uri().to_string().as_str(), body(&request)), ("https://host/v1/", "[1,2]"));
    let mut read = Whole::default();
    read_request(&API, &WHOLE, "/v1", &request, &mut read).unwrap();
    assert_eq!(read, Whole(Some(vec![1, 2])));

    let request = write_request(&call, &Whole(None)).unwrap();
    assert!(request.body().is_empty() && !request.headers().contains_key("content-type"));

    let wrong = Request::post("/v1/").header("Content-Type", "application/json");
    let wrong = wrong.body(b"[1,true]".to_vec()).unwrap();
    let read = read_request(&API, &WHOLE, "/v1", &wrong, &mut Whole::default());
    let Err(ReadRequestError::Invalid { problems, .. }) = read else { panic!("accepted") };
    assert_eq!(problems.first().unwrap().pointer, "/numbers/1");
}

#[test]
fn refuses_a_request_in_a_charset_that_is_not_supported() {
    let request = Request::post("/v1/groups/a").header("Content-Type", "application/json; charset=utf-32");
    let error = accept(&POST, &request.body(b"{}".to_vec()).unwrap()).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "the charset of \"application/json; charset=utf-32\" is not supported; only {}",
            Charset::SUPPORTED
        )
    );
    let request = Request::post("/v1/groups/a").header("Content-Type", "application/json");
    let request = request.header("Content-Type", "text/xml").body(b"{}".to_vec()).unwrap();
    let error = accept(&POST, &request).unwrap_err().to_string();
    assert!(error.ends_with("/Content-Type: the header field occurs more than once"), "{error}");
}

#[test]
fn refuses_a_percent_sign_that_escapes_nothing() {
    for path in ["/v1/groups/%zz", "/v1/groups/a?limit=%4"] {
        let error = accept(&POST, &Request::post(path).body(Vec::new()).unwrap()).unwrap_err().to_string();
        assert!(error.contains("it has a `%` without two hexadecimal digits after it"), "{error}");
    }
}

#[test]
fn writes_and_reads_a_cookie_with_its_quotes() {
    let record = Sample { session: Some("\"ajax:123\"".to_owned()), ..sample() };
    let request = write_request(&CALL, &record).unwrap();
    assert_eq!(request.headers()["cookie"], "session=\"ajax:123\"");
    assert_eq!(accept(&POST, &request).unwrap(), record);
}
