//! The endpoint: its structures, its tables, and where things are in them.

use groupwright::kind::{INTEGER, STRING};
use groupwright::rule::{Limit, MAX_LENGTH, Rule};
use groupwright::table::{
    Api, Carrier, Evidence, Field, Item, Kind, Media, Part, Place, Reply, Retry, Scheme, Segment, Server,
    Shape, StatusRange,
};
use groupwright::{Endpoint, Format, Record, Serve, Slot, Value, Wire, debug, table};

/// `POST /accounts/{account}/groups`
#[derive(Clone, Default, PartialEq)]
pub(crate) struct CreateGroup {
    pub(crate) account: u32,
    pub(crate) name: String,
    pub(crate) password: Option<String>,
}

/// What a success carries.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Group {
    pub(crate) id: u64,
    pub(crate) name: Option<String>,
}

/// What a conflict carries.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Conflict {
    pub(crate) message: String,
    pub(crate) retry_after: Option<u32>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum CreateGroupError {
    Conflict(Conflict),
    Forbidden(Option<String>),
    Gone,
}

impl std::fmt::Display for CreateGroupError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Conflict(_) => "a group with the given name already exists",
            Self::Forbidden(_) => "no permission",
            Self::Gone => "the account was closed",
        })
    }
}

const TEXT: Kind = Kind::Scalar(STRING);
const NUMBER: Kind = Kind::Scalar(INTEGER);

static REQUEST: Shape = Shape::new(
    "CreateGroup",
    &[
        Field { place: Place::Path, required: true, ..Field::new("account", "account", NUMBER) },
        Field {
            required: true,
            item: Item { rules: &[Rule::new(MAX_LENGTH, Limit::Count(100))], ..Item::new(TEXT) },
            ..Field::new("Name", "name", TEXT)
        },
        Field { secret: true, ..Field::new("Password", "password", TEXT) },
    ],
);
static GROUP: Shape = Shape::new(
    "Group",
    &[Field { required: true, ..Field::new("id", "id", NUMBER) }, Field::new("name", "name", TEXT)],
);
static CONFLICT: Shape = Shape::new(
    "Conflict",
    &[
        Field { required: true, ..Field::new("message", "message", TEXT) },
        Field { place: Place::Header, ..Field::new("Retry-After", "retry_after", NUMBER) },
    ],
);

pub(crate) static API: Api = Api {
    name: "sample",
    title: "Sample",
    description: "",
    source: "",
    servers: &[Server { url: "https://api.example.com/v1", doc: "" }],
    notes: &[],
    auth: &[Scheme {
        name: "bearer",
        doc: "",
        parts: &[Part { secret: "token", carrier: Carrier::Bearer }],
        evidence: Evidence::Documented,
    }],
};

const JSON: &[Media] = &[Media { format: Format::Json, media_type: "application/json" }];

const fn reply(
    name: &'static str,
    doc: &'static str,
    status: u16,
    media: &'static [Media],
    body: Option<Item>,
) -> Reply {
    Reply {
        name,
        doc,
        status: StatusRange::exactly(status),
        when: &[],
        error: status >= 400,
        media,
        body,
        optional: false,
        retry: Retry::Unsaid,
        evidence: Evidence::Documented,
    }
}

static ENDPOINT: table::Endpoint = table::Endpoint {
    name: "create_group",
    summary: "Creates a group.",
    description: "",
    source: "",
    method: "POST",
    path: &[Segment::Literal("/accounts/"), Segment::Parameter("account"), Segment::Literal("/groups")],
    suffixes: &[],
    query: &[],
    headers: &[],
    body: &[],
    request: "CreateGroup",
    accepts: JSON,
    replies: &[
        reply("Created", "the group was created", 201, JSON, Some(Item::new(Kind::Struct("Group")))),
        Reply {
            retry: Retry::Never,
            ..reply(
                "Conflict",
                "a group with the given name already exists",
                409,
                JSON,
                Some(Item::new(Kind::Struct("Conflict"))),
            )
        },
        Reply { optional: true, ..reply("Forbidden", "no permission", 403, JSON, Some(Item::new(TEXT))) },
        reply("Gone", "", 410, &[], None),
    ],
    auth: &[0],
    facts: &[],
    notes: &[],
    group: &[],
};

