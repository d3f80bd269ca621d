//! Names that are all spelt in one way.

use groupwright::{Endpoint, GroupEndpoint, GroupEnum};

#[derive(GroupEndpoint)]
#[groupwright(spec = "../../specs/checkmarket/create_group.yaml", rename_all = "PascalCase")]
struct NewGroup {
    group_folder_id: i16,
    name: String,
}

#[derive(GroupEnum)]
#[groupwright(spec = "specs/example/create_group.yaml", rename_all = "kebab-case", rename = "Color")]
enum Paint {
    Red,
    Green,
    DarkBlue,
}

#[test]
fn spells_all_names_in_one_way() {
    let group = NewGroup { group_folder_id: 1, name: "New group".to_owned() };
    assert!(group.validate().is_ok());
    let _ = (Paint::Red, Paint::Green, Paint::DarkBlue);
}
