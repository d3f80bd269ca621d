//! Servers of one validated endpoint: groupwright-axum and the sandbox beside bare axum and Prism.

pub(crate) mod load;
mod office;
mod serve;
pub(crate) mod servers;

use std::env;
use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::measure::median;
use crate::tools;
use load::{Connection, post, run};
use office::{INVALID, VALID};
pub(crate) use serve::{respond, serve, serve_sandbox};
use servers::{Server, prism};

/// How many connections there are at a time.
const CONNECTIONS: usize = 16;

/// How long each server is under load in a round.
const SPAN: Duration = Duration::from_secs(2);

/// So many rounds there are.
const ROUNDS: usize = 9;

/// What was measured of a server, a number for each round.
#[derive(Default)]
struct Row {
    throughput: Vec<f64>,
    p99: Vec<f64>,
    /// The microseconds on the processor that a request took the server.
    processor: Vec<f64>,
}

/// Measures the servers in turn and prints the rows.
pub(crate) fn print() -> Result<(), Box<dyn Error>> {
    let bench = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = env::current_exe()?;
    let mut sandbox = Command::new(&own);
    sandbox.args(["serve", "sandbox"]).arg(bench.join("specs/office"));
    let servers = [
        Server::printing("axum, serde_json, garde", "/groups", Command::new(&own).args(["serve", "axum"]))?,
        Server::printing(
            "groupwright-axum",
            "/groups",
            Command::new(&own).args(["serve", "groupwright-axum"]),
        )?,
        Server::printing("groupwright sandbox", "/office/groups", &mut sandbox)?,
        Server::prism(&prism(&tools::target())?, &bench.join("specs/office.json"))?,
    ];
    for server in &servers {
        check(server)?;
    }
    let mut rows: [Row; 4] = Default::default();
    // The first round is for warming up.
    for round in 0..=ROUNDS {
        for (server, row) in servers.iter().zip(&mut rows) {
            let request = post(server.path, VALID);
            let before = server.processor();
            let mut load = run(&server.address, CONNECTIONS, SPAN, |_, _| (request.clone(), vec![201]));
            if let Some(error) = load.errors.first() {
                return Err(format!("{}: {error}", server.name).into());
            }
            if round > 0 {
                let used = server.processor().zip(before).map_or(f64::NAN, |(after, before)| after - before);
                row.processor.push(used * 1e6 / load.latencies.len() as f64);
                row.throughput.push(load.throughput());
                row.p99.push(load.percentile(0.99));
            }
        }
    }
    println!(
        "{:<28}{:>14}{:>10}{:>16}{:>9}{:>9}",
        "", "requests/s", "p99, ms", "processor, µs", "/axum", "/prism"
    );
    for (server, row) in servers.iter().zip(&rows) {
        let beside = |other: usize| {
            let others = rows.get(other).map_or(&[][..], |other| &other.throughput);
            median(row.throughput.iter().zip(others).map(|(own, other)| own / other).collect())
        };
        println!(
            "POST, {:<22}{:>14.0}{:>10.2}{:>16.1}{:>9.2}{:>9.2}",
            server.name,
            median(row.throughput.clone()),
            median(row.p99.clone()),
            median(row.processor.clone()),
            beside(0),
            beside(3)
        );
    }
    Ok(())
}

/// All servers take the same request, and refuse the same ones.
fn check(server: &Server) -> Result<(), Box<dyn Error>> {
    let mut connection = Connection::new(&server.address)?;
    let mut body = Vec::new();
    let status = connection.exchange(&post(server.path, VALID), &mut body)?;
    let text = String::from_utf8_lossy(&body).into_owned();
    let has_all =
        ["Night shift", "zürich", "mike.zanyatski@example.com"].iter().all(|part| text.contains(part));
    if status != 201 || !has_all {
        return Err(format!("{}: {status} {text}", server.name).into());
    }
    for invalid in INVALID {
        let status = connection.exchange(&post(server.path, invalid), &mut body)?;
        if status != 422 {
            return Err(format!("{}: {status} for {invalid}", server.name).into());
        }
    }
    Ok(())
}
