//! Random nodes of single values, and values of them.

use groupwright_engine::domain::Domain;
use groupwright_engine::format::Format;
use groupwright_engine::spelling::{
    BooleanTokens, Epoch, Hexadecimal, HttpDate, NonFinite, Quoted, Rfc3339, SlashDate, Strftime, Token, Unit,
};
use groupwright_engine::table::{Enumeration, Node, NodeKind, Openness, SpellingHint};
use groupwright_engine::types::{DateTime, LocalDateTime, Uuid};
use groupwright_engine::value::Scalar;

/// Numbers that are the same in every run (xorshift of 64 bits).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(bound).unwrap()).unwrap()
    }

    pub(crate) fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        *from.get(self.below(from.len())).unwrap()
    }
}

pub(crate) fn kept<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

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
pub(crate) static LETTERS: SpellingHint = SpellingHint::new(&NO_YES);
static COLOURS: Enumeration =
    Enumeration::new("Colour", &["red", "", "dark blue"]).with_openness(Openness::Open);
static LEVELS: Enumeration = Enumeration::new("Level", &["1", "2.5", "-3"]).with_domain(Domain::Number);

pub(crate) fn scalar(random: &mut Random) -> Node {
    match random.below(26) {
        18 => Node::DECIMAL,
        19 => Node::BIG_INTEGER,
        21 => Node::UINT64,
        22 => Node::INT8,
        23 => Node::spelled(Domain::Decimal, &QUOTED),
        24 => Node::spelled(Domain::Uint64, &HEX),
        25 => Node::spelled(Domain::Number, &NonFinite::USUAL),
        20 => Node::spelled(Domain::Number, &INF),
        0 => Node::INTEGER,
        1 => Node::NUMBER,
        2 => Node::BOOLEAN,
        3 => Node::UUID,
        4 => Node::URL,
        5 => Node::DATETIME,
        6 => Node::LOCAL_DATETIME,
        7 => Node::spelled(Domain::Boolean, &ZERO_ONE),
        8 => Node::spelled(Domain::LocalDateTime, &SECONDS),
        9 => Node::spelled(Domain::DateTime, &OFFSET),
        10 => Node::one_of(&COLOURS),
        11 => Node::one_of(&LEVELS),
        12 => Node::spelled(Domain::DateTime, &EPOCH),
        13 => Node::spelled(Domain::DateTime, &EPOCH_TEXT),
        14 => Node::spelled(Domain::DateTime, &HttpDate),
        15 => Node::spelled(Domain::DateTime, &UTC),
        16 => Node::spelled(Domain::DateTime, &SLASHES),
        _ => Node::STRING,
    }
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
        Domain::DateTime => Scalar::DateTime(DateTime::new(local(), random.pick(&[0, 3600, -5400])).unwrap()),
        Domain::LocalDateTime => Scalar::LocalDateTime(local()),
        other => panic!("no node has the domain {other}"),
    }
}
