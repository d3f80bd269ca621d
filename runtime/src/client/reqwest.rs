//! The asynchronous client of the crate `reqwest`.

use std::sync::Arc;
use std::time::Duration;

use ::reqwest::redirect::Policy;
use ::reqwest::{Client, ClientBuilder, Error};
use ::rustls::crypto::ring;
use rustls_platform_verifier::BuilderVerifierExt;

use super::origin::is_open_loopback;
use super::tls_error;
use super::transport::{AsyncTransport, SendOptions, has_content};
use super::transport_error::{TransportError, TransportErrorKind as Kind};
use crate::http::header::{CONTENT_LENGTH, HeaderValue};
use crate::http::{Request, Response};

/// An asynchronous HTTP client, of the crate `reqwest`, with HTTP/1.1, TLS by rustls and gzip. It needs a runtime of
/// tokio with I/O and time.
///
/// It trusts the certificates that the system trusts, and keeps connections open between calls. Clones share them.
#[derive(Clone, Debug)]
pub struct Reqwest {
    client: Client,
    /// For what is sent to a loopback host with the scheme `http`, which bypasses the proxy.
    direct: Client,
}

/// The maximum duration of connecting, beyond which nothing has been sent.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// How long a connection is kept that is not used. A server that closes it at the moment when a request is sent causes an
/// error, and few close one so early.
const MAX_IDLE: Duration = Duration::from_secs(15);

impl Reqwest {
    /// Creates a client.
    ///
    /// # Errors
    ///
    /// Returns an error if the certificates that the system trusts cannot be loaded.
    pub fn new() -> Result<Self, TransportError> {
        Self::configured(|builder| builder)
    }

    /// Creates a client with settings of your own, such as a proxy. The function takes the settings of
    /// [`Reqwest::new`]. What it says about redirects and retries has no effect, because calls decide that. What is sent to
    /// a loopback host with the scheme `http` bypasses the proxy, and has none of these settings.
    ///
    /// # Errors
    ///
    /// Returns an error if the settings cannot be used.
    pub fn configured(set: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Result<Self, TransportError> {
        let tls = ::rustls::ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .and_then(BuilderVerifierExt::with_platform_verifier)
            .map_err(|error| TransportError::before_sending(Kind::Tls).with_source(error))?
            .with_no_client_auth();
        let usual = || {
            let builder = Client::builder().tls_backend_preconfigured(tls.clone());
            builder.connect_timeout(CONNECT_TIMEOUT).pool_idle_timeout(MAX_IDLE)
        };
        let built = |builder: ClientBuilder| {
            builder.redirect(Policy::none()).retry(::reqwest::retry::never()).build().map_err(failed)
        };
        Ok(Self { client: built(set(usual()))?, direct: built(usual().no_proxy())? })
    }
}

impl AsyncTransport for Reqwest {
    async fn send(
        &self,
        request: Request<Vec<u8>>,
        options: &SendOptions,
    ) -> Result<Response<Vec<u8>>, TransportError> {
        let client = if is_open_loopback(request.uri()) { &self.direct } else { &self.client };
        let is_announced = request.body().is_empty() && has_content(request.method());
        let mut request = ::reqwest::Request::try_from(request).map_err(failed)?;
        if is_announced {
            request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        *request.timeout_mut() = Some(options.timeout);
        let mut response = client.execute(request).await.map_err(failed)?;
        let limit = options.max_reply_bytes;
        let mut bytes = Vec::new();
        // The chunks are what is left after any content encoding has been undone.
        while let Some(chunk) = response.chunk().await.map_err(interrupted)? {
            if chunk.len() > limit.saturating_sub(bytes.len()) {
                let what = format!("the reply has more than {limit} bytes");
                return Err(TransportError::new(Kind::TooLarge).with_message(what));
            }
            bytes.extend_from_slice(&chunk);
        }
        let mut read = Response::new(bytes);
        *read.status_mut() = response.status();
        *read.version_mut() = response.version();
        *read.headers_mut() = std::mem::take(response.headers_mut());
        Ok(read)
    }

    async fn wait(&self, duration: Duration) {
        tokio::time::sleep(duration).await;
    }
}

/// Returns what an error of the client means, without the URL, which can contain credentials.
fn failed(error: Error) -> TransportError {
    let error = error.without_url();
    let before = TransportError::before_sending;
    if error.is_builder() {
        return before(Kind::Other).with_source(error);
    }
    if error.is_dns() {
        return before(Kind::HostName).with_source(error);
    }
    if error.is_connect() {
        let is_late = error.is_timeout();
        let kind = if is_late {
            Kind::Timeout
        } else if tls_error::of(&error).is_some() {
            Kind::Tls
        } else {
            Kind::Connection
        };
        let found = before(kind).with_source(error);
        return if is_late {
            found.with_message("the server did not accept a connection in time")
        } else {
            found
        };
    }
    interrupted(error)
}

/// Returns what an error means that occurred after the request may have been sent.
fn interrupted(error: Error) -> TransportError {
    let error = error.without_url();
    let kind = if error.is_timeout() { Kind::Timeout } else { Kind::Interrupted };
    TransportError::new(kind).with_source(error)
}
