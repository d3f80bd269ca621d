//! The blocking client of the crate `ureq`.

use std::io::{self, Read};
use std::time::Duration;

use ::ureq::tls::{RootCerts, TlsConfig};
use ::ureq::{Agent, Body, Error, Timeout};

use super::origin::is_open_loopback;
use super::tls_error;
use super::transport::{SendOptions, Transport, has_content};
use super::transport_error::{TransportError, TransportErrorKind as Kind};
use crate::http::{Request, Response};

/// A blocking HTTP client, of the crate `ureq`, with HTTP/1.1, TLS by rustls and gzip.
///
/// It trusts the certificates that the system trusts, and keeps connections open between calls. Clones share them. At
/// the level of traces, and at no other, `ureq` writes the paths and the queries of URLs to `log`; both can contain
/// credentials.
#[derive(Clone, Debug)]
pub struct Ureq(Agent);

/// The maximum duration of connecting, beyond which nothing has been sent.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// How long a connection is kept that is not used. A server that closes it at the moment when a request is sent causes an
/// error, and few close one so early.
const MAX_IDLE: Duration = Duration::from_secs(15);

impl Default for Ureq {
    fn default() -> Self {
        Self::new()
    }
}

impl Ureq {
    /// Creates a client.
    pub fn new() -> Self {
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .timeout_connect(Some(CONNECT_TIMEOUT))
            .timeout_resolve(Some(CONNECT_TIMEOUT))
            .timeout_global(Some(SendOptions::default().timeout))
            .max_idle_age(MAX_IDLE)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .allow_non_standard_methods(true)
            .build();
        Self(Agent::new_with_config(config))
    }

    /// Creates a client from an agent with settings of your own, such as a proxy or certificates. What it says about
    /// redirects, failures and the whole timeout has no effect, because calls decide that. What is sent to a loopback host
    /// with the scheme `http` bypasses the proxy.
    pub fn from_agent(agent: Agent) -> Self {
        Self(agent)
    }

    fn run<B: ::ureq::AsSendBody>(
        &self,
        request: Request<B>,
        options: &SendOptions,
    ) -> Result<Response<Body>, Error> {
        let config = self.0.config();
        let bypasses = config.proxy().is_some() && is_open_loopback(request.uri());
        let is_set = !bypasses
            && config.timeouts().global == Some(options.timeout)
            && !config.http_status_as_error()
            && config.max_redirects() == 0
            && !config.max_redirects_will_error()
            && config.allow_non_standard_methods();
        if is_set {
            // Settings of one request would have the certificates loaded again.
            return self.0.run(request);
        }
        let proxy = config.proxy().filter(|_| !bypasses).cloned();
        let request = self
            .0
            .configure_request(request)
            .proxy(proxy)
            .timeout_global(Some(options.timeout))
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .allow_non_standard_methods(true)
            .build();
        self.0.run(request)
    }
}

impl Transport for Ureq {
    fn send(
        &self,
        request: Request<Vec<u8>>,
        options: &SendOptions,
    ) -> Result<Response<Vec<u8>>, TransportError> {
        let response = if request.body().is_empty() && !has_content(request.method()) {
            // A body of no bytes would be announced.
            self.run(request.map(|_| ()), options)
        } else {
            self.run(request, options)
        };
        let (mut parts, body) = response.map_err(failed)?.into_parts();
        // The client keeps the URL in them, which can contain credentials.
        parts.extensions.clear();
        Ok(Response::from_parts(parts, read(body, options.max_reply_bytes)?))
    }
}

/// Reads a body, up to a number of bytes. Any content encoding has been undone, so that is what is counted.
fn read(body: Body, limit: usize) -> Result<Vec<u8>, TransportError> {
    let mut bytes = Vec::new();
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    if let Err(error) = body.into_reader().take(most).read_to_end(&mut bytes) {
        let error = Error::from(error);
        // Servers announce an encoding of bodies that they leave out.
        let is_nothing = bytes.is_empty()
            && matches!(&error, Error::Decompress(_, inner) if inner.kind() == io::ErrorKind::UnexpectedEof);
        if is_nothing {
            return Ok(bytes);
        }
        let error = failed(error);
        // Whatever went wrong, a reply had begun.
        let sent = |error| TransportError::new(Kind::Interrupted).with_source(error);
        return Err(if error.was_sent() { error } else { sent(error) });
    }
    if bytes.len() > limit {
        let what = format!("the reply has more than {limit} bytes");
        return Err(TransportError::new(Kind::TooLarge).with_message(what));
    }
    Ok(bytes)
}

/// Returns what an error of the client means.
fn failed(error: Error) -> TransportError {
    let before = TransportError::before_sending;
    match error {
        Error::Io(error) => failed_io(error),
        Error::Timeout(Timeout::Resolve | Timeout::Connect) => {
            let what = "the server did not accept a connection in time";
            before(Kind::Timeout).with_message(what).with_source(error)
        }
        Error::Timeout(_) => TransportError::new(Kind::Timeout).with_source(error),
        Error::HostNotFound => before(Kind::HostName).with_source(error),
        Error::ConnectionFailed => before(Kind::Connection).with_source(error),
        Error::Tls(_) | Error::TlsRequired | Error::Rustls(_) | Error::Pem(_) => {
            before(Kind::Tls).with_source(error)
        }
        Error::InvalidProxyUrl | Error::ConnectProxyFailed(_) => {
            // The source can name the proxy with its password.
            before(Kind::Connection).with_message("the proxy cannot be used")
        }
        Error::Protocol(_) | Error::Decompress(..) | Error::LargeResponseHeader(..) => {
            TransportError::new(Kind::Interrupted)
                .with_message("what arrived is no valid reply of HTTP")
                .with_source(error)
        }
        // The texts of these have the URL, which can contain credentials.
        Error::BadUri(_) | Error::RequireHttpsOnly(_) => {
            before(Kind::Other).with_message("the client does not take this URL")
        }
        other => TransportError::new(Kind::Other).with_source(other),
    }
}

fn failed_io(error: io::Error) -> TransportError {
    let found = tls_error::of(&error);
    if let Some(::rustls::Error::InvalidCertificate(_)) = found {
        return TransportError::before_sending(Kind::Tls).with_source(error);
    }
    if is_lookup(&error) {
        return TransportError::before_sending(Kind::HostName).with_source(error);
    }
    let kind = match error.kind() {
        io::ErrorKind::ConnectionRefused
        | io::ErrorKind::HostUnreachable
        | io::ErrorKind::NetworkUnreachable
        | io::ErrorKind::AddrNotAvailable => {
            return TransportError::before_sending(Kind::Connection).with_source(error);
        }
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => Kind::Timeout,
        _ if found.is_some() => Kind::Tls,
        _ => Kind::Interrupted,
    };
    TransportError::new(kind).with_source(error)
}

/// Returns whether an error is that of looking up a name. The standard library has no kind of its own for it: there is
/// its text, or on Windows a code that no other error has (`WSAHOST_NOT_FOUND` and the
/// three after it).
fn is_lookup(error: &io::Error) -> bool {
    match error.raw_os_error() {
        Some(code) => cfg!(windows) && (11_001..=11_004).contains(&code),
        None => error.to_string().starts_with("failed to lookup address information"),
    }
}
