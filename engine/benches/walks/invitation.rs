//! A request "create a group and invite to it", whose rules both the walks and garde know.
//!
//! Names in Rust are those on the wire, since garde knows no others.

use garde::Validate;
use groupwright_engine::rule::{MAX_ITEMS, MAX_LENGTH, MAXIMUM, MIN_ITEMS, MIN_LENGTH, MINIMUM, Rule};
use groupwright_engine::table::{Item, Kind};

use crate::record::{ANY, COUNT, FLAG, Named, TEXT, bound, count, record};

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

const EMAIL: &[Rule] = &[count(MIN_LENGTH, 3), count(MAX_LENGTH, 254)];
const NAME: &[Rule] = &[count(MIN_LENGTH, 1), count(MAX_LENGTH, 100)];
const TITLE: &[Rule] = &[count(MAX_LENGTH, 40)];
const LEVEL: &[Rule] = &[bound(MINIMUM, 0), bound(MAXIMUM, 9)];

record! { Guest {
    0 email = required("email", TEXT, EMAIL);
    1 name = required("name", TEXT, NAME);
    2 title = optional("title", TEXT, TITLE);
    3 level = required("level", COUNT, LEVEL);
    4 notify = optional("notify", FLAG, ANY);
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

const DESCRIPTION: &[Rule] = &[count(MIN_LENGTH, 1), count(MAX_LENGTH, 1000)];
const FOLDER: &[Rule] = &[bound(MINIMUM, 1), bound(MAXIMUM, 32_767)];
const CAPACITY: &[Rule] = &[bound(MINIMUM, 1), bound(MAXIMUM, 10_000)];
const TAGS: &[Rule] = &[count(MIN_ITEMS, 1), count(MAX_ITEMS, 10)];
const TAG: &[Rule] = &[count(MIN_LENGTH, 1), count(MAX_LENGTH, 30)];
/// What a list of tags holds.
const TEXTS: &Item = &Item { rules: TAG, ..Item::new(TEXT) };
const GUESTS: &[Rule] = &[count(MIN_ITEMS, 1), count(MAX_ITEMS, 50)];

record! { Invitation {
    0 name = required("name", TEXT, NAME);
    1 description = required("description", TEXT, DESCRIPTION);
    2 folder = required("folder", COUNT, FOLDER);
    3 capacity = optional("capacity", COUNT, CAPACITY);
    4 tags = required("tags", Kind::List(TEXTS), TAGS);
    5 guests = required("guests", Kind::List(Guest::ITEM), GUESTS);
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
