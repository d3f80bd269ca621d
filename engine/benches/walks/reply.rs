//! The reply to "create a group" of a vendor with an envelope, carried by types that both the walks and serde know.

use groupwright_engine::table::Kind;
use serde::{Deserialize, Serialize};

use crate::record::{ANY, COUNT, FLAG, Named, TEXT, record};

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
    0 id = required("id", TEXT, ANY);
    1 display_name = required("displayName", TEXT, ANY);
    2 title = optional("title", TEXT, ANY);
    3 is_admin = required("isAdmin", FLAG, ANY);
    4 avatar_small = optional("avatarSmall", TEXT, ANY);
    5 profile_url = optional("profileUrl", TEXT, ANY);
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
    0 id = required("id", TEXT, ANY);
    1 name = required("name", TEXT, ANY);
    2 category = required("category", TEXT, ANY);
    3 parent = required("parent", TEXT, ANY);
    4 description = optional("description", TEXT, ANY);
    5 manager = required("manager", Person::KIND, ANY);
    6 members = required("members", Kind::List(Person::ITEM), ANY);
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
    0 count = required("count", COUNT, ANY);
    1 status = required("status", COUNT, ANY);
    2 status_code = required("statusCode", COUNT, ANY);
    3 response = required("response", Group::KIND, ANY);
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
