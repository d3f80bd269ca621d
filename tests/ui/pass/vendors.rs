//! The requests of all five vendors, written by hand. `tests/tests/parity` holds what they derive against what is
//! generated.

#![expect(missing_docs, reason = "a user need not document them")]

pub mod checkmarket {
    #[derive(groupwright::GroupEndpoint)]
    #[groupwright(spec = "../../specs/checkmarket/create_group.yaml")]
    pub struct CreateGroup {
        pub name: String,
        pub description: Option<String>,
        pub group_folder_id: Option<u16>,
    }
}

pub mod emfluence {
    #[derive(groupwright::GroupEndpoint)]
    #[groupwright(spec = "../../specs/emfluence/save_group.yaml")]
    pub struct SaveGroup {
        pub group_id: Option<i64>,
        pub group_name: Option<String>,
        pub status: Option<GroupStatus>,
        pub protected: Option<bool>,
        pub description: Option<String>,
        pub friendly_name: Option<String>,
        pub private: Option<bool>,
        pub user_ids: Option<Vec<i64>>,
        pub notes: Option<String>,
        pub external_id: Option<String>,
    }

    #[derive(groupwright::GroupEnum)]
    #[groupwright(spec = "../../specs/emfluence/save_group.yaml")]
    pub enum GroupStatus {
        Active,
        Other(String),
    }
}

pub mod faxfinder {
    #[derive(groupwright::GroupEndpoint)]
    #[groupwright(spec = "../../specs/faxfinder/create_group.yaml")]
    pub struct CreateGroup {
        pub username: String,
        pub name: Option<String>,
        pub description: Option<String>,
        pub contact: Option<Vec<groupwright::Url>>,
    }
}

pub mod invisible_collector {
    #[derive(groupwright::GroupEndpoint)]
    #[groupwright(spec = "../../specs/invisible_collector/create_group.yaml")]
    pub struct CreateGroup {
        pub name: String,
    }
}

pub mod onlyoffice {
    #[derive(groupwright::GroupEndpoint)]
    #[groupwright(spec = "../../specs/onlyoffice/create_group.yaml")]
    pub struct CreateGroup {
        pub group_manager: Option<groupwright::Uuid>,
        pub group_name: Option<String>,
        pub members: Option<Vec<groupwright::Uuid>>,
    }
}

#[test]
fn takes_requests_of_all_vendors() {
    use groupwright::Endpoint;

    let group = invisible_collector::CreateGroup { name: "New Group Name".to_owned() };
    assert!(group.validate().is_ok());
    let _ = (checkmarket::CreateGroup::api, emfluence::SaveGroup::api, faxfinder::CreateGroup::api);
    let _ = onlyoffice::CreateGroup::api;
}
