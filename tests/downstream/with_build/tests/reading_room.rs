//! What the generated code of the specs writes, reads and refuses.

use std::collections::{BTreeMap, BTreeSet};

use groupwright::http::{Request, Response};
use groupwright::{Format, Patch, ResponseError, Retry, Serve};
use with_build::instant::Instant;
use with_build::reading_room::create_circle::{Book, Chapter, CreateCircleAccess, CreateCircleCreated};
use with_build::reading_room::find_circles::FindCirclesOk;
use with_build::reading_room::{
    Api, Circle, CreateCircle, CreateCircleError, CreateCircleResponse, FindCircles, FindCirclesResponse,
    Level, SetLabels,
};

fn instant(text: &str) -> Instant {
    Instant::new(text.parse().unwrap()).unwrap()
}

fn circle() -> CreateCircle {
    let part = |name: &str| Chapter::new(name);
    let plan = part("All").with_parts([
        part("Typee").with_on(instant("2026-01-05T18:00:00Z")),
        part("Mardi").with_parts([part("First half"), part("Second half")]),
    ]);
    CreateCircle::new("north wing", "Sea stories", Level::Everyone)
        .with_access(CreateCircleAccess::Invited)
        .with_books([Book::new("978-0", "Typee & Omoo").with_pages(600)])
        .with_plan(plan)
}

fn response(status: u16, media_type: &str, body: &str) -> Response<Vec<u8>> {
    let response = Response::builder().status(status).header("Content-Type", media_type);
    let response = response.header("Location", "https://reading-room.example/v1/circles/7");
    response.header("X-Total", "1").body(body.as_bytes().to_vec()).unwrap()
}

#[test]
fn writes_xml_attributes_wrapped_lists_and_recursive_types() {
    let api = Api::new("7").with_format(Format::Xml);
    let request = api.request(&circle()).unwrap();
    assert_eq!(request.uri(), "https://reading-room.example/v1/halls/north%20wing/circles");
    assert_eq!(request.headers()["cookie"], "card=7");
    let body = String::from_utf8(request.body().clone()).unwrap();
    let books = "<books><book isbn=\"978-0\" pages=\"600\">Typee &amp; Omoo</book></books>";
    let second = "<parts><name>Mardi</name><parts><name>First half</name></parts>";
    assert!(body.contains(books) && body.contains(second) && body.contains("<level>2</level>"), "{body}");
    assert_eq!(CreateCircle::read_request(&request).unwrap(), circle());
}

