//! The tables of the samples, and what makes a struct a record of its table: all that these types say to the engine.

use groupwright_engine::kind::{BOOLEAN, INTEGER, STRING};
use groupwright_engine::rule::{Constraint, Limit, Rule};
use groupwright_engine::table::{Field, Item, Kind};

pub(crate) const TEXT: Kind = Kind::Scalar(STRING);
pub(crate) const COUNT: Kind = Kind::Scalar(INTEGER);
pub(crate) const FLAG: Kind = Kind::Scalar(BOOLEAN);

/// No rule.
pub(crate) const ANY: &[Rule] = &[];

/// A rule that bounds a number of characters or items.
pub(crate) const fn count(constraint: &'static dyn Constraint, limit: u64) -> Rule {
    Rule::new(constraint, Limit::Count(limit))
}

/// A rule that bounds an integer.
pub(crate) const fn bound(constraint: &'static dyn Constraint, limit: i128) -> Rule {
    Rule::new(constraint, Limit::Integer(limit))
}

/// A member that may be absent.
pub(crate) const fn optional(
    name: &'static str,
    rust: &'static str,
    kind: Kind,
    rules: &'static [Rule],
) -> Field {
    Field::of(name, rust, Item { rules, ..Item::new(kind) })
}

/// A member that must be present.
pub(crate) const fn required(
    name: &'static str,
    rust: &'static str,
    kind: Kind,
    rules: &'static [Rule],
) -> Field {
    Field { required: true, ..optional(name, rust, kind, rules) }
}

/// A struct that is seen through its table, as generated code is: `position field = required(wire name, kind, rules);`.
macro_rules! record {
    ($type:ident { $($at:literal $field:ident = $presence:ident($name:literal, $kind:expr, $rules:expr);)+ }) => {
        impl ::groupwright_engine::value::Record for $type {
            fn shape(&self) -> &'static ::groupwright_engine::table::Shape {
                static SHAPE: ::groupwright_engine::table::Shape = ::groupwright_engine::table::Shape::new(
                    stringify!($type),
                    &[$($crate::record::$presence($name, stringify!($field), $kind, $rules)),+],
                );
                &SHAPE
            }

            fn get(&self, field: usize) -> ::groupwright_engine::value::Value<'_> {
                match field {
                    $($at => ::groupwright_engine::value::Wire::get(&self.$field),)+
                    _ => ::groupwright_engine::value::Value::Absent,
                }
            }

            fn slot(&mut self, field: usize) -> ::groupwright_engine::value::Slot<'_> {
                match field {
                    $($at => ::groupwright_engine::value::Wire::slot(&mut self.$field),)+
                    _ => ::groupwright_engine::value::Slot::Nowhere,
                }
            }
        }

        impl ::groupwright_engine::value::Wire for $type {
            fn get(&self) -> ::groupwright_engine::value::Value<'_> {
                ::groupwright_engine::value::Value::Record(self)
            }

            fn slot(&mut self) -> ::groupwright_engine::value::Slot<'_> {
                ::groupwright_engine::value::Slot::Record(self)
            }

            fn empty() -> Self {
                Self { $($field: ::groupwright_engine::value::Wire::empty()),+ }
            }
        }

        impl $crate::record::Named for $type {
            const KIND: ::groupwright_engine::table::Kind =
                ::groupwright_engine::table::Kind::Struct(stringify!($type));
            const ITEM: &'static ::groupwright_engine::table::Item =
                &::groupwright_engine::table::Item::new(Self::KIND);
        }
    };
}

pub(crate) use record;

/// How a table says that a member is such a structure.
pub(crate) trait Named {
    /// A member that is one.
    const KIND: Kind;
    /// A body that is one, or an item of a list.
    const ITEM: &'static Item;
}
