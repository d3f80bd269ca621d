//! Authentication: schemes and secrets become functions and their arguments.

use std::collections::BTreeMap;

use groupwright_engine::format::Format;
use groupwright_engine::http::{is_header_name, is_header_value};
use groupwright_engine::table::{Carrier, Fixed, Packings, ParameterLocation};

use super::places::{header, request_header};
use super::rules;
use crate::lower::{is_snake, refuse};
use crate::model::{Api, AuthPart, Endpoint, Field, Scheme};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::NodePath;

/// Checks the authentication schemes of an API.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for (index, scheme) in api.auth.iter().enumerate() {
        let name = &scheme.name;
        if !is_snake(&name.value) {
            let help = "name the scheme in `snake_case`, such as `api_key`: a constructor of `Api` is named after it";
            refuse(&name.value, help, &name.place, report);
        }
        // The preferred scheme has the function `new`; these are the connection's own.
        if index > 0 && is_setter(api, &name.value) {
            let message = format!("`Api` already has a function `with_{}`", name.value);
            let finding = Diagnostic::new(Code::DUPLICATE_RUST_NAME, &name.place, message);
            report.push(finding.help("rename the scheme"));
        }
        arguments(api, scheme, report);
        for sent in &scheme.parts {
            carrier(sent, report);
            with_formats(api, scheme, sent, report);
            rules::of_item(api, &sent.item, report);
            fixed(sent, sent.secret.as_ref().unwrap_or(&scheme.name.place), report);
        }
    }
    api.endpoints.iter().for_each(|endpoint| bodies(api, endpoint, report));
}

/// What `client_config!` of the runtime has setters for; those of a signature are apart.
const SETTERS: [&str; 5] = ["server", "format", "body_place", "reply_format", "call_options"];

/// Whether `Api` has a setter of its own for what has this name.
pub(super) fn is_setter(api: &Api, name: &str) -> bool {
    let is_signed = || api.auth.iter().any(|scheme| scheme.sigv4.is_some());
    SETTERS.contains(&name) || (["signing_region", "signing_time"].contains(&name) && is_signed())
}

/// A credential that is sent with bodies that no endpoint has.
fn with_formats(api: &Api, scheme: &Scheme, sent: &AuthPart, report: &mut Report) {
    let Some(place) = sent.formats.as_ref().filter(|_| api.is_whole) else { return };
    let bodies = api
        .endpoints
        .iter()
        .filter(|endpoint| endpoint.takes(scheme))
        .filter_map(|endpoint| endpoint.body.as_ref());
    let formats: Vec<Format> = bodies.flat_map(|body| &body.media).map(|(format, _)| *format).collect();
    let is_idle = |format: &&Format| !formats.contains(format);
    if sent.part.formats().is_empty() || sent.part.formats().iter().all(|format| is_idle(&format)) {
        let message = format!(
            "the credential {:?} is never sent: no request has a body in one of its formats",
            sent.part.secret()
        );
        let help = "remove `formats`, or write those of the bodies";
        report.push(Diagnostic::new(Code::WITHOUT_EFFECT, place, message).help(help));
    }
}

/// Credentials in the body, where an endpoint has no body that is a structure.
fn bodies(api: &Api, endpoint: &Endpoint, report: &mut Report) {
    let is_whole = |field: &&Field| field.location == ParameterLocation::Payload;
    let payload = endpoint.request.fields.iter().find(is_whole);
    let is_structure = |field: &Field| {
        field.item.named().is_some_and(|id| api.ty(id).structure().is_some()) && !field.item.nullable
    };
    let packings = payload.map_or(Packings::NONE, |field| field.item.own_packings());
    // The formats in which a structure is written as a text or a list.
    let mut packed: Vec<Format> = Vec::new();
    let what = match (&endpoint.body, payload) {
        (None, _) => "has no body",
        (Some(_), Some(field)) if !is_structure(field) => "has a body that is not a structure",
        (Some(body), _) => {
            let formats = body.media.iter().map(|(format, _)| *format);
            packed.extend(formats.filter(|format| packings.of(*format).is_some()));
            if packed.is_empty() {
                return;
            }
            "has a body that is written as a text or a list"
        }
    };
    let used = api.auth.iter().filter(|scheme| endpoint.takes(scheme));
    for (scheme, sent) in used.flat_map(|scheme| scheme.parts.iter().map(move |sent| (scheme, sent))) {
        let name = match sent.part.carrier() {
            Carrier::Body { name } => name,
            Carrier::Member { path } if endpoint.body.is_none() => path.last().copied().unwrap_or_default(),
            // What a path leads to has a check of its own.
            Carrier::Member { .. }
            | Carrier::Basic { .. }
            | Carrier::Bearer
            | Carrier::Header { .. }
            | Carrier::Query { .. }
            | Carrier::Cookie { .. } => continue,
        };
        let own = sent.part.formats();
        if !packed.is_empty() && !own.is_empty() && !packed.iter().any(|format| own.contains(format)) {
            continue;
        }
        let message = format!("the credential {name:?} is sent in the body, but the endpoint {what}");
        let help = "list the schemes that the endpoint accepts under `auth`, or correct `in`";
        let finding = Diagnostic::new(Code::BAD_PLACE, &endpoint.path.place, message);
        let place = sent.name.as_ref().unwrap_or(&scheme.name.place);
        report.push(finding.related(place, "the credential").help(help));
    }
}

