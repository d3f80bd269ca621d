//! A quick one of what `suites/tests/sockets` does for every vendor: both clients against the sandbox, Python against it, and a
//! client against a server in Python.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Command, Stdio};

use groupwright::client::{Reqwest, Ureq};
use groupwright_sandbox::{Sandbox, Server};
use groupwright_vendors::checkmarket::{Api, CreateGroup, CreateGroupError};

fn server() -> Server {
    Server::start(Sandbox::open(&["../specs/checkmarket"]).unwrap(), 0).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn both_clients_create_groups_and_learn_what_is_refused() {
    let server = server();
    let api = Api::new("master", "key").with_server(format!("{}/checkmarket", server.url()));
    let blocking = api.clone();
    let made = tokio::task::spawn_blocking(move || {
        blocking.send(&Ureq::new(), &CreateGroup::new("Night shift")).unwrap()
    });
    let created = made.await.unwrap();
    let client = Reqwest::new().unwrap();
    let other = api.send_async(&client, &CreateGroup::new("Day shift")).await.unwrap();
    assert_ne!(other.data, created.data);
    let request = CreateGroup::new("Other");
    let call = api.call(&request).with_header("Sandbox-Reply", "TooManyRequests");
    let error =
        call.with_retry(groupwright::client::RetryPolicy::none()).send_async(&client).await.unwrap_err();
    assert_eq!(error.documented(), Some(&CreateGroupError::TooManyRequests));
}

/// Sends a group in XML, and prints the status and the id in the reply.
const CLIENT: &str = r#"
import http.client, sys
from xml.etree import ElementTree
connection = http.client.HTTPConnection(sys.argv[1], timeout=20)
body = b'<?xml version="1.0"?><SimpleGroup><Name>Night shift</Name></SimpleGroup>'
headers = {"Content-Type": "application/xml", "Accept": "application/xml", "X-Master-Key": "a", "X-Key": "b"}
connection.request("POST", "/checkmarket/3/ContactGroups", body, headers)
response = connection.getresponse()
texts = [node.text for node in ElementTree.fromstring(response.read()).iter() if node.tag.endswith("Data")]
print(response.status, len(texts), texts[0].isdigit())
connection.close()
"#;

#[test]
fn a_program_in_python_creates_a_group() {
    let server = server();
    let done = Command::new("python3").args(["-c", CLIENT, &server.address().to_string()]).output().unwrap();
    assert_eq!(
        String::from_utf8_lossy(&done.stdout),
        "200 1 True\n",
        "{} {:?}",
        String::from_utf8_lossy(&done.stderr),
        server.sandbox().calls()
    );
}

/// Answers one request with the reply of the page, and prints what it was.
const SERVER: &str = r#"
import http.server, json
class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        reply = b'{"Meta":{"Status":201,"TotalRowCount":1,"Limit":1,"Offset":0,"Timestamp":"2024-04-18T04:22:49Z"},"Data":7}'
        self.send_response(201)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)
        print(self.path, self.headers["X-Master-Key"], self.headers["X-Key"], body, flush=True)
    def log_message(self, *_):
        pass
server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
print(server.server_address[1], flush=True)
server.handle_request()
server.server_close()
"#;

#[test]
fn a_server_in_python_is_sent_what_it_can_read() {
    let mut child = Command::new("python3").args(["-c", SERVER]).stdout(Stdio::piped()).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut port = String::new();
    out.read_line(&mut port).unwrap();
    let api = Api::new("master", "key").with_server(format!("http://127.0.0.1:{}", port.trim()));
    let created = api.send(&Ureq::new(), &CreateGroup::new("Nacht \u{201c}schicht\u{201d}")).unwrap();
    assert_eq!(created.data, 7);
    let mut seen = String::new();
    out.read_to_string(&mut seen).unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(seen, "/3/ContactGroups master key {'Name': 'Nacht \u{201c}schicht\u{201d}'}\n");
}
