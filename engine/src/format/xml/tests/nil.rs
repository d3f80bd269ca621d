//! Null, empty and absent.

use super::{ATTRIBUTE, field, read, read_strictly, record, required, written};
use crate::table::{Field, Nil, Node, Shape, XmlShape};
use crate::types::Patch;
use crate::value::Wire;

static STRINGS: Node = Node::STRING.nullable();
static INTEGERS: Node = Node::INTEGER;

const FIELDS: &[Field] = &[
    field("text", Node::STRING.nullable()),
    field("number", Node::INTEGER.nullable()),
    field("tag", Node::list(&STRINGS).nullable()),
    field("id", Node::list(&INTEGERS).nullable()),
    field("attribute", Node::STRING.nullable().with_xml(&ATTRIBUTE)),
];

macro_rules! policy {
    ($type:ident, $shape:ident, $nil:ident) => {
        #[derive(Debug, Default, PartialEq)]
        struct $type {
            text: Patch<String>,
            number: Patch<i64>,
            tags: Patch<Vec<Option<String>>>,
            ids: Patch<Vec<i64>>,
            attribute: Patch<String>,
        }

        static $shape: Shape = Shape::new("a", FIELDS).with_xml(XmlShape::DEFAULT.with_nil(Nil::$nil));

        record!($type, &$shape, 0 => text, 1 => number, 2 => tags, 3 => ids, 4 => attribute);

        impl $type {
            fn nulls() -> Self {
                Self {
                    text: Patch::Null,
                    number: Patch::Null,
                    tags: Patch::Value(vec![Some("x".into())]),
                    ids: Patch::Null,
                    attribute: Patch::Null,
                }
            }
        }
    };
}

policy!(Omitting, OMITTING, Omit);
policy!(Emptying, EMPTYING, Empty);
policy!(Marking, MARKING, Xsi);

const DECLARED: &str = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

#[test]
fn writes_null_according_to_the_policy() {
    assert_eq!(written(&Omitting::nulls()).unwrap(), "<a><tag>x</tag></a>");
    assert_eq!(
        written(&Emptying::nulls()).unwrap(),
        "<a><text></text><number></number><tag>x</tag><id></id></a>"
    );
    let nil = format!("{DECLARED} xsi:nil=\"true\"");
    assert_eq!(
        written(&Marking::nulls()).unwrap(),
        format!("<a><text {nil}></text><number {nil}></number><tag>x</tag><id {nil}></id></a>")
    );
}

#[test]
fn reads_written_nulls_as_null() {
    let empty = Emptying::nulls();
    let read_back: Emptying = read_strictly(&written(&empty).unwrap()).unwrap();
    assert_eq!(read_back, Emptying { attribute: Patch::Absent, ..empty });
    let marked = Marking::nulls();
    let read_back: Marking = read_strictly(&written(&marked).unwrap()).unwrap();
    assert_eq!(read_back, Marking { attribute: Patch::Absent, ..marked });
}

#[test]
fn reads_nil_marked_empty_and_absent_members() {
    let document = format!(
        "<a {DECLARED}><text/><number/><tag xsi:nil=' 1 '>ignored</tag><tag></tag><id xsi:nil='true'/></a>"
    );
    let marking: Marking = read_strictly(&document).unwrap();
    assert_eq!(marking.text, Patch::Value(String::new()), "with nil marks, an empty string is one");
    assert_eq!((marking.number, marking.ids), (Patch::Null, Patch::Null));
    assert_eq!(marking.tags, Patch::Value(vec![None, Some(String::new())]));
    let emptying: Emptying = read_strictly(&document).unwrap();
    assert_eq!((emptying.text, emptying.number), (Patch::Null, Patch::Null));
    let absent: Omitting = read_strictly("<a/>").unwrap();
    assert_eq!(absent, Omitting::default());
    let attribute: Emptying = read_strictly("<a attribute=''/>").unwrap();
    assert_eq!(attribute.attribute, Patch::Value(String::new()), "a null attribute is left out");
    let not_nil: Marking = read(&format!("<a {DECLARED}><number xsi:nil='false'>1</number></a>")).unwrap();
    assert_eq!(not_nil.number, Patch::Value(1));
}

#[test]
fn writes_null_items_under_every_policy() {
    let tags = Patch::Value(vec![Some("x".into()), None]);
    let omitting = Omitting { tags: tags.clone(), ..Omitting::default() };
    assert_eq!(written(&omitting).unwrap(), "<a><tag>x</tag><tag></tag></a>");
    let emptying = Emptying { tags: tags.clone(), ..Emptying::default() };
    assert_eq!(read_strictly(&written(&emptying).unwrap()), Ok(emptying));
    let marking = Marking { tags, ..Marking::default() };
    assert_eq!(read_strictly(&written(&marking).unwrap()), Ok(marking));
}

#[derive(Debug, Default, PartialEq)]
struct Plain {
    needed: String,
    number: Option<i64>,
    blank: Option<String>,
}

static PLAIN: Shape = Shape::new(
    "plain",
    &[
        required("needed", Node::STRING),
        field("number", Node::INTEGER),
        field("blank", Node::STRING.nullable().null_as(&crate::table::Text::EMPTY)),
    ],
);

record!(Plain, &PLAIN, 0 => needed, 1 => number, 2 => blank);

#[test]
fn refuses_null_for_members_that_are_not_nullable() {
    let tolerant: Plain = read("<plain><needed/><number/><blank/></plain>").unwrap();
    assert_eq!(tolerant, Plain::default(), "an optional number that holds nothing is absent");
    assert_eq!(
        read_strictly::<Plain>("<plain><needed/><number/><blank/></plain>").unwrap_err(),
        "line 1, column 17: /number: expected a value, found null"
    );
    assert_eq!(
        read::<Plain>(&format!("<plain {DECLARED}><needed xsi:nil='true'/></plain>")).unwrap_err(),
        "line 1, column 62: /needed: expected a value, found null"
    );
    assert_eq!(
        read::<Plain>("<plain/>").unwrap_err(),
        "line 1, column 1: /needed: the required member \"needed\" is missing"
    );
}
