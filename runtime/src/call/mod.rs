//! Calls of endpoints: a request is sent, and its reply is read.
//!
//! The rules are those of [`Exchange`](crate::client::Exchange). What is here does what it says, once blocking and once
//! asynchronously, and reads the clock for a `Retry-After` that is a date.

mod dynamic;
mod trace;

use std::time::{Duration, SystemTime};

use groupwright_engine::http::BaseUrl;

use crate::client::{
    AsyncTransport, CallError, CallOptions, Exchange, Refusal, RetryPolicy, Step, Transport, TransportError,
};
use crate::http::{Request, Response};
use crate::table::{self, Api};
use crate::{ClientConfig, Endpoint, Idempotence, RequestError, ResponseError};
use trace::Trace;

/// A call that has header fields, a timeout, a server or retries of its own.
///
/// [`ClientConfig::call`] creates it, with the [`CallOptions`] of the configuration.
#[derive(Debug)]
#[must_use = "nothing is sent before `send` or `send_async`"]
pub struct Call<'c, E> {
    config: &'c ClientConfig,
    request: &'c E,
    server: Option<BaseUrl>,
    options: CallOptions,
}

impl<E: Endpoint> Call<'_, E> {
    /// Sets the base URL of the server. See [`ClientConfig::with_server`].
    pub fn with_server(self, server: impl Into<BaseUrl>) -> Self {
        Self { server: Some(server.into()), ..self }
    }

    /// Sets a header field. See [`CallOptions::with_header`].
    pub fn with_header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { options: self.options.with_header(name, value), ..self }
    }

    /// Sets the maximum duration of each attempt. See [`CallOptions::with_timeout`].
    pub fn with_timeout(self, timeout: Duration) -> Self {
        Self { options: self.options.with_timeout(timeout), ..self }
    }

    /// Sets the maximum size of the reply's body in bytes. See [`CallOptions::with_max_reply_bytes`].
    pub fn with_max_reply_bytes(self, bytes: usize) -> Self {
        Self { options: self.options.with_max_reply_bytes(bytes), ..self }
    }

    /// Sets when the request is sent again. See [`CallOptions::with_retry`].
    pub fn with_retry(self, retry: RetryPolicy) -> Self {
        Self { options: self.options.with_retry(retry), ..self }
    }

    /// Sets whether the request is idempotent. See [`CallOptions::with_idempotence`].
    pub fn with_idempotence(self, idempotence: Idempotence) -> Self {
        Self { options: self.options.with_idempotence(idempotence), ..self }
    }

    /// Allows base URLs with the scheme `http` for all hosts. See [`CallOptions::allow_http`].
    pub fn allow_http(self) -> Self {
        Self { options: self.options.allow_http(), ..self }
    }

    /// Has the bodies in the events of the feature `tracing`. See [`CallOptions::trace_bodies`].
    pub fn trace_bodies(self) -> Self {
        Self { options: self.options.trace_bodies(), ..self }
    }

    /// Sends the request with a blocking client, and reads the reply.
    ///
    /// # Errors
    ///
    /// Returns an error if the request is not valid, if there is no whole reply, or if the reply is no documented
    /// success.
    pub fn send<T: Transport + ?Sized>(self, transport: &T) -> Result<E::Response, CallError<E::Error>> {
        self.start()?.run(transport, E::read_response)
    }

    /// Sends the request with an asynchronous client, and reads the reply. The request is written at once, so the future
    /// does not borrow it.
    ///
    /// # Errors
    ///
    /// Returns an error if the request is not valid, if there is no whole reply, or if the reply is no documented
    /// success.
    pub fn send_async<T: AsyncTransport>(
        self,
        transport: &T,
    ) -> impl Future<Output = Result<E::Response, CallError<E::Error>>> + use<'_, T, E> {
        let course = self.start();
        async move { course?.run_async(transport, E::read_response).await }
    }

    /// Writes the request.
    fn start(self) -> Result<Course, RequestError> {
        let written = match self.server {
            Some(server) => self.config.clone().with_server(server).request(self.request),
            None => self.config.request(self.request),
        };
        Course::start((E::api(), E::endpoint()), written, &self.options)
    }
}

/// A call under way.
struct Course {
    exchange: Exchange,
    trace: Trace,
}

