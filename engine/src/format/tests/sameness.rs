//! Values are compared by what they are and not by how they are spelt.

use super::*;
use crate::domain::Domain;
use crate::table::{Enumeration, Openness};

static NUMBERS: Enumeration =
    Enumeration::new("E", &["1.5", "2"]).with_domain(Domain::Number).with_openness(Openness::Closed);

#[test]
fn accepts_2_0_for_the_listed_2() {
    for format in OF_EVERY_TYPE {
        for options in [DecodeOptions::REQUEST, DecodeOptions::RESPONSE] {
            for (text, listed) in
                [("2.0", Some("2")), ("2", Some("2")), ("15e-1", Some("1.5")), ("2.5", None)]
            {
                let read = read_member::<String>(format, text, Node::one_of(&NUMBERS), &options);
                assert_eq!(read.ok().as_deref(), listed, "{format} {text}");
            }
        }
    }
    let text = read_member::<String>(Format::Json, "\"2\"", Node::one_of(&NUMBERS), &DecodeOptions::REQUEST);
    assert_eq!(text, Err("expected a number, found the string \"2\"".to_owned()));
}
