//! Dates, times of day and durations of both libraries in structs by hand.

use chrono::{NaiveDate, NaiveTime, Timelike};
use groupwright::{Duration, Format, GroupEndpoint, Serve};
use jiff::{Span, SpanFieldwise, civil};

use super::{body, sent};

#[derive(Clone, Debug, GroupEndpoint, PartialEq)]
#[groupwright(spec = "tests/dates/specs/almanac/plan_shift.yaml")]
struct Roster {
    day: NaiveDate,
    starts: Option<NaiveTime>,
    lasts: Option<Duration>,
    breaks: Option<Vec<Duration>>,
}

#[derive(Clone, Debug, GroupEndpoint, PartialEq)]
#[groupwright(spec = "tests/dates/specs/almanac/plan_shift.yaml")]
struct Rota {
    day: civil::Date,
    starts: Option<civil::Time>,
    lasts: Option<SpanFieldwise>,
    breaks: Option<Vec<SpanFieldwise>>,
}

fn roster() -> Roster {
    Roster {
        day: "2026-03-27".parse().unwrap(),
        starts: Some("19:30:00".parse().unwrap()),
        lasts: Some("P1DT2H".parse().unwrap()),
        breaks: Some(vec!["PT15M".parse().unwrap()]),
    }
}

fn rota() -> Rota {
    Rota {
        day: civil::date(2026, 3, 27),
        starts: Some(civil::time(19, 30, 0, 0)),
        lasts: Some(SpanFieldwise(Span::new().days(1).hours(2))),
        breaks: Some(vec![SpanFieldwise(Span::new().minutes(15))]),
    }
}

#[test]
fn both_libraries_write_and_read_the_same() {
    let json = r#"{"day":"27.03.2026","starts":"19:30","lasts":"P1DT2H","breaks":[15]}"#;
    for format in [Format::Json, Format::Xml] {
        let (one, other) = (sent(&roster(), format).unwrap(), sent(&rota(), format).unwrap());
        assert_eq!(body(&one), body(&other));
        assert!(format == Format::Xml || body(&one) == json, "{}", body(&one));
        assert_eq!(Roster::read_request(&other).unwrap(), roster());
        assert_eq!(Rota::read_request(&one).unwrap(), rota());
    }
}

#[test]
fn values_that_cannot_be_written_are_violations() {
    let late = Roster {
        day: NaiveDate::MAX,
        starts: roster().starts.map(|at| at.with_second(1).unwrap()),
        ..roster()
    };
    let violations = sent(&late, Format::Json).unwrap_err().to_string();
    assert!(violations.contains("/day") && violations.contains("/starts"), "{violations}");
    let long = Rota { breaks: Some(vec![SpanFieldwise(Span::new().months(1))]), ..rota() };
    assert!(sent(&long, Format::Json).unwrap_err().to_string().contains("/breaks/0"));
}
