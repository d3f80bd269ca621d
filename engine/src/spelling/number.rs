//! Numbers that are strings in JSON: in decimal or hexadecimal notation, and the words for numbers that are
//! not finite.

use std::fmt::Write;

use super::options::canonical;
use super::{OTHER, Options, Parsed, Row, Spelling};
use crate::domain::{Domain, JsonType};
use crate::scalar::Scalar;

/// The domains of integers of up to 64 bits.
const INTEGERS: &[Domain] = &[
    Domain::Integer,
    Domain::Int8,
    Domain::Int16,
    Domain::Int32,
    Domain::Int64,
    Domain::Uint8,
    Domain::Uint16,
    Domain::Uint32,
    Domain::Uint64,
];

/// The domains of numbers.
const NUMBERS: &[Domain] = &[
    Domain::Integer,
    Domain::Int8,
    Domain::Int16,
    Domain::Int32,
    Domain::Int64,
    Domain::Uint8,
    Domain::Uint16,
    Domain::Uint32,
    Domain::Uint64,
    Domain::BigInteger,
    Domain::Number,
    Domain::Decimal,
];

pub(super) const STRING: Row = Row {
    name: "string",
    domains: NUMBERS,
    parse: |domain, options, _| {
        options.expect(STRING.name, &[])?;
        Ok(Box::new(Quoted::new(domain)))
    },
};

pub(super) const HEX: Row = Row {
    name: "hex",
    domains: INTEGERS,
    parse: |domain, options, _| {
        options.expect(HEX.name, &[])?;
        Ok(Box::new(Hexadecimal::new(domain)))
    },
};

pub(super) const NAN: Row =
    Row { name: "allow_nan", domains: &[Domain::Number], parse: |_, options, keep| words(options, keep) };

/// Creates the spelling with the words that the options give, or the usual words if there are no options.
fn words(options: &Options<'_>, keep: fn(&str) -> &'static str) -> Result<Parsed, String> {
    options.expect(NAN.name, &["nan", "infinity", "negative_infinity"])?;
    if options.is_empty() {
        return Ok(Box::new(NonFinite::USUAL));
    }
    let word = |name| keep(options.text(name, "").unwrap_or_default());
    let given = NonFinite::new(word("nan"), word("infinity"), word("negative_infinity"));
    let words: Vec<&str> = given.words().map(|(word, _)| word).collect();
    for (at, word) in words.iter().enumerate() {
        if Domain::Number.read(word).is_some() {
            return Err(format!("{word:?} is a number, and cannot stand for one that is not finite"));
        }
        if words.iter().skip(at + 1).any(|other| other == word) {
            return Err(format!("the word {word:?} stands for two numbers: give words that differ"));
        }
    }
    if words.is_empty() {
        return Err("there is no word: give at least one that is not empty".to_owned());
    }
    Ok(Box::new(given))
}

/// The spelling of a value as a string that contains its default spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted(Domain);

impl Quoted {
    /// Creates the spelling for values of a domain.
    pub const fn new(domain: Domain) -> Self {
        Self(domain)
    }
}

impl Spelling for Quoted {
    fn write(&self, value: Scalar<'_>, out: &mut String) -> Result<JsonType, &'static str> {
        self.0.write(value, out).map(|()| JsonType::String)
    }

    fn read<'v>(&self, text: &'v str, json: Option<JsonType>) -> Option<Scalar<'v>> {
        if is_string(json) { self.0.read(text) } else { None }
    }

    fn expects(&self) -> String {
        format!("a string that contains {}", self.0.expects())
    }

    fn canonical(&self) -> String {
        STRING.name.to_owned()
    }

    fn constructor(&self) -> String {
        format!("Quoted::new(Domain::{:?})", self.0)
    }

    fn is_for_json_only(&self) -> bool {
        true
    }
}

/// The spelling of an integer as a string of lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hexadecimal(Domain);

impl Hexadecimal {
    /// Creates the spelling for integers of a domain.
    pub const fn new(domain: Domain) -> Self {
        Self(domain)
    }
}

