//! Tests with tables made by hand.

use super::{Carried, Loss, Misfit, NewGroup, carry, created};
use crate::dynamic::DynRecord;
use crate::json::Json;
use crate::table::{Endpoint, Field, GroupRole, MessagePath, Node, Segment, Shape, Union};
use crate::value::{Record, Value};

const SECRET: Node = Node::STRING.secret();

static MEMBER: Shape = Shape::new(
    "Member",
    &[
        Field::required(",\"id\":", "id", Node::INTEGER),
        Field::required(",\"kind\":", "kind", Node::STRING),
        Field::new(",\"token\":", "token", SECRET),
    ],
);

static REQUEST: Shape = Shape::new(
    "Request",
    &[
        Field::required(",\"name\":", "name", Node::STRING),
        Field::new(",\"members\":", "members", Node::list(&Node::record(|| &MEMBER))),
        Field::new(",\"labels\":", "labels", Node::map(&Node::STRING)),
        Field::new(",\"any\":", "any", Node::ANY),
        Field::new(",\"key\":", "key", SECRET),
        Field::new(",\"keys\":", "keys", Node::map(&SECRET)),
    ],
);

static ENDPOINT: Endpoint =
    Endpoint::new("create_group", "POST", &[Segment::Literal("/groups")], Node::record(|| &REQUEST))
        .with_group(&[
            GroupRole::of_request("name", MessagePath::new(&["name"])),
            GroupRole::of_request("members", MessagePath::new(&["members", "id"])),
            GroupRole::of_request("kinds", MessagePath::new(&["members", "kind"])),
            GroupRole::of_request("second", MessagePath::new(&["members", "1", "kind"]).with_items(&[1])),
            GroupRole::of_request("far", MessagePath::new(&["members", "99999999", "kind"]).with_items(&[1])),
            GroupRole::of_request("color", MessagePath::new(&["labels", "color"])),
            GroupRole::of_request("any", MessagePath::new(&["any"])),
            GroupRole::of_request("key", MessagePath::new(&["key"])),
            GroupRole::of_request("keys", MessagePath::new(&["keys", "first"])),
            GroupRole::of_request("token", MessagePath::new(&["members", "token"])),
            GroupRole::of_request("nothing", MessagePath::new(&["name", "first"])),
            GroupRole::of_response("id", MessagePath::new(&["groups", "0", "id"]).with_items(&[1])),
        ]);

fn carried(group: &NewGroup) -> (Carried, DynRecord) {
    let mut record = DynRecord::new(&REQUEST);
    let carried = carry(&ENDPOINT, group, &mut record);
    (carried, record)
}

fn loss(role: &str, lost: usize, carried: usize) -> Loss {
    Loss { role: role.to_owned(), lost, carried }
}

#[test]
fn sets_fields_in_items_and_entries() {
    let group = NewGroup::new("Night shift").with_members(["7", "8"]).with("color", "red").with("any", "1");
    let (Carried { losses, misfits, missing }, record) = carried(&group.with("second", "person"));
    assert_eq!((losses, misfits), (vec![], vec![]));
    // The second item has its kind.
    assert_eq!(missing, ["/members/0/kind"]);
    let created = created(&ENDPOINT, &record, Value::Absent);
    assert_eq!(created.values("members"), ["7", "8"]);
    assert_eq!((created.value("color"), created.value("any")), (Some("red"), Some("1")));
    assert_eq!((created.id(), created.value("second")), (None, Some("person")));
}

#[test]
fn tells_what_has_no_place_and_what_does_not_fit() {
    let group = NewGroup::new("A").with("name", "B").with("nothing", "C").with("far", "D").with("size", "E");
    let (Carried { losses, misfits, .. }, _) = carried(&group.with_members(["first", "2"]));
    let expected = [loss("far", 1, 0), loss("name", 1, 1), loss("nothing", 1, 0), loss("size", 1, 0)];
    assert_eq!(losses, expected);
    let misfit = Misfit {
        role: "members".to_owned(),
        expected: "an integer".to_owned(),
        place: "/members/0/id".to_owned(),
    };
    assert_eq!(misfits, [misfit]);
    let (Carried { missing, .. }, _) = carried(&NewGroup { values: [].into() });
    assert_eq!(missing, ["/name"]);
}

