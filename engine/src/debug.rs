//! How a structure is shown to a developer: by its table, with its secrets left out.

use std::fmt;

use crate::value::{Record, Scalar, Value};

/// How deep a structure is shown; what lies deeper is shown as `…`.
const MAX_DEPTH: usize = 64;

/// Shows a structure as `Name { field: value, … }`: absent fields are left out, secrets are `(secret)`.
pub fn debug(record: &dyn Record, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    show_record(record, MAX_DEPTH, f)
}

/// Shows any value in the same way.
pub fn debug_value(value: &Value<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Debug::fmt(&Shown { value, depth: MAX_DEPTH }, f)
}

/// A value, to be shown so many levels deep.
struct Shown<'s, 'v> {
    value: &'s Value<'v>,
    depth: usize,
}

impl fmt::Debug for Shown<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(depth) = self.depth.checked_sub(1) else { return f.write_str("…") };
        match self.value {
            Value::Absent => f.write_str("Absent"),
            Value::Null => f.write_str("Null"),
            Value::Scalar(scalar) => show_scalar(*scalar, f),
            Value::Record(record) => show_record(*record, depth, f),
            Value::List(list) => {
                let mut shown = f.debug_list();
                for index in 0..list.len() {
                    shown.entry(&Shown { value: &list.get(index), depth });
                }
                shown.finish()
            }
            Value::Map(map) => {
                let mut shown = f.debug_map();
                for (key, value) in map.entries() {
                    shown.entry(&key, &Shown { value: &value, depth });
                }
                shown.finish()
            }
        }
    }
}

fn show_record(record: &dyn Record, depth: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let shape = record.shape();
    let mut shown = f.debug_struct(shape.name());
    for (index, field) in shape.fields().iter().enumerate() {
        match record.get(index) {
            Value::Absent => {}
            _ if field.node().is_secret() => {
                shown.field(field.rust(), &format_args!("(secret)"));
            }
            value => {
                shown.field(field.rust(), &Shown { value: &value, depth });
            }
        }
    }
    shown.finish()
}

fn show_scalar(scalar: Scalar<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match scalar {
        Scalar::String(text) => write!(f, "{text:?}"),
        Scalar::Boolean(value) => write!(f, "{value}"),
        Scalar::Integer(value) => write!(f, "{value}"),
        Scalar::Unsigned(value) => write!(f, "{value}"),
        Scalar::Number(value) => write!(f, "{value:?}"),
        Scalar::Uuid(value) => write!(f, "{value}"),
        Scalar::DateTime(value) => write!(f, "{value}"),
        Scalar::LocalDateTime(value) => write!(f, "{value}"),
    }
}

#[cfg(test)]
mod tests {
    use std::fmt;

    use super::debug;
    use crate::table::{Field, Node, Shape};
    use crate::types::{DateTime, Patch};
    use crate::value::{Record, Slot, Value, Wire};

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
    fn secrets_and_absent_members_are_not_shown() {
        let inner = Sample { password: Some("hunter2".into()), note: Patch::Null, ..Sample::default() };
        let when = "2024-04-18T04:22:49Z".parse().ok();
        let outer = Sample { name: "a \"b\"".into(), when, nested: vec![inner], ..Sample::default() };
        assert_eq!(
            format!("{outer:?}"),
            r#"Sample { name: "a \"b\"", when: 2024-04-18T04:22:49Z, nested: [Sample { name: "", password: (secret), nested: [], note: Null }] }"#
        );
    }

    #[test]
    fn what_lies_too_deep_is_cut() {
        let deep =
            (0..100).fold(Sample::default(), |inner, _| Sample { nested: vec![inner], ..Sample::default() });
        let shown = format!("{deep:?}");
        assert!(shown.contains('…'), "{shown}");
        assert!(shown.matches("Sample").count() < 70);
    }
}
