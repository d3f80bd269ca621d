//! Structures of types that are known only at run time.

use std::fmt;

use super::DynValue;
use crate::debug;
use crate::table::{ConstantValue, Shape};
use crate::value::{Record, Slot, Value};

/// A structure of a type that is known only at run time. Two structures are equal if they have the same
/// type and equal fields.
#[derive(Clone)]
pub struct DynRecord {
    shape: &'static Shape,
    values: Vec<DynValue>,
}

impl DynRecord {
    /// Creates an empty structure of this type.
    pub fn new(shape: &'static Shape) -> Self {
        Self { shape, values: shape.fields().iter().map(DynValue::of_field).collect() }
    }

    /// Shows the entries of all maps in the order in which they were given to those of another structure of this type.
    pub fn arrange_like(&mut self, other: &Self) {
        for (own, other) in self.values.iter_mut().zip(&other.values) {
            own.arrange_like(other);
        }
    }

    /// Creates the structure of a constant member.
    pub(super) fn constant(shape: &'static Shape, values: &[ConstantValue]) -> Self {
        let fields = shape.fields().iter().zip(values);
        Self { shape, values: fields.map(|(field, value)| DynValue::constant(field.node(), value)).collect() }
    }
}

impl Record for DynRecord {
    fn shape(&self) -> &'static Shape {
        self.shape
    }

    fn get(&self, field: usize) -> Value<'_> {
        self.values.get(field).map_or(Value::Absent, DynValue::get)
    }

    fn slot(&mut self, field: usize) -> Slot<'_> {
        self.values.get_mut(field).map_or(Slot::Unavailable, DynValue::slot)
    }
}

impl PartialEq for DynRecord {
    fn eq(&self, other: &Self) -> bool {
        self.shape.name() == other.shape.name() && self.values == other.values
    }
}

/// Masks secrets.
impl fmt::Debug for DynRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug::debug(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Field, Node};
    use crate::value::Scalar;

    static TEXTS: Node = Node::STRING;
    static FIELDS: &[Field] = &[
        Field::required(",\"name\":", "name", Node::STRING),
        Field::new(",\"size\":", "size", Node::INTEGER),
        Field::new(",\"key\":", "key", Node::STRING.secret()),
        Field::required(",\"tags\":", "tags", Node::list(&TEXTS)),
        Field::required(",\"notes\":", "notes", Node::map(&TEXTS)),
        Field::new(",\"child\":", "child", Node::record(|| &NODE)),
    ];
    static NODE: Shape = Shape::new("Node", FIELDS);
    // A type that requires itself has no values, but creating an empty one must terminate.
    static LOOP: Shape =
        Shape::new("Loop", &[Field::required(",\"again\":", "again", Node::record(|| &LOOP))]);

    fn node() -> DynRecord {
        DynRecord::new(&NODE)
    }

    fn set(slot: Slot<'_>, text: &str) {
        let Slot::Scalar(leaf) = slot.filled() else { panic!("not a leaf") };
        leaf.set(Scalar::String(text)).unwrap();
    }

    #[test]
    fn fills_required_fields_directly_and_others_as_optional() {
        let mut node = node();
        assert!(matches!(node.get(0), Value::Absent));
        assert!(matches!(node.get(3), Value::List(list) if list.is_empty()));
        assert!(matches!(node.get(4), Value::Map(map) if map.is_empty()));
        assert!(matches!(node.slot(0), Slot::Scalar(_)));
        assert!(matches!(node.slot(3), Slot::List(_)));
        assert!(matches!(node.slot(1), Slot::Optional(_)));
        if let Slot::Optional(maybe) = node.slot(1) {
            maybe.null();
        }
        assert!(matches!(node.get(1), Value::Null));
        set(node.slot(1), "replaces null");
        assert!(matches!(node.get(1), Value::Scalar(_)));
        assert!(matches!(node.get(7), Value::Absent));
        assert!(matches!(node.slot(7), Slot::Unavailable));
    }

    #[test]
    fn creates_a_nested_structure_on_first_fill_and_keeps_it() {
        let mut outer = node();
        assert!(matches!(outer.get(5), Value::Absent));
        for (field, text) in [(0, "inner"), (2, "key")] {
            let Slot::Record(inner) = outer.slot(5).filled() else { panic!("not a record") };
            set(inner.slot(field), text);
        }
        let Value::Record(inner) = outer.get(5) else { panic!("not a record") };
        assert!(matches!((inner.get(0), inner.get(2)), (Value::Scalar(_), Value::Scalar(_))));
        assert!(matches!(outer.slot(6).filled(), Slot::Unavailable));
        let record = DynRecord::new(&LOOP);
        assert_eq!(record, record.clone());
    }

    #[test]
    fn appends_to_lists_and_maps_and_compares_their_items() {
        let (mut left, right) = (node(), node());
        assert_eq!(left, right);
        if let Slot::List(list) = left.slot(3) {
            set(list.push(), "first");
            set(list.last(), "first, corrected");
        }
        if let Slot::Map(map) = left.slot(4) {
            set(map.entry("b"), "2");
            set(map.entry("a"), "1");
            set(map.entry("a"), "one");
        }
        assert_ne!(left, right);
        assert_eq!(left, left.clone());
        let shown = format!("{left:?}");
        assert_eq!(shown, r#"Node { tags: ["first, corrected"], notes: {"a": "one", "b": "2"} }"#);
    }

    #[test]
    fn holds_a_single_value_without_a_structure() {
        static NULLABLE: Node = Node::STRING.nullable();
        let mut text = DynValue::new(&TEXTS);
        assert!(matches!(text.get(), Value::Absent));
        set(text.slot(), "whole body");
        assert!(matches!(text.get(), Value::Scalar(Scalar::String(text)) if text == "whole body"));
        assert!(matches!(DynValue::new(&NULLABLE).slot(), Slot::Optional(_)));
    }
}
