//! HTTP messages made and read without any I/O, on the types of the [`http`](types) crate, in both directions.
//!
//! | | client | server |
//! |---|---|---|
//! | request | [`write_request`] | [`read_request`] |
//! | response | [`read_response`] | [`write_response`], in a format from [`reply_format`] |
//!
//! All of them walk an endpoint's table; none is generic over a request or a reply. Whoever calls them moves the
//! bytes.

mod accept;
mod auth;
mod credentials;
mod error;
mod fields;
mod path;
mod query;
mod reply;
mod request;
mod respond;
mod response;
#[cfg(test)]
mod sample;
mod server;

pub use ::http as types;

pub use accept::read_request;
pub use credentials::{Credentials, Secret};
pub use error::{AcceptError, RequestError, RespondError, ResponseFault};
pub use request::{Call, write_request};
pub use respond::{reply_format, write_response};
pub use response::{Replies, read_response};
pub use server::base_path;
