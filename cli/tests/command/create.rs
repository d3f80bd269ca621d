//! `create`.

use std::fs;

use crate::run::{Ended, parsed, run, run_with};
use crate::served::{Sandbox, once};

/// The words of the lines: the vendor and what has become of the group there.
#[expect(clippy::unwrap_used, reason = "a line without words fails the test")]
fn told(ended: &Ended) -> Vec<(String, String)> {
    let lines = ended.out.lines().map(|line| {
        let mut words = line.split_whitespace().map(str::to_owned);
        (words.next().unwrap(), words.next().unwrap())
    });
    lines.collect()
}

#[test]
fn creates_a_group_at_every_vendor() {
    let sandbox = Sandbox::start();
    let arguments = ["create", "all", "--name", "Demo", "--server", &sandbox.url];
    let first = run(&arguments, "");
    assert_eq!(first.code, Some(0), "{first:?}");
    let told_first = told(&first);
    assert_eq!(told_first.len(), groupwright_specs::VENDORS.len());
    for ((vendor, outcome), expected) in told_first.iter().zip(groupwright_specs::VENDORS) {
        assert_eq!((vendor.as_str(), outcome.as_str()), (expected.name, "created"), "{first:?}");
    }
    // The vendors whose documentation says that names are unique answer as it says.
    let second = run(&arguments, "");
    assert_eq!(second.code, Some(1), "{second:?}");
    let created: Vec<String> = told(&second)
        .into_iter()
        .filter(|(_, outcome)| outcome == "created")
        .map(|(vendor, _)| vendor)
        .collect();
    assert_eq!(created, ["checkmarket", "faxfinder", "fhir", "klaviyo", "onlyoffice", "scim"]);
    for expected in [
        "dropbox              refused  Another group has this name (409 Conflict): group_name_already_used/...\n",
        "emfluence            refused  The group was not saved; the errors say why (200 OK): Group name \"Demo\" ",
        "zimbra               refused  There is a distribution list or an account of this name already (500 ",
    ] {
        assert!(second.out.contains(expected), "{expected}: {second:?}");
    }
}

#[test]
fn a_vendor_alone_is_at_the_server_as_it_stands() {
    let sandbox = Sandbox::start();
    let server = format!("{}/dropbox", sandbox.url);
    let ended = run(&["create", "dropbox", "--name", "Demo", "--server", &server], "");
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert!(ended.out.starts_with("dropbox  created  id g:"), "{ended:?}");
    let ended =
        run(&["create", "specs/scim", "--name", "Demo", "--server", &format!("{}/scim", sandbox.url)], "");
    assert_eq!(told(&ended), [("scim".to_owned(), "created".to_owned())], "{ended:?}");
}

#[test]
fn tells_what_is_lost_before_anything_is_sent() {
    let sandbox = Sandbox::start();
    let arguments =
        ["create", "klaviyo", "slack", "--name", "A", "--description", "B", "--server", &sandbox.url];
    let ended = run(&arguments, "");
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert_eq!(ended.err, "note: klaviyo: the request has no field for `description`\n");
    let strict = run(&[&arguments[..], &["--strict", "--json"]].concat(), "");
    assert_eq!(strict.code, Some(1), "{strict:?}");
    let rows: Vec<serde_json::Value> = strict.out.lines().map(parsed).collect();
    assert_eq!(rows[0]["outcome"], "failed");
    assert_eq!(rows[0]["lost"], serde_json::json!([{ "role": "description", "lost": 1, "carried": 0 }]));
    assert_eq!(rows[1]["outcome"], "refused", "the name was taken by the first run: {strict:?}");
}

#[test]
fn prints_a_json_object_a_line() {
    let sandbox = Sandbox::start();
    let arguments = ["create", "all", "--name", "Demo", "--json", "--server", &sandbox.url];
    let ended = run(&arguments, "");
    let rows: Vec<serde_json::Value> = ended.out.lines().map(parsed).collect();
    assert_eq!(rows.len(), groupwright_specs::VENDORS.len());
    for row in &rows {
        assert_eq!(row["outcome"], "created", "{row}");
        assert_eq!(row["group"]["name"], "Demo", "{row}");
    }
}

