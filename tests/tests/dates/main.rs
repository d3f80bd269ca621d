//! Structs by hand whose dates are those of `chrono` and of `jiff`, held against one spec.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod shifts;

use chrono::{FixedOffset, NaiveDateTime, Utc};
use groupwright::http::{Request, Response};
use groupwright::{
    ClientConfig, Credentials, Endpoint, Format, GroupEndpoint, GroupResponse, Patch, RequestError, Serve,
};
use jiff::Timestamp;
use jiff::civil;

#[derive(Clone, Debug, GroupEndpoint, PartialEq)]
#[groupwright(spec = "tests/dates/specs/almanac/announce.yaml", response = Printed)]
struct Play {
    seen_since: Option<chrono::DateTime<Utc>>,
    begins: chrono::DateTime<FixedOffset>,
    doors: Option<NaiveDateTime>,
    pauses: Option<Vec<chrono::DateTime<Utc>>>,
    ends: Patch<chrono::DateTime<FixedOffset>>,
}

#[derive(Debug, GroupResponse, PartialEq)]
#[groupwright(spec = "tests/dates/specs/almanac/announce.yaml")]
struct Printed {
    at: chrono::DateTime<Utc>,
    printed: Option<NaiveDateTime>,
}

#[derive(Clone, Debug, GroupEndpoint, PartialEq)]
#[groupwright(spec = "tests/dates/specs/almanac/announce.yaml", response = Heard)]
struct Concert {
    seen_since: Option<Timestamp>,
    begins: Timestamp,
    doors: Option<civil::DateTime>,
    pauses: Option<Vec<Timestamp>>,
    ends: Patch<Timestamp>,
}

#[derive(Debug, GroupResponse, PartialEq)]
#[groupwright(spec = "tests/dates/specs/almanac/announce.yaml")]
struct Heard {
    at: Timestamp,
    printed: Option<civil::DateTime>,
}

fn play() -> Play {
    Play {
        seen_since: Some("2026-01-01T00:00:00Z".parse().unwrap()),
        begins: "2026-03-27T20:00:00.5+01:00".parse().unwrap(),
        doors: Some("2026-03-27T19:30:00".parse().unwrap()),
        pauses: Some(vec!["2026-03-27T20:00:00Z".parse().unwrap()]),
        ends: Patch::Null,
    }
}

fn concert() -> Concert {
    Concert {
        seen_since: Some("2026-01-01T00:00:00Z".parse().unwrap()),
        begins: "2026-03-27T20:00:00.5+01:00".parse().unwrap(),
        doors: Some("2026-03-27T19:30:00".parse().unwrap()),
        pauses: Some(vec!["2026-03-27T20:00:00Z".parse().unwrap()]),
        ends: Patch::Null,
    }
}

fn sent<E: Endpoint>(request: &E, format: Format) -> Result<Request<Vec<u8>>, RequestError> {
    let key = Credentials::new("key").with("key", "k");
    ClientConfig::new(E::api(), "https://almanac.example/v1", Some(key)).with_format(format).request(request)
}

fn body(request: &Request<Vec<u8>>) -> &str {
    std::str::from_utf8(request.body()).unwrap()
}

fn announced(body: &str) -> Response<Vec<u8>> {
    let response = Response::builder().status(201).header("Content-Type", "application/json");
    response.body(body.as_bytes().to_vec()).unwrap()
}

#[test]
fn writes_and_reads_requests_with_chrono_dates() {
    for format in [Format::Json, Format::Xml] {
        let request = sent(&play(), format).unwrap();
        assert_eq!(request.uri().query(), Some("seen_since=2026-01-01T00%3A00%3A00Z"));
        assert!(body(&request).contains("2026-03-27T20:00:00.5+01:00"), "{}", body(&request));
        assert_eq!(Play::read_request(&request).unwrap(), play());
    }
    let json = r#"{"begins":"2026-03-27T20:00:00.5+01:00","doors":"2026-03-27 19:30:00","pauses":["2026-03-27T20:00:00Z"],"ends":null}"#;
    assert_eq!(body(&sent(&play(), Format::Json).unwrap()), json);
}

