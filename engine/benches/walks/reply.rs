//! The reply to "create a group" of a vendor with an envelope, carried by types that both the walks and serde know.

use groupwright_engine::kind::{BOOLEAN, INTEGER, STRING};
use groupwright_engine::table::{Field, Item, Kind, Shape};
use groupwright_engine::value::{Record, Slot, Value, Wire};
use serde::{Deserialize, Serialize};

const TEXT: Kind = Kind::Scalar(STRING);
const COUNT: Kind = Kind::Scalar(INTEGER);

const fn required(name: &'static str, rust: &'static str, kind: Kind) -> Field {
    Field { required: true, ..Field::new(name, rust, kind) }
}

/// A member of a group.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Person {
    id: String,
    display_name: String,
    title: Option<String>,
    is_admin: bool,
    avatar_small: Option<String>,
    profile_url: Option<String>,
}

static PERSON: Shape = Shape::new(
    "Person",
    &[
        required("id", "id", TEXT),
        required("displayName", "display_name", TEXT),
        Field::new("title", "title", TEXT),
        required("isAdmin", "is_admin", Kind::Scalar(BOOLEAN)),
        Field::new("avatarSmall", "avatar_small", TEXT),
        Field::new("profileUrl", "profile_url", TEXT),
    ],
);

impl Record for Person {
    fn shape(&self) -> &'static Shape {
        &PERSON
    }

    fn get(&self, field: usize) -> Value<'_> {
        match field {
            0 => Wire::get(&self.id),
            1 => Wire::get(&self.display_name),
            2 => Wire::get(&self.title),
            3 => Wire::get(&self.is_admin),
            4 => Wire::get(&self.avatar_small),
            5 => Wire::get(&self.profile_url),
            _ => Value::Absent,
        }
    }

    fn slot(&mut self, field: usize) -> Slot<'_> {
        match field {
            0 => Wire::slot(&mut self.id),
            1 => Wire::slot(&mut self.display_name),
            2 => Wire::slot(&mut self.title),
            3 => Wire::slot(&mut self.is_admin),
            4 => Wire::slot(&mut self.avatar_small),
            5 => Wire::slot(&mut self.profile_url),
            _ => Slot::Nowhere,
        }
    }
}

impl Wire for Person {
    fn get(&self) -> Value<'_> {
        Value::Record(self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Record(self)
    }

    fn empty() -> Self {
        Self {
            id: Wire::empty(),
            display_name: Wire::empty(),
            title: Wire::empty(),
            is_admin: Wire::empty(),
            avatar_small: Wire::empty(),
            profile_url: Wire::empty(),
        }
    }
}

/// What was made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub(crate) struct Group {
    id: String,
    name: String,
    category: String,
    parent: String,
    description: Option<String>,
    manager: Person,
    members: Vec<Person>,
}

static GROUP: Shape = Shape::new(
    "Group",
    &[
        required("id", "id", TEXT),
        required("name", "name", TEXT),
        required("category", "category", TEXT),
        required("parent", "parent", TEXT),
        Field::new("description", "description", TEXT),
        required("manager", "manager", Kind::Struct("Person")),
        required("members", "members", Kind::List(const { &Item::new(Kind::Struct("Person")) })),
    ],
);

impl Record for Group {
    fn shape(&self) -> &'static Shape {
        &GROUP
    }

    fn get(&self, field: usize) -> Value<'_> {
        match field {
            0 => Wire::get(&self.id),
            1 => Wire::get(&self.name),
            2 => Wire::get(&self.category),
            3 => Wire::get(&self.parent),
            4 => Wire::get(&self.description),
            5 => Wire::get(&self.manager),
            6 => Wire::get(&self.members),
            _ => Value::Absent,
        }
    }

    fn slot(&mut self, field: usize) -> Slot<'_> {
        match field {
            0 => Wire::slot(&mut self.id),
            1 => Wire::slot(&mut self.name),
            2 => Wire::slot(&mut self.category),
            3 => Wire::slot(&mut self.parent),
            4 => Wire::slot(&mut self.description),
            5 => Wire::slot(&mut self.manager),
            6 => Wire::slot(&mut self.members),
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
        Self {
            id: Wire::empty(),
            name: Wire::empty(),
            category: Wire::empty(),
            parent: Wire::empty(),
            description: Wire::empty(),
            manager: Wire::empty(),
            members: Wire::empty(),
        }
    }
}

/// The envelope.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Reply {
    count: i64,
    status: i64,
    status_code: i64,
    response: Group,
}

static REPLY: Shape = Shape::new(
    "Reply",
    &[
        required("count", "count", COUNT),
        required("status", "status", COUNT),
        required("statusCode", "status_code", COUNT),
        required("response", "response", Kind::Struct("Group")),
    ],
);

impl Record for Reply {
    fn shape(&self) -> &'static Shape {
        &REPLY
    }

    fn get(&self, field: usize) -> Value<'_> {
        match field {
            0 => Wire::get(&self.count),
            1 => Wire::get(&self.status),
            2 => Wire::get(&self.status_code),
            3 => Wire::get(&self.response),
            _ => Value::Absent,
        }
    }

    fn slot(&mut self, field: usize) -> Slot<'_> {
        match field {
            0 => Wire::slot(&mut self.count),
            1 => Wire::slot(&mut self.status),
            2 => Wire::slot(&mut self.status_code),
            3 => Wire::slot(&mut self.response),
            _ => Slot::Nowhere,
        }
    }
}

impl Wire for Reply {
    fn get(&self) -> Value<'_> {
        Value::Record(self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Record(self)
    }

    fn empty() -> Self {
        Self {
            count: Wire::empty(),
            status: Wire::empty(),
            status_code: Wire::empty(),
            response: Wire::empty(),
        }
    }
}

/// A reply with so many members.
pub(crate) fn sample(members: usize) -> Reply {
    let person = |number: usize| Person {
        id: format!("9924256a-739c-462b-af15-{number:012}"),
        display_name: format!("Mike Zanyatski {number}"),
        title: Some("Manager of Zürich & Genève".to_owned()),
        is_admin: number == 0,
        avatar_small: Some("/skins/default/images/default_user_photo_size_32-32.png".to_owned()),
        profile_url: Some("https://portal/Products/People/Profile.aspx?user=mike".to_owned()),
    };
    Reply {
        count: 1,
        status: 0,
        status_code: 201,
        response: Group {
            id: "fadd9f49-2431-4610-a518-3ca9b3843c88".to_owned(),
            name: "New group name".to_owned(),
            category: "00000000-0000-0000-0000-000000000000".to_owned(),
            parent: "00000000-0000-0000-0000-000000000000".to_owned(),
            description: Some("Those who see to the new group".to_owned()),
            manager: person(0),
            members: (1..=members).map(person).collect(),
        },
    }
}