impl Record for CreateGroup {
    fn shape(&self) -> &'static Shape {
        &REQUEST
    }

    fn get(&self, field: usize) -> Value<'_> {
        match field {
            0 => Wire::get(&self.account),
            1 => Wire::get(&self.name),
            2 => Wire::get(&self.password),
            _ => Value::Absent,
        }
    }

    fn slot(&mut self, field: usize) -> Slot<'_> {
        match field {
            0 => Wire::slot(&mut self.account),
            1 => Wire::slot(&mut self.name),
            2 => Wire::slot(&mut self.password),
            _ => Slot::Nowhere,
        }
    }
}

impl Record for Group {
    fn shape(&self) -> &'static Shape {
        &GROUP
    }

    fn get(&self, field: usize) -> Value<'_> {
        match field {
            0 => Wire::get(&self.id),
            1 => Wire::get(&self.name),
            _ => Value::Absent,
        }
    }

    fn slot(&mut self, field: usize) -> Slot<'_> {
        match field {
            0 => Wire::slot(&mut self.id),
            1 => Wire::slot(&mut self.name),
            _ => Slot::Nowhere,
        }
    }
}

impl Record for Conflict {
    fn shape(&self) -> &'static Shape {
        &CONFLICT
    }

    fn get(&self, field: usize) -> Value<'_> {
        match field {
            0 => Wire::get(&self.message),
            1 => Wire::get(&self.retry_after),
            _ => Value::Absent,
        }
    }

    fn slot(&mut self, field: usize) -> Slot<'_> {
        match field {
            0 => Wire::slot(&mut self.message),
            1 => Wire::slot(&mut self.retry_after),
            _ => Slot::Nowhere,
        }
    }
}

/// A structure is its own carrier.
macro_rules! wire {
    ($($type:ty),+) => {$(
        impl Wire for $type {
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
    )+};
}

wire!(CreateGroup, Group, Conflict);

impl std::fmt::Debug for CreateGroup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        debug(self, f)
    }
}

impl Endpoint for CreateGroup {
    type Response = Group;
    type Error = CreateGroupError;

    fn endpoint() -> &'static table::Endpoint {
        &ENDPOINT
    }

    fn api() -> &'static Api {
        &API
    }

    fn reply(index: usize) -> Option<Result<Group, CreateGroupError>> {
        Some(match index {
            0 => Ok(Wire::empty()),
            1 => Err(CreateGroupError::Conflict(Wire::empty())),
            2 => Err(CreateGroupError::Forbidden(Wire::empty())),
            3 => Err(CreateGroupError::Gone),
            _ => return None,
        })
    }

    fn reply_slot(outcome: &mut Result<Group, CreateGroupError>) -> Slot<'_> {
        match outcome {
            Ok(value) => Wire::slot(value),
            Err(CreateGroupError::Conflict(value)) => Wire::slot(value),
            Err(CreateGroupError::Forbidden(value)) => Wire::slot(value),
            Err(CreateGroupError::Gone) => Slot::Nowhere,
        }
    }
}

impl Serve for CreateGroup {
    fn reply_value(outcome: &Result<Group, CreateGroupError>) -> (usize, Value<'_>) {
        match outcome {
            Ok(value) => (0, Wire::get(value)),
            Err(CreateGroupError::Conflict(value)) => (1, Wire::get(value)),
            Err(CreateGroupError::Forbidden(value)) => (2, Wire::get(value)),
            Err(CreateGroupError::Gone) => (3, Value::Absent),
        }
    }
}
