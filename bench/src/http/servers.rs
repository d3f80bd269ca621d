//! The servers as processes.

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::load::Connection;

/// The version of Prism, which npm installs.
const PRISM: &str = "5";

/// A server, until it is dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) name: &'static str,
    pub(crate) address: String,
    /// The path of the endpoint.
    pub(crate) path: &'static str,
}

impl Server {
    /// Starts a server whose first line has its address.
    pub(crate) fn printing(
        name: &'static str,
        path: &'static str,
        command: &mut Command,
    ) -> Result<Self, Box<dyn Error>> {
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
        let mut out = BufReader::new(child.stdout.take().ok_or("there is no output")?);
        let mut line = String::new();
        out.read_line(&mut line)?;
        let address = line.split("http://").nth(1).and_then(|rest| rest.split_whitespace().next());
        let Some(address) = address.map(str::to_owned) else {
            child.kill()?;
            return Err(format!("{name} has no address: {line}").into());
        };
        // What else it says is let go.
        thread::spawn(move || out.lines().map_while(Result::ok).for_each(drop));
        Ok(Self { child, name, address, path })
    }

    /// Starts Prism, which validates requests and answers with the example of the document. It writes no log.
    pub(crate) fn prism(program: &Path, document: &Path) -> Result<Self, Box<dyn Error>> {
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let child = Command::new(program)
            .args(["mock", "--host", "127.0.0.1", "--verboseLevel", "fatal", "--port", &port.to_string()])
            .arg(document)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()?;
        let server = Self { child, name: "prism", address: format!("127.0.0.1:{port}"), path: "/groups" };
        let start = Instant::now();
        while Connection::new(&server.address).is_err() {
            if start.elapsed() > Duration::from_secs(60) {
                return Err("Prism does not start".into());
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(server)
    }

    /// The time that it has had on the processor, of the user and the system, in seconds.
    pub(crate) fn processor(&self) -> Option<f64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).ok()?;
        // The name of the program, in parentheses, can have spaces.
        let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
        let ticks: u64 = [11, 12].iter().filter_map(|index| fields.get(*index)?.parse::<u64>().ok()).sum();
        // There are a hundred a second on Linux.
        Some(ticks as f64 / 100.0)
    }

    /// The memory that it holds, in bytes.
    pub(crate) fn memory(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.trim().trim_end_matches(" kB").trim().parse::<u64>().ok().map(|kib| kib * 1024)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // One that has ended needs no end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program of Prism, installed where it is not there yet.
pub(crate) fn prism(target: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let home = target.join("prism");
    let program = home.join("node_modules/.bin/prism");
    if !program.exists() {
        fs::create_dir_all(&home)?;
        fs::write(home.join("package.json"), "{\"private\":true}")?;
        let wanted = format!("@stoplight/prism-cli@{PRISM}");
        let arguments = ["install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", &wanted];
        let status = Command::new("npm").args(arguments).current_dir(&home).status()?;
        if !status.success() {
            return Err("npm cannot install Prism".into());
        }
    }
    Ok(program)
}