impl Spelling for Hexadecimal {
    fn write(&self, value: Scalar<'_>, out: &mut String) -> Result<JsonType, &'static str> {
        // The domain rejects values that are out of its range.
        self.0.write(value, &mut String::new())?;
        let (sign, magnitude) = match (value.integer(), value.unsigned()) {
            (Some(value), _) => (if value < 0 { "-" } else { "" }, value.unsigned_abs()),
            (None, Some(value)) => ("", value),
            (None, None) => return Err(OTHER),
        };
        // Writing to a string cannot fail.
        let _ = write!(out, "{sign}{magnitude:x}");
        Ok(JsonType::String)
    }

    fn read<'v>(&self, text: &'v str, json: Option<JsonType>) -> Option<Scalar<'v>> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let is_hexadecimal = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !is_string(json) || !is_hexadecimal {
            return None;
        }
        let whole = i128::from_str_radix(text, 16).ok()?;
        let (least, greatest) = self.0.integer_range()?;
        if !(least..=greatest).contains(&whole) {
            return None;
        }
        let signed = i64::try_from(whole).map(Scalar::Integer).ok();
        signed.or_else(|| u64::try_from(whole).map(Scalar::Unsigned).ok())
    }

    fn expects(&self) -> String {
        format!("{} in hexadecimal digits", self.0.expects())
    }

    fn canonical(&self) -> String {
        HEX.name.to_owned()
    }

    fn constructor(&self) -> String {
        format!("Hexadecimal::new(Domain::{:?})", self.0)
    }

    fn resembles_default(&self) -> bool {
        true
    }
}

fn is_string(json: Option<JsonType>) -> bool {
    json.is_none_or(|json| json == JsonType::String)
}

/// The spelling of floating-point numbers in which those that are not finite are words: strings in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NonFinite {
    nan: &'static str,
    infinity: &'static str,
    negative_infinity: &'static str,
}

impl NonFinite {
    /// The words `NaN`, `Infinity` and `-Infinity`.
    pub const USUAL: Self = Self::new("NaN", "Infinity", "-Infinity");

    /// Creates the spelling with these words. An empty word means that there is none.
    pub const fn new(nan: &'static str, infinity: &'static str, negative_infinity: &'static str) -> Self {
        Self { nan, infinity, negative_infinity }
    }

    fn words(&self) -> impl Iterator<Item = (&'static str, f64)> {
        let words = [
            (self.nan, f64::NAN),
            (self.infinity, f64::INFINITY),
            (self.negative_infinity, f64::NEG_INFINITY),
        ];
        words.into_iter().filter(|(word, _)| !word.is_empty())
    }
}

impl Spelling for NonFinite {
    fn write(&self, value: Scalar<'_>, out: &mut String) -> Result<JsonType, &'static str> {
        let Some(number) = value.number().filter(|number| !number.is_finite()) else {
            return Domain::Number.write(value, out).map(|()| JsonType::Number);
        };
        let word = match (number.is_nan(), number.is_sign_negative()) {
            (true, _) => self.nan,
            (false, false) => self.infinity,
            (false, true) => self.negative_infinity,
        };
        if word.is_empty() {
            return Err("the spelling has no word for the number");
        }
        out.push_str(word);
        Ok(JsonType::String)
    }

    fn read<'v>(&self, text: &'v str, json: Option<JsonType>) -> Option<Scalar<'v>> {
        let word = || self.words().find(|(word, _)| *word == text).map(|(_, value)| Scalar::Number(value));
        match json {
            Some(JsonType::String) => word(),
            Some(JsonType::Number) => Domain::Number.read(text),
            Some(JsonType::Boolean) => None,
            None => word().or_else(|| Domain::Number.read(text)),
        }
    }

    fn expects(&self) -> String {
        let words: Vec<&str> = self.words().map(|(word, _)| word).collect();
        format!("a number, or {}", words.join(" or "))
    }

    fn canonical(&self) -> String {
        if *self == Self::USUAL {
            return NAN.name.to_owned();
        }
        let word = |word: &str| (!word.is_empty()).then(|| format!("{word:?}"));
        canonical(
            NAN.name,
            &[
                ("nan", word(self.nan)),
                ("infinity", word(self.infinity)),
                ("negative_infinity", word(self.negative_infinity)),
            ],
        )
    }

    fn constructor(&self) -> String {
        if *self == Self::USUAL {
            return "NonFinite::USUAL".to_owned();
        }
        format!("NonFinite::new({:?}, {:?}, {:?})", self.nan, self.infinity, self.negative_infinity)
    }

    fn plain(&self) -> Option<&'static dyn Spelling> {
        Some(&Self::USUAL)
    }
}
