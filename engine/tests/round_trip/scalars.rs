//! Single values of every domain and in every spelling.

use std::net::{Ipv4Addr, Ipv6Addr};

use groupwright_engine::domain::Domain;
use groupwright_engine::format::Format;
use groupwright_engine::spelling::{
    Base64, BooleanTokens, Clock, Elapsed, Epoch, HexBytes, Hexadecimal, HttpDate, NonFinite, Percent,
    Quoted, Rfc3339, SlashDate, Strftime, Token, Unit, UuidForm,
};
use groupwright_engine::table::{Enumeration, Node, NodeKind, Openness, SpellingHint};
use groupwright_engine::types::{Date, DateTime, Duration, LocalDateTime, Time, Uuid};
use groupwright_engine::value::Scalar;

use super::random::Random;

static ZERO_ONE: BooleanTokens = BooleanTokens::new(Token::number("0"), Token::number("1"));
pub(crate) static NO_YES: BooleanTokens = BooleanTokens::new(Token::string("N"), Token::string("Y"));
static SECONDS: Strftime = Strftime::local_datetime("%Y-%m-%d %H:%M:%S");
static OFFSET: Strftime = Strftime::datetime("%d.%m.%Y %H:%M:%S %z");
static QUOTED: Quoted = Quoted::new(Domain::Decimal);
static HEX: Hexadecimal = Hexadecimal::new(Domain::Uint64);
static INF: NonFinite = NonFinite::new("nan", "INF", "-INF");
static EPOCH: Epoch = Epoch::new(Unit::Millis);
static EPOCH_TEXT: Epoch = Epoch::new(Unit::Seconds).string().with_digits(3);
static UTC: Rfc3339 = Rfc3339::datetime().utc().with_digits(3);
static SLASHES: SlashDate = SlashDate::with_offset();
static IN_UTC: Strftime = Strftime::datetime("%Y-%m-%d %H:%M:%S UTC").utc();
static STANDARD: Base64 = Base64::standard();
static BASE64_URL: Base64 = Base64::url().unpadded();
static DAY: Strftime = Strftime::date("%d.%m.%Y");
static EPOCH_DATE: Epoch = Epoch::date(Unit::Seconds);
static MILLIS: Rfc3339 = Rfc3339::time().with_digits(3);
static MINUTES: Elapsed = Elapsed::new(Unit::Minutes);
pub(crate) static LETTERS: SpellingHint = SpellingHint::new(&NO_YES);
static COLOURS: Enumeration =
    Enumeration::new("Colour", &["red", "", "dark blue"]).with_openness(Openness::Open);
static LEVELS: Enumeration = Enumeration::new("Level", &["1", "2.5", "-3"]).with_domain(Domain::Number);

/// A node of each kind of single values, and of each spelling.
static SCALARS: &[Node] = &[
    Node::INTEGER,
    Node::NUMBER,
    Node::BOOLEAN,
    Node::UUID,
    Node::URL,
    Node::BYTES,
    Node::FILE,
    Node::spelled(Domain::Bytes, &STANDARD),
    Node::spelled(Domain::Bytes, &BASE64_URL),
    Node::spelled(Domain::Bytes, &HexBytes),
    Node::URL_REFERENCE,
    Node::EMAIL,
    Node::HOSTNAME,
    Node::IPV4,
    Node::IPV6,
    Node::spelled(Domain::String, &Percent),
    Node::spelled(Domain::Uuid, &UuidForm::Upper),
    Node::spelled(Domain::Uuid, &UuidForm::Urn),
    Node::spelled(Domain::Uuid, &UuidForm::Braces),
    Node::spelled(Domain::Uuid, &UuidForm::Plain),
    Node::DATETIME,
    Node::LOCAL_DATETIME,
    Node::spelled(Domain::Boolean, &ZERO_ONE),
    Node::spelled(Domain::LocalDateTime, &SECONDS),
    Node::spelled(Domain::DateTime, &OFFSET),
    Node::one_of(&COLOURS),
    Node::one_of(&LEVELS),
    Node::spelled(Domain::DateTime, &EPOCH),
    Node::spelled(Domain::DateTime, &EPOCH_TEXT),
    Node::spelled(Domain::DateTime, &HttpDate),
    Node::spelled(Domain::DateTime, &UTC),
    Node::spelled(Domain::DateTime, &SLASHES),
    Node::DECIMAL,
    Node::BIG_INTEGER,
    Node::UINT64,
    Node::INT8,
    Node::spelled(Domain::Decimal, &QUOTED),
    Node::spelled(Domain::Uint64, &HEX),
    Node::spelled(Domain::Number, &NonFinite::USUAL),
    Node::spelled(Domain::Number, &INF),
    Node::DATE,
    Node::TIME,
    Node::DURATION,
    Node::spelled(Domain::Date, &DAY),
    Node::spelled(Domain::Date, &EPOCH_DATE),
    Node::spelled(Domain::Time, &MILLIS),
    Node::spelled(Domain::Duration, &MINUTES),
    Node::spelled(Domain::Duration, &Clock),
    Node::spelled(Domain::DateTime, &IN_UTC),
    Node::STRING,
];

