//! Fields and what they hold.

mod rules;
mod union;

use groupwright_engine::domain::{Class, Domain};
use groupwright_engine::table::{Evidence, Openness, ParameterLocation};

use super::{Scope, constant, form, names, read, spelled, template, xml};
use crate::language::{foreign_type, retired};
use crate::model::{
    Enum, EnumValue, Field, FieldDefault, FormatNames, Item, Kind, Located, Struct, TypeBody, XmlType, joined,
};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::{Entry, Node, NodePath};

pub(crate) use rules::rules;
pub(crate) use union::union;

/// A field, from its entry among the fields of `owner` (a Rust type name).
pub(crate) fn field(
    entry: &Entry,
    owner: &str,
    location: ParameterLocation,
    scope: &mut Scope,
    report: &mut Report,
) -> Field {
    let node = &entry.value;
    let name = read::key(entry);
    let rust = rust_name(entry, report);
    let inline = joined(owner, &names::pascal(&rust.value));
    let doc = read::text(node, "doc");
    let mut item = described(node, &inline, &entry.place, scope, report);
    item.form = form::own(node, report);
    let default = match (node.get("default"), read::placed_text(node, "default_from")) {
        (Some(value), _) => match words(value) {
            Some(words) => FieldDefault::Words(words),
            None => FieldDefault::Value(value.clone()),
        },
        (None, Some(other)) => FieldDefault::Field(other),
        (None, None) => FieldDefault::None,
    };
    let required = location == ParameterLocation::Path || read::flag(node, "required").unwrap_or(false);
    let formats = read::member_formats(node, required);
    Field {
        name,
        rust,
        doc,
        location,
        // A value need not have what only some formats have.
        required: required && formats.is_none(),
        formats,
        item,
        aliases: aliases(node),
        default,
        send_default: node
            .entry("send_default")
            .and_then(|entry| Some(Located::new(entry.value.flag()?, &entry.place))),
        empty_is_null: read::flag(node, "empty_is_null").unwrap_or(false),
        secret: read::flag(node, "secret").unwrap_or(false),
        unique: read::flag(node, "unique").unwrap_or(false),
        additional: false,
        evidence: read::evidence(node),
        source: read::text(node, "source"),
        xml: xml::of_field(node),
        names: FormatNames { json: name_in(node, "json"), form: name_in(node, "form") },
    }
}

/// A default that is only described: a mapping with the key `doc` alone.
fn words(value: &Node) -> Option<Located<String>> {
    match value.entries() {
        [entry] if entry.key == "doc" => Some(Located::new(entry.value.text()?.to_owned(), &value.place)),
        _ => None,
    }
}

/// The name of a field in a format that has its own.
fn name_in(node: &Node, format: &str) -> Option<Located<String>> {
    read::placed_text(node.get(format)?, "name")
}

/// The Rust name of a field: the one that is given, or what becomes of its wire name.
fn rust_name(entry: &Entry, report: &mut Report) -> Located<String> {
    if let Some(given) = read::placed_text(&entry.value, "rust") {
        if !names::is_snake(&given.value) {
            let help = "write lower-case ASCII letters, digits and `_`, such as `new_name`";
            names::refuse(&given.value, help, &given.place, report);
        }
        return given;
    }
    let name = names::field(&entry.key);
    if !names::is_snake(&name) {
        let help = "set the Rust name with the key `rust`; the wire name stays the same";
        names::refuse(&entry.key, help, &entry.place, report);
    }
    Located::new(name, &entry.place)
}

fn aliases(node: &Node) -> Vec<Located<String>> {
    let items = node.get("aliases").map_or(&[][..], Node::items);
    items.iter().filter_map(|item| Some(Located::new(item.text()?.to_owned(), &item.place))).collect()
}

/// What a node says that a field, an item or a body holds: a bare type, or a mapping with `type`.
pub(crate) fn item(node: &Node, inline: &str, scope: &mut Scope, report: &mut Report) -> Item {
    let place = node.get("type").map_or(&node.place, |value| &value.place);
    let kind = match node.text().or_else(|| node.get("type").and_then(Node::text)) {
        None if node.get("one_of").is_some() => union::inline(node, inline, scope, report),
        Some("list") => Kind::List(Box::new(inner(node, "items", inline, scope, report))),
        Some("map") => Kind::Map(Box::new(inner(node, "values", inline, scope, report))),
        Some("any") => Kind::Any,
        Some(word) => named(word),
        None => Kind::Unknown,
    };
    let domain = if node.get("enum").is_some() { listed(node) } else { kind.scalar() };
    Item {
        nullable: read::flag(node, "nullable").unwrap_or(false),
        rules: rules(node, domain, report),
        spelled: spelled::spelled(node, report),
        ..Item::plain(kind, place)
    }
}

/// What a field or an item holds. A structure or an enumeration that is described in place becomes a type.
fn described(node: &Node, name: &str, place: &NodePath, scope: &mut Scope, report: &mut Report) -> Item {
    let given = read::placed_text(node, "rust_type");
    if let Some(given) = given.as_ref().filter(|given| !names::is_pascal(&given.value)) {
        let help = "write ASCII letters and digits in `PascalCase`, such as `GroupOwner`";
        names::refuse(&given.value, help, &given.place, report);
    }
    let (rust, place) = given.as_ref().map_or((name, place), |given| (&given.value, &given.place));
    let body = if node.get("enum").is_some() {
        TypeBody::Enum(enumeration(node, report))
    } else if node.get("fields").is_some() {
        TypeBody::Struct(inline(node, rust, scope, report))
    } else {
        return item(node, name, scope, report);
    };
    let kind = scope.inline(rust, &read::text(node, "doc"), body, place);
    Item { kind, ..item(node, name, scope, report) }
}

