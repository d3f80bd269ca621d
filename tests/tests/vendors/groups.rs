//! One group, created at every vendor in words that all share.

use groupwright::{GroupEndpoint, GroupError, Loss, NewGroup};
use groupwright_vendors::{checkmarket, fhir, klaviyo, moodle, scim, slack, zabbix};

fn group() -> NewGroup {
    NewGroup::new("Night shift").with_description("Those who work at night").with_members(["7", "8"])
}

fn lost(losses: &[Loss]) -> Vec<String> {
    losses.iter().map(ToString::to_string).collect()
}

#[test]
fn sets_the_fields_that_a_vendor_has() {
    let (request, losses) = slack::CreateUsergroup::of_group(&group()).unwrap();
    assert_eq!(
        request,
        slack::CreateUsergroup::new("Night shift").with_description("Those who work at night")
    );
    assert_eq!(lost(&losses), ["the request has no field for `members`"]);
}

#[test]
fn crosses_lists_and_items() {
    let error = zabbix::CreateHostgroup::of_group(&group()).unwrap_err();
    assert_eq!(error.to_string(), "the request also requires the field at /id, which is to be set first");
    let mut request = zabbix::CreateHostgroup::new(Vec::new(), 1);
    let losses = request.set_group(&group()).unwrap();
    assert_eq!(request.params.len(), 1);
    assert_eq!(request.params[0].name, "Night shift");
    assert_eq!(
        lost(&losses),
        ["the request has no field for `description`", "the request has no field for `members`"]
    );
    let mut request = scim::CreateGroup::new(["urn:ietf:params:scim:schemas:core:2.0:Group"], "");
    let losses = request.set_group(&group()).unwrap();
    assert_eq!(request.display_name, "Night shift");
    let members = request.members.unwrap();
    assert_eq!(
        members.iter().map(|member| member.value.as_deref()).collect::<Vec<_>>(),
        [Some("7"), Some("8")]
    );
    assert_eq!(lost(&losses), ["the request has no field for `description`"]);
}

#[test]
fn tells_what_a_vendor_requires_besides() {
    let GroupError { misfits, missing } = moodle::CreateGroups::of_group(&group()).unwrap_err();
    assert_eq!((misfits, missing), (vec![], vec!["/groups/0/courseid".to_owned()]));
    let error = checkmarket::CreateGroup::of_group(&group().with("folder", "the first")).unwrap_err();
    assert_eq!(error.to_string(), "expected an integer for `folder`, which is the field at /GroupFolderId");
}

#[test]
fn reads_the_group_that_was_created() {
    let request = klaviyo::CreateList::of_group(&group()).unwrap().0;
    let reply = klaviyo::CreateList::read_response(
        groupwright::http::Response::builder()
            .status(201)
            .header("Content-Type", "application/vnd.api+json")
            .body(br#"{"data":{"type":"list","id":"Y6nRLr","attributes":{"name":"Night shift"},"links":{"self":"https://a.klaviyo.com/api/lists/Y6nRLr/"}}}"#.to_vec())
            .unwrap(),
    );
    let created = request.group(&Ok(reply.unwrap()));
    assert_eq!((created.id(), created.name()), (Some("Y6nRLr"), Some("Night shift")));
    assert!(fhir::CreateGroup::roles().contains(&"members"));
}
