//! Places to lines and columns.
//!
//! `serde_yaml` tells positions only in its errors. So the document is read once more down to the place and
//! refused there: the error then carries the mark of exactly that key or value.

use std::cell::RefCell;
use std::fmt;
use std::ops::Range;

use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::mark::{byte_offset, unmarked};
use super::node::{NodePath, Part, Step};
use super::token;

/// A place as people and editors count it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: usize,
    /// The column of the first character, from 1, in characters.
    pub column: usize,
    /// The column after the last character.
    pub end_column: usize,
    /// The bytes of the token, all on one line; empty where a value is left out.
    pub span: Range<usize>,
}

/// Where a place is.
pub fn locate(place: &NodePath) -> LineColumn {
    let text = place.source.text.as_str();
    let span = match place.part {
        Part::Whole => 0..0,
        Part::Offset(offset) => token::character(text, offset),
        Part::Key | Part::Value => {
            let scalar = RefCell::new(None);
            let walk = Walk { rest: &place.path, part: place.part, scalar: &scalar };
            let refused = walk.deserialize(serde_yaml::Deserializer::from_str(unmarked(text)));
            let mark = refused.err().and_then(|error| error.location()).map_or(0, |at| at.index());
            token::token(text, byte_offset(text, mark), scalar.take().as_deref())
        }
    };
    let before = text.get(..span.start).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let indent = before.get(line_start..).unwrap_or_default().trim_start_matches('\u{feff}');
    let column = indent.chars().count() + 1;
    let width = text.get(span.clone()).unwrap_or_default().chars().count();
    LineColumn { line: before.matches('\n').count() + 1, column, end_column: column + width, span }
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
