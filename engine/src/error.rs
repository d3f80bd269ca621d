//! What can be wrong with a value, a body or a message, and where.

use std::fmt;

use crate::format::Format;

/// A rule of the spec that a value breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Where the value is: a JSON Pointer (RFC 6901) of wire names.
    pub pointer: String,
    /// The rule, in the spec language's word: `max_length`, `enum`, `required`, …
    pub rule: &'static str,
    /// What the rule allows.
    pub limit: String,
    /// What was found; `(secret)` for a secret.
    pub actual: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} is {}, but found {}", self.pointer, self.rule, self.limit, self.actual)
    }
}

/// All the rules that a value breaks; at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violations(pub Vec<Violation>);

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} breaks the documented rules",
            if self.0.len() == 1 { "one value" } else { "more than one value" }
        )?;
        self.0.iter().try_for_each(|violation| write!(f, "\n  {violation}"))
    }
}

impl std::error::Error for Violations {}

/// A body that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    /// The format it was read as.
    pub format: Format,
    /// Everything that is wrong with it, in the order of the body; at least one.
    pub problems: Vec<Problem>,
}

/// One thing that is wrong with a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line and the column in bytes, both from 1, where the format has them.
    pub position: Option<(usize, usize)>,
    /// Where the value is: a JSON Pointer of wire names; empty: the whole body.
    pub pointer: String,
    /// What is wrong, as a sentence without a full stop: `expected an integer, found "x"`.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((line, column)) = self.position {
            write!(f, "line {line}, column {column}: ")?;
        }
        if !self.pointer.is_empty() {
            write!(f, "{}: ", self.pointer)?;
        }
        f.write_str(&self.what)
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {} body cannot be read", self.format)?;
        self.problems.iter().try_for_each(|problem| write!(f, "\n  {problem}"))
    }
}

impl std::error::Error for DecodeError {}

/// A value that a format cannot express.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodeError {
    /// The format.
    pub format: Format,
    /// Where the value is: a JSON Pointer of wire names.
    pub pointer: String,
    /// Why it cannot be written, as a sentence without a full stop.
    pub what: String,
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.pointer.is_empty() {
            write!(f, "{}: ", self.pointer)?;
        }
        write!(f, "cannot be written as {}: {}", self.format, self.what)
    }
}

impl std::error::Error for EncodeError {}
