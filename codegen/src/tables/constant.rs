//! Constant members in tables.

use groupwright_engine::table::{ConstantValue, Field, Node, Shape, Text};

use super::key;
use crate::intern;
use crate::model::{ConstantMember, FixedKind, FixedShape, FixedValue, Literal};

/// The row of a constant member.
pub(super) fn member(constant: &ConstantMember) -> Field {
    let mut node = node(&constant.kind);
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

/// What a constant is of. Its structures have no names.
fn node(kind: &FixedKind) -> Node {
    let node = match &kind.shape {
        FixedShape::Unknown => Node::STRING,
        FixedShape::Single(domain) => Node::scalar(*domain),
        FixedShape::List(item) => Node::list(intern::part(node(item))),
        FixedShape::Record(members) => {
            let rows = members.iter().map(|(name, kind)| row(name, node(kind)));
            let shape: &'static Shape = intern::part(Shape::new("", intern::rows(rows)));
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

/// A single value, with its JSON type.
pub(super) fn text(literal: &Literal) -> Text<'static> {
    Text::new(intern::text(&literal.text), literal.json)
}
