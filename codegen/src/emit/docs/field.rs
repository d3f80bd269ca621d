//! The documentation of fields: their meaning, location and constraints.

use groupwright_engine::rule::Limit;
use groupwright_engine::table::{Direction, ParameterLocation, XmlContent, XmlNode};

use super::{code, facts_of, one_line, paragraphs, provenance, said, without_rejected};
use crate::model::{Field, FieldDefault, FieldMessages, Item, Unique};
use crate::syntax::json;

/// Returns a description of the field's location. All members of a structure other than a request are in
/// the body.
fn location(field: &Field, in_request: bool) -> &'static str {
    match (field.location, in_request) {
        (ParameterLocation::Path, _) => "Path parameter",
        (ParameterLocation::Query, _) => "Query parameter",
        (ParameterLocation::Header, _) => "Header field",
        (ParameterLocation::Cookie, _) => "Cookie",
        (ParameterLocation::Payload, _) => "The whole body,",
        (ParameterLocation::Parameters, _) => "Query parameters",
        (ParameterLocation::Headers, _) => "Header fields",
        (ParameterLocation::Status, _) => "The status,",
        (ParameterLocation::Body, true) => "Body member",
        (ParameterLocation::Body, false) => "Member",
    }
}

/// What a field holds that has no name of its own on the wire.
fn held(field: &Field) -> Option<String> {
    if field.additional {
        return Some("the members that are not documented, by their names".to_owned());
    }
    let prefix = field.prefix.as_ref()?;
    let what = match field.location {
        ParameterLocation::Headers => "header fields",
        ParameterLocation::Parameters
        | ParameterLocation::Path
        | ParameterLocation::Query
        | ParameterLocation::Header
        | ParameterLocation::Cookie
        | ParameterLocation::Body
        | ParameterLocation::Payload
        | ParameterLocation::Status => "query parameters",
    };
    Some(match prefix.value.as_str() {
        "" => format!("all other {what}, by their names"),
        prefix => format!("the {what} whose names start with {}, by the rest of their names", code(prefix)),
    })
}

/// Returns the documentation of a setter.
pub(crate) fn setter(field: &Field) -> Vec<String> {
    let name = match held(field) {
        Some(held) => held,
        None => code(&field.name.value),
    };
    let mut doc = vec![format!("Sets {name}.")];
    doc.extend(paragraphs(&field.doc));
    let facts = facts(field);
    if !facts.is_empty() {
        doc.push(format!("{}.", facts.join(", ")));
    }
    doc.extend(facts_of(&field.facts));
    doc.extend(provenance(&field.provenance));
    doc
}

/// Returns the documentation of a field: its meaning, its location and its constraints.
pub(crate) fn field(field: &Field, in_request: bool) -> Vec<String> {
    let mut doc = paragraphs(&field.doc);
    let name = match held(field) {
        Some(held) => format!("Holds {held}"),
        None => format!("{} {}", location(field, in_request), code(&field.name.value)),
    };
    let all: Vec<String> = std::iter::once(name).chain(facts(field)).collect();
    doc.push(format!("{}.", all.join(", ")));
    doc.extend(items(Some(&field.item)));
    doc.extend(facts_of(&field.facts));
    doc.extend(provenance(&field.provenance));
    doc
}

/// Returns what stands in place of a deprecated field, as plain text.
pub(crate) fn deprecated(field: &Field) -> Option<String> {
    let mut facts = field.facts.iter();
    let (_, note) = facts.find(|(key, _)| *key == "deprecated")?;
    Some(without_rejected(&one_line(&note.text)))
}

