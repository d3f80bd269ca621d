//! Small readers of nodes. What is of the wrong kind has been reported by the structure check and counts as absent.

use groupwright_engine::domain::JsonType;
use groupwright_engine::format::Format;
use groupwright_engine::table::{Evidence, FieldFormats};

use crate::model::{KeyEvidence, Literal, Located, MediaType, Note, Provenance, Said};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::{Entry, Node, Yaml};

/// The text of a key, or none.
pub(crate) fn text(node: &Node, key: &str) -> String {
    node.get(key).and_then(Node::text).map(|text| text.trim_end().to_owned()).unwrap_or_default()
}

/// The text of a key with its place.
pub(crate) fn placed_text(node: &Node, key: &str) -> Option<Located<String>> {
    let value = node.get(key)?;
    Some(Located::new(value.text()?.to_owned(), &value.place))
}

/// The flag of a key, where it is given.
pub(crate) fn flag(node: &Node, key: &str) -> Option<bool> {
    node.get(key).and_then(Node::flag)
}

/// A single value that stands on the wire as it is written here, with the JSON type that it has.
pub(crate) fn literal(node: &Node, report: &mut Report) -> Option<Literal> {
    Some(Literal { text: spelt(node, report)?, json: json_type(node).unwrap_or(JsonType::String) })
}

/// The JSON type of a single value.
pub(crate) fn json_type(node: &Node) -> Option<JsonType> {
    match node.yaml {
        Yaml::Integer(_) | Yaml::Number(_) => Some(JsonType::Number),
        Yaml::Flag(_) => Some(JsonType::Boolean),
        Yaml::Text(_) => Some(JsonType::String),
        Yaml::Null | Yaml::List(_) | Yaml::Map(_) => None,
    }
}

/// The text of a scalar that stands on the wire as it is written here. A number with a fraction has lost its spelling:
/// `1.0` and `1.10` are read as 1 and 1.1.
pub(crate) fn spelt(node: &Node, report: &mut Report) -> Option<String> {
    if let Yaml::Number(_) = node.yaml {
        let message = "a number with a fraction does not keep the notation in which it is written";
        let help = "write it in quotes, as it is on the wire";
        report.push(Diagnostic::new(Code::WRONG_KIND, &node.place, message).help(help));
    }
    node.scalar()
}

/// The key of an entry with its place.
pub(crate) fn key(entry: &Entry) -> Located<String> {
    Located::new(entry.key.clone(), &entry.place)
}

/// The entries of a mapping under a key.
pub(crate) fn entries<'n>(node: &'n Node, key: &str) -> &'n [Entry] {
    node.get(key).map_or(&[][..], Node::entries)
}

/// How a fact is known.
pub(crate) fn evidence(node: &Node) -> Evidence {
    Evidence::from_name(&text(node, "evidence")).unwrap_or(Evidence::Documented)
}

/// How what a node describes is known.
pub(crate) fn provenance(node: &Node) -> Provenance {
    Provenance { evidence: evidence(node), source: text(node, "source"), keys: keys(node) }
}

/// How single keys of a node are known, of which that is said apart.
pub(crate) fn keys(node: &Node) -> Vec<KeyEvidence> {
    let apart = node.entries().iter().filter(|entry| !entry.beside.is_empty());
    let apart = apart.map(|entry| {
        let said = |key: &str| entry.beside.iter().find(|said| said.key == key)?.value.text();
        KeyEvidence {
            key: entry.key.clone(),
            evidence: said("evidence").and_then(Evidence::from_name).unwrap_or(Evidence::Documented),
            source: said("source").unwrap_or_default().trim_end().to_owned(),
        }
    });
    apart.collect()
}

/// A note or a fact: a text, or a mapping with its evidence and its source.
pub(crate) fn note(node: &Node) -> Option<Note> {
    if let Some(plain) = node.text() {
        return Some(Note { text: plain.trim_end().to_owned(), provenance: Provenance::default() });
    }
    // What happens if a request is sent twice is described under `doc`, and can be said in a word alone.
    let said = ["text", "doc"].iter().find_map(|key| node.get(key)?.text());
    let said = said.or_else(|| node.get("value").map(|_| ""))?.trim_end().to_owned();
    Some(Note { text: said, provenance: provenance(node) })
}

/// The facts under these keys of a node, of which some are lists.
pub(crate) fn facts(node: &Node, keys: &[&'static str]) -> Said {
    let said = keys.iter().filter_map(|key| Some((*key, node.get(key)?)));
    let each = said.flat_map(|(key, value)| {
        let many = if value.items().is_empty() { std::slice::from_ref(value) } else { value.items() };
        many.iter().filter_map(move |value| Some((key, note(value)?)))
    });
    each.collect()
}

/// The formats of a body and their media types. A format that has several is there once for each.
pub(crate) fn formats(node: &Node, report: &mut Report) -> Vec<(Format, MediaType)> {
    let Some(formats) = node.get("formats") else { return Vec::new() };
    let listed = formats.items().iter().filter_map(|item| {
        let format = Format::from_name(item.text()?)?;
        let text = format.media_type().to_owned();
        Some((format, MediaType { text, is_only: false, place: item.place.clone() }))
    });
    let mapped = formats.entries().iter().filter_map(|entry| {
        let format = Format::from_name(&entry.key)?;
        if matches!(&entry.value.yaml, Yaml::List(items) if items.is_empty()) {
            let message = format!("no media type of {format} is listed");
            let help = format!("list them, such as `{}: [{}]`", format.name(), format.media_type());
            report.push(Diagnostic::new(Code::BAD_MEDIA_TYPE, &entry.value.place, message).help(help));
        }
        let alone = std::slice::from_ref(&entry.value);
        // Several exclude others without a word, and one in a list is meant to.
        let is_only = entry.value.items().len() == 1;
        let media_type = move |node: &Node| {
            let place = node.place.clone();
            Some((format, MediaType { text: node.text()?.to_owned(), is_only, place }))
        };
        Some(alone.iter().chain(entry.value.items()).filter_map(media_type))
    });
    listed.chain(mapped.flatten()).collect()
}

/// The formats that have a member, where not all do.
pub(crate) fn member_formats(node: &Node, required: bool) -> Option<Located<FieldFormats>> {
    let entry = node.entry("formats")?;
    let formats = entry.value.items().iter().filter_map(|item| Format::from_name(item.text()?));
    let formats = formats.collect::<Vec<_>>();
    let formats = FieldFormats::new(&formats);
    Some(Located::new(if required { formats.required() } else { formats }, &entry.place))
}
