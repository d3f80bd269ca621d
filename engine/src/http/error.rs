//! What can be wrong with a message, from either side. No text here ever shows a secret.

use std::fmt;

use crate::error::{DecodeError, EncodeError, Problem, Violation, Violations};
use crate::format::Format;
use crate::table::{Charset, StatusRange};

/// Why a request could not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RequestError {
    /// Values break the documented rules.
    Invalid(Violations),
    /// The request is of another API than the client configuration, whose credentials are not for it.
    AnotherApi {
        /// The API of the request.
        request: &'static str,
        /// The API of the client configuration.
        config: &'static str,
    },
    /// The server's base URL cannot be used.
    Server {
        /// Why, as a sentence without a full stop.
        what: String,
    },
    /// The endpoint takes no request body of this format.
    Format {
        /// The format that was asked for.
        asked: Format,
        /// The formats that there are.
        offered: Vec<Format>,
    },
    /// The endpoint has no reply of this format.
    ReplyFormat {
        /// The format that was asked for.
        asked: Format,
        /// The formats that there are.
        offered: Vec<Format>,
    },
    /// The endpoint does not take credentials of this scheme.
    Scheme {
        /// The scheme of the credentials.
        given: String,
        /// The schemes that it takes.
        taken: Vec<&'static str>,
    },
    /// A credential is missing, or cannot stand where the scheme puts it.
    Credential {
        /// The name of the secret.
        secret: &'static str,
        /// What is wrong, as a sentence without a full stop.
        what: String,
    },
    /// A value cannot stand in the path, the query, a header field or a cookie.
    Parameter {
        /// Where the value is: a JSON Pointer of wire names.
        pointer: String,
        /// What is wrong, as a sentence without a full stop.
        what: String,
    },
    /// A value cannot be written in the format of the body or of the query.
    Encode(EncodeError),
    /// The parts do not make up an HTTP message.
    Message {
        /// Why, as a sentence without a full stop.
        what: String,
    },
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(violations) => violations.fmt(f),
            Self::AnotherApi { request, config } => {
                write!(
                    f,
                    "the request is of the API {request:?} and the client configuration of {config:?}; "
                )?;
                write!(f, "use the client configuration of {request:?}")
            }
            Self::Server { what } => write!(f, "the server's base URL cannot be used: {what}"),
            Self::Format { asked, offered } => {
                write!(f, "the endpoint takes no {asked} body; choose one of: {}", Words(offered))
            }
            Self::ReplyFormat { asked, offered } => {
                write!(f, "the endpoint has no {asked} reply; choose one of: {}", Words(offered))
            }
            Self::Scheme { given, taken } => {
                write!(f, "the endpoint does not take credentials of the scheme {given:?}; ")?;
                write!(f, "give those of one of: {}", taken.join(", "))
            }
            Self::Credential { secret, what } => write!(f, "the credential {secret:?} {what}"),
            Self::Parameter { pointer, what } if pointer.is_empty() => f.write_str(what),
            Self::Parameter { pointer, what } => write!(f, "{pointer}: {what}"),
            Self::Encode(error) => error.fmt(f),
            Self::Message { what } => write!(f, "the parts do not make up an HTTP request: {what}"),
        }
    }
}

impl std::error::Error for RequestError {}

impl From<EncodeError> for RequestError {
    fn from(error: EncodeError) -> Self {
        Self::Encode(error)
    }
}

/// Why a request could not be read, as a server sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadRequestError {
    /// The request is for another endpoint (404 or 405 of RFC 9110).
    NotThisEndpoint {
        /// The method and path that fit, and what differs, as a sentence without a full stop.
        why: String,
    },
    /// The body has a media type that the endpoint does not take, or a charset that is not supported (415 of RFC 9110).
    UnsupportedMediaType {
        /// The media type of the request.
        found: String,
        /// Those that the endpoint takes.
        accepted: Vec<&'static str>,
    },
    /// The request can be told to be for this endpoint, but its values are wrong (400 or 422 of RFC 9110).
    Invalid {
        /// What could not be read.
        problems: Vec<Problem>,
        /// What could be read, but breaks the documented rules.
        violations: Vec<Violation>,
    },
}

