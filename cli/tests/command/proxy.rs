//! `proxy`.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::run::run;

/// A command that serves, and its first line.
#[expect(clippy::unwrap_used, reason = "a command that cannot be started fails the test")]
fn serving(arguments: &[&str]) -> (Child, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_groupwright"))
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    child.stdout = Some(out.into_inner());
    (child, line)
}

/// The address in a line.
fn address(line: &str) -> &str {
    let start = line.split("http://").nth(1).unwrap_or_default();
    start.split_whitespace().next().unwrap_or_default()
}

#[expect(clippy::unwrap_used, reason = "a server that cannot be reached fails the test")]
fn post(address: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let length = body.len();
    let request = format!(
        "POST /groups HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer a\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut all = String::new();
    stream.read_to_string(&mut all).unwrap();
    all
}

#[test]
fn tells_deviations_between_a_client_and_a_server() {
    let (mut sandbox, line) = serving(&["sandbox", "specs/invisible_collector", "--port", "0"]);
    let url = format!("http://{}/invisible_collector", address(&line));
    let (proxy, line) = serving(&["proxy", "specs/invisible_collector", "--to", &url, "--port", "0"]);
    let proxied = address(&line).to_owned();
    let made = post(&proxied, r#"{"name":"A"}"#);
    assert!(made.starts_with("HTTP/1.1 200 OK") && made.contains("\"name\":\"A\""), "{made}");
    let refused = post(&proxied, r#"{"nme":"A"}"#);
    assert!(refused.starts_with("HTTP/1.1 422"), "{refused}");
    sandbox.kill().unwrap();
    sandbox.wait().unwrap();
    let lost = post(&proxied, r#"{"name":"B"}"#);
    assert!(lost.starts_with("HTTP/1.1 502"), "{lost}");
    assert!(Command::new("kill").arg(proxy.id().to_string()).status().unwrap().success());
    let ended = proxy.wait_with_output().unwrap();
    let out = String::from_utf8_lossy(&ended.stdout);
    assert_eq!(ended.status.code(), Some(1), "{out}");
    assert!(out.contains("/nme: unknown member"), "{out}");
    assert!(out.contains("server: create_group: there is no response: "), "{out}");
    assert!(String::from_utf8_lossy(&ended.stderr).contains(" deviations\n"));
}

#[test]
fn refuses_servers_that_it_cannot_be_for() {
    for (spec, to, expected) in [
        ("specs/dropbox", "http://api.example.com", "only https is taken"),
        ("specs/dropbox", "https://user:hunter2@host", "without a user"),
        ("specs/dropbox", "nonsense", "expected a URL"),
        ("specs", "https://api.example.com", "name the folder of one vendor"),
    ] {
        let ended = run(&["proxy", spec, "--to", to, "--port", "0"], "");
        assert_eq!(ended.code, Some(2), "{ended:?}");
        assert!(ended.err.contains(expected) && !ended.err.contains("hunter2"), "{ended:?}");
    }
}
