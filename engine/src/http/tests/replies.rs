//! Messages with bodies, there and back: replies.

use ::http::Response;

use super::super::fixtures::{FAILED, MADE, MAKING, Made, chosen, reply};
use super::super::{
    DynOutcome, Replies, ResponseFault, WriteResponseError, read_partially, read_response, write_response,
};
use super::NUMBER;
use crate::format::Format;
use crate::table::{
    Charset, Condition, Endpoint, Field, Media, Node, ParameterLocation, Reply, Shape, Test, Text,
};
use crate::value::{Slot, Value, Wire};

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
    (read.map(|read| read.index), filled)
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
    let reply = |endpoint, code: &str| chosen(endpoint, 200, "", format!("{{\"code\":{code}}}").as_bytes());
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
}

#[test]
fn keeps_header_fields_where_an_optional_body_is_missing_or_cannot_be_read() {
    let only = Made { location: "/1".to_owned(), id: None };
    for body in ["", "<html>", r#"{"id":"x"}"#, "null"] {
        let (read, filled) = read(404, "text/html", body);
        assert_eq!((read, filled.missing), (Ok(2), Some(only.clone())), "{body}");
    }
    // Without a required header field there is nothing to keep.
    for body in ["", "<html>", r#"{"id":7}"#] {
        let response = Response::builder().status(404).body(body.as_bytes().to_vec()).unwrap();
        let mut filled = Filled::default();
        let read = read_response(&REPLIES, &response, &mut filled).unwrap();
        assert_eq!((read.index, filled.missing), (2, None), "{body}");
        let last = read.problems.last().unwrap().to_string();
        assert_eq!(last, "/Location: the required header field is missing");
    }
}

/// A reply with header fields that need not be there.
static COUNTED: Shape = Shape::new(
    "Counted",
    &[
        Field::new(",\"X-Count\":", "count", Node::INTEGER).with_location(ParameterLocation::Header),
        Field::new(",\"Location\":", "location", Node::URL).with_location(ParameterLocation::Header),
        Field::required(",\"id\":", "id", Node::INTEGER),
    ],
);
static COUNTING: Endpoint = MAKING.with_replies(&[
    reply("Counted", 200, 200, &[Media::JSON]).with_body(Node::record(|| &COUNTED)),
    reply("Failed", 500, 500, &[Media::JSON]).failure().with_body(Node::record(|| &COUNTED)),
]);

fn counting(status: u16, content_type: &str, body: &[u8]) -> Response<Vec<u8>> {
    let response = Response::builder().status(status).header("Content-Type", content_type);
    response.header("X-Count", "many").header("Location", "/1").body(body.to_vec()).unwrap()
}

#[test]
fn reports_optional_header_fields_that_cannot_be_read_beside_the_reply() {
    let mut outcome = DynOutcome::new(&COUNTING);
    let read =
        read_response(&COUNTING, &counting(200, "application/json", br#"{"id":7}"#), &mut outcome).unwrap();
    assert_eq!(format!("{:?}", outcome.value().record().unwrap().get(2).scalar().unwrap()), "Integer(7)");
    let absent = |index| outcome.value().record().unwrap().get(index).is_absent();
    assert!(absent(0) && absent(1));
    let problems: Vec<String> = read.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "/X-Count: expected an integer, found \"many\"",
            "/Location: expected an absolute URL such as https://host/path, found \"/1\"",
        ]
    );
}

