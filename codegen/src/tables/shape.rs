//! The shapes of structures and what their fields hold.

use groupwright_engine::format::Format;
use groupwright_engine::table::{
    self, Direction, Enumeration, FieldFact, FormNode, Node, Packings, Shape, SpellingHint, Uniqueness,
    XmlNode, XmlShape,
};

use super::links::Links;
use super::note::fact;
use super::{constant, key, member_rules};
use crate::intern;
use crate::model::{
    Enum, Field, FieldDefault, FieldMessages, Item, Kind, Literal, Row, Struct, Unique, XmlType, xml_order,
};
use crate::syntax::json;

/// The shape of a structure with this name.
pub(super) fn shape(links: &Links<'_>, name: &str, doc: &str, structure: &Struct) -> Shape {
    let rows = structure.rows();
    let fields = rows.iter().map(|row| match row {
        Row::Field(field) => self::field(links, field),
        Row::Constant(constant) => constant::member(constant),
    });
    let fields = intern::rows(fields);
    let facts = rows.iter().enumerate().flat_map(|(index, row)| {
        let said = match row {
            Row::Field(field) => field.facts.as_slice(),
            Row::Constant(_) => &[],
        };
        said.iter().map(move |(key, note)| FieldFact::new(index, fact(key, note)))
    });
    let messages = rows.iter().enumerate().filter_map(|(index, row)| match row {
        Row::Field(field) => Some(messages(index, field.messages.as_ref()?)),
        Row::Constant(_) => None,
    });
    let unique = rows.iter().enumerate().filter_map(|(index, row)| match row {
        Row::Field(field) => uniqueness(index, field.unique.as_ref()?),
        Row::Constant(_) => None,
    });
    let shape = Shape::new(intern::text(name), fields)
        .with_doc(intern::text(doc))
        .with_rules(intern::rows(
            structure.rules.iter().map(|rule| member_rules::rule(links.api, structure, rule)),
        ))
        .with_facts(intern::rows(facts))
        .with_messages(intern::rows(messages))
        .with_uniqueness(intern::rows(unique))
        .with_xml(xml_type(&structure.xml, &xml_order(structure)))
        .with_form(structure.form.value.unwrap_or(links.api.form_shape()))
        .with_template(intern::rows(
            structure.template.iter().flat_map(|template| template.value.iter().copied()),
        ));
    if structure.open { shape.open() } else { shape }
}

/// How the values of the unique field at a position are compared, unless it is as usual.
fn uniqueness(index: usize, unique: &Unique) -> Option<Uniqueness> {
    if unique.within.is_empty() && unique.ignores_case.is_none() {
        return None;
    }
    let within = unique.within.iter().map(|name| intern::text(&name.value));
    let row = Uniqueness::new(index).within(intern::rows(within));
    Some(if unique.ignores_case.is_some() { row.ignoring_case() } else { row })
}

/// The messages that have the field at a position.
fn messages(index: usize, messages: &FieldMessages) -> table::FieldMessages {
    let names = messages.endpoints.iter().map(|name| intern::text(&name.value));
    let row = table::FieldMessages::new(index).with_endpoints(intern::rows(names));
    let row = match messages.direction.as_ref().map(|direction| direction.value) {
        None => row,
        Some(Direction::Response) => row.read_only(),
        Some(Direction::Request) => row.write_only(),
    };
    if messages.required { row.required() } else { row }
}

/// The values of an enumeration with this name.
pub(super) fn enumeration(name: &str, enumeration: &Enum) -> Enumeration {
    let values = enumeration.values.iter().map(|value| intern::text(&value.text.value));
    let typed = enumeration.values.iter().filter_map(|value| {
        Some(constant::text(&Literal { text: value.text.value.clone(), json: value.json? }))
    });
    Enumeration::new(intern::text(name), intern::rows(values))
        .with_typed(intern::rows(typed))
        .with_domain(enumeration.domain)
        .with_openness(enumeration.openness)
}

