//! What is said of a request that is refused: all that is wrong with it, nothing that only follows, and no secret.

use ::http::Request;

use super::super::fixtures::API;
use super::super::{ReadRequestError, read_request};
use crate::dynamic::DynRecord;
use crate::table::{Endpoint, Field, Media, Node, ParameterLocation, Segment, Shape};

static TEXT: Node = Node::STRING;
static MAKING: Shape = Shape::new(
    "Make",
    &[
        Field::required(",\"token\":", "token", Node::STRING.secret()).with_location(ParameterLocation::Path),
        Field::new(",\"tags\":", "tags", Node::list(&TEXT)),
        Field::required(",\"name\":", "name", Node::STRING),
        Field::required(",\"size\":", "size", Node::INTEGER),
    ],
);
static MAKE: Endpoint = Endpoint::new(
    "make",
    "POST",
    &[Segment::Literal("/make/"), Segment::Parameter("token")],
    Node::record(|| &MAKING),
)
.with_accepts(&[Media::JSON, Media::XML]);

fn refusal(request: &Request<Vec<u8>>) -> ReadRequestError {
    read_request(&API, &MAKE, "", request, &mut DynRecord::new(&MAKING)).unwrap_err()
}

/// The problems and the violations of a body, by their pointers.
fn wrong(content_type: &str, body: &str) -> (Vec<String>, Vec<String>) {
    let request = Request::post("/make/hunter2").header("Content-Type", content_type);
    match refusal(&request.body(body.as_bytes().to_vec()).unwrap()) {
        ReadRequestError::Invalid { problems, violations } => (
            problems.into_iter().map(|problem| problem.pointer).collect(),
            violations.into_iter().map(|violation| violation.pointer).collect(),
        ),
        other => panic!("{other}"),
    }
}

#[test]
fn tells_no_members_missing_where_the_reading_ended_before_them() {
    for (content_type, body, pointer) in [
        ("application/json", "[1]", ""),
        ("application/json", "", ""),
        ("application/json", r#"{"tags":["a","#, "/tags/1"),
        ("application/json", r#"{"tags":[!],"name":"n"}"#, "/tags/0"),
        ("application/json", r#"{"else":"#, ""),
        ("application/xml", "<Make><tags>a</tags><tags>", "/tags/1"),
        ("application/xml", "<Other/>", ""),
    ] {
        let (problems, violations) = wrong(content_type, body);
        assert!(problems.iter().any(|found| found == pointer), "{body}: {problems:?}");
        assert_eq!(violations, [""; 0], "{body}");
    }
    // What was read to its end is told whole.
    assert_eq!(
        wrong("application/json", r#"{"tags":[1],"size":1}"#),
        (vec!["/tags/0".to_owned(), "/name".to_owned()], Vec::new())
    );
}

#[test]
fn shows_no_path_that_may_hold_a_secret() {
    let request = Request::get("/make/hunter2").body(Vec::new()).unwrap();
    assert_eq!(
        refusal(&request).to_string(),
        "the request is for another endpoint: expected `POST /make/{token}`; the request is `GET (secret)`"
    );
}
