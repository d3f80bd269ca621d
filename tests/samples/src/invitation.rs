//! A request "create a group and invite to it", whose rules Groupwright and garde know.

use garde::Validate;
use groupwright::{GroupEndpoint, GroupResponse};

/// One who is invited.
#[derive(Clone, Debug, Validate, GroupResponse)]
#[groupwright(spec = "specs/directory/invite.yaml")]
pub struct Guest {
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

/// What is to be made.
#[derive(Clone, Debug, Validate, GroupEndpoint)]
#[groupwright(spec = "specs/directory/invite.yaml")]
pub struct Invitation {
    #[garde(length(chars, min = 1, max = 100))]
    name: String,
    #[garde(length(chars, min = 1, max = 1000))]
    description: String,
    #[garde(range(min = 1, max = 32_767))]
    folder: i64,
    #[garde(range(min = 1, max = 10_000))]
    capacity: Option<i64>,
    #[garde(length(min = 1, max = 10), inner(length(chars, min = 1, max = 30)))]
    tags: Vec<String>,
    #[garde(length(min = 1, max = 50), dive)]
    guests: Vec<Guest>,
}

/// A request that keeps every rule.
pub fn sample(guests: i64) -> Invitation {
    let guest = |number: i64| Guest {
        email: format!("mike.zanyatski.{number}@example.com"),
        name: format!("Mike Zanyatski {number}"),
        title: Some("Manager of Zürich & Genève".to_owned()),
        level: number % 10,
        notify: None,
    };
    Invitation {
        name: "Managers of Zürich & Genève".to_owned(),
        description: "Those who see to the new group, and to what becomes of it".to_owned(),
        folder: 32_767,
        capacity: Some(250),
        tags: ["managers", "zürich", "genève"].map(str::to_owned).to_vec(),
        guests: (1..=guests).map(guest).collect(),
    }
}

/// A request that breaks a rule of each sort, and one in each of five structures of the list.
pub fn broken() -> Invitation {
    let mut request = Invitation {
        name: String::new(),
        description: String::new(),
        folder: 32_768,
        tags: vec!["managers".to_owned(); 11],
        ..sample(20)
    };
    for guest in request.guests.iter_mut().take(5) {
        guest.level = 10;
    }
    request
}
