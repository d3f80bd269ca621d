//! An endpoint written by hand against the public traits, with no macro and no generator: what these must mean.

mod endpoint;

use std::time::{Duration, UNIX_EPOCH};

use groupwright::http::{Request, Response};
use groupwright::{
    ClientConfig, Credentials, Endpoint, Format, ReadRequestError, RequestError, ResponseError, Retry, Serve,
    json,
};

use endpoint::{API, Conflict, CreateGroup, CreateGroupError, Group};

fn connection() -> ClientConfig {
    let credentials = Credentials::new("bearer").with("token", "t0ken");
    ClientConfig::new(&API, "https://api.example.com/v1", Some(credentials))
}

fn sample() -> CreateGroup {
    CreateGroup { account: 7, name: "New Group".to_owned(), password: Some("hunter2".to_owned()) }
}

#[expect(clippy::unwrap_used, reason = "the parts are constants of the test")]
fn response(status: u16, body: &str) -> Response<Vec<u8>> {
    let response = Response::builder().status(status).header("Content-Type", "application/json");
    response.header("Retry-After", "30").body(body.as_bytes().to_vec()).unwrap()
}

#[test]
fn writes_and_reads_the_request() {
    let request = connection().request(&sample()).unwrap();
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "https://api.example.com/v1/accounts/7/groups");
    assert_eq!(request.headers()["authorization"], "Bearer t0ken");
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(request.headers()["accept"], "application/json");
    assert_eq!(request.body(), br#"{"Name":"New Group","Password":"hunter2"}"#);
    assert_eq!(CreateGroup::read_request(&request).unwrap(), sample());
    let under = Request::post("/accounts/7/groups").header("content-type", "application/json");
    let under = under.body(request.into_body()).unwrap();
    assert_eq!(CreateGroup::read_request_under("", &under).unwrap(), sample());
    assert!(matches!(CreateGroup::read_request(&under), Err(ReadRequestError::NotThisEndpoint { .. })));
}

#[test]
fn refuses_to_write_a_request_that_violates_a_rule() {
    let request = CreateGroup { name: "x".repeat(101), ..sample() };
    let violations = request.validate().unwrap_err();
    assert_eq!(connection().request(&request).unwrap_err(), RequestError::Invalid(violations.clone()));
    assert_eq!(violations.0[0].pointer, "/Name");
}

#[test]
fn refuses_a_format_that_is_not_offered() {
    let error = connection().with_format(Format::Xml).request(&sample()).unwrap_err();
    assert_eq!(error.to_string(), "the endpoint does not support XML request bodies; choose one of: json");
}

