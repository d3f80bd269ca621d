//! What can be wrong with a value, a body or a message, and where.

use std::fmt;

use crate::table::Format;

/// What is shown of a secret.
pub(crate) const HIDDEN: &str = "(secret)";

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
        let Self { pointer, rule, limit, actual } = self;
        if !pointer.is_empty() {
            write!(f, "{pointer}: ")?;
        }
        match *rule {
            "required" => f.write_str("a value is required, but there is none"),
            "nullable" => f.write_str("null is not allowed; give a value"),
            "enum" => write!(f, "expected one of {limit}, found {actual}"),
            rule if crate::rule::from_name(rule).is_some() => {
                write!(f, "{rule} is {limit}, but found {actual}")
            }
            _ => write!(f, "expected {limit}, found {actual}"),
        }
    }
}

/// All the rules that a value breaks, in the order of its table; at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violations(pub Vec<Violation>);

impl Violations {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none, which the validator never gives.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One after the other.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.0.iter()
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'v> IntoIterator for &'v Violations {
    type Item = &'v Violation;
    type IntoIter = std::slice::Iter<'v, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.len() {
            1 => f.write_str("1 validation error")?,
            count => write!(f, "{count} validation errors")?,
        }
        self.iter().try_for_each(|violation| write!(f, "\n  {violation}"))
    }
}

impl std::error::Error for Violations {}

/// A part of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MessagePart {
    /// The body, in this format.
    Body(Format),
    /// The query.
    Query,
    /// The header fields.
    Headers,
    /// The header fields, and the body in this format.
    HeadersAndBody(Format),
}

impl MessagePart {
    /// The format of the body, where the part has it.
    pub const fn format(self) -> Option<Format> {
        match self {
            Self::Body(format) | Self::HeadersAndBody(format) => Some(format),
            Self::Query | Self::Headers => None,
        }
    }
}

impl fmt::Display for MessagePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Body(format) => write!(f, "the {format} body"),
            Self::Query => f.write_str("the query"),
            Self::Headers => f.write_str("the header fields"),
            Self::HeadersAndBody(format) => write!(f, "the header fields and the {format} body"),
        }
    }
}

/// A part of a message that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    /// The part.
    pub part: MessagePart,
    /// Everything that is wrong with it, in its order; at least one.
    pub problems: Vec<Problem>,
}

impl DecodeError {
    /// The error of a part of which nothing can be read.
    #[cold]
    pub(crate) fn whole(part: MessagePart, what: impl Into<String>) -> Self {
        Self { part, problems: vec![Problem::whole(what)] }
    }
}

/// One thing that is wrong with a part of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line and the column in bytes, both from 1, where the format has them.
    pub position: Option<(usize, usize)>,
    /// Where the value is: a JSON Pointer of wire names; empty: the whole body.
    pub pointer: String,
    /// What is wrong, as a sentence without a full stop: `expected an integer, found "x"`.
    pub what: String,
    /// Whether the reading ended here: nothing is known of what follows.
    pub ends_reading: bool,
}

impl Problem {
    /// A problem with a part as a whole.
    pub(crate) fn whole(what: impl Into<String>) -> Self {
        Self { position: None, pointer: String::new(), what: what.into(), ends_reading: true }
    }

    /// Whether nothing can be said of the value at a JSON Pointer, because it may not have been read.
    pub fn hides(&self, pointer: &str) -> bool {
        self.ends_reading || is_within(pointer, &self.pointer)
    }
}

/// Whether a JSON Pointer leads to a place or to one within it.
pub(crate) fn is_within(pointer: &str, place: &str) -> bool {
    pointer.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
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
        write!(f, "{} cannot be read", self.part)?;
        self.problems.iter().try_for_each(|problem| write!(f, "\n  {problem}"))
    }
}

impl std::error::Error for DecodeError {}

/// A value that a part of a message cannot hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodeError {
    /// The part.
    pub part: MessagePart,
    /// Where the value is: a JSON Pointer of wire names.
    pub pointer: String,
    /// Why it cannot be written, as a sentence without a full stop.
    pub what: String,
}

impl EncodeError {
    /// What is wrong, without where, as a sentence without a full stop.
    pub fn sentence(&self) -> String {
        match self.part {
            MessagePart::Body(format) => format!("cannot be written as {format}: {}", self.what),
            part @ (MessagePart::Query | MessagePart::Headers | MessagePart::HeadersAndBody(_)) => {
                format!("cannot be written into {part}: {}", self.what)
            }
        }
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pointer = if self.pointer.is_empty() { "the value" } else { &self.pointer };
        write!(f, "{pointer}: {}", self.sentence())
    }
}

impl std::error::Error for EncodeError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn violation(pointer: &str, rule: &'static str, limit: &str, actual: &str) -> Violation {
        let [pointer, limit, actual] = [pointer, limit, actual].map(str::to_owned);
        Violation { pointer, rule, limit, actual }
    }

    #[test]
    fn displays_violations_as_sentences() {
        let violations = Violations(vec![
            violation("/Name", "max_length", "100", "101 characters"),
            violation("/Description", "required", "a value", "nothing"),
            violation("/Type", "enum", "a, b", "\"c\""),
            violation("/Parent", "nullable", "a value", "null"),
            violation("", "integer", "an integer", "\"x\""),
        ]);
        assert_eq!(
            violations.to_string(),
            "5 validation errors\n  \
             /Name: max_length is 100, but found 101 characters\n  \
             /Description: a value is required, but there is none\n  \
             /Type: expected one of a, b, found \"c\"\n  \
             /Parent: null is not allowed; give a value\n  \
             expected an integer, found \"x\""
        );
        assert_eq!(violations.len(), 5);
        assert_eq!(violations.iter().count(), (&violations).into_iter().count());
        assert_eq!(violations.into_iter().next().unwrap().rule, "max_length");
    }
}
