//! A ready-made vendor, called with an HTTP client, and answered by the same types:
//! `cargo run -p groupwright-tests --example both_sides`.

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use groupwright::Serve;
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

    // The message is one of the crate `http`. Which client carries it is up to the program; this is `ureq`.
    let group = call(&api, &CreateGroup::new("Readers"))?;
    println!("created: {group:?}");
    assert_eq!(group.name, "Readers");
    let taken = call(&api, &CreateGroup::new("Staff")).err().ok_or("the name was taken")?;
    println!("refused: {taken}");
    server.join().map_err(|_| "the server has panicked")?
}

/// Sends a request and reads what comes back.
fn call(api: &Api, request: &CreateGroup) -> Fallible<Group> {
    let agent = ureq::Agent::new_with_config(
        // A failure is documented like a success, and read from its body.
        ureq::Agent::config_builder().http_status_as_error(false).max_idle_connections(0).build(),
    );
    let (parts, mut body) = agent.run(api.request(request)?)?.into_parts();
    let response = Response::from_parts(parts, body.read_to_vec()?);
    match CreateGroup::read_response(response) {
        Ok(group) => Ok(group),
        Err(error) => {
            if let Some(CreateGroupError::Conflict(failure)) = error.documented() {
                println!("the vendor says: {}", failure.message);
            }
            Err(error.into())
        }
    }
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
