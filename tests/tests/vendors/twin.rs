//! An endpoint of the five once more, written by hand against the public traits, with no macro and no generator.

use std::fmt;

use groupwright::table::{
    self, Api, Carrier, Field, Media, Node, Part, Reply, Scheme, Segment, Server, Shape, StatusRange,
};
use groupwright::{Endpoint, HasShape, Record, Serve, Slot, Value, Wire};

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

const NAME: Field = Field::required(",\"name\":", "name", Node::STRING);

impl HasShape for CreateGroup {
    fn shape() -> &'static Shape {
        static SHAPE: Shape = Shape::new("CreateGroup", &[NAME.with_unique_value()]);
        &SHAPE
    }
}

impl Record for CreateGroup {
    fn shape(&self) -> &'static Shape {
        <Self as HasShape>::shape()
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
            _ => Slot::Unavailable,
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

    fn placeholder() -> Self {
        Self::default()
    }
}

impl HasShape for Group {
    fn shape() -> &'static Shape {
        static SHAPE: Shape = Shape::new("Group", &[Field::required(",\"id\":", "id", Node::STRING), NAME]);
        &SHAPE
    }
}

impl Record for Group {
    fn shape(&self) -> &'static Shape {
        <Self as HasShape>::shape()
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
            _ => Slot::Unavailable,
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

    fn placeholder() -> Self {
        Self::default()
    }
}

impl HasShape for Failure {
    fn shape() -> &'static Shape {
        static SHAPE: Shape = Shape::new(
            "Failure",
            &[
                Field::required(",\"code\":", "code", Node::INTEGER),
                Field::required(",\"message\":", "message", Node::STRING),
                Field::new(",\"gid\":", "gid", Node::STRING).with_aliases(&["id"]),
            ],
        );
        &SHAPE
    }
}

impl Record for Failure {
    fn shape(&self) -> &'static Shape {
        <Self as HasShape>::shape()
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
            _ => Slot::Unavailable,
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

    fn placeholder() -> Self {
        Self::default()
    }
}

const JSON: &[Media] = &[Media::JSON];

const fn failed(name: &'static str, status: u16) -> Reply {
    replied(name, status, <Failure as HasShape>::shape).failure()
}

const fn replied(name: &'static str, status: u16, body: fn() -> &'static Shape) -> Reply {
    Reply::new(name, StatusRange::exactly(status)).with_media(JSON).with_body(Node::record(body))
}

impl Endpoint for CreateGroup {
    type Response = Group;
    type Error = CreateGroupError;

    fn endpoint() -> &'static table::Endpoint {
        static ENDPOINT: table::Endpoint = table::Endpoint::new(
            "create_group",
            "POST",
            &[Segment::Literal("/groups")],
            Node::record(<CreateGroup as HasShape>::shape),
        )
        .with_summary("Create a new group.")
        .with_source("https://portal.invisiblecollector.com/docs/developers/api/groups/post")
        .with_accepts(JSON)
        .with_replies(&[
            replied("Created", 200, <Group as HasShape>::shape),
            failed("Unauthorized", 401),
            failed("Conflict", 409),
            failed("UnprocessableEntity", 422),
            failed("BadRequest", 400),
            failed("NotFound", 404),
        ])
        .with_auth(&[0]);
        &ENDPOINT
    }

    fn api() -> &'static Api {
        static API: Api = Api::new("invisible_collector", "Invisible Collector")
            .with_source("https://portal.invisiblecollector.com/docs/developers/api/")
            .with_servers(&[Server::new("https://api.invisiblecollector.com")])
            .with_auth(&[Scheme::new("bearer", &[Part::new("api_token", Carrier::Bearer)])]);
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

impl Serve for CreateGroup {}
