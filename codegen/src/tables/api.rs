//! The table of an API.

use groupwright_engine::table;

use crate::facts::{Detail, Facts};
use crate::intern;
use crate::model::Api;

/// The table of an API.
pub(crate) fn api(api: &Api) -> &'static table::Api {
    let mut facts = Facts::new(api, Detail::Everything, &|_| String::new());
    facts.api();
    intern::once(&facts.into_text(), || make(api))
}

fn make(api: &Api) -> table::Api {
    let servers = api.servers.iter().map(|server| {
        let url = intern::text(server.url.value.trim_end_matches('/'));
        table::Server::new(url).with_doc(intern::text(&server.doc))
    });
    let schemes = api.auth.iter().map(|scheme| {
        let parts = intern::rows(scheme.parts.iter().map(|sent| sent.part));
        let row = table::Scheme::new(intern::text(&scheme.name.value), parts);
        row.with_doc(intern::text(&scheme.doc)).with_evidence(scheme.evidence)
    });
    table::Api::new(intern::text(&api.name), intern::text(&api.title))
        .with_description(intern::text(&api.description))
        .with_source(intern::text(&api.source))
        .with_servers(intern::rows(servers))
        .with_auth(intern::rows(schemes))
        .with_notes(intern::rows(api.notes.iter().map(super::endpoint::note)))
}