impl fmt::Display for ReadRequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotThisEndpoint { why } => write!(f, "the request is for another endpoint: {why}"),
            Self::UnsupportedMediaType { found, .. } if Charset::of_media_type(found).is_err() => {
                write!(f, "the charset of {found:?} is not supported; only {}", Charset::SUPPORTED)
            }
            Self::UnsupportedMediaType { found, accepted } => {
                write!(f, "the media type {found:?} is not supported; send one of: {}", accepted.join(", "))
            }
            Self::Invalid { problems, violations } => {
                f.write_str("the request cannot be accepted")?;
                problems.iter().try_for_each(|problem| write!(f, "\n  {problem}"))?;
                violations.iter().try_for_each(|violation| write!(f, "\n  {violation}"))
            }
        }
    }
}

impl std::error::Error for ReadRequestError {}

/// Why a response is not one of the documented replies, read to the end.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ResponseFault {
    /// No documented reply has this status, or its conditions do not hold.
    Undocumented,
    /// It is this documented reply, but its body or its header fields cannot be read.
    Undecodable {
        /// The position of the reply in the endpoint's table.
        reply: usize,
        /// What is wrong.
        error: DecodeError,
    },
}

impl fmt::Display for ResponseFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Undocumented => f.write_str("the response is none of the documented replies"),
            Self::Undecodable { error, .. } => error.fmt(f),
        }
    }
}

impl std::error::Error for ResponseFault {}

/// Why a response could not be written, as a server sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WriteResponseError {
    /// The endpoint has no reply at this position.
    NoSuchReply {
        /// The position.
        reply: usize,
    },
    /// The reply does not come with this status.
    Status {
        /// The status that was asked for.
        asked: u16,
        /// Those that it comes with.
        documented: StatusRange,
    },
    /// The reply has a body, and there is no value for it.
    NoBody {
        /// The name of the reply.
        reply: &'static str,
    },
    /// A reader would not take what was written for this reply.
    Mistakable {
        /// The name of the reply.
        reply: &'static str,
    },
    /// A value cannot stand in a header field.
    Header {
        /// Where the value is: a JSON Pointer of wire names.
        pointer: String,
        /// What is wrong, as a sentence without a full stop.
        what: String,
    },
    /// A value cannot be written in the format of the body.
    Encode(EncodeError),
    /// The parts do not make up an HTTP message.
    Message {
        /// Why, as a sentence without a full stop.
        what: String,
    },
}

impl fmt::Display for WriteResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchReply { reply: usize::MAX } => f.write_str(
                "the value stands for several replies and does not say which; give one that stands for one",
            ),
            Self::NoSuchReply { reply } => write!(f, "the endpoint has no reply at position {reply}"),
            Self::Status { asked, documented: StatusRange { first, last } } => {
                write!(f, "the reply does not come with the status {asked}; choose one of {first} to {last}")
            }
            Self::NoBody { reply } => write!(f, "the reply {reply} has a body; give a value for it"),
            Self::Mistakable { reply } => {
                write!(f, "a reader would not take this for the reply {reply}: ")?;
                f.write_str("the value does not meet the conditions by which the reply is told from others")
            }
            Self::Header { pointer, what } => write!(f, "{pointer}: {what}"),
            Self::Encode(error) => error.fmt(f),
            Self::Message { what } => write!(f, "the parts do not make up an HTTP response: {what}"),
        }
    }
}

impl std::error::Error for WriteResponseError {}

impl From<EncodeError> for WriteResponseError {
    fn from(error: EncodeError) -> Self {
        Self::Encode(error)
    }
}

/// Formats in the words of the spec language, which are those that a caller chooses by.
struct Words<'f>(&'f [Format]);

impl fmt::Display for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, format) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str(", ")?;
            }
            f.write_str(format.name())?;
        }
        if self.0.is_empty() { f.write_str("none") } else { Ok(()) }
    }
}
