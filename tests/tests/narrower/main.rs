//! A derived struct reads a request by the fields that it has: what it leaves out, and what it always holds.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use groupwright::http::{Request, Response};
use groupwright::{Endpoint, GroupEndpoint, GroupResponse, ReadRequestError, Serve};

/// Without the description, and always in a folder.
#[derive(Debug, GroupEndpoint)]
#[groupwright(spec = "../specs/checkmarket/create_group.yaml", response = Number, error = WholeError)]
struct Narrow {
    name: String,
    group_folder_id: u16,
}

/// A reply without the metadata that the page has.
#[derive(Debug, GroupResponse)]
#[groupwright(spec = "../specs/checkmarket/create_group.yaml")]
struct Number {
    data: i64,
}

/// With all that a client may send.
#[derive(Debug, GroupEndpoint)]
#[groupwright(spec = "../specs/checkmarket/create_group.yaml")]
struct Whole {
    name: String,
    description: Option<String>,
    group_folder_id: Option<u16>,
}

/// The spec says that this vendor passes over members that it does not know.
#[derive(Debug, GroupEndpoint)]
#[groupwright(spec = "../specs/emfluence/save_group.yaml")]
struct Renamed {
    group_name: Option<String>,
}

/// The vendor tells failures by a member of the body, which no derived type of a reply need have.
#[derive(Debug, GroupEndpoint)]
#[groupwright(spec = "../specs/emfluence/save_group.yaml", response = Code, error = Failed)]
struct Told {
    group_name: Option<String>,
}

#[derive(Debug, PartialEq, GroupResponse)]
#[groupwright(spec = "../specs/emfluence/save_group.yaml", rename = "GroupResponse")]
struct Code {
    code: Option<i64>,
}

#[derive(Debug, PartialEq, GroupResponse)]
#[groupwright(spec = "../specs/emfluence/save_group.yaml")]
enum Failed {
    Failed(Reasons),
}

#[derive(Debug, PartialEq, GroupResponse)]
#[groupwright(spec = "../specs/emfluence/save_group.yaml", rename = "Failure")]
struct Reasons {
    errors: Option<Vec<String>>,
}

fn request(path: &str, body: &str) -> Request<Vec<u8>> {
    let request = Request::post(path).header("content-type", "application/json");
    request.body(body.as_bytes().to_vec()).unwrap()
}

/// Where something is wrong, and what it is, of a request of one mistake.
fn refused<T: Serve>(request: &Request<Vec<u8>>) -> (String, String) {
    match T::read_request(request) {
        Err(ReadRequestError::Invalid { problems, violations }) if violations.is_empty() => {
            let [problem] = problems.try_into().unwrap();
            (problem.pointer, problem.what)
        }
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("accepted"),
    }
}

#[test]
fn refuses_members_the_struct_omits_as_unknown() {
    let request = request("/3/ContactGroups", r#"{"Name":"A","Description":"B","GroupFolderId":7}"#);
    let (pointer, what) = refused::<Narrow>(&request);
    assert!(pointer == "/Description" && what.contains("unknown"), "{pointer}: {what}");
    let whole = Whole::read_request(&request).unwrap();
    assert_eq!((whole.name.as_str(), whole.description.as_deref()), ("A", Some("B")));
}

#[test]
fn requires_members_the_struct_always_holds() {
    let request = request("/3/ContactGroups", r#"{"Name":"A"}"#);
    let (pointer, what) = refused::<Narrow>(&request);
    assert!(pointer == "/GroupFolderId" && what.contains("missing"), "{pointer}: {what}");
    assert_eq!(Whole::read_request(&request).unwrap().group_folder_id, None);
}

#[test]
fn ignores_unknown_members_where_the_spec_does() {
    let request = request("/v1/groups/save", r#"{"groupName":"A","notes":"B","other":1}"#);
    assert_eq!(Renamed::read_request(&request).unwrap().group_name.as_deref(), Some("A"));
}

#[test]
fn does_not_write_members_the_reply_omits() {
    let answer = Narrow::write_response(&Ok(Number { data: 42 }), None).unwrap();
    assert_eq!(std::str::from_utf8(answer.body()).unwrap(), r#"{"Data":42}"#);
}

#[test]
fn evaluates_conditions_on_the_body_the_spec_describes() {
    let reply = |body: &str| {
        let response = Response::builder().header("content-type", "application/json");
        Told::read_response(response.body(body.as_bytes().to_vec()).unwrap())
    };
    let failed = Failed::Failed(Reasons { errors: Some(vec!["taken".to_owned()]) });
    // A boolean, in its spelling, in plain JSON, and as text.
    for no in ["0", "false", "\"0\"", "\"false\""] {
        let error = reply(&format!(r#"{{"success":{no},"errors":["taken"]}}"#)).unwrap_err();
        assert_eq!(error.documented(), Some(&failed), "{no}");
    }
    for yes in ["1", "true", "\"1\""] {
        let body = format!(r#"{{"success":{yes},"data":{{}},"code":7}}"#);
        assert_eq!(reply(&body).unwrap(), Code { code: Some(7) }, "{yes}");
    }
    let request = Told { group_name: None };
    assert!(request.validate().is_ok());
}
