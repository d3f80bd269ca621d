//! `proxy`: passes requests on to a server, and tells what deviates from its spec.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use groupwright::client::{SendOptions, Transport, Ureq};
use groupwright_engine::http::types::{Request, Response, Uri};
use groupwright_engine::http::{is_loopback, is_server};
use groupwright_sandbox::{Deviation, Limits, Proxy, Server, Vendor};
use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};

use super::print;
use crate::arguments;
use crate::chain::chain;
use crate::exit::{Exit, Failure};
use crate::spec::load;
use crate::stderr::say;

/// How long a response may take.
const TIMEOUT: Duration = Duration::from_mins(1);

pub(crate) fn run(arguments: &arguments::Proxy) -> Result<Exit, Failure> {
    let Some(apis) = load(std::slice::from_ref(&arguments.spec))? else { return Ok(Exit::Findings) };
    let [checked] = apis.as_slice() else {
        let what = "a proxy is for one server: name the folder of one vendor, such as specs/dropbox";
        return Err(Failure(what.to_owned()));
    };
    let base = base(&arguments.to)?;
    let client = client();
    let count = Arc::new(AtomicU64::new(0));
    let told = Arc::clone(&count);
    let observer = move |deviation: &Deviation| {
        told.fetch_add(1, Ordering::Relaxed);
        // A reader that has gone away does not end the proxy.
        let _ = print(format!("{deviation}\n").as_bytes());
    };
    let proxy = Proxy::new(&Vendor::new(checked), move |request| send(&client, &base, request), observer);
    let port = arguments.port;
    let server = Server::start(proxy, port).map_err(|error| {
        Failure(format!("cannot serve on port {port} of 127.0.0.1: {error}; choose another with --port"))
    })?;
    let title = &checked.api().title;
    print(format!("requests to {} are passed on to {title} at {}\n", server.url(), arguments.to).as_bytes())?;
    server.wait().map_err(|error| Failure(format!("cannot wait for the end: {error}")))?;
    let count = count.load(Ordering::Relaxed);
    say(format_args!("{count} deviation{}\n", if count == 1 { "" } else { "s" }));
    Ok(if count == 0 { Exit::Success } else { Exit::Findings })
}

/// The base URL of the server, without a slash at its end. Credentials go to it, so that it must be HTTPS unless it is on
/// loopback.
fn base(to: &str) -> Result<String, Failure> {
    let refuse = |what: &str| Err(Failure(format!("--to: {what}")));
    let Ok(uri) = to.parse::<Uri>() else { return refuse("expected a URL such as https://host/path") };
    if !is_server(to) || uri.query().is_some() {
        return refuse("expected a URL such as https://host/path, without a user, a query and a fragment");
    }
    if uri.scheme_str() != Some("https") && !is_loopback(uri.host().unwrap_or_default()) {
        return refuse("credentials are passed on, so that only https is taken, unless the host is loopback");
    }
    Ok(to.trim_end_matches('/').to_owned())
}

/// A client that adds nothing to what it is given.
fn client() -> Ureq {
    let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
    let config = Agent::config_builder()
        .tls_config(tls)
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_global(Some(TIMEOUT))
        .allow_non_standard_methods(true)
        .user_agent("")
        .accept("")
        .accept_encoding("")
        .build();
    Ureq::from_agent(config.into())
}

/// Sends a request to the server, and returns its response. The text of an error has no URL.
fn send(client: &Ureq, base: &str, mut request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, String> {
    let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
    if !target.starts_with('/') {
        return Err("the target is no path".to_owned());
    }
    *request.uri_mut() = format!("{base}{target}").parse().map_err(|_| "the target is no URL".to_owned())?;
    let mut options = SendOptions::default();
    options.timeout = TIMEOUT;
    options.max_reply_bytes = Limits::default().body;
    client.send(request, &options).map_err(|error| chain(&error))
}
