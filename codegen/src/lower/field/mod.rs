//! Fields and what they hold.

pub(super) mod named_value;
mod rules;
mod tuple;
mod union;

use groupwright_engine::domain::{Class, Domain};
use groupwright_engine::table::{Direction, Openness, ParameterLocation};

use super::{Scope, constant, form, member_rules, names, read, spelled, template, xml, xml_type};
use crate::language::{foreign_type, retired};
use crate::model::{
    Enum, EnumValue, Field, FieldDefault, FieldMessages, FormatNames, Item, Kind, Located, Provenance, Said,
    Struct, TypeBody, Unique, XmlType, joined,
};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::{Entry, Node, NodePath};

pub(crate) use rules::rules;
pub(crate) use union::union;

/// The facts about a field that have no effect on the bytes.
const FACTS: [&str; 4] = ["since", "deprecated", "permission", "requires"];

/// The facts about a value of an enumeration, or about a variant.
const LIFETIME: [&str; 2] = ["since", "deprecated"];

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
    let mut item = described(node, &inline, &entry.place, scope, report);
    item.form = form::own(node, report);
    let said = (
        std::mem::take(&mut item.secret),
        std::mem::take(&mut item.doc),
        std::mem::take(&mut item.provenance),
    );
    let (secret, doc, provenance) = named_value::said_over(node, said);
    item.part = form::part(node);
    let default = match (node.get("default"), read::placed_text(node, "default_from")) {
        (Some(value), _) => match words(value) {
            Some(words) => FieldDefault::Words(words),
            None => FieldDefault::Value(value.clone()),
        },
        (None, Some(other)) => FieldDefault::Field(other),
        (None, None) => FieldDefault::None,
    };
    let required = location == ParameterLocation::Path || read::flag(node, "required").unwrap_or(false);
    let messages = messages(node, required);
    let prefix = read::placed_text(node, "prefix");
    let location = if prefix.is_some() { of_map(location) } else { location };
    let formats = read::member_formats(node, required && messages.is_none());
    Field {
        name,
        rust,
        doc,
        location,
        // A value need not have what only some formats or messages have.
        required: required && formats.is_none() && messages.is_none(),
        formats,
        messages,
        item,
        aliases: aliases(node),
        default,
        send_default: node
            .entry("send_default")
            .and_then(|entry| Some(Located::new(entry.value.flag()?, &entry.place))),
        null_as: node
            .entry("null_as")
            .and_then(|entry| Some(Located::new(read::literal(&entry.value, report)?, &entry.place))),
        secret,
        unique: unique(node),
        additional: false,
        prefix,
        cookie_attributes: read::placed_text(node, "cookie_attributes"),
        provenance,
        facts: read::facts(node, &FACTS),
        xml: xml::of_field(node),
        names: FormatNames { json: name_in(node, "json"), form: name_in(node, "form") },
    }
}

/// Where a map is that holds all that stand in a place by their names. There is none of other places.
fn of_map(location: ParameterLocation) -> ParameterLocation {
    match location {
        ParameterLocation::Query => ParameterLocation::Parameters,
        ParameterLocation::Header => ParameterLocation::Headers,
        ParameterLocation::Path
        | ParameterLocation::Cookie
        | ParameterLocation::Body
        | ParameterLocation::Payload
        | ParameterLocation::Parameters
        | ParameterLocation::Headers
        | ParameterLocation::Status => location,
    }
}

/// A default that is only described: a mapping with the key `doc` alone.
fn words(value: &Node) -> Option<Located<String>> {
    match value.entries() {
        [entry] if entry.key == "doc" => Some(Located::new(entry.value.text()?.to_owned(), &value.place)),
        _ => None,
    }
}

/// That no two objects may have the same value, where that is said.
fn unique(node: &Node) -> Option<Box<Unique>> {
    let given = node.get("unique")?;
    if given.flag() == Some(false) {
        return None;
    }
    let within = given.get("within");
    let each = within.map_or(&[][..], |within| match within.items() {
        [] => std::slice::from_ref(within),
        several => several,
    });
    let within = each.iter().filter_map(|name| Some(Located::new(name.text()?.to_owned(), &name.place)));
    let case = given.entry("case").filter(|case| case.value.text() == Some("ignore"));
    Some(Box::new(Unique {
        within: within.collect(),
        ignores_case: case.map(|case| case.place.clone()),
        doc: read::text(given, "doc"),
        provenance: read::provenance(given),
    }))
}

