//! Spellings: how a value of a domain stands on the wire where it does not stand as usual.
//!
//! A spelling is a value of a type that implements [`Spelling`]: `as: { false: 0, true: 1 }`, `as: "%d.%m.%Y %H:%M"`. A new one is a
//! file here and a row of [`parse`].

mod boolean;
mod strftime;

use std::fmt;

pub use boolean::{BooleanTokens, Token};
pub use strftime::Strftime;

use crate::domain::{Domain, JsonType};
use crate::scalar::Scalar;

/// How the values of a domain are written and read, other than usually.
pub trait Spelling: fmt::Debug + Sync {
    /// Appends the text of a value, and gives the JSON type that carries it; or says why the spelling cannot hold the value.
    fn write(&self, value: Scalar<'_>, out: &mut String) -> Result<JsonType, &'static str>;
    /// The value of a text, of a JSON type where the format has one; nothing when it is not spelt so.
    fn read<'v>(&self, text: &'v str, json: Option<JsonType>) -> Option<Scalar<'v>>;
    /// What a value looks like, to follow "expected": `0 or 1`.
    fn expects(&self) -> String;
    /// What stands after `as` in a spec, in one form: two spellings are the same where this is.
    fn canonical(&self) -> String;
    /// The Rust expression that makes the spelling, its paths starting below this module.
    fn constructor(&self) -> String;
}

/// What is given as a spelling in a spec.
#[derive(Clone, Copy, Debug)]
pub enum Given<'g> {
    /// `as: { false: 0, true: 1 }`
    Tokens {
        /// What stands for false, and its JSON type.
        no: (&'g str, JsonType),
        /// What stands for true, and its JSON type.
        yes: (&'g str, JsonType),
    },
    /// `as: "%d.%m.%Y"`
    Text(&'g str),
}

/// A spelling that is not fixed yet: texts in it are still to be made `'static`.
pub type Parsed = Box<dyn Spelling + Send>;

/// The spelling that a spec gives for a domain; or what is wrong with it, and what to write.
pub fn parse(domain: Domain, given: Given<'_>, keep: fn(&str) -> &'static str) -> Result<Parsed, String> {
    match (domain, given) {
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
        (Domain::String | Domain::Integer | Domain::Number | Domain::Uuid | Domain::Url, _) => {
            Err(format!("a value of the type `{domain}` has its usual spelling only; leave `as` out"))
        }
    }
}

#[cfg(test)]
mod tests;
