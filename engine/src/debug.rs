//! `Debug` output of structures according to their tables, with masked secrets.

use std::fmt;

use crate::binary::Binary;
use crate::error::HIDDEN;
use crate::table::{Field, Node};
use crate::value::{Record, Scalar, Value, Variant};

/// The maximum depth of the output. Values that are nested deeper are shown as `…`.
const MAX_DEPTH: usize = 64;

/// Formats a structure as `Name { field: value, … }`. Absent fields are omitted and secrets are shown as
/// `(secret)`.
///
/// # Errors
///
/// Returns an error if the formatter does.
pub fn debug(record: &dyn Record, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    show_record(record, MAX_DEPTH, f)
}

/// Formats a value of a union as `Variant(value)`, in the same way.
///
/// # Errors
///
/// Returns an error if the formatter does.
pub fn debug_union(variant: &dyn Variant, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    show_variant(variant, MAX_DEPTH, f)
}

/// Formats the value of a node in the same way.
///
/// # Errors
///
/// Returns an error if the formatter does.
pub fn debug_value(value: &Value<'_>, node: &Node, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Debug::fmt(&Shown { value, node: Some(node), depth: MAX_DEPTH }, f)
}

/// A value and the maximum depth of its output.
struct Shown<'s, 'v> {
    value: &'s Value<'v>,
    /// The node of the value, if known.
    node: Option<&'s Node>,
    depth: usize,
}

impl fmt::Debug for Shown<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(depth) = self.depth.checked_sub(1) else { return f.write_str("…") };
        if self.node.is_some_and(Node::is_secret) {
            return f.write_str(HIDDEN);
        }
        match self.value {
            Value::Absent => f.write_str("Absent"),
            Value::Null => f.write_str("Null"),
            Value::Scalar(scalar) => show_scalar(*scalar, f),
            Value::Record(record) => show_record(*record, depth, f),
            Value::List(list) if self.node.is_some_and(|node| node.kind().is_bytes()) => {
                write!(f, "{}", Binary::Bytes(list.bytes().unwrap_or_default()))
            }
            Value::List(list) => {
                let node = self.node.and_then(|node| node.kind().item());
                let mut shown = f.debug_list();
                for index in 0..list.len() {
                    shown.entry(&Shown { value: &there(list.get(index)), node, depth });
                }
                shown.finish()
            }
            Value::Json(json) if json.is_deeper_than(depth) => f.write_str("…"),
            Value::Json(json) => write!(f, "{json}"),
            Value::Map(map) => {
                let node = self.node.and_then(|node| node.kind().entry());
                let mut shown = f.debug_map();
                for (key, value) in map.entries() {
                    shown.entry(&key, &Shown { value: &there(value), node, depth });
                }
                shown.finish()
            }
            Value::Union(variant) => show_variant(*variant, depth, f),
        }
    }
}

