//! Where each node of a document stands.
//!
//! `serde_yaml` tells positions only in its errors. So each node is asked for as an enumeration, which is refused with the
//! mark of exactly that node, and then for what it is: a scalar is taken while it is refused, and of a list or a mapping nothing
//! is taken before it is asked for a second time. An alias is taken while it is refused, and the mark is that of its anchor:
//! as all other nodes stand after those before them, it is told by its mark.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt::{self, Write};

use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::super::node::Step;
use crate::steps;

/// The line and the column of a character as the reader counts them, from 0.
pub(super) type Mark = (usize, usize);

/// A text and where it starts.
type Scalar = (Mark, String);

/// How much may be written of the ways to nodes, which each error of the reader names: keys can be long, and hold many nodes.
const MAX_WRITTEN: usize = 64 * 1024 * 1024;

/// A node.
#[derive(Debug, Default)]
struct Spot {
    start: Mark,
    /// Its text, where it is a scalar.
    text: Option<String>,
    /// The key that leads to it.
    key: Option<Scalar>,
    /// The nodes within it, in their order.
    inner: Vec<usize>,
}

/// The nodes of a document, each after those that hold it.
#[derive(Debug, Default)]
pub(super) struct Marks {
    spots: Vec<Spot>,
    /// The lists and mappings by where they start.
    containers: BTreeMap<Mark, usize>,
}

impl Marks {
    /// Those of a document: of one that cannot be read, those before the mistake.
    pub(super) fn of(text: &str) -> Self {
        let reading = Reading::default();
        // The reader does not name the start of a text, so that no node may stand there.
        let text = format!("\n{text}");
        let document = || serde_yaml::Deserializer::from_str(&text);
        // What stops the reading has been reported by the parser.
        let _ = reading
            .asked(Probe(&reading).deserialize(document()).map(Some))
            .and_then(|root| reading.node(root, None, |content| content.deserialize(document())));
        reading.marks.into_inner()
    }

    /// Where the node at a path starts, or its key, and its text where it is a scalar. What was not read is where that is which
    /// holds it.
    pub(super) fn find(&self, path: &[Step], of_key: bool) -> (Mark, Option<&str>) {
        let Some(mut here) = self.spots.first() else { return ((0, 0), None) };
        for step in path {
            // What an alias stands for is where its anchor is.
            let holder = match here.text {
                None if here.inner.is_empty() => {
                    self.containers.get(&here.start).and_then(|number| self.spots.get(*number))
                }
                Some(_) | None => Some(here),
            };
            let inner = holder.and_then(|spot| self.spots.get(*spot.inner.get(*step)?));
            let Some(inner) = inner else { return (here.start, None) };
            here = inner;
        }
        match &here.key {
            Some((start, text)) if of_key => (*start, Some(text)),
            Some(_) | None => (here.start, here.text.as_deref()),
        }
    }
}

/// What is known while a document is read.
#[derive(Default)]
struct Reading {
    marks: RefCell<Marks>,
    /// Where the last node starts that is no alias.
    last: Cell<Option<Mark>>,
    /// The text of what is asked for.
    text: RefCell<Option<String>>,
    /// How much was written of the ways to nodes.
    written: Cell<usize>,
}

impl Reading {
    /// What was told of a node by refusing it.
    fn asked<E: de::Error>(&self, refused: Result<Option<()>, E>) -> Result<Asked, E> {
        let text = self.text.take();
        let error = match refused {
            Ok(None) => return Ok(Asked::Nothing),
            Ok(Some(())) => return Err(E::custom("nothing was refused")),
            Err(error) => error,
        };
        let mut tail = Tail::default();
        let mark = write!(tail, "{error}").ok().and_then(|()| tail.mark());
        self.written.set(self.written.get() + tail.written);
        match mark {
            Some(mark) if self.written.get() <= MAX_WRITTEN => Ok(Asked::Node(mark, text)),
            Some(_) | None => Err(error),
        }
    }

    /// Adds a node; what it holds is read where it is a list or a mapping that is not taken yet. Its number, if it is there.
    fn node<'r, E>(
        &'r self,
        asked: Asked,
        key: Option<Scalar>,
        read: impl FnOnce(Content<'r>) -> Result<(), E>,
    ) -> Result<Option<usize>, E> {
        let Asked::Node(start, text) = asked else { return Ok(None) };
        steps::step();
        let is_scalar = text.is_some();
        let is_alias = self.last.get().is_some_and(|last| start <= last);
        let number = {
            let mut marks = self.marks.borrow_mut();
            marks.spots.push(Spot { start, text, key, inner: Vec::new() });
            let number = marks.spots.len() - 1;
            if !is_scalar && !is_alias {
                marks.containers.insert(start, number);
            }
            number
        };
        if !is_alias {
            self.last.set(Some(start));
            if !is_scalar {
                read(Content { reading: self, number })?;
            }
        }
        Ok(Some(number))
    }

