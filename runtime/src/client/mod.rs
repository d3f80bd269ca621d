//! Sending requests: two small traits of HTTP clients, and the rules that every call keeps.
//!
//! [`ClientConfig::send`](crate::ClientConfig::send) sends a request with a [`Transport`] and returns the typed
//! reply; [`ClientConfig::send_async`](crate::ClientConfig::send_async) does so with an [`AsyncTransport`].
//! [`ClientConfig::call`](crate::ClientConfig::call) is for what one call has of its own: header fields, a timeout,
//! another server, other retries.
//!
//! # Transports
//!
//! A transport carries one message to a server and back, and decides nothing. With the feature `ureq` there is
//! `Ureq`, which blocks, and with the feature `reqwest` there is `Reqwest`, which is asynchronous and runs on tokio.
//! Another one is a few lines, such as a test double:
//!
//! ```
//! use groupwright::client::{SendOptions, Transport, TransportError};
//! use groupwright::http::{Request, Response};
//!
//! struct Unavailable;
//!
//! impl Transport for Unavailable {
//!     fn send(&self, _: Request<Vec<u8>>, _: &SendOptions) -> Result<Response<Vec<u8>>, TransportError> {
//!         let mut response = Response::new(Vec::new());
//!         *response.status_mut() = groupwright::http::StatusCode::SERVICE_UNAVAILABLE;
//!         Ok(response)
//!     }
//! }
//! ```
//!
//! # Rules of a call
//!
//! All of them are in [`Exchange`], which performs no I/O, so they are the same for every transport:
//!
//! - The URL has the scheme `https`, unless its host is loopback or [`CallOptions::allow_http`] says otherwise.
//! - A request is sent again only if that cannot perform it twice: see [`RetryPolicy`].
//! - A redirect is followed only to the same origin, and only if that cannot perform the request twice: see
//!   [`Exchange`]. So credentials never reach another host, wherever they are in the request.
//! - A reply has a largest size, which holds while it is being read.
//! - The body of a reply is never decoded while it has a content encoding: the error names it.
//!
//! # A client of your own
//!
//! To send requests with other code altogether, write them with [`ClientConfig::request`](crate::ClientConfig::request)
//! and read what comes back with [`Endpoint::read_response_parts`](crate::Endpoint::read_response_parts), which takes the
//! status, the header fields and the body of any HTTP library.

mod call_error;
mod call_options;
mod exchange;
mod origin;
#[cfg(feature = "reqwest")]
mod reqwest;
mod retry_policy;
mod timer;
#[cfg(any(feature = "reqwest", feature = "ureq"))]
mod tls_error;
mod transport;
mod transport_error;
#[cfg(feature = "ureq")]
mod ureq;

pub use call_error::CallError;
pub use call_options::CallOptions;
pub use exchange::{Exchange, Refusal, Step};
pub use retry_policy::RetryPolicy;
pub use transport::{AsyncTransport, SendOptions, Transport};
pub use transport_error::{TransportError, TransportErrorKind};

#[cfg(feature = "reqwest")]
pub use self::reqwest::Reqwest;
#[cfg(feature = "ureq")]
pub use self::ureq::Ureq;
