//! The sandbox with many clients at one time, for a few seconds. `bench` has it for a minute.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use groupwright::client::Ureq;
use groupwright_vendors::invisible_collector::{Api, CreateGroup, CreateGroupError};

use crate::others::command;
use crate::specs::root;

/// How many clients there are.
const CLIENTS: usize = 32;

/// How long they call.
const SPAN: Duration = Duration::from_secs(5);

/// The memory of the sandbox may grow by so much: what it keeps are 10,000 groups and 1,000 calls, and buffers for each client.
const TOLERANCE: u64 = 32 << 20;

/// The memory that a process holds, in bytes. Nothing where the system does not tell.
fn memory(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().trim_end_matches(" kB").trim().parse::<u64>().ok().map(|kib| kib * 1024)
}

/// Creates groups, each twice, until the time is over, and returns how many.
fn client(url: &str, number: usize, end: Instant) -> usize {
    let api = Api::new("token").with_server(format!("{url}/invisible_collector"));
    let client = Ureq::new();
    let mut count = 0;
    while Instant::now() < end {
        let request = CreateGroup::new(format!("Group {count} of {number}"));
        assert_eq!(api.send(&client, &request).unwrap().name, request.name);
        let taken = api.send(&client, &request).unwrap_err();
        assert!(matches!(taken.documented(), Some(CreateGroupError::Conflict(_))), "{taken}");
        count += 1;
    }
    count
}

#[test]
fn many_clients_meet_no_error_and_the_memory_is_bounded() {
    let mut sandbox = Command::new(command())
        .args(["sandbox", "specs", "--port", "0"])
        .current_dir(root())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(sandbox.stdout.take().unwrap()).lines().map(Result::unwrap);
    let first = lines.next().unwrap();
    let url = first.split(" at ").nth(1).unwrap().trim();
    // Until it has printed everything, it is not at rest.
    lines.find(|line| line.starts_with("calls: ")).unwrap();
    client(url, CLIENTS, Instant::now() + Duration::from_millis(500));
    let before = memory(sandbox.id());
    let end = Instant::now() + SPAN;
    let count: usize = thread::scope(|scope| {
        let clients: Vec<_> =
            (0..CLIENTS).map(|number| scope.spawn(move || client(url, number, end))).collect();
        clients.into_iter().map(|client| client.join().unwrap()).sum()
    });
    let after = memory(sandbox.id());
    sandbox.kill().unwrap();
    sandbox.wait().unwrap();
    assert!(count >= CLIENTS, "each has called: {count}");
    assert_eq!(before.is_some(), cfg!(target_os = "linux"));
    let grown = after.zip(before).map_or(0, |(after, before)| after.saturating_sub(before));
    assert!(grown < TOLERANCE, "from {before:?} to {after:?} bytes with {count} groups");
}
