//! Tests of both directions together, on hand-written tables.

mod differential;
mod grammar;
mod hostile;
mod members;
mod namespaces;
mod nil;
mod pieces;
mod vendors;

use crate::format::{Limits, Reading, Scope, Writing};
use crate::kind::STRING;
use crate::table::{Field, Item, Kind};
use crate::value::Wire;

/// The item of a structure of any name; the walks take the table from the structure itself.
const STRUCTURE: Item = Item::new(Kind::Struct("any"));

/// Implements [`crate::value::Record`] and [`Wire`] for a structure with these fields, in the order of its table.
macro_rules! record {
    ($type:ident, $shape:expr, $($index:literal => $field:ident),*) => {
        impl crate::value::Record for $type {
            fn shape(&self) -> &'static crate::table::Shape {
                $shape
            }

            fn get(&self, field: usize) -> crate::value::Value<'_> {
                match field {
                    $($index => self.$field.get(),)*
                    _ => crate::value::Value::Absent,
                }
            }

            fn slot(&mut self, field: usize) -> crate::value::Slot<'_> {
                match field {
                    $($index => self.$field.slot(),)*
                    _ => crate::value::Slot::Nowhere,
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

            fn empty() -> Self {
                Self::default()
            }
        }
    };
}

use record;

/// An optional string with this wire name.
const fn text(name: &'static str) -> Field {
    Field::new(name, name, Kind::Scalar(STRING))
}

/// The document of a structure, or the error's text.
fn written(value: &impl Wire) -> Result<String, String> {
    written_as(value, &STRUCTURE, &Writing::BODY)
}

fn written_as(value: &impl Wire, item: &Item, writing: &Writing<'_>) -> Result<String, String> {
    let bytes = super::encode(&value.get(), item, writing).map_err(|error| error.to_string())?;
    Ok(String::from_utf8(bytes).unwrap())
}

/// What a tolerant reader makes of a document, or its problems, a line each.
fn read<T: Wire>(document: &str) -> Result<T, String> {
    read_as(document.as_bytes(), &STRUCTURE, &Reading::RESPONSE)
}

/// What a strict reader makes of a document.
fn read_strictly<T: Wire>(document: &str) -> Result<T, String> {
    read_as(document.as_bytes(), &STRUCTURE, &Reading::REQUEST)
}

fn read_as<T: Wire>(document: &[u8], item: &Item, reading: &Reading) -> Result<T, String> {
    let mut value = T::empty();
    match super::decode(document, item, value.slot(), reading) {
        Ok(()) => Ok(value),
        Err(error) => Err(error.problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")),
    }
}

/// A tolerant reading with other limits.
fn limited(limits: Limits) -> Reading {
    Reading { limits, strict: false, scope: Scope::Body, canonical: false }
}
