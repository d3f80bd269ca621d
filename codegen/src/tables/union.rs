//! The tables of unions.

use groupwright_engine::domain::Domain;
use groupwright_engine::format::Format;
use groupwright_engine::table::{self, Enumeration, Node, Openness, Shape, XmlForm, XmlNode};

use super::links::Links;
use super::{key, shape};
use crate::intern;
use crate::model::{Field, Item, Kind, Literal, Row, Struct, Tag, Tagging, Union, Unit, Variant};

/// The table of a union with this name.
pub(super) fn union(links: &Links<'_>, name: &str, doc: &str, union: &Union) -> table::Union {
    let name = intern::text(name);
    let is_member = match union.tagging.value {
        Tagging::Key | Tagging::Beside(..) => true,
        Tagging::Inside(_) | Tagging::Shape | Tagging::Sibling(_) => false,
    };
    let variants = intern::rows(union.variants.iter().map(|variant| row(links, variant, is_member)));
    let made = match &union.tagging.value {
        Tagging::Inside(tag) => table::Union::inside(name, intern::rows([self::tag(tag)]), variants),
        Tagging::Beside(tag, content) => {
            let tag = self::tag(tag);
            let outlines = union.variants.iter().zip(variants).map(|(variant, row)| {
                if variant.unit.is_some() {
                    return Shape::new(name, intern::rows([tag]));
                }
                let key = intern::text(&key(&content.value));
                let content = intern::text(&content.value);
                let content = table::Field::escaped(key, content, "content", *row.node());
                Shape::new(name, intern::rows([tag, content.with_presence_required()]))
            });
            table::Union::beside(name, intern::rows([tag]), intern::rows(outlines), variants)
        }
        Tagging::Key => table::Union::by_key(name, variants),
        Tagging::Shape => {
            let made = table::Union::by_shape(name, variants);
            if has_outlines(links, union) {
                made.with_outlines(intern::rows(union.variants.iter().map(|it| outline(links, it))))
            } else {
                made
            }
        }
        Tagging::Sibling(_) => table::Union::by_sibling(name, variants),
    };
    made.with_doc(intern::text(doc))
        .with_openness(union.openness)
        .with_xml(shape::xml_type(&union.xml, &[]))
        .with_form(union.form.value.unwrap_or(links.api.form_shape()))
}

/// A variant. One that is a member of a structure has an element of its own in XML, also where it is a list.
fn row(links: &Links<'_>, variant: &Variant, is_member: bool) -> table::Field {
    let (name, rust) = (intern::text(&variant.name.value), intern::text(&variant.rust.value));
    let node = match &variant.unit {
        Some(Unit::Constant(constant)) => self::constant(&constant.value),
        Some(Unit::Tag) => Node::record(|| &Shape::EMPTY),
        None if is_member && variant.item.list_item().is_some() => {
            let wrapped = XmlNode::ELEMENT.with_form(XmlForm::Wrapped("item"));
            shape::item(links, &variant.item).with_xml(intern::part(wrapped))
        }
        None => shape::item(links, &variant.item),
    };
    let key = intern::text(&key(name));
    table::Field::escaped(key, name, rust, node).with_doc(intern::text(&variant.doc))
}

/// The node of a value that is always the same.
fn constant(literal: &Literal) -> Node {
    let values = intern::rows([intern::text(&literal.text)]);
    let enumeration =
        Enumeration::new("", values).with_domain(constant_domain(literal)).with_openness(Openness::Closed);
    Node::one_of(intern::part(enumeration))
}

/// What a constant is, by how it is written in the spec.
fn constant_domain(literal: &Literal) -> Domain {
    // A number with a fraction is compared exactly.
    let domains = [Domain::Integer, Domain::Decimal, Domain::Boolean];
    let is = |domain: &Domain| domain.json() == literal.json && domain.read(&literal.text).is_some();
    domains.into_iter().find(is).unwrap_or(Domain::String)
}

fn tag(tag: &Tag) -> table::Field {
    let name = intern::text(&tag.name.value);
    let node = match tag.xml.value {
        Some(hint) => Node::scalar(tag.domain).with_xml(intern::part(hint)),
        None => Node::scalar(tag.domain),
    };
    table::Field::escaped(intern::text(&key(name)), name, "tag", node).with_presence_required()
}

