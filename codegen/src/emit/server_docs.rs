//! Rustdoc for servers and their variables.

use super::docs::{code, escape, facts, one_line, paragraphs, provenance, with_provenance};
use crate::model::{Api, Endpoint, EndpointServers, Field, Server};

/// Returns the list of the servers and their variables, if any server is documented.
pub(super) fn list(api: &Api) -> Option<String> {
    let servers = api.servers.iter().map(|server| {
        let variables = server.variables.fields.iter().map(|field| format!("\n  - {}", variable(field)));
        format!("- {}{}", base_url(server), variables.collect::<String>())
    });
    let servers: Vec<String> = servers.collect();
    let list = format!("Documented servers, of which the first is the default:\n\n{}", servers.join("\n"));
    (!servers.is_empty()).then_some(list)
}

/// Returns the URL of a server and what it is, in one line.
fn base_url(server: &Server) -> String {
    let what =
        if server.doc.is_empty() { String::new() } else { format!(": {}", escape(&one_line(&server.doc))) };
    let how = with_provenance(&server.provenance);
    let url = &server.url.value;
    let url = if url.contains('{') { code(url) } else { escape(url) };
    format!("{url}{what}{how}")
}

/// Returns the name of a variable of a server, its meaning and its constraints, in one line.
fn variable(field: &Field) -> String {
    let facts = facts(field).into_iter().map(|fact| format!(", {fact}"));
    let said = paragraphs(&field.doc).into_iter().chain(provenance(&field.provenance));
    let said = said.map(|said| format!(" {said}"));
    format!("{}{}.{}", code(&field.name.value), facts.collect::<String>(), said.collect::<String>())
}

/// Returns the documentation of the constructor of a server.
pub(super) fn server(server: &Server) -> Vec<String> {
    let variables = server.variables.fields.iter().map(|field| format!("- {}", variable(field)));
    let variables: Vec<String> = variables.collect();
    let mut doc = vec![format!("The server {}", base_url(server))];
    if !variables.is_empty() {
        doc.push(format!("Variables:\n\n{}", variables.join("\n")));
    }
    doc
}

/// Returns the servers of an endpoint, if they are others than those of the API.
pub(super) fn of_endpoint(endpoint: &Endpoint) -> Option<String> {
    let shown = |url: &str| if url.contains('{') { code(url) } else { escape(url) };
    Some(match endpoint.servers.as_ref()? {
        EndpointServers::All(url) => format!("Server: {}", shown(&url.value)),
        EndpointServers::Named(urls, _) => {
            let rows =
                urls.iter().map(|(name, url)| format!("\n- {}: {}", code(&name.value), shown(&url.value)));
            format!("Servers:\n{}", rows.collect::<String>())
        }
    })
}
