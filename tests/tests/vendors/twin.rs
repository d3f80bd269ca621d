//! An endpoint of the five once more, written by hand against the public traits, with no macro and no generator.

use std::fmt;

use groupwright::kind::{INTEGER, STRING};
use groupwright::table::{
    self, Api, Carrier, Evidence, Field, Item, Kind, Media, Part, Reply, Retry, Scheme, Segment, Server,
    Shape, StatusRange,
};
use groupwright::{Endpoint, Format, Record, Serve, Slot, Value, Wire};

/// `POST /groups` of Invisible Collector.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct CreateGroup {
    name: String,
}

/// The group that was created.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Group {
    id: String,
    name: String,
}

/// What went wrong.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Failure {
    code: i64,
    message: String,
    gid: Option<String>,
}

/// The failures that the page lists, and two that the vendor's clients expect.
#[derive(Debug, PartialEq)]
pub(crate) enum CreateGroupError {
    Unauthorized(Failure),
    Conflict(Failure),
    UnprocessableEntity(Failure),
    BadRequest(Failure),
    NotFound(Failure),
}

use CreateGroupError::{BadRequest, Conflict, NotFound, Unauthorized, UnprocessableEntity};

impl CreateGroupError {
    fn failure(&self) -> &Failure {
        match self {
            Unauthorized(failure)
            | Conflict(failure)
            | UnprocessableEntity(failure)
            | BadRequest(failure)
            | NotFound(failure) => failure,
        }
    }
}

impl fmt::Display for CreateGroupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.failure().message)
    }
}

const TEXT: Kind = Kind::Scalar(STRING);

const fn required(name: &'static str, kind: Kind) -> Field {
    Field { required: true, ..Field::new(name, name, kind) }
}

impl Record for CreateGroup {
    fn shape(&self) -> &'static Shape {
        static SHAPE: Shape = Shape::new("CreateGroup", &[Field { unique: true, ..required("name", TEXT) }]);
        &SHAPE
    }

    fn get(&self, field: usize) -> Value<'_> {
        match field {
            0 => self.name.get(),
            _ => Value::Absent,
        }
    }

    fn slot(&mut self, field: usize) -> Slot<'_> {
        match field {
            0 => self.name.slot(),
            _ => Slot::Nowhere,
        }
    }
}

impl Wire for CreateGroup {
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

impl Record for Group {
    fn shape(&self) -> &'static Shape {
        static SHAPE: Shape = Shape::new("Group", &[required("id", TEXT), required("name", TEXT)]);
        &SHAPE
    }

    fn get(&self, field: usize) -> Value<'_> {
        match field {
            0 => self.id.get(),
            1 => self.name.get(),
            _ => Value::Absent,
        }
    }

    fn slot(&mut self, field: usize) -> Slot<'_> {
        match field {
            0 => self.id.slot(),
            1 => self.name.slot(),
            _ => Slot::Nowhere,
        }
    }
}

impl Wire for Group {
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

impl Record for Failure {
    fn shape(&self) -> &'static Shape {
        static SHAPE: Shape = Shape::new(
            "Failure",
            &[
                required("code", Kind::Scalar(INTEGER)),
                required("message", TEXT),
                Field { aliases: &["id"], ..Field::new("gid", "gid", TEXT) },
            ],
        );
        &SHAPE
    }

    fn get(&self, field: usize) -> Value<'_> {
        match field {
            0 => self.code.get(),
            1 => self.message.get(),
            2 => self.gid.get(),
            _ => Value::Absent,
        }
    }

    fn slot(&mut self, field: usize) -> Slot<'_> {
        match field {
            0 => self.code.slot(),
            1 => self.message.slot(),
            2 => self.gid.slot(),
            _ => Slot::Nowhere,
        }
    }
}

impl Wire for Failure {
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

const JSON: &[Media] = &[Media { format: Format::Json, media_type: "application/json" }];

const fn reply(name: &'static str, status: u16, body: &'static str) -> Reply {
    Reply {
        name,
        doc: "",
        status: StatusRange::exactly(status),
        when: &[],
        error: status >= 400,
        media: JSON,
        body: Some(Item::new(Kind::Struct(body))),
        optional: false,
        retry: Retry::Unsaid,
        evidence: Evidence::Documented,
    }
}

impl Endpoint for CreateGroup {
    type Response = Group;
    type Error = CreateGroupError;

    fn endpoint() -> &'static table::Endpoint {
        static ENDPOINT: table::Endpoint = table::Endpoint {
            name: "create_group",
            summary: "Create a new group.",
            description: "",
            source: "https://portal.invisiblecollector.com/docs/developers/api/groups/post",
            method: "POST",
            path: &[Segment::Literal("/groups")],
            suffixes: &[],
            query: &[],
            headers: &[],
            body: &[],
            request: "CreateGroup",
            accepts: JSON,
            replies: &[
                reply("Created", 200, "Group"),
                reply("Unauthorized", 401, "Failure"),
                reply("Conflict", 409, "Failure"),
                reply("UnprocessableEntity", 422, "Failure"),
                reply("BadRequest", 400, "Failure"),
                reply("NotFound", 404, "Failure"),
            ],
            auth: &[0],
            facts: &[],
            notes: &[],
            group: &[],
        };
        &ENDPOINT
    }

    fn api() -> &'static Api {
        static API: Api = Api {
            name: "invisible_collector",
            title: "Invisible Collector",
            description: "",
            source: "https://portal.invisiblecollector.com/docs/developers/api/",
            servers: &[Server { url: "https://api.invisiblecollector.com", doc: "" }],
            auth: &[Scheme {
                name: "bearer",
                doc: "",
                parts: &[Part { secret: "api_token", carrier: Carrier::Bearer }],
                evidence: Evidence::Documented,
            }],
            notes: &[],
        };
        &API
    }

    fn reply(index: usize) -> Option<Result<Group, CreateGroupError>> {
        let failure = Failure::default;
        Some(match index {
            0 => Ok(Group::default()),
            1 => Err(Unauthorized(failure())),
            2 => Err(Conflict(failure())),
            3 => Err(UnprocessableEntity(failure())),
            4 => Err(BadRequest(failure())),
            5 => Err(NotFound(failure())),
            _ => return None,
        })
    }

    fn reply_slot(outcome: &mut Result<Group, CreateGroupError>) -> Slot<'_> {
        match outcome {
            Ok(group) => Wire::slot(group),
            Err(
                Unauthorized(failure)
                | Conflict(failure)
                | UnprocessableEntity(failure)
                | BadRequest(failure)
                | NotFound(failure),
            ) => Wire::slot(failure),
        }
    }
}

impl Serve for CreateGroup {
    fn reply_value(outcome: &Result<Group, CreateGroupError>) -> (usize, Value<'_>) {
        match outcome {
            Ok(group) => (0, Wire::get(group)),
            Err(error) => {
                let index = match error {
                    Unauthorized(_) => 1,
                    Conflict(_) => 2,
                    UnprocessableEntity(_) => 3,
                    BadRequest(_) => 4,
                    NotFound(_) => 5,
                };
                (index, Wire::get(error.failure()))
            }
        }
    }
}
