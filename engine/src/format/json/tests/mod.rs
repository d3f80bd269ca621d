//! The JSON walks on types of every kind, both ways.

mod limits;
mod reading;
mod refusing;
mod wide;
mod writing;

use crate::dynamic::{DynRecord, Tables};
use crate::format::{Format, Reading, Writing, decode, encode};
use crate::kind::{BOOLEAN, BOOLEAN_01, DATETIME, INTEGER, NUMBER, STRING};
use crate::table::{Api, Enumeration, Field, Item, Kind, Openness, Place, Shape};
use crate::value::{Record, Slot, Value};

const fn required(field: Field) -> Field {
    Field { required: true, ..field }
}

const fn nullable(field: Field) -> Field {
    Field { item: Item { nullable: true, ..field.item }, ..field }
}

const STATE: Enumeration =
    Enumeration { name: "State", kind: STRING, values: &["on", "off"], openness: Openness::Closed };

static TEXTS: Item = Item::new(Kind::Scalar(STRING));
static GAPS: Item = Item { nullable: true, ..Item::new(Kind::Scalar(INTEGER)) };
static GROUPS: Item = Item::new(Kind::Struct("Group"));

static GROUP: &[Field] = &[
    required(Field { aliases: &["Name"], ..Field::new("name", "name", Kind::Scalar(STRING)) }),
    Field::new("size", "size", Kind::Scalar(INTEGER)),
    Field::new("private", "private", Kind::Scalar(BOOLEAN_01)),
    nullable(Field { empty_is_null: true, ..Field::new("modified", "modified", Kind::Scalar(DATETIME)) }),
    Field::new("state", "state", Kind::Enum(STATE)),
    Field::new("tags", "tags", Kind::List(&TEXTS)),
    Field::new("scores", "scores", Kind::List(&GAPS)),
    Field::new("notes", "notes", Kind::Map(&TEXTS)),
    Field::new("children", "children", Kind::List(&GROUPS)),
    Field::new("ratio", "ratio", Kind::Scalar(NUMBER)),
    Field::new("friendlyName", "friendly_name", Kind::Scalar(STRING)),
    Field { secret: true, ..Field::new("password", "password", Kind::Scalar(STRING)) },
    Field { secret: true, ..Field::new("vault", "vault", Kind::Struct("Vault")) },
    Field { place: Place::Query, ..Field::new("page", "page", Kind::Scalar(INTEGER)) },
];
static VAULT: &[Field] =
    &[Field::new("pin", "pin", Kind::Scalar(INTEGER)), Field::new("open", "open", Kind::Scalar(BOOLEAN))];
// The same wire name in the path and in the body.
static RENAME: &[Field] = &[
    required(Field { place: Place::Path, ..Field::new("name", "old_name", Kind::Scalar(STRING)) }),
    required(Field::new("name", "new_name", Kind::Scalar(STRING))),
];
static SHAPES: &[Shape] = &[
    Shape::new("Group", GROUP),
    Shape::new("Vault", VAULT),
    Shape::new("Rename", RENAME),
    Shape { open: true, ..Shape::new("Open", VAULT) },
];
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

fn empty(shape: &str) -> DynRecord {
    DynRecord::new(&TABLES, shape).unwrap()
}

/// Reads a structure of this type; what is wrong, one line a problem, without the first line.
fn read_as(shape: &'static str, body: &[u8], reading: &Reading) -> Result<DynRecord, String> {
    let mut record = empty(shape);
    let item = Item::new(Kind::Struct(shape));
    match decode(Format::Json, body, &item, Slot::Record(&mut record), reading) {
        Ok(()) => Ok(record),
        Err(error) => {
            let text = error.to_string();
            Err(text.lines().skip(1).map(str::trim_start).collect::<Vec<_>>().join("\n"))
        }
    }
}

fn read(body: &str, reading: &Reading) -> Result<DynRecord, String> {
    read_as("Group", body.as_bytes(), reading)
}

fn write(record: &DynRecord, writing: &Writing<'_>) -> String {
    let item = Item::new(Kind::Struct(record.shape().name));
    String::from_utf8(encode(Format::Json, &Value::Record(record), &item, writing).unwrap()).unwrap()
}
