//! The sandbox under load for a minute: no error, and no growth of memory after it has warmed up.

use std::env;
use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use groupwright_sandbox::Sandbox;

use crate::http::load::{post, run};
use crate::http::servers::Server;

/// How many clients there are.
const CLIENTS: usize = 32;

/// The share of the time after which the sandbox is warm: it has as many groups and calls as it keeps, 10,000 of each vendor.
const WARM: f64 = 0.5;

/// The memory may grow by so much after that: what the allocator keeps for a peak of requests at one time.
const TOLERANCE: f64 = 0.10;

/// The bytes of a request, and the statuses that it may have.
type Sample = (Vec<u8>, Vec<u16>);

/// Puts the sandbox of the checked-in specs under load, and prints what came of it.
pub(crate) fn print(duration: Duration) -> Result<(), Box<dyn Error>> {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let mut command = Command::new(env::current_exe()?);
    command.args(["serve", "sandbox"]).arg(&specs);
    let server = Server::printing("groupwright sandbox", "", &mut command)?;
    let samples = samples(&specs)?;
    let is_over = AtomicBool::new(false);
    let start = Instant::now();
    let (mut load, memory) = thread::scope(|scope| {
        let watching = scope.spawn(|| {
            let mut memory = Vec::new();
            while !is_over.load(Ordering::Relaxed) {
                thread::sleep(Duration::from_millis(500));
                memory.extend(
                    server.memory().map(|bytes| (start.elapsed(), bytes as f64 / f64::from(1 << 20))),
                );
            }
            memory
        });
        let load = run(&server.address, CLIENTS, duration, |client, count| {
            // One request in eight is a group of a name that there is not yet.
            match samples.get((count / 8 * 7 + (count % 8).saturating_sub(1)) % samples.len()) {
                Some((request, statuses)) if count % 8 > 0 => (request.clone(), statuses.clone()),
                Some(_) | None => {
                    let body = format!(r#"{{"name":"Group {count} of {client}"}}"#);
                    (post("/invisible_collector/groups", &body), vec![200])
                }
            }
        });
        is_over.store(true, Ordering::Relaxed);
        (load, watching.join())
    });
    let memory = memory.map_err(|_| "the memory cannot be watched")?;
    let warm =
        memory.iter().find(|(time, _)| *time >= duration.mul_f64(WARM)).map_or(f64::NAN, |(_, warm)| *warm);
    let after = memory.iter().filter(|(time, _)| *time >= duration.mul_f64(WARM)).map(|(_, mib)| *mib);
    let most = after.fold(0.0, f64::max);
    println!("soak of {} s, {CLIENTS} clients, {} endpoints", duration.as_secs(), samples.len());
    println!("requests                {:>12}", load.latencies.len());
    println!("errors                  {:>12}", load.errors.len());
    println!("requests/s              {:>12.0}", load.throughput());
    println!("p50, ms                 {:>12.2}", load.percentile(0.50));
    println!("p99, ms                 {:>12.2}", load.percentile(0.99));
    println!("memory when warm, MiB   {warm:>12.1}");
    println!("memory at most, MiB     {most:>12.1}");
    if let Some(error) = load.errors.first() {
        return Err(format!("a client has ended: {error}").into());
    }
    if warm.is_nan() || most > warm * (1.0 + TOLERANCE) {
        return Err(format!(
            "the memory has grown from {warm:.1} to {most:.1} MiB after the sandbox was warm"
        )
        .into());
    }
    Ok(())
}

/// A request for each endpoint, with the statuses that it has: of the first of its name, and of others.
fn samples(specs: &Path) -> Result<Vec<Sample>, Box<dyn Error>> {
    let sandbox = Sandbox::open(&[specs])?;
    let mut samples = Vec::new();
    for row in sandbox.documentation() {
        let request = sandbox.sample(&row.vendor, row.endpoint, "http://localhost").ok_or("no sample")?;
        let statuses = [0; 3].map(|_| sandbox.answer(request.clone()).status().as_u16());
        let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
        let mut bytes = format!("{} {target} HTTP/1.1\r\nhost: localhost\r\n", request.method()).into_bytes();
        for (name, value) in request.headers() {
            bytes.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat());
        }
        bytes.extend(format!("content-length: {}\r\n\r\n", request.body().len()).into_bytes());
        bytes.extend(request.body());
        samples.push((bytes, statuses.to_vec()));
    }
    Ok(samples)
}
