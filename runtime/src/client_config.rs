//! The configuration of a client: what all requests to a vendor have in common.

use std::fmt;

use groupwright_engine::http::{Call, write_request};

use crate::http::Request;
use crate::table::Api;
use crate::{Credentials, Endpoint, Format, RequestError};

/// What all requests to a vendor have in common: the API, the server, the credentials, the preferred formats.
///
/// It holds no socket. The `Api` of each generated vendor is a constructor for one of these.
#[derive(Clone)]
pub struct ClientConfig {
    api: &'static Api,
    server: String,
    credentials: Option<Credentials>,
    format: Option<Format>,
    reply_format: Option<Format>,
}

impl ClientConfig {
    /// The configuration for a server, by its base URL such as `https://host/path`. Every request to an endpoint that takes
    /// credentials carries these.
    pub fn new(api: &'static Api, server: impl Into<String>, credentials: Option<Credentials>) -> Self {
        Self { api, server: server.into(), credentials, format: None, reply_format: None }
    }

    /// Sets the base URL of the server.
    pub fn with_server(self, server: impl Into<String>) -> Self {
        Self { server: server.into(), ..self }
    }

    /// Sets the format of request bodies. Without it, each endpoint's first format is used.
    pub fn with_format(self, format: Format) -> Self {
        Self { format: Some(format), ..self }
    }

    /// Sets the format in which replies are asked for. Without it, that of the request body is.
    pub fn with_reply_format(self, format: Format) -> Self {
        Self { reply_format: Some(format), ..self }
    }

    /// The table of the API.
    pub fn api(&self) -> &'static Api {
        self.api
    }

    /// The base URL of the server.
    pub fn server(&self) -> &str {
        &self.server
    }

    /// Validates a request and writes it. A request of another API is refused: the credentials are not for it.
    ///
    /// The message has no `Host` and no `Content-Length`: HTTP clients take them from the URI and the body.
    pub fn request<E: Endpoint>(&self, request: &E) -> Result<Request<Vec<u8>>, RequestError> {
        let of = E::api();
        // A spec of one's own for an API may have another name.
        if of.name() != self.api.name() && of.source() != self.api.source() {
            return Err(RequestError::AnotherApi { request: of.name(), config: self.api.name() });
        }
        let call = Call {
            api: self.api,
            endpoint: E::endpoint(),
            server: &self.server,
            credentials: self.credentials.as_ref(),
            format: self.format,
            reply_format: self.reply_format,
        };
        write_request(&call, request)
    }
}

impl fmt::Debug for ClientConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A base URL with a password or a key in it is refused, but only when a request is written.
        let shown = if self.server.contains(['@', '?']) { "(not shown)" } else { &self.server };
        f.debug_struct("ClientConfig")
            .field("api", &self.api.name())
            .field("server", &shown)
            .field("credentials", &self.credentials)
            .field("format", &self.format)
            .field("reply_format", &self.reply_format)
            .finish()
    }
}