#[test]
fn writes_and_reads_requests_with_jiff_dates() {
    for format in [Format::Json, Format::Xml] {
        let request = sent(&concert(), format).unwrap();
        assert_eq!(request.uri().query(), Some("seen_since=2026-01-01T00%3A00%3A00Z"));
        assert_eq!(Concert::read_request(&request).unwrap(), concert());
    }
    let json = r#"{"begins":"2026-03-27T19:00:00.5Z","doors":"2026-03-27 19:30:00","pauses":["2026-03-27T20:00:00Z"],"ends":null}"#;
    assert_eq!(body(&sent(&concert(), Format::Json).unwrap()), json);
}

#[test]
fn each_library_reads_the_dates_the_other_writes() {
    let read = Concert::read_request(&sent(&play(), Format::Json).unwrap()).unwrap();
    assert_eq!(read, concert());
    let read = Play::read_request(&sent(&concert(), Format::Xml).unwrap()).unwrap();
    // The instants are equal; the offset is that of UTC.
    assert_eq!(read, play());
    assert_eq!(read.begins.offset().local_minus_utc(), 0);
}

#[test]
fn reads_and_writes_replies_with_both_libraries() {
    let text = r#"{"at":"2026-01-05T18:00:00+01:00","printed":"2026-01-06 08:00:00"}"#;
    let (at, printed) = ("2026-01-05T17:00:00Z", "2026-01-06T08:00:00");
    let expected = Printed { at: at.parse().unwrap(), printed: Some(printed.parse().unwrap()) };
    assert_eq!(Play::read_response(announced(text)).unwrap(), expected);
    let expected = Heard { at: at.parse().unwrap(), printed: Some(printed.parse().unwrap()) };
    assert_eq!(Concert::read_response(announced(text)).unwrap(), expected);

    let answer =
        Play::write_response(&Ok(Printed { at: chrono::DateTime::<Utc>::MAX_UTC, printed: None }), None);
    assert!(answer.unwrap_err().to_string().contains("0000 to 9999"));
}

#[test]
fn refuses_dates_of_the_wrong_kind_with_their_location() {
    for (body, pointer) in [
        (r#"{"at":"2026-01-05T18:00:00"}"#, "/at"),
        (r#"{"at":"2026-01-05T18:00:00Z","printed":"2026-01-06T08:00:00Z"}"#, "/printed"),
        (r#"{"at":"2026-02-30T18:00:00Z"}"#, "/at"),
    ] {
        let chrono = Play::read_response(announced(body)).unwrap_err().to_string();
        let jiff = Concert::read_response(announced(body)).unwrap_err().to_string();
        assert!(chrono.contains(pointer), "{chrono}");
        assert_eq!(chrono, jiff);
    }
}

#[test]
fn reports_unrepresentable_dates_as_violations() {
    let far = chrono::DateTime::<Utc>::MAX_UTC.fixed_offset();
    let wrong = Play { begins: far, pauses: Some(vec![chrono::DateTime::<Utc>::MIN_UTC]), ..play() };
    let Err(RequestError::Invalid(violations)) = sent(&wrong, Format::Json) else { panic!("it was written") };
    let pointers: Vec<&str> = violations.iter().map(|found| found.pointer.as_str()).collect();
    assert_eq!(pointers, ["/begins", "/pauses/0"]);

    let wrong = Concert { begins: Timestamp::MIN, doors: Some(civil::DateTime::MIN), ..concert() };
    let Err(RequestError::Invalid(violations)) = sent(&wrong, Format::Xml) else { panic!("it was written") };
    let pointers: Vec<&str> = violations.iter().map(|found| found.pointer.as_str()).collect();
    assert_eq!(pointers, ["/begins", "/doors"]);
}
