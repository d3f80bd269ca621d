//! A load generator: connections that are kept open, each with a thread that sends a request when the last has been answered.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

/// How long an answer may take.
const TIMEOUT: Duration = Duration::from_secs(10);

/// What came of a load.
#[derive(Debug, Default)]
pub(crate) struct Load {
    /// How long each request took, in microseconds, in no order.
    pub(crate) latencies: Vec<u32>,
    /// What went wrong, the first of each connection.
    pub(crate) errors: Vec<String>,
    /// How long it all took.
    pub(crate) elapsed: Duration,
}

impl Load {
    /// The requests of a second.
    pub(crate) fn throughput(&self) -> f64 {
        self.latencies.len() as f64 / self.elapsed.as_secs_f64()
    }

    /// The time within which this share of the requests was answered, in milliseconds.
    pub(crate) fn percentile(&mut self, share: f64) -> f64 {
        self.latencies.sort_unstable();
        let position = (self.latencies.len() as f64 * share) as usize;
        let found = self.latencies.get(position.min(self.latencies.len().saturating_sub(1)));
        found.map_or(f64::NAN, |micros| f64::from(*micros) / 1000.0)
    }
}

/// A connection that is kept open.
pub(crate) struct Connection(BufReader<TcpStream>);

impl Connection {
    pub(crate) fn new(address: &str) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(TIMEOUT))?;
        Ok(Self(BufReader::new(stream)))
    }

    /// Sends a request and returns the status of the answer, whose body is in the buffer afterwards.
    pub(crate) fn exchange(&mut self, request: &[u8], body: &mut Vec<u8>) -> io::Result<u16> {
        self.0.get_mut().write_all(request)?;
        let mut line = String::new();
        self.0.read_line(&mut line)?;
        let status = line.split(' ').nth(1).and_then(|status| status.parse().ok());
        let mut length = 0;
        loop {
            line.clear();
            if self.0.read_line(&mut line)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let Some((name, value)) = line.trim_end().split_once(':') else { break };
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse().map_err(io::Error::other)?;
            }
        }
        body.clear();
        self.0.by_ref().take(length).read_to_end(body)?;
        let status = status.filter(|_| body.len() as u64 == length);
        status.ok_or_else(|| io::Error::other("the answer is no whole message of HTTP"))
    }
}

/// The bytes of a request with a body of JSON.
pub(crate) fn post(target: &str, body: &str) -> Vec<u8> {
    let head = format!(
        "POST {target} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: Bearer token\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body.as_bytes()].concat()
}

/// Sends requests to an address for a while. `next` makes a request of the number of the connection and that of the request, and
/// says which statuses it may have.
pub(crate) fn run(
    address: &str,
    connections: usize,
    duration: Duration,
    next: impl Fn(usize, usize) -> (Vec<u8>, Vec<u16>) + Sync,
) -> Load {
    let all = Mutex::new(Load::default());
    let start = Instant::now();
    thread::scope(|scope| {
        for number in 0..connections {
            let (all, next) = (&all, &next);
            scope.spawn(move || {
                let mut latencies = Vec::new();
                let ended = one(address, start + duration, |count| next(number, count), &mut latencies);
                let mut all = all.lock().expect("no thread panics");
                all.latencies.append(&mut latencies);
                all.errors.extend(ended.err());
            });
        }
    });
    let mut load = all.into_inner().expect("no thread panics");
    load.elapsed = start.elapsed();
    load
}

fn one(
    address: &str,
    end: Instant,
    next: impl Fn(usize) -> (Vec<u8>, Vec<u16>),
    latencies: &mut Vec<u32>,
) -> Result<(), String> {
    let mut connection = Connection::new(address).map_err(|error| error.to_string())?;
    let mut body = Vec::new();
    for count in 0.. {
        let (request, statuses) = next(count);
        let start = Instant::now();
        if start >= end {
            break;
        }
        let status = connection.exchange(&request, &mut body).map_err(|error| error.to_string())?;
        if !statuses.contains(&status) {
            return Err(format!("status {status}: {}", String::from_utf8_lossy(&body)));
        }
        latencies.push(u32::try_from(start.elapsed().as_micros()).unwrap_or(u32::MAX));
    }
    Ok(())
}
