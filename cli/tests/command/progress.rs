//! What `create` shows on a terminal, which a script gives it: a pseudo-terminal for standard error.

use std::process::Command;

use crate::served::Sandbox;

/// Runs the command with the terminal, and prints what it shows there.
const SCRIPT: &str = r#"
import os, pty, subprocess, sys
ours, theirs = pty.openpty()
run = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=theirs)
os.close(theirs)
shown = b""
while True:
    try:
        read = os.read(ours, 4096)
    except OSError:
        break
    if not read:
        break
    shown += read
sys.stdout.buffer.write(shown)
sys.exit(run.wait())
"#;

/// What is shown on a terminal of this kind, which must be so.
#[expect(clippy::unwrap_used, reason = "a terminal that cannot be made fails the test")]
fn shown(term: &str, vendors: &[&str], name: &str, server: &str, colors: &str) -> String {
    let arguments = [&["create"], vendors, &["--name", name, "--server", server]].concat();
    let done = Command::new("python3")
        .args(["-c", SCRIPT, env!("CARGO_BIN_EXE_groupwright")])
        .args(arguments)
        .env("TERM", term)
        .env("NO_COLOR", colors)
        .env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"))
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn tells_on_a_terminal_how_many_vendors_have_answered() {
    let sandbox = Sandbox::start();
    let vendors = ["slack", "dropbox", "scim"];
    // A line is erased whether or not there are colours.
    for (name, colors) in [("A", ""), ("B", "1")] {
        let told = shown("xterm", &vendors, name, &sandbox.url, colors);
        let (first, rest) = told.split_once("0 of 3 vendors have answered").unwrap();
        assert!(!first.contains('\u{1b}'), "{told:?}");
        // Each line is erased before the next one, and the last one for good.
        for part in ["\r\u{1b}[2K1 of 3 vendors have answered", "\r\u{1b}[2K2 of 3 vendors have answered"] {
            assert!(rest.contains(part), "{told:?}");
        }
        assert!(!rest.contains("3 of 3") && rest.ends_with("\r\u{1b}[2K"), "{told:?}");
    }
}

#[test]
fn shows_no_progress_where_a_line_cannot_be_erased_or_is_not_needed() {
    let sandbox = Sandbox::start();
    let alone = format!("{}/fhir", sandbox.url);
    for (term, vendors, server) in
        [("dumb", &["slack", "scim"][..], &sandbox.url), ("xterm", &["fhir"], &alone)]
    {
        let told = shown(term, vendors, "C", server, "");
        assert!(!told.contains("have answered") && !told.contains('\u{1b}'), "{told:?}");
    }
}
