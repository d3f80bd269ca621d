//! What an element or a text says: a value, null, or that there are no items.

use std::borrow::Cow;

use super::members::unknown_attribute;
use super::names::claims;
use super::{Pending, Stands, XmlSource};
use crate::domain::Domain;
use crate::format::xml::XSI;
use crate::format::xml::body::Malformed;
use crate::format::xml::characters::BLANKS;
use crate::format::xml::pieces::Attribute;
use crate::table::{Field, Format, Nil, Node, NodeKind, Shape, XmlForm, XmlShape};
use crate::walk::Reader;
use crate::walk::source::{Absence, At, Incoming, Read, Source, Token};

impl<'b> XmlSource<'b> {
    /// What stands in an element whose start has been read.
    pub(super) fn element(
        &mut self,
        reader: &mut Reader<'_>,
        at: &At<'_>,
        attributes: Vec<Attribute<'b>>,
        (start, around, namespace): (usize, &'static XmlShape, &'static str),
    ) -> Read<'b, Self> {
        let (kind, nil) = (at.node.kind(), nil_at(at, around));
        if let Some(item) = kind.item()
            && at.field.is_some_and(Self::is_repeated)
        {
            if self.is_null_list(reader, &attributes, at.node, item)? {
                self.pieces.skip()?;
                return Ok(Incoming::Null(Some(start)));
            }
            return Ok(Incoming::Item(Pending {
                stands: Stands::Element(attributes),
                start,
                around,
                namespace,
            }));
        }
        // A structure knows which attributes are its members.
        if !kind.is_record() {
            for attribute in &attributes {
                unknown_attribute(reader, at.path, start, attribute);
            }
        }
        // The table of the root is known from its value.
        let shape = if attributes.is_empty() {
            None
        } else if at.path.is_root() {
            self.root
        } else {
            kind.shape()
        };
        if is_nil(&attributes, shape) || self.is_empty_for_null(reader, (&attributes, shape), at, nil)? {
            // Nothing of a structure that is null is read, so that its attributes are told here.
            if let Some(shape) = shape.filter(|shape| kind.is_record() && !shape.is_open()) {
                for attribute in attributes.iter().filter(|attribute| !claims(shape, attribute)) {
                    unknown_attribute(reader, at.path, start, attribute);
                }
            }
            self.pieces.skip()?;
            return Ok(Incoming::Null(Some(start)));
        }
        let place = Pending { stands: Stands::Element(attributes), start, around, namespace };
        match kind {
            NodeKind::Record(_) | NodeKind::Map(_) => Ok(Incoming::Object(place)),
            NodeKind::List(_) => Ok(Incoming::Array(place)),
            NodeKind::Scalar(_) | NodeKind::Enum(_) => {
                let content = self.pieces.content()?;
                if content.elements {
                    reader.problem(at.path, Some(start), "expected text, found elements");
                    return Ok(Incoming::Absent);
                }
                Ok(text(reader, at, nil, content.text, start))
            }
        }
    }

    /// Whether an element of a structure, a list or a map says null by holding nothing. For a list or a map it can also mean
    /// that there are no items.
    fn is_empty_for_null(
        &mut self,
        reader: &Reader<'_>,
        (attributes, shape): (&[Attribute<'b>], Option<&'static Shape>),
        at: &At<'_>,
        nil: Nil,
    ) -> Result<bool, Malformed> {
        let may_be_null = match at.node.kind() {
            NodeKind::Scalar(_) | NodeKind::Enum(_) => false,
            NodeKind::Record(shape) => {
                is_empty_null(at.node, nil) || (at.node.is_nullable() && needs_something(reader, shape.get()))
            }
            NodeKind::List(_) | NodeKind::Map(_) => is_empty_null(at.node, nil),
        };
        Ok(may_be_null && says_nothing(attributes, shape) && self.pieces.is_at_close()?)
    }

    /// Whether an element that cannot be an item, since items are never null, says that there is no list.
    fn is_null_list(
        &mut self,
        reader: &Reader<'_>,
        attributes: &[Attribute<'b>],
        list: &Node,
        item: &Node,
    ) -> Result<bool, Malformed> {
        if item.is_nullable() {
            return Ok(false);
        }
        let shape = if attributes.is_empty() { None } else { item.kind().shape() };
        if is_nil(attributes, shape) {
            return Ok(true);
        }
        let cannot_be_empty = match item.kind() {
            NodeKind::Scalar(_) | NodeKind::Enum(_) => !reads(reader, item, ""),
            NodeKind::Record(shape) => list.is_nullable() && needs_something(reader, shape.get()),
            NodeKind::List(_) | NodeKind::Map(_) => false,
        };
        Ok(cannot_be_empty && says_nothing(attributes, shape) && self.pieces.is_at_close()?)
    }
}

/// How null is written in a place: a structure says it of its members, and of what its lists and maps hold, whose elements are
/// never left out.
#[inline]
pub(super) fn nil_at(at: &At<'_>, around: &XmlShape) -> Nil {
    if at.field.is_some() { around.nil() } else { around.nil().within() }
}

/// What it means that a member which must be there is not, in a structure that writes null so.
pub(super) fn absence(nil: Nil, field: &Field) -> Absence {
    let node = field.node();
    let is_left_out = match node.hints().xml().form() {
        XmlForm::Element | XmlForm::Wrapped(_) => nil == Nil::Omit && !node.hints().empty_is_null(),
        XmlForm::Attribute | XmlForm::Text => true,
    };
    if XmlSource::is_repeated(field) {
        // A list without an element around its items cannot be seen when it has none.
        Absence::Empty
    } else if is_left_out && node.admits_null() {
        Absence::Null
    } else {
        Absence::Missing
    }
}

/// Whether no value of a structure is an empty element.
fn needs_something(reader: &Reader<'_>, shape: &Shape) -> bool {
    let nil = shape.xml().nil();
    let may_be_empty = |field: &Field| match field.node().hints().xml().form() {
        XmlForm::Text => reads(reader, field.node(), ""),
        XmlForm::Element | XmlForm::Wrapped(_) | XmlForm::Attribute => false,
    };
    let needed = |field: &Field| field.is_required() && absence(nil, field) == Absence::Missing;
    shape.fields().iter().any(|field| needed(field) && !may_be_empty(field))
}

/// What a text says: nothing at all stands for null where it is no value of its own.
#[inline]
pub(super) fn text<'b>(
    reader: &Reader<'_>,
    at: &At<'_>,
    nil: Nil,
    text: Cow<'b, str>,
    start: usize,
) -> Incoming<'b, Pending<'b>> {
    // Most texts neither start nor end with what might be left out.
    let is_tight = |text: &[u8]| match text {
        [first, .., last] => *first > b' ' && *last > b' ',
        [only] => *only > b' ',
        [] => false,
    };
    if is_tight(text.as_bytes()) {
        return Incoming::Scalar(Token::untyped(text), Some(start));
    }
    loose_text(reader, at, nil, text, start)
}

