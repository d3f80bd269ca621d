//! Typed requests and responses for documented HTTP endpoints.
//!
//! Each documented endpoint of a vendor's API is a struct whose fields are the documented parameters and
//! body members. Groupwright writes it as the HTTP request that the documentation describes, and reads the
//! HTTP response into a typed reply, a typed error, or the raw bytes of an undocumented response. This
//! crate is the runtime for such structs, whether they are generated or derived. Messages are plain [`http`] types, for
//! use with any HTTP client or server.
//!
//! # As a client
//!
//! 1. Create a [`ClientConfig`] with the API, the server, the [`Credentials`] and the preferred formats.
//!    Generated code has an `Api` type for each vendor, whose constructors take what that vendor requires.
//! 2. Call [`ClientConfig::send`] with a client and a request, or [`ClientConfig::send_async`] with an asynchronous one. The
//!    features `ureq` and `reqwest` have one each in the module [`client`], and a [`Transport`](client::Transport) of your
//!    own is a few lines.
//! 3. A [`CallError`](client::CallError) distinguishes requests that are not valid, with all violated rules at once; what went
//!    wrong on the way, and whether anything was sent; documented failures, undocumented responses, and responses that cannot
//!    be decoded. It says whether to retry.
//!
//! Without a transport, [`ClientConfig::request`] validates and writes a request, and [`Endpoint::read_response`] reads the
//! response. Nothing of this performs I/O.
//!
//! # Features
//!
//! None is on by default.
//!
//! - `ureq`: the blocking client [`client`]`::Ureq`.
//! - `reqwest`: the asynchronous client [`client`]`::Reqwest`, for tokio.
//! - `tracing`: a span of the crate `tracing` for each call, without secrets.
//! - `derive`: the derives for structs of your own.
//! - `pattern`, `charsets`, `sigv4`: what generated code asks for, with an error that names the feature.
//! - `chrono`, `jiff`, `serde_json`: values of these crates.
//! - `serde`: generated types and `Json` in the data model of the crate `serde`, with masked secrets.
//!
//! # As a server
//!
//! [`Serve::read_request`] reads a request, or reports everything that is wrong with it.
//! [`Serve::write_response`] writes a reply, in the format that [`Serve::reply_format`] determines from the
//! request.
//!
//! # One interface over the vendors
//!
//! [`GroupEndpoint`] turns a [`NewGroup`] into the request of any vendor whose spec says what its fields mean, and a response into a
//! [`Group`]. What the request has no place for is a [`Loss`], told before anything is sent.
//!
//! # For tools
//!
//! [`Endpoint::endpoint`] and [`Endpoint::api`] return tables with the documented facts, for inspection at
//! run time. [`json`] converts any request or reply to and from a plain JSON object. Everything operates on
//! the [`Record`] trait, which can also be implemented by hand. [`dynamic`] is for endpoints that are known only at run time.
//!
//! # Secrets
//!
//! Credentials, and fields that are marked as secret, are masked in `Debug` output, in errors, and in the
//! `Debug` output of header fields. They do appear in the message that is sent and in the output of
//! [`json::write`].

#[doc(hidden)]
pub mod __codegen;
mod call;
#[doc(hidden)]
pub mod choice;
pub mod client;
mod client_config;
pub mod dynamic;
mod endpoint;
mod generated;
mod group_endpoint;
mod http_date;
pub mod json;
mod macros;
pub mod nullable;
pub mod replies;
mod response_error;
#[cfg(feature = "serde")]
pub mod serde;
mod serve;

pub use call::Call;
pub use client_config::ClientConfig;
pub use endpoint::Endpoint;
pub use group_endpoint::GroupEndpoint;
pub use replies::Replies;
pub use response_error::ResponseError;
pub use serve::Serve;

#[cfg(feature = "derive")]
pub use groupwright_macros::{GroupEndpoint, GroupEnum, GroupResponse, GroupUnion, GroupValue};

pub use groupwright_engine::debug::{debug, debug_union, debug_value};
pub use groupwright_engine::defaults::{fill_defaults, fill_defaults_in};
pub use groupwright_engine::error::{DecodeError, EncodeError, Problem, Violation, Violations};
pub use groupwright_engine::format::Format;
pub use groupwright_engine::group::{Group, GroupError, Loss, Misfit, NewGroup};
pub use groupwright_engine::http::types as http;
pub use groupwright_engine::http::{
    BaseUrl, Credentials, ReadRequestError, RequestError, Secret, Signer, Sigv4Signer, WriteResponseError,
};
pub use groupwright_engine::json::{Json, JsonNumber, JsonObject, NotANumber};
pub use groupwright_engine::table::{BodyPlace, Idempotence, Retry};
pub use groupwright_engine::types::{
    BigInteger, Date, DateTime, Decimal, Duration, DurationParts, File, LocalDateTime, NotABigInteger,
    NotADate, NotADateTime, NotADecimal, NotADuration, NotAFile, NotATime, NotAUrl, Patch, Time, Url, Uuid,
};
pub use groupwright_engine::value::{
    HasShape, List, Map, OptionalSlot, Record, ScalarMismatch, ScalarSlot, Wire,
};
pub use groupwright_engine::value::{Scalar, Slot, Value};

/// The Rust type of `bytes`.
pub type Bytes = Vec<u8>;
pub use groupwright_engine::{compat, domain, error, rule, spelling, table, value};
