//! A struct as an enumeration.

use groupwright::GroupEnum;

#[derive(GroupEnum)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct Color;
