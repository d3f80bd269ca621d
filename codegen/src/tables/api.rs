//! The table of an API.

use groupwright_engine::table;

use super::links::Links;
use crate::facts::{Detail, Facts};
use crate::intern;
use crate::model::Api;

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
                let secrets = scheme.secrets.iter().map(|(name, _)| intern::text(&name.value));
                row.with_signature(intern::text(&name.value), intern::rows(secrets))
            }
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
