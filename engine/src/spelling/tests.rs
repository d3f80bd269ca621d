//! Each spelling reads what it writes, refuses what it cannot hold, and is told from others.

use super::*;

fn kept(text: &str) -> &'static str {
    String::leak(text.to_owned())
}

fn local(text: &str) -> Scalar<'_> {
    Domain::LocalDateTime.read(text).unwrap()
}

fn written(spelling: &dyn Spelling, value: Scalar<'_>) -> Result<(String, JsonType), &'static str> {
    let mut text = String::new();
    spelling.write(value, &mut text).map(|json| (text, json))
}

#[test]
fn writes_and_reads_booleans_as_their_tokens() {
    let numbers = BooleanTokens::new(Token::number("0"), Token::number("1"));
    let letters = BooleanTokens::new(Token::string("N"), Token::string("Y"));
    for (spelling, no, yes, json) in
        [(numbers, "0", "1", JsonType::Number), (letters, "N", "Y", JsonType::String)]
    {
        for (value, text) in [(false, no), (true, yes)] {
            assert_eq!(written(&spelling, Scalar::Boolean(value)), Ok((text.to_owned(), json)));
            assert_eq!(spelling.read(text, Some(json)), Some(Scalar::Boolean(value)));
            assert_eq!(spelling.read(text, None), Some(Scalar::Boolean(value)));
            assert_eq!(spelling.read(text, Some(JsonType::Boolean)), None);
        }
        assert_eq!(spelling.read("true", None), None);
        assert!(written(&spelling, Scalar::Integer(0)).is_err());
    }
    assert_eq!(numbers.expects(), "0 or 1");
    assert_eq!(letters.canonical(), r#"{ false: "N", true: "Y" }"#);
    assert_eq!(letters.constructor(), r#"BooleanTokens::new(Token::string("N"), Token::string("Y"))"#);
}

#[test]
fn compares_numeric_tokens_by_value() {
    let numbers = BooleanTokens::new(Token::number("0"), Token::number("1"));
    for (text, value) in [("1.0", Some(true)), ("0.0", Some(false)), ("1e0", Some(true)), ("1.5", None)] {
        for json in [Some(JsonType::Number), None] {
            assert_eq!(numbers.read(text, json), value.map(Scalar::Boolean), "{text} {json:?}");
        }
    }
    assert_eq!(numbers.read("1.0", Some(JsonType::String)), None);
    let texts = BooleanTokens::new(Token::string("0"), Token::string("1"));
    assert_eq!(texts.read("1.0", None), None);
}

#[test]
fn pattern_refuses_values_it_would_truncate() {
    let minutes = Strftime::local_datetime("%d.%m.%Y %H:%M");
    assert_eq!(
        written(&minutes, local("2013-02-12T02:42:00")),
        Ok(("12.02.2013 02:42".to_owned(), JsonType::String))
    );
    assert!(written(&minutes, local("2013-02-12T02:42:01")).is_err());
    assert!(written(&minutes, local("2013-02-12T02:42:00.5")).is_err());
    assert_eq!(minutes.read("12.02.2013 02:42", None), Some(local("2013-02-12T02:42:00")));
    assert_eq!(minutes.read("2013-02-12T02:42:00", None), None);
    assert_eq!(minutes.read("12.02.2013 02:42", Some(JsonType::Number)), None);
    let seconds = Strftime::local_datetime("%Y-%m-%d %H:%M:%S");
    assert_eq!(seconds.read("2016-12-31 23:59:60", None), None);
    assert_eq!(seconds.expects(), "a date and time such as 2013-02-12 22:42:00");
    let offset = Strftime::datetime("%Y-%m-%dT%H:%M:%S%z");
    let value = Domain::DateTime.read("2013-02-12T02:42:00+01:30").unwrap();
    assert_eq!(written(&offset, value), Ok(("2013-02-12T02:42:00+0130".to_owned(), JsonType::String)));
    assert_eq!(offset.read("2013-02-12T02:42:00+0130", None), Some(value));
}

#[test]
fn pattern_reads_exactly_what_it_writes() {
    let pattern = Strftime::local_datetime("%Y-%m-%d %H:%M:%S");
    let node = crate::table::ScalarNode::spelled(Domain::LocalDateTime, {
        static PATTERN: Strftime = Strftime::local_datetime("%Y-%m-%d %H:%M:%S");
        &PATTERN
    });
    let exact = "2016-02-01 04:05:06";
    assert_eq!(pattern.read(exact, None), Some(local("2016-02-01T04:05:06")));
    for loose in [
        "+2016-02-01 04:05:06",
        "2016-2-1 04:05:06",
        "2016-02-01\t04:05:06",
        "2016-02-01   04:05:06",
        "2016-02-01 4:5:6",
    ] {
        assert_eq!(pattern.read(loose, None), None, "{loose}");
        assert_eq!(node.read_tolerantly(loose), Some(local("2016-02-01T04:05:06")), "{loose}");
    }
    let offset = Strftime::datetime("%Y-%m-%dT%H:%M:%S%z");
    assert!(offset.read("2013-02-12T02:42:00+0130", None).is_some());
    assert_eq!(offset.read("2013-2-12T02:42:00+0130", None), None);
}

#[test]
fn writes_and_reads_numbers_as_strings() {
    for (domain, text) in [
        (Domain::Integer, "-7"),
        (Domain::Uint64, "18446744073709551615"),
        (Domain::BigInteger, "18446744073709551616"),
        (Domain::Decimal, "12.50"),
        (Domain::Number, "1.5"),
    ] {
        let spelling = Quoted::new(domain);
        let value = domain.read(text).unwrap();
        assert_eq!(written(&spelling, value), Ok((text.to_owned(), JsonType::String)));
        assert_eq!(spelling.read(text, Some(JsonType::String)), Some(value));
        assert_eq!(spelling.read(text, None), Some(value));
        assert_eq!(spelling.read(text, Some(JsonType::Number)), None);
        assert_eq!(spelling.read("x", None), None);
    }
    assert_eq!(Quoted::new(Domain::Uint8).expects(), "a string that contains an integer from 0 to 255");
    assert_eq!(Quoted::new(Domain::Uint8).constructor(), "Quoted::new(Domain::Uint8)");
}

#[test]
fn writes_and_reads_integers_in_hexadecimal() {
    let spelling = Hexadecimal::new(Domain::Uint64);
    for (text, value) in [
        ("0", Scalar::Integer(0)),
        ("ff", Scalar::Integer(255)),
        ("ffffffffffffffff", Scalar::Unsigned(u64::MAX)),
    ] {
        assert_eq!(written(&spelling, value), Ok((text.to_owned(), JsonType::String)));
        assert_eq!(spelling.read(text, Some(JsonType::String)), Some(value));
    }
    assert_eq!(spelling.read("FF", None), Some(Scalar::Integer(255)));
    for text in ["", "-", "-1", "0x1", "+1", "g", "10000000000000000", "1 "] {
        assert_eq!(spelling.read(text, None), None, "{text}");
    }
    assert_eq!(spelling.read("7", Some(JsonType::Number)), None);
    let signed = Hexadecimal::new(Domain::Int8);
    assert_eq!(written(&signed, Scalar::Integer(-128)), Ok(("-80".to_owned(), JsonType::String)));
    assert_eq!(signed.read("-80", None), Some(Scalar::Integer(-128)));
    assert_eq!(signed.read("80", None), None);
    assert!(written(&signed, Scalar::Integer(128)).is_err());
}

#[test]
fn writes_and_reads_numbers_that_are_not_finite_as_words() {
    let usual = NonFinite::USUAL;
    let xsd = NonFinite::new("", "INF", "-INF");
    for (spelling, word, value) in [
        (usual, "Infinity", f64::INFINITY),
        (usual, "-Infinity", f64::NEG_INFINITY),
        (xsd, "INF", f64::INFINITY),
        (xsd, "-INF", f64::NEG_INFINITY),
    ] {
        let value = Scalar::Number(value);
        assert_eq!(written(&spelling, value), Ok((word.to_owned(), JsonType::String)));
        assert_eq!(spelling.read(word, Some(JsonType::String)), Some(value));
        assert_eq!(spelling.read(word, None), Some(value));
    }
    assert_eq!(written(&usual, Scalar::Number(f64::NAN)), Ok(("NaN".to_owned(), JsonType::String)));
    assert!(usual.read("NaN", None).and_then(Scalar::number).is_some_and(f64::is_nan));
    assert!(written(&xsd, Scalar::Number(f64::NAN)).is_err());
    assert_eq!(written(&usual, Scalar::Number(1.5)), Ok(("1.5".to_owned(), JsonType::Number)));
    assert_eq!(usual.read("1.5", Some(JsonType::Number)), Some(Scalar::Number(1.5)));
    assert_eq!(usual.read("1.5", None), Some(Scalar::Number(1.5)));
    for (text, json) in [("1.5", JsonType::String), ("inf", JsonType::String), ("", JsonType::String)] {
        assert_eq!(usual.read(text, Some(json)), None, "{text}");
    }
    assert_eq!(xsd.read("", None), None);
    assert_eq!(
        (usual.canonical(), usual.expects()),
        ("allow_nan".to_owned(), "a number, or NaN or Infinity or -Infinity".to_owned())
    );
    assert_eq!(xsd.canonical(), r#"{ allow_nan: { infinity: "INF", negative_infinity: "-INF" } }"#);
    let given = |options| {
        let named = Given::Named { name: "allow_nan", options: Options::new(options) };
        parse(Domain::Number, named, kept).map(|spelling| spelling.constructor())
    };
    assert_eq!(given(&[("infinity", "INF")]).as_deref(), Ok(r#"NonFinite::new("", "INF", "")"#));
    assert!(given(&[("nan", "0")]).unwrap_err().contains("is a number"));
    assert!(given(&[("nan", "x"), ("infinity", "x")]).unwrap_err().contains("two numbers"));
    assert!(given(&[("nan", "")]).unwrap_err().contains("no word"));
    assert!(given(&[("inf", "x")]).unwrap_err().contains("no option"));
}

#[test]
fn checks_the_given_tokens_and_patterns() {
    let token = |text| (text, JsonType::Number);
    let tokens = |no, yes| parse(Domain::Boolean, Given::Tokens { no, yes }, kept);
    assert_eq!(tokens(token("0"), token("1")).unwrap().canonical(), "{ false: 0, true: 1 }");
    assert!(tokens(token("0"), token("0")).unwrap_err().contains("both spelt"));
    assert!(tokens(token("1"), ("1.0", JsonType::String)).unwrap_err().contains("both spelt"));
    assert!(tokens(token("N"), token("1")).unwrap_err().contains("quotes"));
    let pattern = |domain, pattern| parse(domain, Given::Text(pattern), kept);
    assert_eq!(pattern(Domain::LocalDateTime, "%d.%m.%y %H:%M").unwrap().canonical(), r#""%d.%m.%y %H:%M""#);
    assert!(pattern(Domain::LocalDateTime, "%H:%M").unwrap_err().contains("does not hold a date"));
    assert!(pattern(Domain::DateTime, "%Y-%m-%d %H:%M").unwrap_err().contains("local_datetime"));
    assert!(pattern(Domain::LocalDateTime, "%!").unwrap_err().contains("no pattern"));
    assert!(pattern(Domain::Url, "hex").unwrap_err().contains("usual spelling"));
    for (domain, word) in [(Domain::Decimal, "hex"), (Domain::Integer, "hexa"), (Domain::Uint8, "allow_nan")]
    {
        assert!(pattern(domain, word).unwrap_err().contains("is no spelling of the type"), "{domain}");
    }
    assert_eq!(
        pattern(Domain::Boolean, "string").unwrap().canonical(),
        r#"{ false: "false", true: "true" }"#
    );
    assert!(pattern(Domain::Boolean, "0/1").unwrap_err().contains("two tokens"));
}
