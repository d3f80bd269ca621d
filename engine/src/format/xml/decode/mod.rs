//! Reading: a walk over the pieces of a body that fills a slot.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::body::{Malformed, without_mark};
use super::characters::is_blank;
use super::source::{Element, Piece, Source};
use super::{item_name, root_name};
use crate::error::DecodeError;
use crate::format::{Format, Reader, Reading, Step, shown};
use crate::table::{Field, Item, Kind, Nil, Shape};
use crate::value::{List, Map, Slot};

mod structure;

/// So many characters of an unknown name lead to it.
const MOST_SHOWN: usize = 40;

/// Reads a document into a slot.
pub(in crate::format) fn decode(
    body: &[u8],
    item: &Item,
    slot: Slot<'_>,
    reading: &Reading,
) -> Result<(), DecodeError> {
    let mut reader = Reader::over(Format::Xml, reading, without_mark(body));
    let read = Source::new(body, &reading.limits, reading.strict)
        .and_then(|source| Decoder { source, reader: &mut reader }.document(item, slot));
    if let Err(malformed) = read {
        reader.problem_at(malformed.position, malformed.what);
    }
    reader.finish()
}

struct Decoder<'b, 'r, 'd> {
    source: Source<'b>,
    reader: &'d mut Reader<'r>,
}

/// What is known of the place that an element fills.
#[derive(Clone, Copy)]
struct Target<'t> {
    item: &'t Item,
    /// The field, where the element is the whole of it.
    field: Option<&'t Field>,
    secret: bool,
    /// How the structure around it writes null.
    nil: Nil,
}

impl Target<'_> {
    /// Whether nothing at all stands for null here, where it could also be an empty value of the kind.
    fn empty_is_null(&self) -> bool {
        self.field.is_some_and(|field| field.empty_is_null) || (self.item.nullable && self.nil == Nil::Empty)
    }
}

/// Every step inwards takes an element, and the source bounds how deep those are nested.
impl<'b> Decoder<'b, '_, '_> {
    fn document(mut self, item: &Item, mut slot: Slot<'_>) -> Result<(), Malformed> {
        let Piece::Open(root) = self.source.next()? else { return Ok(()) };
        let (local, namespace) =
            shape_of(&mut slot).map_or((root_name(item), ""), |shape| (shape.xml.root, shape.xml.namespace));
        if root.local != local || !(namespace.is_empty() || root.namespace == namespace) {
            let expected = described(local, namespace);
            let found = described(root.local, if root.local == local { &root.namespace } else { "" });
            self.problem(&root, format!("expected the root element {expected}, found {found}"));
            return Ok(());
        }
        self.value(&root, Target { item, field: None, secret: false, nil: Nil::Empty }, slot)?;
        self.source.next().map(|_| ())
    }

    /// The value of an element whose start has been read.
    fn value(&mut self, element: &Element<'b>, target: Target<'_>, slot: Slot<'_>) -> Result<(), Malformed> {
        if element.is_nil() || self.is_empty_for_null(element, target)? {
            self.source.skip()?;
            self.null(element, target, slot);
            return Ok(());
        }
        match (&target.item.kind, slot) {
            (Kind::Scalar(_) | Kind::Enum(_), slot) => {
                let content = self.source.content()?;
                if content.elements {
                    self.problem(element, "expected text, found elements");
                } else {
                    self.text(element, target, slot, &content.text);
                }
                Ok(())
            }
            (Kind::Struct(_), slot) => match slot.filled() {
                Slot::Record(record) => self.structure(element, record, target.secret),
                _ => self.misfit(element),
            },
            (Kind::List(inner), slot) => match slot.filled() {
                Slot::List(list) => {
                    let target = Target { item: inner, field: None, ..target };
                    self.items(element, (item_name(inner), ""), target, list)
                }
                _ => self.misfit(element),
            },
            (Kind::Map(inner), slot) => match slot.filled() {
                Slot::Map(map) => self.entries(element, Target { item: inner, field: None, ..target }, map),
                _ => self.misfit(element),
            },
        }
    }

    /// Whether an element of a structure, a list or a map says null by holding nothing. For a list or a map it can
    /// also mean that there are no items.
    fn is_empty_for_null(&mut self, element: &Element<'b>, target: Target<'_>) -> Result<bool, Malformed> {
        let may_be_null = match target.item.kind {
            Kind::Scalar(_) | Kind::Enum(_) => false,
            Kind::Struct(_) => target.item.nullable || target.empty_is_null(),
            Kind::List(_) | Kind::Map(_) => target.empty_is_null(),
        };
        Ok(may_be_null && element.is_bare() && self.source.is_at_close()?)
    }

