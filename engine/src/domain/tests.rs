//! Each domain reads what it writes, and refuses what is none of its values.

use super::*;
use crate::number::is_json_number;

fn written(domain: Domain, value: Scalar<'_>) -> Result<String, &'static str> {
    let mut text = String::new();
    domain.write(value, &mut text).map(|()| text)
}

#[test]
fn each_domain_reads_what_it_writes() {
    let samples: &[(Domain, &[&str])] = &[
        (Domain::String, &["", "Zürich", "\u{1F600}"]),
        (
            Domain::Integer,
            &["0", "-1", "7", "10", "99", "100", "9223372036854775807", "-9223372036854775808"],
        ),
        (Domain::Int8, &["-128", "127"]),
        (Domain::Int16, &["-32768", "32767"]),
        (Domain::Int32, &["-2147483648", "2147483647"]),
        (Domain::Int64, &["-9223372036854775808", "9223372036854775807"]),
        (Domain::Uint8, &["0", "255"]),
        (Domain::Uint16, &["0", "65535"]),
        (Domain::Uint32, &["0", "4294967295"]),
        (Domain::Uint64, &["0", "9223372036854775807", "9223372036854775808", "18446744073709551615"]),
        (
            Domain::BigInteger,
            &["0", "-1", "18446744073709551616", "-340282366920938463463374607431768211456"],
        ),
        (Domain::Decimal, &["0", "-0", "12.50", "1e400", "0.10000000000000000001", "1E+05"]),
        (
            Domain::Number,
            &[
                "0",
                "-0",
                "1",
                "1.5",
                "-0.1",
                "1e16",
                "1e-7",
                "1700000000000000",
                "9007199254740992",
                "1.7976931348623157e308",
            ],
        ),
        (Domain::Boolean, &["true", "false"]),
        (Domain::Bytes, &["", "Zg==", "+/8="]),
        (
            Domain::File,
            &["data:;name=,", "data:image/png;name=a.png;base64,AP8=", "data:text/plain;name=%22,a%20b"],
        ),
        (Domain::Uuid, &["9924256a-739c-462b-af15-e652a3b1b6eb"]),
        (Domain::Url, &["https://host/päth"]),
        (Domain::UrlReference, &["", "/a?b#c", "//host/ä", "https://host/"]),
        (Domain::Email, &["a@example.com"]),
        (Domain::Hostname, &["www.Example.com"]),
        (Domain::Ipv4, &["192.0.2.1"]),
        (Domain::Ipv6, &["2001:db8::1"]),
        (Domain::DateTime, &["2024-04-18T04:22:49.4404487Z", "0000-01-01T00:00:00-23:59"]),
        (Domain::LocalDateTime, &["2013-02-12T02:42:00"]),
        (Domain::Date, &["2013-02-12", "0000-01-01", "9999-12-31"]),
        (Domain::Time, &["00:00:00", "22:42:00.5"]),
        (Domain::Duration, &["P1Y2M3W4DT5H6M7.5S", "-PT90M", "PT0S"]),
    ];
    assert_eq!(samples.len(), Domain::ALL.len());
    for (domain, texts) in samples {
        for text in *texts {
            let is_read = |other: &&Domain| domain.has_no_text_of(**other) && other.read(text).is_some();
            assert_eq!(Domain::ALL.iter().find(is_read), None, "{text}");
            assert_eq!(written(*domain, domain.read(text).unwrap()).as_deref(), Ok(*text), "{domain}");
        }
    }
}

#[test]
fn each_domain_refuses_invalid_texts() {
    let refused: &[(Domain, &[&str])] = &[
        (Domain::Integer, &["", "-", "1.5", "0x1", "9223372036854775808", "1e99", " 1"]),
        (Domain::Int8, &["-129", "128", "1e3", "x", "1.5"]),
        (Domain::Int16, &["-32769", "32768"]),
        (Domain::Int32, &["-2147483649", "2147483648"]),
        (Domain::Int64, &["-9223372036854775809", "9223372036854775808"]),
        (Domain::Uint8, &["-1", "256"]),
        (Domain::Uint16, &["-1", "65536"]),
        (Domain::Uint32, &["-1", "4294967296"]),
        (Domain::Uint64, &["-1", "18446744073709551616", "1e20"]),
        (Domain::BigInteger, &["", "1.5", "1e999999999", "+1", "007", "x"]),
        (Domain::Decimal, &["", "+1", ".5", "1,5", "NaN", "1e99999999999999999999"]),
        (Domain::Number, &["", "inf", "NaN", "1e999", "0x1p3", "1,5"]),
        (Domain::Boolean, &["1", "0", "TRUE", ""]),
        (Domain::Bytes, &["Zg", "Zg==\n", "-_8=", "Zh=="]),
        (Domain::File, &["", "data:", "data:a b,", "data:;base64,Zg", "AP8="]),
        (Domain::Uuid, &["9924256a739c462baf15e652a3b1b6eb", "{9924256a-739c-462b-af15-e652a3b1b6eb}", ""]),
        (Domain::Url, &["", "/relative", "url to small avatar"]),
        (Domain::UrlReference, &["a b", "\\\\host", "/a%", "#a#b"]),
        (Domain::Email, &["", "a"]),
        (Domain::Hostname, &["", "a_b"]),
        (Domain::Ipv4, &["", "01.2.3.4", "::1"]),
        (Domain::Ipv6, &["", "::1%eth0", "1.2.3.4"]),
        (Domain::DateTime, &["", "2013-02-12T02:42:00"]),
        (Domain::LocalDateTime, &["", "2013-02-12T02:42:00Z"]),
        (Domain::Date, &["", "2013-02-12T02:42:00", "2013-02-30"]),
        (Domain::Time, &["", "22:42", "22:42:00Z", "23:59:60"]),
        (Domain::Duration, &["", "P", "PT", "90", "P1H"]),
    ];
    for (domain, texts) in refused {
        for text in *texts {
            assert_eq!(domain.read(text), None, "{domain} {text:?}");
        }
    }
    for domain in Domain::ALL {
        let other = if domain == Domain::Boolean { Scalar::Integer(1) } else { Scalar::Boolean(true) };
        assert!(written(domain, other).is_err(), "{domain}");
    }
    assert!(written(Domain::Integer, Scalar::Unsigned(u64::MAX)).is_err());
    assert!(written(Domain::Uint64, Scalar::Integer(-1)).is_err());
    assert!(written(Domain::Int8, Scalar::Integer(128)).is_err());
    assert!(written(Domain::BigInteger, Scalar::Decimal("1.5")).is_err());
    assert!(written(Domain::Number, Scalar::Number(f64::NAN)).is_err());
}

#[test]
fn refuses_years_beyond_four_digits_and_offsets_with_seconds() {
    use crate::types::{DateTime, LocalDateTime};

    for (year, is_refused) in [(-1, true), (0, false), (9999, false)] {
        let local = LocalDateTime::new((year, 12, 31), (23, 59, 59), 0).unwrap();
        let utc = DateTime::new(local, 0).unwrap();
        assert_eq!(
            written(Domain::LocalDateTime, Scalar::LocalDateTime(local)).is_err(),
            is_refused,
            "{local}"
        );
        assert_eq!(written(Domain::DateTime, Scalar::DateTime(utc)).is_err(), is_refused, "{utc}");
    }
    let noon = LocalDateTime::new((1890, 1, 1), (12, 0, 0), 0).unwrap();
    let mean_time = DateTime::new(noon, -(17 * 60 + 30)).unwrap();
    assert_eq!(mean_time.to_string(), "1890-01-01T12:00:00-00:17:30");
    assert!(written(Domain::DateTime, Scalar::DateTime(mean_time)).unwrap_err().contains("minutes"));
    assert!(written(Domain::DateTime, Scalar::DateTime(DateTime::new(noon, -17 * 60).unwrap())).is_ok());
    // A date and time without an offset is no instant, and the other way round.
    assert!(written(Domain::DateTime, Scalar::LocalDateTime(noon)).is_err());
    assert!(written(Domain::LocalDateTime, Scalar::DateTime(mean_time)).is_err());
}

#[test]
fn reads_integers_in_any_decimal_notation() {
    for (text, value) in [("1.0", 1), ("1e3", 1000), ("-0", 0), ("-0.0", 0), ("12.50e1", 125), ("+5", 5)] {
        assert_eq!(Domain::Integer.read(text), Some(Scalar::Integer(value)), "{text}");
    }
    assert_eq!(Domain::Uint64.read("18446744073709551615.0"), Some(Scalar::Unsigned(u64::MAX)));
    let big = Domain::BigInteger.read("1.20e3").unwrap();
    assert_eq!(written(Domain::BigInteger, big).as_deref(), Ok("1200"));
}

#[test]
fn writes_numbers_as_json_numbers() {
    for value in [0.5, 1e15, 123_456_789.25, 5e-324, f64::MAX, -1e20] {
        let text = written(Domain::Number, Scalar::Number(value)).unwrap();
        assert!(is_json_number(&text), "{text}");
        assert_eq!(Domain::Number.read(&text), Some(Scalar::Number(value)));
    }
    assert_eq!(written(Domain::Number, Scalar::Number(1.7e15)).unwrap(), "1700000000000000");
}

#[test]
fn writes_extreme_integers_and_those_near_powers_of_ten() {
    let mut values = vec![i64::MIN, i64::MAX, 0];
    let mut power = 1_i64;
    while let Some(next) = power.checked_mul(10) {
        values.extend([power - 1, power, power + 1, -power, 1 - power]);
        power = next;
    }
    for value in values {
        let mut text = String::new();
        push_integer(value, &mut text);
        assert_eq!(text, value.to_string());
    }
}

#[test]
fn finds_each_domain_by_its_name() {
    for domain in Domain::ALL {
        assert_eq!(Domain::from_name(domain.name()), Some(domain));
    }
    assert_eq!(Domain::from_name("boolean_01"), None);
}
