//! The table of a reply: by which it is told, and what it holds.

use super::{Evidence, Media, Node, Text};

/// A documented reply.
#[derive(Clone, Copy, Debug)]
pub struct Reply {
    name: &'static str,
    status: StatusRange,
    error: bool,
    doc: &'static str,
    when: &'static [Condition],
    media: &'static [Media],
    body: Option<Node>,
    optional: bool,
    retry: Retry,
    evidence: Evidence,
}

impl Reply {
    /// The reply of this name, in `PascalCase`, that comes with these status codes.
    pub const fn new(name: &'static str, status: StatusRange) -> Self {
        Self {
            name,
            status,
            error: false,
            doc: "",
            when: &[],
            media: &[],
            body: None,
            optional: false,
            retry: Retry::Unspecified,
            evidence: Evidence::Documented,
        }
    }

    /// It says that the request failed.
    pub const fn failure(mut self) -> Self {
        self.error = true;
        self
    }

    /// What the vendor says it means.
    pub const fn with_doc(mut self, doc: &'static str) -> Self {
        self.doc = doc;
        self
    }

    /// What else must hold of its body; all of them.
    pub const fn with_when(mut self, when: &'static [Condition]) -> Self {
        self.when = when;
        self
    }

    /// The formats of its body.
    pub const fn with_media(mut self, media: &'static [Media]) -> Self {
        self.media = media;
        self
    }

    /// What it holds: a structure (whose fields may lie in headers too), or one value as the whole body.
    pub const fn with_body(mut self, body: Node) -> Self {
        self.body = Some(body);
        self
    }

    /// The body may be missing or unreadable without that being an error.
    pub const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// Whether, and when, the same request may be sent again.
    pub const fn with_retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// How it is known, other than by the page.
    pub const fn with_evidence(mut self, evidence: Evidence) -> Self {
        self.evidence = evidence;
        self
    }

    /// Its name, in `PascalCase`: the variant of the error or response type.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The status codes it comes with, first and last.
    pub const fn status(&self) -> StatusRange {
        self.status
    }

    /// Whether it says that the request failed.
    pub const fn is_error(&self) -> bool {
        self.error
    }

    /// What the vendor says it means.
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// What else must hold of its body; all of them.
    pub const fn when(&self) -> &'static [Condition] {
        self.when
    }

    /// The formats of its body; empty: nothing is read from the body.
    pub const fn media(&self) -> &'static [Media] {
        self.media
    }

    /// What it holds: a structure (whose fields may lie in headers too), or one value as the whole body.
    pub const fn body(&self) -> Option<&Node> {
        self.body.as_ref()
    }

    /// Whether the body may be missing or unreadable without that being an error.
    pub const fn is_optional(&self) -> bool {
        self.optional
    }

    /// Whether, and when, the same request may be sent again.
    pub const fn retry(&self) -> Retry {
        self.retry
    }

    /// How it is known.
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }
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
    /// These status codes, both ends included.
    pub const fn new(first: u16, last: u16) -> Self {
        Self { first, last }
    }

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
    path: &'static [&'static str],
    test: Test,
}

impl Condition {
    /// What must hold of the member that these wire names lead to.
    pub const fn new(path: &'static [&'static str], test: Test) -> Self {
        Self { path, test }
    }

    /// The wire names that lead to the member.
    pub const fn path(&self) -> &'static [&'static str] {
        self.path
    }

    /// What must hold of it.
    pub const fn test(&self) -> Test {
        self.test
    }
}

/// What must hold of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    /// It is the same as one of these, in its domain where it is declared.
    Is(&'static [Text<'static>]),
    /// It is none of these; an absent member passes.
    IsNot(&'static [Text<'static>]),
    /// It is there and not null.
    Present,
    /// It is not there, or null.
    Absent,
}

/// Whether, and when, a request that got this reply may be sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// Nothing is said.
    Unspecified,
    /// The same request will fail again.
    Never,
    /// The same request may be sent again later; `Retry-After` says when, where it is present.
    Later,
}
