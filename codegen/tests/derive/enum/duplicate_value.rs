//! Two variants for one value.

use groupwright::GroupEnum;

#[derive(GroupEnum)]
#[groupwright(spec = "specs/example/create_group.yaml")]
enum Color {
    Red,
    Green,
    #[groupwright(rename = "green")]
    Lime,
    DarkBlue,
}
