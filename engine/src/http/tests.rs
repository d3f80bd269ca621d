//! Messages with bodies, there and back.

mod refused;

use ::http::{Request, Response};

use super::fixtures::{API, FAILED, MADE, MAKING, Made, POSTING, Sample, reply};
use super::select_reply::choose;
use super::{
    Call, Credentials, ReadRequestError, Replies, RequestError, ResponseFault, WriteResponseError,
    read_request, read_response, write_request, write_response,
};
use crate::format::Format;
use crate::table::{Condition, Endpoint, Field, Media, Node, ParameterLocation, Reply, Shape, Test, Text};
use crate::value::{Record, Slot, Value, Wire};

static POST: Endpoint = POSTING;

const CALL: Call<'static> = Call {
    api: &API,
    endpoint: &POST,
    server: "https://host/v1",
    credentials: None,
    format: None,
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
    let request = Request::post("/v1/groups/a").body(br#"{"name":"more than ten""#.to_vec()).unwrap();
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
    Endpoint::new("whole", "POST", &[], Node::record(|| &WHOLE_SHAPE)).with_accepts(&[Media::JSON]);

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

    let wrong = Request::post("/v1/").body(b"[1,true]".to_vec()).unwrap();
    let read = read_request(&API, &WHOLE, "/v1", &wrong, &mut Whole::default());
    let Err(ReadRequestError::Invalid { problems, .. }) = read else { panic!("accepted") };
    assert_eq!(problems.first().unwrap().pointer, "/numbers/1");
}

/// Failure inside a 200, a reply in header and body, one whose body may be anything, one that is text.
static REPLIES: Endpoint = MAKING.with_replies(&[
    reply("Made", 200, 200, &[Media::JSON, Media::FORM]).with_body(MADE),
    reply("Failed", 200, 200, &[Media::JSON]).with_when(&[FAILED]).failure().with_body(MADE),
    reply("Missing", 404, 404, &[Media::JSON]).optional().with_body(MADE),
    reply("Unauthorized", 401, 401, &[Media::TEXT]).with_body(Node::STRING),
]);

#[derive(Debug, Default, PartialEq)]
struct Filled {
    made: Made,
    missing: Option<Made>,
    text: String,
}

impl Replies for Filled {
    fn slot(&mut self, reply: usize) -> Option<Slot<'_>> {
        match reply {
            0 | 1 => Some(Slot::Record(&mut self.made)),
            2 => Some(self.missing.slot()),
            3 => Some(self.text.slot()),
            _ => None,
        }
    }
}

fn read(status: u16, content_type: &str, body: &str) -> (Result<usize, ResponseFault>, Filled) {
    let response =
        Response::builder().status(status).header("Location", "/1").header("Content-Type", content_type);
    let mut filled = Filled::default();
    let read = read_response(&REPLIES, &response.body(body.as_bytes().to_vec()).unwrap(), &mut filled);
    (read, filled)
}

fn made(id: u32) -> Made {
    Made { location: "/1".to_owned(), id: Some(id) }
}

