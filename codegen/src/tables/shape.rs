//! The shapes of structures and what their fields hold.

use groupwright_engine::kind::STRING;
use groupwright_engine::rule;
use groupwright_engine::table::{self, Enumeration, Form, Nil, Place, Shape, XmlItem, XmlShape};

use crate::keep;
use crate::model::{Api, Endpoint, Field, FieldDefault, Item, Kind, Order, Struct, TypeBody, XmlType};
use crate::syntax::json;

/// The shape of a request.
pub(crate) fn request(api: &Api, endpoint: &Endpoint) -> Shape {
    shape(api, &endpoint.rust, &endpoint.summary, &endpoint.request)
}

/// The shape of a structure with this name.
pub(crate) fn shape(api: &Api, name: &str, doc: &str, structure: &Struct) -> Shape {
    let name = keep::text(name);
    Shape {
        name,
        doc: keep::text(doc),
        fields: keep::slice(structure.fields.iter().map(|field| self::field(api, field))),
        open: structure.open,
        xml: xml(name, structure),
        form: structure.form.value.unwrap_or(Form::DEFAULT),
    }
}

fn field(api: &Api, field: &Field) -> table::Field {
    table::Field {
        name: keep::text(&field.name.value),
        rust: keep::text(&field.rust.value),
        doc: keep::text(&field.doc),
        place: field.location,
        required: field.required,
        item: item(api, &field.item),
        aliases: keep::slice(field.aliases.iter().map(|alias| keep::text(&alias.value))),
        default: match &field.default {
            FieldDefault::None => table::Default::None,
            FieldDefault::Value(value) => table::Default::Value(keep::text(&json(value))),
            FieldDefault::Field(name) => table::Default::Field(keep::text(&name.value)),
        },
        empty_is_null: field.empty_is_null,
        secret: field.secret,
        unique: field.unique,
        evidence: field.evidence,
        xml: field.xml.value.unwrap_or(XmlItem::ELEMENT),
    }
}

/// What a field, an item or a body holds.
pub(crate) fn item(api: &Api, item: &Item) -> table::Item {
    let rules = item.rules.iter().map(|rule| rule::Rule::new(rule.value.constraint, rule.value.limit));
    table::Item {
        kind: kind(api, &item.kind),
        nullable: item.nullable,
        rules: keep::slice(rules),
        xml_name: "",
    }
}

fn kind(api: &Api, kind: &Kind) -> table::Kind {
    let kept = |item| keep::value(self::item(api, item));
    match kind {
        Kind::Scalar(kind) => table::Kind::Scalar(*kind),
        Kind::List(item) => table::Kind::List(kept(item)),
        Kind::Map(item) => table::Kind::Map(kept(item)),
        // A model that has one of these has no tables.
        Kind::Missing(_) | Kind::Unknown => table::Kind::Scalar(STRING),
        Kind::Named(id) => {
            let named = api.ty(*id);
            let name = keep::text(&named.name.value);
            match &named.body {
                TypeBody::Struct(_) => table::Kind::Struct(name),
                TypeBody::Enum(enumeration) => table::Kind::Enum(Enumeration {
                    name,
                    kind: enumeration.kind,
                    values: keep::slice(enumeration.values.iter().map(|value| keep::text(&value.text.value))),
                    openness: enumeration.openness,
                }),
            }
        }
    }
}

fn xml(name: &'static str, structure: &Struct) -> XmlShape {
    let hints = &structure.xml;
    let declare = hints.namespaces.iter().map(|(prefix, uri)| (keep::text(prefix), keep::text(uri)));
    let attributes =
        hints.attributes.iter().map(|(name, value)| (keep::text(&name.value), keep::text(value)));
    XmlShape {
        root: hints.root.as_deref().map_or(name, keep::text),
        namespace: keep::text(hints.namespace.as_deref().unwrap_or_default()),
        declare: keep::slice(declare),
        attributes: keep::slice(attributes),
        order: keep::slice(order(hints, structure)),
        declaration: hints.declaration.unwrap_or(false),
        nil: hints.nil.unwrap_or(Nil::Empty),
    }
}

/// The positions of the fields in the order in which they are written; empty for the order of the table.
fn order(hints: &XmlType, structure: &Struct) -> Vec<usize> {
    let body = structure.fields.iter().enumerate().filter(|(_, field)| field.location == Place::Body);
    match &hints.order {
        None | Some(Order::Declared) => Vec::new(),
        Some(Order::Alphabetical) => {
            let mut named: Vec<(&str, usize)> = body.map(|(index, field)| (xml_name(field), index)).collect();
            named.sort_unstable();
            named.into_iter().map(|(_, index)| index).collect()
        }
        Some(Order::Listed(names)) => {
            let body: Vec<_> = body.collect();
            let position =
                |name: &str| body.iter().find(|(_, field)| field.name.value == name).map(|row| row.0);
            names.iter().filter_map(|name| position(&name.value)).collect()
        }
    }
}

/// The name of a field's element or attribute.
pub(crate) fn xml_name(field: &Field) -> &str {
    match field.xml.value {
        Some(hints) if !hints.name.is_empty() => hints.name,
        _ => &field.name.value,
    }
}
