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
mod body_credentials;
mod condition;
mod content_coding;
mod cookies;
mod credentials;
mod dyn_outcome;
mod envelope;
mod error;
#[cfg(test)]
mod fixtures;
mod guard;
mod header_maps;
mod list;
mod match_request;
mod members;
mod negotiation;
mod params;
mod partial;
mod path;
mod path_match;
mod presented;
mod query;
mod read_request;
mod read_response;
mod received;
mod request_format;
mod router;
mod select;
mod select_reply;
mod server;
mod server_url;
mod signer;
mod sigv4;
mod target;
#[cfg(test)]
mod tests;
mod uri;
mod vendor_message;
mod write_request;
mod write_response;

pub use ::http as types;

pub use base_url::BaseUrl;
pub use body::{in_body, read_body, write_body};
pub use body_credentials::{read_whole_body, write_body_like};
pub use content_coding::content_codings;
pub use credentials::{Credentials, Secret};
pub use dyn_outcome::DynOutcome;
pub use error::{ReadRequestError, RequestError, ResponseFault, WriteResponseError};
pub use guard::without_guard;
pub use negotiation::reply_format;
pub use partial::read_partially;
pub use presented::presents_credentials;
pub use read_request::read_request;
pub use read_response::{ReadReply, Replies, read_response};
pub use received::may_be_authenticated;
pub use router::{Route, Router, Unrouted};
pub use select::selected as selected_format;
pub use select_reply::is_of_another_media_type;
pub use server::{base_path, is_loopback, is_server};
pub use server_url::{ServerVariable, server_query, server_variables};
pub use signer::{Signer, sign_request, signing_scheme};
pub use sigv4::Sigv4Signer;
pub use target::{own_target, target_difference};
pub use vendor_message::{vendor_message, vendor_message_in};
pub use write_request::{Call, write_request};
pub use write_response::{write_reply_body, write_response};

/// Returns whether a response of this status never has a body, whatever its header fields say (RFC 9110 sections 6.4.1,
/// 15.2, 15.3.5, 15.3.6 and 15.4.5).
pub fn has_no_body(status: u16) -> bool {
    matches!(status, 100..=199 | 204 | 205 | 304)
}

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
