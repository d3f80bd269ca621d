//! Forms in both directions, and what must not be read.

mod hostile;
mod spellings;
mod texts;

use crate::format::{Format, Reading, Writing, decode, encode};
use crate::kind::{INTEGER, STRING};
use crate::table::{Field, Form, FormLists, FormObjects, Item, Kind, Shape};
use crate::validate::sample::{Sample, fields};
use crate::value::{Record, Value, Wire};

const TEXT: Kind = Kind::Scalar(STRING);
const INT: Kind = Kind::Scalar(INTEGER);
static TEXT_ITEM: Item = Item::new(TEXT);
static INT_ITEM: Item = Item::new(INT);
static PERSON_ITEM: Item = Item::new(Kind::Struct("Person"));
const ROOT: Item = Item::new(Kind::Struct("Sample"));

fn field(name: &'static str, kind: Kind) -> Field {
    Field::new(name, name, kind)
}

/// A structure of one field, in this style.
fn styled(field: Field, form: Form, value: impl Wire + 'static) -> Sample {
    Sample::new(Shape { form, ..Shape::new("Sample", fields([field])) }, vec![Box::new(value)])
}

const fn lists(lists: FormLists) -> Form {
    Form { lists, objects: FormObjects::Brackets }
}

/// The body, percent-decoded to be read by people; or why there is none.
fn written(record: &dyn Record) -> Result<String, String> {
    let body = encode(Format::Form, &Value::Record(record), &ROOT, &Writing::BODY);
    let body = body.map_err(|error| format!("{}: {}", error.pointer, error.what))?;
    Ok(percent_encoding::percent_decode(&body).decode_utf8().unwrap().into_owned())
}

/// What is wrong with the body, one problem a line; empty: nothing.
fn read(body: &str, record: &mut dyn Record, reading: &Reading) -> String {
    let slot = crate::value::Slot::Record(record);
    let problems = decode(Format::Form, body.as_bytes(), &ROOT, slot, reading).err().map(|e| e.problems);
    let lines: Vec<String> = problems.into_iter().flatten().map(|problem| problem.to_string()).collect();
    lines.join("\n")
}

/// Reads a body strictly into a structure of one field, and tells the field's value or what is wrong.
fn strictly<T: Wire + Default + 'static>(field: Field, form: Form, body: &str) -> Result<String, String> {
    let mut record = styled(field, form, T::default());
    match read(body, &mut record, &Reading::REQUEST) {
        problems if problems.is_empty() => Ok(told(&record.get(0))),
        problems => Err(problems),
    }
}

/// A value as text: `[1, 2]`, `{name: x}`.
fn told(value: &Value<'_>) -> String {
    match value {
        Value::Absent => "-".to_owned(),
        Value::Null => "null".to_owned(),
        Value::Scalar(scalar) => {
            let mut text = String::new();
            STRING.write(scalar, &mut text).unwrap();
            text
        }
        Value::List(list) => {
            let items: Vec<String> = (0..list.len()).map(|index| told(&list.get(index))).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Map(map) => {
            let entries: Vec<String> =
                map.entries().map(|(key, value)| format!("{key}: {}", told(&value))).collect();
            format!("{{{}}}", entries.join(", "))
        }
        Value::Record(record) => {
            let fields = record.shape().fields.iter().enumerate();
            let members: Vec<String> =
                fields.map(|(i, field)| format!("{}: {}", field.name, told(&record.get(i)))).collect();
            format!("{{{}}}", members.join(", "))
        }
    }
}
