//! The JSON codec on types of every kind, both ways.

mod any;
mod limits;
mod probing;
mod reading;
mod refusing;
mod wide;
mod writing;

use crate::domain::Domain;
use crate::dynamic::DynRecord;
use crate::format::{DecodeOptions, EncodeOptions, Format, decode, encode};
use crate::spelling::{BooleanTokens, Token};
use crate::table::{Enumeration, Field, Node, Openness, ParameterLocation, Shape};
use crate::value::{Record, Slot, Value};

static ZERO_ONE: BooleanTokens = BooleanTokens::new(Token::number("0"), Token::number("1"));
static STATE: Enumeration = Enumeration::new("State", &["on", "off"]).with_openness(Openness::Closed);

static TEXTS: Node = Node::STRING;
static GAPS: Node = Node::INTEGER.nullable();
static GROUPS: Node = Node::record(|| &GROUP);
static VAULTS: Node = Node::record(|| &VAULT);

static GROUP: Shape = Shape::new("Group", GROUP_FIELDS);
static GROUP_FIELDS: &[Field] = &[
    Field::required(",\"name\":", "name", Node::STRING).with_aliases(&["Name"]),
    Field::new(",\"size\":", "size", Node::INTEGER),
    Field::new(",\"private\":", "private", Node::spelled(Domain::Boolean, &ZERO_ONE)),
    Field::new(",\"modified\":", "modified", Node::DATETIME.nullable().null_as(&crate::table::Text::EMPTY)),
    Field::new(",\"state\":", "state", Node::one_of(&STATE)),
    Field::new(",\"tags\":", "tags", Node::list(&TEXTS)),
    Field::new(",\"scores\":", "scores", Node::list(&GAPS)),
    Field::new(",\"notes\":", "notes", Node::map(&TEXTS)),
    Field::new(",\"children\":", "children", Node::list(&GROUPS)),
    Field::new(",\"ratio\":", "ratio", Node::NUMBER),
    Field::new(",\"friendlyName\":", "friendly_name", Node::STRING),
    Field::new(",\"password\":", "password", Node::STRING.secret()),
    Field::new(",\"vault\":", "vault", Node::record(|| &VAULT).secret()),
    Field::new(",\"page\":", "page", Node::INTEGER).with_location(ParameterLocation::Query),
];
static VAULT: Shape = Shape::new("Vault", VAULT_FIELDS);
static OPEN: Shape = Shape::new("Open", VAULT_FIELDS).open();
static VAULT_FIELDS: &[Field] =
    &[Field::new(",\"pin\":", "pin", Node::INTEGER), Field::new(",\"open\":", "open", Node::BOOLEAN)];
// The same wire name in the path and in the body.
static RENAME: Shape = Shape::new(
    "Rename",
    &[
        Field::required(",\"name\":", "old_name", Node::STRING).with_location(ParameterLocation::Path),
        Field::required(",\"name\":", "new_name", Node::STRING),
    ],
);

/// A structure of the type, whatever its type is: only its values know the table.
static ANY: Node = Node::record(|| &Shape::EMPTY);

/// Reads a structure of this type; what is wrong, one line a problem, without the first line.
fn read_as(shape: &'static Shape, body: &[u8], options: &DecodeOptions) -> Result<DynRecord, String> {
    let mut record = DynRecord::new(shape);
    match decode(Format::Json, body, &ANY, Slot::Record(&mut record), options) {
        Ok(()) => Ok(record),
        Err(error) => {
            let text = error.to_string();
            Err(text.lines().skip(1).map(str::trim_start).collect::<Vec<_>>().join("\n"))
        }
    }
}

fn read(body: &str, options: &DecodeOptions) -> Result<DynRecord, String> {
    read_as(&GROUP, body.as_bytes(), options)
}

fn write(record: &DynRecord, options: &EncodeOptions<'_>) -> String {
    String::from_utf8(encode(Format::Json, Value::Record(record), &ANY, options).unwrap()).unwrap()
}
