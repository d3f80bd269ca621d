//! Writing: a walk over a value and its table.

use super::output::{Output, Written, refused};
use super::{item_name, root_name};
use crate::error::EncodeError;
use crate::format::{Reading, Writing, escape};
use crate::kind::ScalarKind;
use crate::table::{Field, Item, Kind, Member, Nil, Shape, XmlForm};
use crate::value::{List, Map, Record, Scalar, Value};

/// What is nested deeper could not be read again.
const DEEPEST: usize = Reading::RESPONSE.limits.depth;

/// Writes a value as a document.
pub(in crate::format) fn encode(
    value: &Value<'_>,
    item: &Item,
    writing: &Writing<'_>,
) -> Result<Vec<u8>, EncodeError> {
    let mut encoder = Encoder { out: Output::new(), writing, scratch: String::new() };
    encoder.document(value, item)?;
    Ok(encoder.out.into_bytes())
}

struct Encoder<'w> {
    out: Output,
    writing: &'w Writing<'w>,
    /// The text of a scalar before it is escaped.
    scratch: String,
}

/// The name of an element, and how it is written when it holds null.
#[derive(Clone, Copy)]
struct Name<'n> {
    local: &'n str,
    namespace: &'static str,
    nil: Nil,
}

impl Encoder<'_> {
    fn document(&mut self, value: &Value<'_>, item: &Item) -> Written<()> {
        let name = match value {
            Value::Absent => return Err(refused("there is no value")),
            Value::Record(record) => {
                let xml = record.shape().xml;
                if xml.declaration {
                    self.out.declaration();
                }
                Name { local: xml.root, namespace: xml.namespace, nil: Nil::Empty }
            }
            _ if !self.writing.extra.is_empty() => {
                return Err(refused("members can only be added to a structure"));
            }
            _ => Name { local: root_name(item), namespace: "", nil: Nil::Empty },
        };
        self.element(name, value, item, 0)
    }

    /// One element that holds the value; none for an absent one, or for a null that is left out.
    fn element(&mut self, name: Name<'_>, value: &Value<'_>, item: &Item, depth: usize) -> Written<()> {
        match (value, &item.kind) {
            (Value::Absent, _) => Ok(()),
            (Value::Null, _) => self.null(name),
            (Value::Scalar(scalar), kind) => {
                let tag = self.out.start(name.local, name.namespace, &[])?;
                self.out.content();
                self.text(scalar, kind)?;
                self.out.end(tag);
                Ok(())
            }
            (Value::Record(record), Kind::Struct(_)) => self.record(name, *record, depth),
            (Value::List(list), Kind::List(inner)) => {
                let tag = self.out.start(name.local, name.namespace, &[])?;
                self.out.content();
                self.items(Name { local: item_name(inner), ..name }, *list, inner, depth)?;
                self.out.end(tag);
                Ok(())
            }
            (Value::Map(map), Kind::Map(inner)) => self.map(name, *map, inner, depth),
            _ => Err(refused("the value is of another kind than its table states")),
        }
    }

    fn null(&mut self, name: Name<'_>) -> Written<()> {
        if name.nil == Nil::Omit {
            return Ok(());
        }
        let tag = self.out.start(name.local, name.namespace, &[])?;
        if name.nil == Nil::Xsi {
            self.out.nil()?;
        }
        self.out.content();
        self.out.end(tag);
        Ok(())
    }

    fn record(&mut self, name: Name<'_>, record: &dyn Record, depth: usize) -> Written<()> {
        check_depth(depth)?;
        let shape = record.shape();
        let is_root = depth == 0;
        let tag = self.out.start(name.local, name.namespace, shape.xml.declare)?;
        if is_root {
            shape.xml.attributes.iter().try_for_each(|(name, value)| self.out.constant(name, value))?;
        }
        let writing = self.writing;
        let visits = |field: &Field| !is_root || writing.scope.visits(field);
        let is_attribute = |field: &Field| field.xml.form == XmlForm::Attribute;
        for (index, field) in in_order(shape).filter(|(_, f)| visits(f) && is_attribute(f)) {
            self.attribute(field, &record.get(index)).map_err(|error| within(field.name, error))?;
        }
        self.out.content();
        if is_root {
            for member in writing.extra {
                self.extra(member, shape.xml.namespace).map_err(|error| within(member.name, error))?;
            }
        }
        for (index, field) in in_order(shape).filter(|(_, f)| visits(f) && !is_attribute(f)) {
            let member = self.member(shape, field, &record.get(index), depth);
            member.map_err(|error| within(field.name, error))?;
        }
        self.out.end(tag);
        Ok(())
    }

    fn extra(&mut self, member: &Member<'_>, namespace: &'static str) -> Written<()> {
        let tag = self.out.start(member.name, namespace, &[])?;
        self.out.content();
        self.out.text(member.text)?;
        self.out.end(tag);
        Ok(())
    }

    fn attribute(&mut self, field: &Field, value: &Value<'_>) -> Written<()> {
        match value {
            Value::Absent | Value::Null => Ok(()),
            Value::Scalar(scalar) => {
                self.spell(scalar, &field.item.kind)?;
                self.out.attribute(xml_name(field), field.xml.namespace, &self.scratch)
            }
            _ => Err(refused("an attribute holds a single value")),
        }
    }

    /// A field that is an element, several elements, or text.
    fn member(&mut self, shape: &Shape, field: &Field, value: &Value<'_>, depth: usize) -> Written<()> {
        let namespace =
            if field.xml.namespace.is_empty() { shape.xml.namespace } else { field.xml.namespace };
        let nil = if field.empty_is_null { Nil::Empty } else { shape.xml.nil };
        let name = Name { local: xml_name(field), namespace, nil };
        match (field.xml.form, value, &field.item.kind) {
            (XmlForm::Element, Value::List(list), Kind::List(inner)) => self.items(name, *list, inner, depth),
            (XmlForm::Wrapped(child), Value::List(list), Kind::List(inner)) => {
                let tag = self.out.start(name.local, name.namespace, &[])?;
                self.out.content();
                self.items(Name { local: child, ..name }, *list, inner, depth + 1)?;
                self.out.end(tag);
                Ok(())
            }
            (XmlForm::Text, Value::Absent | Value::Null, _) => Ok(()),
            (XmlForm::Text, Value::Scalar(scalar), kind) => self.text(scalar, kind),
            (XmlForm::Text, ..) => Err(refused("the text of an element holds a single value")),
            _ => self.element(name, value, &field.item, depth + 1),
        }
    }

    /// One element an item.
    fn items(&mut self, name: Name<'_>, list: &dyn List, inner: &Item, depth: usize) -> Written<()> {
        check_depth(depth)?;
        for index in 0..list.len() {
            let item = self.kept(name, &list.get(index), inner, depth + 1);
            item.map_err(|error| within(&index.to_string(), error))?;
        }
        Ok(())
    }

    fn map(&mut self, name: Name<'_>, map: &dyn Map, inner: &Item, depth: usize) -> Written<()> {
        check_depth(depth)?;
        let tag = self.out.start(name.local, name.namespace, &[])?;
        self.out.content();
        for (key, value) in map.entries() {
            let entry = self.kept(Name { local: key, ..name }, &value, inner, depth + 1);
            entry.map_err(|error| within(key, error))?;
        }
        self.out.end(tag);
        Ok(())
    }

    /// The element of an item or an entry. It is there even when it holds nothing, or there would be one fewer.
    fn kept(&mut self, name: Name<'_>, value: &Value<'_>, inner: &Item, depth: usize) -> Written<()> {
        let nil = if name.nil == Nil::Omit { Nil::Empty } else { name.nil };
        match value {
            Value::Absent | Value::Null => self.null(Name { nil, ..name }),
            _ => self.element(Name { nil, ..name }, value, inner, depth),
        }
    }

    /// Writes a scalar as text.
    fn text(&mut self, scalar: &Scalar<'_>, kind: &Kind) -> Written<()> {
        self.spell(scalar, kind)?;
        self.out.text(&self.scratch)
    }

    /// Puts the text of a scalar into the scratch.
    fn spell(&mut self, scalar: &Scalar<'_>, kind: &Kind) -> Written<()> {
        let kind: &dyn ScalarKind = match kind {
            Kind::Scalar(kind) if self.writing.canonical => kind.canonical(),
            Kind::Scalar(kind) => *kind,
            Kind::Enum(enumeration) => enumeration.kind,
            _ => return Err(refused("the value is of another kind than its table states")),
        };
        self.scratch.clear();
        kind.write(scalar, &mut self.scratch).map_err(refused)
    }
}

fn xml_name(field: &Field) -> &'static str {
    if field.xml.name.is_empty() { field.name } else { field.xml.name }
}

/// The fields and their positions as they are written: those that the table orders, then the others.
fn in_order(shape: &'static Shape) -> impl Iterator<Item = (usize, &'static Field)> {
    let order = shape.xml.order;
    let positions =
        order.iter().copied().chain((0..shape.fields.len()).filter(|index| !order.contains(index)));
    positions.filter_map(|index| Some((index, shape.fields.get(index)?)))
}

fn check_depth(depth: usize) -> Written<()> {
    if depth < DEEPEST { Ok(()) } else { Err(refused(format!("nested more than {DEEPEST} levels deep"))) }
}

/// The error, one step further outwards.
fn within(step: &str, mut error: EncodeError) -> EncodeError {
    error.pointer.insert_str(0, &format!("/{}", escape(step)));
    error
}