#[test]
fn writes_json_maps_and_integer_enumerations() {
    let labels = BTreeMap::from([("colour".to_owned(), "blue".to_owned())]);
    let request = CreateCircle::new("a", "b", Level::Scholars).with_labels(labels);
    let message = Api::new("7").request(&request).unwrap();
    assert_eq!(message.body(), br#"{"title":"b","level":3,"labels":{"colour":"blue"}}"#);
    assert_eq!(CreateCircle::read_request(&message).unwrap(), request);
}

#[test]
fn reads_several_successes_one_with_a_header_value() {
    let made = response(201, "application/json", r#"{"id":7,"title":"Sea stories","level":2}"#);
    let place = "https://reading-room.example/v1/circles/7".parse().unwrap();
    let expected = CreateCircleCreated::new(place, Circle::new(7, "Sea stories", Level::Everyone));
    let outcome = CreateCircle::read_response(made).unwrap();
    assert_eq!(outcome, CreateCircleResponse::Created(expected));
    let again = CreateCircle::write_response(&Ok(outcome), Some(Format::Xml)).unwrap();
    assert_eq!(again.headers()["location"], "https://reading-room.example/v1/circles/7");
    assert_eq!(again.body(), br#"<Circle id="7"><title>Sea stories</title><level>2</level></Circle>"#);

    let queued = CreateCircle::read_response(response(202, "text/plain", "We shall see.")).unwrap();
    assert_eq!(queued, CreateCircleResponse::Accepted("We shall see.".to_owned()));
}

#[test]
fn reads_failures_with_nested_causes() {
    let body = r#"{"what":"taken","because":{"what":"same title","because":{"what":"no imagination"}}}"#;
    let error = CreateCircle::read_response(response(409, "application/json", body)).unwrap_err();
    let Some(CreateCircleError::Taken(problem)) = error.documented() else { panic!("{error}") };
    let cause = problem.because.as_ref().unwrap().because.as_ref().unwrap();
    assert_eq!(cause.what, "no imagination");
    assert_eq!(error.to_string(), "There is a circle of this title (409 Conflict)");

    let closed = CreateCircle::read_response(response(503, "text/html", "")).unwrap_err();
    assert_eq!(
        (closed.documented(), closed.retry()),
        (Some(&CreateCircleError::ServiceUnavailable), Retry::Later)
    );
}

#[test]
fn refuses_values_outside_closed_enums_and_custom_types() {
    let request = |body: &str| {
        let request = Request::post("/v1/halls/a/circles").header("Content-Type", "application/json");
        request.body(body.as_bytes().to_vec()).unwrap()
    };
    assert_eq!(CreateCircleAccess::from_text("open"), Some(CreateCircleAccess::Open));
    for (body, pointer) in [
        (r#"{"title":"b","level":1,"access":"secret"}"#, "/access"),
        (r#"{"title":"b","level":1,"plan":{"name":"a","on":"2026-01-05T18:00:00"}}"#, "/plan/on"),
        (r#"{"title":"b","level":"one"}"#, "/level"),
        (r#"{"title":"b","level":1,"books":[]}"#, "/books"),
    ] {
        let error = CreateCircle::read_request(&request(body)).unwrap_err().to_string();
        assert!(error.contains(pointer), "{body}: {error}");
    }
}

#[test]
fn writes_list_queries_and_reads_list_replies_with_a_header() {
    let request = FindCircles::new()
        .with_level([Level::Beginners, Level::Scholars])
        .with_title(["sea", "old man"])
        .with_since(instant("2026-01-05T18:00:00Z"));
    let message = Api::new("7").request(&request).unwrap();
    let target =
        "/v1/circles?page_size=50&level=1&level=3&title=sea&title=old%20man&since=2026-01-05T18%3A00%3A00Z";
    assert_eq!(message.uri().path_and_query().unwrap(), target);
    assert_eq!(FindCircles::read_request(&message).unwrap(), request);

    let body = r#"[{"id":7,"title":"Sea stories","level":3,"since":null}]"#;
    let found = FindCircles::read_response(response(200, "application/json", body)).unwrap();
    let mut circle = Circle::new(7, "Sea stories", Level::Scholars);
    circle.since = Patch::Null;
    assert_eq!(found, FindCirclesResponse::Ok(FindCirclesOk::new(1, [circle])));
    let again = FindCircles::write_response(&Ok(found), None).unwrap();
    assert_eq!(
        (again.body().as_slice(), &again.headers()["x-total"]),
        (body.as_bytes(), &"1".parse().unwrap())
    );

    let none = FindCircles::read_response(response(204, "", "")).unwrap();
    assert_eq!(none, FindCirclesResponse::NoContent);
    assert!(matches!(
        FindCircles::read_response(response(500, "", "")),
        Err(ResponseError::Undocumented { .. })
    ));
}

#[test]
fn writes_a_map_body_and_reads_a_plain_text_reply() {
    let labels = BTreeMap::from([("room".to_owned(), "4".to_owned())]);
    let request = SetLabels::new(7, labels);
    let message = Api::new("7").request(&request).unwrap();
    assert_eq!(
        (message.method().as_str(), message.body().as_slice()),
        ("PUT", br#"{"room":"4"}"#.as_slice())
    );
    assert_eq!(SetLabels::read_request(&message).unwrap(), request);
    assert_eq!(SetLabels::read_response(response(200, "text/plain", "2")).unwrap(), 2);
    assert_eq!(SetLabels::write_response(&Ok(2), None).unwrap().body(), b"2");
}

#[test]
fn types_have_the_derives_the_build_script_adds() {
    let books = BTreeSet::from([Book::new("978-0", "Typee"), Book::new("978-0", "Typee")]);
    assert_eq!(books.len(), 1);
}
