//! The tests that `docs/sandbox.md` shows.

use groupwright_sandbox::Sandbox;
use groupwright_vendors::dropbox::{Api, CreateGroup, CreateGroupError};

#[test]
fn a_second_group_of_one_name_is_refused() {
    let sandbox = Sandbox::open(&["../specs/dropbox"]).unwrap();
    let api = Api::new("a-token").with_server("http://localhost/dropbox");
    let group = api.send(&sandbox, &CreateGroup::new("Night shift")).unwrap();
    assert_eq!(group.group_name, "Night shift");

    let error = api.send(&sandbox, &CreateGroup::new("Night shift")).unwrap_err();
    assert!(matches!(error.documented(), Some(CreateGroupError::NameTaken(_))));
    assert_eq!(sandbox.calls().len(), 2);
}

#[tokio::test]
async fn a_request_that_may_have_been_performed_is_not_sent_again() {
    let sandbox = Sandbox::open(&["../specs/dropbox"]).unwrap();
    let api = Api::new("a-token").with_server("http://localhost/dropbox");
    let request = CreateGroup::new("Night shift");
    let call = api.call(&request).with_header("Sandbox-Fault", "truncate");
    let error = call.send_async(&sandbox).await.unwrap_err();
    assert!(error.was_sent() && error.documented().is_none());
    assert_eq!(sandbox.calls().len(), 1);
}
