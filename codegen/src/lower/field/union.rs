//! Unions: their variants, and how they are told apart.

use groupwright_engine::domain::Domain;
use groupwright_engine::table::Openness;

use super::{LIFETIME, described, item, named_value};
use crate::lower::{Scope, form, names, read, xml, xml_type};
use crate::model::{Item, Kind, Located, Said, Tag, Tagging, TypeBody, Union, Unit, Variant, joined};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::{Entry, Node};

/// A union, from a node with `one_of`, whose name in Rust is `rust`.
pub(crate) fn union(node: &Node, rust: &str, scope: &mut Scope, report: &mut Report) -> Union {
    let listed = node.get("one_of");
    let plain = listed.map_or(&[][..], Node::items).iter();
    let mut variants: Vec<Variant> = plain.filter_map(|item| of_type(item, scope, report)).collect();
    let named = listed.map_or(&[][..], Node::entries).iter();
    variants.extend(named.map(|entry| variant(entry, rust, scope, report)));
    Union {
        variants,
        tagging: tagging(node),
        openness: match read::flag(node, "open") {
            None => Openness::Tolerant,
            Some(true) => Openness::Open,
            Some(false) => Openness::Closed,
        },
        open: node.entry("open").map(|entry| entry.place.clone()),
        xml: Box::new(xml_type::xml(node).over(&scope.xml)),
        form: form::shape(node, report),
    }
}

/// A union without a name in the spec, as the kind of what holds it.
pub(crate) fn inline(node: &Node, rust: &str, scope: &mut Scope, report: &mut Report) -> Kind {
    let union = union(node, rust, scope, report);
    scope.inline(rust, &read::text(node, "doc"), TypeBody::Union(Box::new(union)), &node.place)
}

/// A variant that is named like its type.
fn of_type(node: &Node, scope: &mut Scope, report: &mut Report) -> Option<Variant> {
    let name = Located::new(node.text()?.to_owned(), &node.place);
    if matches!(name.value.as_str(), "list" | "map" | "tuple") {
        let message = format!("`{}` alone does not say what it holds", name.value);
        let help = "write a map of the variants, such as `{ many: { type: list, items: string } }`";
        report.push(Diagnostic::new(Code::WRONG_KIND, &node.place, message).help(help));
        return None;
    }
    let rust = variant_name(&name, report);
    let mut item = item(node, "", scope, report);
    let (doc, provenance) = (std::mem::take(&mut item.doc), std::mem::take(&mut item.provenance));
    let facts = Said::new();
    Some(Variant { name, rust, doc, item, unit: None, provenance, facts })
}

fn variant(entry: &Entry, owner: &str, scope: &mut Scope, report: &mut Report) -> Variant {
    let (node, name) = (&entry.value, read::key(entry));
    let rust = match read::placed_text(node, "rust") {
        Some(given) => {
            checked(&given, report);
            given
        }
        None => variant_name(&name, report),
    };
    let constant = node.get("const").and_then(|given| {
        let literal = read::literal(given, report)?;
        Some(Located::new(literal, &given.place))
    });
    let unit = match constant {
        Some(constant) => Some(Unit::Constant(constant)),
        None => is_tag_alone(node, report).then_some(Unit::Tag),
    };
    let mut held = match &unit {
        Some(Unit::Constant(constant)) => Item::plain(Kind::Scalar(Domain::String), &constant.place),
        // There is nothing to say of it.
        Some(Unit::Tag) => Item::plain(Kind::Unknown, &name.place),
        None => described(node, &joined(owner, &rust.value), &entry.place, scope, report),
    };
    let said = (held.secret, std::mem::take(&mut held.doc), std::mem::take(&mut held.provenance));
    let (secret, doc, provenance) = named_value::said_over(node, said);
    held.secret = secret;
    Variant { name, rust, doc, item: held, unit, provenance, facts: read::facts(node, &LIFETIME) }
}

/// The keys of a variant that say nothing of its type.
const SAID: [&str; 6] = ["doc", "rust", "since", "deprecated", "evidence", "source"];

/// Whether a variant has no type, so that nothing but its documentation can be said of it.
fn is_tag_alone(node: &Node, report: &mut Report) -> bool {
    let types = ["type", "const", "fields", "one_of", "enum"];
    if node.text().is_some() || types.iter().any(|key| node.get(key).is_some()) {
        return false;
    }
    for entry in node.entries().iter().filter(|entry| !SAID.contains(&entry.key.as_str())) {
        let message = format!("`{}` has no effect: the variant has no type", entry.key);
        report.push(
            Diagnostic::new(Code::WITHOUT_EFFECT, &entry.place, message).help("add a `type`, or remove it"),
        );
    }
    true
}

fn variant_name(name: &Located<String>, report: &mut Report) -> Located<String> {
    let rust = Located::new(names::variant(&name.value), &name.place);
    checked(&rust, report);
    rust
}

fn checked(rust: &Located<String>, report: &mut Report) {
    if !names::is_pascal(&rust.value) {
        let help = "set the name of the variant in `PascalCase` with the key `rust`, such as `one_of: { \"*\": { type: Any, rust: All } }`";
        names::refuse(&rust.value, help, &rust.place, report);
    }
}

fn tagging(node: &Node) -> Located<Tagging> {
    let entry = node.entry("tag").or_else(|| node.entry("by"));
    let place = entry.map_or(&node.place, |entry| &entry.value.place);
    let sibling = node.get("by").and_then(|by| read::placed_text(by, "sibling"));
    let tagging = match (node.get("tag"), sibling) {
        (Some(tag), _) => match read::placed_text(tag, "content") {
            Some(content) => Tagging::Beside(self::tag(tag), content),
            None => Tagging::Inside(self::tag(tag)),
        },
        (None, Some(sibling)) => Tagging::Sibling(sibling),
        (None, None) if read::text(node, "by") == "key" => Tagging::Key,
        (None, None) => Tagging::Shape,
    };
    Located::new(tagging, place)
}

fn tag(node: &Node) -> Tag {
    let name = match node.text() {
        Some(name) => Located::new(name.to_owned(), &node.place),
        None => read::placed_text(node, "name").unwrap_or_else(|| Located::new(String::new(), &node.place)),
    };
    let domain = Domain::from_name(&read::text(node, "type")).unwrap_or(Domain::String);
    Tag { name, domain, xml: xml::of_field(node) }
}
