//! The trait of a request as a server sees it: what is asked, and what is answered.

use groupwright_engine::http as engine;

use crate::http::{Request, Response};
use crate::{Endpoint, Format, ReadRequestError, Value, WriteResponseError};

/// A request that can be read, and whose replies can be written, as a server does.
///
/// Generated code implements the first function, unless it is told to leave the server's half out.
pub trait Serve: Endpoint {
    /// The position of a reply in the endpoint's table, and its value.
    fn reply_value(outcome: &Result<Self::Response, Self::Error>) -> (usize, Value<'_>);

    /// Reads a request, as a server does, under the path of the first documented server.
    fn read_request(request: &Request<Vec<u8>>) -> Result<Self, ReadRequestError> {
        Self::read_request_under(Self::api().servers().first().map_or("", |server| server.url()), request)
    }

    /// Reads a request, as a server does. `prefix` is what stands before the API's paths: a path, or the base
    /// URL that has it.
    fn read_request_under(prefix: &str, request: &Request<Vec<u8>>) -> Result<Self, ReadRequestError> {
        let mut value = Self::placeholder();
        engine::read_request(Self::api(), Self::endpoint(), prefix, request, &mut value)?;
        Ok(value)
    }

    /// The format in which a request wants its reply.
    fn reply_format(request: &Request<Vec<u8>>) -> Option<Format> {
        engine::reply_format(Self::endpoint(), request)
    }

    /// Writes a reply, as a server does, in this format where the reply has it.
    fn write_response(
        outcome: &Result<Self::Response, Self::Error>,
        format: Option<Format>,
    ) -> Result<Response<Vec<u8>>, WriteResponseError> {
        let (index, value) = Self::reply_value(outcome);
        engine::write_response(Self::endpoint(), index, value, format, None)
    }
}
