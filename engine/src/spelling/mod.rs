//! Spellings: representations of a domain's values on the wire other than the default.
//!
//! A spelling is a type that implements [`Spelling`]. In a spec it is written as `as: { false: 0, true: 1
//! }`, `as: "%d.%m.%Y %H:%M"`, `as: http_date` or `as: { epoch_seconds: { json: string } }`. To add a
//! spelling with a name, add a module here and its row to `NAMED`.

mod boolean;
mod bytes;
mod clock;
mod count;
mod elapsed;
mod epoch;
mod http_date;
mod number;
mod options;
mod percent;
mod rfc3339;
mod slash_date;
mod strftime;
mod uuid;

use std::fmt;

pub use boolean::{BooleanTokens, Token};
pub use bytes::{Base64, HexBytes};
pub use clock::Clock;
pub use count::Unit;
pub use elapsed::Elapsed;
pub use epoch::Epoch;
pub use http_date::HttpDate;
pub use number::{Hexadecimal, NonFinite, Quoted};
pub use options::Options;
pub use percent::Percent;
pub use rfc3339::Rfc3339;
pub use slash_date::SlashDate;
pub use strftime::Strftime;
pub use uuid::UuidForm;

pub use crate::domain::Domain;
use crate::domain::JsonType;
use crate::scalar::Scalar;
use crate::types::{DateTime, LocalDateTime};

/// A representation of a domain's values other than the default.
pub trait Spelling: fmt::Debug + Sync {
    /// Appends the text of a value and returns its JSON type.
    ///
    /// # Errors
    ///
    /// Returns the reason if the spelling cannot represent the value.
    fn write(&self, value: Scalar<'_>, out: &mut String) -> Result<JsonType, &'static str>;
    /// Parses a text, which has a JSON type if the format has JSON types. Returns `None` if the text is not
    /// exactly in this spelling.
    fn read<'v>(&self, text: &'v str, json: Option<JsonType>) -> Option<Scalar<'v>>;
    /// Parses a text that is in this spelling but not exactly as it is written, such as without leading
    /// zeros.
    fn read_tolerantly<'v>(&self, text: &'v str) -> Option<Scalar<'v>> {
        self.read(text, None)
    }
    /// Returns whether a text that ends before a comma can be the start of a value, so that the comma does
    /// not separate it from the next item of a list in a header field.
    fn begins_with(&self, _text: &str) -> bool {
        false
    }
    /// Returns a description of a value, for use after "expected": `0 or 1`.
    fn expects(&self) -> String;
    /// Returns a canonical form of the value of `as` in a spec. Two spellings are equal if their canonical
    /// forms are.
    fn canonical(&self) -> String;
    /// Returns a Rust expression that constructs the spelling, with paths relative to this module.
    fn constructor(&self) -> String;
    /// Returns whether the text is that of the default spelling, so that only the JSON type differs.
    fn is_for_json_only(&self) -> bool {
        false
    }
    /// Returns whether texts look alike in this and the default spelling, so that a text which is not in this
    /// spelling must not be taken for one in the default spelling.
    fn resembles_default(&self) -> bool {
        false
    }
    /// Returns the spelling in plain JSON, for a spelling that has values which the default spelling of the
    /// domain does not have.
    fn plain(&self) -> Option<&'static dyn Spelling> {
        None
    }
}