fn field(links: &Links<'_>, field: &Field) -> table::Field {
    let (name, rust) = (intern::text(&field.name.value), intern::text(&field.rust.value));
    let mut node = node(links, &field.item, field.xml.value.or_else(|| named(&field.item)));
    if let Some(null) = &field.null_as {
        node = node.null_as(intern::part(constant::text(&null.value)));
    }
    if field.secret {
        node = node.secret();
    }
    let default = match &field.default {
        FieldDefault::None | FieldDefault::Words(_) => table::Default::None,
        FieldDefault::Value(value) => table::Default::Value(intern::text(&json(value))),
        FieldDefault::Field(name) => table::Default::Field(intern::text(&name.value)),
    };
    let aliases = intern::rows(field.aliases.iter().map(|alias| intern::text(&alias.value)));
    // The members that the field holds have names, and it has none.
    let name = if field.additional { "" } else { name };
    let mut row = table::Field::escaped(intern::text(&key(name)), name, rust, node)
        .with_doc(intern::text(&field.doc))
        .with_location(field.location)
        .with_default(default)
        .with_aliases(aliases)
        .with_evidence(field.provenance.evidence);
    if let Some(name) = &field.names.json {
        row = row.with_json_name(intern::text(&key(&name.value)), intern::text(&name.value));
    }
    if let Some(formats) = &field.formats {
        row = row.with_formats(formats.value);
    }
    if let Some(name) = &field.names.form {
        row = row.with_form_name(intern::text(&name.value));
    }
    if let Some(prefix) = &field.prefix {
        row = row.with_prefix(intern::text(&prefix.value));
    }
    if field.required {
        row = row.with_presence_required();
    }
    if field.additional {
        row = row.holding_additional();
    }
    if field.send_default.as_ref().is_some_and(|sends| sends.value) {
        row = row.sending_default();
    }
    if field.unique.is_some() {
        row = row.with_unique_value();
    }
    row
}

/// What an item or a body holds.
pub(super) fn item(links: &Links<'_>, item: &Item) -> Node {
    let node = node(links, item, named(item));
    if item.secret { node.secret() } else { node }
}

/// What the element of an item is like, where that is said.
fn named(item: &Item) -> Option<XmlNode> {
    let described = item.xml.as_ref().map(|xml| xml.value);
    match &item.xml_name {
        Some(name) => Some(described.unwrap_or(XmlNode::ELEMENT).with_name(intern::text(&name.value))),
        None => described,
    }
}

/// What a field, an item or a body holds, with how it stands in XML.
fn node(links: &Links<'_>, item: &Item, xml: Option<XmlNode>) -> Node {
    let inner = |inner| intern::part(self::item(links, inner));
    let mut node = match &item.kind {
        Kind::Scalar(domain) => match item.spelled.spelling(*domain, None) {
            Some(spelling) => Node::spelled(*domain, spelling),
            None => Node::scalar(*domain),
        },
        Kind::List(held) => Node::list(inner(held)),
        Kind::Map(held) => Node::map(inner(held)),
        Kind::Any => Node::ANY,
        Kind::Named(id) => links.node(*id),
        // A model that has one of these has no tables.
        Kind::Missing(_) | Kind::Unknown => Node::STRING,
    };
    if item.nullable {
        node = node.nullable();
    }
    node = node.with_rules(intern::rows(item.rules.iter().map(|rule| rule.value)));
    let own = |format| item.kind.scalar().and_then(|domain| item.spelled.spelling(domain, Some(format)));
    if let Some(spelling) = own(Format::Json) {
        node = node.with_json(intern::part(SpellingHint::new(spelling)));
    }
    if let Some(spelling) = own(Format::Form) {
        node = node.with_form(intern::part(SpellingHint::new(spelling)));
    }
    let packings = item.own_packings();
    if packings != Packings::NONE {
        node = node.with_packings(intern::part(packings));
    }
    if item.form.is_some() || item.part.is_some() {
        let layout = item.form.as_ref().map_or(FormNode::DEFAULT, |layout| layout.value);
        let layout = item.part.as_ref().map_or(layout, |part| layout.with_part(part.value));
        node = node.with_form_layout(intern::part(layout));
    }
    match (xml, own(Format::Xml)) {
        (None, None) => node,
        (Some(hint), None) => node.with_xml(intern::part(hint)),
        (hint, Some(spelling)) => {
            let hint = hint.unwrap_or(XmlNode::ELEMENT);
            node.with_xml(intern::part(hint.with_spelling(spelling)))
        }
    }
}

/// How a type is written as XML, with the positions of its fields in their order.
pub(super) fn xml_type(hints: &XmlType, order: &[usize]) -> XmlShape {
    let declare = hints.namespaces.iter().map(|(prefix, uri)| (intern::text(prefix), intern::text(uri)));
    let attributes =
        hints.attributes.iter().map(|(name, value)| (intern::text(&name.value), intern::text(value)));
    let text = |text: &Option<String>| intern::text(text.as_deref().unwrap_or_default());
    let mut xml = XmlShape::DEFAULT
        .with_root(text(&hints.root))
        .with_declarations(intern::rows(declare))
        .with_attributes(intern::rows(attributes))
        .with_order(intern::rows(order.iter().copied()));
    if let Some(namespace) = &hints.namespace {
        xml = xml.with_namespace(intern::text(namespace));
    }
    if hints.unqualified.unwrap_or(false) {
        xml = xml.with_unqualified_elements();
    }
    if hints.declaration.unwrap_or(false) {
        xml = xml.with_xml_declaration();
    }
    match hints.nil {
        Some(nil) => xml.with_nil(nil),
        None => xml,
    }
}
