//! The table of an endpoint: its request line, where each field goes, its replies, and what else the page says.

use super::shape::{Evidence, Item};
use crate::format::Format;
use crate::kind::JsonType;

/// An endpoint: one method on one path.
#[derive(Clone, Copy, Debug)]
pub struct Endpoint {
    /// Its name, in `snake_case`: the stem of its file.
    pub name: &'static str,
    /// What it does, in a line.
    pub summary: &'static str,
    /// What else the page says of it.
    pub description: &'static str,
    /// Where it is documented.
    pub source: &'static str,
    /// The method (RFC 9110 section 9).
    pub method: &'static str,
    /// The pieces of the path template.
    pub path: &'static [Segment],
    /// What is appended to the path to ask for a reply in a format; formats without an entry add nothing.
    pub suffixes: &'static [(Format, &'static str)],
    /// Constant query parameters.
    pub query: &'static [(&'static str, &'static str)],
    /// Constant header fields.
    pub headers: &'static [(&'static str, &'static str)],
    /// Constant members of the body.
    pub body: &'static [Member<'static>],
    /// The name of the [`super::Shape`] of the request: all its parameters and the members of its body.
    pub request: &'static str,
    /// The formats of the request body, the preferred one first; empty: there is no body.
    pub accepts: &'static [Media],
    /// The documented replies.
    pub replies: &'static [Reply],
    /// The positions of the API's authentication schemes that it takes, the preferred one first; empty: none.
    pub auth: &'static [usize],
    /// Facts that have no effect on the bytes.
    pub facts: &'static [Fact],
    /// Notes: contradictions, remarks, what was observed.
    pub notes: &'static [Note],
    /// What the fields mean, for the vendor-neutral layer: a meaning and the path of the field.
    pub group: &'static [(&'static str, &'static str)],
}

/// A piece of a path template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// This text, as it is.
    Literal(&'static str),
    /// The value of the path parameter with this wire name, percent-encoded, within one segment.
    Parameter(&'static str),
    /// The value of the path parameter with this wire name, which may span several segments.
    Segments(&'static str),
}

/// A format and the media type it goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Media {
    /// The format.
    pub format: Format,
    /// The media type (RFC 9110 section 8.3).
    pub media_type: &'static str,
}

/// A member of a body that stands for no field: one that is always the same, or a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member<'m> {
    /// Its name on the wire.
    pub name: &'m str,
    /// Its text.
    pub text: &'m str,
    /// The JSON type that carries it.
    pub json: JsonType,
}

impl<'m> Member<'m> {
    /// A member that is a string in JSON.
    pub const fn text(name: &'m str, text: &'m str) -> Self {
        Self { name, text, json: JsonType::String }
    }
}

/// A documented reply.
#[derive(Clone, Copy, Debug)]
pub struct Reply {
    /// Its name, in `PascalCase`: the variant of the error or response type.
    pub name: &'static str,
    /// What the vendor says it means.
    pub doc: &'static str,
    /// The status codes it comes with, first and last.
    pub status: StatusRange,
    /// What else must hold of its body; all of them.
    pub when: &'static [Condition],
    /// Whether it says that the request failed.
    pub error: bool,
    /// The formats of its body; empty: nothing is read from the body.
    pub media: &'static [Media],
    /// What it holds: a structure (whose fields may lie in headers too), or one value as the whole body.
    pub body: Option<Item>,
    /// Whether the body may be missing or unreadable without that being an error.
    pub optional: bool,
    /// Whether, and when, the same request may be sent again.
    pub retry: Retry,
    /// How it is known.
    pub evidence: Evidence,
}

/// A range of status codes, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusRange {
    /// The first.
    pub first: u16,
    /// The last.
    pub last: u16,
}

impl StatusRange {
    /// One status code.
    pub const fn exactly(status: u16) -> Self {
        Self { first: status, last: status }
    }

    /// Whether the code is in the range.
    pub const fn contains(self, status: u16) -> bool {
        self.first <= status && status <= self.last
    }

    /// How many codes the range has: the fewer, the more specific.
    pub const fn width(self) -> u16 {
        self.last.saturating_sub(self.first)
    }
}

/// Something that must hold of a body for a reply to be the one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The wire names that lead to the member.
    pub path: &'static [&'static str],
    /// What must hold of it.
    pub test: Test,
}

/// What must hold of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    /// Its text is one of these. `0` and `false`, and `1` and `true`, are the same.
    Is(&'static [&'static str]),
    /// Its text is none of these; an absent member passes.
    IsNot(&'static [&'static str]),
    /// It is there and not null.
    Present,
    /// It is not there, or null.
    Absent,
}

/// Whether, and when, a request that got this reply may be sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// Nothing is said.
    Unsaid,
    /// The same request will fail again.
    Never,
    /// The same request may be sent again later; `Retry-After` says when, where it is present.
    Later,
}

/// A fact that has no effect on the bytes: a permission, a version, idempotency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The key of the spec: `permission`, `requires`, `idempotent`, `upsert`, `deprecated`, `rate_limit`,
    /// `restrictions`.
    pub key: &'static str,
    /// What is said.
    pub text: &'static str,
    /// How it is known.
    pub evidence: Evidence,
}

/// A remark on an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note {
    /// What is said.
    pub text: &'static str,
    /// How it is known.
    pub evidence: Evidence,
    /// Where it is said; empty: on the endpoint's own page.
    pub source: &'static str,
}
