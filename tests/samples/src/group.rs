//! A flat request "create a group": texts, integers and booleans.

use groupwright::GroupEndpoint;
use serde::{Deserialize, Serialize};

use crate::reply::Reply;

/// What is to be made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, GroupEndpoint)]
#[groupwright(spec = "specs/directory/create_group.yaml", response = Reply)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewGroup {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    folder_id: i64,
    owner_email: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time_zone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    capacity: Option<i64>,
    is_open: bool,
    is_visible: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    notify: Option<bool>,
}

/// A request that leaves one member out.
pub fn sample() -> NewGroup {
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