/// Returns the constraints and properties of a field.
pub(crate) fn facts(field: &Field) -> Vec<String> {
    let mut facts = wire(&field.item);
    for (format, name) in [("JSON", &field.names.json), ("forms", &field.names.form)] {
        facts.extend(name.as_ref().map(|name| format!("{} in {format}", code(&name.value))));
    }
    if let Some(own) = &field.formats {
        let formats: Vec<String> = own.value.formats().map(|format| format.to_string()).collect();
        let required = if own.value.is_required() { ", required there" } else { "" };
        facts.push(format!("only in {}{required}", formats.join(" and ")));
    }
    facts.extend(field.messages.iter().map(|own| messages(own)));
    facts.extend(field.xml.value.and_then(markup));
    facts.extend(field.unique.as_ref().map(|unique| self::unique(unique)));
    match &field.default {
        FieldDefault::None => {}
        FieldDefault::Value(value) => facts.push(format!("default {}", code(&json(value)))),
        FieldDefault::Field(name) => facts.push(format!("defaults to {}", code(&name.value))),
        FieldDefault::Words(words) => facts.push(format!("default: {}", words.value.trim_end_matches('.'))),
    }
    if field.send_default.as_ref().is_some_and(|sends| sends.value) {
        facts.push("sent if absent".to_owned());
    }
    if field.secret {
        facts.push("secret".to_owned());
    }
    facts
}

/// Returns which objects cannot have the same value.
fn unique(unique: &Unique) -> String {
    let names: Vec<String> = unique.within.iter().map(|name| code(&name.value)).collect();
    let within = if names.is_empty() { String::new() } else { format!(" within {}", names.join(" and ")) };
    let case = if unique.ignores_case.is_some() { " in any case of letters" } else { "" };
    let said = said(&unique.doc, &unique.provenance).map(|said| format!(" ({said})")).unwrap_or_default();
    format!("unique{within}{case}{said}")
}

/// Returns which messages have a field.
fn messages(own: &FieldMessages) -> String {
    let direction = match own.direction.as_ref().map(|direction| direction.value) {
        None => "",
        Some(Direction::Response) => " in responses",
        Some(Direction::Request) => " in requests",
    };
    let names: Vec<String> = own.endpoints.iter().map(|name| code(&name.value)).collect();
    let names = if names.is_empty() { String::new() } else { format!(" of {}", names.join(" and ")) };
    let messages = if direction.is_empty() && !names.is_empty() { " in messages" } else { direction };
    format!("only{messages}{names}{}", if own.required { ", required there" } else { "" })
}

/// Returns the rules and spellings of an item.
pub(super) fn wire(item: &Item) -> Vec<String> {
    let rules = item.rules.iter();
    let rules = rules.map(|rule| format!("{} {}", code(rule.value.kind().name()), limit(rule.value.limit())));
    let spelled = item.spelled.each().map(|(format, written)| match format {
        Some(format) => format!("{format} as {}", code(&written.value.to_string())),
        None => format!("as {}", code(&written.value.to_string())),
    });
    let xml = item.xml.as_ref().map(|xml| xml.value);
    rules.chain(spelled).chain(xml.and_then(markup)).collect()
}

/// Returns what must be known of a text that is not written as one.
fn markup(xml: XmlNode) -> Option<String> {
    match xml.content() {
        XmlContent::Markup => Some("the markup of an XML element".to_owned()),
        XmlContent::Text | XmlContent::Attribute(_) | XmlContent::Cdata => None,
    }
}

fn limit(limit: Limit) -> String {
    limit.pattern().map_or_else(|| limit.to_string(), |pattern| code(pattern.text()))
}

/// Returns the documentation of the items of lists and the entries of maps.
pub(crate) fn items(item: Option<&Item>) -> impl Iterator<Item = String> {
    item.into_iter().flat_map(Item::levels).filter_map(element)
}

/// Returns the documentation of the items of a list or the entries of a map.
fn element(outer: &Item) -> Option<String> {
    let item = outer.inner()?;
    let what = if outer.list_item().is_some() { "Each item" } else { "Each value" };
    let mut facts = wire(item);
    if item.secret {
        facts.push("secret".to_owned());
    }
    let said = paragraphs(&item.doc).join(" ");
    let facts = if facts.is_empty() { String::new() } else { format!("{}.", facts.join(", ")) };
    let parts = [said, facts].into_iter().chain(provenance(&item.provenance)).filter(|part| !part.is_empty());
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| format!("{what}: {}", parts.join(" ")))
}
