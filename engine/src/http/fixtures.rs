//! A manually implemented API with endpoints and structures, for the tests of this module.

use ::http::header::{CONTENT_TYPE, HeaderMap};

use super::select_reply::choose;
use crate::rule::Rule;
use crate::table::{
    Api, Carrier, Condition, Endpoint, Field, Format, Media, Node, ParameterLocation, Part, Reply, Scheme,
    Segment, Shape, StatusRange, Test, Text,
};
use crate::value::{Record, Slot, Value, Wire};

/// A request with a field at every location.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Sample {
    pub(super) owner: String,
    pub(super) limit: Option<u32>,
    pub(super) trace: Option<String>,
    pub(super) tags: Option<Vec<String>>,
    pub(super) session: Option<String>,
    pub(super) name: Option<String>,
}

static TEXTS: Node = Node::STRING;
static FIELDS: [Field; 6] = [
    Field::required(",\"owner\":", "owner", Node::STRING).with_location(ParameterLocation::Path),
    Field::new(",\"limit\":", "limit", Node::INTEGER).with_location(ParameterLocation::Query),
    Field::new(",\"X-Trace\":", "trace", Node::STRING.secret()).with_location(ParameterLocation::Header),
    Field::new(",\"X-Tags\":", "tags", Node::list(&TEXTS)).with_location(ParameterLocation::Header),
    Field::new(",\"session\":", "session", Node::STRING).with_location(ParameterLocation::Cookie),
    Field::new(",\"name\":", "name", Node::STRING.with_rules(&[Rule::max_length(10)])),
];
static SHAPE: Shape = Shape::new("Sample", &FIELDS);

impl Record for Sample {
    fn shape(&self) -> &'static Shape {
        &SHAPE
    }

    fn get(&self, field: usize) -> Value<'_> {
        match field {
            0 => self.owner.get(),
            1 => self.limit.get(),
            2 => self.trace.get(),
            3 => self.tags.get(),
            4 => self.session.get(),
            5 => self.name.get(),
            _ => Value::Absent,
        }
    }

    fn slot(&mut self, field: usize) -> Slot<'_> {
        match field {
            0 => self.owner.slot(),
            1 => self.limit.slot(),
            2 => self.trace.slot(),
            3 => self.tags.slot(),
            4 => self.session.slot(),
            5 => self.name.slot(),
            _ => Slot::Unavailable,
        }
    }
}

/// A reply with a header field and a member of the body.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Made {
    pub(super) location: String,
    pub(super) id: Option<u32>,
}

static MADE_FIELDS: [Field; 2] = [
    Field::required(",\"Location\":", "location", Node::STRING).with_location(ParameterLocation::Header),
    Field::new(",\"id\":", "id", Node::INTEGER),
];
static MADE_SHAPE: Shape = Shape::new("Made", &MADE_FIELDS);
pub(super) const MADE: Node = Node::record(|| &MADE_SHAPE);

impl Record for Made {
    fn shape(&self) -> &'static Shape {
        &MADE_SHAPE
    }

    fn get(&self, field: usize) -> Value<'_> {
        match field {
            0 => self.location.get(),
            1 => self.id.get(),
            _ => Value::Absent,
        }
    }

    fn slot(&mut self, field: usize) -> Slot<'_> {
        match field {
            0 => self.location.slot(),
            1 => self.id.slot(),
            _ => Slot::Unavailable,
        }
    }
}

impl Wire for Made {
    fn get(&self) -> Value<'_> {
        Value::Record(self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Record(self)
    }

    fn placeholder() -> Self {
        Self::default()
    }
}

pub(super) static API: Api = Api::new("sample", "Sample").with_auth(&[
    Scheme::new("basic", &[Part::new("password", Carrier::Basic { username: "username" })]),
    Scheme::new("bearer", &[Part::new("token", Carrier::Bearer)]),
    Scheme::new("raw", &[Part::new("token", Carrier::Header { name: "Authorization", prefix: "" })]),
    Scheme::new(
        "keys",
        &[
            Part::new("master", Carrier::Header { name: "X-Master-Key", prefix: "" }),
            Part::new("key", Carrier::Header { name: "X-Key", prefix: "key " }),
        ],
    ),
    Scheme::new("query", &[Part::new("token", Carrier::Query { name: "access_token" })]),
    Scheme::new("body", &[Part::new("token", Carrier::Body { name: "accessToken" })]),
    Scheme::new("cookie", &[Part::new("token", Carrier::Cookie { name: "asc_auth_key" })]),
]);

pub(super) const fn reply(name: &'static str, first: u16, last: u16, media: &'static [Media]) -> Reply {
    let reply = Reply::new(name, StatusRange::new(first, last)).with_media(media);
    if first >= 400 { reply.failure() } else { reply }
}

/// An endpoint whose request has no body, but whose replies do.
pub(super) const ENDPOINT: Endpoint = Endpoint::new(
    "sample",
    "GET",
    &[Segment::Literal("/groups/"), Segment::Parameter("owner")],
    Node::record(|| &SHAPE),
)
.with_suffixes(&[(Format::Xml, ".xml")])
.with_headers(&[("X-Version", "3")])
.with_replies(&[reply("Ok", 200, 200, &[Media::JSON, Media::XML]), reply("Gone", 410, 410, &[])])
.with_auth(&[0, 1, 2, 3, 4, 5, 6]);

/// An endpoint whose request has a body.
pub(super) const POSTING: Endpoint = Endpoint::new(
    "sample",
    "POST",
    &[Segment::Literal("/groups/"), Segment::Parameter("owner")],
    Node::record(|| &SHAPE),
)
.with_accepts(&[Media::JSON, Media::FORM, Media::XML])
.with_replies(&[reply("Ok", 200, 200, &[Media::JSON, Media::XML]), reply("Gone", 410, 410, &[])])
.with_auth(&[0, 1, 2, 3, 4, 5, 6]);

/// An endpoint with several replies.
pub(super) static MAKING: Endpoint = ENDPOINT.with_replies(&[
    reply("Made", 201, 201, &[]).with_body(MADE),
    reply("Failure", 100, 599, &[]).failure(),
    reply("Refused", 400, 499, &[]),
    reply("Conflict", 409, 409, &[]),
    reply("Redirect", 300, 301, &[]),
    reply("Choices", 300, 300, &[]),
]);

pub(super) const FAILED: Condition = Condition::new(&["success"], Test::Is(&[Text::number("0")]));

/// Returns the position of the reply that a response with this `Content-Type` and body matches.
pub(super) fn chosen(
    endpoint: &'static Endpoint,
    status: u16,
    content_type: &str,
    body: &[u8],
) -> Option<usize> {
    let mut headers = HeaderMap::new();
    if !content_type.is_empty() {
        headers.insert(CONTENT_TYPE, content_type.parse().unwrap());
    }
    choose(endpoint, status, &headers, body)
}
