//! From a JSON Pointer to the node that it means.

use super::{Node, NodePath, Part};

/// The place of the node that a JSON Pointer (RFC 6901) leads to, and what of the pointer leads further: a member that is
/// not there is reported where it would stand.
pub fn at<'p>(node: &Node, pointer: &'p str) -> (NodePath, &'p str) {
    let mut here = node;
    let mut rest = pointer;
    while let Some(after) = rest.strip_prefix('/') {
        let (token, further) = after.split_at(after.find('/').unwrap_or(after.len()));
        let name = token.replace("~1", "/").replace("~0", "~");
        let inner = here.get(&name).or_else(|| here.items().get(name.parse::<usize>().ok()?));
        let Some(inner) = inner else { break };
        (here, rest) = (inner, further);
    }
    (NodePath { part: Part::Value, ..here.place.clone() }, rest)
}
