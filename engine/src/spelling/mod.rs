//! Spellings: representations of a domain's values on the wire other than the default.
//!
//! A spelling is a type that implements [`Spelling`]. In a spec it is written as `as: { false: 0, true: 1
//! }` or `as: "%d.%m.%Y %H:%M"`. To add a spelling, add a module here and a row to [`parse`].

mod boolean;
mod number;
mod strftime;

use std::fmt;

pub use boolean::{BooleanTokens, Token};
pub use number::{Hexadecimal, NonFinite, Quoted};
pub use strftime::Strftime;

pub use crate::domain::Domain;
use crate::domain::{Class, JsonType};
use crate::scalar::Scalar;

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
    /// `as: "%d.%m.%Y"`
    Text(&'g str),
}

/// A spelling that was parsed from a spec.
pub type Parsed = Box<dyn Spelling + Send>;

/// Creates the spelling that a spec specifies for a domain. `keep` makes a text `'static`.
///
/// # Errors
///
/// Returns what is wrong, and what to write instead.
pub fn parse(domain: Domain, given: Given<'_>, keep: fn(&str) -> &'static str) -> Result<Parsed, String> {
    match (domain, given) {
        (Domain::Boolean, Given::Text("string")) => {
            boolean::parse(("false", JsonType::String), ("true", JsonType::String), keep)
        }
        (_, Given::Text("string")) if domain.class() == Class::Number => Ok(Box::new(Quoted::new(domain))),
        (_, Given::Text("hex")) if domain.integer_range().is_some() => Ok(Box::new(Hexadecimal::new(domain))),
        (Domain::Number, Given::Text("allow_nan")) => Ok(Box::new(NonFinite::USUAL)),
        (Domain::Boolean, Given::Tokens { no, yes }) => boolean::parse(no, yes, keep),
        (Domain::DateTime | Domain::LocalDateTime, Given::Text(pattern)) => {
            strftime::parse(domain, pattern, keep)
        }
        (Domain::Boolean, Given::Text(_)) => {
            Err("a boolean is spelt by two tokens, such as `as: { false: 0, true: 1 }`".to_owned())
        }
        (Domain::DateTime | Domain::LocalDateTime, Given::Tokens { .. }) => {
            Err("a date and time is spelt by a pattern, such as `as: \"%Y-%m-%d %H:%M:%S\"`".to_owned())
        }
        (Domain::Number, _) => Err(format!(
            "a value of the type `{domain}` is spelt as `string`, or with `allow_nan`; otherwise leave `as` out"
        )),
        (_, _) if domain.integer_range().is_some() => Err(format!(
            "a value of the type `{domain}` is spelt as `string` or `hex`; otherwise leave `as` out"
        )),
        (_, _) if domain.class() == Class::Number => {
            Err(format!("a value of the type `{domain}` is spelt as `string`; otherwise leave `as` out"))
        }
        (_, _) => Err(format!("a value of the type `{domain}` has its usual spelling only; leave `as` out")),
    }
}

#[cfg(test)]
mod tests;
