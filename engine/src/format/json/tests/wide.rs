//! Structures of more fields than a machine word has bits.

use std::fmt::Write as _;

use super::*;

macro_rules! optional {
    ($($name:literal)+) => { [$(Field::new(concat!(",\"", $name, "\":"), $name, Node::INTEGER)),+] };
}

/// Sixty-nine optional integers and a required one, the last.
static FIELDS: [Field; 70] = {
    let mut fields = optional!(
        "a" "b" "c" "d" "e" "f" "g" "h" "i" "j" "k" "l" "m" "n" "o" "p" "q" "r" "s" "t"
        "aa" "ab" "ac" "ad" "ae" "af" "ag" "ah" "ai" "aj" "ba" "bb" "bc" "bd" "be" "bf" "bg" "bh" "bi" "bj"
        "ca" "cb" "cc" "cd" "ce" "cf" "cg" "ch" "ci" "cj" "da" "db" "dc" "dd" "de" "df" "dg" "dh" "di" "dj"
        "ea" "eb" "ec" "ed" "ee" "ef" "eg" "eh" "ei" "last"
    );
    fields[69] = fields[69].with_presence_required();
    fields
};
static WIDE: Shape = Shape::new("Wide", &FIELDS);

fn read_wide(body: &str) -> Result<DynRecord, String> {
    read_as(&WIDE, body.as_bytes(), &DecodeOptions::REQUEST)
}

fn body(positions: impl Iterator<Item = usize>) -> String {
    let mut body = String::from("{");
    for position in positions {
        let comma = if body.len() > 1 { "," } else { "" };
        write!(body, "{comma}\"{}\":{position}", FIELDS[position].name()).unwrap();
    }
    body + "}"
}

#[test]
fn reads_more_than_64_members_in_any_order() {
    let forwards = body(0..70);
    let record = read_wide(&forwards).unwrap();
    assert_eq!(write(&record, &EncodeOptions::BODY), forwards);
    assert_eq!(read_wide(&body((0..70).rev())).unwrap(), record);
}

#[test]
fn reports_missing_and_repeated_members_past_the_64th() {
    assert!(read_wide(&body(0..69)).unwrap_err().contains("\"last\" is missing"));
    for twice in [0, 63, 64, 69] {
        let error = read_wide(&body((0..70).chain([twice]))).unwrap_err();
        assert!(error.contains("more than once"), "{error}");
    }
}
