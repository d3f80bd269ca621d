//! The server side of a request: reading requests and writing replies.

use groupwright_engine::http as engine;

use crate::http::{Request, Response};
use crate::{Endpoint, Format, ReadRequestError, WriteResponseError};

/// A request that a server can read, and whose replies it can write.
///
/// All functions are provided. Generated code implements the trait unless generation of the server side is disabled, and a
/// derive does for every struct that is not only sent.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not have the server side of an endpoint",
    label = "this type is only sent",
    note = "a struct that derives `GroupEndpoint` with `client` is only sent: remove `client`",
    note = "generated code does not have it if the build script sets `server(false)`"
)]
pub trait Serve: Endpoint {
    /// Reads and validates a request whose path starts with the path of the first documented server of
    /// the endpoint.
    ///
    /// # Errors
    ///
    /// See [`Serve::read_request_under`].
    fn read_request(request: &Request<Vec<u8>>) -> Result<Self, ReadRequestError> {
        Self::read_request_under(Self::endpoint().server(Self::api()).unwrap_or_default(), request)
    }

    /// Reads and validates a request. `prefix` is the path that precedes the API's own paths, or a base URL
    /// with that path.
    ///
    /// # Errors
    ///
    /// Returns an error if the request is for another endpoint, if its media type or charset is not
    /// supported, if no reply has a media type that it accepts, or if its values cannot be decoded or violate
    /// documented rules. In the last case all problems are reported at once.
    fn read_request_under(prefix: &str, request: &Request<Vec<u8>>) -> Result<Self, ReadRequestError> {
        let mut value = Self::placeholder();
        engine::read_request(Self::api(), Self::endpoint(), prefix, request, &mut value)?;
        Ok(value)
    }

    /// Returns the format in which the client wants the reply to a request whose path starts with the path of
    /// the first documented server. See [`Serve::reply_format_under`].
    fn reply_format(request: &Request<Vec<u8>>) -> Option<Format> {
        let server = Self::endpoint().server(Self::api()).unwrap_or_default();
        Self::reply_format_under(server, request)
    }

    /// Returns the format in which the client wants the reply: what the parameter of the endpoint selects (such
    /// as a suffix of the path), the `Accept` header field (RFC 9110 section 12.5.1) or the format of the
    /// request, in this order of precedence. Returns `None` if no reply has a body. `prefix` is that of
    /// [`Serve::read_request_under`].
    fn reply_format_under(prefix: &str, request: &Request<Vec<u8>>) -> Option<Format> {
        engine::reply_format(Self::endpoint(), prefix, request)
    }

    /// Writes a reply, in the given format if the reply supports it and otherwise in the reply's first
    /// format.
    ///
    /// # Errors
    ///
    /// Returns an error if the value does not identify a single reply, if a client would not recognize the
    /// result as that reply, or if a value cannot be encoded.
    fn write_response(
        outcome: &Result<Self::Response, Self::Error>,
        format: Option<Format>,
    ) -> Result<Response<Vec<u8>>, WriteResponseError> {
        let (index, value) = Self::reply_value(outcome);
        engine::write_response(Self::endpoint(), index, value, format, None)
    }
}
