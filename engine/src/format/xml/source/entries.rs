//! Entries of maps that have elements or attributes of their own for the key and the value.

use std::borrow::Cow;

use super::members::{stray_text, unknown_attribute};
use super::names::described;
use super::{Frame, Pending, Stands, XmlSource};
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
    /// Whether the element of an entry is open, whose value has been read.
    is_open: bool,
    /// Whether the key of that entry comes after its value, and has been read ahead.
    is_key_ahead: bool,
}

impl Entries {
    /// No entry has been read.
    pub(super) fn new(map: XmlMap) -> Self {
        Self { map, is_open: false, is_key_ahead: false }
    }
}

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
            let found = self.entry(reader, frame, (entries.map, attributes, frame.start), path)?;
            return Ok(match found {
                Found::Entry(entry) => Some(entry),
                Found::Incomplete => None,
            });
        }
        while let Some(child) = self.next_element(frame)? {
            if !is_part(frame, &child, entries.map.entry(), reader.options.strict) {
                self.unknown_part(reader, &child, path)?;
                continue;
            }
            let found = self.entry(reader, frame, (entries.map, child.attributes, child.start), path)?;
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
        (map, mut attributes, start): (XmlMap, Vec<Attribute<'b>>, usize),
        path: &Path<'_>,
    ) -> Result<Found<'b>, Stop> {
        let mut key = None;
        if map.key_is_attribute() {
            let is_key =
                |attribute: &Attribute<'_>| attribute.local == map.key() && attribute.namespace.is_empty();
            key = attributes.iter().position(is_key).map(|index| attributes.remove(index).value);
        }
        if map.value().is_empty() {
            let Some(key) = key else {
                self.pieces.skip()?;
                return Ok(Self::incomplete(reader, (map.key(), start), path));
            };
            return Ok(Found::Entry((key, Self::placed(frame, attributes, start))));
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
            if key.is_none() && is_part(frame, &child, map.key(), strict) {
                key = Some(self.pieces.content()?.text);
            } else if is_part(frame, &child, map.value(), strict) {
                let is_key_ahead = key.is_none();
                if is_key_ahead {
                    key = self.key_ahead(frame, map, strict);
                }
                let Some(key) = key else {
                    self.pieces.skip()?;
                    self.pieces.skip()?;
                    return Ok(Self::incomplete(reader, (map.key(), start), path));
                };
                let more = frame.more.get_or_insert_default();
                more.entries = Some(Entries { map, is_open: true, is_key_ahead });
                return Ok(Found::Entry((key, Self::placed(frame, child.attributes, child.start))));
            } else {
                self.unknown_part(reader, &child, path)?;
            }
        }
    }

    /// Reads the rest of an entry whose value has been read.
    fn rest_of_entry(
        &mut self,
        reader: &mut Reader<'_>,
        frame: &mut Frame<'b>,
        Entries { map, mut is_key_ahead, .. }: Entries,
        path: &Path<'_>,
    ) -> Result<(), Stop> {
        let start = self.pieces.start();
        loop {
            match self.pieces.next()? {
                Piece::Open(child) => {
                    let is_key = is_part(frame, &child, map.key(), reader.options.strict);
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
        frame.more.get_or_insert_default().entries = Some(Entries::new(map));
        Ok(())
    }

    /// Returns the key of an entry that follows its value. The element of the value has been opened.
    fn key_ahead(&self, frame: &Frame<'b>, map: XmlMap, strict: bool) -> Option<Cow<'b, str>> {
        let mut pieces = self.pieces.clone();
        pieces.skip().ok()?;
        loop {
            match pieces.next().ok()? {
                Piece::Open(child) if is_part(frame, &child, map.key(), strict) => {
                    return pieces.content().ok().map(|content| content.text);
                }
                Piece::Open(_) => pieces.skip().ok()?,
                Piece::Text(_) => {}
                Piece::Close | Piece::End => return None,
            }
        }
    }

    fn placed(frame: &Frame<'b>, attributes: Vec<Attribute<'b>>, start: usize) -> Pending<'b> {
        let stands = Stands::Element(attributes);
        Pending { stands, start, around: frame.around, namespace: frame.namespace }
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

/// Returns whether an element has this name, and the namespace of the map. If that is none, any namespace is
/// accepted. A tolerant reader accepts an element in none.
fn is_part(frame: &Frame<'_>, element: &Element<'_>, name: &str, strict: bool) -> bool {
    element.local == name
        && (frame.namespace.is_empty()
            || same(&element.namespace, frame.namespace)
            || (element.namespace.is_empty() && !strict))
}
