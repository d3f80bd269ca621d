//! What a call has beside its request: header fields, limits, and when to send again.

use std::fmt;
use std::time::Duration;

use super::retry_policy::RetryPolicy;
use super::transport::SendOptions;
use crate::http::HeaderMap;
use crate::http::header::{
    CONTENT_LENGTH, CONTENT_TYPE, HOST, HeaderName, HeaderValue, TRANSFER_ENCODING, USER_AGENT,
};
use crate::{Idempotence, RequestError};

/// The `User-Agent` of requests that have no other.
const AGENT: &str = concat!("groupwright/", env!("CARGO_PKG_VERSION"));

/// What calls have beside their requests: header fields, limits, and when to send again.
///
/// [`ClientConfig::with_call_options`](crate::ClientConfig::with_call_options) sets those of all calls, and the methods
/// of [`Call`](crate::Call) those of one.
#[derive(Clone, Default)]
pub struct CallOptions {
    send: SendOptions,
    retry: RetryPolicy,
    headers: Vec<(String, String)>,
    idempotence: Option<Idempotence>,
    allows_http: bool,
    traces_bodies: bool,
}

impl CallOptions {
    /// Sets a header field such as `Idempotency-Key`. It takes the place of those of this name that the request has, or
    /// that were set before. The value is not shown anywhere.
    ///
    /// Some are errors when a request is sent: a name or a value that is not valid; `Host`, `Content-Length` and
    /// `Transfer-Encoding`, which follow from the URL and the body; `Content-Type` of a request with a body, which follows from
    /// its format; and a field in which the request has a credential or a secret already.
    pub fn with_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let name = name.into();
        self.headers.retain(|(earlier, _)| !earlier.eq_ignore_ascii_case(&name));
        self.headers.push((name, value.into()));
        self
    }

    /// Sets the maximum duration of each attempt, from looking up the name of the host to the last byte of the reply.
    /// The default is 30 seconds. The waits in between are limited by the [`RetryPolicy`].
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.send.timeout = timeout;
        self
    }

    /// Sets the maximum size of a reply's body in bytes. The default is 16 MiB, beyond which no body is decoded.
    pub fn with_max_reply_bytes(mut self, bytes: usize) -> Self {
        self.send.max_reply_bytes = bytes;
        self
    }

    /// Sets when requests are sent again.
    pub fn with_retry(self, retry: RetryPolicy) -> Self {
        Self { retry, ..self }
    }

    /// Sets whether requests are idempotent, in place of what the documentation and RFC 9110 section 9.2.2 say. So a
    /// request with an `Idempotency-Key` that the vendor honours can be sent again where a reply is lost.
    pub fn with_idempotence(self, idempotence: Idempotence) -> Self {
        Self { idempotence: Some(idempotence), ..self }
    }

    /// Allows base URLs with the scheme `http` for all hosts, not just for loopback ones. Anybody on the way can read
    /// the request and its credentials.
    pub fn allow_http(self) -> Self {
        Self { allows_http: true, ..self }
    }

    /// Has the bodies of requests and replies in the events of the feature `tracing`. They can contain secrets.
    pub fn trace_bodies(self) -> Self {
        Self { traces_bodies: true, ..self }
    }

    /// Returns what a transport is told about each message.
    pub fn send_options(&self) -> SendOptions {
        self.send
    }

    /// Returns when requests are sent again.
    pub fn retry(&self) -> RetryPolicy {
        self.retry
    }

    /// Returns whether requests are idempotent, if that has been set.
    pub fn idempotence(&self) -> Option<Idempotence> {
        self.idempotence
    }

    /// Returns whether base URLs can have the scheme `http` for all hosts.
    pub fn allows_http(&self) -> bool {
        self.allows_http
    }

    /// Returns whether bodies are in the events of the feature `tracing`.
    pub fn traces_bodies(&self) -> bool {
        self.traces_bodies
    }

    /// Sets the header fields of a request, and its `User-Agent` if it has none.
    pub(super) fn set_headers(&self, headers: &mut HeaderMap) -> Result<(), RequestError> {
        let refuse = |what: String| RequestError::Parameter { pointer: String::new(), what };
        let given: Vec<HeaderName> =
            headers.iter().filter(|(_, value)| value.is_sensitive()).map(|(name, _)| name.clone()).collect();
        let has_type = headers.contains_key(CONTENT_TYPE);
        for (name, value) in &self.headers {
            let Ok(field) = HeaderName::from_bytes(name.as_bytes()) else {
                return Err(refuse(format!("{name:?} is no name of a header field")));
            };
            if [HOST, CONTENT_LENGTH, TRANSFER_ENCODING].contains(&field) {
                return Err(refuse(format!(
                    "the header field {name:?} follows from the URL and the body; leave it out"
                )));
            }
            if has_type && field == CONTENT_TYPE {
                return Err(refuse(format!(
                    "the header field {name:?} follows from the format of the body; choose another format in its place"
                )));
            }
            if given.contains(&field) {
                return Err(refuse(format!(
                    "the request has the header field {name:?} already, for a credential or a secret; set it where that is set"
                )));
            }
            let Ok(mut value) = HeaderValue::from_str(value) else {
                return Err(refuse(format!(
                    "the value of the header field {name:?} has a control character, or one that is not of ASCII"
                )));
            };
            value.set_sensitive(true);
            headers.insert(field, value);
        }
        headers.entry(USER_AGENT).or_insert(HeaderValue::from_static(AGENT));
        Ok(())
    }
}

