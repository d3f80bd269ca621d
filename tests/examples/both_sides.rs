//! A ready-made vendor, called with an HTTP client, and answered by the same types:
//! `cargo run -p groupwright-tests --example both_sides`.

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use groupwright::Serve;
use groupwright::client::Ureq;
use groupwright::http::{Request, Response};
use groupwright_vendors::invisible_collector::create_group::Group;
use groupwright_vendors::invisible_collector::{Api, CreateGroup, CreateGroupError, Failure};

type Fallible<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// The longest body that the server takes, in bytes.
const LONGEST: usize = 64 * 1024;

fn main() -> Fallible<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let api = Api::new("token").with_server(format!("http://{}", listener.local_addr()?));
    let server = thread::spawn(move || -> Fallible<()> {
        let (first, _) = listener.accept()?;
        answer(&first)?;
        let (second, _) = listener.accept()?;
        answer(&second)
    });

    let client = Ureq::new();
    let group = api.send(&client, &CreateGroup::new("Readers"))?;
    println!("created: {group:?}");
    assert_eq!(group.name, "Readers");
    let taken = api.send(&client, &CreateGroup::new("Staff")).err().ok_or("the name was taken")?;
    if let Some(CreateGroupError::Conflict(failure)) = taken.documented() {
        println!("the vendor says: {}", failure.message);
    }
    println!("refused: {taken}");
    server.join().map_err(|_| "the server has panicked")?
}

/// Answers as the vendor does: one name is taken.
fn answer(stream: &TcpStream) -> Fallible<()> {
    let request = read(stream)?;
    let outcome = match CreateGroup::read_request(&request) {
        Ok(asked) if asked.name == "Staff" => {
            Err(CreateGroupError::Conflict(Failure::new(409, "Group already registered")))
        }
        Ok(asked) => Ok(Group::new("1", asked.name)),
        Err(error) => Err(CreateGroupError::BadRequest(Failure::new(400, error.to_string()))),
    };
    write(stream, &CreateGroup::write_response(&outcome, CreateGroup::reply_format(&request))?)
}

/// Reads a message of HTTP/1.1, as far as this server needs it.
fn read(stream: &TcpStream) -> Fallible<Request<Vec<u8>>> {
    let mut lines = BufReader::new(stream);
    let mut line = String::new();
    lines.read_line(&mut line)?;
    let mut words = line.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (mut request, mut length) = (Request::builder().method(method).uri(target), 0);
    loop {
        let mut line = String::new();
        lines.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.parse::<usize>()?;
        }
        request = request.header(name, value);
    }
    if length > LONGEST {
        return Err("the body is too long".into());
    }
    let mut body = vec![0; length];
    lines.read_exact(&mut body)?;
    Ok(request.body(body)?)
}

/// Writes a message of HTTP/1.1.
fn write(mut stream: &TcpStream, response: &Response<Vec<u8>>) -> Fallible<()> {
    write!(stream, "HTTP/1.1 {}\r\n", response.status())?;
    for (name, value) in response.headers() {
        write!(stream, "{name}: {}\r\n", value.to_str()?)?;
    }
    write!(stream, "content-length: {}\r\nconnection: close\r\n\r\n", response.body().len())?;
    stream.write_all(response.body())?;
    Ok(stream.flush()?)
}

#[test]
fn example_runs() -> Fallible<()> {
    main()
}
