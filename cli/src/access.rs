//! How an endpoint is reached: the server, the credentials, and what calls have beside their requests.

use std::collections::BTreeSet;

use groupwright::ClientConfig;
use groupwright::client::CallOptions;
use groupwright_engine::http::types::Uri;
use groupwright_engine::http::{BaseUrl, Credentials, is_loopback};
use groupwright_engine::table::{Default as Standard, Field, Scheme};
use groupwright_sandbox::placeholder_credentials;

use crate::arguments::Access;
use crate::exit::Failure;
use crate::settings::{Settings, variable};
use crate::spec::Spec;

/// The setting that is the base URL of the vendor's server.
pub(crate) const SERVER: &str = "server";
/// The setting that is the region of a signature.
const REGION: &str = "region";

/// The name of the setting that is a credential, which must not be that of the base URL or the region: those are shown.
fn secret_setting(credential: &str) -> String {
    if matches!(credential, SERVER | REGION) { format!("{credential}_secret") } else { credential.to_owned() }
}

/// How an endpoint is reached.
pub(crate) struct Reached {
    pub(crate) config: ClientConfig,
    /// The base URL.
    pub(crate) server: String,
    /// Whether the server is on this machine.
    pub(crate) is_loopback: bool,
}

/// Returns how an endpoint is reached. `server` is what is asked for in place of the settings and of the documented server.
pub(crate) fn reach(
    spec: &Spec,
    arguments: &Access,
    server: Option<&str>,
    settings: &Settings,
) -> Result<Reached, Failure> {
    let located = base_url(spec, server, settings).and_then(|base| {
        let of_endpoint = base.of_endpoint(spec.tables.api, spec.endpoint);
        let server = of_endpoint.text().map_err(|error| Failure(error.to_string()))?.into_owned();
        let uri = server.parse::<Uri>();
        let is_loopback = uri.is_ok_and(|uri| uri.host().is_some_and(is_loopback));
        Ok((base, server, is_loopback))
    });
    let is_loopback = located.as_ref().is_ok_and(|(_, _, is_loopback)| *is_loopback);
    let credentials = credentials(spec, arguments, settings, is_loopback);
    // Everything that has to be set is told at once.
    let ((base, server, _), credentials) = match (located, credentials) {
        (Ok(located), Ok(credentials)) => (located, credentials),
        (Err(Failure(one)), Err(Failure(other))) => return Err(Failure(format!("{one}; {other}"))),
        (Err(failure), Ok(_)) | (Ok(_), Err(failure)) => return Err(failure),
    };
    let mut config = ClientConfig::new(spec.tables.api, base, credentials);
    // A signature needs a region, which the sandbox does not look at.
    let region = settings.value(&spec.vendor, REGION)?;
    if let Some(region) = region.or_else(|| is_loopback.then(|| "us-east-1".to_owned())) {
        config = config.with_signing_region(region);
    }
    if let Some(timeout) = arguments.timeout {
        config = config.with_call_options(CallOptions::default().with_timeout(timeout));
    }
    Ok(Reached { config, server, is_loopback })
}

/// The base URL of the server, with its variables.
fn base_url(spec: &Spec, asked: Option<&str>, settings: &Settings) -> Result<BaseUrl, Failure> {
    let set = settings.value(&spec.vendor, SERVER)?;
    let asked = asked.map(str::to_owned).or(set);
    let Some(server) = spec.server(asked.as_deref()) else {
        return asked.map(BaseUrl::from).ok_or_else(|| {
            let how = settings.how(&spec.vendor, &[SERVER]);
            Failure(format!(
                "every customer of {} has a server of their own: name it with --server, or {how}",
                spec.vendor
            ))
        });
    };
    let mut url = BaseUrl::of(server);
    let mut missing = Vec::new();
    for field in server.variables().fields() {
        let name = field.name();
        match settings.value(&spec.vendor, name)? {
            Some(value) => url = url.with_text(name, &value),
            None if matches!(field.default(), Standard::Value(_)) => {}
            None => missing.push(name),
        }
    }
    if missing.is_empty() {
        return Ok(url);
    }
    let how = settings.how(&spec.vendor, &missing);
    Err(Failure(format!(
        "the server {} has variables: {how}, or name the server with --server",
        server.url()
    )))
}

/// The schemes of an endpoint.
pub(crate) fn schemes(spec: &Spec) -> impl Iterator<Item = &'static Scheme> {
    let api = spec.tables.api;
    spec.endpoint.auth().iter().filter_map(|position| api.auth().get(*position))
}

/// The variables of the credentials of a scheme.
pub(crate) fn variables(spec: &Spec, scheme: &Scheme) -> Vec<String> {
    scheme.credentials().map(|name| variable(&spec.vendor, &secret_setting(name))).collect()
}

/// The names of all settings of the vendor of an endpoint.
pub(crate) fn setting_names(spec: &Spec) -> Vec<String> {
    let secrets = schemes(spec)
        .flat_map(|scheme| scheme.credentials().chain(scheme.optional_secrets().iter().copied()))
        .map(secret_setting);
    let servers = spec.tables.api.servers().iter();
    let variables = servers.flat_map(|server| server.variables().fields().iter().map(Field::name));
    secrets.chain(variables.chain([SERVER, REGION]).map(str::to_owned)).collect()
}

/// The credentials of the scheme that is asked for, or of the first that has all of its own.
fn credentials(
    spec: &Spec,
    arguments: &Access,
    settings: &Settings,
    is_loopback: bool,
) -> Result<Option<Credentials>, Failure> {
    let names = || schemes(spec).map(Scheme::name).collect::<Vec<_>>().join(", ");
    let is_asked = |scheme: &&Scheme| arguments.scheme.as_deref().is_none_or(|name| scheme.name() == name);
    let Some(first) = schemes(spec).find(is_asked) else {
        return match &arguments.scheme {
            None => Ok(None),
            Some(_) if names().is_empty() => {
                Err(Failure("the endpoint takes no credentials: leave out --scheme".to_owned()))
            }
            Some(name) => Err(Failure(format!("the endpoint has no scheme {name}; it has {}", names()))),
        };
    };
    for scheme in schemes(spec).filter(is_asked) {
        let mut credentials = Credentials::new(scheme.name());
        let mut is_whole = true;
        for name in scheme.credentials() {
            match settings.value(&spec.vendor, &secret_setting(name))? {
                Some(secret) => credentials = credentials.with(name, secret),
                None => is_whole = false,
            }
        }
        if !is_whole {
            continue;
        }
        for name in scheme.optional_secrets() {
            if let Some(secret) = settings.value(&spec.vendor, &secret_setting(name))? {
                credentials = credentials.with(*name, secret);
            }
        }
        return Ok(Some(credentials));
    }
    if is_loopback {
        return Ok(Some(placeholder_credentials(first)));
    }
    // Several schemes can send the same secret.
    let sets: BTreeSet<Vec<String>> = schemes(spec)
        .filter(is_asked)
        .map(|scheme| scheme.credentials().map(secret_setting).collect())
        .collect();
    let rows: Vec<String> = sets.iter().map(|names| settings.how(&spec.vendor, names)).collect();
    Err(Failure(format!("there are no credentials: {}", rows.join("; or "))))
}
