//! Forms in both directions, and what must not be read.

mod hostile;
mod layouts;
mod probing;
mod query;
mod spellings;
mod texts;

use crate::format::{DecodeOptions, EncodeOptions, Format, decode, encode};
use crate::table::{
    Field, FormEntries, FormList, FormLists, FormMap, FormNode, FormObjects, FormShape, Node, Shape,
};
use crate::validate::sample::{Person, Sample, fields};
use crate::value::{Record, Scalar, Slot, Value, Wire};

static TEXT: Node = Node::STRING;
static INT: Node = Node::INTEGER;
static PERSON: Node = Node::record(|| Person::default().shape());
/// A structure of which only its values know the table.
static ROOT: Node = Node::record(|| &Shape::EMPTY);

fn field(name: &'static str, node: Node) -> Field {
    Field::escaped(String::leak(format!(",{name:?}:")), name, name, node)
}

/// A structure of one field, in this style.
#[expect(
    clippy::large_types_passed_by_value,
    reason = "a field is made for each call, and a test need not be fast"
)]
fn styled(field: Field, form: FormShape, value: impl Wire + 'static) -> Sample {
    Sample::new(&Shape::new("Sample", fields([field])).with_form(form), vec![Box::new(value)])
}

const fn lists(lists: FormLists) -> FormShape {
    FormShape::new(lists, FormObjects::Brackets)
}

/// The body, percent-decoded to be read by people; or why there is none.
fn written(record: &dyn Record) -> Result<String, String> {
    let body = encode(Format::Form, Value::Record(record), &ROOT, &EncodeOptions::BODY);
    let body = body.map_err(|error| format!("{}: {}", error.pointer, error.what))?;
    Ok(percent_encoding::percent_decode(&body).decode_utf8().unwrap().into_owned())
}

/// What is wrong with the body, one problem a line; empty: nothing.
fn read(body: &str, record: &mut dyn Record, options: &DecodeOptions) -> String {
    let slot = Slot::Record(record);
    let problems = decode(Format::Form, body.as_bytes(), &ROOT, slot, options).err().map(|e| e.problems);
    let lines: Vec<String> = problems.into_iter().flatten().map(|problem| problem.to_string()).collect();
    lines.join("\n")
}

/// Reads a body strictly into a structure of one field, and tells the field's value or what is wrong.
#[expect(
    clippy::large_types_passed_by_value,
    reason = "a field is made for each call, and a test need not be fast"
)]
fn strictly<T: Wire + Default + 'static>(
    field: Field,
    form: FormShape,
    body: &str,
) -> Result<String, String> {
    let mut record = styled(field, form, T::default());
    match read(body, &mut record, &DecodeOptions::REQUEST) {
        problems if problems.is_empty() => Ok(told(record.get(0))),
        problems => Err(problems),
    }
}

/// A value as text: `[1, 2]`, `{name: x}`.
fn told(value: Value<'_>) -> String {
    match value {
        Value::Absent => "-".to_owned(),
        Value::Null => "null".to_owned(),
        Value::Scalar(Scalar::String(text)) => text.to_owned(),
        Value::Scalar(Scalar::Integer(value)) => value.to_string(),
        Value::Scalar(other) => format!("{other:?}"),
        Value::List(list) => {
            let items: Vec<String> = (0..list.len()).map(|index| told(list.get(index))).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Json(json) => json.to_string(),
        Value::Map(map) => {
            let entries: Vec<String> =
                map.entries().map(|(key, value)| format!("{key}: {}", told(value))).collect();
            format!("{{{}}}", entries.join(", "))
        }
        Value::Union(variant) => told(variant.get()),
        Value::Record(record) => {
            let fields = record.shape().fields().iter().enumerate();
            let members: Vec<String> =
                fields.map(|(i, field)| format!("{}: {}", field.name(), told(record.get(i)))).collect();
            format!("{{{}}}", members.join(", "))
        }
    }
}
