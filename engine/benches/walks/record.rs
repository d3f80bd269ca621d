//! The tables of the samples, and what makes a struct a record of its table: all that these types say to the engine.

use groupwright_engine::rule::Rule;
use groupwright_engine::table::{Field, Node};

/// No rule.
pub(crate) const ANY: &[Rule] = &[];

/// A member that may be absent.
pub(crate) const fn optional(
    key: &'static str,
    rust: &'static str,
    node: Node,
    rules: &'static [Rule],
) -> Field {
    Field::new(key, rust, node.with_rules(rules))
}

/// A member that must be present.
pub(crate) const fn required(
    key: &'static str,
    rust: &'static str,
    node: Node,
    rules: &'static [Rule],
) -> Field {
    Field::required(key, rust, node.with_rules(rules))
}

/// A struct that is seen through its table, as generated code is: `position field = required(wire name, node, rules);`.
macro_rules! record {
    ($type:ident { $($at:literal $field:ident = $presence:ident($name:literal, $node:expr, $rules:expr);)+ }) => {
        impl ::groupwright_engine::value::HasShape for $type {
            fn shape() -> &'static ::groupwright_engine::table::Shape {
                static SHAPE: ::groupwright_engine::table::Shape = ::groupwright_engine::table::Shape::new(
                    stringify!($type),
                    &[$($crate::record::$presence(
                        concat!(",\"", $name, "\":"),
                        stringify!($field),
                        $node,
                        $rules,
                    )),+],
                );
                &SHAPE
            }
        }

        impl ::groupwright_engine::value::Record for $type {
            fn shape(&self) -> &'static ::groupwright_engine::table::Shape {
                <Self as ::groupwright_engine::value::HasShape>::shape()
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
                    _ => ::groupwright_engine::value::Slot::Unavailable,
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

            fn placeholder() -> Self {
                Self { $($field: ::groupwright_engine::value::Wire::placeholder()),+ }
            }
        }

        impl $crate::record::Named for $type {
            const NODE: ::groupwright_engine::table::Node =
                ::groupwright_engine::table::Node::record(<$type as ::groupwright_engine::value::HasShape>::shape);
            const BODY: &'static ::groupwright_engine::table::Node = &Self::NODE;
        }
    };
}

pub(crate) use record;

/// How a table says that a member is such a structure.
pub(crate) trait Named {
    /// A member that is one.
    const NODE: Node;
    /// A body that is one, or an item of a list.
    const BODY: &'static Node;
}
