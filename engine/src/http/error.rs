//! The errors of HTTP messages, on the client side and on the server side. They never contain secrets.

use std::fmt;

use crate::error::{DecodeError, EncodeError, Problem, Violation, Violations};
use crate::format::Format;
use crate::shown::excerpt;
use crate::table::{BodyPlace, Charset, StatusRange};

/// The reason why a request cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RequestError {
    /// Values violate documented rules.
    Invalid(Violations),
    /// The request and the client configuration belong to different APIs. The credentials must not be sent
    /// to another vendor.
    AnotherApi {
        /// The API of the request.
        request: &'static str,
        /// The API of the client configuration.
        config: &'static str,
    },
    /// The base URL of the server cannot be used.
    Server {
        /// The reason, as a sentence without a full stop.
        what: String,
    },
    /// The endpoint does not accept a request body in this format.
    Format {
        /// The requested format.
        asked: Format,
        /// The supported formats.
        offered: Vec<Format>,
    },
    /// The members of the endpoint's request body cannot be in this place.
    Place {
        /// The requested place.
        asked: BodyPlace,
        /// The supported places.
        offered: &'static [BodyPlace],
    },
    /// No reply of the endpoint has this format.
    ReplyFormat {
        /// The requested format.
        asked: Format,
        /// The supported formats.
        offered: Vec<Format>,
    },
    /// The endpoint does not accept credentials of this scheme.
    Scheme {
        /// The scheme of the credentials.
        given: String,
        /// The schemes that the endpoint accepts.
        taken: Vec<&'static str>,
    },
    /// A credential is missing, or is not valid where the scheme places it.
    Credential {
        /// The name of the credential.
        secret: &'static str,
        /// What is wrong, as the remainder of a sentence without a full stop.
        what: String,
    },
    /// The request cannot be signed.
    Signature {
        /// The name of the signature in the spec.
        signature: &'static str,
        /// The reason, as a sentence without a full stop.
        what: String,
    },
    /// A value is not valid in the path, the query, a header field or a cookie.
    Parameter {
        /// The location of the value: a JSON Pointer (RFC 6901) of wire names.
        pointer: String,
        /// What is wrong, as a sentence without a full stop.
        what: String,
    },
    /// A value cannot be encoded in the format of the body, or in the query.
    Encode(EncodeError),
    /// The parts do not form a valid HTTP message.
    Message {
        /// The reason, as a sentence without a full stop.
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
                    "the request belongs to the API {request:?}, but the client configuration is for {config:?}; "
                )?;
                write!(f, "use a client configuration for {request:?}")
            }
            Self::Server { what } => write!(f, "the server's base URL cannot be used: {what}"),
            Self::Format { asked, offered } => {
                write!(
                    f,
                    "the endpoint does not support {asked} request bodies; choose one of: {}",
                    Words(offered)
                )
            }
            Self::Place { asked, offered } => {
                let offered: Vec<&str> = offered.iter().map(|place| place.name()).collect();
                write!(f, "the endpoint does not take the members of its body in the {}; ", asked.name())?;
                write!(f, "choose one of: {}", offered.join(", "))
            }
            Self::ReplyFormat { asked, offered } => {
                write!(f, "the endpoint does not support {asked} replies; choose one of: {}", Words(offered))
            }
            Self::Scheme { given, taken } => {
                write!(f, "the endpoint does not accept credentials of the scheme {given:?}; ")?;
                write!(f, "use one of: {}", taken.join(", "))
            }
            Self::Credential { secret, what } => write!(f, "the credential {secret:?} {what}"),
            Self::Signature { signature, what } => {
                write!(f, "the signature `{signature}` cannot be made: {what}")
            }
            Self::Parameter { pointer, what } if pointer.is_empty() => f.write_str(what),
            Self::Parameter { pointer, what } => write!(f, "{pointer}: {what}"),
            Self::Encode(error) => error.fmt(f),
            Self::Message { what } => write!(f, "cannot build the HTTP request: {what}"),
        }
    }
}

impl std::error::Error for RequestError {}

impl From<EncodeError> for RequestError {
    fn from(error: EncodeError) -> Self {
        Self::Encode(error)
    }
}

/// The reason why a server cannot read a request.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadRequestError {
    /// The request is for another endpoint (status 404 or 405 of RFC 9110).
    NotThisEndpoint {
        /// The expected method and path, and how the request differs, as a sentence without a full stop.
        why: String,
    },
    /// The body has an unsupported media type or charset (status 415 of RFC 9110).
    UnsupportedMediaType {
        /// The media type of the request. Empty if the request does not say it.
        found: String,
        /// The media types that the endpoint accepts. Empty if the endpoint has no request body.
        accepted: Vec<&'static str>,
    },
    /// The body has content codings, of which none is supported (status 415 of RFC 9110).
    UnsupportedContentCoding {
        /// The codings, in the order in which they were applied.
        found: String,
    },
    /// No reply has a media type that the request accepts (status 406 of RFC 9110).
    NotAcceptable {
        /// The media ranges of the request.
        found: String,
        /// The media types of the replies.
        offered: Vec<&'static str>,
    },
    /// The request is for this endpoint, but its values are invalid (status 400 or 422 of RFC 9110).
    Invalid {
        /// The problems of values that could not be decoded.
        problems: Vec<Problem>,
        /// The violations of documented rules by values that could be decoded.
        violations: Vec<Violation>,
    },
}

