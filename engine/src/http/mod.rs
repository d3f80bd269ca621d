//! HTTP messages made and read without any I/O, on the types of the [`http`](types) crate, in both directions.
//!
//! | | client | server |
//! |---|---|---|
//! | request | [`write_request`] | [`read_request`] |
//! | response | [`read_response`] | [`write_response`], in a format from [`reply_format`] |
//!
//! All of them walk an endpoint's table; none is generic over a request or a reply. Whoever calls them moves the
//! bytes.

mod auth;
mod body;
mod credentials;
mod dyn_outcome;
mod error;
#[cfg(test)]
mod fixtures;
mod list;
mod match_request;
mod negotiation;
mod params;
mod partial;
mod path;
mod query;
mod read_request;
mod read_response;
mod select_reply;
mod server;
#[cfg(test)]
mod tests;
mod write_request;
mod write_response;

pub use ::http as types;

pub use body::{in_body, read_body, write_body};
pub use credentials::{Credentials, Secret};
pub use dyn_outcome::DynOutcome;
pub use error::{ReadRequestError, RequestError, ResponseFault, WriteResponseError};
pub use negotiation::reply_format;
pub use partial::read_partially;
pub use read_request::read_request;
pub use read_response::{ReadReply, Replies, read_response};
pub use server::{base_path, is_server};
pub use write_request::{Call, write_request};
pub use write_response::write_response;

/// The reason phrase of a status code (RFC 9110 section 15), where it has one.
pub fn reason(status: u16) -> Option<&'static str> {
    types::StatusCode::from_u16(status).ok()?.canonical_reason()
}

/// Whether the text can be the name of a header field (RFC 9110 section 5.1).
pub fn is_header_name(name: &str) -> bool {
    types::HeaderName::from_bytes(name.as_bytes()).is_ok()
}

/// Whether the text can be the value of a header field: printable ASCII, without white space at an end.
pub fn is_header_value(value: &str) -> bool {
    params::check(crate::table::ParameterLocation::Header, value).is_ok()
}