impl Course {
    fn start(
        (api, endpoint): (&'static Api, &'static table::Endpoint),
        written: Result<Request<Vec<u8>>, RequestError>,
        options: &CallOptions,
    ) -> Result<Self, RequestError> {
        let trace = Trace::start(api, endpoint, options.traces_bodies());
        match written.and_then(|written| Exchange::new(endpoint, written, options)) {
            Ok(exchange) => Ok(Self { exchange, trace }),
            Err(error) => {
                trace.ends("invalid");
                Err(error)
            }
        }
    }

    /// Does what the rules say, with a blocking client.
    fn run<T: Transport + ?Sized, R, E>(
        mut self,
        transport: &T,
        read: impl Fn(Response<Vec<u8>>) -> Result<R, ResponseError<E>>,
    ) -> Result<R, CallError<E>> {
        loop {
            match self.exchange.next_step() {
                Step::Send(request, options) => {
                    self.trace.sends(&request);
                    let outcome = self.trace.enter(|| transport.send(request, &options));
                    self.received(outcome);
                }
                Step::Wait(wait) => {
                    self.trace.waits(wait);
                    transport.wait(wait);
                }
                Step::Read(response) => {
                    if let Some(outcome) = self.read(read(response)) {
                        return outcome;
                    }
                }
                Step::Fail(error) => return Err(self.failed(error).into()),
            }
        }
    }

    /// Does what the rules say, with an asynchronous client.
    async fn run_async<T: AsyncTransport, R, E>(
        mut self,
        transport: &T,
        read: impl Fn(Response<Vec<u8>>) -> Result<R, ResponseError<E>>,
    ) -> Result<R, CallError<E>> {
        loop {
            match self.exchange.next_step() {
                Step::Send(request, options) => {
                    self.trace.sends(&request);
                    let outcome = self.trace.around(transport.send(request, &options)).await;
                    self.received(outcome);
                }
                Step::Wait(wait) => {
                    self.trace.waits(wait);
                    transport.wait(wait).await;
                }
                Step::Read(response) => {
                    if let Some(outcome) = self.read(read(response)) {
                        return outcome;
                    }
                }
                Step::Fail(error) => return Err(self.failed(error).into()),
            }
        }
    }

    fn received(&mut self, outcome: Result<Response<Vec<u8>>, TransportError>) {
        match &outcome {
            Ok(response) => self.trace.receives(response),
            Err(error) => self.trace.fails(error),
        }
        self.exchange.received(outcome);
    }

    fn failed(&self, error: TransportError) -> TransportError {
        self.trace.attempts(self.exchange.attempts());
        self.trace.ends("no reply");
        error
    }

    /// Takes a reply that has been read. Returns nothing if the request is sent again.
    fn read<R, E>(&mut self, outcome: Result<R, ResponseError<E>>) -> Option<Result<R, CallError<E>>> {
        if let Err(error) = &outcome
            && let Some(refusal) = Refusal::of(error, SystemTime::now())
            && self.exchange.refused(&refusal)
        {
            return None;
        }
        self.trace.attempts(self.exchange.attempts());
        self.trace.ends(match &outcome {
            Ok(_) => "success",
            Err(ResponseError::Documented { reply, .. }) => reply.name(),
            Err(ResponseError::Undocumented { .. }) => "undocumented",
            Err(ResponseError::Undecodable { .. }) => "undecodable",
        });
        Some(outcome.map_err(CallError::Response))
    }
}

impl ClientConfig {
    /// Sends a request with a blocking client, and reads the reply.
    ///
    /// # Errors
    ///
    /// Returns an error if the request is not valid, if there is no whole reply, or if the reply is no documented
    /// success.
    pub fn send<T: Transport + ?Sized, E: Endpoint>(
        &self,
        transport: &T,
        request: &E,
    ) -> Result<E::Response, CallError<E::Error>> {
        self.call(request).send(transport)
    }

    /// Sends a request with an asynchronous client, and reads the reply. The request is written at once, so the future
    /// borrows neither it nor the configuration.
    ///
    /// # Errors
    ///
    /// Returns an error if the request is not valid, if there is no whole reply, or if the reply is no documented
    /// success.
    pub fn send_async<'t, T: AsyncTransport, E: Endpoint>(
        &self,
        transport: &'t T,
        request: &E,
    ) -> impl Future<Output = Result<E::Response, CallError<E::Error>>> + use<'t, T, E> {
        self.call(request).send_async(transport)
    }

    /// Prepares a call that has header fields, a timeout, a server or retries of its own.
    pub fn call<'c, E: Endpoint>(&'c self, request: &'c E) -> Call<'c, E> {
        Call { config: self, request, server: None, options: self.call_options().clone() }
    }
}
