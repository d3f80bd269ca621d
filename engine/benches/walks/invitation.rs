//! A request "create a group and invite to it", whose rules both the walks and garde know.
//!
//! Names in Rust are those on the wire, since garde knows no others.

use garde::Validate;
use groupwright_engine::rule::{Limit, Rule};
use groupwright_engine::table::Node;

use crate::record::{ANY, Named, record};

/// One who is invited.
#[derive(Clone, Debug, Validate)]
pub(crate) struct Guest {
    #[garde(length(chars, min = 3, max = 254))]
    email: String,
    #[garde(length(chars, min = 1, max = 100))]
    name: String,
    #[garde(length(chars, max = 40))]
    title: Option<String>,
    #[garde(range(min = 0, max = 9))]
    level: i64,
    #[garde(skip)]
    notify: Option<bool>,
}

const EMAIL: &[Rule] = &[Rule::min_length(3), Rule::max_length(254)];
const NAME: &[Rule] = &[Rule::min_length(1), Rule::max_length(100)];
const TITLE: &[Rule] = &[Rule::max_length(40)];
const LEVEL: &[Rule] = &[Rule::minimum(Limit::Integer(0)), Rule::maximum(Limit::Integer(9))];

record! { Guest {
    0 email = required("email", Node::STRING, EMAIL);
    1 name = required("name", Node::STRING, NAME);
    2 title = optional("title", Node::STRING, TITLE);
    3 level = required("level", Node::INTEGER, LEVEL);
    4 notify = optional("notify", Node::BOOLEAN, ANY);
} }

/// What is to be made.
#[derive(Clone, Debug, Validate)]
pub(crate) struct Invitation {
    #[garde(length(chars, min = 1, max = 100))]
    name: String,
    #[garde(required, length(chars, min = 1, max = 1000))]
    description: Option<String>,
    #[garde(range(min = 1, max = 32_767))]
    folder: i64,
    #[garde(range(min = 1, max = 10_000))]
    capacity: Option<i64>,
    #[garde(length(min = 1, max = 10), inner(length(chars, min = 1, max = 30)))]
    tags: Vec<String>,
    #[garde(length(min = 1, max = 50), dive)]
    guests: Vec<Guest>,
}

const DESCRIPTION: &[Rule] = &[Rule::min_length(1), Rule::max_length(1000)];
const FOLDER: &[Rule] = &[Rule::minimum(Limit::Integer(1)), Rule::maximum(Limit::Integer(32_767))];
const CAPACITY: &[Rule] = &[Rule::minimum(Limit::Integer(1)), Rule::maximum(Limit::Integer(10_000))];
const TAGS: &[Rule] = &[Rule::min_items(1), Rule::max_items(10)];
const TAG: &[Rule] = &[Rule::min_length(1), Rule::max_length(30)];
/// What a list of tags holds.
const TEXTS: &Node = &Node::STRING.with_rules(TAG);
const GUESTS: &[Rule] = &[Rule::min_items(1), Rule::max_items(50)];

record! { Invitation {
    0 name = required("name", Node::STRING, NAME);
    1 description = required("description", Node::STRING, DESCRIPTION);
    2 folder = required("folder", Node::INTEGER, FOLDER);
    3 capacity = optional("capacity", Node::INTEGER, CAPACITY);
    4 tags = required("tags", Node::list(TEXTS), TAGS);
    5 guests = required("guests", Node::list(Guest::BODY), GUESTS);
} }

/// A request that keeps every rule.
pub(crate) fn sample() -> Invitation {
    let guest = |number: i64| Guest {
        email: format!("mike.zanyatski.{number}@example.com"),
        name: format!("Mike Zanyatski {number}"),
        title: Some("Manager of Zürich & Genève".to_owned()),
        level: number % 10,
        notify: None,
    };
    Invitation {
        name: "Managers of Zürich & Genève".to_owned(),
        description: Some("Those who see to the new group, and to what becomes of it".to_owned()),
        folder: 32_767,
        capacity: Some(250),
        tags: ["managers", "zürich", "genève"].map(str::to_owned).to_vec(),
        guests: (1..=20).map(guest).collect(),
    }
}

/// A request that breaks a rule of each sort, and one in each of five structures of the list.
pub(crate) fn broken() -> Invitation {
    let mut request = Invitation {
        name: String::new(),
        description: None,
        folder: 32_768,
        tags: vec!["managers".to_owned(); 11],
        ..sample()
    };
    for guest in request.guests.iter_mut().take(5) {
        guest.level = 10;
    }
    request
}
