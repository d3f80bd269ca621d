//! Structures of more fields than a machine word has bits.

use std::fmt::Write as _;

use super::*;

/// Sixty-nine optional integers and a required one, the last.
static FIELDS: [Field; 70] = {
    const NAMES: [&str; 10] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
    const NESTED: [[&str; 10]; 7] = [
        NAMES,
        ["k", "l", "m", "n", "o", "p", "q", "r", "s", "t"],
        ["aa", "ab", "ac", "ad", "ae", "af", "ag", "ah", "ai", "aj"],
        ["ba", "bb", "bc", "bd", "be", "bf", "bg", "bh", "bi", "bj"],
        ["ca", "cb", "cc", "cd", "ce", "cf", "cg", "ch", "ci", "cj"],
        ["da", "db", "dc", "dd", "de", "df", "dg", "dh", "di", "dj"],
        ["ea", "eb", "ec", "ed", "ee", "ef", "eg", "eh", "ei", "last"],
    ];
    let mut fields = [Field::new("a", "a", Kind::Scalar(INTEGER)); 70];
    let mut index = 0;
    while index < 70 {
        let name = NESTED[index / 10][index % 10];
        fields[index] = Field { required: index == 69, ..Field::new(name, name, Kind::Scalar(INTEGER)) };
        index += 1;
    }
    fields
};
static WIDE: &[Shape] = &[Shape::new("Wide", &FIELDS)];
static WIDE_TABLES: Tables = Tables { shapes: WIDE, ..TABLES };

fn read_wide(body: &str) -> Result<DynRecord, String> {
    let mut record = DynRecord::new(&WIDE_TABLES, "Wide").unwrap();
    let item = Item::new(Kind::Struct("Wide"));
    let read = decode(Format::Json, body.as_bytes(), &item, Slot::Record(&mut record), &Reading::REQUEST);
    read.map(|()| record).map_err(|error| error.to_string())
}

fn body(positions: impl Iterator<Item = usize>) -> String {
    let mut body = String::from("{");
    for position in positions {
        write!(body, "{}\"{}\":{position}", if body.len() > 1 { "," } else { "" }, FIELDS[position].name)
            .unwrap();
    }
    body + "}"
}

#[test]
fn members_past_the_sixty_fourth_are_read_in_any_order() {
    let forwards = body(0..70);
    let record = read_wide(&forwards).unwrap();
    assert_eq!(write(&record, &Writing::BODY), forwards);
    assert_eq!(read_wide(&body((0..70).rev())).unwrap(), record);
}

#[test]
fn members_past_the_sixty_fourth_are_missed_and_counted() {
    assert!(read_wide(&body(0..69)).unwrap_err().contains("\"last\" is missing"));
    for twice in [0, 63, 64, 69] {
        let error = read_wide(&body((0..70).chain([twice]))).unwrap_err();
        assert!(error.contains("given twice"), "{error}");
    }
}