/// The messages that have a field, where not all do.
fn messages(node: &Node, required: bool) -> Option<Box<FieldMessages>> {
    let direction = |key, direction| {
        let given = node.entry(key).filter(|given| given.value.flag() == Some(true))?;
        Some(Located::new(direction, &given.place))
    };
    let direction =
        direction("read_only", Direction::Response).or_else(|| direction("write_only", Direction::Request));
    let key = node.entry("endpoints");
    let names = key.map_or(&[][..], |key| key.value.items()).iter();
    let endpoints =
        names.filter_map(|name| Some(Located::new(name.text()?.to_owned(), &name.place))).collect();
    let endpoints_key = key.map(|key| key.place.clone());
    (direction.is_some() || endpoints_key.is_some())
        .then(|| Box::new(FieldMessages { direction, endpoints, endpoints_key, required }))
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
    let word = node.text().or_else(|| node.get("type").and_then(Node::text));
    let general = word.and_then(|word| named_value::used(word, scope, report));
    let kind = match word {
        _ if let Some(general) = &general => general.kind.clone(),
        None if node.get("one_of").is_some() => union::inline(node, inline, scope, report),
        Some("tuple") => tuple::tuple(node, inline, scope, report),
        Some("list") => {
            tuple::refuse(node, report);
            Kind::List(Box::new(inner(node, "items", inline, scope, report)))
        }
        Some("map") => Kind::Map(Box::new(inner(node, "values", inline, scope, report))),
        Some("any") => Kind::Any,
        Some(word) if named_value::is_circular(word, node, scope, report) => Kind::Unknown,
        Some(word) => named(word),
        None => Kind::Unknown,
    };
    let domain = if node.get("enum").is_some() { listed(node) } else { kind.scalar() };
    let is_tuple = word == Some("tuple");
    let own = Item {
        nullable: read::flag(node, "nullable").unwrap_or(false),
        rules: if is_tuple { tuple::rules(node, report) } else { rules(node, domain, report) },
        spelled: if is_tuple { tuple::spelled(node) } else { spelled::spelled(node, report) },
        ..Item::plain(kind, place)
    };
    match general {
        Some(general) => named_value::over(own, general, node),
        None => own,
    }
}

/// What a field or an item holds. A structure or an enumeration that is described in place becomes a type.
fn described(node: &Node, name: &str, place: &NodePath, scope: &mut Scope, report: &mut Report) -> Item {
    let given = read::placed_text(node, "rust_type");
    if let Some(given) = given.as_ref().filter(|given| !names::is_pascal(&given.value)) {
        let help = "write ASCII letters and digits in `PascalCase`, such as `GroupOwner`";
        names::refuse(&given.value, help, &given.place, report);
    }
    if let Some(of_members) = xml_type::members(node).filter(|_| node.get("fields").is_none()) {
        let message = "`members` has no effect: no structure is described here";
        let place = of_members.place.as_ref().unwrap_or(place);
        let help = "remove it, or write it under `xml` of the type, without `members`";
        report.push(Diagnostic::new(Code::WITHOUT_EFFECT, place, message).help(help));
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
    let rules = member_rules::rules(node, report);
    let of_members = xml_type::members(node).unwrap_or_default();
    let structure = members(node, rust, ParameterLocation::Body, of_members, scope, report);
    Struct { rules, ..structure }
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
        open: ignores_unknown(node).unwrap_or(scope.open && node.get("additional").is_none()),
        rules: Vec::new(),
        xml: Box::new(of_type.over(&scope.xml)),
        form: Located::new(None, &node.place),
        template: template::of(node, report),
    }
}

/// Whether something ignores members that are not described, if it says so.
pub(crate) fn ignores_unknown(node: &Node) -> Option<bool> {
    node.get("unknown_members").map(|said| said.text() == Some("ignore"))
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
        null_as: None,
        secret: false,
        unique: None,
        additional: true,
        prefix: None,
        cookie_attributes: None,
        provenance: Provenance::default(),
        facts: Said::new(),
        xml: Located::new(None, place),
        names: FormatNames::default(),
        formats: None,
        messages: None,
    })
}

fn inner(node: &Node, key: &str, inline: &str, scope: &mut Scope, report: &mut Report) -> Item {
    let Some(value) = node.get(key) else {
        return Item::plain(Kind::Unknown, &node.place);
    };
    let mut held = described(value, &joined(inline, "Item"), &value.place, scope, report);
    let said = (held.secret, std::mem::take(&mut held.doc), std::mem::take(&mut held.provenance));
    (held.secret, held.doc, held.provenance) = named_value::said_over(value, said);
    held.xml_name = value.get("xml").and_then(|hints| read::placed_text(hints, "name"));
    held.xml = xml::of_item(value);
    held.form = form::own(value, report);
    held.part = form::part(value);
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
    let is_mixed = node.get("type").is_none() && listed.is_some_and(has_several_types);
    let plain = listed.map_or(&[][..], Node::items).iter();
    let plain: Vec<EnumValue> = plain
        .filter_map(|item| {
            let text =
                if domain.class() == Class::Number { item.scalar() } else { read::spelt(item, report) };
            let json = read::json_type(item).filter(|_| is_mixed);
            Some(EnumValue { doc: String::new(), json, ..value(Located::new(text?, &item.place), item) })
        })
        .collect();
    let explained = listed.map_or(&[][..], Node::entries).iter();
    let explained = explained.map(|entry| value(read::key(entry), &entry.value));
    Enum { domain, values: plain.into_iter().chain(explained).collect(), openness }
}

/// Whether the values of a list have several JSON types.
fn has_several_types(listed: &Node) -> bool {
    let mut types = listed.items().iter().filter_map(read::json_type);
    types.next().is_some_and(|first| types.any(|other| other != first))
}

/// A value of an enumeration, and what a node says about it: a text or a mapping.
fn value(text: Located<String>, node: &Node) -> EnumValue {
    let rust = read::placed_text(node, "rust");
    EnumValue {
        rust: rust.unwrap_or_else(|| Located::new(names::variant(&text.value), &text.place)),
        text,
        json: None,
        doc: node.text().map_or_else(|| read::text(node, "doc"), str::to_owned),
        provenance: read::provenance(node),
        facts: read::facts(node, &LIFETIME),
    }
}
