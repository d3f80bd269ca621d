//! The table of an API.

use groupwright_engine::table;

use super::links::Links;
use crate::facts::{Detail, Facts};
use crate::intern;
use crate::model::{Api, Server, SigningRegion, Sigv4};

/// The table of an API.
pub(crate) fn api(api: &Api) -> &'static table::Api {
    let held = api.reachable(api.variables().map(|variable| &variable.item));
    let links = Links::of(api, |id| held.contains(&id));
    let called = |id| links.called(id);
    let mut facts = Facts::new(api, Detail::Everything, &called);
    facts.api();
    intern::once(&facts.into_text(), || make(api, &links))
}

fn make(api: &Api, links: &Links<'_>) -> table::Api {
    let servers = api.servers.iter().map(|server| {
        let url = intern::text(server.url.value.trim_end_matches('/'));
        let name = intern::text(server.name.as_ref().map_or("", |name| &name.value));
        let row = table::Server::new(url).with_name(name).with_doc(intern::text(&server.doc));
        if server.variables.fields.is_empty() {
            return row;
        }
        row.with_variables(links.alone("Server", "", &server.variables).table())
    });
    let schemes = api.auth.iter().map(|scheme| {
        let parts = intern::rows(scheme.parts.iter().map(|sent| {
            let rules = intern::rows(sent.item.rules.iter().map(|rule| rule.value));
            sent.part.with_rules(rules)
        }));
        let row = table::Scheme::new(intern::text(&scheme.name.value), parts);
        let row = match &scheme.signature {
            Some(name) => {
                let secrets = |optional| {
                    let secrets = scheme.secrets.iter().filter(move |secret| secret.optional == optional);
                    intern::rows(secrets.map(|secret| intern::text(&secret.name.value)))
                };
                let name = intern::text(&name.value);
                row.with_signature(name, secrets(false)).with_optional_secrets(secrets(true))
            }
            None => row,
        };
        let row = match &scheme.sigv4 {
            Some(made) => row.with_sigv4(sigv4(api, made)),
            None => row,
        };
        row.with_doc(intern::text(&scheme.doc)).with_evidence(scheme.provenance.evidence)
    });
    let row = table::Api::new(intern::text(&api.name), intern::text(&api.title))
        .with_description(intern::text(&api.description))
        .with_source(intern::text(&api.source))
        .with_servers(intern::rows(servers))
        .with_auth(intern::rows(schemes))
        .with_notes(intern::rows(api.notes.iter().map(super::note::note)));
    if api.ignores_null { row.ignoring_null_members() } else { row }
}

fn sigv4(api: &Api, sigv4: &Sigv4) -> table::Sigv4 {
    let region = match &sigv4.region {
        SigningRegion::Fixed(region) => table::Region::Fixed(intern::text(&region.value)),
        SigningRegion::Variable(name) => table::Region::Variable(intern::text(&name.value)),
        SigningRegion::OfServers(regions) => {
            let of_server = |server: &Server| {
                let name = server.name.as_ref().map_or("", |name| &name.value);
                regions.iter().find(|(of, _)| of.value == name).map_or("", |(_, region)| region)
            };
            table::Region::OfServers(intern::rows(
                api.servers.iter().map(|server| intern::text(of_server(server))),
            ))
        }
    };
    let mut made = table::Sigv4::new(intern::text(&sigv4.service.value), region);
    if sigv4.payload_hash {
        made = made.with_payload_hash();
    }
    if sigv4.plain_path {
        made = made.with_plain_path();
    }
    made
}