/// Whether structures have to be told apart by their members, or from single values by an attribute.
fn has_outlines(links: &Links<'_>, union: &Union) -> bool {
    let structures = union.variants.iter().filter_map(|variant| structure(links, &variant.item));
    let structures: Vec<&Struct> = structures.collect();
    structures.len() > 1 || structures.into_iter().any(has_attribute)
}

fn structure<'m>(links: &Links<'m>, item: &Item) -> Option<&'m Struct> {
    links.api.ty(item.named()?).structure()
}

/// The names of the members of a variant, and which of them must be there.
fn outline(links: &Links<'_>, variant: &Variant) -> Shape {
    let Some(structure) = structure(links, &variant.item) else { return Shape::EMPTY };
    let fields = intern::rows(structure.rows().iter().map(|row| match row {
        Row::Field(field) => outlined(field),
        // A tolerant reader does not require it.
        Row::Constant(constant) => named(&constant.name.value, constant.xml.value),
    }));
    let shape =
        Shape::new(intern::text(&variant.name.value), fields).with_xml(shape::xml_type(&structure.xml, &[]));
    if structure.open { shape.open() } else { shape }
}

/// A member of which only the name is known.
fn named(name: &str, xml: Option<XmlNode>) -> table::Field {
    of_node(name, Node::STRING, xml)
}

fn of_node(name: &str, node: Node, xml: Option<XmlNode>) -> table::Field {
    let name = intern::text(name);
    let node = xml.map_or(node, |hint| node.with_xml(intern::part(hint)));
    table::Field::escaped(intern::text(&key(name)), name, name, node)
}

fn outlined(field: &Field) -> table::Field {
    let aliases = intern::rows(field.aliases.iter().map(|alias| intern::text(&alias.value)));
    let node = if is_list_in_xml(field) { Node::list(intern::part(Node::STRING)) } else { Node::STRING };
    let mut row = of_node(&field.name.value, node, field.xml.value).with_aliases(aliases);
    if let Some(name) = &field.names.json {
        row = row.with_json_name(intern::text(&key(&name.value)), intern::text(&name.value));
    }
    if let Some(name) = &field.names.form {
        row = row.with_form_name(intern::text(&name.value));
    }
    if is_needed(field) { row.with_presence_required() } else { row }
}

/// Whether a field is in every value of its structure in a format: a value that lacks it is none.
pub(crate) fn is_telling(field: &Field, format: Format) -> bool {
    is_needed(field) && !(format == Format::Xml && may_be_unseen(field))
}

/// Whether a value has the field, though perhaps nothing stands for it.
pub(crate) fn is_needed(field: &Field) -> bool {
    let is_read = match &field.item.kind {
        Kind::Scalar(_) | Kind::Named(_) | Kind::List(_) | Kind::Map(_) | Kind::Any => true,
        Kind::Missing(_) | Kind::Unknown => false,
    };
    field.required && !field.item.nullable && is_read
}

/// Whether nothing stands for an empty value in XML: for the text of an element, and for a list or a map without an element
/// around its items.
fn may_be_unseen(field: &Field) -> bool {
    let hint = field.xml.value.unwrap_or(XmlNode::ELEMENT);
    match hint.form() {
        XmlForm::Text => true,
        XmlForm::Attribute | XmlForm::Wrapped(_) => false,
        XmlForm::Element => {
            is_list_in_xml(field) || hint.map().is_some_and(|entries| entries.entry().is_empty())
        }
    }
}

/// Whether each item is an element in XML.
fn is_list_in_xml(field: &Field) -> bool {
    field.item.list_item().is_some() && !field.item.is_text_in(Format::Xml)
}

/// Whether a structure has an attribute in XML in each of its values.
fn has_attribute(structure: &Struct) -> bool {
    let is_attribute = |field: &&Field| field.xml.value.is_some_and(|hint| hint.form() == XmlForm::Attribute);
    structure.fields.iter().filter(is_attribute).any(is_needed)
}
