//! Servers that the command is run against.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

/// The sandbox of all vendors that the command has the specs of, as a process of its own.
pub(crate) struct Sandbox {
    child: Child,
    pub(crate) url: String,
}

impl Sandbox {
    #[expect(clippy::unwrap_used, reason = "a sandbox that cannot be started fails the test")]
    pub(crate) fn start() -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_groupwright"))
            .args(["sandbox", "all", "--port", "0"])
            .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        let url = first.split(" at ").nth(1).unwrap().to_owned();
        // What it prints afterwards must not fill the pipe.
        thread::spawn(move || lines.for_each(drop));
        Self { child, url }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts a server that answers one request with these bytes. Returns its URL and what it has been sent.
#[expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a server that cannot be started fails the test"
)]
pub(crate) fn once(response: impl Into<String>) -> (String, Receiver<String>) {
    let response = response.into();
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut bytes = Vec::new();
        let mut buffer = [0; 4096];
        loop {
            let length = stream.read(&mut buffer).unwrap();
            bytes.extend_from_slice(&buffer[..length]);
            let text = String::from_utf8_lossy(&bytes).to_ascii_lowercase();
            let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
            let said = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            if length == 0 || body.len() >= said.map_or(0, |said| said.parse().unwrap()) {
                break;
            }
        }
        stream.write_all(response.as_bytes()).unwrap();
        sender.send(String::from_utf8(bytes).unwrap()).unwrap();
    });
    (url, receiver)
}
