//! The error type of reading a response.

use std::fmt;
use std::time::Duration;

use groupwright_engine::http::{Words, vendor_message};

use crate::DecodeError;
use crate::http::{Response, StatusCode, header::RETRY_AFTER};
use crate::table::{Reply, Retry};

/// A response that is not a documented success, or that cannot be decoded. Every variant contains the
/// complete response, including the bytes of its body.
#[derive(Clone)]
#[non_exhaustive]
pub enum ResponseError<E> {
    /// A documented failure.
    #[non_exhaustive]
    Documented {
        /// The value of the failure, boxed to keep `Result` small.
        error: Box<E>,
        /// The table of the reply, which includes its documented meaning.
        reply: &'static Reply,
        /// The response.
        response: Box<Response<Vec<u8>>>,
    },
    /// The response matches none of the documented replies.
    #[non_exhaustive]
    Undocumented {
        /// The response.
        response: Box<Response<Vec<u8>>>,
    },
    /// The response matches a documented reply, but its body or a required header field cannot be decoded.
    /// [`Reply::is_error`] tells whether the reply is a failure.
    #[non_exhaustive]
    Undecodable {
        /// The table of the reply.
        reply: &'static Reply,
        /// The response.
        response: Box<Response<Vec<u8>>>,
        /// What is wrong, and where.
        error: DecodeError,
        /// The values that could be decoded, as plain JSON in the format of [`crate::json::write`]. Members
        /// that are missing or cannot be decoded are omitted. `None` if nothing could be decoded. The JSON
        /// includes secrets.
        ///
        /// Structures nested in a type of your own are empty, because their tables can only be obtained
        /// from a value.
        partial: Option<String>,
    },
}

impl<E> ResponseError<E> {
    /// Returns the value of the failure if the response is a documented failure.
    pub fn documented(&self) -> Option<&E> {
        match self {
            Self::Documented { error, .. } => Some(error),
            Self::Undocumented { .. } | Self::Undecodable { .. } => None,
        }
    }

    /// Returns the values that could be decoded, as plain JSON, if the response could not be decoded
    /// completely. See [`ResponseError::Undecodable`].
    pub fn partial(&self) -> Option<&str> {
        match self {
            Self::Undecodable { partial, .. } => partial.as_deref(),
            Self::Documented { .. } | Self::Undocumented { .. } => None,
        }
    }

    /// Returns the table of the documented reply that the response matches, if any.
    pub fn reply(&self) -> Option<&'static Reply> {
        match self {
            Self::Documented { reply, .. } | Self::Undecodable { reply, .. } => Some(reply),
            Self::Undocumented { .. } => None,
        }
    }

    /// Returns the vendor's own words about the failure, if the spec says where they are in the response and
    /// they are there. They are not shortened; `Display` shows them on one line. They are never a secret.
    pub fn vendor_message(&self) -> Option<String> {
        vendor_message(self.reply()?, self.response())
    }

    /// Returns the response.
    pub fn response(&self) -> &Response<Vec<u8>> {
        match self {
            Self::Documented { response, .. }
            | Self::Undocumented { response }
            | Self::Undecodable { response, .. } => response,
        }
    }

    fn write_words(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.vendor_message().map_or(Ok(()), |message| write!(f, ": {}", Words(&message)))
    }

    /// Returns the status code of the response.
    pub fn status(&self) -> StatusCode {
        self.response().status()
    }

    /// Returns whether the same request may be sent again.
    ///
    /// This is what the documentation says about the failure. If it says nothing, the status codes 429 and
    /// 503 mean [`Retry::Later`]. For a success that cannot be decoded the result is [`Retry::Unspecified`]
    /// unless documented, because the server may already have performed the request.
    pub fn retry(&self) -> Retry {
        let documented = self.reply().map_or(Retry::Unspecified, Reply::retry);
        let failed = self.reply().is_none_or(Reply::is_error);
        match (documented, self.status()) {
            (Retry::Unspecified, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE)
                if failed =>
            {
                Retry::Later
            }
            (documented, _) => documented,
        }
    }

    /// Returns how long to wait before sending the same request again, if the response has a `Retry-After`
    /// header field in seconds (RFC 9110 section 10.2.3). The form with a date is ignored.
    pub fn retry_after(&self) -> Option<Duration> {
        let value = self.response().headers().get(RETRY_AFTER)?.to_str().ok()?.trim();
        // `parse` would also accept a plus sign.
        value.bytes().all(|byte| byte.is_ascii_digit()).then_some(())?;
        value.parse().ok().map(Duration::from_secs)
    }
}

/// Omits the body and the header fields, because both may contain secrets.
impl<E: fmt::Debug> fmt::Debug for ResponseError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Documented { .. } => "Documented",
            Self::Undocumented { .. } => "Undocumented",
            Self::Undecodable { .. } => "Undecodable",
        };
        let mut shown = f.debug_struct(name);
        shown.field("status", &self.status().as_u16());
        match self {
            Self::Documented { error, reply, .. } => {
                shown.field("reply", &reply.name()).field("error", error);
            }
            Self::Undecodable { error, reply, .. } => {
                shown.field("reply", &reply.name()).field("error", error);
            }
            Self::Undocumented { .. } => {}
        }
        shown.field("body_length", &self.response().body().len()).finish()
    }
}

/// Writes the documented meaning of a reply, or its name if nothing is documented, followed by the status.
fn write_meaning(f: &mut fmt::Formatter<'_>, reply: &Reply, status: StatusCode) -> fmt::Result {
    if reply.doc().trim().is_empty() {
        return write!(f, "the reply {} (status {status})", reply.name());
    }
    for word in reply.doc().split_whitespace() {
        write!(f, "{word} ")?;
    }
    write!(f, "(status {status})")
}

/// Displays the documented meaning of a documented failure and the vendor's own words, whatever its Rust type.
impl<E> fmt::Display for ResponseError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = self.status();
        match self {
            Self::Documented { reply, .. } => {
                write_meaning(f, reply, status)?;
                self.write_words(f)
            }
            Self::Undocumented { response } => {
                let length = response.body().len();
                write!(
                    f,
                    "the response matches none of the documented replies (status {status}, {length} bytes)"
                )
            }
            Self::Undecodable { reply, error, .. } => {
                if reply.is_error() {
                    write_meaning(f, reply, status)?;
                    self.write_words(f)?;
                } else {
                    write!(f, "the reply {} (status {status})", reply.name())?;
                }
                write!(f, ": {error}")
            }
        }
    }
}

impl<E: fmt::Debug> std::error::Error for ResponseError<E> {}
