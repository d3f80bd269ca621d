//! An endpoint: its request, its replies, its examples.

use std::fmt;

use groupwright_engine::domain::JsonType;
use groupwright_engine::format::Format;

use groupwright_engine::table::{Evidence, Idempotence, ParameterLocation, Retry, StatusRange};

use super::{
    AnyOf, Body, Condition, EndpointId, Envelope, Item, KeyEvidence, Located, MediaType, PathStep,
    Provenance, Said, Scheme, Server, Struct, Subject, TypeId,
};
use crate::syntax::quoted;
use crate::syntax::{Node, NodePath};

/// An endpoint.
#[derive(Clone, Debug)]
pub struct Endpoint {
    /// Its id.
    pub id: EndpointId,
    /// Its name, in `snake_case`: the stem of its file.
    pub name: String,
    /// The name of its request in Rust; its other types begin with it.
    pub rust: String,
    /// What it does, in a line.
    pub summary: String,
    /// What else the page says of it.
    pub description: String,
    /// Where it is documented.
    pub source: String,
    /// How it is known.
    pub evidence: Evidence,
    /// How single keys of it and of its request line are known, of which that is said apart.
    pub keys: Vec<KeyEvidence>,
    /// The servers, where they are others than those of the API.
    pub servers: Option<EndpointServers>,
    /// The method.
    pub method: String,
    /// The path template.
    pub path: Located<String>,
    /// Its pieces.
    pub pieces: Vec<PathPiece>,
    /// What selects the format of the reply, beside `Accept`.
    pub select: Option<Select>,
    /// Constant query parameters.
    pub query: Vec<Constant>,
    /// Constant header fields.
    pub headers: Vec<Constant>,
    /// The parameters of the request and the members of its body.
    pub request: Struct,
    /// Its body, where it has one.
    pub body: Option<Body>,
    /// The replies, in the page's order.
    pub replies: Vec<Reply>,
    /// The names of the authentication schemes that it takes; nothing: all of the API's.
    pub auth: Option<Vec<Located<String>>>,
    /// What happens if the same request is sent twice, where that is said.
    pub idempotence: Option<Located<Idempotence>>,
    /// Facts that have no effect on the bytes: key, text, how it is known.
    pub facts: Said,
    /// Remarks.
    pub notes: Vec<Note>,
    /// The types that only it uses.
    pub types: Vec<TypeId>,
    /// What its fields mean.
    pub group: Vec<Meaning>,
    /// The documented examples.
    pub examples: Vec<Example>,
    /// The document.
    pub place: NodePath,
}

impl Endpoint {
    /// Whether requests may carry the credentials of a scheme.
    pub fn takes(&self, scheme: &Scheme) -> bool {
        self.auth.as_ref().is_none_or(|names| names.iter().any(|name| name.value == scheme.name.value))
    }

    /// What its request holds.
    pub fn sent(&self) -> impl Iterator<Item = &Item> {
        self.request.fields.iter().map(|field| &field.item)
    }

    /// The names in the query of members of its body, where they can be there.
    pub fn members_in_query(&self) -> impl Iterator<Item = &Located<String>> {
        let is_there = self.body.as_ref().is_some_and(|body| body.in_query().is_some());
        let fields = self.request.fields.iter().filter(move |field| {
            is_there
                && field.location == ParameterLocation::Body
                && !field.additional
                && field.is_in(Format::Form)
        });
        let names = fields.flat_map(|field| {
            let own = field.names.form.as_ref().unwrap_or(&field.name);
            std::iter::once(own).chain(&field.aliases)
        });
        let constants = self.request.constants.iter().filter(move |row| is_there && row.is_in(Format::Form));
        names.chain(constants.map(|row| &row.name))
    }

    /// What its replies hold.
    pub fn received(&self) -> impl Iterator<Item = &Item> {
        self.replies.iter().filter_map(Reply::item)
    }

    /// What its messages hold.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.sent().chain(self.received())
    }
}

/// The base URLs of an endpoint, in which variables are in braces.
#[derive(Clone, Debug)]
pub enum EndpointServers {
    /// One in place of each server of the API.
    All(Located<String>),
    /// One in place of the server of each name, and where the list is.
    Named(Vec<(Located<String>, Located<String>)>, NodePath),
}

impl EndpointServers {
    /// The base URL in place of a server of the API.
    pub fn of(&self, server: &Server) -> Option<&Located<String>> {
        match self {
            Self::All(url) => Some(url),
            Self::Named(urls, _) => {
                let name = &server.name.as_ref()?.value;
                urls.iter().find(|(own, _)| own.value == *name).map(|(_, url)| url)
            }
        }
    }
}

/// A piece of a path template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathPiece {
    /// This text.
    Literal(String),
    /// A parameter within one segment.
    Parameter(String),
    /// A parameter that may span segments.
    Segments(String),
    /// A slash and a parameter within one segment, or neither.
    Optional(String),
}

impl PathPiece {
    /// The name of a parameter that can be missing.
    pub fn optional(&self) -> Option<&str> {
        match self {
            Self::Optional(name) => Some(name),
            Self::Literal(_) | Self::Parameter(_) | Self::Segments(_) => None,
        }
    }
}

/// What selects the format of a reply.
#[derive(Clone, Debug)]
pub struct Select {
    /// The part of the request.
    pub part: SelectPart,
    /// The name in the message; that of a suffix is empty.
    pub name: Located<String>,
    /// The value for each format.
    pub values: Vec<(Format, Located<String>)>,
    /// Where it is said that a request has it only if its caller asks for a format, if it is.
    pub on_demand: Option<NodePath>,
}