#[test]
fn tells_which_part_of_a_reply_cannot_be_read() {
    let fault = |endpoint, response: Response<Vec<u8>>| {
        let read = read_response(endpoint, &response, &mut DynOutcome::new(endpoint));
        read.unwrap_err().to_string().lines().next().unwrap().to_owned()
    };
    let html = counting(500, "text/html", b"<html>");
    assert_eq!(fault(&COUNTING, html), "the JSON body cannot be read");
    let response = |body: &str| Response::builder().status(200).body(body.as_bytes().to_vec()).unwrap();
    assert_eq!(fault(&REPLIES, response(r#"{"id":7}"#)), "the header fields cannot be read");
    assert_eq!(
        fault(&REPLIES, response(r#"{"id":"x"}"#)),
        "the header fields and the JSON body cannot be read"
    );
}

#[test]
fn keeps_what_can_be_read_of_a_reply_that_cannot_be_read_whole() {
    static ITEM: Node = Node::record(|| &COUNTED);
    static DEEP: Shape = Shape::new(
        "Deep",
        &[
            Field::required(",\"code\":", "code", Node::INTEGER),
            Field::required(",\"texts\":", "texts", Node::list(&NUMBER)),
            Field::required(",\"item\":", "item", ITEM),
            Field::required(",\"flag\":", "flag", Node::BOOLEAN),
        ],
    );
    static FAILING: Endpoint = MAKING.with_replies(&[
        reply("Deep", 400, 400, &[Media::JSON]).with_body(Node::record(|| &DEEP)),
        reply("Text", 401, 401, &[Media::JSON]).with_body(Node::STRING),
    ]);
    let partial = |index, body: &str, shape| {
        let response = Response::builder().status(400).body(body.as_bytes().to_vec()).unwrap();
        read_partially(&FAILING, index, &response, shape)
    };
    for (body, expected) in [
        (
            r#"{"code":"x","texts":[1,"y"],"item":{"id":7},"flag":true}"#,
            Some(r#"{"texts":[1,null],"item":{"id":7},"flag":true}"#),
        ),
        (r#"{"code":4,"item":{"id":"x"}}"#, Some(r#"{"code":4,"texts":[],"item":{}}"#)),
        (r#"{"code":4,"flag":tr"#, Some(r#"{"code":4,"texts":[]}"#)),
        ("[4]", Some(r#"{"texts":[]}"#)),
    ] {
        assert_eq!(partial(0, body, None).as_deref(), expected, "{body}");
    }
    assert_eq!(partial(0, r#"{"id":7,"X-Count":1}"#, Some(&COUNTED)).as_deref(), Some(r#"{"id":7}"#));
    assert_eq!(partial(0, "<html>", Some(&COUNTED)), None);
    assert_eq!(partial(1, r#""denied""#, None).as_deref(), Some(r#""denied""#));
    assert_eq!(partial(1, "<html>", None), None);
}

#[test]
fn reads_a_reply_in_the_charset_of_its_content_type() {
    let text = |content_type: &str, body: &[u8]| {
        let response = Response::builder().status(401).header("Content-Type", content_type);
        let mut filled = Filled::default();
        read_response(&REPLIES, &response.body(body.to_vec()).unwrap(), &mut filled)
            .map(|_| filled.text)
            .map_err(|fault| fault.to_string())
    };
    assert_eq!(text("text/plain; charset=ISO-8859-1", b"\xE9").as_deref(), Ok("é"));
    assert_eq!(text("text/plain; charset=koi9", b"ascii").as_deref(), Ok("ascii"));
    assert_eq!(
        text("text/plain; charset=koi9", b"\xC9").unwrap_err(),
        format!(
            "the text body cannot be read\n  the charset of the Content-Type is \"koi9\"; only {}",
            Charset::SUPPORTED
        )
    );
    // A charset that only a feature has.
    let needs = text("text/plain; charset=koi8-r", b"\xC9");
    if cfg!(feature = "charsets") {
        assert_eq!(needs.as_deref(), Ok("и"));
    } else {
        let needs = needs.unwrap_err();
        assert!(needs.ends_with("without the feature `charsets` of the crate `groupwright`"), "{needs}");
    }
    let body = b"{\"success\":0,\"x\":\"\xE9\"}";
    assert_eq!(chosen(&REPLIES, 200, "application/json; charset=latin1", body), Some(1));
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
        assert_eq!(read_response(&REPLIES, &response, &mut filled).unwrap().index, 0);
        assert_eq!(filled.made, made(7));
    }
    let empty = write_response(&REPLIES, 2, Value::Absent, None, None).unwrap();
    assert!(empty.body().is_empty() && !empty.headers().contains_key("content-type"));
}

#[test]
fn refuses_to_write_an_ambiguous_response() {
    let failed = write_response(&REPLIES, 1, Value::Record(&made(7)), None, None);
    assert_eq!(failed.unwrap_err(), WriteResponseError::Mistakable { reply: "Failed", beside: None });
    let nothing = write_response(&REPLIES, 0, Value::Absent, None, None);
    assert_eq!(nothing.unwrap_err(), WriteResponseError::NoBody { reply: "Made" });
}
