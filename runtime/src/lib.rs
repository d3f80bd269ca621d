//! Typed requests and responses for documented HTTP endpoints.
//!
//! Each endpoint that a vendor documents is a struct: its fields are the documented parameters and members. From it
//! comes the exact message that the page shows; from the message that comes back, a typed reply, a typed
//! error, or the undocumented bytes. This crate is what such structs are used with, and all that generated code names.
//! It performs no I/O: messages are plain [`http`] types, to be carried by any client or server.
//!
//! # As a client
//!
//! 1. A [`ClientConfig`] knows the vendor's API, the server, the [`Credentials`] and the preferred formats. Generated
//!    code has an `Api` for each vendor with a constructor for what this vendor needs.
//! 2. [`ClientConfig::request`] validates a request and writes it: every rule that is broken is reported at once, as
//!    [`Violations`].
//! 3. [`Endpoint::read_response`] reads what comes back. [`ResponseError`] tells a documented failure, with the vendor's
//!    own meaning of it, from an undocumented one and from a body that cannot be read, and whether to try again.
//!
//! # As a server
//!
//! [`Serve::read_request`] reads a request, or reports everything that is wrong with it; [`Serve::write_response`] writes a
//! reply, in the format that [`Serve::reply_format`] finds in the request.
//!
//! # As a tool
//!
//! [`Endpoint::endpoint`] and [`Endpoint::api`] give the tables: what the page says, to be asked for at run time.
//! [`json`] shows any request or reply as one plain JSON object. All this works on [`Record`]s, by hand or
//! generated, and the same engine walks both.
//!
//! # Secrets
//!
//! Credentials, and fields that a page calls secret, do not appear in `Debug`, in errors, or in the `Debug` of a
//! message's header fields. Two things do show them, since they are the value itself: the message that is sent,
//! and [`json::write`].

#[doc(hidden)]
pub mod __codegen;
mod client_config;
mod endpoint;
mod generated;
pub mod json;
mod macros;
pub mod replies;
mod response_error;
mod serve;

pub use client_config::ClientConfig;
pub use endpoint::Endpoint;
pub use replies::Replies;
pub use response_error::ResponseError;
pub use serve::Serve;

#[cfg(feature = "derive")]
pub use groupwright_macros::{GroupEndpoint, GroupEnum, GroupResponse, GroupValue};

pub use groupwright_engine::debug::{debug, debug_value};
pub use groupwright_engine::error::{DecodeError, EncodeError, Problem, Violation, Violations};
pub use groupwright_engine::format::Format;
pub use groupwright_engine::http::types as http;
pub use groupwright_engine::http::{Credentials, ReadRequestError, RequestError, Secret, WriteResponseError};
pub use groupwright_engine::table::Retry;
pub use groupwright_engine::types::{DateTime, LocalDateTime, NotADateTime, NotAUrl, Patch, Url, Uuid};
pub use groupwright_engine::value::{
    HasShape, List, Map, OptionalSlot, Record, ScalarMismatch, ScalarSlot, Wire,
};
#[doc(hidden)]
pub use groupwright_engine::value::{Scalar, Slot, Value};
pub use groupwright_engine::{compat, domain, error, rule, spelling, table, value};
