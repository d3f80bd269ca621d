//! The table of an endpoint: its request line, where each field goes, its replies, and what else the page says.

use super::{Constant, Fact, Format, Media, Node, Note, Reply};

/// An endpoint: one method on one path.
#[derive(Clone, Copy, Debug)]
pub struct Endpoint {
    name: &'static str,
    method: &'static str,
    path: &'static [Segment],
    request: Node,
    summary: &'static str,
    description: &'static str,
    source: &'static str,
    suffixes: &'static [(Format, &'static str)],
    query: &'static [(&'static str, &'static str)],
    headers: &'static [(&'static str, &'static str)],
    body: &'static [Constant<'static>],
    accepts: &'static [Media],
    replies: &'static [Reply],
    auth: &'static [usize],
    facts: &'static [Fact],
    notes: &'static [Note],
    group: &'static [(&'static str, &'static str)],
}

impl Endpoint {
    /// The endpoint of this name, in `snake_case`, with its request line and the structure of its request.
    pub const fn new(
        name: &'static str,
        method: &'static str,
        path: &'static [Segment],
        request: Node,
    ) -> Self {
        Self {
            name,
            method,
            path,
            request,
            summary: "",
            description: "",
            source: "",
            suffixes: &[],
            query: &[],
            headers: &[],
            body: &[],
            accepts: &[],
            replies: &[],
            auth: &[],
            facts: &[],
            notes: &[],
            group: &[],
        }
    }

    /// What it does, in a line.
    pub const fn with_summary(mut self, summary: &'static str) -> Self {
        self.summary = summary;
        self
    }

    /// What else the page says of it.
    pub const fn with_description(mut self, description: &'static str) -> Self {
        self.description = description;
        self
    }

    /// Where it is documented.
    pub const fn with_source(mut self, source: &'static str) -> Self {
        self.source = source;
        self
    }

    /// What is appended to the path to ask for a reply in a format; formats without an entry add nothing.
    pub const fn with_suffixes(mut self, suffixes: &'static [(Format, &'static str)]) -> Self {
        self.suffixes = suffixes;
        self
    }

    /// Constant query parameters.
    pub const fn with_query(mut self, query: &'static [(&'static str, &'static str)]) -> Self {
        self.query = query;
        self
    }

    /// Constant header fields.
    pub const fn with_headers(mut self, headers: &'static [(&'static str, &'static str)]) -> Self {
        self.headers = headers;
        self
    }

    /// Constant members of the body.
    pub const fn with_body(mut self, body: &'static [Constant<'static>]) -> Self {
        self.body = body;
        self
    }

    /// The formats of the request body, the preferred one first.
    pub const fn with_accepts(mut self, accepts: &'static [Media]) -> Self {
        self.accepts = accepts;
        self
    }

    /// The documented replies.
    pub const fn with_replies(mut self, replies: &'static [Reply]) -> Self {
        self.replies = replies;
        self
    }

    /// The positions of the API's authentication schemes that it takes, the preferred one first.
    pub const fn with_auth(mut self, auth: &'static [usize]) -> Self {
        self.auth = auth;
        self
    }

    /// Facts that have no effect on the bytes.
    pub const fn with_facts(mut self, facts: &'static [Fact]) -> Self {
        self.facts = facts;
        self
    }

    /// Notes: contradictions, remarks, what was observed.
    pub const fn with_notes(mut self, notes: &'static [Note]) -> Self {
        self.notes = notes;
        self
    }

    /// What the fields mean, for the vendor-neutral layer: a meaning and the path of the field.
    pub const fn with_group(mut self, group: &'static [(&'static str, &'static str)]) -> Self {
        self.group = group;
        self
    }

    /// Its name, in `snake_case`: the stem of its file.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The method (RFC 9110 section 9).
    pub const fn method(&self) -> &'static str {
        self.method
    }

    /// The pieces of the path template.
    pub const fn path(&self) -> &'static [Segment] {
        self.path
    }

    /// The structure of the request: all its parameters and the members of its body.
    pub const fn request(&self) -> &Node {
        &self.request
    }

    /// What it does, in a line.
    pub const fn summary(&self) -> &'static str {
        self.summary
    }

    /// What else the page says of it.
    pub const fn description(&self) -> &'static str {
        self.description
    }

    /// Where it is documented.
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// What is appended to the path to ask for a reply in a format.
    pub const fn suffixes(&self) -> &'static [(Format, &'static str)] {
        self.suffixes
    }

    /// Constant query parameters.
    pub const fn query(&self) -> &'static [(&'static str, &'static str)] {
        self.query
    }

    /// Constant header fields.
    pub const fn headers(&self) -> &'static [(&'static str, &'static str)] {
        self.headers
    }

    /// Constant members of the body.
    pub const fn body(&self) -> &'static [Constant<'static>] {
        self.body
    }

    /// The formats of the request body, the preferred one first; empty: there is no body.
    pub const fn accepts(&self) -> &'static [Media] {
        self.accepts
    }

    /// The documented replies.
    pub const fn replies(&self) -> &'static [Reply] {
        self.replies
    }

    /// The positions of the API's authentication schemes that it takes, the preferred one first; empty: none.
    pub const fn auth(&self) -> &'static [usize] {
        self.auth
    }

    /// Facts that have no effect on the bytes.
    pub const fn facts(&self) -> &'static [Fact] {
        self.facts
    }

    /// Notes: contradictions, remarks, what was observed.
    pub const fn notes(&self) -> &'static [Note] {
        self.notes
    }

    /// What the fields mean, for the vendor-neutral layer: a meaning and the path of the field.
    pub const fn group(&self) -> &'static [(&'static str, &'static str)] {
        self.group
    }
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
