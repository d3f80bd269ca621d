//! A server that reads each request as far as HTTP/1.1 asks, and answers with given bytes.

use std::collections::VecDeque;
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// What a server does with one connection.
#[derive(Clone)]
pub(crate) enum Answer {
    /// These bytes are written, and the connection is closed.
    Bytes(Vec<u8>),
    /// These bytes are written, and nothing follows for so long.
    Stalls(Vec<u8>, Duration),
    /// These bytes are written, and then a byte of the body after each such pause.
    Trickles(Vec<u8>, Duration),
    /// These bytes are written, and the connection is reset.
    Resets(Vec<u8>),
    /// A reply is begun whose body has no end.
    Endless,
    /// A reply with a body of so many blocks of 64 KiB, whose length is announced.
    Long(usize),
}

impl Answer {
    /// A reply with a body of JSON.
    pub(crate) fn json(status: u16, body: &str) -> Self {
        Self::reply(status, &["content-type: application/json"], body.as_bytes())
    }

    /// A reply with these header fields.
    pub(crate) fn reply(status: u16, headers: &[&str], body: &[u8]) -> Self {
        let length = format!("content-length: {}", body.len());
        let lines = [&[length.as_str(), "connection: close"], headers].concat().join("\r\n");
        Self::Bytes([format!("HTTP/1.1 {status} X\r\n{lines}\r\n\r\n").as_bytes(), body].concat())
    }
}

/// A server on a free port of loopback, until it is dropped.
pub(crate) struct Server {
    port: u16,
    is_over: Arc<AtomicBool>,
    written: Arc<AtomicUsize>,
    thread: Option<JoinHandle<Vec<String>>>,
}

impl Server {
    /// Starts a server that gives these answers, one on each connection, and then closes each connection at once.
    pub(crate) fn start(answers: impl IntoIterator<Item = Answer>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let port = listener.local_addr().unwrap().port();
        let (is_over, written) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let mut answers: VecDeque<Answer> = answers.into_iter().collect();
        let (over, count) = (Arc::clone(&is_over), Arc::clone(&written));
        let serve = move || {
            let mut requests = Vec::new();
            while !over.load(Ordering::SeqCst) {
                match listener.accept() {
                    Ok((stream, _)) => {
                        stream.set_nonblocking(false).unwrap();
                        stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
                        requests.push(answer(stream, answers.pop_front(), &over, &count));
                    }
                    Err(error) if error.kind() == ErrorKind::WouldBlock => {
                        thread::sleep(Duration::from_millis(1));
                    }
                    Err(error) => panic!("{error}"),
                }
            }
            requests
        };
        Self { port, is_over, written, thread: Some(thread::spawn(serve)) }
    }

    /// Its base URL.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// How many bytes of endless bodies it has written.
    pub(crate) fn written(&self) -> usize {
        self.written.load(Ordering::SeqCst)
    }

    /// Stops it, and returns the requests of all connections.
    pub(crate) fn requests(mut self) -> Vec<String> {
        self.is_over.store(true, Ordering::SeqCst);
        self.thread.take().unwrap().join().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
    }
}

fn answer(
    mut stream: TcpStream,
    answer: Option<Answer>,
    is_over: &AtomicBool,
    written: &AtomicUsize,
) -> String {
    let resets = matches!(answer, Some(Answer::Resets(_)));
    let request = read(&mut stream, !resets);
    // A client that has gone is what some tests are about.
    match answer {
        None => {}
        Some(Answer::Bytes(bytes)) => drop(stream.write_all(&bytes)),
        Some(Answer::Stalls(bytes, pause)) => {
            drop(stream.write_all(&bytes));
            for _ in 0..pause.as_millis() {
                if is_over.load(Ordering::SeqCst) {
                    break;
                }
                thread::sleep(Duration::from_millis(1));
            }
        }
        Some(Answer::Trickles(bytes, pause)) => {
            let mut is_there = stream.write_all(&bytes).is_ok();
            while is_there && !is_over.load(Ordering::SeqCst) {
                thread::sleep(pause);
                is_there = stream.write_all(b" ").is_ok();
            }
        }
        // What is left unread makes the system reset the connection.
        Some(Answer::Resets(bytes)) => {
            drop(stream.write_all(&bytes));
            thread::sleep(Duration::from_millis(20));
        }
        Some(Answer::Long(blocks)) => {
            let block = vec![b' '; 65_536];
            let length = blocks * block.len();
            let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n");
            drop(stream.write_all(head.as_bytes()));
            stream.set_write_timeout(Some(Duration::from_secs(5))).unwrap();
            for _ in 0..blocks {
                if is_over.load(Ordering::SeqCst) || stream.write_all(&block).is_err() {
                    break;
                }
                written.fetch_add(block.len(), Ordering::SeqCst);
            }
        }
        Some(Answer::Endless) => {
            drop(stream.write_all(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"));
            let chunk = [b"10000\r\n".as_slice(), &vec![b' '; 65_536], b"\r\n"].concat();
            stream.set_write_timeout(Some(Duration::from_secs(5))).unwrap();
            while !is_over.load(Ordering::SeqCst) && stream.write_all(&chunk).is_ok() {
                written.fetch_add(chunk.len(), Ordering::SeqCst);
            }
        }
    }
    request
}

/// Reads a request, with or without its whole body.
fn read(stream: &mut TcpStream, whole: bool) -> String {
    let mut bytes = Vec::new();
    let mut byte = [0];
    while !bytes.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|count| count == 1) {
        bytes.push(byte[0]);
    }
    let head = String::from_utf8(bytes).unwrap();
    let mut lengths =
        head.lines().filter_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
    let length: usize = lengths.next_back().unwrap_or(0);
    let mut body = vec![0; if whole { length } else { length.min(1) }];
    let _ = stream.read_exact(&mut body);
    head + &String::from_utf8(body).unwrap()
}
