//! `request`: the HTTP request of a spec for given values.

use std::path::Path;

use groupwright_engine::dynamic::DynRecord;
use groupwright_engine::error::DecodeError;
use groupwright_engine::format::{DecodeOptions, Format, decode};
use groupwright_engine::http::{BaseUrl, Call, Credentials, RequestError, write_request};
use groupwright_engine::table::{Message, Scheme};
use groupwright_engine::validate::validate_in;
use groupwright_engine::value::Slot;

use super::{invalid, note_deprecated, print, unwritable};
use crate::arguments::Request;
use crate::exit::{Exit, Failure};
use crate::spec::Spec;
use crate::{input, message, spec};

pub(crate) fn run(arguments: &Request) -> Result<Exit, Failure> {
    let Some(spec) = spec::endpoint(&arguments.spec)? else { return Ok(Exit::Findings) };
    check_formats(&spec, arguments)?;
    let values = match &arguments.params {
        Some(path) => input::read(path).map_err(|Failure(what)| {
            Failure(format!("{what}; the values are in a file, or on standard input with --params -"))
        })?,
        None => b"{}".to_vec(),
    };
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
    let server = base_url(&spec, arguments)?;
    let server = server.text().map_err(|error| Failure(error.to_string()))?;
    let call = Call {
        api: spec.tables.api,
        endpoint: spec.endpoint,
        server: &server,
        credentials: credentials.as_ref(),
        format: arguments.format,
        reply_format: arguments.accept,
    };
    match write_request(&call, &request) {
        Ok(written) => {
            if credentials.is_none() && !spec.endpoint.auth().is_empty() {
                anstream::eprintln!("note: no credentials are given, so the message carries none");
            }
            if let Some(signature) = signature(&spec, credentials.as_ref()) {
                anstream::eprintln!(
                    "note: the message is not signed, as {signature:?} says: only a program can do that"
                );
            }
            note_deprecated(&request);
            print(&message::print(&written))?;
            Ok(Exit::Success)
        }
        Err(RequestError::Invalid(found)) => invalid(&[], &found.0),
        Err(RequestError::Encode(error)) => {
            let what = error.sentence();
            unwritable(error.pointer, what)
        }
        Err(RequestError::Parameter { pointer, what }) => unwritable(pointer, what),
        Err(error) => Err(Failure(error.to_string())),
    }
}

/// Refuses formats of what the endpoint does not have.
fn check_formats(spec: &Spec, arguments: &Request) -> Result<(), Failure> {
    if arguments.format.is_some() && spec.endpoint.accepts().is_empty() {
        let what = "the request has no body whose format could be chosen: leave out --format";
        return Err(Failure(what.to_owned()));
    }
    if arguments.accept.is_some() && spec.endpoint.replies().iter().all(|reply| reply.media().is_empty()) {
        let what = "no reply has a body whose format could be chosen: leave out --accept";
        return Err(Failure(what.to_owned()));
    }
    Ok(())
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

/// Reports values that cannot be read, and the rules that the others break.
fn unreadable(spec: &Spec, error: &DecodeError, request: &DynRecord) -> Result<Exit, Failure> {
    let is_hidden = |pointer: &str| error.problems.iter().any(|problem| problem.hides(pointer));
    let message = Message::request(spec.endpoint.name());
    let broken = validate_in(request, message).err().into_iter().flat_map(|found| found.0);
    let broken: Vec<_> = broken.filter(|violation| !is_hidden(&violation.pointer)).collect();
    invalid(&error.problems, &broken)
}

/// The names of the credentials of a scheme.
fn names(scheme: &Scheme) -> Vec<&'static str> {
    scheme.credentials().collect()
}

/// The signature that the message of these credentials would have.
fn signature(spec: &Spec, credentials: Option<&Credentials>) -> Option<&'static str> {
    let mut schemes = spec.tables.api.auth().iter();
    let scheme = schemes.find(|scheme| Some(scheme.name()) == credentials.map(Credentials::scheme))?;
    Some(scheme.signature()).filter(|name| !name.is_empty())
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
        None => taken().find(|scheme| {
            let names = names(scheme);
            names.len() == arguments.auth.len()
                && arguments.auth.iter().all(|(name, _)| names.contains(&name.as_str()))
        }),
    };
    let scheme = scheme.ok_or_else(|| {
        let rows = taken().map(|scheme| format!("\n  {}: {}", scheme.name(), names(scheme).join(", ")));
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
