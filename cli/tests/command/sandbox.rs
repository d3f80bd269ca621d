//! `sandbox`.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::run::run;
use crate::specs::{text, vendor};

#[test]
fn serves_until_it_is_asked_to_end() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_groupwright"))
        .args(["sandbox", "specs", "--port", "0", "--seed", "3"])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let shown: Vec<String> = lines.take_while(|line| !line.starts_with("calls: ")).collect();
    assert!(shown[0].starts_with("the sandbox serves 16 endpoints at http://127.0.0.1:"), "{}", shown[0]);
    let place = shown.iter().position(|line| line.starts_with("dropbox/create_group: ")).unwrap();
    assert_eq!(shown[place + 1], "  POST /dropbox/team/groups/create");
    assert!(shown[place + 2].starts_with("  replies: Created (200), "), "{}", shown[place + 2]);
    let line = shown[place + 3].trim();
    for status in ["HTTP/1.1 200 OK", "HTTP/1.1 409 Conflict"] {
        let done = Command::new("sh").args(["-c", line]).output().unwrap();
        let out = String::from_utf8_lossy(&done.stdout);
        assert!(out.starts_with(status), "{line}: {out}");
    }
    let ended = Command::new("kill").arg(child.id().to_string()).status().unwrap();
    assert!(ended.success());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn does_not_serve_specs_with_mistakes() {
    let folder = vendor("title: T\n", "summary: S\n");
    let ended = run(&["sandbox", text(&folder.path().join("specs")), "--port", "0"], "");
    assert_eq!((ended.code, ended.out.as_str()), (Some(1), ""), "{ended:?}");
    assert!(ended.err.contains("GW0"), "{ended:?}");
    let ended = run(&["sandbox", "no/such/folder"], "");
    assert_eq!(ended.code, Some(2), "{ended:?}");
}

#[test]
fn says_that_a_port_is_in_use() {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    let ended = run(&["sandbox", "specs/dropbox", "--port", &port], "");
    assert_eq!(ended.code, Some(2), "{ended:?}");
    assert!(ended.err.contains("choose another with --port"), "{ended:?}");
}
