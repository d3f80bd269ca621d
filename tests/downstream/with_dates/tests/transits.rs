//! A transit is noted with the dates of either library, and read back.

use chrono::Utc;
use groupwright::http::Response;
use groupwright::{Format, Serve};
use with_dates::{with_chrono, with_jiff};

const SENT: &str = r#"{"seen":"2026-03-27T20:00:00.5Z","clock":"2026-03-27 21:00:00"}"#;

fn reply(at: &str) -> Response<Vec<u8>> {
    let body = format!(r#"{{"at":"{at}","checks":{{"Ada":"2026-03-28T09:00:00+01:00"}}}}"#);
    let response = Response::builder().status(201).header("Content-Type", "application/json");
    response.body(body.into_bytes()).unwrap()
}

#[test]
fn writes_and_reads_chrono_dates() {
    use with_chrono::observatory::{Api, NoteTransit};

    let seen: chrono::DateTime<Utc> = "2026-03-27T20:00:00.5Z".parse().unwrap();
    let clock: chrono::NaiveDateTime = "2026-03-27T21:00:00".parse().unwrap();
    let transit = NoteTransit::new("Vega", seen).with_clock(clock);
    let message = Api::new("k").request(&transit).unwrap();
    assert_eq!(message.body(), SENT.as_bytes());
    let message = Api::new("k").with_format(Format::Xml).request(&transit).unwrap();
    assert_eq!(NoteTransit::read_request(&message).unwrap(), transit);

    let noted = NoteTransit::read_response(reply("2026-03-28T00:00:00+01:00")).unwrap();
    assert_eq!(noted.at, "2026-03-27T23:00:00Z".parse::<chrono::DateTime<Utc>>().unwrap());
    assert_eq!(
        noted.checks.unwrap()["Ada"],
        "2026-03-28T08:00:00Z".parse::<chrono::DateTime<Utc>>().unwrap()
    );

    let never = NoteTransit::new("Vega", chrono::DateTime::<Utc>::MAX_UTC);
    assert_eq!(never.validate().unwrap_err().0[0].pointer, "/seen");
}

#[test]
fn writes_and_reads_jiff_dates() {
    use with_jiff::observatory::{Api, NoteTransit};

    let seen: jiff::Timestamp = "2026-03-27T20:00:00.5Z".parse().unwrap();
    let transit = NoteTransit::new("Vega", seen).with_clock(jiff::civil::date(2026, 3, 27).at(21, 0, 0, 0));
    let message = Api::new("k").request(&transit).unwrap();
    assert_eq!(message.body(), SENT.as_bytes());
    let message = Api::new("k").with_format(Format::Xml).request(&transit).unwrap();
    assert_eq!(NoteTransit::read_request(&message).unwrap(), transit);

    let noted = NoteTransit::read_response(reply("2026-03-28T00:00:00+01:00")).unwrap();
    assert_eq!(noted.at, "2026-03-27T23:00:00Z".parse().unwrap());
    assert_eq!(noted.checks.unwrap()["Ada"], "2026-03-28T08:00:00Z".parse().unwrap());

    let never = NoteTransit::new("Vega", jiff::Timestamp::MIN);
    assert_eq!(never.validate().unwrap_err().0[0].pointer, "/seen");
}

#[test]
fn refuses_a_reply_instant_without_an_offset_in_both() {
    let naive = "2026-03-28T00:00:00";
    let chrono = with_chrono::observatory::NoteTransit::read_response(reply(naive)).unwrap_err().to_string();
    let jiff = with_jiff::observatory::NoteTransit::read_response(reply(naive)).unwrap_err().to_string();
    assert!(chrono.contains("/at"), "{chrono}");
    assert_eq!(chrono, jiff);
}
