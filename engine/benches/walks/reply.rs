//! The reply to "create a group" of a vendor with an envelope, carried by types that both the walks and serde know.

use groupwright_engine::table::Node;
use serde::{Deserialize, Serialize};

use crate::record::{ANY, Named, record};

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

record! { Person {
    0 id = required("id", Node::STRING, ANY);
    1 display_name = required("displayName", Node::STRING, ANY);
    2 title = optional("title", Node::STRING, ANY);
    3 is_admin = required("isAdmin", Node::BOOLEAN, ANY);
    4 avatar_small = optional("avatarSmall", Node::STRING, ANY);
    5 profile_url = optional("profileUrl", Node::STRING, ANY);
} }

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

record! { Group {
    0 id = required("id", Node::STRING, ANY);
    1 name = required("name", Node::STRING, ANY);
    2 category = required("category", Node::STRING, ANY);
    3 parent = required("parent", Node::STRING, ANY);
    4 description = optional("description", Node::STRING, ANY);
    5 manager = required("manager", Person::NODE, ANY);
    6 members = required("members", Node::list(Person::BODY), ANY);
} }

/// The envelope.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Reply {
    count: i64,
    status: i64,
    status_code: i64,
    response: Group,
}

record! { Reply {
    0 count = required("count", Node::INTEGER, ANY);
    1 status = required("status", Node::INTEGER, ANY);
    2 status_code = required("statusCode", Node::INTEGER, ANY);
    3 response = required("response", Group::NODE, ANY);
} }

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
