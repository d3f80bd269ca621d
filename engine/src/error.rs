//! The errors of validating, encoding and decoding values, with the location of each problem.

use std::fmt;

use crate::table::Format;

/// The text that is shown in place of a secret value.
pub(crate) const HIDDEN: &str = "(secret)";

/// A documented rule that a value violates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The location of the value: a JSON Pointer (RFC 6901) of wire names.
    pub pointer: String,
    /// The name of the rule in the spec language: `max_length`, `enum`, `required`, …
    pub rule: &'static str,
    /// The limit that the rule sets.
    pub limit: String,
    /// The actual value or measure, or `(secret)` for a secret.
    pub actual: String,
    /// The locations of the members that a rule across the members of a structure concerns. Empty for a rule
    /// of a single value.
    pub members: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { pointer, rule, limit, actual, members: _ } = self;
        if !pointer.is_empty() {
            write!(f, "{pointer}: ")?;
        }
        match *rule {
            "required" => f.write_str("a required value is missing"),
            "nullable" => f.write_str("null is not allowed; give a value"),
            "enum" => write!(f, "expected one of {limit}, found {actual}"),
            "pattern" => write!(f, "expected a text that matches {limit}, found {actual}"),
            rule if crate::rule::from_name(rule).is_some() => {
                write!(f, "{rule} is {limit}, but found {actual}")
            }
            _ => write!(f, "expected {limit}, found {actual}"),
        }
    }
}

/// All rules that a value violates, in the order of its table. There is at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violations(pub Vec<Violation>);

impl Violations {
    /// Returns the number of violations.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether there are no violations. This is never the case for the result of a validation.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns an iterator over the violations.
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

/// A part of an HTTP message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MessagePart {
    /// The body, in a format.
    Body(Format),
    /// The query.
    Query,
    /// The header fields.
    Headers,
    /// The header fields, and the body in a format.
    HeadersAndBody(Format),
}

impl MessagePart {
    /// Returns the format of the body if the part includes the body.
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

/// The error of a part of a message that cannot be decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    /// The part that cannot be decoded.
    pub part: MessagePart,
    /// All problems of the part, in their order of occurrence. There is at least one.
    pub problems: Vec<Problem>,
}

impl DecodeError {
    /// Creates the error of a part that cannot be decoded at all.
    #[cold]
    pub(crate) fn whole(part: MessagePart, what: impl Into<String>) -> Self {
        Self { part, problems: vec![Problem::whole(what)] }
    }
}

/// A single problem of a part of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line and the column, both counted from 1, the column in bytes. `None` if the part has no lines.
    pub position: Option<(usize, usize)>,
    /// The location of the value: a JSON Pointer (RFC 6901) of wire names. Empty for the body as a whole.
    pub pointer: String,
    /// What is wrong, as a sentence without a full stop: `expected an integer, found "x"`.
    pub what: String,
    /// Whether decoding stopped at this problem, so that the values that follow were not examined.
    pub ends_reading: bool,
}

impl Problem {
    /// Creates a problem that concerns a part as a whole.
    pub(crate) fn whole(what: impl Into<String>) -> Self {
        Self { position: None, pointer: String::new(), what: what.into(), ends_reading: true }
    }

    /// Returns whether the value at a JSON Pointer may not have been decoded because of this problem.
    pub fn hides(&self, pointer: &str) -> bool {
        self.ends_reading || is_within(pointer, &self.pointer)
    }
}

/// Returns whether a JSON Pointer is equal to `place` or points to a value within it.
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

/// The error of a value that cannot be encoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodeError {
    /// The part of the message that the value belongs to.
    pub part: MessagePart,
    /// The location of the value: a JSON Pointer (RFC 6901) of wire names.
    pub pointer: String,
    /// Why the value cannot be encoded, as a sentence without a full stop.
    pub what: String,
}

impl EncodeError {
    /// Returns what is wrong, without the location, as a sentence without a full stop.
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
        Violation { pointer, rule, limit, actual, members: Vec::new() }
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
             /Description: a required value is missing\n  \
             /Type: expected one of a, b, found \"c\"\n  \
             /Parent: null is not allowed; give a value\n  \
             expected an integer, found \"x\""
        );
        assert_eq!(violations.len(), 5);
        assert_eq!(violations.iter().count(), (&violations).into_iter().count());
        assert_eq!(violations.into_iter().next().unwrap().rule, "max_length");
    }
}
