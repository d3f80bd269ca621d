//! `request`: the HTTP request of a spec for given values.

use std::path::Path;
use std::time::SystemTime;

use groupwright_engine::format::{DecodeOptions, Format, decode};
use groupwright_engine::http::types as http;
use groupwright_engine::http::{
    BaseUrl, Call, Credentials, Sigv4Signer, sign_request, signing_scheme, write_request,
};
use groupwright_engine::table::{Field, Message, Scheme};
use groupwright_engine::validate::validate_in;
use groupwright_engine::value::Slot;
use groupwright_sandbox::curl_line;

use super::{check_formats, invalid, note_deprecated, print, unreadable, unsendable};
use crate::arguments::Request;
use crate::exit::{Exit, Failure};
use crate::spec::Spec;
use crate::stderr::note;
use crate::{input, message, spec};

pub(crate) fn run(arguments: &Request) -> Result<Exit, Failure> {
    let Some(spec) = spec::endpoint(&arguments.spec)? else { return Ok(Exit::Findings) };
    check_formats(&spec, &arguments.content)?;
    let values = input::object(arguments.content.params.as_deref())?;
    let mut request = spec.request();
    let (slot, node, options) = (Slot::Record(&mut request), spec.endpoint.request(), &DecodeOptions::VALUES);
    if let Err(error) = decode(Format::Json, &values, node, slot, options) {
        return unreadable(&spec, &error, &request);
    }
    // What is wrong with the values is told before anything else is asked for.
    if let Err(found) = validate_in(&request, Message::request(spec.endpoint.name())) {
        return invalid(&[], &found.0);
    }
    let credentials = credentials(&spec, arguments)?;
    let base = base_url(&spec, arguments)?;
    let of_endpoint = base.of_endpoint(spec.tables.api, spec.endpoint);
    let server = of_endpoint.text().map_err(|error| {
        let server = spec.server(arguments.server.as_deref());
        let names = server.iter().flat_map(|server| server.variables().fields()).map(Field::name);
        let names = names.collect::<Vec<_>>().join(", ");
        let help = if names.is_empty() {
            String::new()
        } else {
            format!("; --server-variable NAME=VALUE sets {names}")
        };
        Failure(format!("{error}{help}"))
    })?;
    let call = Call {
        api: spec.tables.api,
        endpoint: spec.endpoint,
        server: &server,
        credentials: credentials.as_ref(),
        format: arguments.content.format,
        place: arguments.content.place,
        reply_format: arguments.content.accept,
    };
    match write_request(&call, &request) {
        Ok(mut written) => {
            if credentials.is_none() && !spec.endpoint.auth().is_empty() {
                note(format_args!("no credentials are given, so the message carries none"));
            }
            sign(&spec, arguments, (credentials.as_ref(), &base), &mut written)?;
            note_deprecated(&request);
            if arguments.curl {
                print(format!("{}\n", curl_line(&written)).as_bytes())?;
            } else {
                print(&message::print(&written))?;
            }
            Ok(Exit::Success)
        }
        Err(error) => unsendable(error),
    }
}

/// The base URL of the server that is asked for, with its variables.
fn base_url(spec: &Spec, arguments: &Request) -> Result<BaseUrl, Failure> {
    if arguments.server_variable.iter().any(|(name, _)| name.is_empty()) {
        return Err(Failure("--server-variable: expected `name=value` or `name=@file`".to_owned()));
    }
    let url = match (spec.server(arguments.server.as_deref()), &arguments.server) {
        (Some(server), _) => BaseUrl::of(server),
        (None, Some(url)) => BaseUrl::from(url.as_str()),
        (None, None) => {
            let what = "every customer of this API has a server of their own: name it with --server URL";
            return Err(Failure(what.to_owned()));
        }
    };
    arguments
        .server_variable
        .iter()
        .try_fold(url, |url, (name, value)| Ok(url.with_text(name, &secret(value)?)))
}

