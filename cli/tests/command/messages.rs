//! `request`, `response` and `accept`.

use serde_json::json;

use crate::run::{parsed, run};
use crate::specs::{text, vendor};

const CHECKMARKET: &str = "specs/checkmarket/create_group.yaml";
const EMFLUENCE: &str = "specs/emfluence/save_group.yaml";
const FAXFINDER: &str = "specs/faxfinder/create_group.yaml";
const COLLECTOR: &str = "specs/invisible_collector/create_group.yaml";

#[test]
fn writes_xml_in_the_documented_order() {
    let values = r#"{"Name": "sample string 1", "Description": "sample string 2", "GroupFolderId": 1}"#;
    let ended = run(&["request", CHECKMARKET, "--format", "xml", "--params", "-"], values);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let (head, body) = ended.out.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("POST /3/ContactGroups HTTP/1.1\r\nhost: api.checkmarket.com\r\n"), "{head}");
    assert!(head.contains("content-type: application/xml\r\n"), "{head}");
    assert!(head.ends_with(&format!("content-length: {}", body.len())), "{head}");
    assert_eq!(
        body,
        "<SimpleGroup xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xmlns:z=\"http://schemas.microsoft.com/2003/10/Serialization/\" z:Id=\"i1\">\
         <Description>sample string 2</Description><GroupFolderId>1</GroupFolderId><Name>sample string 1</Name>\
         </SimpleGroup>"
    );
    assert!(ended.err.contains("no credentials"), "{}", ended.err);
}

#[test]
fn reports_all_violations_at_once() {
    let values = json!({ "Name": "x".repeat(101), "GroupFolderId": 32768 }).to_string();
    let ended = run(&["request", CHECKMARKET, "--params", "-"], &values);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    let rows = json!([
        { "pointer": "/Name", "rule": "max_length", "limit": "100", "actual": "101 characters" },
        { "pointer": "/GroupFolderId", "rule": "maximum", "limit": "32767", "actual": "32768" },
    ]);
    assert_eq!(parsed(&ended.out)["violations"], rows);
}