#[test]
fn detects_a_failure_within_a_success_status() {
    for (body, reply) in [
        (r#"{"success":1,"id":7}"#, 0),
        (r#"{"success":true,"id":7}"#, 0),
        (r#"{"id":7}"#, 0),
        (r#"{"id":7,"success":0}"#, 1),
        (r#"{"success":0.0,"id":7}"#, 1),
        // Nothing says what `success` is, so that false is not 0.
        (r#"{"success":false,"id":7}"#, 0),
    ] {
        let (read, filled) = read(200, "application/json", body);
        assert_eq!((read, filled.made), (Ok(reply), made(7)), "{body}");
    }
}

#[test]
fn accepts_0_0_for_the_success_code_0() {
    static CODE: Shape = Shape::new("Code", &[Field::new(",\"code\":", "code", Node::INTEGER)]);
    static FLAG: Shape = Shape::new("Flag", &[Field::new(",\"code\":", "code", Node::BOOLEAN)]);
    const ZERO: Condition = Condition::new(&["code"], Test::Is(&[Text::number("0")]));
    const SUCCESS: Reply = reply("Success", 200, 200, &[Media::JSON]).with_when(&[ZERO]);
    const FAILURE: Reply = reply("Failure", 200, 200, &[]).failure();
    static DECLARED: Endpoint = MAKING.with_replies(&[SUCCESS.with_body(Node::record(|| &CODE)), FAILURE]);
    static FLAGGED: Endpoint = MAKING.with_replies(&[SUCCESS.with_body(Node::record(|| &FLAG)), FAILURE]);
    static UNDECLARED: Endpoint = MAKING.with_replies(&[SUCCESS.with_body(MADE), FAILURE]);
    let reply = |endpoint, code: &str| choose(endpoint, 200, "", format!("{{\"code\":{code}}}").as_bytes());
    for endpoint in [&DECLARED, &UNDECLARED] {
        for (code, index) in [("0.0", 0), ("0", 0), ("-0", 0), ("0e5", 0), ("0.1", 1), ("1", 1), ("null", 1)]
        {
            assert_eq!(reply(endpoint, code), Some(index), "{code}");
        }
    }
    // A boolean 0 is false, and where nothing is declared false is not 0.
    for (endpoint, index) in [(&FLAGGED, 0), (&UNDECLARED, 1)] {
        assert_eq!(reply(endpoint, "false"), Some(index));
    }
    assert_eq!(reply(&FLAGGED, "true"), Some(1));
}

#[test]
fn detects_the_reply_format_by_content_type_or_body() {
    for (content_type, body) in [
        ("application/x-www-form-urlencoded", "id=7"),
        ("text/json;charset=utf-8", r#"{"id":7}"#),
        ("", r#" {"id":7}"#),
    ] {
        let (read, filled) = read(200, content_type, body);
        assert_eq!((read, filled.made), (Ok(0), made(7)), "{body}");
    }
    assert_eq!(read(401, "text/plain", "Unauthorized").1.text, "Unauthorized");
    assert_eq!(read(401, "text/html", "<p>").1.text, "<p>");
}

#[test]
fn reports_unreadable_required_bodies_and_ignores_optional_ones() {
    let (read_200, _) = read(200, "application/json", r#"{"id":"x"}"#);
    let Err(ResponseFault::Undecodable { reply: 0, error }) = read_200 else { panic!("{read_200:?}") };
    assert_eq!(error.problems.first().unwrap().pointer, "/id");
    assert!(matches!(read(200, "application/json", "").0, Err(ResponseFault::Undecodable { .. })));

    assert_eq!(read(404, "application/json", r#"{"id":7}"#).1.missing, Some(made(7)));
    for body in ["", "<html>", r#"{"id":"x"}"#, "null"] {
        let (read, filled) = read(404, "text/html", body);
        assert_eq!((read, filled.missing), (Ok(2), None), "{body}");
    }
}

#[test]
fn client_reads_the_response_a_server_writes() {
    for (format, content_type) in [
        (None, "application/json"),
        (Some(Format::Form), "application/x-www-form-urlencoded"),
        (Some(Format::Xml), "application/json"),
    ] {
        let response = write_response(&REPLIES, 0, Value::Record(&made(7)), format, None).unwrap();
        assert_eq!(response.headers()["content-type"], content_type);
        let mut filled = Filled::default();
        assert_eq!(read_response(&REPLIES, &response, &mut filled), Ok(0));
        assert_eq!(filled.made, made(7));
    }
    let empty = write_response(&REPLIES, 2, Value::Absent, None, None).unwrap();
    assert!(empty.body().is_empty() && !empty.headers().contains_key("content-type"));
}

#[test]
fn refuses_to_write_an_ambiguous_response() {
    let failed = write_response(&REPLIES, 1, Value::Record(&made(7)), None, None);
    assert_eq!(failed.unwrap_err(), WriteResponseError::Mistakable { reply: "Failed" });
    let nothing = write_response(&REPLIES, 0, Value::Absent, None, None);
    assert_eq!(nothing.unwrap_err(), WriteResponseError::NoBody { reply: "Made" });
}