#[test]
fn reads_any_json_and_no_secrets() {
    let mut record = DynRecord::new(&REQUEST);
    carry(
        &ENDPOINT,
        &NewGroup::new("A").with("key", "hidden").with("keys", "hidden").with("token", "hidden"),
        &mut record,
    );
    let json: Json = r#"{"groups":[{"id":12345678901234567890}]}"#.parse().unwrap();
    let created = created(&ENDPOINT, &record, Value::Json(&json));
    assert_eq!((created.id(), created.name()), (Some("12345678901234567890"), Some("A")));
    for role in ["key", "keys", "token"] {
        assert_eq!(created.value(role), None, "{role}");
    }
    assert!(record.get(4).string().is_some(), "the secret is in the request");
}

#[test]
fn values_of_roles_in_one_list_are_side_by_side() {
    let group = NewGroup::new("Night shift").with_members(["7", "8"]).with("kinds", "a").with("kinds", "b");
    let (carried, record) = carried(&group);
    assert_eq!(carried.losses, []);
    let Value::List(members) = record.get(1) else { panic!("there are no members") };
    assert_eq!(members.len(), 2);
}

#[test]
fn a_path_of_very_many_steps_leads_nowhere() {
    static PATH: [&str; 100_000] = ["labels"; 100_000];
    static DEEP: Endpoint =
        Endpoint::new("create_group", "POST", &[Segment::Literal("/groups")], Node::record(|| &REQUEST))
            .with_group(&[
                GroupRole::of_request("name", MessagePath::new(&PATH)),
                GroupRole::of_response("id", MessagePath::new(&PATH)),
            ]);
    let mut record = DynRecord::new(&REQUEST);
    let carried = carry(&DEEP, &NewGroup::new("Night shift"), &mut record);
    assert_eq!(carried.losses, [loss("name", 1, 0)]);
    assert_eq!(created(&DEEP, &record, Value::Record(&record)).roles().count(), 0);
}

#[test]
fn a_place_has_the_value_of_one_role() {
    let group = NewGroup::new("A").with("kinds", "a").with("kinds", "b").with("second", "c").with("any", "1");
    let (told, record) = carried(&group);
    assert_eq!(told.losses, [loss("second", 1, 0)]);
    assert_eq!(created(&ENDPOINT, &record, Value::Absent).values("kinds"), ["a", "b"]);
    // Without a second kind, its place is free.
    let (told, _) = carried(&NewGroup::new("A").with("kinds", "a").with("second", "c"));
    assert_eq!(told.losses, []);
}

static USER: Shape = Shape::new("User", &[Field::new(",\"user\":", "user", Node::STRING), EITHER]);
static TEAM: Shape = Shape::new("Team", &[Field::new(",\"team\":", "team", Node::STRING), EITHER]);
const EITHER: Field = Field::new(",\"note\":", "note", Node::STRING);
static OWNER: Union = Union::by_key(
    "Owner",
    &[
        Field::new(",\"user\":", "user", Node::record(|| &USER)),
        Field::new(",\"team\":", "team", Node::record(|| &TEAM)),
    ],
);
static OWNED: Shape = Shape::new("Owned", &[Field::new(",\"owner\":", "owner", Node::union(|| &OWNER))]);

#[test]
fn a_union_has_the_variant_of_one_role() {
    static OF_UNION: Endpoint =
        Endpoint::new("create_group", "POST", &[Segment::Literal("/groups")], Node::record(|| &OWNED))
            .with_group(&[
                GroupRole::of_request("note", MessagePath::new(&["owner", "note"])),
                GroupRole::of_request("a_team", MessagePath::new(&["owner", "team"])),
                GroupRole::of_request("user", MessagePath::new(&["owner", "user"])),
            ]);
    let group = NewGroup { values: [].into() }.with("a_team", "T").with("note", "N").with("user", "U");
    let mut record = DynRecord::new(&OWNED);
    let carried = carry(&OF_UNION, &group, &mut record);
    assert_eq!(carried.losses, [loss("user", 1, 0)]);
    let created = created(&OF_UNION, &record, Value::Absent);
    assert_eq!((created.value("a_team"), created.value("note")), (Some("T"), Some("N")));
}
