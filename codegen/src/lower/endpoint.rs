//! A document that describes an endpoint.

use super::{Scope, example, read, reply, request, types};
use crate::model::{Endpoint, EndpointId, Located, Note};
use crate::report::Report;
use crate::syntax::Node;

/// The keys of an endpoint that are facts without effect on the bytes.
pub(crate) const FACTS: [&str; 7] =
    ["permission", "requires", "idempotent", "upsert", "deprecated", "rate_limit", "restrictions"];

/// Lowers an endpoint of this name, still without its types.
pub(crate) fn endpoint(
    node: &Node,
    name: &str,
    id: EndpointId,
    scope: &mut Scope,
    report: &mut Report,
) -> Endpoint {
    types::types(node, scope, report);
    let rust = request::rust_name(name);
    let nothing = Node { yaml: crate::syntax::Yaml::Null, place: node.place.clone() };
    let said = request::request(node.get("request").unwrap_or(&nothing), &rust, scope, report);
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
        facts: facts(node),
        notes: notes(node),
        types: Vec::new(),
        group: example::meanings(node),
        examples: example::examples(node),
        place: node.place.clone(),
        rust,
    }
}

fn facts(node: &Node) -> Vec<(&'static str, Note)> {
    let said = FACTS.iter().filter_map(|key| Some((*key, node.get(key)?)));
    let each = said.flat_map(|(key, value)| {
        let many: Vec<&Node> =
            if value.items().is_empty() { vec![value] } else { value.items().iter().collect() };
        many.into_iter().filter_map(move |value| Some((key, read::note(value)?)))
    });
    each.collect()
}

/// The remarks of a document.
pub(crate) fn notes(node: &Node) -> Vec<Note> {
    node.get("notes").map_or(&[][..], Node::items).iter().filter_map(read::note).collect()
}
