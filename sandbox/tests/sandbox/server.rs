//! The sandbox over sockets.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use groupwright_sandbox::{Limits, Server, curl_line, serve};

use crate::specs::sandbox;

const BODY: &str = r#"{"name":"A"}"#;

/// Sends bytes and returns all that comes until the end of the connection.
fn sent(server: &Server, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    stream.write_all(bytes).unwrap();
    let mut all = Vec::new();
    // A connection that is reset has ended too.
    let _ = stream.read_to_end(&mut all);
    String::from_utf8_lossy(&all).into_owned()
}

fn post(fields: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "POST /invisible_collector/groups HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer a\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\n{fields}\r\n{body}"
    )
    .into_bytes()
}

#[test]
fn answers_over_a_socket() {
    let server = Server::start(sandbox(0), 0).unwrap();
    assert!(server.address().ip().is_loopback() && server.url().starts_with("http://127.0.0.1:"));
    let answer = sent(&server, &post("", BODY));
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.contains("\"name\":\"A\""), "{answer}");
    let answer = sent(&server, &post("", BODY));
    assert!(answer.starts_with("HTTP/1.1 409 Conflict\r\n"), "{answer}");
    assert_eq!(server.sandbox().calls().len(), 2);
    let answer = sent(&server, b"nonsense\r\n\r\n");
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 400"), "{answer}");
    let address = server.address();
    server.stop();
    assert!(TcpStream::connect(address).is_err(), "a server that has stopped takes no connection");
}

#[test]
fn works_with_the_printed_curl_lines() {
    let server = Server::start(sandbox(0), 0).unwrap();
    for row in server.sandbox().documentation() {
        let request = server.sandbox().sample(&row.vendor, row.endpoint, &server.url()).unwrap();
        let line = curl_line(&request);
        assert!(!line.contains('\n'), "{line}");
        let done = Command::new("sh").arg("-c").arg(&line).output().unwrap();
        let out = String::from_utf8_lossy(&done.stdout);
        assert!(done.status.success(), "{line}: {}", String::from_utf8_lossy(&done.stderr));
        let status = out.lines().next().unwrap_or_default();
        assert!(status.starts_with("HTTP/1.1 20"), "{line}: {out}");
        let call = server.sandbox().calls().pop().unwrap();
        assert_eq!(call.problems, [""; 0], "{line}");
    }
}

#[test]
fn cuts_connections_as_asked() {
    let server = Server::start(sandbox(0), 0).unwrap();
    assert_eq!(sent(&server, &post("Sandbox-Fault: drop\r\n", BODY)), "");
    let cut = sent(&server, &post("Sandbox-Fault: truncate\r\n", r#"{"name":"B"}"#));
    let (head, body) = cut.split_once("\r\n\r\n").unwrap();
    let length = head
        .lines()
        .find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ").map(str::to_owned));
    let length: usize = length.unwrap().parse().unwrap();
    assert!(!body.is_empty() && body.len() == length / 2, "{cut}");
    let start = Instant::now();
    let delayed = sent(&server, &post("Sandbox-Delay: 300ms\r\n", r#"{"name":"C"}"#));
    assert!(
        delayed.starts_with("HTTP/1.1 200") && start.elapsed() >= Duration::from_millis(300),
        "{delayed}"
    );
    let limited = sent(&server, &post("Sandbox-Fault: 429\r\n", r#"{"name":"D"}"#));
    assert!(limited.starts_with("HTTP/1.1 429") && limited.contains("retry-after: "), "{limited}");
    assert_eq!(server.sandbox().calls().len(), 4);
}

#[test]
fn limits_bodies_connections_and_times() {
    let mut limits = Limits::default();
    limits.body = 100;
    limits.connections = 2;
    limits.header_time = Duration::from_millis(300);
    limits.body_time = Duration::from_millis(300);
    let server = Server::with_limits(sandbox(0), 0, limits).unwrap();
    let long = format!(r#"{{"name":"{}"}}"#, "x".repeat(200));
    let answer = sent(&server, &post("", &long));
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    let head = b"POST /invisible_collector/groups HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{";
    assert!(sent(&server, head).starts_with("HTTP/1.1 408"));
    let start = Instant::now();
    let answer = sent(&server, b"GET / HT");
    assert!(start.elapsed() < Duration::from_secs(10) && !answer.starts_with("HTTP/1.1 200"), "{answer}");
    let idle: Vec<TcpStream> = (0..8).map(|_| TcpStream::connect(server.address()).unwrap()).collect();
    assert!(sent(&server, &post("", BODY)).starts_with("HTTP/1.1 200"), "idle connections end");
    drop(idle);
}

#[test]
fn lets_requests_end_when_it_stops() {
    let server = Server::start(sandbox(0), 0).unwrap();
    let mut stream = TcpStream::connect(server.address()).unwrap();
    stream.write_all(&post("Sandbox-Delay: 500ms\r\n", BODY)).unwrap();
    while server.sandbox().calls().is_empty() {
        std::thread::sleep(Duration::from_millis(5));
    }
    server.stop();
    let mut all = String::new();
    stream.read_to_string(&mut all).unwrap();
    assert!(all.starts_with("HTTP/1.1 200") && all.ends_with('}'), "{all}");
}

#[test]
fn serves_many_clients_at_once() {
    let server = Server::start(sandbox(0), 0).unwrap();
    std::thread::scope(|scope| {
        for client in 0..16 {
            let server = &server;
            scope.spawn(move || {
                for number in 0..10 {
                    let answer = sent(server, &post("", &format!(r#"{{"name":"{client} {number}"}}"#)));
                    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
                }
            });
        }
    });
    assert_eq!(server.sandbox().calls().len(), 160);
}

#[test]
fn serves_loopback_only() {
    let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, 0)).unwrap();
    let error = serve(Arc::new(sandbox(0)), listener, Limits::default(), std::future::pending()).unwrap_err();
    assert!(error.to_string().contains("loopback only"), "{error}");
    let server = Server::start(sandbox(0), 0).unwrap();
    assert!(Server::start(sandbox(0), server.address().port()).is_err(), "the port is in use");
}

#[test]
fn a_client_that_does_not_read_gives_its_place_to_others() {
    let mut limits = Limits::default();
    limits.connections = 1;
    limits.body_time = Duration::from_millis(300);
    let server = Server::with_limits(sandbox(0), 0, limits).unwrap();
    for _ in 0..40 {
        sent(&server, &post("", BODY));
    }
    let mut lazy = TcpStream::connect(server.address()).unwrap();
    lazy.set_write_timeout(Some(Duration::from_millis(100))).unwrap();
    let asked = b"GET /__sandbox/calls HTTP/1.1\r\nHost: a\r\n\r\n".repeat(100);
    // Until no more is taken, because nobody reads the answers; or until the connection has been ended.
    while lazy.write_all(&asked).is_ok() {}
    let answer = sent(&server, &post("", BODY));
    assert!(answer.starts_with("HTTP/1.1 409 Conflict\r\n"), "{answer}");
}
