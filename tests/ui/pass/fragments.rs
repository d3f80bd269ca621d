//! Structs that a macro makes, with types and names that it is given; raw names; names in another case.

#![deny(warnings)]
#![expect(missing_docs, reason = "a user need not document them")]

use groupwright::{GroupEndpoint, GroupEnum, GroupResponse, GroupValue, Uuid};

macro_rules! whole {
    ($(#[$attribute:meta])* struct $name:ident { $($field:ident: $ty:ty),* $(,)? }) => {
        $(#[$attribute])*
        pub struct $name { $(pub $field: $ty),* }
    };
}

whole! {
    #[derive(GroupEndpoint)]
    #[groupwright(spec = "specs/example/create_group.yaml")]
    struct NewGroup {
        user: String,
        name: String,
        parent: Option<Uuid>,
        folder_id: Option<M>,
        color: Option<Color>,
        labels: Vec<String>,
    }
}

macro_rules! color {
    ($held:ty) => {
        #[derive(GroupEnum)]
        #[groupwright(spec = "specs/example/create_group.yaml")]
        pub enum Color {
            Red,
            Other($held),
        }
    };
}

color!(String);

/// Of the name that a parameter might have.
#[derive(GroupValue)]
pub struct M(u16);

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/several/put_group.yaml", response = r#Group)]
pub struct r#Put {
    pub id: u8,
    pub r#name: String,
}

#[derive(GroupResponse)]
#[groupwright(spec = "specs/several/put_group.yaml")]
pub struct r#Group {
    pub name: String,
}

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/several/get_group.yaml")]
#[expect(non_camel_case_types, reason = "names in another case are as good")]
pub struct get_it {
    pub id: M2,
}

#[derive(GroupValue)]
pub struct M2(u8);

#[test]
fn takes_types_and_names_from_a_macro() {
    let _ = (Color::Red, Color::Other(String::new()), M(1), M2(1));
}