pub(crate) fn scalar(random: &mut Random) -> Node {
    random.pick(SCALARS)
}

pub(crate) fn text(random: &mut Random) -> String {
    let letters = [
        "a",
        "Z",
        "9",
        " ",
        "é",
        "\u{1F600}",
        "&",
        "<",
        "\"",
        "\\",
        "/",
        "\n",
        "\t",
        "\r",
        "]]>",
        ",",
        "[",
        ".",
        "=",
    ];
    (0..random.below(5)).map(|_| random.pick(&letters)).collect()
}

pub(crate) fn value<'t>(random: &mut Random, node: &Node, text: &'t str) -> Scalar<'t> {
    if let NodeKind::Enum(enumeration) = node.kind() {
        return Scalar::String(random.pick(enumeration.values()));
    }
    let local = || "2013-02-12T02:42:00".parse::<LocalDateTime>().unwrap();
    let spelling = node.spelling(Format::Text).unwrap();
    match spelling.domain() {
        Domain::Number if spelling.spelling().is_some() => {
            Scalar::Number(random.pick(&[0.5, f64::INFINITY, f64::NEG_INFINITY]))
        }
        Domain::Int8 => Scalar::Integer(random.pick(&[0, -128, 127])),
        Domain::Uint64 => random.pick(&[Scalar::Integer(0), Scalar::Integer(77), Scalar::Unsigned(u64::MAX)]),
        Domain::BigInteger => {
            Scalar::Decimal(random.pick(&["0", "-7", "340282366920938463463374607431768211456"]))
        }
        Domain::Decimal => Scalar::Decimal(random.pick(&["0", "12.50", "-1e400", "0.10000000000000000001"])),
        Domain::String => Scalar::String(text),
        Domain::Integer => Scalar::Integer(random.pick(&[0, -1, 7, 1_000_000, i64::MAX, i64::MIN])),
        Domain::Number => Scalar::Number(random.pick(&[0.0, -1.5, 1e300, 2.0, 0.1, 1e15, 1.7e18])),
        Domain::Boolean => Scalar::Boolean(random.one_in(2)),
        Domain::Uuid => Scalar::Uuid(Uuid::from_u128(u128::from(random.next()))),
        Domain::Url => Scalar::String(random.pick(&["https://host/a?b=c&d=e", "urn:x"])),
        Domain::Bytes => Scalar::Bytes(random.pick(&[&[][..], &[0xfb], &[0xff, 0, 0x10], b"foob"])),
        Domain::File => Scalar::DataUrl(random.pick(&[
            "data:;name=a.txt,",
            "data:image/png;name=%22%C3%BC%0A.png;base64,AP8NCi0t",
            "data:text/plain;name=b%3Bc,x",
            "data:text/plain;%20charset=utf-8;name=c,--groupwright-0000000000000000",
            "data:,nameless",
        ])),
        Domain::UrlReference => Scalar::String(random.pick(&["", "/a?b,c#d", "//host", "urn:x"])),
        Domain::Email => Scalar::String(random.pick(&["a@example.com", "\"a, b\"@example.com"])),
        Domain::Hostname => Scalar::String(random.pick(&["localhost", "www.example.com"])),
        Domain::Ipv4 => Scalar::Ip(random.pick(&[Ipv4Addr::UNSPECIFIED, Ipv4Addr::new(192, 0, 2, 1)]).into()),
        Domain::Ipv6 => Scalar::Ip(Ipv6Addr::from_bits(u128::from(random.next())).into()),
        Domain::DateTime => Scalar::DateTime(DateTime::new(local(), random.pick(&[0, 3600, -5400])).unwrap()),
        Domain::LocalDateTime => Scalar::LocalDateTime(local()),
        Domain::Date => {
            Scalar::Date(Date::new(random.pick(&[0, 1970, 9999]), 2, random.pick(&[1, 28])).unwrap())
        }
        Domain::Time => {
            Scalar::Time(Time::new(23, 59, 59, random.pick(&[0, 999_000_000, 1_000_000])).unwrap())
        }
        Domain::Duration => {
            let text = random.pick(&["PT90M", "P1Y2M", "-PT1H0.5S", "P2W", "PT36H", "PT0S"]);
            Scalar::Duration(text.parse::<Duration>().unwrap())
        }
        other => panic!("no node has the domain {other}"),
    }
}
