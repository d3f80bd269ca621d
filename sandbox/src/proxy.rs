//! The same checks between a client and a real server: every message is passed on as it is, and what deviates from the spec is
//! told.

use std::fmt;
use std::time::Duration;

use groupwright_engine::dynamic::DynRecord;
use groupwright_engine::http::types::header::{self, HeaderMap, HeaderName};
use groupwright_engine::http::types::{Method, Request, Response, StatusCode};
use groupwright_engine::http::{
    DynOutcome, ReadRequestError, Route, Router, Unrouted, content_codings, presents_credentials,
    read_request, read_response,
};
use groupwright_engine::shown::{Line, excerpt};
use groupwright_engine::table::{Endpoint, Shape};

use crate::refusal::{Findings, problem};
use crate::sandbox::Answered;
use crate::serve::Responder;
use crate::shown_path::shown_path;
use crate::vendor::Vendor;

/// Sends a request to the server that a proxy is for, and returns its response.
pub trait Upstream: Send + Sync {
    /// Sends a request, whose URI has a path and a query only. It may block.
    ///
    /// # Errors
    ///
    /// Returns why there is no response, in one line and without secrets.
    fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, String>;
}

impl<F: Fn(Request<Vec<u8>>) -> Result<Response<Vec<u8>>, String> + Send + Sync> Upstream for F {
    fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, String> {
        self(request)
    }
}

/// Who sends something else than what is documented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The client, in a request.
    Client,
    /// The server, in a response.
    Server,
}

/// Something that is not as documented.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deviation {
    /// Who has sent it.
    pub side: Side,
    /// The name of the endpoint. Empty if the request is for none.
    pub endpoint: &'static str,
    /// The status of the response. Nothing for a request.
    pub status: Option<u16>,
    /// What deviates, with its place. It contains no secrets.
    pub what: String,
}

/// Displays the deviation in one line: `server: create_group: 200: /id: …`.
impl fmt::Display for Deviation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.side {
            Side::Client => "client: ",
            Side::Server => "server: ",
        })?;
        if !self.endpoint.is_empty() {
            write!(f, "{}: ", self.endpoint)?;
        }
        if let Some(status) = self.status {
            write!(f, "{status}: ")?;
        }
        Line(&self.what).fmt(f)
    }
}

/// What a proxy calls with each deviation.
type Observer = Box<dyn Fn(&Deviation) + Send + Sync>;

/// Passes requests on to a server, and tells what deviates from the spec in requests and in responses. Nothing is changed but
/// what concerns the connection.
pub struct Proxy {
    router: Router,
    upstream: Box<dyn Upstream>,
    observer: Observer,
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Proxy").field("router", &self.router).finish_non_exhaustive()
    }
}

/// Header fields that concern a connection only (RFC 9110 section 7.6.1), and those that are made anew.
const OF_CONNECTION: [HeaderName; 9] = [
    header::CONNECTION,
    header::TE,
    header::TRAILER,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
    header::PROXY_AUTHENTICATE,
    header::PROXY_AUTHORIZATION,
    header::HOST,
    header::EXPECT,
];

impl Proxy {
    /// Creates a proxy for the endpoints of a vendor. The paths of requests are those of the endpoints.
    pub fn new(
        vendor: &Vendor,
        upstream: impl Upstream + 'static,
        observer: impl Fn(&Deviation) + Send + Sync + 'static,
    ) -> Self {
        let routes = vendor.endpoints.iter().map(|row| Route::new(row.api, row.endpoint, ""));
        Self { router: Router::new(routes), upstream: Box::new(upstream), observer: Box::new(observer) }
    }

    /// Passes a request on, and returns the response. If there is none, it is a 502 (RFC 9110 section 15.6.3).
    ///
    /// Not passed on are a method that asks for a tunnel (501), and a path that leads out of the server's base path (400).
    pub fn exchange(&self, mut request: Request<Vec<u8>>) -> Response<Vec<u8>> {
        if let Err((status, what)) = check_target(&request) {
            self.tell(Side::Client, "", None, what.to_owned());
            return problem(status, what, &Findings::default());
        }
        let is_head = request.method() == Method::HEAD;
        let endpoint = match self.router.route(&request) {
            Ok(route) => {
                self.check_request(route, &request);
                Some(route.endpoint())
            }
            Err(unrouted) => {
                self.tell(Side::Client, "", None, self.unrouted(&request, &unrouted));
                None
            }
        };
        strip(request.headers_mut());
        request.headers_mut().remove(header::CONTENT_LENGTH);
        // A response that is compressed cannot be looked into.
        request.headers_mut().remove(header::ACCEPT_ENCODING);
        match self.upstream.send(request) {
            Ok(mut response) => {
                if let Some(endpoint) = endpoint {
                    self.check_response(endpoint, &response);
                }
                strip(response.headers_mut());
                // Without a body, it is the length of the one that a GET would have (RFC 9110 section 8.6).
                if !(is_head || response.status() == StatusCode::NOT_MODIFIED) {
                    response.headers_mut().remove(header::CONTENT_LENGTH);
                }
                response
            }
            Err(what) => {
                let name = endpoint.map_or("", Endpoint::name);
                self.tell(Side::Server, name, None, format!("there is no response: {what}"));
                problem(502, &format!("the server has sent no response: {what}"), &Findings::default())
            }
        }
    }

