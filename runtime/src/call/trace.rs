//! A span for each call, with the feature `tracing`. Without the feature, nothing is recorded.
//!
//! The span `groupwright.call` has the names of the API and the endpoint, the server without its path, the number of
//! attempts, the status, the numbers of bytes, the duration, and the outcome. It has no header field, no path and no
//! query, which can contain secrets, and no body unless it is asked for.

#[cfg(feature = "tracing")]
pub(super) use recorded::Trace;
#[cfg(not(feature = "tracing"))]
pub(super) use unrecorded::Trace;

#[cfg(feature = "tracing")]
mod recorded {
    use std::time::{Duration, Instant};

    use tracing::field::Empty;
    use tracing::{Instrument, Span, debug, info_span};

    use crate::client::TransportError;
    use crate::http::{Request, Response};
    use crate::table::{Api, Endpoint};

    /// The span of a call.
    pub(crate) struct Trace {
        span: Span,
        started: Instant,
        has_bodies: bool,
    }

    /// The longest body in an event, in characters.
    const MAX_BODY: usize = 16_384;

    impl Trace {
        pub(crate) fn start(api: &'static Api, endpoint: &'static Endpoint, has_bodies: bool) -> Self {
            let span = info_span!(
                "groupwright.call",
                api = api.name(),
                endpoint = endpoint.name(),
                method = endpoint.method(),
                server = Empty,
                attempts = Empty,
                status = Empty,
                request_bytes = Empty,
                reply_bytes = Empty,
                duration_ms = Empty,
                outcome = Empty,
            );
            Self { span, started: Instant::now(), has_bodies }
        }

        /// Runs what is part of the call.
        pub(crate) fn enter<T>(&self, part: impl FnOnce() -> T) -> T {
            self.span.in_scope(part)
        }

        /// Returns the future of what is part of the call.
        pub(crate) fn around<F: Future>(&self, part: F) -> impl Future<Output = F::Output> + use<F> {
            part.instrument(self.span.clone())
        }

        pub(crate) fn sends(&self, request: &Request<Vec<u8>>) {
            let uri = request.uri();
            let host = uri.host().unwrap_or_default();
            let port = uri.port_u16().map(|port| format!(":{port}")).unwrap_or_default();
            self.span.record("server", format!("{}://{host}{port}", uri.scheme_str().unwrap_or_default()));
            self.span.record("request_bytes", request.body().len());
            self.body("request body", request.body());
        }

        pub(crate) fn receives(&self, response: &Response<Vec<u8>>) {
            self.span.record("status", response.status().as_u16());
            self.span.record("reply_bytes", response.body().len());
            debug!(parent: &self.span, status = response.status().as_u16(), "a reply has arrived");
            self.body("reply body", response.body());
        }

        pub(crate) fn fails(&self, error: &TransportError) {
            debug!(parent: &self.span, kind = ?error.kind(), was_sent = error.was_sent(), "no reply has arrived");
        }

        pub(crate) fn waits(&self, wait: Duration) {
            debug!(parent: &self.span, wait_ms = milliseconds(wait), "the request is sent again after a while");
        }

        pub(crate) fn attempts(&self, attempts: u32) {
            self.span.record("attempts", attempts);
        }

        pub(crate) fn ends(&self, outcome: &str) {
            self.span.record("outcome", outcome);
            self.span.record("duration_ms", milliseconds(self.started.elapsed()));
        }

        fn body(&self, what: &str, body: &[u8]) {
            if self.has_bodies {
                let text: String = String::from_utf8_lossy(body).chars().take(MAX_BODY).collect();
                debug!(parent: &self.span, body = ?text, "{what}");
            }
        }
    }

    fn milliseconds(duration: Duration) -> u64 {
        u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
    }
}

#[cfg(not(feature = "tracing"))]
mod unrecorded {
    use std::time::Duration;

    use crate::client::TransportError;
    use crate::http::{Request, Response};
    use crate::table::{Api, Endpoint};

    /// The span of a call, of which nothing is recorded.
    pub(crate) struct Trace;

    #[expect(clippy::unused_self, reason = "the methods are those of the span that is recorded")]
    impl Trace {
        pub(crate) fn start(_: &'static Api, _: &'static Endpoint, _: bool) -> Self {
            Self
        }

        pub(crate) fn enter<T>(&self, part: impl FnOnce() -> T) -> T {
            part()
        }

        pub(crate) fn around<F: Future>(&self, part: F) -> F {
            part
        }

        pub(crate) fn sends(&self, _: &Request<Vec<u8>>) {}

        pub(crate) fn receives(&self, _: &Response<Vec<u8>>) {}

        pub(crate) fn fails(&self, _: &TransportError) {}

        pub(crate) fn waits(&self, _: Duration) {}

        pub(crate) fn attempts(&self, _: u32) {}

        pub(crate) fn ends(&self, _: &str) {}
    }
}
