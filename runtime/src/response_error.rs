//! What a response is, if not a success.

use std::fmt;
use std::time::Duration;

use crate::DecodeError;
use crate::http::{Response, StatusCode, header::RETRY_AFTER};
use crate::table::{Reply, Retry};

/// A response that is not a documented success. The response itself is in every variant, with its bytes.
#[derive(Clone)]
#[non_exhaustive]
pub enum ResponseError<E> {
    /// A documented failure.
    #[non_exhaustive]
    Documented {
        /// What it carries; boxed, so that a `Result` of it stays small.
        error: Box<E>,
        /// The table of the reply: the vendor's meaning of it.
        reply: &'static Reply,
        /// The response.
        response: Box<Response<Vec<u8>>>,
    },
    /// None of the documented replies.
    #[non_exhaustive]
    Undocumented {
        /// The response.
        response: Box<Response<Vec<u8>>>,
    },
    /// A documented reply, of which the body or a required header field cannot be read whole. Which reply it is, is known all the
    /// same, and [`Reply::is_error`] tells whether it is a failure.
    #[non_exhaustive]
    Undecodable {
        /// The table of the reply.
        reply: &'static Reply,
        /// The response.
        response: Box<Response<Vec<u8>>>,
        /// What is wrong, and where.
        error: DecodeError,
        /// What could be read, as plain JSON such as that of [`crate::json::write`]: a structure without the members that are
        /// missing or cannot be read. Nothing where this is all. Secrets are in it.
        ///
        /// Structures within a type of the user's own are empty in it: their tables are known only to their values.
        partial: Option<String>,
    },
}

impl<E> ResponseError<E> {
    /// The documented failure, if it is one.
    pub fn documented(&self) -> Option<&E> {
        match self {
            Self::Documented { error, .. } => Some(error),
            Self::Undocumented { .. } | Self::Undecodable { .. } => None,
        }
    }

    /// The value of a documented failure that cannot be read whole, as far as it can be: plain JSON. See
    /// [`ResponseError::Undecodable`].
    pub fn partial(&self) -> Option<&str> {
        match self {
            Self::Undecodable { partial, .. } => partial.as_deref(),
            Self::Documented { .. } | Self::Undocumented { .. } => None,
        }
    }

    /// The table of the documented reply, if it is one.
    pub fn reply(&self) -> Option<&'static Reply> {
        match self {
            Self::Documented { reply, .. } | Self::Undecodable { reply, .. } => Some(reply),
            Self::Undocumented { .. } => None,
        }
    }

    /// The response.
    pub fn response(&self) -> &Response<Vec<u8>> {
        match self {
            Self::Documented { response, .. }
            | Self::Undocumented { response }
            | Self::Undecodable { response, .. } => response,
        }
    }

    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        self.response().status()
    }

    /// Whether the same request may be sent again: what the page says of a failure, or else what its status means.
    ///
    /// Of a success that cannot be read nothing is said: what was asked for may have been done.
    pub fn retry(&self) -> Retry {
        let said = self.reply().map_or(Retry::Unspecified, Reply::retry);
        let failed = self.reply().is_none_or(Reply::is_error);
        match (said, self.status()) {
            (Retry::Unspecified, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE)
                if failed =>
            {
                Retry::Later
            }
            (said, _) => said,
        }
    }

    /// How long to wait before the same request is sent again, where `Retry-After` says it in seconds.
    pub fn retry_after(&self) -> Option<Duration> {
        let value = self.response().headers().get(RETRY_AFTER)?.to_str().ok()?.trim();
        // `parse` alone would take a plus sign.
        value.bytes().all(|byte| byte.is_ascii_digit()).then_some(())?;
        value.parse().ok().map(Duration::from_secs)
    }
}

/// Without the body and the header fields, either of which may hold secrets.
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

/// What the page says of a reply, or else its name.
fn write_meaning(f: &mut fmt::Formatter<'_>, reply: &Reply, status: StatusCode) -> fmt::Result {
    if reply.doc().trim().is_empty() {
        return write!(f, "the reply {} (status {status})", reply.name());
    }
    for word in reply.doc().split_whitespace() {
        write!(f, "{word} ")?;
    }
    write!(f, "(status {status})")
}

/// What a documented failure means is what the page says of it, whatever type tells it apart.
impl<E> fmt::Display for ResponseError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = self.status();
        match self {
            Self::Documented { reply, .. } => write_meaning(f, reply, status),
            Self::Undocumented { response } => {
                let length = response.body().len();
                write!(f, "the response is none of the documented replies (status {status}, {length} bytes)")
            }
            Self::Undecodable { reply, error, .. } => {
                if reply.is_error() {
                    write_meaning(f, reply, status)?;
                } else {
                    write!(f, "the reply {} (status {status})", reply.name())?;
                }
                write!(f, ": {error}")
            }
        }
    }
}

impl<E: fmt::Debug> std::error::Error for ResponseError<E> {}
