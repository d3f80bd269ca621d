//! The vendors: every documented example through the generated types, in both directions and every format, and
//! beside it the same through tables made at run time.

mod constraints;
mod endpoint;
mod examples;
mod groups;
mod tables;
mod twin;

use endpoint::Case;
use groupwright_vendors::{
    aws_iam, checkmarket, directadmin, dropbox, emfluence, faxfinder, fhir, invisible_collector, klaviyo,
    mattermost, moodle, onlyoffice, scim, slack, zabbix, zimbra,
};

/// Every generated endpoint and the credentials that its page shows, or any where it shows none.
fn cases() -> Vec<Case> {
    vec![
        Case::of::<aws_iam::CreateGroup>(
            "aws_iam/create_group",
            &[("access_key_id", "AKIDEXAMPLE"), ("secret_access_key", "S")],
        ),
        Case::of::<checkmarket::CreateGroup>(
            "checkmarket/create_group",
            &[("master_key", "M"), ("key", "K")],
        ),
        Case::of::<directadmin::CreateAdmin>(
            "directadmin/create_admin",
            &[("username", "admin"), ("password", "admin")],
        ),
        Case::of::<dropbox::CreateGroup>("dropbox/create_group", &[("access_token", "T")]),
        Case::of::<emfluence::SaveGroup>("emfluence/save_group", &[("access_token", "T")]),
        Case::of::<faxfinder::CreateGroup>(
            "faxfinder/create_group",
            &[("username", "admin"), ("password", "admin")],
        ),
        Case::of::<fhir::CreateGroup>("fhir/create_group", &[("access_token", "T")]),
        Case::of::<invisible_collector::CreateGroup>(
            "invisible_collector/create_group",
            &[("api_token", "your_api_token_here")],
        ),
        Case::of::<klaviyo::CreateList>("klaviyo/create_list", &[("private_key", "your-private-api-key")]),
        Case::of::<mattermost::CreateEmoji>("mattermost/create_emoji", &[("token", "T")]),
        Case::of::<moodle::CreateGroups>("moodle/create_groups", &[("token", "T")]),
        Case::of::<onlyoffice::CreateGroup>("onlyoffice/create_group", &[("token", "T")]),
        Case::of::<scim::CreateGroup>("scim/create_group", &[("token", "h480djs93hd8")]),
        Case::of::<slack::CreateUsergroup>("slack/create_usergroup", &[("token", "xxxx-xxxxxxxxx-xxxx")]),
        Case::of::<zabbix::CreateHostgroup>(
            "zabbix/create_hostgroup",
            &[("token", "038e1d7b1735c6a5436ee9eae095879e")],
        ),
        Case::of::<zimbra::CreateDistributionList>("zimbra/create_distribution_list", &[("auth_token", "T")]),
    ]
}

/// The endpoint that is also written by hand.
const TWIN: &str = "invisible_collector/create_group";

/// Runs a check on every endpoint and reports all that failed together.
fn every(check: impl Fn(&Case) -> Vec<String>) {
    let failed: Vec<String> = cases().iter().flat_map(check).collect();
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
}

#[test]
fn every_spec_has_a_case() {
    let loaded = endpoint::load();
    let specs: Vec<String> = loaded
        .iter()
        .flat_map(|checked| {
            checked.api().endpoints.iter().map(|e| format!("{}/{}", checked.api().name, e.name))
        })
        .collect();
    let cases: Vec<&str> = cases().iter().map(|case| case.name).collect();
    assert_eq!(specs, cases);
}

#[test]
fn generated_tables_match_those_made_at_run_time() {
    every(tables::check);
}

#[test]
fn writes_the_documented_requests() {
    every(examples::requests);
}

#[test]
fn reads_the_documented_responses() {
    every(examples::responses);
}

#[test]
fn checks_both_sides_of_every_rule() {
    every(constraints::check);
}

#[test]
fn manual_endpoint_behaves_like_the_generated_one() {
    let secrets = cases().into_iter().find(|case| case.name == TWIN).map(|case| case.secrets);
    let twin = Case::of::<twin::CreateGroup>(TWIN, secrets.unwrap());
    let failed = [examples::requests(&twin), examples::responses(&twin), constraints::check(&twin)].concat();
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
}

#[test]
fn client_config_refuses_requests_of_another_vendor() {
    let keys = checkmarket::Api::new("master key", "key");
    let error = keys.request(&invisible_collector::CreateGroup::new("Readers")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the request belongs to the API \"invisible_collector\", but the client configuration is for \"checkmarket\"; \
         use a client configuration for \"invisible_collector\""
    );
}
