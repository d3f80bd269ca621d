//! The table of a reply: how it is recognized, and what it contains.

use std::fmt;

use super::{AnyOf, Condition, Envelope, Evidence, Format, Media, Node};

/// A documented reply.
#[derive(Clone, Copy, Debug)]
pub struct Reply {
    name: &'static str,
    status: StatusRange,
    others: &'static [StatusRange],
    error: bool,
    doc: &'static str,
    when: &'static [Condition],
    any_of: &'static [AnyOf],
    media: &'static [Media],
    envelopes: &'static [Envelope],
    body: Option<Node>,
    optional: bool,
    guard: &'static str,
    retry: Retry,
    message: Option<MessagePath>,
    cookies: &'static [(&'static str, &'static str)],
    headers: &'static [(&'static str, &'static str)],
    evidence: Evidence,
}

impl Reply {
    /// Creates a reply with a name in `PascalCase` and a range of status codes.
    pub const fn new(name: &'static str, status: StatusRange) -> Self {
        Self {
            name,
            status,
            others: &[],
            error: false,
            doc: "",
            when: &[],
            any_of: &[],
            media: &[],
            envelopes: &[],
            body: None,
            optional: false,
            guard: "",
            retry: Retry::Unspecified,
            message: None,
            cookies: &[],
            headers: &[],
            evidence: Evidence::Documented,
        }
    }

    /// Sets further ranges of status codes.
    pub const fn with_other_statuses(mut self, others: &'static [StatusRange]) -> Self {
        self.others = others;
        self
    }

    /// Marks the reply as a failure.
    pub const fn failure(mut self) -> Self {
        self.error = true;
        self
    }

    /// Sets the documented meaning.
    pub const fn with_doc(mut self, doc: &'static str) -> Self {
        self.doc = doc;
        self
    }

    /// Sets the conditions on the response, all of which must be met.
    pub const fn with_when(mut self, when: &'static [Condition]) -> Self {
        self.when = when;
        self
    }

    /// Sets further conditions, each of which is met if one of its sets is.
    pub const fn with_any_of(mut self, any_of: &'static [AnyOf]) -> Self {
        self.any_of = any_of;
        self
    }

    /// Sets the constant header fields, which are always written.
    pub const fn with_headers(mut self, headers: &'static [(&'static str, &'static str)]) -> Self {
        self.headers = headers;
        self
    }

    /// Sets the formats of the body.
    pub const fn with_media(mut self, media: &'static [Media]) -> Self {
        self.media = media;
        self
    }

    /// Sets the layers around the body, in each format that has some.
    pub const fn with_envelopes(mut self, envelopes: &'static [Envelope]) -> Self {
        self.envelopes = envelopes;
        self
    }

    /// Sets the node of the reply: a structure, whose fields may also be header fields, or a single value
    /// that is the whole body.
    pub const fn with_body(mut self, body: Node) -> Self {
        self.body = Some(body);
        self
    }

    /// Allows the body to be missing and, of a failure, undecodable.
    pub const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// Sets the text before the body in JSON, which keeps a browser from running it as a script.
    pub const fn with_guard(mut self, guard: &'static str) -> Self {
        self.guard = guard;
        self
    }

    /// Sets whether, and when, the same request may be sent again.
    pub const fn with_retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// Sets where the vendor's own words about the reply are.
    pub const fn with_message(mut self, message: MessagePath) -> Self {
        self.message = Some(message);
        self
    }

    /// Sets the attributes of cookies that follow their values, by the names of the cookies.
    pub const fn with_cookies(mut self, cookies: &'static [(&'static str, &'static str)]) -> Self {
        self.cookies = cookies;
        self
    }

