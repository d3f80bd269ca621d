//! Entries of maps that have elements or attributes of their own for the key and the value.

use std::borrow::Cow;

use super::members::{stray_text, unknown_attribute};
use super::names::described;
use super::{Ahead, Frame, Pending, Stands, XmlSource};
use crate::format::xml::characters::is_blank;
use crate::format::xml::pieces::{Attribute, Element, Piece};
use crate::format::xml::scopes::same;
use crate::table::XmlMap;
use crate::walk::source::{Entry, Stop};
use crate::walk::{Path, Reader, Step};

/// The state of reading such a map.
#[derive(Clone, Copy)]
pub(super) struct Entries {
    map: XmlMap,
    /// The namespaces of the entries, of the keys and of the values.
    around: &'static str,
    key: &'static str,
    value: &'static str,
    /// Whether the element of an entry is open, whose value has been read.
    is_open: bool,
    /// Whether the key of that entry comes after its value, and has been read ahead.
    is_key_ahead: bool,
}

impl Entries {
    /// No entry has been read of a map in a namespace, whose values are in one.
    pub(super) fn new(map: XmlMap, namespace: &'static str, value: &'static str) -> Self {
        let key = if map.key_is_attribute() { "" } else { namespace };
        Self {
            map,
            around: map.entry_namespace().unwrap_or(namespace),
            key: map.key_namespace().unwrap_or(key),
            value,
            is_open: false,
            is_key_ahead: false,
        }
    }

    /// The name and the namespace of a key.
    fn key(&self) -> Part {
        (self.map.key(), self.key)
    }

    /// The name and the namespace of a value.
    fn value(&self) -> Part {
        (self.map.value(), self.value)
    }
}

/// The local name of a part of a map, and its namespace.
type Part = (&'static str, &'static str);

/// What the element of an entry was read as.
enum Found<'b> {
    /// An entry.
    Entry(Entry<'b, Pending<'b>>),
    /// An entry that lacks something, which has been reported. Its element has been read.
    Incomplete,
}

impl<'b> XmlSource<'b> {
    /// Reads the next entry of a map.
    pub(super) fn next_described_entry(
        &mut self,
        reader: &mut Reader<'_>,
        frame: &mut Frame<'b>,
        entries: Entries,
        path: &Path<'_>,
    ) -> Result<Option<Entry<'b, Pending<'b>>>, Stop> {
        if entries.is_open {
            self.rest_of_entry(reader, frame, entries, path)?;
        }
        if entries.map.entry().is_empty() {
            // The element of the map is itself an entry.
            if std::mem::replace(&mut frame.ended, true) {
                return Ok(None);
            }
            let attributes = std::mem::take(&mut frame.attributes).collect();
            let found = self.entry(reader, frame, (entries, attributes, frame.start), path)?;
            return Ok(match found {
                Found::Entry(entry) => Some(entry),
                Found::Incomplete => None,
            });
        }
        while let Some(child) = self.next_element(frame)? {
            if !self.is_entry(frame, &child, entries, reader.options.strict) {
                self.unknown_part(reader, &child, path)?;
                continue;
            }
            let found = self.entry(reader, frame, (entries, child.attributes, child.start), path)?;
            if let Found::Entry(entry) = found {
                return Ok(Some(entry));
            }
        }
        stray_text(reader, frame, path);
        Ok(None)
    }