/// A structure that is described in place. What is said there of a format is said of the value, not of the structure.
fn inline(node: &Node, rust: &str, scope: &mut Scope, report: &mut Report) -> Struct {
    members(node, rust, ParameterLocation::Body, XmlType::default(), scope, report)
}

/// The members of a structure, with what is said of its XML.
pub(crate) fn members(
    node: &Node,
    rust: &str,
    location: ParameterLocation,
    of_type: XmlType,
    scope: &mut Scope,
    report: &mut Report,
) -> Struct {
    let (constants, entries) = constant::members(read::entries(node, "fields"), report);
    let mut fields: Vec<Field> =
        entries.into_iter().map(|entry| field(entry, rust, location, scope, report)).collect();
    fields.extend(additional(node, rust, scope, report));
    Struct {
        fields,
        constants,
        open: read::text(node, "unknown_members") == "ignore",
        rules: Vec::new(),
        xml: Box::new(of_type.over(&scope.xml)),
        form: Located::new(None, &node.place),
        template: template::of(node, report),
    }
}

/// The field that holds the members which a structure does not describe.
fn additional(node: &Node, owner: &str, scope: &mut Scope, report: &mut Report) -> Option<Field> {
    let place = &node.entry("additional")?.place;
    let name = Located::new("additional".to_owned(), place);
    let held = inner(node, "additional", &joined(owner, "Additional"), scope, report);
    Some(Field {
        name: name.clone(),
        rust: name,
        doc: held.doc.clone(),
        location: ParameterLocation::Body,
        required: false,
        item: Item::plain(Kind::Map(Box::new(Item { doc: String::new(), ..held })), place),
        aliases: Vec::new(),
        default: FieldDefault::None,
        send_default: None,
        empty_is_null: false,
        secret: false,
        unique: false,
        additional: true,
        evidence: Evidence::Documented,
        source: String::new(),
        xml: Located::new(None, place),
        names: FormatNames::default(),
        formats: None,
    })
}

fn inner(node: &Node, key: &str, inline: &str, scope: &mut Scope, report: &mut Report) -> Item {
    let Some(value) = node.get(key) else {
        return Item::plain(Kind::Unknown, &node.place);
    };
    let mut held = described(value, &joined(inline, "Item"), &value.place, scope, report);
    held.secret = read::flag(value, "secret").unwrap_or(false);
    held.xml_name = value.get("xml").and_then(|hints| read::placed_text(hints, "name"));
    held.xml = xml::of_item(value);
    held.form = form::own(value, report);
    held.doc = read::text(value, "doc");
    held
}

/// The domain of the values of an enumeration that is described in place.
fn listed(node: &Node) -> Option<Domain> {
    node.get("type").and_then(Node::text).map_or(Some(Domain::String), Domain::from_name)
}

/// What a word means. The type of a name is put in its place when all are known.
fn named(word: &str) -> Kind {
    Domain::from_name(word).map_or_else(|| Kind::Missing(word.to_owned()), Kind::Scalar)
}

/// An enumeration, from a node with `enum`.
pub(crate) fn enumeration(node: &Node, report: &mut Report) -> Enum {
    let domain = match read::placed_text(node, "type") {
        None => Domain::String,
        Some(word) => Domain::from_name(&word.value).unwrap_or_else(|| {
            let message = format!("the values of an enumeration cannot have the type `{}`", word.value);
            let help = match retired(&word.value) {
                Some(old) => format!("write `type: {}`: the values are spelt as they are listed", old.listed),
                None if let Some(help) = foreign_type(&word.value) => help.to_owned(),
                None => "write a type of single values; for a list of such values, write a `list` whose `items` have the `enum`".to_owned(),
            };
            report.push(Diagnostic::new(Code::BAD_ENUM, &word.place, message).help(help));
            Domain::String
        }),
    };
    let openness = match read::flag(node, "open") {
        None => Openness::Tolerant,
        Some(true) => Openness::Open,
        Some(false) => Openness::Closed,
    };
    let listed = node.get("enum");
    let plain = listed.map_or(&[][..], Node::items).iter();
    let plain: Vec<_> = plain
        .filter_map(|item| {
            let text =
                if domain.class() == Class::Number { item.scalar() } else { read::spelt(item, report) };
            Some((Located::new(text?, &item.place), String::new(), None))
        })
        .collect();
    let explained = listed.map_or(&[][..], Node::entries).iter();
    let explained = explained.map(|entry| {
        let doc = entry.value.text().map_or_else(|| read::text(&entry.value, "doc"), str::to_owned);
        (read::key(entry), doc, read::placed_text(&entry.value, "rust"))
    });
    let values = plain.into_iter().chain(explained).map(|(text, doc, named)| {
        let rust = named.unwrap_or_else(|| Located::new(names::variant(&text.value), &text.place));
        EnumValue { text, rust, doc }
    });
    Enum { domain, values: values.collect(), openness }
}