/// Shows the names of header fields, and none of their values.
impl fmt::Debug for CallOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        f.debug_struct("CallOptions")
            .field("send", &self.send)
            .field("retry", &self.retry)
            .field("headers", &headers)
            .field("idempotence", &self.idempotence)
            .field("allows_http", &self.allows_http)
            .field("traces_bodies", &self.traces_bodies)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_fields_take_the_place_of_others() {
        let mut headers = HeaderMap::new();
        headers.append("accept", HeaderValue::from_static("text/plain"));
        headers.append("accept", HeaderValue::from_static("text/html"));
        let options = CallOptions::default()
            .with_header("Accept", "application/json")
            .with_header("X-Tag", "a")
            .with_header("x-tag", "b")
            .with_header("X-Tog", "c")
            .with_header("Idempotency-Key", "hunter2");
        options.set_headers(&mut headers).unwrap();
        assert_eq!(headers.get_all("accept").iter().collect::<Vec<_>>(), ["application/json"]);
        assert_eq!(headers.get_all("x-tag").iter().collect::<Vec<_>>(), ["b"]);
        assert_eq!(headers["x-tog"], "c");
        assert_eq!(headers["user-agent"], AGENT);
        let shown = format!("{headers:?} {options:?}");
        assert!(!shown.contains("hunter2") && shown.contains("Idempotency-Key"), "{shown}");
    }

    #[test]
    fn a_user_agent_that_is_given_stays() {
        let mut headers = HeaderMap::new();
        headers.append("user-agent", HeaderValue::from_static("mine"));
        CallOptions::default().set_headers(&mut headers).unwrap();
        assert_eq!(headers["user-agent"], "mine");
    }

    #[test]
    fn refuses_header_fields_that_break_the_message() {
        for (name, value) in [
            ("a b", "x"),
            ("", "x"),
            ("x-a", "hunter2\r\nx: y"),
            ("content-length", "hunter2"),
            ("Host", "hunter2"),
            ("transfer-encoding", "chunked"),
        ] {
            let options = CallOptions::default().with_header(name, value);
            let error = options.set_headers(&mut HeaderMap::new()).unwrap_err().to_string();
            assert!(!error.contains("hunter2"), "{error}");
        }
    }
    #[test]
    fn refuses_header_fields_that_contradict_the_request() {
        let mut headers = HeaderMap::new();
        headers.insert("content-type", HeaderValue::from_static("application/json"));
        let mut token = HeaderValue::from_static("hunter2");
        token.set_sensitive(true);
        headers.insert("authorization", token);
        for (name, what) in [("Content-Type", "the format of the body"), ("Authorization", "already")] {
            let options = CallOptions::default().with_header(name, "hunter3");
            let error = options.set_headers(&mut headers.clone()).unwrap_err().to_string();
            assert!(error.contains(what) && error.contains(name) && !error.contains("hunter"), "{error}");
            // Without those of the request, they are fields like any other.
            let mut none = HeaderMap::new();
            options.set_headers(&mut none).unwrap();
            assert_eq!(none[name], "hunter3");
        }
        let twice = CallOptions::default().with_header("X-Key", "a").with_header("x-key", "b");
        twice.set_headers(&mut headers).unwrap();
        assert_eq!(headers["x-key"], "b");
    }
}
