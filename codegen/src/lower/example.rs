//! Examples, and what the fields mean.

use groupwright_engine::format::Format;

use super::{condition, read};
use crate::model::{Example, Exchange, Located, Meaning};
use crate::syntax::{Node, Yaml};

/// The examples of an endpoint.
pub(crate) fn examples(node: &Node) -> Vec<Example> {
    let items = node.get("examples").map_or(&[][..], Node::items);
    items.iter().map(example).collect()
}

fn example(node: &Node) -> Example {
    let title = read::placed_text(node, "title").unwrap_or_else(|| Located::new(String::new(), &node.place));
    Example {
        title,
        doc: read::text(node, "doc"),
        provenance: read::provenance(node),
        request: node.get("request").map(|message| exchange(message, "values")),
        response: node.get("response").map(|message| exchange(message, "value")),
    }
}

fn exchange(node: &Node, value: &str) -> Exchange {
    let wire = read::entries(node, "wire").iter().filter_map(|entry| {
        let (text, format) = (entry.value.text()?, Format::from_name(&entry.key)?);
        Some((format, Located::new(lines(format, text), &entry.value.place)))
    });
    let headers = read::entries(node, "headers").iter();
    let status = node.get("status").and_then(|status| match status.yaml {
        Yaml::Integer(code) => Some(Located::new(u16::try_from(code).unwrap_or(0), &status.place)),
        _ => None,
    });
    Exchange {
        value: node.get(value).cloned(),
        wire: wire.collect(),
        line: read::placed_text(node, "line"),
        headers: headers.filter_map(|entry| Some((read::key(entry), entry.value.scalar()?))).collect(),
        status,
        reply: read::placed_text(node, "reply"),
        read_only: read::flag(node, "read_only").unwrap_or(false),
        place: node.place.clone(),
    }
}

/// The bytes that a text stands for. The lines of a multipart body end in CR LF, which a text of several lines does not.
fn lines(format: Format, text: &str) -> String {
    if format == Format::Multipart && !text.contains('\r') {
        text.replace('\n', "\r\n")
    } else {
        text.to_owned()
    }
}

/// What the fields mean to the vendor-neutral layer.
pub(crate) fn meanings(node: &Node) -> Vec<Meaning> {
    let entries = read::entries(node, "group").iter();
    let rows = entries.filter(|entry| entry.value.text().is_some() || !entry.value.items().is_empty());
    let rows = rows.map(|entry| Meaning {
        name: read::key(entry),
        path: Located::new(condition::path(&entry.value), &entry.value.place),
    });
    rows.collect()
}