    fn tell(&self, side: Side, endpoint: &'static str, status: Option<u16>, what: String) {
        (self.observer)(&Deviation { side, endpoint, status, what });
    }

    /// Returns that a request has no route, with its method and with what of its path is no secret.
    fn unrouted(&self, request: &Request<Vec<u8>>, unrouted: &Unrouted) -> String {
        let (method, path) = (excerpt(request.method().as_str()), request.uri().path());
        let path = shown_path(&self.router, path);
        format!("{method} {}: {unrouted}", excerpt(&path))
    }

    fn check_request(&self, route: &Route, request: &Request<Vec<u8>>) {
        let endpoint = route.endpoint();
        let mut record = DynRecord::new(endpoint.request().kind().shape().unwrap_or(&Shape::EMPTY));
        let tell = |what: String| self.tell(Side::Client, endpoint.name(), None, what);
        match read_request(route.api(), endpoint, route.prefix(), request, &mut record) {
            Ok(()) => {}
            Err(ReadRequestError::Invalid { problems, violations }) => {
                for problem in &problems {
                    tell(problem.to_string());
                }
                for violation in &violations {
                    tell(violation.to_string());
                }
            }
            Err(ReadRequestError::UnsupportedContentCoding { found }) => {
                tell(format!("the body has the Content-Encoding {found:?} and is not looked into"));
            }
            Err(error) => tell(error.to_string()),
        }
        if !presents_credentials(route.api(), endpoint, request) {
            tell("the request has no credentials".to_owned());
        }
    }

    fn check_response(&self, endpoint: &'static Endpoint, response: &Response<Vec<u8>>) {
        let status = response.status().as_u16();
        let tell = |what: String| self.tell(Side::Server, endpoint.name(), Some(status), what);
        if let Some(encoding) = content_codings(response.headers()).filter(|_| !response.body().is_empty()) {
            tell(format!("the body has the Content-Encoding {encoding:?} and is not looked into"));
            return;
        }
        let mut outcome = DynOutcome::new(endpoint);
        match read_response(endpoint, response, &mut outcome) {
            Ok(read) => read.problems.iter().for_each(|problem| tell(problem.to_string())),
            Err(error) => tell(error.to_string()),
        }
    }
}

/// Returns the status and the reason with which a request is refused that must not be passed on.
fn check_target(request: &Request<Vec<u8>>) -> Result<(), (u16, &'static str)> {
    if request.method() == Method::CONNECT {
        return Err((
            501,
            "the proxy opens no tunnels: send the request to the proxy as to the server itself",
        ));
    }
    if has_dot_segment(request.uri().path()) {
        return Err((400, "the path has a segment of dots, which can lead out of the server's base path"));
    }
    Ok(())
}

/// Returns whether a path has a segment `.` or `..` (RFC 3986 section 5.2.4), as servers may understand it: with percent-encoding,
/// also of the slash, with a backslash for a slash, or with parameters of the segment.
fn has_dot_segment(path: &str) -> bool {
    let mut plain = path.to_ascii_lowercase();
    // What is encoded twice is decoded twice by some.
    for _ in 0..2 {
        for (encoded, character) in [("%2e", "."), ("%2f", "/"), ("%5c", "\\"), ("%3b", ";"), ("%25", "%")] {
            plain = plain.replace(encoded, character);
        }
    }
    plain.split(['/', '\\']).any(|segment| matches!(segment.split(';').next(), Some("." | "..")))
}

/// Removes the header fields that concern a connection only, also those that `Connection` names.
fn strip(headers: &mut HeaderMap) {
    let lines = headers.get_all(header::CONNECTION).iter().filter_map(|line| line.to_str().ok());
    let named: Vec<HeaderName> =
        lines.flat_map(|line| line.split(',')).filter_map(|name| name.trim().parse().ok()).collect();
    for name in named.iter().chain(&OF_CONNECTION) {
        headers.remove(name);
    }
    for name in ["keep-alive", "proxy-connection"] {
        headers.remove(name);
    }
}

impl Responder for Proxy {
    fn respond(&self, request: Request<Vec<u8>>) -> Answered {
        Answered { response: self.exchange(request), delay: Duration::ZERO, fault: None }
    }

    fn blocks(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_segments_of_dots() {
        for path in [
            "/..",
            "/a/../b",
            "/./a",
            "/a/%2e%2E/b",
            "/a/.%2e",
            "/%2E",
            "/a/..%2fb",
            "/a%2F..%2Fb",
            "/a\\..\\b",
            "/a/..%5cb",
            "/a/..;x=1/b",
            "/%252e%252e/a",
            "/a/%2e%2e%3bx/b",
        ] {
            assert!(has_dot_segment(path), "{path}");
        }
        for path in ["", "/", "*", "/a.b/..c/d..", "/...", "/a/%2e%2e%2e", "/%2ehidden", "/a;../b", "/a//b"] {
            assert!(!has_dot_segment(path), "{path}");
        }
    }
}
