//! The table of an endpoint: its method and path, the location of each field, its replies, and other
//! documented facts.

use super::{
    Api, BodyPlace, Envelope, Fact, Format, GroupRole, Idempotence, Media, Node, Note, Reply, Select,
    SelectPlace, Server,
};

/// An endpoint: a method on a path.
#[derive(Clone, Copy, Debug)]
pub struct Endpoint {
    name: &'static str,
    method: &'static str,
    path: &'static [Segment],
    request: Node,
    summary: &'static str,
    description: &'static str,
    source: &'static str,
    select: Select,
    query: &'static [(&'static str, &'static str)],
    query_numbers: &'static [&'static str],
    headers: &'static [(&'static str, &'static str)],
    accepts: &'static [Media],
    envelopes: &'static [Envelope],
    has_optional_body: bool,
    places: &'static [BodyPlace],
    servers: &'static [&'static str],
    replies: &'static [Reply],
    auth: &'static [usize],
    idempotence: Idempotence,
    facts: &'static [Fact],
    notes: &'static [Note],
    group: &'static [GroupRole],
}

impl Endpoint {
    /// Creates an endpoint. `name` is in `snake_case`, and `request` is the structure of the request.
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
            select: Select::NOTHING,
            query: &[],
            query_numbers: &[],
            headers: &[],
            accepts: &[],
            envelopes: &[],
            has_optional_body: false,
            places: &[BodyPlace::Body],
            servers: &[],
            replies: &[],
            auth: &[],
            idempotence: Idempotence::of_method(method),
            facts: &[],
            notes: &[],
            group: &[],
        }
    }

    /// Sets the one-line summary.
    pub const fn with_summary(mut self, summary: &'static str) -> Self {
        self.summary = summary;
        self
    }

    /// Sets the description.
    pub const fn with_description(mut self, description: &'static str) -> Self {
        self.description = description;
        self
    }

    /// Sets the location of the documentation.
    pub const fn with_source(mut self, source: &'static str) -> Self {
        self.source = source;
        self
    }

    /// Sets the suffixes that request a reply in a format when they are appended to the path. Formats
    /// without an entry have no suffix.
    pub const fn with_suffixes(self, suffixes: &'static [(Format, &'static str)]) -> Self {
        self.with_select(SelectPlace::Suffix, suffixes)
    }

    /// Sets the part of the request whose value selects the format of the reply, and the values. Formats
    /// without a value are selected by `Accept` only.
    pub const fn with_select(
        mut self,
        place: SelectPlace,
        values: &'static [(Format, &'static str)],
    ) -> Self {
        self.select = Select::new(place, values);
        self
    }

    /// Omits what selects the format of the reply where the caller does not ask for a format.
    pub const fn with_select_on_demand(mut self) -> Self {
        self.select = self.select.on_demand();
        self
    }

    /// Sets the constant query parameters.
    pub const fn with_query(mut self, query: &'static [(&'static str, &'static str)]) -> Self {
        self.query = query;
        self
    }

    /// Sets the names of the constant query parameters that are numbers, which are compared by value.
    pub const fn with_query_numbers(mut self, names: &'static [&'static str]) -> Self {
        self.query_numbers = names;
        self
    }

    /// Sets the constant header fields.
    pub const fn with_headers(mut self, headers: &'static [(&'static str, &'static str)]) -> Self {
        self.headers = headers;
        self
    }

    /// Sets the formats of the request body, the preferred one first.
    pub const fn with_accepts(mut self, accepts: &'static [Media]) -> Self {
        self.accepts = accepts;
        self
    }

    /// Sets the layers around the body, in each format that has some.
    pub const fn with_envelopes(mut self, envelopes: &'static [Envelope]) -> Self {
        self.envelopes = envelopes;
        self
    }

    /// Allows the request to have no body: it is not written if none of its members has a value.
    pub const fn with_optional_body(mut self) -> Self {
        self.has_optional_body = true;
        self
    }

    /// Sets where the members of the body can be, the preferred place first.
    pub const fn with_places(mut self, places: &'static [BodyPlace]) -> Self {
        self.places = places;
        self
    }

    /// Sets the base URLs of the servers, if they are others than those of the API: one for each of these. Their
    /// variables are those of the server of the API.
    pub const fn with_servers(mut self, servers: &'static [&'static str]) -> Self {
        self.servers = servers;
        self
    }

    /// Sets the documented replies.
    pub const fn with_replies(mut self, replies: &'static [Reply]) -> Self {
        self.replies = replies;
        self
    }

    /// Sets the accepted authentication schemes, as positions in those of the API, the preferred one first.
    pub const fn with_auth(mut self, auth: &'static [usize]) -> Self {
        self.auth = auth;
        self
    }

    /// Sets what happens if the same request is sent twice. The default is what RFC 9110 says of the method.
    pub const fn with_idempotence(mut self, idempotence: Idempotence) -> Self {
        self.idempotence = idempotence;
        self
    }

    /// Sets the facts that do not affect messages.
    pub const fn with_facts(mut self, facts: &'static [Fact]) -> Self {
        self.facts = facts;
        self
    }

    /// Sets the notes: contradictions, remarks, observations.
    pub const fn with_notes(mut self, notes: &'static [Note]) -> Self {
        self.notes = notes;
        self
    }

    /// Sets the roles of fields for code that works with many vendors.
    pub const fn with_group(mut self, group: &'static [GroupRole]) -> Self {
        self.group = group;
        self
    }

    /// Returns the name in `snake_case`, which is the stem of the file of its spec.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the method (RFC 9110 section 9).
    pub const fn method(&self) -> &'static str {
        self.method
    }

    /// Returns the segments of the path template.
    pub const fn path(&self) -> &'static [Segment] {
        self.path
    }

    /// Returns the structure of the request: all its parameters and the members of its body.
    pub const fn request(&self) -> &Node {
        &self.request
    }

    /// Returns the one-line summary.
    pub const fn summary(&self) -> &'static str {
        self.summary
    }

    /// Returns the description.
    pub const fn description(&self) -> &'static str {
        self.description
    }

    /// Returns the location of the documentation.
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// Returns the part of the request whose value selects the format of the reply.
    pub const fn select(&self) -> Select {
        self.select
    }

    /// Returns the constant query parameters.
    pub const fn query(&self) -> &'static [(&'static str, &'static str)] {
        self.query
    }

    /// Returns the names of the constant query parameters that are numbers.
    pub const fn query_numbers(&self) -> &'static [&'static str] {
        self.query_numbers
    }

    /// Returns the constant header fields.
    pub const fn headers(&self) -> &'static [(&'static str, &'static str)] {
        self.headers
    }

    /// Returns the formats of the request body, the preferred one first. Empty if there is no body.
    pub const fn accepts(&self) -> &'static [Media] {
        self.accepts
    }

    /// Returns the layers around the body in a format, if there are some.
    pub fn envelope(&self, format: Format) -> Option<&'static Envelope> {
        self.envelopes.iter().find(|envelope| envelope.format() == format.family())
    }

    /// Returns the layers around the body, in each format that has some.
    pub const fn envelopes(&self) -> &'static [Envelope] {
        self.envelopes
    }

    /// Returns whether the request may have no body.
    pub const fn has_optional_body(&self) -> bool {
        self.has_optional_body
    }

    /// Returns where the members of the body can be, the preferred place first.
    pub const fn places(&self) -> &'static [BodyPlace] {
        self.places
    }

    /// Returns whether the members of the body can be in the query.
    pub fn has_members_in_query(&self) -> bool {
        self.places.contains(&BodyPlace::Query)
    }

    /// Returns the base URLs of the servers, if they are others than those of the API: one for each of these. Empty if
    /// they are those of the API.
    pub const fn servers(&self) -> &'static [&'static str] {
        self.servers
    }

    /// Returns the base URL of the default server, in which variables are in braces, if one is documented.
    pub fn server(&self, api: &Api) -> Option<&'static str> {
        self.servers.first().copied().or_else(|| api.servers().first().map(Server::url))
    }

    /// Returns the documented replies.
    pub const fn replies(&self) -> &'static [Reply] {
        self.replies
    }

    /// Returns the accepted authentication schemes, as positions in those of the API, the preferred one
    /// first. Empty if the endpoint requires no authentication.
    pub const fn auth(&self) -> &'static [usize] {
        self.auth
    }

    /// Returns what happens if the same request is sent twice: what the documentation says, or else RFC 9110 of
    /// the method. A client that has received no response can send the request again accordingly.
    pub const fn idempotence(&self) -> Idempotence {
        self.idempotence
    }

    /// Returns the facts that do not affect messages.
    pub const fn facts(&self) -> &'static [Fact] {
        self.facts
    }

    /// Returns the notes: contradictions, remarks, observations.
    pub const fn notes(&self) -> &'static [Note] {
        self.notes
    }

    /// Returns the roles of fields for code that works with many vendors.
    pub const fn group(&self) -> &'static [GroupRole] {
        self.group
    }
}

/// A piece of a path template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Literal text.
    Literal(&'static str),
    /// The value of the path parameter with this wire name, percent-encoded, within one path segment.
    Parameter(&'static str),
    /// The value of the path parameter with this wire name, which may span several path segments.
    Segments(&'static str),
    /// A slash and the value of the path parameter with this wire name within one path segment, or nothing if it
    /// has no value.
    Optional(&'static str),
}
