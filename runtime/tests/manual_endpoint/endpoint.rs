//! The endpoint: its structures, its tables, and where things are in them.

use groupwright::rule::Rule;
use groupwright::table::{
    Api, Carrier, Field, Media, Node, ParameterLocation, Part, Reply, Retry, Scheme, Segment, Server, Shape,
    StatusRange,
};
use groupwright::value::HasShape;
use groupwright::{Endpoint, Record, Serve, Slot, Value, Wire, debug, table};

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

static REQUEST: Shape = Shape::new(
    "CreateGroup",
    &[
        Field::required(",\"account\":", "account", Node::INTEGER).with_location(ParameterLocation::Path),
        Field::required(",\"Name\":", "name", Node::STRING.with_rules(&[Rule::max_length(100)])),
        Field::new(",\"Password\":", "password", Node::STRING.secret()),
    ],
);
static GROUP: Shape = Shape::new(
    "Group",
    &[Field::required(",\"id\":", "id", Node::INTEGER), Field::new(",\"name\":", "name", Node::STRING)],
);
static CONFLICT: Shape = Shape::new(
    "Conflict",
    &[
        Field::required(",\"message\":", "message", Node::STRING),
        Field::new(",\"Retry-After\":", "retry_after", Node::INTEGER)
            .with_location(ParameterLocation::Header),
    ],
);

pub(crate) static API: Api = Api::new("sample", "Sample")
    .with_servers(&[Server::new("https://api.example.com/v1")])
    .with_auth(&[Scheme::new("bearer", &[Part::new("token", Carrier::Bearer)])]);

static ENDPOINT: table::Endpoint = table::Endpoint::new(
    "create_group",
    "POST",
    &[Segment::Literal("/accounts/"), Segment::Parameter("account"), Segment::Literal("/groups")],
    Node::record(<CreateGroup as HasShape>::shape),
)
.with_summary("Creates a group.")
.with_accepts(&[Media::JSON])
.with_replies(&[
    Reply::new("Created", StatusRange::exactly(201))
        .with_doc("the group was created")
        .with_media(&[Media::JSON])
        .with_body(Node::record(<Group as HasShape>::shape)),
    Reply::new("Conflict", StatusRange::exactly(409))
        .failure()
        .with_doc("a group with the given name already exists")
        .with_media(&[Media::JSON])
        .with_body(Node::record(<Conflict as HasShape>::shape))
        .with_retry(Retry::Never),
    Reply::new("Forbidden", StatusRange::exactly(403))
        .failure()
        .with_doc("no permission")
        .with_media(&[Media::JSON])
        .with_body(Node::STRING)
        .optional(),
    Reply::new("Gone", StatusRange::exactly(410)).failure(),
])
.with_auth(&[0]);

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
            _ => Slot::Unavailable,
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
            _ => Slot::Unavailable,
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
            _ => Slot::Unavailable,
        }
    }
}

/// A structure is its own carrier, and has one table.
macro_rules! wire {
    ($($type:ty: $shape:ident),+) => {$(
        impl HasShape for $type {
            fn shape() -> &'static Shape {
                &$shape
            }
        }

        impl Wire for $type {
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
    )+};
}

wire!(CreateGroup: REQUEST, Group: GROUP, Conflict: CONFLICT);

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
            0 => Ok(Wire::placeholder()),
            1 => Err(CreateGroupError::Conflict(Wire::placeholder())),
            2 => Err(CreateGroupError::Forbidden(Wire::placeholder())),
            3 => Err(CreateGroupError::Gone),
            _ => return None,
        })
    }

    fn reply_slot(outcome: &mut Result<Group, CreateGroupError>) -> Slot<'_> {
        match outcome {
            Ok(value) => Wire::slot(value),
            Err(CreateGroupError::Conflict(value)) => Wire::slot(value),
            Err(CreateGroupError::Forbidden(value)) => Wire::slot(value),
            Err(CreateGroupError::Gone) => Slot::Unavailable,
        }
    }

    fn reply_value(outcome: &Result<Group, CreateGroupError>) -> (usize, Value<'_>) {
        match outcome {
            Ok(value) => (0, Wire::get(value)),
            Err(CreateGroupError::Conflict(value)) => (1, Wire::get(value)),
            Err(CreateGroupError::Forbidden(value)) => (2, Wire::get(value)),
            Err(CreateGroupError::Gone) => (3, Value::Absent),
        }
    }
}

impl Serve for CreateGroup {}
