//! The error of a message that was not carried to the server and back.

use std::error::Error;
use std::fmt;

/// Why there is no whole reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// There is no connection to the server: it refuses connections, or it cannot be reached.
    Connection,
    /// The name of the host was not found.
    HostName,
    /// The secure connection was not established: the server's certificate is not trusted, or the two sides have no
    /// version of TLS in common.
    Tls,
    /// The reply did not arrive in time.
    Timeout,
    /// The connection was closed or broken before the reply was complete, or what arrived is not HTTP.
    Interrupted,
    /// The reply has more bytes than are allowed.
    TooLarge,
    /// The reply is a redirect that is not followed: to another origin, to no URL, too often, or in a way that could
    /// perform the request twice.
    Redirect,
    /// The base URL has the scheme `http`, which anybody on the way can read, and its host is not loopback.
    Insecure,
    /// The body of the reply has a content encoding that was not undone.
    ContentEncoding,
    /// Something else, such as a setting of the HTTP client that cannot be used.
    Other,
}

impl TransportErrorKind {
    /// Returns what happened, and what to do about it.
    fn parts(self) -> (&'static str, &'static str) {
        match self {
            Self::Connection => {
                ("there is no connection to the server", "check the base URL, and that the server runs")
            }
            Self::HostName => ("the name of the host was not found", "check the base URL, and the network"),
            Self::Tls => (
                "no secure connection was established",
                "check that the system trusts the server's certificate, and that it is for this host",
            ),
            Self::Timeout => ("the reply did not arrive in time", "allow more time, or try again later"),
            Self::Interrupted => ("the connection ended before the reply was complete", "try again later"),
            Self::TooLarge => {
                ("the reply is too large", "raise the limit on replies if this size is expected")
            }
            Self::Redirect => ("the server redirects the request", "correct the base URL"),
            Self::Insecure => ("the base URL is not secure", "use https, or allow http"),
            Self::ContentEncoding => (
                "the body of the reply has a content encoding that was not undone",
                "use a client that undoes it, or ask for none with `Accept-Encoding: identity`",
            ),
            Self::Other => ("the exchange with the server failed", "see the error's source"),
        }
    }
}

/// What to do where the server may have seen the request.
const CHECK: &str = "the request may have been performed: check whether it was before sending it again";

/// The error of a message that was not carried to the server and back.
///
/// `Display` says what happened, whether the request was sent, and what to do. [`Error::source`] is the error of the HTTP
/// client. Neither shows a header field, a query or a body, which can contain secrets.
pub struct TransportError {
    kind: TransportErrorKind,
    was_sent: bool,
    what: Option<String>,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl TransportError {
    /// Creates an error of a request that the server may have seen.
    pub fn new(kind: TransportErrorKind) -> Self {
        Self { kind, was_sent: true, what: None, source: None }
    }

    /// Creates an error of a request that the server has certainly not seen, because not one byte of it was sent.
    pub fn before_sending(kind: TransportErrorKind) -> Self {
        Self { was_sent: false, ..Self::new(kind) }
    }

    /// Sets what happened, as a sentence without a full stop, in place of what the kind says. The text is shown, so it
    /// must not contain a secret.
    pub fn with_message(self, what: impl Into<String>) -> Self {
        Self { what: Some(what.into()), ..self }
    }

    /// Sets the error of the HTTP client. It is shown in chains of errors, so it must not contain a secret, such as the
    /// query of a URL.
    pub fn with_source(self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { source: Some(source.into()), ..self }
    }

    /// Returns what kind of error this is.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// Returns whether the server may have seen the request, and so performed it. If not, it can be sent again without
    /// performing it twice.
    pub fn was_sent(&self) -> bool {
        self.was_sent
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, advice) = self.kind.parts();
        f.write_str(self.what.as_deref().unwrap_or(what))?;
        match (self.kind, self.was_sent) {
            (_, false) => write!(f, "; nothing was sent; {advice}"),
            // No advice to try again: the request would be performed twice.
            (TransportErrorKind::Timeout, true) => write!(f, "; {CHECK}, or allow more time from the start"),
            (TransportErrorKind::Interrupted | TransportErrorKind::Connection, true) => {
                write!(f, "; {CHECK}")
            }
            (
                TransportErrorKind::TooLarge
                | TransportErrorKind::ContentEncoding
                | TransportErrorKind::Other,
                true,
            ) => write!(f, "; {CHECK}; {advice}"),
            // Neither of these performs a request.
            (
                TransportErrorKind::HostName
                | TransportErrorKind::Tls
                | TransportErrorKind::Redirect
                | TransportErrorKind::Insecure,
                true,
            ) => write!(f, "; {advice}"),
        }
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportError")
            .field("kind", &self.kind)
            .field("was_sent", &self.was_sent)
            .field("what", &self.what)
            .field("source", &self.source)
            .finish()
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn Error + 'static))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_happened_and_whether_anything_was_sent() {
        let refused = TransportError::before_sending(TransportErrorKind::Connection);
        assert_eq!(
            refused.to_string(),
            "there is no connection to the server; nothing was sent; check the base URL, and that the server runs"
        );
        let late = TransportError::new(TransportErrorKind::Timeout);
        assert_eq!(
            late.to_string(),
            "the reply did not arrive in time; the request may have been performed: check whether it was before sending it again, or allow more time from the start"
        );
        assert!(late.was_sent() && !refused.was_sent());
        let large =
            TransportError::new(TransportErrorKind::TooLarge).with_message("the reply has more than 9 bytes");
        assert_eq!(
            large.to_string(),
            "the reply has more than 9 bytes; the request may have been performed: check whether it was before sending it again; raise the limit on replies if this size is expected"
        );
    }

    #[test]
    fn advises_to_try_again_only_where_nothing_was_sent() {
        for kind in [
            TransportErrorKind::Connection,
            TransportErrorKind::Timeout,
            TransportErrorKind::Interrupted,
            TransportErrorKind::TooLarge,
            TransportErrorKind::ContentEncoding,
            TransportErrorKind::Other,
        ] {
            let sent = TransportError::new(kind).to_string();
            assert!(sent.contains("check whether it was before sending it again"), "{sent}");
            assert!(!sent.contains("try again"), "{sent}");
            let unsent = TransportError::before_sending(kind).to_string();
            assert!(unsent.contains("; nothing was sent; ") && !unsent.contains("performed"), "{unsent}");
        }
        let refused = TransportError::new(TransportErrorKind::Redirect).to_string();
        assert_eq!(refused, "the server redirects the request; correct the base URL");
    }

    #[test]
    fn leads_to_the_error_of_the_client() {
        let source = fmt::Error;
        let error = TransportError::new(TransportErrorKind::Other).with_source(source);
        assert!(error.source().is_some_and(<dyn Error>::is::<fmt::Error>));
    }
}
