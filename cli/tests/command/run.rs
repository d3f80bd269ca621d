//! Runs the command in the folder of the workspace.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// What the command printed and how it ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: Option<i32>,
}

/// Runs the command with these arguments and this standard input.
pub(crate) fn run(arguments: &[&str], input: &str) -> Ended {
    run_with(arguments, input, &[])
}

/// Runs the command with these variables in its environment, of which those about colours are otherwise taken out.
pub(crate) fn run_with(arguments: &[&str], input: &str, variables: &[(&str, &str)]) -> Ended {
    run_as(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), arguments, input, variables)
}

/// Runs the command in another folder.
pub(crate) fn run_in(folder: &Path, arguments: &[&str], input: &str) -> Ended {
    run_as(folder, arguments, input, &[])
}

#[expect(clippy::unwrap_used, reason = "a command that cannot be started fails the test")]
fn run_as(folder: &Path, arguments: &[&str], input: &str, variables: &[(&str, &str)]) -> Ended {
    let mut command = Command::new(env!("CARGO_BIN_EXE_groupwright"));
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    let mut child = command
        .args(arguments)
        // What is remembered of what lies in no project.
        .env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"))
        // Settings of whoever runs the tests have no place in them.
        .env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"))
        .envs(variables.iter().copied())
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that does not read its input may have ended before.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let ended = child.wait_with_output().unwrap();
    Ended {
        out: String::from_utf8(ended.stdout).unwrap(),
        err: String::from_utf8(ended.stderr).unwrap(),
        code: ended.status.code(),
    }
}

/// The value of a JSON text.
#[expect(clippy::unwrap_used, reason = "a text that is no JSON fails the test")]
pub(crate) fn parsed(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}
