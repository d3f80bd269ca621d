//! The endpoint that is served, in types that Groupwright, serde and garde know: `specs/office`.

use garde::Validate;
use groupwright::{GroupEndpoint, GroupResponse};
use serde::{Deserialize, Serialize};

/// Who sees to a group.
#[derive(Clone, Debug, Deserialize, Serialize, Validate, GroupResponse)]
#[groupwright(spec = "specs/office/create_group.yaml")]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    #[garde(length(chars, min = 3, max = 254))]
    pub(super) email: String,
    #[garde(length(chars, min = 1, max = 100))]
    pub(super) name: String,
}

/// The request.
#[derive(Clone, Debug, Deserialize, Validate, GroupEndpoint)]
#[groupwright(spec = "specs/office/create_group.yaml", response = Group, error = Refused)]
#[serde(deny_unknown_fields)]
pub(super) struct NewGroup {
    #[garde(length(chars, min = 1, max = 100))]
    pub(super) name: String,
    #[garde(length(chars, max = 1000))]
    pub(super) description: Option<String>,
    #[garde(range(min = 1, max = 10_000))]
    pub(super) capacity: i64,
    #[garde(skip)]
    pub(super) visible: bool,
    #[garde(length(max = 10), inner(length(chars, min = 1, max = 30)))]
    pub(super) tags: Vec<String>,
    #[garde(dive)]
    pub(super) owner: Person,
}

/// The reply.
#[derive(Clone, Debug, Serialize, GroupResponse)]
#[groupwright(spec = "specs/office/create_group.yaml")]
pub(super) struct Group {
    pub(super) id: i64,
    pub(super) name: String,
    pub(super) capacity: i64,
    pub(super) tags: Vec<String>,
    pub(super) owner: Person,
}

/// What is wrong with a request.
#[derive(Clone, Debug, Serialize, GroupResponse)]
#[groupwright(spec = "specs/office/create_group.yaml")]
pub(super) struct Failure {
    pub(super) message: String,
}

/// The failures.
#[derive(Debug, GroupResponse)]
#[groupwright(spec = "specs/office/create_group.yaml")]
pub(super) enum Refused {
    Invalid(Failure),
}

impl NewGroup {
    /// The group that is made of it.
    pub(super) fn made(self) -> Group {
        Group { id: 4711, name: self.name, capacity: self.capacity, tags: self.tags, owner: self.owner }
    }
}

/// A request that keeps every rule.
pub(super) const VALID: &str = r#"{"name":"Night shift","description":"Those who work at night","capacity":250,"visible":true,"tags":["night","zürich","genève"],"owner":{"email":"mike.zanyatski@example.com","name":"Mike Zanyatski"}}"#;

/// Requests that each break one.
pub(super) const INVALID: [&str; 3] = [
    r#"{"name":"","capacity":250,"visible":true,"tags":[],"owner":{"email":"a@b","name":"M"}}"#,
    r#"{"name":"N","capacity":0,"visible":true,"tags":[],"owner":{"email":"a@b","name":"M"}}"#,
    r#"{"name":"N","capacity":250,"visible":true,"tags":[],"owner":{"email":"a@b","name":"M","age":7}}"#,
];