#[test]
fn values_of_a_member_that_is_no_identifier_of_the_vendor_are_refused() {
    let server = "http://127.0.0.1:9/onlyoffice";
    let ended = run(&["create", "onlyoffice", "--name", "A", "--member", "Anna", "--server", server], "");
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(ended.out.contains("for `members`, which is the field at /members/0\n"), "{ended:?}");
}

#[test]
fn a_dry_run_shows_what_would_be_sent_where() {
    let token = [("GROUPWRIGHT_DROPBOX_ACCESS_TOKEN", "hunter2")];
    let ended = run_with(&["create", "dropbox", "--name", "A", "--owner", "B", "--dry-run"], "", &token);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert_eq!(
        ended.out,
        "dropbox  planned  POST https://api.dropboxapi.com/2/team/groups/create {\"group_name\":\"A\"}\n"
    );
    assert_eq!(ended.err, "note: dropbox: the request has no field for `owner`\n");
    // Every problem is told at once, and which variable is to be set.
    let ended = run(&["create", "klaviyo", "--name", "", "--dry-run"], "");
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(ended.out.contains(
        "set GROUPWRIGHT_KLAVIYO_PRIVATE_KEY in the environment, or `private_key` of `klaviyo` in "
    ));
    let ended = run(&["create", "moodle", "--name", "A", "--dry-run"], "");
    assert!(ended.out.contains("every customer of moodle has a server of their own"), "{ended:?}");
    assert!(ended.out.contains("the request also requires the field at /groups/0/courseid"), "{ended:?}");
    let ended = run(&["create", "zimbra", "--name", "A", "--dry-run"], "");
    assert!(ended.out.contains("set GROUPWRIGHT_ZIMBRA_HOST in "), "{ended:?}");
    // What is required and has a role is given with its option.
    let ended = run(&["create", "faxfinder", "--name", "A", "--dry-run"], "");
    assert!(
        ended.out.contains("the request also requires the field at /username; give it with --owner"),
        "{ended:?}"
    );
    // Nothing is planned that could not be sent, and no secret is shown.
    for (server, expected) in [
        ("nosuch", "failed"),
        ("ftp://host", "failed"),
        ("https://", "failed"),
        ("http://host.example", "failed"),
        ("https://user:hunter2@host.example", "failed"),
        ("https://host.example:8443/a", "planned"),
    ] {
        let arguments = ["create", "dropbox", "--name", "A", "--dry-run", "--server", server];
        let ended = run_with(&arguments, "", &token);
        assert_eq!(told(&ended)[0].1, expected, "{server}: {ended:?}");
        assert!(!ended.out.contains("hunter2"), "{ended:?}");
    }
    let arguments =
        ["create", "moodle", "--name", "A", "--params", r#"{"groups":[{"courseid":7}]}"#, "--dry-run"];
    let variables =
        [("GROUPWRIGHT_MOODLE_TOKEN", "hunter2"), ("GROUPWRIGHT_MOODLE_SERVER", "https://moodle.example/x")];
    let ended = run_with(&arguments, "", &variables);
    assert!(
        ended.out.contains("the field at /groups/0/description; give it with --description"),
        "{ended:?}"
    );
    let ended = run_with(&[&arguments[..], &["--description", "B", "--json"]].concat(), "", &variables);
    let row = parsed(&ended.out);
    assert_eq!(row["url"], "https://moodle.example/x/webservice/rest/server.php", "{row}");
    assert!(!ended.out.contains("hunter2"), "{ended:?}");
}

#[test]
fn a_dry_run_masks_secrets_of_the_request() {
    let params = r#"{"email":"a@example.com","passwd":"hunter2","passwd2":"hunter2"}"#;
    let arguments =
        ["create", "directadmin", "--name", "demo", "--params", params, "--server", "http://127.0.0.1:9"];
    for form in ["--json", "--strict"] {
        let ended = run(&[&arguments[..], &["--dry-run", form]].concat(), "");
        assert!(ended.out.contains("(secret)") && !ended.out.contains("hunter2"), "{ended:?}");
    }
}

#[test]
fn what_may_have_been_created_is_not_called_refused() {
    let json = "content-type: application/json\r\nconnection: close\r\n\r\n";
    for (head, body, expected) in [
        ("HTTP/1.1 200 OK\r\n", "{\"group_id\":\"g1\"}", "unclear"),
        ("HTTP/1.1 200 OK\r\n", "", "unclear"),
        ("HTTP/1.1 502 Bad Gateway\r\n", "{}", "unclear"),
        ("HTTP/1.1 302 Found\r\n", "{}", "unclear"),
        ("HTTP/1.1 418 I'm a teapot\r\n", "{}", "refused"),
        ("HTTP/1.1 200 OK\r\n", "\0cut", "unclear"),
    ] {
        let (url, _sent) = once([head, json, body].concat());
        let arguments = ["create", "dropbox", "--name", "A", "--json", "--timeout", "5s", "--server", &url];
        let ended = run(&arguments, "");
        assert_eq!(ended.code, Some(1), "{ended:?}");
        assert_eq!(parsed(&ended.out)["outcome"], expected, "{head}{body}: {ended:?}");
    }
    // A connection that ends before the response.
    let (url, _sent) = once(String::new());
    let ended = run(&["create", "dropbox", "--name", "A", "--server", &url], "");
    assert_eq!(told(&ended)[0].1, "unclear", "{ended:?}");
}

#[test]
fn the_address_of_a_sandbox_is_told_apart_from_a_base_url() {
    let sandbox = Sandbox::start();
    let ended = run(&["create", "dropbox", "--name", "A", "--server", &sandbox.url], "");
    assert!(ended.out.contains("a path begins with the name of its vendor, such as /"), "{ended:?}");
}

#[test]
fn a_value_is_given_once() {
    let params = r#"{"name":"B"}"#;
    let ended =
        run(&["create", "slack", "--name", "A", "--params", params, "--server", "http://127.0.0.1:9"], "");
    assert!(ended.out.contains("both --name and --params have /name: give it once"), "{ended:?}");
}

#[test]
fn takes_further_fields_of_one_vendor() {
    let variables = [("GROUPWRIGHT_MOODLE_TOKEN", "hunter2")];
    let (url, sent) = once("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 0\r\n\r\n");
    let params = r#"{"groups":[{"courseid":7,"description":"d"}]}"#;
    let ended = run_with(
        &["create", "moodle", "--name", "Night shift", "--params", params, "--server", &url],
        "",
        &variables,
    );
    let sent = sent.recv().unwrap();
    assert!(
        sent.ends_with("groups%5B0%5D%5Bcourseid%5D=7&groups%5B0%5D%5Bname%5D=Night+shift&groups%5B0%5D%5Bdescription%5D=d"),
        "{sent}"
    );
    assert!(sent.contains("wstoken=hunter2"), "{sent}");
    assert!(!ended.out.contains("hunter2") && !ended.err.contains("hunter2"), "{ended:?}");
    assert_eq!(ended.code, Some(1), "an empty body is no documented reply: {ended:?}");
    let ended = run(&["create", "all", "--name", "A", "--params", "{}"], "");
    assert_eq!(ended.code, Some(2), "{ended:?}");
    let ended = run_with(
        &["create", "moodle", "--name", "A", "--params", r#"{"grops":[]}"#, "--server", "http://127.0.0.1:9"],
        "",
        &variables,
    );
    assert!(ended.out.contains("/grops: unknown member"), "{ended:?}");
}

#[test]
fn a_server_that_is_not_there_fails_its_vendor_alone() {
    let sandbox = Sandbox::start();
    let slack = format!("{}/slack", sandbox.url);
    let variables =
        [("GROUPWRIGHT_SLACK_SERVER", slack.as_str()), ("GROUPWRIGHT_SCIM_SERVER", "http://127.0.0.1:9")];
    let ended = run_with(&["create", "scim", "slack", "--name", "A"], "", &variables);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    let expected = [("scim", "failed"), ("slack", "created")];
    assert_eq!(
        told(&ended),
        expected.map(|(vendor, word)| (vendor.to_owned(), word.to_owned())),
        "{ended:?}"
    );
}

#[test]
fn words_of_a_server_cannot_change_the_terminal() {
    let (url, _sent) = once(
        "HTTP/1.1 409 Conflict\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n\
         {\"error_summary\":\"\\u001b[2Ja\\r\\nb\\u0007\",\"error\":{\".tag\":\"group_name_already_used\"}}",
    );
    let ended = run(&["create", "dropbox", "--name", "A\u{1b}[2J", "--server", &url], "");
    assert_eq!(ended.code, Some(1), "{ended:?}");
    let is_plain = |text: &str| !text.contains(|c: char| c.is_control() && c != '\n');
    assert!(is_plain(&ended.out) && is_plain(&ended.err) && ended.out.lines().count() == 1, "{ended:?}");
}

#[test]
fn what_is_written_wrong_is_told_with_what_is_near() {
    for (arguments, expected) in [
        (&["create", "slak", "--name", "A"][..], "there is no vendor and no path slak; did you mean slack?"),
        (&["create", "nothing_of_the_kind", "--name", "A"], "the vendors are aws_iam, checkmarket, "),
        (&["create", "slack", "slack", "--name", "A"], "the vendor slack is there twice"),
        (
            &["create", "slack", "--name", "A", "--set", "colour=red"],
            "no request carries the role colour; the roles are ",
        ),
        (
            &["create", "slack", "--name", "A", "--scheme", "basic"],
            "the endpoint has no scheme basic; it has bearer, ",
        ),
    ] {
        let ended = run(arguments, "");
        assert_ne!(ended.code, Some(0), "{ended:?}");
        assert!(ended.err.contains(expected) || ended.out.contains(expected), "{expected}: {ended:?}");
    }
}

#[test]
fn colours_are_there_where_they_are_wanted() {
    let escape = |variables: &[(&str, &str)]| {
        let ended =
            run_with(&["create", "slack", "--name", "A", "--server", "http://127.0.0.1:9"], "", variables);
        ended.out.contains('\u{1b}')
    };
    assert!(!escape(&[]));
    assert!(escape(&[("CLICOLOR_FORCE", "1")]));
    assert!(!escape(&[("CLICOLOR", "1")]), "the output is no terminal");
    assert!(!escape(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
}

#[test]
fn the_address_before_several_vendors_has_no_query() {
    for server in ["http://127.0.0.1:9?x=1", "127.0.0.1:9", "http://127.0.0.1:9/#f"] {
        let ended = run(&["create", "slack", "scim", "--name", "A", "--server", server], "");
        assert_eq!(ended.code, Some(2), "{ended:?}");
        assert!(ended.err.contains("--server: expected the address of a sandbox"), "{ended:?}");
    }
}

#[test]
fn one_vendor_with_several_endpoints_is_at_its_base_url() {
    let folder = tempfile::tempdir().unwrap();
    let vendor = folder.path().join("two");
    fs::create_dir(&vendor).unwrap();
    fs::write(vendor.join("api.yaml"), "title: T\nsource: https://example.com\n").unwrap();
    for name in ["groups", "teams"] {
        let endpoint = format!(
            "summary: S\nsource: https://example.com/x\n\
             request: {{ POST: /{name}, body: {{ formats: [json], fields: {{ name: {{ type: string, required: true }} }} }} }}\n\
             responses: {{ 201: {{ doc: D. }} }}\ngroup: {{ name: request.name }}\n"
        );
        fs::write(vendor.join(format!("{name}.yaml")), endpoint).unwrap();
    }
    let path = vendor.to_str().unwrap();
    let ended = run(&["create", path, "--name", "A", "--dry-run", "--server", "http://127.0.0.1:9/base"], "");
    assert_eq!(
        ended.out,
        "two/groups  planned  POST http://127.0.0.1:9/base/groups {\"name\":\"A\"}\n\
         two/teams   planned  POST http://127.0.0.1:9/base/teams {\"name\":\"A\"}\n",
        "{ended:?}"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn notes_that_cannot_be_written_end_nothing() {
    let line = format!(
        "'{}' create slack --name A --member B --dry-run --server http://127.0.0.1:9 2>/dev/full",
        env!("CARGO_BIN_EXE_groupwright")
    );
    let done = std::process::Command::new("sh").args(["-c", &line]).output().unwrap();
    assert_eq!(done.status.code(), Some(0));
    assert!(String::from_utf8(done.stdout).unwrap().starts_with("slack  planned"));
}
