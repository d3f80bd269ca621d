//! The deprecated members that a value has.

use super::MAX_VIOLATIONS;
use crate::table::{FieldFact, Node};
use crate::value::{Record, Value};
use crate::walk::{Limits, Path, Shown, Step, ValueKind, of_kind, union_shown};

/// The key of the fact that a field is deprecated.
const DEPRECATED: &str = "deprecated";

/// A deprecated member that a value has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deprecated {
    /// The location of the member: a JSON Pointer (RFC 6901) of wire names.
    pub pointer: String,
    /// What the documentation says about it.
    pub text: &'static str,
}

/// Returns the deprecated members that a structure has, including those of all nested values.
pub fn deprecated(record: &dyn Record) -> Vec<Deprecated> {
    let mut found = Vec::new();
    in_record(record, &Path::ROOT, 0, &mut found);
    found
}

fn in_record(record: &dyn Record, path: &Path<'_>, depth: usize, found: &mut Vec<Deprecated>) {
    let shape = record.shape();
    for (index, field) in shape.fields().iter().enumerate() {
        let value = record.get(index);
        if value.is_absent() || field.constant().is_some() {
            continue;
        }
        // The members that are not described have no member around them.
        let path = if field.is_additional() {
            path.also(field.node())
        } else {
            path.descend(Step::Member(field.name()), field.node())
        };
        let facts = shape.facts().iter().filter(|fact| fact.field() == index);
        let facts = facts.map(FieldFact::fact).filter(|fact| fact.key() == DEPRECATED);
        for fact in facts {
            if found.len() >= MAX_VIOLATIONS {
                return;
            }
            found.push(Deprecated { pointer: path.pointer(), text: fact.text() });
        }
        in_value(value, field.node(), &path, depth + 1, found);
    }
}

fn in_value(
    value: Value<'_>,
    node: &'static Node,
    path: &Path<'_>,
    depth: usize,
    found: &mut Vec<Deprecated>,
) {
    if depth >= Limits::USUAL.depth || found.len() >= MAX_VIOLATIONS {
        return;
    }
    match of_kind(&value, node.kind()) {
        ValueKind::Record(record) => in_record(record, path, depth, found),
        ValueKind::List(list, item) => {
            for index in 0..list.len() {
                let path = path.descend(Step::Index(index), item);
                in_value(list.get(index), item, &path, depth + 1, found);
            }
        }
        ValueKind::Map(map, entry) => {
            for (key, value) in map.entries() {
                in_value(value, entry, &path.descend(Step::Given(key), entry), depth + 1, found);
            }
        }
        ValueKind::Union(variant) => match union_shown(variant) {
            Shown::Bare(value, node) | Shown::Tagged(_, value, node) => {
                in_value(value, node, &path.also(node), depth, found);
            }
            Shown::Around(view) => in_record(&view, path, depth, found),
            Shown::Nothing => {}
        },
        ValueKind::Absent
        | ValueKind::Null
        | ValueKind::Scalar(_)
        | ValueKind::Json(_)
        | ValueKind::Mismatch => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dynamic::DynRecord;
    use crate::format::{DecodeOptions, Format, decode};
    use crate::table::{Fact, Field, Shape};
    use crate::value::Slot;

    fn shape() -> &'static Shape {
        static ITEMS: Node = Node::record(shape);
        static FIELDS: [Field; 3] = [
            Field::new(",\"old\":", "old", Node::STRING),
            Field::new(",\"within\":", "within", Node::list(&ITEMS)),
            Field::new(",\"hidden\":", "hidden", Node::map(&ITEMS).secret()),
        ];
        static SHAPE: Shape = Shape::new("Shape", &FIELDS).with_facts(&[
            FieldFact::new(0, Fact::new("since", "1.0")),
            FieldFact::new(0, Fact::new("deprecated", "Use another.")),
        ]);
        &SHAPE
    }

    fn found(text: &str) -> Vec<String> {
        let mut record = DynRecord::new(shape());
        let node = Node::record(shape);
        decode(Format::Json, text.as_bytes(), &node, Slot::Record(&mut record), &DecodeOptions::VALUES)
            .unwrap();
        deprecated(&record).into_iter().map(|found| format!("{} {}", found.pointer, found.text)).collect()
    }

    #[test]
    fn finds_deprecated_members_at_any_depth_and_hides_secret_names() {
        assert_eq!(found("{}"), [""; 0]);
        assert_eq!(
            found(r#"{"old":"a","within":[{},{"old":"b"}],"hidden":{"hunter2":{"old":"c"}}}"#),
            ["/old Use another.", "/within/1/old Use another.", "/hidden/(secret)/old Use another."]
        );
    }
}
