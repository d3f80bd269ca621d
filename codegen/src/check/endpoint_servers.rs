//! Servers of an endpoint that are others than those of the API.

use std::collections::BTreeSet;

use groupwright_engine::http::{is_server, server_variables};

use super::servers::{NO_URL, ends, malformed, values};
use crate::model::{Api, EndpointServers, Located, Server};
use crate::report::{Code, Diagnostic, Report, listed};
use crate::syntax::NodePath;

/// Checks the servers of each endpoint.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for endpoint in &api.endpoints {
        let Some(own) = &endpoint.servers else { continue };
        match own {
            EndpointServers::All(url) => {
                has_servers(api, url, report);
                well_formed(url, report);
            }
            EndpointServers::Named(urls, place) => {
                named(api, urls, place, report);
                for (_, url) in urls {
                    well_formed(url, report);
                }
            }
        }
        for server in &api.servers {
            if let Some(url) = own.of(server) {
                in_place_of(api, server, url, report);
            }
        }
        idle(api, own, report);
    }
}

fn push(code: Code, url: &Located<String>, message: String, help: &str, report: &mut Report) {
    report.push(Diagnostic::new(code, &url.place, message).help(help));
}

/// An API that documents no server, whose callers give the base URL of all endpoints.
fn has_servers(api: &Api, url: &Located<String>, report: &mut Report) {
    if api.servers.is_empty() && api.is_whole {
        let message =
            "the server has no effect: the API documents none, so callers give that of all endpoints";
        let help =
            "describe the server of the other endpoints under `servers` in api.yaml, or remove this one";
        push(Code::WITHOUT_EFFECT, url, message.to_owned(), help, report);
    }
}

fn well_formed(url: &Located<String>, report: &mut Report) {
    match server_variables(&url.value) {
        Ok(_) if is_server(&url.value) => ends(url, report),
        Ok(_) => malformed(url, NO_URL, report),
        Err(what) => malformed(url, what, report),
    }
}

/// The names of servers, which are those of the API.
fn named(api: &Api, urls: &[(Located<String>, Located<String>)], place: &NodePath, report: &mut Report) {
    let names = || api.servers.iter().filter_map(|server| Some(server.name.as_ref()?.value.as_str()));
    let known: BTreeSet<&str> = names().collect();
    for (name, _) in urls.iter().filter(|(name, _)| !known.contains(name.value.as_str())) {
        let message = format!("there is no server {:?} in api.yaml", name.value);
        let near = report.nearest(&name.value, names());
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.is_empty() => {
                "write the URL alone, or give the servers in api.yaml names".to_owned()
            }
            None => format!("the servers are: {}", listed(names())),
        };
        push(Code::UNKNOWN_SERVER, name, message, &help, report);
    }
    let has = |name: &str| urls.iter().any(|(own, _)| own.value == name);
    let missing: Vec<&str> = names().filter(|name| !has(name)).collect();
    if !missing.is_empty() {
        let message = format!("the endpoint has no URL in place of that of {}", listed(missing));
        let place = urls.first().map_or(place, |(name, _)| &name.place);
        let help = "write one for each server in api.yaml, or the URL alone if it is the same for all";
        report.push(Diagnostic::new(Code::MISSING_KEY, place, message).help(help));
    }
}

/// The variables of a URL, which are those of the server whose place it takes.
fn in_place_of(api: &Api, server: &Server, url: &Located<String>, report: &mut Report) {
    let fields = &server.variables.fields;
    let places = server_variables(&url.value).unwrap_or_default();
    for (index, place) in places.iter().enumerate() {
        match fields.iter().find(|field| field.name.value == place.name) {
            Some(field) => values(api, field, place, report),
            None if places.iter().take(index).any(|earlier| earlier.name == place.name) => {}
            None => {
                let message = format!("the server of the API has no variable {:?}", place.name);
                let finding = Diagnostic::new(Code::SERVER_VARIABLES, &url.place, message);
                let help = "use its variables only: a server of an endpoint has none of its own";
                report.push(finding.related(&server.url.place, "the server of the API").help(help));
            }
        }
    }
}

/// URLs that are those of the API.
fn idle(api: &Api, own: &EndpointServers, report: &mut Report) {
    let is_same = |server: &Server| {
        own.of(server)
            .is_some_and(|url| url.value.trim_end_matches('/') == server.url.value.trim_end_matches('/'))
    };
    let Some(first) = api.servers.first().filter(|_| api.servers.iter().all(is_same)) else { return };
    if let Some(url) = own.of(first) {
        let message = format!("{:?} is the server of the API", url.value);
        push(Code::WITHOUT_EFFECT, url, message, "remove it from the endpoint", report);
    }
}
