//! The configuration of a client for one API.

use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use groupwright_engine::http::{
    BaseUrl, Call, Signer, Sigv4Signer, sign_request, signing_scheme, write_request,
};

use crate::client::CallOptions;
use crate::http::Request;
use crate::table::{self, Api, BodyPlace, Scheme};
use crate::{Credentials, Endpoint, Format, Record, RequestError, Wire};

/// What all requests to a vendor have in common: the API, the server, the credentials and the preferred
/// formats.
///
/// A configuration holds no connection. The `Api` type of each generated vendor constructs one.
#[derive(Clone)]
pub struct ClientConfig {
    api: &'static Api,
    server: BaseUrl,
    credentials: Option<Credentials>,
    signer: Option<Arc<dyn Signer>>,
    signing_region: Option<String>,
    signing_time: Option<SystemTime>,
    format: Option<Format>,
    body_place: Option<BodyPlace>,
    reply_format: Option<Format>,
    call_options: CallOptions,
}

impl ClientConfig {
    /// Creates a configuration for a server. `server` is the base URL, such as `https://host/path`, or a
    /// [`BaseUrl`] for a documented server that has variables. The credentials are added to every request to an
    /// endpoint that takes credentials.
    pub fn new(api: &'static Api, server: impl Into<BaseUrl>, credentials: Option<Credentials>) -> Self {
        Self {
            api,
            server: server.into(),
            credentials,
            signer: None,
            signing_region: None,
            signing_time: None,
            format: None,
            body_place: None,
            reply_format: None,
            call_options: CallOptions::default(),
        }
    }

    /// Sets the base URL of the server. One that is not documented is that of all endpoints, also of those that have a
    /// server of their own.
    pub fn with_server(self, server: impl Into<BaseUrl>) -> Self {
        Self { server: server.into(), ..self }
    }

    /// Sets a variable of the base URL of the documented server, by its name in the URL.
    pub fn with_server_variable(self, name: &str, value: &dyn Wire) -> Self {
        Self { server: self.server.with(name, value), ..self }
    }

    /// Sets a secret that the scheme of the credentials has besides those that every caller has.
    pub fn with_secret(self, name: &'static str, secret: impl Into<String>) -> Self {
        let credentials = self.credentials.map(|credentials| credentials.with(name, secret));
        Self { credentials, ..self }
    }

    /// Sets the region of a ready-made signature, in place of that of the server.
    pub fn with_signing_region(self, region: impl Into<String>) -> Self {
        Self { signing_region: Some(region.into()), ..self }
    }

    /// Sets the time of a ready-made signature, in place of that of the system's clock when a request is written.
    pub fn with_signing_time(self, time: SystemTime) -> Self {
        Self { signing_time: Some(time), ..self }
    }

    /// Sets the signer, which signs every finished request if the scheme of the credentials asks for a signature.
    /// It takes the place of a ready-made one.
    pub fn with_signer(self, signer: impl Signer + 'static) -> Self {
        Self { signer: Some(Arc::new(signer)), ..self }
    }

    /// Sets the format of request bodies. The default is the first format of each endpoint.
    pub fn with_format(self, format: Format) -> Self {
        Self { format: Some(format), ..self }
    }

    /// Sets where the members of request bodies are: in the body, or in the query of a request without a body. The
    /// default is the first place of each endpoint. An endpoint whose members cannot be there refuses it.
    pub fn with_body_place(self, place: BodyPlace) -> Self {
        Self { body_place: Some(place), ..self }
    }

    /// Sets the preferred format of replies. The default is the format of the request body.
    pub fn with_reply_format(self, format: Format) -> Self {
        Self { reply_format: Some(format), ..self }
    }

    /// Sets what calls have beside their requests: header fields, limits, and when to send again.
    pub fn with_call_options(self, call_options: CallOptions) -> Self {
        Self { call_options, ..self }
    }

    /// Returns what calls have beside their requests.
    pub fn call_options(&self) -> &CallOptions {
        &self.call_options
    }

    /// Returns the table of the API.
    pub fn api(&self) -> &'static Api {
        self.api
    }

    /// Returns the base URL of the server. Variables are in braces.
    pub fn server(&self) -> &str {
        self.server.written()
    }

    /// Validates a request and writes it as an HTTP message.
    ///
    /// The message has no `Host` and no `Content-Length` header field, because HTTP clients derive them
    /// from the URI and the body.
    ///
    /// # Errors
    ///
    /// Returns all violated rules at once, or the reason why the request cannot be written: a missing or
    /// unsuitable credential, an unsupported format, an unusable base URL, or a value that cannot be
    /// encoded. A request of another API is rejected, so that credentials are never sent to the wrong
    /// vendor.
    pub fn request<E: Endpoint>(&self, request: &E) -> Result<Request<Vec<u8>>, RequestError> {
        self.dyn_request(E::api(), E::endpoint(), request)
    }

    /// Validates the request of an endpoint that is known only at run time, and writes it as an HTTP message. See
    /// [`ClientConfig::request`]. `api` is the API of the endpoint.
    ///
    /// # Errors
    ///
    /// See [`ClientConfig::request`].
    pub fn dyn_request(
        &self,
        api: &'static Api,
        endpoint: &'static table::Endpoint,
        request: &dyn Record,
    ) -> Result<Request<Vec<u8>>, RequestError> {
        // A user's own spec for the same API may have another name.
        if api.name() != self.api.name() && api.source() != self.api.source() {
            return Err(RequestError::AnotherApi { request: api.name(), config: self.api.name() });
        }
        let server = self.server.of_endpoint(self.api, endpoint);
        let server = server.text()?;
        let credentials = self.credentials.as_ref();
        let call = Call {
            api: self.api,
            endpoint,
            server: &server,
            credentials,
            format: self.format,
            place: self.body_place,
            reply_format: self.reply_format,
        };
        let mut written = write_request(&call, request)?;
        let ready = signing_scheme(self.api, endpoint, credentials).and_then(|scheme| self.ready(scheme));
        let ready = ready.transpose()?;
        let signer = self.signer.as_deref().or(ready.as_ref().map(|signer| signer as &dyn Signer));
        sign_request(self.api, endpoint, credentials, signer, &mut written)?;
        Ok(written)
    }

    /// Returns the ready-made signer of a scheme, if it has one and no other is set. Nothing else looks at a clock.
    fn ready(&self, scheme: &'static Scheme) -> Option<Result<Sigv4Signer, RequestError>> {
        if self.signer.is_some() {
            return None;
        }
        let time = self.signing_time.unwrap_or_else(SystemTime::now);
        let signer = Sigv4Signer::of(scheme, (self.api, &self.server), self.signing_region.as_deref(), time)?;
        Some(signer.map_err(|what| RequestError::Signature { signature: scheme.signature(), what }))
    }
}

impl fmt::Debug for ClientConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientConfig")
            .field("api", &self.api.name())
            .field("server", &self.server)
            .field("credentials", &self.credentials)
            .field("signer", &self.signer)
            .field("signing_region", &self.signing_region)
            .field("signing_time", &self.signing_time)
            .field("format", &self.format)
            .field("body_place", &self.body_place)
            .field("reply_format", &self.reply_format)
            .field("call_options", &self.call_options)
            .finish()
    }
}