    /// Returns the attributes of cookies that follow their values, by the names of the cookies.
    pub const fn cookies(&self) -> &'static [(&'static str, &'static str)] {
        self.cookies
    }

    /// Sets the evidence. The default is [`Evidence::Documented`].
    pub const fn with_evidence(mut self, evidence: Evidence) -> Self {
        self.evidence = evidence;
        self
    }

    /// Returns the name in `PascalCase`, which is also the name of the variant in the error or response
    /// type.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the range of status codes, the first if there are several.
    pub const fn status(&self) -> StatusRange {
        self.status
    }

    /// Returns the further ranges of status codes.
    pub const fn other_statuses(&self) -> &'static [StatusRange] {
        self.others
    }

    /// Returns all ranges of status codes.
    pub fn statuses(&self) -> impl Iterator<Item = StatusRange> {
        std::iter::once(self.status).chain(self.others.iter().copied())
    }

    /// Returns the narrowest range of status codes that contains this one.
    pub fn range_of(&self, status: u16) -> Option<StatusRange> {
        self.statuses().filter(|range| range.contains(status)).min_by_key(|range| range.width())
    }

    /// Returns whether the reply is a failure.
    pub const fn is_error(&self) -> bool {
        self.error
    }

    /// Returns the documented meaning.
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// Returns the conditions on the response, all of which must be met.
    pub const fn when(&self) -> &'static [Condition] {
        self.when
    }

    /// Returns further conditions, each of which is met if one of its sets is.
    pub const fn any_of(&self) -> &'static [AnyOf] {
        self.any_of
    }

    /// Returns how many conditions must be met.
    pub const fn conditions(&self) -> usize {
        self.when.len() + self.any_of.len()
    }

    /// Returns the constant header fields, which are always written. When a response is read, their values are passed over.
    pub const fn headers(&self) -> &'static [(&'static str, &'static str)] {
        self.headers
    }

    /// Returns the formats of the body. If empty, the body is ignored.
    pub const fn media(&self) -> &'static [Media] {
        self.media
    }

    /// Returns the layers around the body in a format, if there are some.
    pub fn envelope(&self, format: Format) -> Option<&'static Envelope> {
        self.envelopes.iter().find(|envelope| envelope.format() == format.family())
    }

    /// Returns the layers around the body, in each format that has some.
    pub const fn envelopes(&self) -> &'static [Envelope] {
        self.envelopes
    }

    /// Returns the node of the reply: a structure, whose fields may also be header fields, or a single
    /// value that is the whole body.
    pub const fn body(&self) -> Option<&Node> {
        self.body.as_ref()
    }

    /// Returns whether the body may be missing and, of a failure, undecodable.
    pub const fn is_optional(&self) -> bool {
        self.optional
    }

    /// Returns the text before the body in JSON. Empty if there is none.
    pub const fn guard(&self) -> &'static str {
        self.guard
    }

    /// Returns whether, and when, the same request may be sent again.
    pub const fn retry(&self) -> Retry {
        self.retry
    }

    /// Returns where the vendor's own words about the reply are.
    pub const fn message(&self) -> Option<MessagePath> {
        self.message
    }

    /// Returns the evidence for the reply.
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }
}

/// Where the vendor's own words about a reply are: in its body, or in a header field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MessagePath {
    path: &'static [&'static str],
    items: &'static [usize],
    is_header: bool,
}

impl MessagePath {
    /// Creates a path of wire names; without any, it is the whole body.
    pub const fn new(path: &'static [&'static str]) -> Self {
        Self { path, items: &[], is_header: false }
    }

    /// Sets the positions in the path of what are not names but numbers of items of a list, from 0.
    pub const fn with_items(mut self, items: &'static [usize]) -> Self {
        self.items = items;
        self
    }

    /// Makes it the header field whose name is the path.
    pub const fn of_header(mut self) -> Self {
        self.is_header = true;
        self
    }

    /// Returns the name of the header field, if the words are in one.
    pub const fn header(&self) -> Option<&'static str> {
        match self.path {
            [name] if self.is_header => Some(name),
            _ => None,
        }
    }

    /// Returns the path, as wire names.
    pub const fn path(&self) -> &'static [&'static str] {
        self.path
    }

    /// Returns the positions in the path of what are not names but numbers of items of a list, from 0.
    pub const fn items(&self) -> &'static [usize] {
        self.items
    }
}

/// An inclusive range of status codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusRange {
    /// The first status code.
    pub first: u16,
    /// The last status code.
    pub last: u16,
}

impl StatusRange {
    /// Creates the inclusive range from `first` to `last`.
    pub const fn new(first: u16, last: u16) -> Self {
        Self { first, last }
    }

    /// Creates a range of one status code.
    pub const fn exactly(status: u16) -> Self {
        Self { first: status, last: status }
    }

    /// Returns whether the range contains the status code.
    pub const fn contains(self, status: u16) -> bool {
        self.first <= status && status <= self.last
    }

    /// Returns the difference between the last and the first status code. The smaller it is, the more
    /// specific is the range.
    pub const fn width(self) -> u16 {
        self.last.saturating_sub(self.first)
    }
}

/// Displays the code, or the first and the last one: `200`, `400 to 499`.
impl fmt::Display for StatusRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.width() {
            0 => write!(f, "{}", self.first),
            _ => write!(f, "{} to {}", self.first, self.last),
        }
    }
}

/// Whether, and when, a request that received a reply may be sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// Nothing is documented.
    Unspecified,
    /// The same request will fail again.
    Never,
    /// The same request may be sent again later. The header field `Retry-After`, if present, says when.
    Later,
}
