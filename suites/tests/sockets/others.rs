//! Other programs against the sandbox: curl, and the standard library of Python.

use std::collections::BTreeSet;
use std::env;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use groupwright::table::{Media, Reply};
use serde_json::{Value, json};

use crate::calls::each;
use crate::case::{Asked, Case, Client};
use crate::specs::{root, sandbox, server};

/// The command, built as the tests of the workspace build it, so that nothing is built twice.
pub(crate) fn command() -> PathBuf {
    let cargo = |arguments: &[&str]| {
        let mut cargo = Command::new(env!("CARGO"));
        // What cargo tells of the package of a test would have build scripts run again, and all that depends on them.
        for (name, _) in env::vars() {
            if ["CARGO_MANIFEST_", "CARGO_PKG_"].iter().any(|of| name.starts_with(of)) {
                cargo.env_remove(name);
            }
        }
        let output = cargo.args(arguments).current_dir(root()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    let chosen =
        ["--workspace", "--exclude", "groupwright-suites", "--bin", "groupwright", "--test", "command"];
    cargo(&[&["build", "--quiet"][..], &chosen].concat());
    let metadata = cargo(&["metadata", "--format-version", "1", "--no-deps"]);
    let metadata: Value = serde_json::from_slice(&metadata).unwrap();
    PathBuf::from(metadata["target_directory"].as_str().unwrap()).join("debug/groupwright")
}

#[test]
fn the_printed_lines_of_curl_work_as_printed() {
    let mut child = Command::new(command())
        .args(["sandbox", "specs", "--port", "0"])
        .current_dir(root())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let shown: Vec<String> = lines.take_while(|line| !line.starts_with("calls: ")).collect();
    let curls: Vec<&str> =
        shown.iter().map(|line| line.trim()).filter(|line| line.contains("curl -sS -i")).collect();
    let mut failed = Vec::new();
    for line in &curls {
        let done = Command::new("sh").args(["-c", line]).output().unwrap();
        let out = String::from_utf8_lossy(&done.stdout);
        if !out.starts_with("HTTP/1.1 2") {
            failed.push(format!("{line}: {out} {}", String::from_utf8_lossy(&done.stderr)));
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(curls.len(), sandbox().documentation().len(), "{shown:#?}");
    assert!(failed.is_empty(), "{failed:#?}");
}

/// The texts within JSON.
fn texts(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => drop(found.insert(text.clone())),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(members) => members.values().for_each(|item| texts(item, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn texts_of(json: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    if let Ok(value) = serde_json::from_str(json) {
        texts(&value, &mut found);
    }
    found
}

/// Bytes in hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |all, byte| all + &format!("{byte:02x}"))
}

/// A message for the program, and what it is to find: a reply of one of some statuses.
fn row(case: &Case, asked: &Asked<'_>, replies: &[&Reply], echoed: &BTreeSet<String>) -> Value {
    let request = (case.request)(asked).unwrap_or_else(|error| panic!("{}: {error}", case.vendor));
    let name = |(name, value): (&groupwright::http::HeaderName, &groupwright::http::HeaderValue)| {
        json!([name.as_str(), value.to_str().unwrap()])
    };
    let mut headers: Vec<Value> = request.headers().iter().map(name).collect();
    headers.extend(asked.header.map(|(name, value)| json!([name, value])));
    let media = replies.iter().flat_map(|reply| reply.media());
    let fits = |media: &&Media| asked.reply_format.is_none_or(|format| media.format() == format);
    let mut accepted: Vec<&str> = media.clone().filter(fits).map(Media::media_type).collect();
    if accepted.is_empty() {
        // A failure may have other formats than a success.
        accepted = media.map(Media::media_type).collect();
    }
    let statuses: Vec<Value> = replies
        .iter()
        .flat_map(|reply| reply.statuses())
        .map(|range| json!([range.first, range.last]))
        .collect();
    json!({
        "place": format!("{}, {:?}, {:?}, {:?}", case.vendor, asked.format, asked.reply_format, asked.header),
        "method": request.method().as_str(),
        "target": request.uri().path_and_query().unwrap().as_str(),
        "headers": headers,
        "body": hex(request.body()),
        "statuses": statuses,
        "accepted": accepted,
        "echoed": echoed,
        "resets": asked.header.is_none(),
    })
}

#[test]
fn python_sends_every_request_and_reads_every_reply() {
    let (server, sandbox) = (server(), sandbox());
    let mut rows = Vec::new();
    let mut echoes = 0;
    each(|case, asked| {
        let asked = Asked { server: format!("{}/{}", server.url(), case.vendor), ..asked.clone() };
        sandbox.reset();
        let got = (case.call)(&asked, &Client::InProcess(&sandbox)).unwrap();
        // What is said in both, in texts that no format spells otherwise.
        let echoed: BTreeSet<String> = texts_of(asked.values)
            .intersection(&texts_of(&got.value))
            .filter(|text| !text.contains([':', '\n']))
            .cloned()
            .collect();
        echoes += echoed.len();
        let replies = (case.table)().replies();
        let successes: Vec<&Reply> = replies.iter().filter(|reply| !reply.is_error()).collect();
        rows.push(row(case, &asked, &successes, &echoed));
        for reply in replies {
            let asked = Asked { header: Some(("Sandbox-Reply", reply.name())), ..asked.clone() };
            rows.push(row(case, &asked, &[reply], &BTreeSet::new()));
        }
    });
    assert!(rows.len() > 150 && echoes > 15, "{} messages, {echoes} texts", rows.len());
    let lines = rows.iter().fold(String::new(), |all, row| all + &row.to_string() + "\n");
    let mut child = Command::new("python3")
        .args(["-W", "error", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sockets/client.py")])
        .arg(server.address().to_string())
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 is needed");
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let done = child.wait_with_output().unwrap();
    assert!(done.status.success());
    let problems = String::from_utf8_lossy(&done.stdout);
    assert!(problems.is_empty(), "{problems}");
}