    /// Reads an entry up to its value, whose element may be that of the entry.
    fn entry(
        &mut self,
        reader: &mut Reader<'_>,
        frame: &mut Frame<'b>,
        (entries, mut attributes, start): (Entries, Vec<Attribute<'b>>, usize),
        path: &Path<'_>,
    ) -> Result<Found<'b>, Stop> {
        let map = entries.map;
        let (mut key, mut ahead) = (None, Ahead::new());
        if map.key_is_attribute() {
            let is_key = |attribute: &Attribute<'_>| {
                attribute.local == map.key() && same(&attribute.namespace, entries.key)
            };
            key = attributes.iter().position(is_key).map(|index| attributes.remove(index).value);
        }
        if map.value().is_empty() {
            let Some(key) = key else {
                self.pieces.skip()?;
                return Ok(Self::incomplete(reader, (map.key(), start), path));
            };
            return Ok(Found::Entry((key, Self::placed(frame, attributes, start, entries.around))));
        }
        for attribute in &attributes {
            unknown_attribute(reader, path, start, attribute);
        }
        let strict = reader.options.strict;
        loop {
            let child = match self.pieces.next()? {
                Piece::Open(child) => child,
                Piece::Text(text) => {
                    Self::stray_text_of_entry(reader, &text, start, path);
                    continue;
                }
                Piece::Close | Piece::End => {
                    let missing = if key.is_some() { map.value() } else { map.key() };
                    return Ok(Self::incomplete(reader, (missing, start), path));
                }
            };
            if key.is_none() && self.is_part(&mut ahead, &child, entries.key(), strict) {
                key = Some(self.pieces.content()?.text);
            } else if self.is_part(&mut ahead, &child, entries.value(), strict) {
                let is_key_ahead = key.is_none();
                if is_key_ahead {
                    key = self.key_ahead(entries.key(), strict);
                }
                let Some(key) = key else {
                    self.pieces.skip()?;
                    self.pieces.skip()?;
                    return Ok(Self::incomplete(reader, (map.key(), start), path));
                };
                let more = frame.more.get_or_insert_default();
                more.entries = Some(Entries { is_open: true, is_key_ahead, ..entries });
                let place = Self::placed(frame, child.attributes, child.start, entries.value);
                return Ok(Found::Entry((key, place)));
            } else {
                self.unknown_part(reader, &child, path)?;
            }
        }
    }

    /// Returns whether an element that was opened last is an entry of the map.
    fn is_entry(
        &mut self,
        frame: &mut Frame<'b>,
        element: &Element<'b>,
        entries: Entries,
        strict: bool,
    ) -> bool {
        let part @ (name, namespace) = (entries.map.entry(), entries.around);
        if element.local == name && same(&element.namespace, namespace) {
            frame.items.has_exact = true;
            return true;
        }
        may_be(element, part, strict)
            && !frame.items.has_exact
            && !self.comes_in(frame, namespace, std::iter::once(name))
    }

    /// Returns whether an element that was opened last is a part of an entry. One in another namespace gives way
    /// to one that comes later.
    fn is_part(&mut self, ahead: &mut Ahead<'b>, element: &Element<'b>, part: Part, strict: bool) -> bool {
        let (name, namespace) = part;
        may_be(element, part, strict)
            && (same(&element.namespace, namespace)
                || !self.is_ahead(ahead, namespace, std::iter::once(name)))
    }

    /// Reads the rest of an entry whose value has been read.
    fn rest_of_entry(
        &mut self,
        reader: &mut Reader<'_>,
        frame: &mut Frame<'b>,
        entries: Entries,
        path: &Path<'_>,
    ) -> Result<(), Stop> {
        let (start, mut is_key_ahead) = (self.pieces.start(), entries.is_key_ahead);
        loop {
            match self.pieces.next()? {
                Piece::Open(child) => {
                    let is_key = may_be(&child, entries.key(), reader.options.strict);
                    if is_key && std::mem::take(&mut is_key_ahead) {
                        self.pieces.skip()?;
                    } else {
                        self.unknown_part(reader, &child, path)?;
                    }
                }
                Piece::Text(text) => Self::stray_text_of_entry(reader, &text, start, path),
                Piece::Close | Piece::End => break,
            }
        }
        let next = Entries { is_open: false, is_key_ahead: false, ..entries };
        frame.more.get_or_insert_default().entries = Some(next);
        Ok(())
    }

    /// Returns the key of an entry that follows its value. The element of the value has been opened.
    fn key_ahead(&self, key: Part, strict: bool) -> Option<Cow<'b, str>> {
        let mut pieces = self.pieces.clone();
        pieces.skip().ok()?;
        let mut found = None;
        loop {
            match pieces.next().ok()? {
                Piece::Open(child) if child.local == key.0 && same(&child.namespace, key.1) => {
                    return pieces.content().ok().map(|content| content.text);
                }
                Piece::Open(child) if found.is_none() && may_be(&child, key, strict) => {
                    found = Some(pieces.content().ok()?.text);
                }
                Piece::Open(_) => pieces.skip().ok()?,
                Piece::Text(_) => {}
                Piece::Close | Piece::End => return found,
            }
        }
    }

    fn placed(
        frame: &Frame<'b>,
        attributes: Vec<Attribute<'b>>,
        start: usize,
        namespace: &'static str,
    ) -> Pending<'b> {
        let stands = Stands::Element(attributes);
        Pending { stands, start, around: frame.around, namespace }
    }

    /// Reports what an entry lacks.
    #[cold]
    fn incomplete(
        reader: &mut Reader<'_>,
        (missing, start): (&'static str, usize),
        path: &Path<'_>,
    ) -> Found<'b> {
        reader.problem(path, Some(start), format!("an entry has no {missing:?}"));
        Found::Incomplete
    }

    fn stray_text_of_entry(reader: &mut Reader<'_>, text: &str, start: usize, path: &Path<'_>) {
        if reader.options.strict && !is_blank(text) {
            reader.problem(path, Some(start), "text where only elements are expected");
        }
    }

    /// Skips an element that is no part of a map, or that occurs a second time.
    fn unknown_part(
        &mut self,
        reader: &mut Reader<'_>,
        child: &Element<'b>,
        path: &Path<'_>,
    ) -> Result<(), Stop> {
        if reader.options.strict {
            let what = if path.is_secret() {
                "an unknown element of a secret".to_owned()
            } else {
                format!("unknown element {}", described(child.local, &child.namespace))
            };
            reader.problem(&path.to(Step::Given(child.local)), Some(child.start), what);
        }
        Ok(self.pieces.skip()?)
    }
}

/// Returns whether an element has the name and the namespace of a part, or another namespace in place of none. A
/// tolerant reader accepts any.
fn may_be(element: &Element<'_>, (name, namespace): Part, strict: bool) -> bool {
    element.local == name && (namespace.is_empty() || same(&element.namespace, namespace) || !strict)
}