    /// Adds a node to what holds it.
    fn hold(&self, holder: usize, number: usize) {
        if let Some(spot) = self.marks.borrow_mut().spots.get_mut(holder) {
            spot.inner.push(number);
        }
    }
}

/// What was told of a node.
enum Asked {
    /// There is none: the list or mapping has ended.
    Nothing,
    /// Where it starts, and its text where it is a scalar.
    Node(Mark, Option<String>),
}

/// The last characters of an error of the reader, which names the mark last.
#[derive(Default)]
struct Tail {
    text: String,
    written: usize,
}

impl Write for Tail {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        // The mark is written in pieces that are no longer than this.
        const LONGEST: usize = 100;

        let kept =
            text.get(text.floor_char_boundary(text.len().saturating_sub(LONGEST))..).unwrap_or_default();
        let first = self.text.floor_char_boundary(self.text.len().saturating_sub(LONGEST));
        self.text.drain(..first);
        self.text.push_str(kept);
        self.written += text.len();
        Ok(())
    }
}

impl Tail {
    fn mark(&self) -> Option<Mark> {
        let (_, mark) = self.text.rsplit_once(" at line ")?;
        let (line, column) = mark.split_once(" column ")?;
        // They are counted from 1, and a line stands before the text.
        Some((line.parse::<usize>().ok()?.checked_sub(2)?, column.parse::<usize>().ok()?.checked_sub(1)?))
    }
}

/// Asks for a node and refuses it.
#[derive(Clone, Copy)]
struct Probe<'r>(&'r Reading);

impl<'de> DeserializeSeed<'de> for Probe<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, node: D) -> Result<(), D::Error> {
        node.deserialize_enum("", &[], self)
    }
}

impl<'de> Visitor<'de> for Probe<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nothing")
    }

    /// A scalar, or anything with a tag.
    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<(), A::Error> {
        let ((), variant) = access.variant_seed(Text(self.0))?;
        variant.newtype_variant_seed(Tagged(self.0))
    }
}

/// Takes the text of a scalar, or of a tag.
struct Text<'r>(&'r Reading);

impl<'de> DeserializeSeed<'de> for Text<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, node: D) -> Result<(), D::Error> {
        node.deserialize_str(self)
    }
}

impl Visitor<'_> for Text<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<(), E> {
        self.0.text.replace(Some(value.to_owned()));
        Ok(())
    }
}

/// Refuses what has a tag, of which nothing is taken.
struct Tagged<'r>(&'r Reading);

impl<'de> DeserializeSeed<'de> for Tagged<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, node: D) -> Result<(), D::Error> {
        self.0.text.take();
        // What has a tag cannot be an enumeration once more, which is said with its mark.
        node.deserialize_enum("", &[], self)
    }
}

impl<'de> Visitor<'de> for Tagged<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nothing")
    }

    /// A scalar that is not empty.
    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<(), A::Error> {
        access.variant_seed(Text(self.0))?;
        Err(de::Error::custom("here"))
    }
}

/// Takes what a node holds.
#[derive(Clone, Copy)]
struct Content<'r> {
    reading: &'r Reading,
    /// Its number.
    number: usize,
}

impl Content<'_> {
    /// The text of an empty scalar that has a tag.
    fn scalar(self, text: &str) {
        if let Some(spot) = self.reading.marks.borrow_mut().spots.get_mut(self.number) {
            spot.text = Some(text.to_owned());
        }
    }
}

impl<'de> DeserializeSeed<'de> for Content<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, node: D) -> Result<(), D::Error> {
        node.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Content<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let Self { reading, number } = self;
        loop {
            let asked = reading.asked(access.next_element_seed(Probe(reading)))?;
            let read = |content| access.next_element_seed(content).map(|_| ());
            let Some(inner) = reading.node(asked, None, read)? else { return Ok(()) };
            reading.hold(number, inner);
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let Self { reading, number } = self;
        loop {
            let key = match reading.asked(access.next_key_seed(Probe(reading)))? {
                Asked::Nothing => return Ok(()),
                Asked::Node(start, Some(text)) => (start, text),
                Asked::Node(_, None) => return Err(de::Error::custom("a key that is no scalar")),
            };
            reading.last.set(reading.last.get().max(Some(key.0)));
            let asked = reading.asked(access.next_value_seed(Probe(reading)).map(Some))?;
            let Some(inner) = reading.node(asked, Some(key), |content| access.next_value_seed(content))?
            else {
                return Ok(());
            };
            reading.hold(number, inner);
        }
    }

    /// What has a tag, which is passed over.
    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<(), A::Error> {
        let (IgnoredAny, variant) = access.variant()?;
        variant.newtype_variant_seed(self)
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        self.scalar("");
        Ok(())
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<(), E> {
        self.scalar(value);
        Ok(())
    }
}