/// The value of `as` in a spec.
#[derive(Clone, Copy, Debug)]
pub enum Given<'g> {
    /// `as: { false: 0, true: 1 }`
    Tokens {
        /// The text for false, and its JSON type.
        no: (&'g str, JsonType),
        /// The text for true, and its JSON type.
        yes: (&'g str, JsonType),
    },
    /// `as: "%d.%m.%Y"` or `as: http_date`
    Text(&'g str),
    /// `as: { epoch_seconds: { json: string, digits: 3 } }`
    Named {
        /// The name of the spelling.
        name: &'g str,
        /// Its options.
        options: Options<'g>,
    },
}

/// A spelling that was parsed from a spec.
pub type Parsed = Box<dyn Spelling + Send>;

/// Makes a text `'static`.
type Keep = fn(&str) -> &'static str;

/// A spelling that has a name in the spec language.
struct Row {
    name: &'static str,
    /// The domains whose values it represents.
    domains: &'static [Domain],
    /// Creates the spelling for one of these domains, or returns what is wrong with the options.
    parse: ParseRow,
}

/// Creates a spelling with options for a domain.
type ParseRow = fn(Domain, &Options<'_>, Keep) -> Result<Parsed, String>;

/// All spellings that have a name, in the order in which findings list them.
const NAMED: &[&Row] = &[
    &number::STRING,
    &boolean::STRING,
    &number::HEX,
    &number::NAN,
    &bytes::STANDARD,
    &bytes::URL,
    &bytes::HEX,
    &epoch::SECONDS,
    &epoch::MILLIS,
    &epoch::MICROS,
    &epoch::NANOS,
    &http_date::ROW,
    &rfc3339::ROW,
    &slash_date::UTC,
    &slash_date::OFFSET,
    &strftime::ROW,
    &elapsed::HOURS,
    &elapsed::MINUTES,
    &elapsed::SECONDS,
    &elapsed::MILLIS,
    &elapsed::MICROS,
    &elapsed::NANOS,
    &clock::ROW,
    &uuid::UPPER,
    &uuid::URN,
    &uuid::BRACES,
    &uuid::PLAIN,
    &percent::ROW,
];

/// Returns the names of the spellings of a domain.
pub fn names(domain: Domain) -> impl Iterator<Item = &'static str> {
    NAMED.iter().filter(move |row| row.domains.contains(&domain)).map(|row| row.name)
}

/// Creates the spelling that a spec specifies for a domain. `keep` makes a text `'static`.
///
/// # Errors
///
/// Returns what is wrong, and what to write instead.
pub fn parse(domain: Domain, given: Given<'_>, keep: Keep) -> Result<Parsed, String> {
    let (name, options) = match given {
        Given::Tokens { no, yes } if domain == Domain::Boolean => return boolean::parse(no, yes, keep),
        Given::Tokens { .. } => ("a pair of tokens", Options::NONE),
        Given::Text(text) => (text, Options::NONE),
        Given::Named { name, options } => (name, options),
    };
    let row = NAMED.iter().find(|row| row.name == name && row.domains.contains(&domain));
    if let Some(row) = row {
        return (row.parse)(domain, &options, keep);
    }
    match domain {
        Domain::Boolean => {
            Err("a boolean is spelt by two tokens, such as `as: { false: 0, true: 1 }`".to_owned())
        }
        Domain::DateTime | Domain::LocalDateTime | Domain::Date | Domain::Time | Domain::Duration => {
            match given {
                Given::Text(pattern) if pattern.contains('%') && domain != Domain::Duration => {
                    strftime::parse(domain, pattern, keep)
                }
                Given::Text(_) | Given::Named { .. } => {
                    Err(format!("{name:?} is no spelling of the type `{domain}`"))
                }
                Given::Tokens { .. } => Err(format!("two tokens are no spelling of the type `{domain}`")),
            }
        }
        _ if names(domain).next().is_some() => Err(format!("{name:?} is no spelling of the type `{domain}`")),
        _ => Err(format!("a value of the type `{domain}` has its usual spelling only; leave `as` out")),
    }
}

/// The reason why a value of another domain cannot be written.
const OTHER: &str = "a value of another type";

/// Years are written with four digits and without a sign.
const YEAR: &str = "the year of a date and time is from 0000 to 9999";

/// Offsets are written in hours and minutes.
const OFFSET: &str = "the offset must be in whole minutes";

/// Returns an instant, and its date and time in UTC.
fn instant(value: Scalar<'_>) -> Result<(DateTime, LocalDateTime), &'static str> {
    let value = value.datetime().ok_or(OTHER)?;
    let utc = value.utc().filter(|utc| utc.date().0 >= 0).ok_or("the year in UTC is from 0000 to 9999")?;
    if value.local().date().0 < 0 { Err(YEAR) } else { Ok((value, utc)) }
}

#[cfg(test)]
mod tests;
