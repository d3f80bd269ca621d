//! A structure whose type is known only at run time.

use std::fmt;

use super::{DynValue, Tables, find};
use crate::debug;
use crate::table::Shape;
use crate::value::{Record, Slot, Value};

/// A structure of a type that is known only at run time. Two are equal when they are of one type and hold the same.
#[derive(Clone)]
pub struct DynRecord {
    shape: &'static Shape,
    values: Vec<DynValue>,
}

impl DynRecord {
    /// An empty structure of the type with this name, or nothing when there is no such type.
    pub fn new(tables: &Tables, name: &str) -> Option<Self> {
        Self::among(tables.shapes, name)
    }

    pub(super) fn among(shapes: &'static [Shape], name: &str) -> Option<Self> {
        let shape = find(shapes, name)?;
        let values = shape.fields.iter().map(|field| DynValue::of_field(shapes, field)).collect();
        Some(Self { shape, values })
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
        self.values.get_mut(field).map_or(Slot::Nowhere, DynValue::slot)
    }
}

impl PartialEq for DynRecord {
    fn eq(&self, other: &Self) -> bool {
        self.shape.name == other.shape.name && self.values == other.values
    }
}

/// Secrets are not shown.
impl fmt::Debug for DynRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug::debug(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::{INTEGER, STRING};
    use crate::table::{Api, Field, Item, Kind};
    use crate::value::Scalar;

    const fn required(field: Field) -> Field {
        Field { required: true, ..field }
    }

    static TEXTS: Item = Item::new(Kind::Scalar(STRING));
    static NODE: &[Field] = &[
        required(Field::new("name", "name", Kind::Scalar(STRING))),
        Field::new("size", "size", Kind::Scalar(INTEGER)),
        Field { secret: true, ..Field::new("key", "key", Kind::Scalar(STRING)) },
        required(Field::new("tags", "tags", Kind::List(&TEXTS))),
        required(Field::new("notes", "notes", Kind::Map(&TEXTS))),
        Field::new("child", "child", Kind::Struct("Node")),
        Field::new("lost", "lost", Kind::Struct("Nobody")),
    ];
    // A type that requires itself can have no value; making an empty one must end all the same.
    static LOOP: &[Field] = &[required(Field::new("again", "again", Kind::Struct("Loop")))];
    static SHAPES: &[Shape] = &[Shape::new("Node", NODE), Shape::new("Loop", LOOP)];
    static TABLES: Tables = Tables {
        api: Api {
            name: "sample",
            title: "Sample",
            description: "",
            source: "",
            servers: &[],
            auth: &[],
            notes: &[],
        },
        endpoints: &[],
        shapes: SHAPES,
    };

    fn node() -> DynRecord {
        DynRecord::new(&TABLES, "Node").unwrap()
    }

    fn set(slot: Slot<'_>, text: &str) {
        let Slot::Leaf(leaf) = slot.filled() else { panic!("not a leaf") };
        leaf.set(Scalar::Text(text.into())).unwrap();
    }

    #[test]
    fn what_is_required_is_filled_directly_and_the_rest_may_be_absent_or_null() {
        let mut node = node();
        assert!(matches!(node.get(0), Value::Absent));
        assert!(matches!(node.get(3), Value::List(list) if list.is_empty()));
        assert!(matches!(node.get(4), Value::Map(map) if map.is_empty()));
        assert!(matches!(node.slot(0), Slot::Leaf(_)));
        assert!(matches!(node.slot(3), Slot::List(_)));
        assert!(matches!(node.slot(1), Slot::Maybe(_)));
        if let Slot::Maybe(maybe) = node.slot(1) {
            maybe.null();
        }
        assert!(matches!(node.get(1), Value::Null));
        set(node.slot(1), "replaces null");
        assert!(matches!(node.get(1), Value::Scalar(_)));
        assert!(matches!(node.get(7), Value::Absent));
        assert!(matches!(node.slot(7), Slot::Nowhere));
    }

    #[test]
    fn a_structure_within_is_made_when_it_is_filled_and_then_kept() {
        let mut outer = node();
        assert!(matches!(outer.get(5), Value::Absent));
        for (field, text) in [(0, "inner"), (2, "key")] {
            let Slot::Record(inner) = outer.slot(5).filled() else { panic!("not a record") };
            set(inner.slot(field), text);
        }
        let Value::Record(inner) = outer.get(5) else { panic!("not a record") };
        assert!(matches!((inner.get(0), inner.get(2)), (Value::Scalar(_), Value::Scalar(_))));
        assert!(matches!(outer.slot(6).filled(), Slot::Nowhere));
        assert!(DynRecord::new(&TABLES, "Loop").is_some_and(|record| record == record.clone()));
        assert!(DynRecord::new(&TABLES, "Nobody").is_none());
    }

    #[test]
    fn lists_and_maps_grow_and_count_in_equality() {
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
    fn a_single_value_stands_alone() {
        static NULLABLE: Item = Item { nullable: true, ..TEXTS };
        let mut text = DynValue::new(&TABLES, &TEXTS);
        assert!(matches!(text.get(), Value::Absent));
        set(text.slot(), "whole body");
        assert!(matches!(text.get(), Value::Scalar(Scalar::Text(text)) if text == "whole body"));
        assert!(matches!(DynValue::new(&TABLES, &NULLABLE).slot(), Slot::Maybe(_)));
    }
}
