//! The positions of all nodes in one pass are those that the reader tells of each node alone.

use std::cell::RefCell;
use std::fmt;
use std::sync::Arc;

use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::super::node::{Node, NodePath, Step, Yaml};
use super::*;
use crate::parse::parse;
use crate::report::Report;
use crate::source::Source;
use crate::steps;
use crate::syntax::byte_offset;

/// Where a place is: the document is read down to it and refused there.
fn alone(place: &NodePath) -> (usize, Option<String>) {
    let text = place.source.text.as_str();
    let scalar = RefCell::new(None);
    let walk = Walk { rest: &place.path, part: place.part, scalar: &scalar };
    let refused = walk.deserialize(serde_yaml::Deserializer::from_str(unmarked(text)));
    let mark = refused.err().and_then(|error| error.location()).map_or(0, |at| at.index());
    (byte_offset(text, mark), scalar.take())
}

/// The places of a node, of all within it and of their keys.
fn places(node: &Node, all: &mut Vec<NodePath>) {
    all.push(node.place.clone());
    match &node.yaml {
        Yaml::List(items) => items.iter().for_each(|item| places(item, all)),
        Yaml::Map(entries) => entries.iter().for_each(|entry| {
            all.push(entry.place.clone());
            places(&entry.value, all);
        }),
        Yaml::Null | Yaml::Flag(_) | Yaml::Integer(_) | Yaml::Number(_) | Yaml::Text(_) => {}
    }
}

fn tree(text: &str) -> (Vec<NodePath>, usize) {
    let mut report = Report::default();
    let source = Source::new("a.yaml", text);
    let node = report.take(parse(&source)).unwrap();
    let mut all = Vec::new();
    places(&node, &mut all);
    (all, Arc::strong_count(&source))
}

const DOCUMENTS: &[&str] = &[
    "a: b",
    "\u{feff}a: b\nc: [1.50, 007, ~, ]\n",
    "a:\nb:\n- c\n-\n- - d\n  - e: f\n    g: h\n",
    "a: &x { b: c, d: [e] }\nf: *x\ng: [*x, *x, h]\ni: j\n",
    "- &x a\n- *x\n- [&y [b, c], *y, d]\n- *y\n- e: *y\n  f: g\n",
    "- &x\n  a: &y { b: 1 }\n- *x\n- c: *y\n- { d: *x, e: *y }\n- z\n",
    "&x a: b\n*x : c\nd: *x\ne: f\n",
    "&m\na: { <<: 1 }\nb: &l [ &i { } ]\nc: *l\nd: *i\n",
    "a: !t b\nc: !t { d: e, f: !u [g, 1.50] }\nh: !v\ni: !w 1.50\nj: !!str k\n",
    "a: &x !t { b: [c, d] }\ne: *x\nf: { g: *x, h: i }\n",
    "a: |\n  text\n  more\nb: >-\n  folded\nc: 'it''s'\nd: \"e\\\"f\"\n",
    "ä: ö\n\"ü\": [ß, \"\u{2028}\", x]\nz: \u{1f600}\n",
    "a: b\r\nc:\r\n- d\r\n- e\r\n",
    "a: 'b\u{2028} c'\nd: e\n",
    "? a\n: b\n? c\n: - d\n  - e\n",
    "[a: b, {c: d}, [e]]",
    "# comment\n---\na: [ # one\n  b, # two\n  c ]\n",
];

#[test]
fn finds_all_places_where_each_is_alone() {
    for text in DOCUMENTS {
        let mut positions = Positions::default();
        for place in tree(text).0 {
            let (start, scalar) = alone(&place);
            let file = positions.file(&place.source);
            let (found, text_there) = file.mark(&place);
            assert_eq!((found, text_there), (start, scalar.as_deref()), "{text:?} {place:?}");
        }
    }
}

#[test]
fn reads_a_document_once_for_all_its_places() {
    let counted = |count: usize| {
        let lines = (0..count).map(|index| format!("k{index}: {{ a: [b, c] }}\n"));
        let text = lines.collect::<Vec<_>>().concat();
        let (places, _) = tree(&text);
        let mut positions = Positions::default();
        steps::count(|| {
            for place in &places {
                positions.locate(place);
            }
        })
    };
    assert_eq!(counted(400) - 1, 10 * (counted(40) - 1));
}

#[test]
fn places_that_are_not_read_are_where_that_is_which_holds_them() {
    // The ways to the nodes are longer than is written of them.
    let text = format!("a: b\n? {}\n:\n{}", "k".repeat(300_000), "- c\n".repeat(1000));
    let (places, _) = tree(&text);
    let mut positions = Positions::default();
    let lines: Vec<usize> = places.iter().map(|place| positions.locate(place).line).collect();
    assert_eq!(lines.get(..3), Some(&[1, 1, 1][..]));
    assert!(lines.iter().all(|line| *line <= 1004), "{lines:?}");
}

/// Walks to a node and fails there.
struct Walk<'w> {
    rest: &'w [Step],
    part: Part,
    /// The text of the scalar that was found there.
    scalar: &'w RefCell<Option<String>>,
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.rest.is_empty() {
            deserializer.deserialize_str(Target(self.scalar))
        } else {
            deserializer.deserialize_any(self)
        }
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the way to a place")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut access: A) -> Result<(), A::Error> {
        for _ in 0..self.step() {
            access.next_element::<IgnoredAny>()?;
        }
        access.next_element_seed(self).map(|_| ())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut access: A) -> Result<(), A::Error> {
        for _ in 0..self.step() {
            access.next_entry::<IgnoredAny, IgnoredAny>()?;
        }
        if self.rest.is_empty() && self.part == Part::Key {
            return access.next_key_seed(self).map(|_| ());
        }
        access.next_key::<IgnoredAny>()?;
        access.next_value_seed(self)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<(), A::Error> {
        let (IgnoredAny, variant) = access.variant()?;
        variant.newtype_variant_seed(self)
    }
}

impl Walk<'_> {
    /// Takes the next step.
    fn step(&mut self) -> Step {
        let Some((step, rest)) = self.rest.split_first() else { return 0 };
        self.rest = rest;
        *step
    }
}

/// Fails at a node, and keeps its text where it is a scalar.
struct Target<'w>(&'w RefCell<Option<String>>);

impl Visitor<'_> for Target<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the place")
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<(), E> {
        self.0.replace(Some(value.to_owned()));
        Err(E::custom("here"))
    }
}