/// A part of a request that selects the format of the reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelectPart {
    /// A text after the path.
    Suffix,
    /// A parameter of the path template.
    Path,
    /// A query parameter.
    Query,
    /// A header field.
    Header,
    /// A member of the body.
    Body,
}

impl SelectPart {
    /// All parts.
    pub const ALL: [Self; 5] = [Self::Suffix, Self::Path, Self::Query, Self::Header, Self::Body];

    /// The word of the language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Suffix => "suffix",
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Body => "body",
        }
    }
}

/// A constant in a query, a header or a body.
#[derive(Clone, Debug)]
pub struct Constant {
    /// The name.
    pub name: Located<String>,
    /// The value.
    pub value: Literal,
    /// What the page says of it.
    pub doc: String,
    /// How it is known.
    pub provenance: Provenance,
}

/// A single value that is written in a spec, and the JSON type that carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    /// Its text.
    pub text: String,
    /// The JSON type that carries it.
    pub json: JsonType,
}

/// A string in the quotes of JSON, anything else as it is.
impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.json {
            JsonType::String => f.write_str(&quoted(&self.text)),
            JsonType::Number | JsonType::Boolean => f.write_str(&self.text),
        }
    }
}

/// A documented reply.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The name of its variant.
    pub name: Located<String>,
    /// What the vendor says it means.
    pub doc: String,
    /// The status codes, with the key that says them.
    pub status: Located<StatusRange>,
    /// Further status codes.
    pub others: Vec<StatusRange>,
    /// What else must hold of it.
    pub when: Vec<Condition>,
    /// What else must hold of it in one way or another.
    pub any_of: Vec<AnyOf>,
    /// Whether it says that the request failed.
    pub error: bool,
    /// The formats of its body and their media types.
    pub media: Vec<(Format, MediaType)>,
    /// The layers around its body, in each format that has some.
    pub envelopes: Vec<Envelope>,
    /// What it holds.
    pub body: ReplyBody,
    /// The structure that is its body, where what it holds also has header fields.
    pub named: Option<TypeId>,
    /// Whether the body may be missing or unreadable.
    pub optional: bool,
    /// The text before the body in JSON, as the reply says it or else the API.
    pub guard: Option<Located<String>>,
    /// Whether the request may be sent again.
    pub retry: Retry,
    /// Constant header fields.
    pub headers: Vec<Constant>,
    /// Where the vendor's own words are in its body.
    pub message: Option<Located<Subject>>,
    /// How it is known.
    pub provenance: Provenance,
}

impl Reply {
    /// The value that it holds.
    pub fn item(&self) -> Option<&Item> {
        match &self.body {
            ReplyBody::Item(item) => Some(item),
            ReplyBody::Nothing => None,
        }
    }

    /// All conditions, also those of which not all must hold.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.when.iter().chain(self.any_of.iter().flat_map(|any| any.sets.iter().flatten()))
    }

    /// How many conditions must hold. One of several sets counts as one.
    pub fn count_of_conditions(&self) -> usize {
        self.when.len() + self.any_of.len()
    }

    /// All its status codes.
    pub fn statuses(&self) -> impl Iterator<Item = StatusRange> {
        std::iter::once(self.status.value).chain(self.others.iter().copied())
    }

    /// The same reply without the status codes that another has, alone or in its class; nothing, where it has no others. One for
    /// all other codes takes none but its own.
    pub(crate) fn without(&self, taken: &[StatusRange]) -> Option<Self> {
        /// The codes of a class after its first.
        const CLASS: u16 = 99;

        let is_within = |range: StatusRange, other: &StatusRange| {
            let is_inside = other.first <= range.first && range.last <= other.last;
            range == *other || (is_inside && other.width() <= CLASS)
        };
        let is_taken = |range: &StatusRange| taken.iter().any(|other| is_within(*range, other));
        let mut left = self.statuses().filter(|range| !is_taken(range));
        let status = Located::new(left.next()?, &self.status.place);
        Some(Self { status, others: left.collect(), ..self.clone() })
    }

    /// Whether its status is one. What is not has been reported and is compared with nothing.
    pub fn has_status(&self) -> bool {
        self.status.value.first > 0
    }
}

/// What a reply holds.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "nearly all replies hold a value")]
pub enum ReplyBody {
    /// Nothing that is read.
    Nothing,
    /// One value.
    Item(Item),
}

/// A remark or a fact.
#[derive(Clone, Debug)]
pub struct Note {
    /// What is said.
    pub text: String,
    /// How it is known.
    pub provenance: Provenance,
}

/// What a field means to the vendor-neutral layer.
#[derive(Clone, Debug)]
pub struct Meaning {
    /// The meaning: `name`, `id`, …
    pub name: Located<String>,
    /// The path: `request` or `response`, then wire names.
    pub path: Located<Vec<PathStep>>,
}

/// A documented example.
#[derive(Clone, Debug)]
pub struct Example {
    /// What it is an example of.
    pub title: Located<String>,
    /// What the page says of it.
    pub doc: String,
    /// How it is known.
    pub provenance: Provenance,
    /// The request.
    pub request: Option<Exchange>,
    /// The response.
    pub response: Option<Exchange>,
}

/// One message of an example.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// The values, in plain JSON spelling.
    pub value: Option<Node>,
    /// The body in each format.
    pub wire: Vec<(Format, Located<String>)>,
    /// The request line without the version: `POST /3/ContactGroups`.
    pub line: Option<Located<String>>,
    /// Header fields that the message has.
    pub headers: Vec<(Located<String>, String)>,
    /// The status of a response.
    pub status: Option<Located<u16>>,
    /// The name of the reply that the response must be.
    pub reply: Option<Located<String>>,
    /// Whether the bytes are only read, never expected.
    pub read_only: bool,
    /// Where it stands.
    pub place: NodePath,
}
