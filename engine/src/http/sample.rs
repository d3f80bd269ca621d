//! An API, an endpoint and its structures, written by hand, for the tests of this module.

use crate::format::Format;
use crate::kind::{INTEGER, STRING};
use crate::rule::{Limit, MAX_LENGTH, Rule};
use crate::table::{
    Api, Carrier, Condition, Endpoint, Evidence, Field, Item, Kind, Media, ParameterLocation, Part, Reply,
    Retry, Scheme, Segment, Shape, StatusRange, Test,
};
use crate::value::{Record, Slot, Value, Wire};

/// A request with a field in every place.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Sample {
    pub(super) owner: String,
    pub(super) limit: Option<u32>,
    pub(super) trace: Option<String>,
    pub(super) tags: Option<Vec<String>>,
    pub(super) session: Option<String>,
    pub(super) name: Option<String>,
}

const fn field(name: &'static str, place: Place, kind: Kind) -> Field {
    Field { place, ..Field::new(name, name, kind) }
}

pub(super) const TEXT: Kind = Kind::Scalar(STRING);
static TEXT_ITEM: Item = Item::new(TEXT);
static NAME_RULES: [Rule; 1] = [Rule::new(MAX_LENGTH, Limit::Count(10))];
static FIELDS: [Field; 6] = [
    Field { required: true, ..field("owner", Place::Path, TEXT) },
    field("limit", Place::Query, Kind::Scalar(INTEGER)),
    Field { secret: true, ..field("X-Trace", Place::Header, TEXT) },
    field("X-Tags", Place::Header, Kind::List(&TEXT_ITEM)),
    field("session", Place::Cookie, TEXT),
    Field { item: Item { rules: &NAME_RULES, ..Item::new(TEXT) }, ..field("name", Place::Body, TEXT) },
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
            _ => Slot::Nowhere,
        }
    }
}

/// A reply with a field in the header and one in the body.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Made {
    pub(super) location: String,
    pub(super) id: Option<u32>,
}

static MADE_FIELDS: [Field; 2] = [
    Field { required: true, ..field("Location", Place::Header, TEXT) },
    field("id", Place::Body, Kind::Scalar(INTEGER)),
];
static MADE: Shape = Shape::new("Made", &MADE_FIELDS);

impl Record for Made {
    fn shape(&self) -> &'static Shape {
        &MADE
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
            _ => Slot::Nowhere,
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

    fn empty() -> Self {
        Self::default()
    }
}

const fn scheme(name: &'static str, parts: &'static [Part]) -> Scheme {
    Scheme { name, doc: "", parts, evidence: Evidence::Documented }
}

const fn part(secret: &'static str, carrier: Carrier) -> Part {
    Part { secret, carrier }
}

pub(super) static API: Api = Api {
    name: "sample",
    title: "Sample",
    description: "",
    source: "",
    servers: &[],
    notes: &[],
    auth: &[
        scheme("basic", &[part("password", Carrier::Basic { username: "username" })]),
        scheme("bearer", &[part("token", Carrier::Bearer)]),
        scheme("raw", &[part("token", Carrier::Header { name: "Authorization", prefix: "" })]),
        scheme(
            "keys",
            &[
                part("master", Carrier::Header { name: "X-Master-Key", prefix: "" }),
                part("key", Carrier::Header { name: "X-Key", prefix: "key " }),
            ],
        ),
        scheme("query", &[part("token", Carrier::Query { name: "access_token" })]),
        scheme("body", &[part("token", Carrier::Body { name: "accessToken" })]),
        scheme("cookie", &[part("token", Carrier::Cookie { name: "asc_auth_key" })]),
    ],
};

pub(super) const JSON: Media = Media { format: Format::Json, media_type: "application/json" };
pub(super) const XML: Media = Media { format: Format::Xml, media_type: "application/xml" };
pub(super) const FORM: Media =
    Media { format: Format::Form, media_type: "application/x-www-form-urlencoded" };
pub(super) const PLAIN: Media = Media { format: Format::Text, media_type: "text/plain" };

pub(super) const fn reply(name: &'static str, first: u16, last: u16, media: &'static [Media]) -> Reply {
    Reply {
        name,
        doc: "",
        status: StatusRange { first, last },
        when: &[],
        error: first >= 400,
        media,
        body: None,
        optional: false,
        retry: Retry::Unsaid,
        evidence: Evidence::Documented,
    }
}

/// An endpoint with a body.
pub(super) const POSTING: Endpoint =
    Endpoint { method: "POST", suffixes: &[], headers: &[], accepts: &[JSON, FORM, XML], ..ENDPOINT };

/// The replies of an endpoint that makes something.
pub(super) const MAKING: Endpoint = Endpoint {
    replies: &[
        Reply { body: Some(Item::new(Kind::Struct("Made"))), ..reply("Made", 201, 201, &[]) },
        Reply { error: true, ..reply("Failure", 100, 599, &[]) },
        reply("Refused", 400, 499, &[]),
        reply("Conflict", 409, 409, &[]),
        reply("Redirect", 300, 301, &[]),
        reply("Choices", 300, 300, &[]),
    ],
    ..ENDPOINT
};

pub(super) const FAILED: Condition = Condition { path: &["success"], test: Test::Is(&["0"]) };

/// An endpoint without a body, whose replies have bodies.
pub(super) const ENDPOINT: Endpoint = Endpoint {
    name: "sample",
    summary: "",
    description: "",
    source: "",
    method: "GET",
    path: &[Segment::Literal("/groups/"), Segment::Parameter("owner")],
    suffixes: &[(Format::Xml, ".xml")],
    query: &[],
    headers: &[("X-Version", "3")],
    body: &[],
    request: "Sample",
    accepts: &[],
    replies: &[reply("Ok", 200, 200, &[JSON, XML]), reply("Gone", 410, 410, &[])],
    auth: &[0, 1, 2, 3, 4, 5, 6],
    facts: &[],
    notes: &[],
    group: &[],
};