#[inline(never)]
fn loose_text<'b>(
    reader: &Reader<'_>,
    at: &At<'_>,
    nil: Nil,
    text: Cow<'b, str>,
    start: usize,
) -> Incoming<'b, Pending<'b>> {
    let is_string = at.node.usual(Format::Xml) == Some(Domain::String);
    let text = if is_string || reads(reader, at.node, " ") { text } else { trimmed(text) };
    if text.is_empty() && (is_empty_null(at.node, nil) || !(is_string || reads(reader, at.node, ""))) {
        Incoming::Null(Some(start))
    } else {
        Incoming::Scalar(Token::untyped(text), Some(start))
    }
}

/// Whether the attributes say `xsi:nil="true"`, and that is no member of the structure.
#[inline]
pub(super) fn is_nil(attributes: &[Attribute<'_>], shape: Option<&Shape>) -> bool {
    let nil = |attribute: &&Attribute<'_>| attribute.local == "nil" && attribute.namespace == XSI;
    attributes.iter().find(nil).is_some_and(|nil| {
        let is_member = || shape.is_some_and(|shape| claims(shape, nil));
        matches!(nil.value.trim_matches(BLANKS), "true" | "1") && !is_member()
    })
}

/// Whether no attribute says something of what the element holds.
fn says_nothing(attributes: &[Attribute<'_>], shape: Option<&Shape>) -> bool {
    attributes
        .iter()
        .all(|attribute| attribute.namespace == XSI && !shape.is_some_and(|shape| claims(shape, attribute)))
}

/// Whether a node has a value for this text.
fn reads(reader: &Reader<'_>, node: &Node, text: &str) -> bool {
    node.reads(text, Format::Xml, reader.options.canonical)
}

/// Whether nothing at all stands for null here, where it could also be an empty value of the kind.
fn is_empty_null(node: &Node, nil: Nil) -> bool {
    node.hints().empty_is_null() || (node.is_nullable() && nil == Nil::Empty)
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_ascii()),
        Cow::Owned(text) => Cow::Owned(text.trim_ascii().to_owned()),
    }
}
