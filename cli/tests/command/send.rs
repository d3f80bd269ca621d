//! `send`, `vendors`, `completions` and `request --curl`.

use std::process::Command;

use serde_json::json;

use crate::run::{parsed, run, run_with};
use crate::served::{Sandbox, once};

#[test]
fn sends_any_endpoint() {
    let sandbox = Sandbox::start();
    let server = format!("{}/dropbox", sandbox.url);
    let arguments = ["send", "dropbox", "--params", r#"{"group_name":"Night shift"}"#, "--server", &server];
    let ended = run(&arguments, "");
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let made = parsed(&ended.out);
    assert_eq!((&made["outcome"], &made["value"]["group_name"]), (&json!("success"), &json!("Night shift")));
    let again = run(&arguments, "");
    assert_eq!(again.code, Some(1), "{again:?}");
    assert_eq!(parsed(&again.out)["reply"], "NameTaken");
    // From a file of specs, in the other format.
    let server = format!("{}/checkmarket", sandbox.url);
    let spec = "specs/checkmarket/create_group.yaml";
    let ended =
        run(&["send", spec, "--params", "-", "--format", "xml", "--server", &server], r#"{"Name":"A"}"#);
    assert_eq!(parsed(&ended.out)["reply"], "Created", "{ended:?}");
}

#[test]
fn sends_nothing_that_is_not_valid() {
    let arguments = [
        "send",
        "checkmarket",
        "--params",
        r#"{"Name":1,"GroupFolderId":-1}"#,
        "--server",
        "http://127.0.0.1:9",
    ];
    let ended = run(&arguments, "");
    assert_eq!(ended.code, Some(1), "{ended:?}");
    let told = parsed(&ended.out);
    assert_eq!(told["outcome"], "invalid");
    assert_eq!(told["violations"][0]["pointer"], "/GroupFolderId");
}

#[test]
fn sends_header_fields_and_waits_no_longer_than_asked() {
    let (url, sent) =
        once("HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-type: application/json\r\n\r\n{}");
    let variables = [("GROUPWRIGHT_SLACK_TOKEN", "hunter2")];
    let arguments = [
        "send",
        "slack",
        "--params",
        r#"{"name":"A"}"#,
        "--server",
        &url,
        "--header",
        "X-Request-Id: 7",
        "--timeout",
        "5s",
    ];
    let ended = run_with(&arguments, "", &variables);
    let sent = sent.recv().unwrap();
    assert!(sent.contains("x-request-id: 7\r\n") && sent.contains("Bearer hunter2"), "{sent}");
    assert!(!ended.out.contains("hunter2") && !ended.err.contains("hunter2"), "{ended:?}");
    // A server that accepts and says nothing.
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let arguments = ["send", "slack", "--params", r#"{"name":"A"}"#, "--server", &url, "--timeout", "100ms"];
    let ended = run(&arguments, "");
    assert_eq!(ended.code, Some(1), "{ended:?}");
    let told = parsed(&ended.out);
    assert_eq!((&told["outcome"], &told["sent"]), (&json!("failed"), &json!(true)), "{told}");
}

#[test]
fn lists_what_vendors_need_and_carry() {
    let ended = run(&["vendors"], "");
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let expected = "\
faxfinder/create_group: Creating a new group. (MultiTech FaxFinder web services)
  carries       owner, name, description, members
  also requires owner (/username)
  server        each customer has one of their own; set GROUPWRIGHT_FAXFINDER_SERVER
  credentials   basic: GROUPWRIGHT_FAXFINDER_USERNAME and GROUPWRIGHT_FAXFINDER_PASSWORD
";
    assert!(ended.out.contains(expected), "{}", ended.out);
    let ended = run(&["vendors", "moodle", "specs/zabbix", "--json"], "");
    let rows = parsed(&ended.out);
    assert_eq!(
        rows[0]["requires"],
        json!([{ "pointer": "/groups/0/courseid", "role": null }, { "pointer": "/groups/0/description", "role": "description" }])
    );
    assert_eq!(rows[1]["vendor"], "zabbix");
    assert_eq!(
        rows[1]["credentials"][0],
        json!({ "scheme": "bearer", "variables": ["GROUPWRIGHT_ZABBIX_TOKEN"] })
    );
}

#[test]
fn prints_a_command_line_of_curl_that_works() {
    let sandbox = Sandbox::start();
    let server = format!("{}/slack", sandbox.url);
    let params = r#"{"name":"It's \"here\""}"#;
    let arguments =
        ["request", "slack", "--params", params, "--auth", "token=x", "--server", &server, "--curl"];
    let ended = run(&arguments, "");
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let done = Command::new("sh").args(["-c", &ended.out]).output().unwrap();
    let printed = String::from_utf8(done.stdout).unwrap();
    assert!(printed.starts_with("HTTP/1.1 200 OK"), "{printed}");
    // What curl has printed can be read as it is.
    let read = run(&["response", "slack", "-"], &printed);
    assert_eq!(parsed(&read.out)["outcome"], "success", "{read:?}");
}

#[test]
fn completes_in_three_shells() {
    for (shell, check) in [("bash", Some(["bash", "-n"])), ("zsh", None), ("fish", None)] {
        let ended = run(&["completions", shell], "");
        assert_eq!(ended.code, Some(0), "{ended:?}");
        for word in ["create", "dry-run", "sandbox", "invisible_collector"] {
            assert!(ended.out.contains(word), "{shell}: {word}");
        }
        let Some([program, option]) = check else { continue };
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("completions");
        std::fs::write(&file, &ended.out).unwrap();
        assert!(Command::new(program).arg(option).arg(&file).status().unwrap().success());
    }
    assert_eq!(run(&["completions", "cmd"], "").code, Some(2));
}

#[test]
fn the_command_needs_no_files() {
    let folder = tempfile::tempdir().unwrap();
    let ended = crate::run::run_in(folder.path(), &["request", "slack", "--params", r#"{"name":"A"}"#], "");
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert!(ended.out.starts_with("POST /api/usergroups.create HTTP/1.1\r\n"), "{ended:?}");
    // A folder of the same name is not taken in silence.
    std::fs::create_dir(folder.path().join("slack")).unwrap();
    let ended = crate::run::run_in(folder.path(), &["request", "slack", "--params", r#"{"name":"A"}"#], "");
    assert!(ended.err.contains("./slack is the folder"), "{ended:?}");
    let ended = crate::run::run_in(folder.path(), &["request", "./slack", "--params", "{}"], "");
    assert_eq!(ended.code, Some(2), "{ended:?}");
}

#[test]
fn what_is_not_seen_is_escaped_in_json() {
    let body =
        "{\"ok\":true,\"usergroup\":{\"id\":\"a\u{9b}2Jb\u{202e}c\u{7f}\",\"name\":\"A\",\"handle\":\"h\"}}";
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n";
    for verb in ["send", "create"] {
        let (url, _sent) = once([head, body].concat());
        let arguments: &[&str] = match verb {
            "send" => &["send", "slack", "--params", r#"{"name":"A"}"#, "--server", &url],
            _ => &["create", "slack", "--name", "A", "--json", "--server", &url],
        };
        let ended = run(arguments, "");
        assert!(!ended.out.contains(['\u{9b}', '\u{202e}', '\u{7f}']), "{ended:?}");
        assert!(ended.out.contains("a\\u009b2Jb\\u202ec\\u007f"), "{ended:?}");
    }
}
