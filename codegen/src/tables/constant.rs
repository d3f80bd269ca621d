//! Constant members in tables.

use groupwright_engine::table::{ConstantValue, Field, Node, Shape, XmlForm, XmlNode, XmlShape};

use super::key;
use crate::intern;
use crate::model::{ConstantMember, FixedKind, FixedShape, FixedValue};

/// How the members of a constant stand in XML, by their names.
pub(super) type InXml<'a> = &'a dyn Fn(&str) -> Option<XmlNode>;

/// The row of a constant member of a structure.
pub(super) fn member(constant: &ConstantMember) -> Field {
    member_in_xml(constant, &|_| None)
}

/// The row of a constant member, whose own members can be attributes and can have prefixes.
pub(super) fn member_in_xml(constant: &ConstantMember, in_xml: InXml<'_>) -> Field {
    let mut node = node(&constant.kind, in_xml);
    if let Some(hint) = constant.xml.value {
        node = node.with_xml(intern::part(hint));
    }
    let row = row(&constant.name.value, node)
        .with_doc(intern::text(&constant.doc))
        .with_evidence(constant.provenance.evidence)
        .with_constant(intern::part(value(&constant.value, &constant.kind)));
    match &constant.formats {
        Some(formats) => row.with_formats(formats.value),
        None => row,
    }
}

fn row(name: &str, node: Node) -> Field {
    let name = intern::text(name);
    Field::escaped(intern::text(&key(name)), name, name, node)
}

/// Attributes are written before all other members.
pub(super) fn attributes_first(rows: &[Field]) -> XmlShape {
    let is_attribute = |row: &Field| row.node().hints().xml().form() == XmlForm::Attribute;
    let (attributes, others): (Vec<usize>, Vec<usize>) =
        (0..rows.len()).partition(|index| rows.get(*index).is_some_and(is_attribute));
    let order = [attributes, others].concat();
    if order.is_sorted() { XmlShape::DEFAULT } else { XmlShape::DEFAULT.with_order(intern::rows(order)) }
}

/// What a constant is of. Its structures have no names.
fn node(kind: &FixedKind, in_xml: InXml<'_>) -> Node {
    let node = match &kind.shape {
        FixedShape::Unknown => Node::STRING,
        FixedShape::Single(domain) => Node::scalar(*domain),
        FixedShape::List(item) => Node::list(intern::part(node(item, in_xml))),
        FixedShape::Record(members) => {
            let rows: Vec<Field> = members
                .iter()
                .map(|(name, kind)| {
                    let node = node(kind, in_xml);
                    row(name, in_xml(name).map_or(node, |hint| node.with_xml(intern::part(hint))))
                })
                .collect();
            let xml = attributes_first(&rows);
            let shape: &'static Shape = intern::part(Shape::new("", intern::rows(rows)).with_xml(xml));
            Node::late_record(intern::part(shape.into()))
        }
    };
    if kind.nullable { node.nullable() } else { node }
}

/// The value, with the members of a structure in the order of what it is of.
fn value(value: &FixedValue, kind: &FixedKind) -> ConstantValue {
    match (value, &kind.shape) {
        (FixedValue::Null, _) => ConstantValue::Null,
        (FixedValue::Single(_, text), _) => ConstantValue::Text(intern::text(text)),
        (FixedValue::List(items), FixedShape::List(item)) => {
            ConstantValue::List(intern::rows(items.iter().map(|value| self::value(value, item))))
        }
        (FixedValue::Record(members), FixedShape::Record(kinds)) => {
            let values = kinds.iter().map(|(name, kind)| {
                let value = members.iter().find(|(known, _)| known == name);
                value.map_or(ConstantValue::Absent, |(_, value)| self::value(value, kind))
            });
            ConstantValue::Record(intern::rows(values))
        }
        (FixedValue::List(_) | FixedValue::Record(_), _) => ConstantValue::Absent,
    }
}
