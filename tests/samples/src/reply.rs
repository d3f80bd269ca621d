//! The reply to "create a group", in an envelope, in types that Groupwright and serde know.

use groupwright::GroupResponse;
use serde::{Deserialize, Serialize};

/// A member of a group.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, GroupResponse)]
#[groupwright(spec = "specs/directory/create_group.yaml")]
#[serde(rename_all = "camelCase")]
pub struct Person {
    id: String,
    display_name: String,
    title: Option<String>,
    is_admin: bool,
    avatar_small: Option<String>,
    profile_url: Option<String>,
}

/// What was made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, GroupResponse)]
#[groupwright(spec = "specs/directory/create_group.yaml")]
pub struct Group {
    id: String,
    name: String,
    category: String,
    parent: String,
    description: Option<String>,
    manager: Person,
    members: Vec<Person>,
}

/// The envelope.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, GroupResponse)]
#[groupwright(spec = "specs/directory/create_group.yaml")]
#[serde(rename_all = "camelCase")]
pub struct Reply {
    count: i64,
    status: i64,
    status_code: i64,
    response: Group,
}

/// A reply with so many members.
pub fn sample(members: usize) -> Reply {
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
