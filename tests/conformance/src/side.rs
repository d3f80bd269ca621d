//! What can be done with an endpoint, whatever represents its values.

use groupwright::error::{Problem, Violation};
use groupwright::http::{Request, Response};
use groupwright::table::{Api, Endpoint};
use groupwright::{
    BaseUrl, BodyPlace, Credentials, DecodeError, Format, ReadRequestError, RequestError, Value, Violations,
    WriteResponseError,
};
use groupwright_engine::format::{EncodeOptions, encode};
use groupwright_engine::http::ResponseFault;

/// An endpoint whose messages are written and read. Values are texts in plain JSON.
pub trait Side {
    /// The tables.
    fn tables(&self) -> (&'static Api, &'static Endpoint);

    /// Writes the request of these values to a server.
    ///
    /// # Errors
    ///
    /// Returns why there is none.
    fn request(
        &self,
        values: &str,
        server: &BaseUrl,
        how: How,
        credentials: Option<&Credentials>,
    ) -> Result<Request<Vec<u8>>, Refusal>;

    /// Returns the format in which a request wants its reply, as a server sees it.
    fn reply_format(&self, request: &Request<Vec<u8>>) -> Option<Format>;

    /// Reads the values of a request, as a server sees them, with or without the defaults of what is absent.
    ///
    /// # Errors
    ///
    /// Returns why they cannot be read.
    fn accept(&self, request: &Request<Vec<u8>>, fills: bool) -> Result<String, Refusal>;

    /// Writes the reply at a position of the table, as a server does.
    ///
    /// # Errors
    ///
    /// Returns why there is none.
    fn respond(&self, reply: usize, call: &Reply<'_>) -> Result<Response<Vec<u8>>, Refusal>;

    /// Reads a response.
    ///
    /// # Errors
    ///
    /// Returns why it cannot be read.
    fn response(&self, response: Response<Vec<u8>>) -> Result<ReadReply, Refusal>;
}

/// How a request is written.
#[derive(Clone, Copy, Debug, Default)]
pub struct How {
    /// The format of its body.
    pub format: Option<Format>,
    /// Where the members of its body are.
    pub place: Option<BodyPlace>,
    /// The format of the reply that it asks for.
    pub reply_format: Option<Format>,
}

/// What a reply is written from.
#[derive(Clone, Copy, Debug)]
pub struct Reply<'c> {
    /// Its value; nothing if it has none, or none is given.
    pub value: Option<&'c str>,
    /// The format of its body.
    pub format: Option<Format>,
    /// The status, where it is not the first that fits.
    pub status: Option<u16>,
}

/// A documented reply that has been read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadReply {
    /// Its position in the table.
    pub index: usize,
    /// Its value.
    pub value: Option<String>,
    /// The vendor's own words.
    pub message: Option<String>,
    /// The problems of what need not be there.
    pub problems: Vec<String>,
}

impl ReadReply {
    pub(crate) fn new(
        endpoint: &Endpoint,
        index: usize,
        value: Value<'_>,
        message: Option<String>,
        problems: &[Problem],
    ) -> Result<Self, Refusal> {
        let node = endpoint.replies().get(index).and_then(groupwright::table::Reply::body);
        let value = node.filter(|_| !value.is_empty()).map(|node| {
            let bytes = encode(Format::Json, value, node, &EncodeOptions::VALUES);
            bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        });
        let value = value.transpose().map_err(|error| Refusal::of(&error))?;
        Ok(Self { index, value, message, problems: problems.iter().map(ToString::to_string).collect() })
    }
}

/// Why a message is not written or not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What the error says.
    pub text: String,
    /// The rules that are broken: where, and which.
    pub violations: Vec<String>,
    /// Of a reply that cannot be read whole: which it is, and what could be read.
    pub partial: Option<(usize, Option<String>)>,
}

impl Refusal {
    pub(crate) fn of(error: &dyn std::error::Error) -> Self {
        Self { text: error.to_string(), violations: Vec::new(), partial: None }
    }

    fn broken(text: String, violations: &[Violation]) -> Self {
        let violations =
            violations.iter().map(|violation| format!("{} {}", violation.pointer, violation.rule));
        Self { text, violations: violations.collect(), partial: None }
    }

    /// A reply at this position that cannot be read whole.
    pub(crate) fn undecodable(error: &DecodeError, reply: usize, partial: Option<String>) -> Self {
        Self { partial: Some((reply, partial)), ..Self::of(error) }
    }

    /// A response that is none of the replies.
    pub(crate) fn undocumented() -> Self {
        Self::of(&ResponseFault::Undocumented)
    }
}

impl From<RequestError> for Refusal {
    fn from(error: RequestError) -> Self {
        match &error {
            RequestError::Invalid(violations) => Self::broken(error.to_string(), &violations.0),
            other => Self::of(other),
        }
    }
}

impl From<ReadRequestError> for Refusal {
    fn from(error: ReadRequestError) -> Self {
        match &error {
            ReadRequestError::Invalid { violations, .. } => Self::broken(error.to_string(), violations),
            other => Self::of(other),
        }
    }
}

impl From<Violations> for Refusal {
    fn from(error: Violations) -> Self {
        Self::broken(error.to_string(), &error.0)
    }
}

impl From<DecodeError> for Refusal {
    fn from(error: DecodeError) -> Self {
        Self::of(&error)
    }
}

impl From<WriteResponseError> for Refusal {
    fn from(error: WriteResponseError) -> Self {
        Self::of(&error)
    }
}

/// The URL of the server of requests: the first one, or any where none is documented.
pub fn server(api: &Api, endpoint: &Endpoint) -> &'static str {
    endpoint.server(api).unwrap_or("https://server.example")
}
