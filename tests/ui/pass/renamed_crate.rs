//! The runtime under another name, in a function.

/// A module that re-exports the runtime.
pub mod vendor {
    pub use groupwright as runtime;
}

#[test]
fn finds_the_runtime_under_another_name() {
    #[derive(vendor::runtime::GroupValue)]
    #[groupwright(crate = vendor::runtime)]
    struct Name(String);

    #[derive(vendor::runtime::GroupEndpoint)]
    #[groupwright(spec = "specs/example/create_group.yaml", crate = vendor::runtime)]
    struct NewGroup {
        user: String,
        name: Name,
        parent: Option<vendor::runtime::Uuid>,
    }

    let group = NewGroup { user: "ada".to_owned(), name: Name("x".to_owned()), parent: None };
    assert!(vendor::runtime::Endpoint::validate(&group).is_ok());
}