/// The names of the secrets and user names: one function has all of them as its arguments.
fn arguments(api: &Api, scheme: &Scheme, report: &mut Report) {
    let mut seen: BTreeMap<&str, &NodePath> = BTreeMap::new();
    let of_server = api.servers.first().filter(|_| !api.has_named_servers());
    let of_server = of_server.into_iter().flat_map(|server| &server.variables.fields);
    let of_server: Vec<&Field> = of_server.filter(|variable| variable.required).collect();
    let sent = scheme.parts.iter().flat_map(|sent| {
        let names = sent.part.credentials();
        names.map(move |name| {
            let is_secret = name == sent.part.secret();
            (name, if is_secret { sent.secret.as_ref() } else { sent.username.as_ref() })
        })
    });
    let signing = scheme.secrets.iter().map(|secret| (secret.name.value.as_str(), Some(&secret.name.place)));
    {
        // A name that is not given has been reported.
        for (name, place) in sent.chain(signing).filter_map(|(name, place)| Some((name, place?))) {
            if !is_snake(name) {
                let help = "write a name in `snake_case`, such as `api_key`: it becomes a function argument";
                refuse(name, help, place, report);
            }
            let takes_server = api.has_named_servers()
                && api
                    .servers
                    .first()
                    .is_some_and(|first| first.variables.fields.iter().any(|field| field.required));
            if name == "server" && (api.servers.is_empty() || takes_server) {
                let message = if takes_server {
                    "the constructor already has an argument `server`, because the server has variables"
                } else {
                    "the constructor already has an argument `server`, because the API has no `servers`"
                };
                let finding = Diagnostic::new(Code::DUPLICATE_RUST_NAME, place, message);
                report.push(finding.help("give the secret another name"));
            }
            if let Some(variable) = of_server.iter().find(|variable| variable.rust.value == name) {
                let message = format!(
                    "the constructor already has an argument `{name}`, which is a variable of the server"
                );
                let finding = Diagnostic::new(Code::DUPLICATE_RUST_NAME, place, message);
                let help = "give the secret another name, or set one for the variable with the key `rust`";
                report.push(finding.related(&variable.name.place, "the variable").help(help));
            }
            if name == "signer" && scheme.signature.is_some() && scheme.sigv4.is_none() {
                let message = "the constructor already has an argument `signer`, because requests are signed";
                let finding = Diagnostic::new(Code::DUPLICATE_RUST_NAME, place, message);
                report.push(finding.help("give the secret another name"));
            }
            if let Some(first) = seen.insert(name, place) {
                let message = format!("the constructor of the scheme would have two arguments `{name}`");
                let finding = Diagnostic::new(Code::DUPLICATE_RUST_NAME, place, message);
                report.push(finding.related(first, "the other one").help("give one of them another name"));
            }
        }
    }
}

/// The half of `Authorization: Basic` that is always the same (RFC 7617 section 2).
fn fixed(sent: &AuthPart, place: &NodePath, report: &mut Report) {
    let (text, is_user) = match sent.part.fixed() {
        Fixed::Neither => return,
        Fixed::Username(user) => (user, true),
        Fixed::Password(password) => (password, false),
    };
    if text.contains(char::is_control) || (is_user && text.contains(':')) {
        let message = format!("{text:?} is not allowed in `Authorization: Basic`");
        let help = "a user name has no colon, and neither half has a line break or another control character";
        report.push(Diagnostic::new(Code::BAD_HEADER, place, message).help(help));
    }
}

/// The names of what carries the secrets.
fn carrier(sent: &AuthPart, report: &mut Report) {
    let Some(place) = &sent.name else { return };
    match sent.part.carrier() {
        Carrier::Header { name, prefix } => {
            header(name, "", place, report);
            request_header(name, place, report);
            if ["Accept", "Content-Type"].iter().any(|own| own.eq_ignore_ascii_case(name)) {
                let message =
                    format!("the header field {name:?} is generated from the formats of the messages");
                let help = "a credential needs a header field of its own";
                report.push(Diagnostic::new(Code::BAD_HEADER, place, message).help(help));
            }
            if !is_header_value(prefix.trim_end()) {
                let message = format!("the prefix {prefix:?} is not allowed in a header field");
                let help = "write printable ASCII without line breaks, such as `\"Token \"`";
                report.push(Diagnostic::new(Code::BAD_HEADER, place, message).help(help));
            }
        }
        // The names of cookies are made of the same characters (RFC 6265 section 4.1.1).
        Carrier::Cookie { name } if !is_header_name(name) => {
            let message = format!("{name:?} is not a valid cookie name");
            let help = "a name consists of letters, digits and a few symbols, without spaces";
            report.push(Diagnostic::new(Code::BAD_HEADER, place, message).help(help));
        }
        Carrier::Query { name: "" } | Carrier::Body { name: "" } => {
            let message = "the name of the credential is empty";
            report.push(Diagnostic::new(Code::BAD_PLACE, place, message).help("write the documented name"));
        }
        Carrier::Basic { .. }
        | Carrier::Bearer
        | Carrier::Cookie { .. }
        | Carrier::Query { .. }
        | Carrier::Body { .. }
        | Carrier::Member { .. } => {}
    }
}