#[test]
fn reads_a_success() {
    let group =
        CreateGroup::read_response(response(201, r#"{"id":12,"name":"New Group","new":[]}"#)).unwrap();
    assert_eq!(group, Group { id: 12, name: Some("New Group".to_owned()) });
}

#[test]
fn reads_documented_failures() {
    let error = CreateGroup::read_response(response(409, r#"{"message":"taken"}"#)).unwrap_err();
    let conflict = Conflict { message: "taken".to_owned(), retry_after: Some(30) };
    assert_eq!(error.documented(), Some(&CreateGroupError::Conflict(conflict)));
    assert_eq!(error.to_string(), "a group with the given name already exists (409 Conflict)");
    assert_eq!((error.retry(), error.retry_after()), (Retry::Never, Some(Duration::from_secs(30))));
    assert_eq!(error.response().body(), br#"{"message":"taken"}"#);

    let forbidden = |text: Option<&str>| CreateGroupError::Forbidden(text.map(str::to_owned));
    for (body, expected) in
        [("\"no\"", forbidden(Some("no"))), ("", forbidden(None)), ("<p>", forbidden(None))]
    {
        let error = CreateGroup::read_response(response(403, body)).unwrap_err();
        assert_eq!(error.documented(), Some(&expected), "{body}");
    }
    let error = CreateGroup::read_response(response(410, "anything")).unwrap_err();
    assert_eq!(error.documented(), Some(&CreateGroupError::Gone));
}

#[test]
fn reports_an_undocumented_response() {
    let error = CreateGroup::read_response(response(503, "hunter2")).unwrap_err();
    assert!(matches!(error, ResponseError::Undocumented { .. }));
    assert_eq!((error.status().as_u16(), error.retry()), (503, Retry::Later));
    let shown = format!("{error} {error:?}");
    assert!(shown.contains("503") && !shown.contains("hunter2"), "{shown}");
}

#[test]
fn reports_an_undecodable_reply() {
    let error = CreateGroup::read_response(response(201, "{\n \"id\": \"x\"}")).unwrap_err();
    assert_eq!(error.retry(), Retry::Unspecified);
    assert!(error.documented().is_none() && error.reply().is_some());
    let shown = error.to_string();
    assert!(shown.starts_with("the reply Created (201 Created): "), "{shown}");
    assert!(shown.contains("line 2") && shown.contains("/id"), "{shown}");
}

#[test]
fn names_a_documented_failure_that_cannot_be_read_whole() {
    const KNOWN: &str = "a group with the given name already exists (409 Conflict): the JSON body";
    // A page of somebody in between does not say that the name is taken.
    const UNSURE: &str =
        "the reply Conflict (409 Conflict): expected application/json, found text/html: the JSON body";
    let partial = Some(r#"{"Retry-After":30}"#);
    for (content_type, body, expected, what) in [
        ("application/json", r#"{"message":{}}"#, KNOWN, "/message: expected a string"),
        ("application/problem+json", r#"{"message":{}}"#, KNOWN, "/message: expected a string"),
        ("", r#"{"message":{}}"#, KNOWN, "/message: expected a string"),
        ("text/html", "<html>hunter2</html>", UNSURE, "not valid JSON"),
    ] {
        let response = Response::builder().status(409).header("Content-Type", content_type);
        let response = response.header("Retry-After", "30").body(body.as_bytes().to_vec()).unwrap();
        let error = CreateGroup::read_response(response).unwrap_err();
        assert!(matches!(error, ResponseError::Undecodable { .. }));
        let reply = error.reply().unwrap();
        assert_eq!((reply.name(), reply.is_error(), error.status().as_u16()), ("Conflict", true, 409));
        assert_eq!((error.partial(), error.response().body()), (partial, &body.as_bytes().to_vec()));
        let shown = error.to_string();
        assert!(shown.starts_with(expected) && shown.contains(what), "{shown}");
        assert!(!format!("{error:?}").contains("hunter2"));
    }
}

#[test]
fn reports_an_optional_header_field_that_cannot_be_read() {
    let response = Response::builder().status(409).header("Retry-After", "soon");
    let response = response.body(br#"{"message":"taken"}"#.to_vec()).unwrap();
    let mut problems = Vec::new();
    let read = CreateGroup::read_response_with_problems(response, &mut problems);
    let conflict = Conflict { message: "taken".to_owned(), retry_after: None };
    assert_eq!(read.unwrap_err().documented(), Some(&CreateGroupError::Conflict(conflict)));
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, ["/Retry-After: expected an integer, found \"soon\""]);
}

#[test]
fn reads_a_response_from_the_parts_of_any_client() {
    let expected = Group { id: 12, name: Some("New Group".to_owned()) };
    let body = r#"{"id":12,"name":"New Group"}"#;
    let read = CreateGroup::read_response_parts(201_u16, [("Content-Type", "application/json")], body);
    assert_eq!(read.unwrap(), expected);
    let whole = response(201, body);
    let read = CreateGroup::read_response_parts(whole.status(), whole.headers(), whole.body().clone());
    assert_eq!(read.unwrap(), expected);
    let headers = vec![("a b".to_owned(), "x".to_owned()), ("x".to_owned(), "a\nb".to_owned())];
    let error = CreateGroup::read_response_parts(7_u16, headers, Vec::new()).unwrap_err();
    assert_eq!((error.status().as_u16(), error.response().headers().len()), (599, 0));
}

#[test]
fn reads_how_long_to_wait_as_seconds_or_as_a_date() {
    let now = UNIX_EPOCH + Duration::from_secs(784_111_777);
    let later = "Sun, 06 Nov 1994 08:49:47 GMT";
    let earlier = "Sun, 06 Nov 1994 08:49:27 GMT";
    for (after, date, expected, at_now) in [
        ("120", None, Some(120), Some(120)),
        (" 0 ", None, Some(0), Some(0)),
        ("+1", None, None, None),
        ("-1", None, None, None),
        ("99999999999999999999999", None, Some(u64::MAX), Some(u64::MAX)),
        ("", None, None, None),
        (later, None, None, Some(10)),
        (later, Some(earlier), Some(20), Some(20)),
        (earlier, Some(later), Some(0), Some(0)),
        (earlier, None, None, Some(0)),
        ("soon", Some(earlier), None, None),
    ] {
        let mut response = Response::builder().status(503).header("Retry-After", after);
        if let Some(date) = date {
            response = response.header("Date", date);
        }
        let error = CreateGroup::read_response(response.body(Vec::new()).unwrap()).unwrap_err();
        // What no number has is the longest duration.
        let duration =
            |seconds| if seconds == u64::MAX { Duration::MAX } else { Duration::from_secs(seconds) };
        assert_eq!(error.retry_after(), expected.map(duration), "{after}");
        assert_eq!(error.retry_after_at(now), at_now.map(duration), "{after}");
    }
}

#[test]
fn a_body_that_can_be_read_is_read_whatever_its_media_type() {
    for media in ["text/html", "text/plain; charset=utf-8", "application/octet-stream"] {
        let read = CreateGroup::read_response_parts(409_u16, [("Content-Type", media)], r#"{"message":"x"}"#);
        assert!(matches!(read.unwrap_err().documented(), Some(CreateGroupError::Conflict(_))), "{media}");
    }
}

#[test]
fn shows_what_an_undocumented_problem_document_says() {
    let read = |media: &str, body: &str| {
        let response = Response::builder().status(418).header("Content-Type", media);
        CreateGroup::read_response(response.body(body.as_bytes().to_vec()).unwrap()).unwrap_err()
    };
    let body = r#"{"type":"about:blank","title":"No such vendor","detail":"a\u001b[2J\nb","status":418}"#;
    let error = read("application/problem+json; charset=utf-8", body);
    let count = body.len();
    let expected = format!(
        "the response matches none of the documented replies (418 I'm a teapot, application/problem+json, {count} bytes): No such vendor: a\\u{{1b}}[2J b"
    );
    assert_eq!(error.to_string(), expected);
    let shown = format!("{error:?}");
    assert!(shown.contains("status: 418") && shown.contains("No such vendor: a\\u{1b}[2J b"), "{shown}");
    assert!(shown.contains("application/problem+json"), "{shown}");

    let said = |media: &str, body: &str| {
        let shown = read(media, body).to_string();
        shown.split_once(" bytes)").map(|(_, said)| said.to_owned())
    };
    let long = format!(r#"{{"title":"{}"}}"#, "x".repeat(400));
    for (media, body, expected) in [
        ("Application/Problem+JSON", r#"{"detail":"b"}"#, ": b"),
        ("application/problem+json", r#"{"title":"a","detail":7}"#, ": a"),
        ("application/problem+json", r#"{"title":" "}"#, ""),
        ("application/problem+json", "[", ""),
        ("application/problem+json", "", ""),
        ("application/json", body, ""),
        ("application/problem+json", &long, &format!(": {}…", "x".repeat(300))),
        ("application/problem+json", &format!(r#"{{"title":"a"}}{}"#, " ".repeat(70_000)), ""),
    ] {
        assert_eq!(said(media, body).as_deref(), Some(expected), "{media} {body:.40}");
    }
}

#[test]
fn names_the_media_type_of_an_undocumented_response() {
    for (media, shown) in [
        ("text/html; charset=utf-8", "(502 Bad Gateway, text/html, 6 bytes)"),
        ("", "(502 Bad Gateway, 6 bytes)"),
        ("<hunter2>", "(502 Bad Gateway, 6 bytes)"),
    ] {
        let response = Response::builder().status(502).header("Content-Type", media);
        let error = CreateGroup::read_response(response.body(b"<html>".to_vec()).unwrap()).unwrap_err();
        assert_eq!(error.to_string(), format!("the response matches none of the documented replies {shown}"));
    }
}

#[test]
fn client_reads_the_response_a_server_writes() {
    let conflict = Conflict { message: "taken".to_owned(), retry_after: Some(1) };
    for outcome in [
        Ok(Group { id: 1, name: None }),
        Err(CreateGroupError::Conflict(conflict)),
        Err(CreateGroupError::Forbidden(None)),
        Err(CreateGroupError::Gone),
    ] {
        let response = CreateGroup::write_response(&outcome, Some(Format::Json)).unwrap();
        let read = CreateGroup::read_response(response);
        assert_eq!(read.as_ref().map_err(|error| error.documented().unwrap()), outcome.as_ref());
    }
}

#[test]
fn writes_and_reads_values_as_json() {
    let text = json::write(&sample()).unwrap();
    assert_eq!(text, r#"{"account":7,"Name":"New Group","Password":"hunter2"}"#);
    assert_eq!(json::read::<CreateGroup>(&text).unwrap(), sample());
    assert!(json::read::<CreateGroup>(r#"{"account":7}"#).is_err());
}

#[test]
fn debug_output_and_errors_hide_secrets() {
    let request = connection().request(&sample()).unwrap();
    let server = connection().with_server("https://u:hunter2@host");
    let shown = format!("{:?} {:?} {:?} {server:?}", sample(), connection(), request.headers());
    assert!(!shown.contains("hunter2") && !shown.contains("t0ken"), "{shown}");
    let error = server.request(&sample()).unwrap_err().to_string();
    assert!(!error.contains("hunter2"), "{error}");
}
