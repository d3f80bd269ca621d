//! The error type of reading a response.

use std::fmt;
use std::time::{Duration, SystemTime};

use groupwright_engine::http::{is_of_another_media_type, vendor_message};
use groupwright_engine::shown::Words;

use crate::http::header::{CONTENT_TYPE, DATE, HeaderName, RETRY_AFTER};
use crate::http::{Response, StatusCode};
use crate::http_date;
use crate::table::{Reply, Retry};
use crate::{DecodeError, Json};

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

    /// Returns what could not be decoded, and where, if the response matches a documented reply and was not read
    /// completely.
    pub fn decode_error(&self) -> Option<&DecodeError> {
        match self {
            Self::Undecodable { error, .. } => Some(error),
            Self::Documented { .. } | Self::Undocumented { .. } => None,
        }
    }

    /// Returns how long to wait before sending the same request again, if the response has a `Retry-After`
    /// header field (RFC 9110 section 10.2.3). A date is compared with the `Date` of the response, without which it
    /// says nothing here: see [`ResponseError::retry_after_at`].
    pub fn retry_after(&self) -> Option<Duration> {
        self.seconds().or_else(|| until(self.header(RETRY_AFTER)?, self.date()?))
    }

    /// Returns how long to wait before sending the same request again, if the response has a `Retry-After`
    /// header field (RFC 9110 section 10.2.3). A date is compared with the `Date` of the response, or else with `now`.
    /// The duration is zero if the date is past.
    pub fn retry_after_at(&self, now: SystemTime) -> Option<Duration> {
        self.seconds().or_else(|| until(self.header(RETRY_AFTER)?, self.date().unwrap_or(now)))
    }

    /// Returns the `Retry-After` in seconds.
    fn seconds(&self) -> Option<Duration> {
        let value = self.header(RETRY_AFTER)?;
        // `parse` would also accept a plus sign.
        (!value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit())).then_some(())?;
        // More seconds than there are is no reason to send at once.
        Some(value.parse().map_or(Duration::MAX, Duration::from_secs))
    }

    /// Returns when the response was written, by the clock of the server.
    fn date(&self) -> Option<SystemTime> {
        http_date::read(self.header(DATE)?)
    }

    fn header(&self, name: HeaderName) -> Option<&str> {
        self.response().headers().get(name)?.to_str().ok().map(str::trim)
    }

    /// Returns the media type of the body, if it has one that can be shown.
    fn media_type(&self) -> Option<&str> {
        let essence = self.header(CONTENT_TYPE)?.split(';').next()?.trim();
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/+-._".contains(&byte);
        (!essence.is_empty() && essence.len() <= MAX_MEDIA_TYPE && essence.bytes().all(is_plain))
            .then_some(essence)
    }

    /// Returns the title and the detail of the body, if it is a problem document (RFC 9457) of a usual size.
    fn problem_document(&self) -> Option<String> {
        let body = self.response().body();
        if !self.media_type()?.eq_ignore_ascii_case("application/problem+json") || body.len() > MAX_PROBLEM {
            return None;
        }
        let document: Json = std::str::from_utf8(body).ok()?.parse().ok()?;
        let texts = ["/title", "/detail"].map(|name| document.get(name).and_then(Json::as_str));
        let texts: Vec<&str> = texts.into_iter().flatten().filter(|text| !text.trim().is_empty()).collect();
        (!texts.is_empty()).then(|| texts.join(": "))
    }
}

/// The largest problem document that is looked into, in bytes.
const MAX_PROBLEM: usize = 64 * 1024;

/// The longest media type that is shown, in bytes.
const MAX_MEDIA_TYPE: usize = 80;

/// Returns how long it is to the date of a header field.
fn until(date: &str, now: SystemTime) -> Option<Duration> {
    http_date::read(date).map(|date| date.duration_since(now).unwrap_or_default())
}

/// Omits the body and the header fields, because both may contain secrets. What is shown is the media type, and what a problem
/// document says to people.
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
            Self::Undocumented { .. } => {
                if let Some(media) = self.media_type() {
                    shown.field("media_type", &media);
                }
                if let Some(text) = self.problem_document() {
                    shown.field("problem_document", &format_args!("{}", Words(&text)));
                }
            }
        }
        shown.field("body_length", &self.response().body().len()).finish()
    }
}

/// Writes the documented meaning of a reply without its full stop, or its name if nothing is documented, followed by the
/// status.
fn write_meaning(f: &mut fmt::Formatter<'_>, reply: &Reply, status: StatusCode) -> fmt::Result {
    let meaning = reply.doc().trim();
    if meaning.is_empty() {
        return write!(f, "the reply {} ({})", reply.name(), Shown(status));
    }
    for word in meaning.strip_suffix('.').unwrap_or(meaning).split_whitespace() {
        write!(f, "{word} ")?;
    }
    write!(f, "({})", Shown(status))
}

/// Displays a status code with its reason phrase, if it has one.
struct Shown(StatusCode);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str())?;
        self.0.canonical_reason().map_or(Ok(()), |reason| write!(f, " {reason}"))
    }
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
                write!(f, "the response matches none of the documented replies ({}, ", Shown(status))?;
                self.media_type().map_or(Ok(()), |media| write!(f, "{media}, "))?;
                write!(f, "{} bytes)", response.body().len())?;
                self.problem_document().map_or(Ok(()), |text| write!(f, ": {}", Words(&text)))
            }
            // What the reply means is not known: the body may be that of somebody in between, such as a proxy.
            Self::Undecodable { reply, error, response, .. }
                if is_of_another_media_type(reply, response.headers()) =>
            {
                write!(f, "the reply {} ({}): expected ", reply.name(), Shown(status))?;
                for (index, media) in reply.media().iter().enumerate() {
                    write!(f, "{}{}", if index > 0 { " or " } else { "" }, media.media_type())?;
                }
                write!(f, ", found {}: {error}", self.media_type().unwrap_or("another media type"))
            }
            Self::Undecodable { reply, error, .. } => {
                if reply.is_error() {
                    write_meaning(f, reply, status)?;
                    self.write_words(f)?;
                } else {
                    write!(f, "the reply {} ({})", reply.name(), Shown(status))?;
                }
                write!(f, ": {error}")
            }
        }
    }
}

impl<E: fmt::Debug> std::error::Error for ResponseError<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.decode_error().map(|error| error as &(dyn std::error::Error + 'static))
    }
}
