//! The trait of requests.

use std::fmt;

use groupwright_engine::defaults::fill_defaults_in;
use groupwright_engine::http::{self as engine, ReadReply, Replies, ResponseFault, read_partially};
use groupwright_engine::validate::validate_in;

use crate::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use crate::table;
use crate::{DecodeError, Problem, Record, ResponseError, Slot, Value, Violations, Wire};

/// A request of a documented endpoint.
///
/// Generated code implements the first five functions, which return tables, slots and values. They can also be
/// implemented by hand.
pub trait Endpoint: Record + Wire + Sized {
    /// The value of a documented success: the type of its body, or an enum if there are several successes.
    type Response: Send + Sync + 'static;
    /// The value of a documented failure: an enum of the failures. With these bounds, the errors of any endpoint are
    /// errors that a generic caller can return, box and send to another thread.
    type Error: fmt::Debug + Send + Sync + 'static;

    /// Returns the table of the endpoint.
    fn endpoint() -> &'static table::Endpoint;

    /// Returns the table of the API that the endpoint belongs to.
    fn api() -> &'static table::Api;

    /// Creates the documented reply at a position of the endpoint's table, with a placeholder as its value.
    /// Returns `None` for a position past the end of the table.
    fn reply(index: usize) -> Option<Result<Self::Response, Self::Error>>;

    /// Returns the slot for the value of a reply, or [`Slot::Unavailable`] if the reply has no value.
    fn reply_slot(outcome: &mut Result<Self::Response, Self::Error>) -> Slot<'_>;