    /// The value of a text, of an element or an attribute.
    fn text(&mut self, element: &Element<'b>, target: Target<'_>, slot: Slot<'_>, text: &str) {
        let kind = &target.item.kind;
        let text = if self.reads(kind, " ") { text } else { text.trim_ascii() };
        if text.is_empty() && (target.empty_is_null() || !self.reads(kind, "")) {
            self.null(element, target, slot);
        } else {
            self.reader.scalar(kind, slot, text, target.secret, Some(element.start));
        }
    }

    /// Whether the kind has a value for this text. An enumeration has one only if it lists it.
    fn reads(&self, kind: &Kind, text: &str) -> bool {
        match kind {
            Kind::Scalar(kind) => self.reader.spelt(*kind).read(text).is_some(),
            Kind::Enum(enumeration) => enumeration.values.contains(&text),
            Kind::Struct(_) | Kind::List(_) | Kind::Map(_) => false,
        }
    }

    fn null(&mut self, element: &Element<'b>, target: Target<'_>, slot: Slot<'_>) {
        self.reader.null(slot, target.field, target.item.nullable, Some(element.start));
    }

    /// The items of a list, up to the end of the element around them.
    fn items(
        &mut self,
        around: &Element<'b>,
        (local, namespace): (&str, &str),
        target: Target<'_>,
        list: &mut dyn List,
    ) -> Result<(), Malformed> {
        let mut has_text = false;
        loop {
            match self.source.next()? {
                Piece::Open(child)
                    if child.local == local && (namespace.is_empty() || child.namespace == namespace) =>
                {
                    self.item(&child, target, list)?;
                }
                Piece::Open(child) => self.unknown(&child, false)?,
                Piece::Text(text) => has_text |= !is_blank(&text),
                Piece::Close | Piece::End => break,
            }
        }
        self.stray_text(around, has_text);
        Ok(())
    }

    fn item(
        &mut self,
        element: &Element<'b>,
        target: Target<'_>,
        list: &mut dyn List,
    ) -> Result<(), Malformed> {
        self.reader.enter(Step::Index(list.len()));
        if self.reader.count_item(Some(element.start)) {
            self.value(element, target, list.push())?;
        } else {
            self.source.skip()?;
        }
        self.reader.leave();
        Ok(())
    }

    /// The entries of a map, up to the end of the element around them.
    fn entries(
        &mut self,
        around: &Element<'b>,
        target: Target<'_>,
        map: &mut dyn Map,
    ) -> Result<(), Malformed> {
        let mut keys = BTreeSet::new();
        let mut has_text = false;
        loop {
            match self.source.next()? {
                Piece::Open(child) => {
                    self.reader.enter(Step::Key(child.local.to_owned()));
                    if !keys.insert(child.local) {
                        self.twice(&child)?;
                    } else if self.reader.count_item(Some(child.start)) {
                        self.value(&child, target, map.entry(child.local))?;
                    } else {
                        self.source.skip()?;
                    }
                    self.reader.leave();
                }
                Piece::Text(text) => has_text |= !is_blank(&text),
                Piece::Close | Piece::End => break,
            }
        }
        self.stray_text(around, has_text);
        Ok(())
    }

    /// Text where no table has a place for it.
    fn stray_text(&mut self, element: &Element<'b>, is_there: bool) {
        if is_there && self.reader.reading.strict {
            self.problem(element, "text where only elements are expected");
        }
    }

    /// An element that no table names.
    fn unknown(&mut self, element: &Element<'b>, is_open: bool) -> Result<(), Malformed> {
        if self.reader.reading.strict && !is_open {
            self.reader.enter(Step::Key(element.local.chars().take(MOST_SHOWN).collect()));
            self.problem(
                element,
                format!("unknown element {}", described(element.local, &element.namespace)),
            );
            self.reader.leave();
        }
        self.source.skip()
    }

    fn twice(&mut self, element: &Element<'b>) -> Result<(), Malformed> {
        self.problem(element, format!("the element {} is given twice", described(element.local, "")));
        self.source.skip()
    }

    fn misfit(&mut self, element: &Element<'b>) -> Result<(), Malformed> {
        self.problem(element, "the table does not fit the Rust type here");
        self.source.skip()
    }

    fn problem(&mut self, element: &Element<'b>, what: impl Into<String>) {
        self.reader.problem(Some(element.start), what);
    }
}

/// The table of the structure that the slot is for, if it is for one.
fn shape_of(slot: &mut Slot<'_>) -> Option<&'static Shape> {
    let within = match slot {
        Slot::Record(record) => return Some(record.shape()),
        Slot::Maybe(maybe) => maybe.fill().filled(),
        _ => return None,
    };
    if let Slot::Record(record) = within { Some(record.shape()) } else { None }
}

/// A name as it is shown in a problem.
fn described(local: &str, namespace: &str) -> Cow<'static, str> {
    if namespace.is_empty() {
        shown(local).into()
    } else {
        format!("{} in the namespace {}", shown(local), shown(namespace)).into()
    }
}
