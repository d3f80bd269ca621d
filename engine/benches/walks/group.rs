//! A request "create a group" as a form sends it: flat, of texts, integers and booleans.

use serde::{Deserialize, Serialize};

use crate::record::{ANY, COUNT, FLAG, TEXT, record};

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
    0 name = required("name", TEXT, ANY);
    1 description = optional("description", TEXT, ANY);
    2 folder_id = required("folderId", COUNT, ANY);
    3 owner_email = required("ownerEmail", TEXT, ANY);
    4 language = optional("language", TEXT, ANY);
    5 time_zone = optional("timeZone", TEXT, ANY);
    6 capacity = optional("capacity", COUNT, ANY);
    7 is_open = required("isOpen", FLAG, ANY);
    8 is_visible = required("isVisible", FLAG, ANY);
    9 notify = optional("notify", FLAG, ANY);
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