/// The names of the credentials of a scheme, those that it need not have in brackets.
fn names(scheme: &Scheme) -> String {
    let optional = scheme.optional_secrets().iter().map(|name| format!("[{name}]"));
    let names: Vec<String> = scheme.credentials().map(str::to_owned).chain(optional).collect();
    names.join(", ")
}

/// Whether these are credentials of a scheme.
fn is_of(scheme: &Scheme, given: &[(String, String)]) -> bool {
    let is_given = |name: &str| given.iter().any(|(given, _)| given == name);
    let is_taken = |name: &str| {
        scheme.credentials().chain(scheme.optional_secrets().iter().copied()).any(|taken| taken == name)
    };
    scheme.credentials().all(is_given) && given.iter().all(|(name, _)| is_taken(name))
}

/// Signs a message, if its credentials ask for a signature that is ready-made. Of any other the absence is noted.
fn sign(
    spec: &Spec,
    arguments: &Request,
    (credentials, server): (Option<&Credentials>, &BaseUrl),
    written: &mut http::Request<Vec<u8>>,
) -> Result<(), Failure> {
    let (api, endpoint) = (spec.tables.api, spec.endpoint);
    let scheme = signing_scheme(api, endpoint, credentials);
    if scheme.is_none_or(|scheme| scheme.sigv4().is_none())
        && (arguments.region.is_some() || arguments.time.is_some())
    {
        let what = "the message has no signature with a region and a time: leave out --region and --time";
        return Err(Failure(what.to_owned()));
    }
    let Some(scheme) = scheme else { return Ok(()) };
    let signature = scheme.signature();
    let time = arguments.time.unwrap_or_else(SystemTime::now);
    let signer = Sigv4Signer::of(scheme, (api, server), arguments.region.as_deref(), time);
    let Some(signer) = signer.transpose().map_err(|what| {
        Failure(format!("the signature `{signature}` cannot be made: {what} with --region"))
    })?
    else {
        note(format_args!(
            "the message is not signed: the signature `{signature}` is made by a hook of a program, which this command has not"
        ));
        return Ok(());
    };
    sign_request(api, endpoint, credentials, Some(&signer), written)
        .map_err(|error| Failure(error.to_string()))
}

fn credentials(spec: &Spec, arguments: &Request) -> Result<Option<Credentials>, Failure> {
    if arguments.auth.is_empty() && arguments.scheme.is_none() {
        return Ok(None);
    }
    if arguments.auth.iter().any(|(name, _)| name.is_empty()) {
        return Err(Failure("--auth: expected `name=value` or `name=@file`".to_owned()));
    }
    let taken = || spec.endpoint.auth().iter().filter_map(|position| spec.tables.api.auth().get(*position));
    let scheme = match &arguments.scheme {
        Some(name) => taken().find(|scheme| scheme.name() == name),
        None => taken().find(|scheme| is_of(scheme, &arguments.auth)),
    };
    let scheme = scheme.ok_or_else(|| {
        let rows = taken().map(|scheme| format!("\n  {}: {}", scheme.name(), names(scheme)));
        let rows: String = rows.collect();
        if rows.is_empty() {
            return Failure("the endpoint takes no credentials: leave out --auth and --scheme".to_owned());
        }
        Failure(format!("no authentication scheme has just these credentials; the endpoint takes:{rows}"))
    })?;
    let mut credentials = Credentials::new(scheme.name());
    for (name, value) in &arguments.auth {
        credentials = credentials.with(name.clone(), secret(value)?);
    }
    Ok(Some(credentials))
}

/// A secret as it is given, or the content of a file without the line break at its end.
fn secret(value: &str) -> Result<String, Failure> {
    let Some(path) = value.strip_prefix('@') else { return Ok(value.to_owned()) };
    let bytes = input::read(Path::new(path))?;
    let text = String::from_utf8(bytes).map_err(|_| Failure(format!("{path} is not UTF-8")))?;
    Ok(text.trim_start_matches('\u{FEFF}').trim_end_matches(['\r', '\n']).to_owned())
}
