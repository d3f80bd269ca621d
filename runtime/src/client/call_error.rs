//! The error of a call.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use super::transport_error::{TransportError, TransportErrorKind};
use crate::http::StatusCode;
use crate::table::Reply;
use crate::{DecodeError, RequestError, ResponseError, Retry};

/// The reason why a call has no documented success.
///
/// `Display` is that of the error within, and so is [`Error::source`]: the chain of errors has each of them once.
#[derive(Debug)]
pub enum CallError<E> {
    /// The request was not written: its values violate documented rules, or cannot be encoded. Nothing was sent.
    Invalid(RequestError),
    /// There is no whole reply.
    Transport(TransportError),
    /// The reply is a documented failure, is not documented, or cannot be decoded.
    Response(ResponseError<E>),
}

impl<E> CallError<E> {
    /// Returns the value of the failure if the reply is a documented failure.
    pub fn documented(&self) -> Option<&E> {
        self.response()?.documented()
    }

    /// Returns what is wrong with the reply, if there is a whole one.
    pub fn response(&self) -> Option<&ResponseError<E>> {
        match self {
            Self::Response(error) => Some(error),
            Self::Invalid(_) | Self::Transport(_) => None,
        }
    }

    /// Returns the status code of the reply.
    pub fn status(&self) -> Option<StatusCode> {
        self.response().map(ResponseError::status)
    }

    /// Returns the table of the documented reply, which has its name and its documented meaning.
    pub fn reply(&self) -> Option<&'static Reply> {
        self.response()?.reply()
    }

    /// Returns the documented meaning of the reply, as one line. Empty texts are no meaning.
    pub fn meaning(&self) -> Option<String> {
        let meaning = self.reply()?.doc().split_whitespace().collect::<Vec<_>>().join(" ");
        (!meaning.is_empty()).then_some(meaning)
    }

    /// Returns the vendor's own words about the failure: see [`ResponseError::vendor_message`].
    pub fn vendor_message(&self) -> Option<String> {
        self.response()?.vendor_message()
    }

    /// Returns what could not be decoded, and where, if the reply was recognized and not read completely.
    pub fn decode_error(&self) -> Option<&DecodeError> {
        self.response()?.decode_error()
    }

    /// Returns whether the server may have seen the request, and so performed it.
    pub fn was_sent(&self) -> bool {
        match self {
            Self::Invalid(_) => false,
            Self::Transport(error) => error.was_sent(),
            Self::Response(_) => true,
        }
    }

    /// Returns whether the same request may be sent again by the caller. [`Retry::Unspecified`] means that it may have
    /// been performed, so this depends on whether it is idempotent.
    pub fn retry(&self) -> Retry {
        match self {
            Self::Invalid(_) => Retry::Never,
            Self::Response(error) => error.retry(),
            Self::Transport(error) => match error.kind() {
                TransportErrorKind::Connection
                | TransportErrorKind::HostName
                | TransportErrorKind::Timeout
                | TransportErrorKind::Interrupted
                    if !error.was_sent() =>
                {
                    Retry::Later
                }
                TransportErrorKind::Insecure | TransportErrorKind::Tls => Retry::Never,
                TransportErrorKind::Connection
                | TransportErrorKind::HostName
                | TransportErrorKind::Timeout
                | TransportErrorKind::Interrupted
                | TransportErrorKind::TooLarge
                | TransportErrorKind::Redirect
                | TransportErrorKind::ContentEncoding
                | TransportErrorKind::Other => Retry::Unspecified,
            },
        }
    }

    /// Returns how long the server asks to wait: see [`ResponseError::retry_after`].
    pub fn retry_after(&self) -> Option<Duration> {
        self.response()?.retry_after()
    }
}

impl<E> fmt::Display for CallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
            Self::Response(error) => error.fmt(f),
        }
    }
}

impl<E: fmt::Debug> Error for CallError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Invalid(error) => error.source(),
            Self::Transport(error) => error.source(),
            Self::Response(error) => error.source(),
        }
    }
}

impl<E> From<RequestError> for CallError<E> {
    fn from(error: RequestError) -> Self {
        Self::Invalid(error)
    }
}

impl<E> From<TransportError> for CallError<E> {
    fn from(error: TransportError) -> Self {
        Self::Transport(error)
    }
}

impl<E> From<ResponseError<E>> for CallError<E> {
    fn from(error: ResponseError<E>) -> Self {
        Self::Response(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::Response;

    type Failed = CallError<()>;

    #[test]
    fn says_whether_to_send_again() {
        use TransportErrorKind as Kind;
        for kind in [Kind::Connection, Kind::HostName, Kind::Timeout, Kind::Interrupted] {
            let unsent = Failed::from(TransportError::before_sending(kind));
            assert_eq!((unsent.retry(), unsent.was_sent()), (Retry::Later, false), "{kind:?}");
            let sent = Failed::from(TransportError::new(kind));
            assert_eq!((sent.retry(), sent.was_sent()), (Retry::Unspecified, true), "{kind:?}");
        }
        for (kind, retry) in [
            (Kind::Tls, Retry::Never),
            (Kind::Insecure, Retry::Never),
            (Kind::TooLarge, Retry::Unspecified),
            (Kind::Redirect, Retry::Unspecified),
            (Kind::ContentEncoding, Retry::Unspecified),
            (Kind::Other, Retry::Unspecified),
        ] {
            assert_eq!(Failed::from(TransportError::new(kind)).retry(), retry, "{kind:?}");
        }
        let invalid = Failed::from(RequestError::Message { what: "it is not".to_owned() });
        assert_eq!((invalid.retry(), invalid.was_sent()), (Retry::Never, false));
    }

    #[test]
    fn answers_for_the_reply() {
        let response = Response::builder().status(503).header("retry-after", "9").body(b"hunter2".to_vec());
        let error = Failed::from(ResponseError::Undocumented { response: Box::new(response.unwrap()) });
        assert_eq!(error.status(), Some(StatusCode::SERVICE_UNAVAILABLE));
        assert_eq!((error.retry(), error.retry_after()), (Retry::Later, Some(Duration::from_secs(9))));
        assert!(error.was_sent() && error.documented().is_none() && error.meaning().is_none());
        let shown = format!("{error} {error:?}");
        assert!(shown.contains("503 Service Unavailable") && !shown.contains("hunter2"), "{shown}");
    }

    #[test]
    fn the_chain_of_errors_has_each_once() {
        let transport = TransportError::new(TransportErrorKind::Interrupted).with_source(fmt::Error);
        let shown = transport.to_string();
        let error = Failed::from(transport);
        assert_eq!(error.to_string(), shown);
        let source = error.source().unwrap();
        assert!(source.is::<fmt::Error>() && source.source().is_none());
    }
}
