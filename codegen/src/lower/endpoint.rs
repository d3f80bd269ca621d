//! A document that describes an endpoint.

use groupwright_engine::format::Format;
use groupwright_engine::table::Idempotence;

use super::{Scope, example, names, read, reply, request, types};
use crate::model::{Body, Endpoint, EndpointId, EndpointServers, Located, Note};
use crate::report::Report;
use crate::syntax::Node;

/// The keys of an endpoint that are facts without effect on the bytes.
const FACTS: [&str; 8] =
    ["permission", "requires", "idempotent", "upsert", "since", "deprecated", "rate_limit", "restrictions"];

/// Lowers an endpoint of this name, still without its types.
pub(crate) fn endpoint(
    node: &Node,
    name: &str,
    id: EndpointId,
    scope: &mut Scope,
    report: &mut Report,
) -> Endpoint {
    let rust = rust_name(node, name, scope, report);
    types::types(node, scope, report);
    let nothing = Node { yaml: crate::syntax::Yaml::Null, place: node.place.clone() };
    let mut said = request::request(node.get("request").unwrap_or(&nothing), &rust, scope, report);
    let is_xml = |body: &Body| body.media.iter().any(|(format, _)| *format == Format::Xml);
    if let (Some((_, named)), true) = (&scope.renamed, said.body.as_ref().is_some_and(is_xml)) {
        said.structure.xml.root.get_or_insert_with(|| named.clone());
    }
    let replies = reply::replies(node, &rust, scope, report);
    let listed = node.get("auth");
    let auth = listed.map(|auth| {
        let names = auth.items().iter();
        names.filter_map(|item| Some(Located::new(item.text()?.to_owned(), &item.place))).collect()
    });
    Endpoint {
        id,
        name: name.to_owned(),
        summary: read::text(node, "summary"),
        description: read::text(node, "description"),
        source: read::text(node, "source"),
        evidence: read::evidence(node),
        keys: read::keys(node)
            .into_iter()
            .chain(node.get("request").into_iter().flat_map(read::keys))
            .collect(),
        servers: servers(node),
        method: said.method,
        path: said.path,
        pieces: said.pieces,
        select: said.select,
        query: said.query,
        headers: said.headers,
        request: said.structure,
        body: said.body,
        replies,
        auth,
        idempotence: idempotence(node),
        facts: read::facts(node, &FACTS),
        notes: notes(node),
        types: Vec::new(),
        group: example::meanings(node),
        examples: example::examples(node),
        place: node.place.clone(),
        rust,
    }
}

/// The servers, where they are others than those of the API.
fn servers(node: &Node) -> Option<EndpointServers> {
    let given = node.get("servers")?;
    if let Some(url) = given.text() {
        return Some(EndpointServers::All(Located::new(url.to_owned(), &given.place)));
    }
    let urls = given.entries().iter().filter_map(|entry| {
        let url = Located::new(entry.value.text()?.to_owned(), &entry.value.place);
        Some((read::key(entry), url))
    });
    Some(EndpointServers::Named(urls.collect(), given.place.clone()))
}

/// The name of the request in Rust: the one that is given, or that of the file.
fn rust_name(node: &Node, name: &str, scope: &mut Scope, report: &mut Report) -> String {
    let usual = request::rust_name(name);
    scope.renamed = None;
    let Some(given) = read::placed_text(node, "rust") else { return usual };
    if !names::is_pascal(&given.value) {
        names::refuse(
            &given.value,
            "write ASCII letters and digits in `PascalCase`, such as `NewGroup`",
            &given.place,
            report,
        );
        return usual;
    }
    scope.renamed = Some((given.value.clone(), usual));
    given.value
}

/// What happens if the same request is sent twice, where that is said and not only described.
fn idempotence(node: &Node) -> Option<Located<Idempotence>> {
    let given = node.get("idempotent")?.entry("value")?;
    let idempotence = match (given.value.flag(), given.value.text()) {
        (Some(true), _) => Idempotence::Idempotent,
        (Some(false), _) => Idempotence::NotIdempotent,
        (None, Some("same_body")) => Idempotence::SameBody,
        (None, _) => return None,
    };
    Some(Located::new(idempotence, &given.place))
}

/// The remarks of a document.
pub(crate) fn notes(node: &Node) -> Vec<Note> {
    node.get("notes").map_or(&[][..], Node::items).iter().filter_map(read::note).collect()
}
