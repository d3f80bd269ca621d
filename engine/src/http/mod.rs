//! HTTP messages, written and read without any I/O, using the types of the [`http`](types) crate.
//!
//! | | client | server |
//! |---|---|---|
//! | request | [`write_request`] | [`read_request`] |
//! | response | [`read_response`] | [`write_response`], in a format from [`reply_format`] |
//!
//! All functions are driven by the table of an endpoint. None of them is generic over a request or a reply.
//! Sending and receiving messages is left to the caller.

mod auth;
mod base_url;
mod body;
mod condition;
mod credentials;
mod dyn_outcome;
mod envelope;
mod error;
#[cfg(test)]
mod fixtures;
mod guard;
mod list;
mod match_request;
mod negotiation;
mod params;
mod partial;
mod path;
mod path_match;
mod query;
mod read_request;
mod read_response;
mod request_format;
mod select;
mod select_reply;
mod server;
mod server_url;
mod signer;
#[cfg(test)]
mod tests;
mod vendor_message;
mod write_request;
mod write_response;

pub use ::http as types;

pub use base_url::BaseUrl;
pub use body::{in_body, read_body, write_body};
pub use credentials::{Credentials, Secret};
pub use dyn_outcome::DynOutcome;
pub use error::{ReadRequestError, RequestError, ResponseFault, WriteResponseError};
pub use guard::without_guard;
pub use negotiation::reply_format;
pub use partial::read_partially;
pub use read_request::read_request;
pub use read_response::{ReadReply, Replies, read_response};
pub use server::{base_path, is_server, without_server};
pub use server_url::{ServerVariable, server_query, server_variables};
pub use signer::{Signer, sign_request};
pub use vendor_message::{Words, vendor_message, vendor_message_in};
pub use write_request::{Call, write_request};
pub use write_response::{write_reply_body, write_response};

/// Returns the reason phrase of a status code (RFC 9110 section 15), if it has one.
pub fn reason(status: u16) -> Option<&'static str> {
    types::StatusCode::from_u16(status).ok()?.canonical_reason()
}

/// Returns whether the text is a valid name of a header field (RFC 9110 section 5.1).
pub fn is_header_name(name: &str) -> bool {
    types::HeaderName::from_bytes(name.as_bytes()).is_ok()
}

/// Returns whether the text is accepted as the value of a header field: printable ASCII, without leading or
/// trailing white space.
pub fn is_header_value(value: &str) -> bool {
    params::check(crate::table::ParameterLocation::Header, value).is_ok()
}