    /// Returns the position of a reply in the endpoint's table, and its value.
    fn reply_value(outcome: &Result<Self::Response, Self::Error>) -> (usize, Value<'_>);

    /// Checks the values against every documented rule.
    ///
    /// # Errors
    ///
    /// Returns all violations at once.
    fn validate(&self) -> Result<(), Violations> {
        validate_in(self, table::Message::request(Self::endpoint().name()))
    }

    /// Sets each member of the request that is absent to its documented default: see
    /// [`fill_defaults`](crate::fill_defaults).
    ///
    /// # Errors
    ///
    /// Returns the defaults that a Rust type cannot hold.
    fn fill_defaults(&mut self) -> Result<(), Violations> {
        fill_defaults_in(self, table::Message::request(Self::endpoint().name()))
    }

    /// Reads the response to a request.
    ///
    /// # Errors
    ///
    /// Returns an error if the response is a documented failure, if it matches no documented reply, or if
    /// its body or a required header field cannot be decoded.
    fn read_response(response: Response<Vec<u8>>) -> Result<Self::Response, ResponseError<Self::Error>> {
        Self::read_response_with_problems(response, &mut Vec::new())
    }

    /// Reads the response to a request from its parts, as any HTTP client returns them: the status, as a number or a
    /// `StatusCode`; the header fields, as pairs of names and values; and the body, as bytes or text. Header fields that
    /// are not valid are left out. A status that is not one of three digits is read as 599, which no server sends.
    ///
    /// # Errors
    ///
    /// See [`Endpoint::read_response`].
    fn read_response_parts<N: AsRef<[u8]>, V: AsRef<[u8]>>(
        status: impl Into<u16>,
        headers: impl IntoIterator<Item = (N, V)>,
        body: impl Into<Vec<u8>>,
    ) -> Result<Self::Response, ResponseError<Self::Error>> {
        let mut response = Response::new(body.into());
        *response.status_mut() = StatusCode::from_u16(status.into()).unwrap_or(NO_STATUS);
        for (name, value) in headers {
            append(response.headers_mut(), name.as_ref(), value.as_ref());
        }
        Self::read_response(response)
    }

    /// Reads the response to a request, and appends to `problems` what is wrong with optional header fields
    /// and optional bodies. Those that cannot be decoded are left empty and cause no error.
    ///
    /// # Errors
    ///
    /// See [`Endpoint::read_response`].
    fn read_response_with_problems(
        response: Response<Vec<u8>>,
        problems: &mut Vec<Problem>,
    ) -> Result<Self::Response, ResponseError<Self::Error>> {
        let mut outcome = Outcome::<Self> { index: 0, reply: None };
        match received(Self::endpoint(), response, &mut outcome, problems) {
            Received::Whole { index, reply, response } => {
                // The slot of a reply without a value was not requested, so the reply may not exist yet.
                outcome.turn_to(index);
                match outcome.reply {
                    Some(Ok(value)) => Ok(value),
                    Some(Err(error)) => {
                        Err(ResponseError::Documented { error: Box::new(error), reply, response })
                    }
                    None => Err(ResponseError::Undocumented { response }),
                }
            }
            Received::Undecodable { reply, response, error, partial } => {
                Err(ResponseError::Undecodable { reply, response, error, partial })
            }
            Received::Undocumented { response } => Err(ResponseError::Undocumented { response }),
        }
    }
}

/// The status of a response that has none of HTTP.
const NO_STATUS: StatusCode = match StatusCode::from_u16(599) {
    Ok(status) => status,
    Err(_) => StatusCode::INTERNAL_SERVER_ERROR,
};

/// Adds a header field, if it is valid.
fn append(headers: &mut HeaderMap, name: &[u8], value: &[u8]) {
    if let (Ok(name), Ok(value)) = (HeaderName::from_bytes(name), HeaderValue::from_bytes(value)) {
        // One map holds a limited number of them.
        let _ = headers.try_append(name, value);
    }
}

/// What a response is, apart from the type of its value. It is found once for all endpoints, which keeps compile times short.
pub(crate) enum Received {
    /// The reply at this position of the table.
    Whole { index: usize, reply: &'static table::Reply, response: Box<Response<Vec<u8>>> },
    /// A reply that cannot be decoded completely.
    Undecodable {
        reply: &'static table::Reply,
        response: Box<Response<Vec<u8>>>,
        error: DecodeError,
        partial: Option<String>,
    },
    /// No documented reply.
    Undocumented { response: Box<Response<Vec<u8>>> },
}

pub(crate) fn received(
    table: &'static table::Endpoint,
    response: Response<Vec<u8>>,
    outcome: &mut dyn Replies,
    problems: &mut Vec<Problem>,
) -> Received {
    let read = engine::read_response(table, &response, outcome);
    let reply = |index: usize| table.replies().get(index);
    match read {
        Ok(ReadReply { index, problems: found, .. }) => {
            problems.extend(found);
            let response = Box::new(response);
            match reply(index) {
                Some(reply) => Received::Whole { index, reply, response },
                None => Received::Undocumented { response },
            }
        }
        Err(ResponseFault::Undecodable { reply: index, error }) => {
            let shape = outcome.slot(index).map(Slot::filled).and_then(Slot::record);
            let shape = shape.map(|record| record.shape());
            let partial = read_partially(table, index, &response, shape);
            let response = Box::new(response);
            match reply(index) {
                Some(reply) => Received::Undecodable { reply, response, error, partial },
                None => Received::Undocumented { response },
            }
        }
        Err(_) => Received::Undocumented { response: Box::new(response) },
    }
}

/// The documented reply that a response matches, while it is being read.
struct Outcome<E: Endpoint> {
    index: usize,
    reply: Option<Result<E::Response, E::Error>>,
}

impl<E: Endpoint> Outcome<E> {
    /// Creates the reply at this position, unless it is already the current one.
    fn turn_to(&mut self, index: usize) {
        if self.reply.is_none() || self.index != index {
            *self = Self { index, reply: E::reply(index) };
        }
    }
}

impl<E: Endpoint> Replies for Outcome<E> {
    fn slot(&mut self, index: usize) -> Option<Slot<'_>> {
        self.turn_to(index);
        self.reply.as_mut().map(E::reply_slot)
    }
}
