//! The course of a call, as steps: what to send, how long to wait, what to read. It performs no I/O.

use std::fmt;
use std::mem;
use std::time::{Duration, SystemTime};

use fastrand::Rng;
use groupwright_engine::http::content_codings;

use super::call_options::CallOptions;
use super::origin;
use super::retry_policy::{RetryPolicy, may_follow_error, may_follow_failure};
use super::transport::SendOptions;
use super::transport_error::{TransportError, TransportErrorKind};
use crate::http::header::LOCATION;
use crate::http::{Method, Request, Response, StatusCode, Uri};
use crate::table::{Endpoint, Reply};
use crate::{Idempotence, RequestError, ResponseError, Retry};

/// How many redirects of a call are followed.
const MAX_REDIRECTS: u32 = 5;

/// The next step of a call.
#[non_exhaustive]
pub enum Step {
    /// Send this request, and pass the outcome to [`Exchange::received`].
    Send(Request<Vec<u8>>, SendOptions),
    /// Wait for so long, and go on.
    Wait(Duration),
    /// Read this reply. If it is no success, ask [`Exchange::refused`] whether to go on.
    Read(Response<Vec<u8>>),
    /// The call has failed.
    Fail(TransportError),
}

/// Omits requests and replies, because both may contain secrets.
impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Send(..) => f.write_str("Send"),
            Self::Wait(wait) => f.debug_tuple("Wait").field(wait).finish(),
            Self::Read(response) => f.debug_tuple("Read").field(&response.status().as_u16()).finish(),
            Self::Fail(error) => f.debug_tuple("Fail").field(error).finish(),
        }
    }
}

/// What a reply that is no success says about sending the request again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    documented: Retry,
    status: StatusCode,
    retry_after: Option<Duration>,
}

impl Refusal {
    /// Returns what the error of reading a reply says. `now` is for a `Retry-After` that is a date. Returns `None` if
    /// the reply is a success that cannot be read: the request has been performed.
    pub fn of<E>(error: &ResponseError<E>, now: SystemTime) -> Option<Self> {
        let is_failure = error.reply().is_none_or(Reply::is_error);
        is_failure.then(|| Self {
            documented: error.reply().map_or(Retry::Unspecified, Reply::retry),
            status: error.status(),
            retry_after: error.retry_after_at(now),
        })
    }
}

/// The course of a call, as steps: what to send, how long to wait, what to read. It performs no I/O, and knows no
/// clock, so that blocking and asynchronous calls keep the same rules.
///
/// # Redirects
///
/// A response of status 301, 302, 303, 307 or 308 with a `Location` is followed (RFC 9110 section 15.4), up to five
/// times, unless the documentation describes it as a response. It has to lead to the same scheme, host and port, so that
/// no header field, cookie, parameter or body reaches another host. A request other than `GET` and `HEAD` is sent again
/// for 307 and 308 only: with the others, the server may have performed it, and HTTP clients differ in what they do.
/// Each redirect that is not followed is an error, which names the origin that it leads to.
pub struct Exchange {
    endpoint: &'static Endpoint,
    idempotence: Idempotence,
    policy: RetryPolicy,
    options: SendOptions,
    request: Request<Vec<u8>>,
    state: State,
    attempts: u32,
    redirects: u32,
    waited: Duration,
    random: Rng,
}

enum State {
    /// The request is sent next: a further attempt, or one that a redirect leads to.
    Ready { is_redirect: bool },
    /// The request is sent after a while.
    Waiting(Duration),
    /// The request has been sent.
    Sent,
    /// A reply is there to be read.
    Replied(Response<Vec<u8>>),
    /// A reply has been read.
    Read,
    /// There is no reply.
    Failed(TransportError),
    /// Everything has been said.
    Over,
}

impl Exchange {
    /// Starts the call of an endpoint with a written request.
    ///
    /// # Errors
    ///
    /// Returns an error if a header field of the options is not valid.
    pub fn new(
        endpoint: &'static Endpoint,
        request: Request<Vec<u8>>,
        options: &CallOptions,
    ) -> Result<Self, RequestError> {
        let mut request = request;
        options.set_headers(request.headers_mut())?;
        let state = if options.allows_http() || origin::is_private(request.uri()) {
            State::Ready { is_redirect: false }
        } else {
            let what = format!(
                "the base URL {} is not secure: anybody on the way could read the request and its credentials",
                origin::shown(request.uri())
            );
            let insecure = TransportError::before_sending(TransportErrorKind::Insecure);
            State::Failed(insecure.with_message(what))
        };
        Ok(Self {
            endpoint,
            idempotence: options.idempotence().unwrap_or(endpoint.idempotence()),
            policy: options.retry(),
            options: options.send_options(),
            request,
            state,
            attempts: 0,
            redirects: 0,
            waited: Duration::ZERO,
            random: Rng::new(),
        })
    }

    /// Sets the seed of the random parts of waits, for tests.
    pub fn with_seed(self, seed: u64) -> Self {
        Self { random: Rng::with_seed(seed), ..self }
    }