#[test]
fn reports_violations_beside_unreadable_values() {
    let values = r#"{"username": "..", "name": "N", "contact": ["not a url"], "nmae": 1}"#;
    let ended = run(&["request", FAXFINDER, "--params", "-", "--server", "https://dot3"], values);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    let said = parsed(&ended.out);
    let pointers = |key: &str| -> Vec<String> {
        said[key].as_array().unwrap().iter().map(|row| row["pointer"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(pointers("problems"), ["/contact/0", "/nmae"]);
    assert_eq!(pointers("violations"), ["/username"]);
}

#[test]
fn accepts_the_request_it_prints() {
    let values =
        r#"{"username":"a/../b c","name":"N & Söhne","contact":["https://dot3/ffws/v1/contacts/admin/23"]}"#;
    let auth = ["--auth", "username=admin", "--auth", "password=admin"];
    let arguments =
        [&["request", FAXFINDER, "--params", "-", "--server", "https://dot3"][..], &auth].concat();
    let printed = run(&arguments, values);
    assert_eq!(printed.code, Some(0), "{printed:?}");
    assert!(
        printed.out.starts_with("POST /ffws/v1/contact_groups/a%2F..%2Fb%20c HTTP/1.1\r\n"),
        "{}",
        printed.out
    );
    assert!(printed.out.contains("authorization: Basic YWRtaW46YWRtaW4=\r\n"), "{}", printed.out);
    let accepted = run(&["accept", FAXFINDER, "--server", "https://dot3"], &printed.out);
    assert_eq!(accepted.code, Some(0), "{accepted:?}");
    assert_eq!(parsed(&accepted.out)["values"], parsed(values));
}

#[test]
fn reports_every_error_of_a_bad_request() {
    let body = r#"{"Description": 7, "GroupFolderId": 40000}"#;
    let message = format!(
        "POST /3/ContactGroups HTTP/1.1\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let ended = run(&["accept", CHECKMARKET], &message);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    let said = parsed(&ended.out);
    let text = said.to_string();
    for pointer in ["/Name", "/Description", "/GroupFolderId"] {
        assert!(text.contains(&format!("\"{pointer}\"")), "{text}");
    }
}

#[test]
fn reads_a_failure_with_status_200_as_a_documented_error() {
    let body = r#"{"success":0,"code":301,"errors":["…"],"data":{"groupID":456}}"#;
    let ended = run(&["response", EMFLUENCE, "--status", "200", "-"], body);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let said = parsed(&ended.out);
    assert_eq!((&said["outcome"], &said["value"]["data"]["groupID"]), (&json!("error"), &json!(456)));
}

#[test]
fn reads_an_empty_string_as_null_and_one_as_true() {
    let body =
        r#"{"success":1,"code":0,"data":{"groupID":1,"groupName":"B2C","dateModified":"","private":1}}"#;
    let ended = run(&["response", EMFLUENCE, "--status", "200", body], "");
    let said = parsed(&ended.out);
    assert_eq!(said["outcome"], "success", "{ended:?}");
    assert_eq!(
        (&said["value"]["data"]["dateModified"], &said["value"]["data"]["private"]),
        (&json!(null), &json!(true))
    );
}

#[test]
fn reads_a_whole_response_as_a_client_prints_it() {
    let wire = "HTTP/1.1 100 Continue\r\n\r\nHTTP/2 200 \r\ncontent-type: application/json\r\n\r\n{\"id\":1,\"name\":\"N\"}";
    for arguments in [&["response", COLLECTOR][..], &["response", COLLECTOR, "-"]] {
        let ended = run(arguments, wire);
        let said = parsed(&ended.out);
        assert_eq!((&said["outcome"], &said["status"]), (&json!("success"), &json!(200)), "{ended:?}");
    }
    let cut = run(&["response", COLLECTOR], "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}");
    assert!(cut.code == Some(2) && cut.err.contains("Content-Length says 9"), "{cut:?}");
    let header = run(&["response", COLLECTOR, "--header", "a: b"], wire);
    assert!(header.code == Some(2) && header.err.contains("--status"), "{header:?}");
}

#[test]
fn distinguishes_undocumented_from_undecodable_responses() {
    let undocumented = run(&["response", COLLECTOR, "--status", "418"], "tea");
    assert_eq!(undocumented.code, Some(1), "{undocumented:?}");
    assert_eq!(parsed(&undocumented.out), json!({ "outcome": "undocumented", "status": 418, "body": "tea" }));
    let undecodable = run(&["response", COLLECTOR, "--status", "200", r#"{"id": {}}"#], "");
    assert_eq!(undecodable.code, Some(1), "{undecodable:?}");
    let said = parsed(&undecodable.out);
    assert_eq!(said["outcome"], "undecodable");
    assert_eq!(said["problems"][0]["pointer"], "/id");
    assert_eq!(said["problems"][0]["column"], 8);
    assert_eq!((&said["reply"], &said["body"]), (&json!("Created"), &json!(r#"{"id": {}}"#)));
}

#[test]
fn keeps_the_body_of_a_documented_failure_that_a_gateway_answered() {
    let page = "<html><h1>502 Bad Gateway</h1></html>";
    let ended =
        run(&["response", COLLECTOR, "--status", "409", "--header", "Content-Type: text/html", "-"], page);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    let said = parsed(&ended.out);
    assert_eq!(
        (&said["outcome"], &said["status"], &said["body"]),
        (&json!("undecodable"), &json!(409), &json!(page))
    );
    assert!(said["meaning"].is_string() && said["value"].is_null(), "{said}");
}

#[test]
fn shows_what_can_be_read_of_a_reply_that_cannot_be_read_whole() {
    let body = r#"{"id":{},"name":"N"}"#;
    let ended = run(&["response", COLLECTOR, "--status", "200", body], "");
    assert_eq!(parsed(&ended.out)["value"], json!({ "name": "N" }), "{ended:?}");
}

#[test]
fn reads_values_and_bodies_that_start_with_a_byte_order_mark() {
    let values = "\u{feff}{\"name\":\"N\"}";
    let ended = run(&["request", COLLECTOR, "--params", "-"], values);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let (head, body) = ended.out.split_once("\r\n\r\n").unwrap();
    let head = head
        .replace(&format!("content-length: {}", body.len()), &format!("content-length: {}", body.len() + 3));
    let ended = run(&["accept", COLLECTOR], &format!("{head}\r\n\r\n\u{feff}{body}"));
    assert_eq!(parsed(&ended.out)["values"], json!({ "name": "N" }), "{ended:?}");
    let ended = run(&["response", COLLECTOR, "--status", "200", "-"], "\u{feff}{\"id\":1,\"name\":\"N\"}");
    assert_eq!(parsed(&ended.out)["outcome"], "success", "{ended:?}");
}

#[test]
fn ignores_an_unreadable_optional_body() {
    for body in ["<html><body>no</body></html>", "no", ""] {
        let ended = run(&["response", FAXFINDER, "--status", "403", "-"], body);
        let said = parsed(&ended.out);
        assert_eq!(
            (&said["reply"], &said["value"]),
            (&json!("Forbidden"), &json!(null)),
            "{body:?} {ended:?}"
        );
    }
}

#[test]
fn refuses_unusable_arguments_without_showing_secrets() {
    let values = r#"{"name": "N"}"#;
    let wrong = run(&["request", COLLECTOR, "--params", "-", "--auth", "tokne=hunter2"], values);
    assert_eq!(wrong.code, Some(2), "{wrong:?}");
    assert!(wrong.err.contains("bearer: api_token") && !wrong.err.contains("hunter2"), "{}", wrong.err);
    for unnamed in ["hunter2", "=hunter2"] {
        let wrong = run(&["request", COLLECTOR, "--params", "-", "--auth", unnamed], values);
        assert_eq!(wrong.code, Some(2), "{wrong:?}");
        assert!(wrong.err.contains("`name=value`") && !wrong.err.contains("hunter2"), "{}", wrong.err);
    }
    let broken = run(&["request", COLLECTOR, "--params", "-", "--auth", "api_token=a\r\nx: y"], values);
    assert_eq!(broken.code, Some(2), "{broken:?}");
    assert!(!broken.err.contains("x: y"), "{}", broken.err);
    for arguments in [
        &["request", "specs/nowhere/x.yaml"][..],
        &["request", "specs"],
        &["request", COLLECTOR, "--format", "yaml"],
        &["request", COLLECTOR, "--format", "xml", "--params", "-"],
        &["response", COLLECTOR],
        &["response", COLLECTOR, "--status", "20"],
        &["response", COLLECTOR, "--status", "200", "nowhere.json"],
        &["accept", COLLECTOR],
    ] {
        let ended = run(arguments, values);
        assert_eq!(ended.code, Some(2), "{arguments:?} {ended:?}");
        assert!(!ended.err.is_empty() && !ended.err.contains("panicked"), "{ended:?}");
    }
}

#[test]
fn reports_a_value_that_cannot_be_written_as_a_problem() {
    let api = "title: A\nsource: https://a.example/docs\nservers: [https://a.example]\n";
    let endpoint = "summary: S.\nsource: https://a.example/docs\nrequest:\n  POST: /a\n  form: { lists: comma }\n  \
                    query: { tags: { type: list, items: string } }\n  headers: { X-Day: { type: string } }\n\
                    responses: { 204: { doc: D. } }\n";
    let folder = vendor(api, endpoint);
    let spec = folder.path().join("specs/example/make.yaml");
    let spec = spec.to_str().unwrap();
    let ended = run(&["request", spec, "--params", "-"], r#"{"tags":["a,b"]}"#);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    let problem = &parsed(&ended.out)["problems"][0];
    assert_eq!(problem["pointer"], "/tags/0");
    let what = problem["problem"].as_str().unwrap();
    assert!(what.starts_with("cannot be written into the query: "), "{what}");
    let ended = run(&["accept", spec], "POST /a?tags=%zz HTTP/1.1\r\n\r\n");
    assert_eq!(ended.code, Some(1), "{ended:?}");
    let what = &parsed(&ended.out)["problems"][0]["problem"];
    assert_eq!(*what, "the query cannot be read: it has a `%` without two hexadecimal digits after it");
    let ended = run(&["request", spec], "");
    assert!(
        ended.out.starts_with("POST /a HTTP/1.1\r\n") && ended.out.contains("content-length: 0\r\n"),
        "{ended:?}"
    );
}

#[test]
fn writes_a_field_in_no_namespace_below_a_type_that_has_one() {
    let endpoint = "\
summary: S
source: https://example.com/x
request:
  POST: /x
  body:
    formats: [xml]
    type: A
types:
  A:
    doc: A.
    xml: { namespace: urn:a }
    fields:
      B: { type: integer, xml: { namespace: \"\" }, doc: B }
      C: { type: integer, doc: C }
responses:
  200: { doc: D }
";
    let folder = vendor("title: T\nsource: https://example.com\nservers: [https://host]\n", endpoint);
    let specs = folder.path().join("specs");
    let spec = specs.join("example/make.yaml");
    let values = r#"{"B": 1, "C": 2}"#;
    let printed = run(&["request", text(&spec), "--params", "-"], values);
    assert!(printed.out.ends_with("<A xmlns=\"urn:a\"><B xmlns=\"\">1</B><C>2</C></A>"), "{printed:?}");
    let accepted = run(&["accept", text(&spec)], &printed.out);
    assert_eq!(parsed(&accepted.out)["values"], parsed(values), "{accepted:?}");
    let out = folder.path().join("src");
    let generated = run(&["generate", "--specs", text(&specs), "--out", text(&out)], "");
    assert_eq!(generated.code, Some(0), "{generated:?}");
    let code = std::fs::read_to_string(out.join("example/make.rs")).unwrap();
    assert!(code.contains(".with_namespace(\"\")"), "{code}");
}

#[test]
fn chooses_a_server_and_sets_its_variables() {
    let api = "\
title: A
source: https://a.example/docs
servers:
  - url: https://{org}.example.com:{port}/{tenant}?v=2&key={key}
    name: cloud
    variables:
      org: { type: string, min_length: 2 }
      port: { type: integer, default: 443 }
      tenant: { enum: [a, b], default: a }
      key: { type: string, secret: true }
  - { url: \"https://eu.example.com\", name: eu }
";
    let endpoint = "summary: S.\nsource: https://a.example/docs\nrequest:\n  GET: /groups\n  query: { limit: integer }\n\
                    responses: { 204: { doc: D. } }\n";
    let folder = vendor(api, endpoint);
    let spec = folder.path().join("specs/example/make.yaml");
    let request =
        |given: &[&str]| run(&[&["request", text(&spec), "--params", "-"], given].concat(), r#"{"limit":3}"#);
    let set = ["--server-variable", "org=acme", "--server-variable", "key=a b"];
    let printed = request(&set);
    let head = "GET /a/groups?v=2&key=a%20b&limit=3 HTTP/1.1\r\nhost: acme.example.com:443\r\n";
    assert!(printed.out.starts_with(head), "{printed:?}");
    let accepted = run(&["accept", text(&spec)], &printed.out);
    assert_eq!(parsed(&accepted.out)["values"], parsed(r#"{"limit":3}"#), "{accepted:?}");
    let accepted = run(&["accept", text(&spec), "--server", "eu"], &printed.out);
    assert_eq!(parsed(&accepted.out)["outcome"], "refused", "{accepted:?}");
    let printed = request(&["--server", "eu"]);
    assert!(
        printed.out.starts_with("GET /groups?limit=3 HTTP/1.1\r\nhost: eu.example.com\r\n"),
        "{printed:?}"
    );
    for (given, told) in [
        (
            &["--server-variable", "org=a.evil.com/", "--server-variable", "key=hunter2"][..],
            "expected a part of the name of a host",
        ),
        (
            &[
                "--server-variable",
                "org=a",
                "--server-variable",
                "port=x",
                "--server-variable",
                "key=hunter2",
            ],
            "min_length is 2",
        ),
        (&[], "/org: a required value is missing"),
        (&["--server", "https://host", "--server-variable", "org=acme"], "it has no variable \"org\""),
        (&["--server-variable", "hunter2"], "expected `name=value`"),
    ] {
        let ended = request(given);
        assert_eq!(ended.code, Some(2), "{given:?} {ended:?}");
        assert!(ended.err.contains(told) && !ended.err.contains("hunter2"), "{given:?} {ended:?}");
    }
}
