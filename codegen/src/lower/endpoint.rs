//! A document that describes an endpoint.

use groupwright_engine::table::Idempotence;

use super::{Scope, example, read, reply, request, types};
use crate::model::{Endpoint, EndpointId, Located, Note};
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
        keys: read::keys(node)
            .into_iter()
            .chain(node.get("request").into_iter().flat_map(read::keys))
            .collect(),
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