impl fmt::Display for ReadRequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotThisEndpoint { why } => write!(f, "the request is for another endpoint: {why}"),
            Self::UnsupportedMediaType { accepted, .. } if accepted.is_empty() => {
                f.write_str("the endpoint has no request body")
            }
            Self::UnsupportedMediaType { found, accepted } if found.is_empty() => {
                write!(f, "the body has no Content-Type; send one of: {}", accepted.join(", "))
            }
            Self::NotAcceptable { found, offered } => {
                let found = excerpt(found);
                write!(f, "no reply can be of {found:?}; accept one of: {}", offered.join(", "))
            }
            Self::UnsupportedMediaType { found, .. } if Charset::of_media_type(found).is_err() => {
                let found = excerpt(found);
                write!(f, "the charset of {found:?} is not supported; only {}", Charset::SUPPORTED)
            }
            Self::UnsupportedMediaType { found, accepted } => {
                let found = excerpt(found);
                write!(f, "the media type {found:?} is not supported; send one of: {}", accepted.join(", "))
            }
            Self::UnsupportedContentCoding { found } => {
                write!(
                    f,
                    "the content coding {found:?} is not supported; send the body as it is, without Content-Encoding"
                )
            }
            Self::Invalid { problems, violations } => {
                f.write_str("the request is invalid")?;
                problems.iter().try_for_each(|problem| write!(f, "\n  {problem}"))?;
                violations.iter().try_for_each(|violation| write!(f, "\n  {violation}"))
            }
        }
    }
}

impl std::error::Error for ReadRequestError {}

/// The reason why a response cannot be read as one of the documented replies.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ResponseFault {
    /// The response matches none of the documented replies, by its status or by their conditions.
    Undocumented,
    /// The response matches a documented reply, but its body or its header fields cannot be decoded.
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
            Self::Undocumented => f.write_str("the response matches none of the documented replies"),
            Self::Undecodable { error, .. } => error.fmt(f),
        }
    }
}

impl std::error::Error for ResponseFault {}

/// The reason why a server cannot write a response.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WriteResponseError {
    /// The endpoint has no reply at this position.
    NoSuchReply {
        /// The position.
        reply: usize,
    },
    /// The status is not documented for the reply.
    Status {
        /// The requested status.
        asked: u16,
        /// The documented ranges of the reply.
        documented: Vec<StatusRange>,
    },
    /// The reply has a body, but there is no value for it.
    NoBody {
        /// The name of the reply.
        reply: &'static str,
    },
    /// A client would not recognize the response as this reply.
    Mistakable {
        /// The name of the reply.
        reply: &'static str,
        /// The path of a condition on something beside the envelope, which no value is written to.
        beside: Option<String>,
    },
    /// A value is not valid in a header field.
    Header {
        /// The location of the value: a JSON Pointer (RFC 6901) of wire names.
        pointer: String,
        /// What is wrong, as a sentence without a full stop.
        what: String,
    },
    /// A value cannot be encoded in the format of the body.
    Encode(EncodeError),
    /// The parts do not form a valid HTTP message.
    Message {
        /// The reason, as a sentence without a full stop.
        what: String,
    },
}

impl fmt::Display for WriteResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchReply { reply: usize::MAX } => f.write_str(
                "the value represents several replies; use a value that represents a single reply",
            ),
            Self::NoSuchReply { reply } => write!(f, "the endpoint has no reply at position {reply}"),
            Self::Status { asked, documented } => {
                let ranges: Vec<String> = documented.iter().map(StatusRange::to_string).collect();
                let ranges = ranges.join(" or ");
                write!(f, "the reply is not documented with the status {asked}; choose one of {ranges}")
            }
            Self::NoBody { reply } => write!(f, "the reply {reply} requires a body; provide a value"),
            Self::Mistakable { reply, beside } => {
                write!(f, "a client would not recognize this as the reply {reply}: ")?;
                match beside {
                    Some(path) => write!(
                        f,
                        "the condition on {path:?} is on something beside the envelope, which is not part of the value"
                    ),
                    None => f.write_str("the value does not meet the conditions of the reply"),
                }
            }
            Self::Header { pointer, what } => write!(f, "{pointer}: {what}"),
            Self::Encode(error) => error.fmt(f),
            Self::Message { what } => write!(f, "cannot build the HTTP response: {what}"),
        }
    }
}

impl std::error::Error for WriteResponseError {}

impl From<EncodeError> for WriteResponseError {
    fn from(error: EncodeError) -> Self {
        Self::Encode(error)
    }
}

/// Displays the names of formats in the spec language, separated by commas.
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