/// Returns what is there: an item, a value of a map or of a variant without a value is null, since only members can be absent.
fn there(value: Value<'_>) -> Value<'_> {
    if value.is_absent() { Value::Null } else { value }
}

fn show_variant(variant: &dyn Variant, depth: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let union = variant.union();
    let position = variant.position();
    match position.and_then(|position| union.node(position).zip(Some(position))) {
        Some((node, position)) => {
            let value = variant.get();
            let name = union.variants().get(position).map_or("Unknown", Field::rust);
            f.debug_tuple(name).field(&Shown { value: &there(value), node: Some(node), depth }).finish()
        }
        None => f.write_str("Absent"),
    }
}

fn show_record(record: &dyn Record, depth: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let shape = record.shape();
    let mut shown = f.debug_struct(shape.name());
    for (index, field) in shape.fields().iter().enumerate() {
        let value = record.get(index);
        if !value.is_absent() {
            shown.field(field.rust(), &Shown { value: &value, node: Some(field.node()), depth });
        }
    }
    shown.finish()
}

fn show_scalar(scalar: Scalar<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match (scalar.string(), scalar.number()) {
        (Some(text), _) => write!(f, "{text:?}"),
        (None, Some(number)) => write!(f, "{number:?}"),
        (None, None) => write!(f, "{scalar}"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fmt;

    use super::debug;
    use crate::dynamic::DynRecord;
    use crate::table::{Field, Node, Shape};
    use crate::types::{DateTime, Patch};
    use crate::value::{Record, Scalar, Slot, Value, Wire};

    static INNER: Node = Node::record(|| &SAMPLE);
    static FIELDS: &[Field] = &[
        Field::new(",\"Name\":", "name", Node::STRING),
        Field::new(",\"when\":", "when", Node::DATETIME),
        Field::new(",\"password\":", "password", Node::STRING.secret()),
        Field::new(",\"nested\":", "nested", Node::list(&INNER)),
        Field::new(",\"note\":", "note", Node::STRING),
    ];
    static SAMPLE: Shape = Shape::new("Sample", FIELDS);

    #[derive(Default)]
    struct Sample {
        name: String,
        when: Option<DateTime>,
        password: Option<String>,
        nested: Vec<Sample>,
        note: Patch<String>,
    }

    impl Record for Sample {
        fn shape(&self) -> &'static Shape {
            &SAMPLE
        }

        fn get(&self, field: usize) -> Value<'_> {
            match field {
                0 => Wire::get(&self.name),
                1 => Wire::get(&self.when),
                2 => Wire::get(&self.password),
                3 => Wire::get(&self.nested),
                4 => Wire::get(&self.note),
                _ => Value::Absent,
            }
        }

        fn slot(&mut self, _: usize) -> Slot<'_> {
            Slot::Unavailable
        }
    }

    impl Wire for Sample {
        fn get(&self) -> Value<'_> {
            Value::Record(self)
        }

        fn slot(&mut self) -> Slot<'_> {
            Slot::Record(self)
        }

        fn placeholder() -> Self {
            Self::default()
        }
    }

    impl fmt::Debug for Sample {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            debug(self, f)
        }
    }

    #[test]
    fn hides_the_secret_items_of_a_list() {
        static SECRET: Node = Node::STRING.secret();
        static KEYS: Shape = Shape::new(
            "Keys",
            &[
                Field::new(",\"all\":", "all", Node::list(&SECRET)),
                Field::new(",\"by\":", "by", Node::map(&SECRET)),
            ],
        );
        let mut keys = DynRecord::new(&KEYS);
        for (index, add) in [(0, "hunter2"), (1, "hunter3")] {
            let slot = match keys.slot(index).filled() {
                Slot::List(list) => list.push(),
                Slot::Map(map) => map.entry("k"),
                _ => panic!("it is a list or a map"),
            };
            slot.filled().scalar().unwrap().set(Scalar::String(add)).unwrap();
        }
        assert_eq!(format!("{keys:?}"), r#"Keys { all: [(secret)], by: {"k": (secret)} }"#);
    }

    #[test]
    fn an_item_or_an_entry_without_a_value_is_null() {
        static INTEGER: Node = Node::INTEGER.nullable();
        static ROW: Node = Node::list(&INTEGER).nullable();
        let shown = |value: &dyn Wire, node: &Node| {
            let value = value.get();
            fmt::from_fn(|f| super::debug_value(&value, node, f)).to_string()
        };
        let list = vec![Some(1_i64), None];
        assert_eq!(shown(&list, &Node::list(&INTEGER)), "[1, Null]");
        let map: BTreeMap<String, Option<i64>> = [("a".to_owned(), None), ("b".to_owned(), Some(2))].into();
        assert_eq!(shown(&map, &Node::map(&INTEGER)), r#"{"a": Null, "b": 2}"#);
        let rows = vec![Some(vec![None::<i64>]), None];
        assert_eq!(shown(&rows, &Node::list(&ROW)), "[[Null], Null]");
    }

    #[test]
    fn hides_secrets_and_absent_members() {
        let inner = Sample { password: Some("hunter2".into()), note: Patch::Null, ..Sample::default() };
        let when = "2024-04-18T04:22:49Z".parse().ok();
        let outer = Sample { name: "a \"b\"".into(), when, nested: vec![inner], ..Sample::default() };
        assert_eq!(
            format!("{outer:?}"),
            r#"Sample { name: "a \"b\"", when: 2024-04-18T04:22:49Z, nested: [Sample { name: "", password: (secret), nested: [], note: Null }] }"#
        );
    }

    #[test]
    fn truncates_deeply_nested_values() {
        let deep =
            (0..100).fold(Sample::default(), |inner, _| Sample { nested: vec![inner], ..Sample::default() });
        let shown = format!("{deep:?}");
        assert!(shown.contains('…'), "{shown}");
        assert!(shown.matches("Sample").count() < 70);
    }
}