    /// Returns how often the request has been sent, without redirects.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Returns the next step.
    pub fn next_step(&mut self) -> Step {
        match mem::replace(&mut self.state, State::Over) {
            State::Ready { is_redirect } => {
                self.attempts = self.attempts.saturating_add(u32::from(!is_redirect));
                self.state = State::Sent;
                Step::Send(self.request.clone(), self.options)
            }
            State::Waiting(wait) => {
                self.state = State::Ready { is_redirect: false };
                Step::Wait(wait)
            }
            State::Replied(response) => {
                self.state = State::Read;
                Step::Read(response)
            }
            State::Failed(error) => Step::Fail(error),
            State::Sent | State::Read | State::Over => {
                let over = TransportError::new(TransportErrorKind::Other);
                Step::Fail(over.with_message("the outcome of the last step was not given"))
            }
        }
    }

    /// Takes what came of sending the request.
    pub fn received(&mut self, outcome: Result<Response<Vec<u8>>, TransportError>) {
        self.state = match outcome {
            Ok(response) => self.examined(response),
            Err(error) if may_follow_error(&error, self.idempotence) => match self.wait(None) {
                Some(wait) => State::Waiting(wait),
                None => State::Failed(error),
            },
            Err(error) => State::Failed(error),
        };
    }

    /// Takes that a reply is no success. Returns whether the request is sent again; otherwise the reply is the outcome.
    pub fn refused(&mut self, refusal: &Refusal) -> bool {
        let may_follow = matches!(self.state, State::Read)
            && may_follow_failure(refusal.documented, refusal.status, self.idempotence);
        let wait = may_follow.then(|| self.wait(refusal.retry_after)).flatten();
        self.state = wait.map_or(State::Over, State::Waiting);
        wait.is_some()
    }

    /// Returns how long to wait before the next attempt, if there is one.
    fn wait(&mut self, asked: Option<Duration>) -> Option<Duration> {
        let wait = self.policy.wait(self.attempts, self.waited, asked, &mut self.random)?;
        self.waited = self.waited.saturating_add(wait);
        Some(wait)
    }

    /// Returns what a reply leads to, before it is read.
    fn examined(&mut self, response: Response<Vec<u8>>) -> State {
        if let Some(location) = self.location(&response) {
            return match self.redirected(response.status(), &location) {
                Ok(target) => {
                    self.redirects = self.redirects.saturating_add(1);
                    *self.request.uri_mut() = target;
                    State::Ready { is_redirect: true }
                }
                Err(what) => failed(TransportErrorKind::Redirect, what),
            };
        }
        let limit = self.options.max_reply_bytes;
        if response.body().len() > limit {
            return failed(TransportErrorKind::TooLarge, format!("the reply has more than {limit} bytes"));
        }
        match content_codings(response.headers()).filter(|_| !response.body().is_empty()) {
            Some(encoding) => failed(
                TransportErrorKind::ContentEncoding,
                format!("the body of the reply has the content encoding {encoding:?}, which was not undone"),
            ),
            None => State::Replied(response),
        }
    }

    /// Returns where a response redirects to, unless it is documented as a response.
    fn location(&self, response: &Response<Vec<u8>>) -> Option<String> {
        let status = response.status().as_u16();
        let is_described = |reply: &Reply| {
            let mut ranges = reply.statuses().filter(|range| range.contains(status));
            ranges.any(|range| range.first >= 300 && range.last <= 399)
        };
        if !matches!(status, 301 | 302 | 303 | 307 | 308) || self.endpoint.replies().iter().any(is_described)
        {
            return None;
        }
        let location = response.headers().get(LOCATION)?;
        Some(String::from_utf8_lossy(location.as_bytes()).into_owned())
    }

    /// Returns the URL that a redirect leads to, or why it is not followed.
    fn redirected(&self, status: StatusCode, location: &str) -> Result<Uri, String> {
        let Some(target) = origin::resolve(self.request.uri(), location) else {
            return Err(format!("the server redirects the request ({status}), but not to a URL of HTTP"));
        };
        let shown = origin::shown(&target);
        if !origin::is_same(self.request.uri(), &target) {
            return Err(format!(
                "the server redirects the request ({status}) to another origin, {shown}, \
                 which is not trusted with it and its credentials"
            ));
        }
        let is_safe = matches!(*self.request.method(), Method::GET | Method::HEAD);
        if !is_safe && !matches!(status.as_u16(), 307 | 308) {
            return Err(format!(
                "the server redirects the {} request ({status}) within {shown}, and may have performed it",
                self.request.method()
            ));
        }
        if self.redirects >= MAX_REDIRECTS {
            return Err(format!(
                "the server redirects the request ({status}) more than {MAX_REDIRECTS} times"
            ));
        }
        Ok(target)
    }
}

/// Omits the request, because it may contain secrets.
impl fmt::Debug for Exchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Exchange")
            .field("endpoint", &self.endpoint.name())
            .field("attempts", &self.attempts)
            .field("redirects", &self.redirects)
            .field("waited", &self.waited)
            .finish_non_exhaustive()
    }
}

fn failed(kind: TransportErrorKind, what: String) -> State {
    State::Failed(TransportError::new(kind).with_message(what))
}

#[cfg(test)]
mod tests;
