//! The traits of HTTP clients.

use std::sync::Arc;
use std::time::Duration;

use groupwright_engine::format::Limits;

use super::timer::Timer;
use super::transport_error::TransportError;
#[cfg(any(feature = "reqwest", feature = "ureq"))]
use crate::http::Method;
use crate::http::{Request, Response};

/// What a transport is told about one message, beside the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SendOptions {
    /// The maximum duration, from looking up the name of the host to the last byte of the reply's body.
    pub timeout: Duration,
    /// The maximum size of the reply's body in bytes, after any content encoding has been undone. A transport stops
    /// reading when there is more, so that no reply can exhaust the memory.
    pub max_reply_bytes: usize,
}

/// Thirty seconds, and as many bytes as a decoder accepts (16 MiB).
impl Default for SendOptions {
    fn default() -> Self {
        Self { timeout: Duration::from_secs(30), max_reply_bytes: Limits::USUAL.bytes }
    }
}

/// A blocking HTTP client.
///
/// A transport sends exactly the message that it is given, once: it follows no redirect, sends nothing again, and
/// returns the reply whatever its status. It derives `Host` and `Content-Length` from the message. The URL can contain
/// credentials, so it must not be in an error.
pub trait Transport {
    /// Sends a message and returns the reply.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no whole reply. [`TransportError::before_sending`] is for the cases in which the
    /// server has certainly not seen the request: only then is every request sent again.
    fn send(
        &self,
        request: Request<Vec<u8>>,
        options: &SendOptions,
    ) -> Result<Response<Vec<u8>>, TransportError>;

    /// Waits before the request is sent again. By default, the thread sleeps.
    fn wait(&self, duration: Duration) {
        std::thread::sleep(duration);
    }
}

/// An asynchronous HTTP client. What [`Transport`] says applies to it too.
pub trait AsyncTransport {
    /// Sends a message and returns the reply.
    ///
    /// # Errors
    ///
    /// See [`Transport::send`].
    fn send(
        &self,
        request: Request<Vec<u8>>,
        options: &SendOptions,
    ) -> impl Future<Output = Result<Response<Vec<u8>>, TransportError>> + Send;

    /// Waits before the request is sent again. By default, a thread sleeps and wakes the task, which works with every
    /// executor; one that has timers of its own should use them.
    fn wait(&self, duration: Duration) -> impl Future<Output = ()> + Send {
        Timer::new(duration)
    }
}

/// Returns whether a method defines a meaning of content, so that a body of no bytes is announced as one (RFC 9110
/// section 8.6).
#[cfg(any(feature = "reqwest", feature = "ureq"))]
pub(super) fn has_content(method: &Method) -> bool {
    [Method::POST, Method::PUT, Method::PATCH].contains(method)
}

macro_rules! pointers {
    ($($pointer:ty),+) => {$(
        impl<T: Transport + ?Sized> Transport for $pointer {
            fn send(
                &self,
                request: Request<Vec<u8>>,
                options: &SendOptions,
            ) -> Result<Response<Vec<u8>>, TransportError> {
                (**self).send(request, options)
            }

            fn wait(&self, duration: Duration) {
                (**self).wait(duration);
            }
        }
    )+};
}

pointers!(&T, Box<T>, Arc<T>);

macro_rules! async_pointers {
    ($($pointer:ty),+) => {$(
        impl<T: AsyncTransport> AsyncTransport for $pointer {
            fn send(
                &self,
                request: Request<Vec<u8>>,
                options: &SendOptions,
            ) -> impl Future<Output = Result<Response<Vec<u8>>, TransportError>> + Send {
                (**self).send(request, options)
            }

            fn wait(&self, duration: Duration) -> impl Future<Output = ()> + Send {
                (**self).wait(duration)
            }
        }
    )+};
}

async_pointers!(&T, Box<T>, Arc<T>);
