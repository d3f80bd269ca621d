//! The lexer beside another reader: documents at random, and the same with mistakes.
//!
//! Numbers are compared by their text, and all members are kept: what they mean, how deep a document may go, and whether a
//! name may come twice is not for a lexer to say.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::*;

/// A generator of numbers (xorshift), the same at each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn pick<'i>(&mut self, items: &[&'i str]) -> &'i str {
        items[self.below(items.len())]
    }
}

const SPACES: &[&str] = &["", "", "", "", " ", "\n", "\t", "\r\n", "  \n        "];
const PIECES: &[&str] = &[
    "a",
    "b",
    "name",
    "0",
    "some words of text",
    "é",
    "😀",
    "\u{7f}",
    "\u{2028}",
    "'",
    "/",
    "{",
    "]",
    ":",
    ",",
    "\\\"",
    "\\\\",
    "\\/",
    "\\b",
    "\\f",
    "\\n",
    "\\r",
    "\\t",
    "\\u0000",
    "\\u00e9",
    "\\uFFFF",
    "\\ud83d\\ude00",
    "\\uDBFF\\uDFFF",
];
const WHOLES: &[&str] =
    &["0", "7", "10", "42", "999999999999999999", "9223372036854775807", "9223372036854775808"];
const TAILS: &[&str] = &["", "", "", "", ".0", ".5", ".0010", "e1", "E+05", "e-7", ".25e3", "e999999"];
/// What a mistake puts in: bytes that mean something to the grammar, or would elsewhere.
const MISTAKES: &[&str] = &[
    "\"", "\\", "{", "}", "[", "]", ",", ":", " ", "\n", "\t", "\0", "\u{1f}", "\u{b}", "0", "1", "-", "+",
    ".", "e", "E", "u", "n", "t", "f", "a", "\\u", "\\ud800", "\\udc00", "x", "'", "/", "é", "\u{feff}",
    "null", "true", "NaN",
];

fn string(dice: &mut Dice, out: &mut String) {
    out.push('"');
    for _ in 0..dice.below(6) {
        out.push_str(dice.pick(PIECES));
    }
    out.push('"');
}

fn document(dice: &mut Dice, depth: usize, out: &mut String) {
    out.push_str(dice.pick(SPACES));
    match dice.below(if depth < 4 { 10 } else { 6 }) {
        0 => out.push_str(dice.pick(&["null", "true", "false"])),
        1..=2 => {
            out.push_str(dice.pick(&["", "", "-"]));
            out.push_str(dice.pick(WHOLES));
            out.push_str(dice.pick(TAILS));
        }
        3..=5 => string(dice, out),
        kind => {
            let object = kind < 8;
            out.push(if object { '{' } else { '[' });
            for index in 0..dice.below(4) {
                if index > 0 {
                    out.push(',');
                }
                if object {
                    out.push_str(dice.pick(SPACES));
                    string(dice, out);
                    out.push_str(dice.pick(SPACES));
                    out.push(':');
                }
                document(dice, depth + 1, out);
            }
            out.push_str(dice.pick(SPACES));
            out.push(if object { '}' } else { ']' });
        }
    }
    out.push_str(dice.pick(SPACES));
}

/// The document with one mistake, unless it is no text any more.
fn mistaken(dice: &mut Dice, text: &str) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    let at = dice.below(bytes.len().max(1));
    match dice.below(5) {
        0 => bytes.truncate(at),
        1 => drop(bytes.splice(at..(at + 1 + dice.below(3)).min(text.len()), [])),
        2 => drop(bytes.splice(at..at, dice.pick(MISTAKES).bytes())),
        3 => drop(bytes.splice(at..(at + 1).min(text.len()), dice.pick(MISTAKES).bytes())),
        _ => bytes.get_mut(at).into_iter().for_each(|byte| *byte ^= 1 << dice.below(7)),
    }
    String::from_utf8(bytes).ok()
}

/// The members of an object as the other reader gives them.
struct Members<'t>(Vec<(String, &'t RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;

        impl<'de> Visitor<'de> for Collect {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(Collect)
    }
}

/// The document as the other reader reads it, taken apart level by level: so the text of each number is known.
fn other(text: &str) -> serde_json::Result<Tree> {
    let text = serde_json::from_str::<&RawValue>(text)?.get();
    Ok(match text.as_bytes()[0] {
        b'n' => Tree::Null,
        b't' | b'f' => Tree::Boolean(text == "true"),
        b'"' => Tree::Text(serde_json::from_str(text)?),
        b'[' => {
            let items: Vec<&RawValue> = serde_json::from_str(text)?;
            Tree::List(items.into_iter().map(|item| other(item.get())).collect::<Result<_, _>>()?)
        }
        b'{' => {
            let members = serde_json::from_str::<Members<'_>>(text)?.0.into_iter();
            let read = members.map(|(name, value)| Ok((name, other(value.get())?)));
            Tree::Object(read.collect::<serde_json::Result<_>>()?)
        }
        _ => Tree::Number(text.to_owned()),
    })
}

/// Whether both readers accept the text. They must agree on that, and on what it says.
fn agreed(text: &str) -> bool {
    let (ours, theirs) = (read(text), other(text));
    match (&ours, &theirs) {
        (Ok(ours), Ok(theirs)) => assert_eq!(ours, theirs, "{text:?}"),
        (Err(error), Err(_)) => assert!(error.offset <= text.len(), "{text:?}: {error:?}"),
        _ => panic!("{text:?}: {ours:?}, but {theirs:?}"),
    }
    assert_eq!(pass(text).err(), ours.as_ref().err().copied(), "{text:?}");
    ours.is_ok()
}

#[test]
fn lexer_agrees_with_another_reader_on_random_documents() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let (mut sound, mut broken) = (0, 0);
    for _ in 0..15_000 {
        let mut text = String::new();
        document(&mut dice, 0, &mut text);
        assert!(agreed(&text), "{text:?}");
        for _ in 0..4 {
            let Some(mistaken) = mistaken(&mut dice, &text) else { continue };
            *(if agreed(&mistaken) { &mut sound } else { &mut broken }) += 1;
        }
    }
    // Both outcomes are met often, or the documents are not the right ones.
    assert!(sound > 10_000 && broken > 20_000, "{sound} {broken}");
}
