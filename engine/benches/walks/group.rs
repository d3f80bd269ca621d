//! A request "create a group" as a form sends it: flat, of texts, integers and booleans.

use serde::{Deserialize, Serialize};

use groupwright_engine::table::Node;

use crate::record::{ANY, record};

/// What is to be made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NewGroup {
    name: String,
    description: Option<String>,
    folder_id: i64,
    owner_email: String,
    language: Option<String>,
    time_zone: Option<String>,
    capacity: Option<i64>,
    is_open: bool,
    is_visible: bool,
    notify: Option<bool>,
}

record! { NewGroup {
    0 name = required("name", Node::STRING, ANY);
    1 description = optional("description", Node::STRING, ANY);
    2 folder_id = required("folderId", Node::INTEGER, ANY);
    3 owner_email = required("ownerEmail", Node::STRING, ANY);
    4 language = optional("language", Node::STRING, ANY);
    5 time_zone = optional("timeZone", Node::STRING, ANY);
    6 capacity = optional("capacity", Node::INTEGER, ANY);
    7 is_open = required("isOpen", Node::BOOLEAN, ANY);
    8 is_visible = required("isVisible", Node::BOOLEAN, ANY);
    9 notify = optional("notify", Node::BOOLEAN, ANY);
} }

/// A request that leaves one member out.
pub(crate) fn sample() -> NewGroup {
    NewGroup {
        name: "Managers of Zürich & Genève".to_owned(),
        description: Some("Those who see to the new group, and to what becomes of it".to_owned()),
        folder_id: 32_767,
        owner_email: "mike.zanyatski@example.com".to_owned(),
        language: None,
        time_zone: Some("Europe/Zurich".to_owned()),
        capacity: Some(250),
        is_open: true,
        is_visible: false,
        notify: Some(true),
    }
}
