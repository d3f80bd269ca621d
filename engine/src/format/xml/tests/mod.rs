//! Tests of both directions together, on hand-written tables.

mod attributes;
mod differential;
mod grammar;
mod hostile;
mod layouts;
mod members;
mod namespaces;
mod nil;
mod pieces;
mod probe;
mod vendors;

use crate::format::{self, DecodeOptions, EncodeOptions, Format, Limits, RECORD};
use crate::table::{Field, Node, XmlForm, XmlNode};
use crate::value::Wire;

/// Implements [`crate::value::Record`] and [`Wire`] for a structure with these fields, in the order of its table.
macro_rules! record {
    ($type:ident, $shape:expr, $($index:literal => $field:ident),*) => {
        impl crate::value::Record for $type {
            fn shape(&self) -> &'static crate::table::Shape {
                $shape
            }

            fn get(&self, field: usize) -> crate::value::Value<'_> {
                match field {
                    $($index => Wire::get(&self.$field),)*
                    _ => crate::value::Value::Absent,
                }
            }

            fn slot(&mut self, field: usize) -> crate::value::Slot<'_> {
                match field {
                    $($index => Wire::slot(&mut self.$field),)*
                    _ => crate::value::Slot::Unavailable,
                }
            }
        }

        impl crate::value::Wire for $type {
            fn get(&self) -> crate::value::Value<'_> {
                crate::value::Value::Record(self)
            }

            fn slot(&mut self) -> crate::value::Slot<'_> {
                crate::value::Slot::Record(self)
            }

            fn placeholder() -> Self {
                Self::default()
            }
        }
    };
}

use record;

/// An attribute.
static ATTRIBUTE: XmlNode = XmlNode::ELEMENT.with_form(XmlForm::Attribute);

/// An optional member with this wire name. Only JSON needs its key.
const fn field(name: &'static str, node: Node) -> Field {
    Field::escaped("", name, name, node)
}

/// An optional string with this wire name.
const fn text(name: &'static str) -> Field {
    field(name, Node::STRING)
}

/// A required member with this wire name.
const fn required(name: &'static str, node: Node) -> Field {
    field(name, node).with_presence_required()
}

/// The document of a structure, or the error's text.
fn written(value: &impl Wire) -> Result<String, String> {
    written_as(value, &RECORD, &EncodeOptions::BODY)
}

fn written_as(value: &impl Wire, node: &Node, options: &EncodeOptions<'_>) -> Result<String, String> {
    let bytes = format::encode(Format::Xml, value.get(), node, options).map_err(|error| error.to_string())?;
    Ok(String::from_utf8(bytes).unwrap())
}

/// What a tolerant reader makes of a document, or its problems, a line each.
fn read<T: Wire>(document: &str) -> Result<T, String> {
    read_as(document.as_bytes(), &RECORD, &DecodeOptions::RESPONSE)
}

/// What a strict reader makes of a document.
fn read_strictly<T: Wire>(document: &str) -> Result<T, String> {
    read_as(document.as_bytes(), &RECORD, &DecodeOptions::REQUEST)
}

fn read_as<T: Wire>(document: &[u8], node: &Node, options: &DecodeOptions) -> Result<T, String> {
    let mut value = T::placeholder();
    match format::decode(Format::Xml, document, node, value.slot(), options) {
        Ok(()) => Ok(value),
        Err(error) => Err(error.problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")),
    }
}

/// A tolerant reading with other limits.
fn limited(limits: Limits) -> DecodeOptions {
    DecodeOptions { limits, ..DecodeOptions::RESPONSE }
}
