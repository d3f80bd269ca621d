//! The table of an API.

use groupwright_engine::table;

use crate::keep;
use crate::model::Api;

/// The table of an API.
pub(crate) fn api(api: &Api) -> table::Api {
    let servers = api.servers.iter().map(|server| table::Server {
        url: keep::text(server.url.value.trim_end_matches('/')),
        doc: keep::text(&server.doc),
    });
    let schemes = api.auth.iter().map(|scheme| table::Scheme {
        name: keep::text(&scheme.name.value),
        doc: keep::text(&scheme.doc),
        parts: keep::slice(scheme.parts.iter().map(|sent| sent.part)),
        evidence: scheme.evidence,
    });
    table::Api {
        name: keep::text(&api.name),
        title: keep::text(&api.title),
        description: keep::text(&api.description),
        source: keep::text(&api.source),
        servers: keep::slice(servers),
        auth: keep::slice(schemes),
        notes: keep::slice(api.notes.iter().map(super::endpoint::note)),
    }
}
