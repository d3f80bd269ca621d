//! Interpretation of elements and texts: as a value, as null, or as an empty list.

use std::borrow::Cow;

use super::members::unknown_attribute;
use super::names::{claims, is_constant};
use super::{Pending, Stands, XmlSource};
use crate::domain::Domain;
use crate::format::xml::XSI;
use crate::format::xml::body::Malformed;
use crate::format::xml::characters::{BLANKS, is_blank};
use crate::format::xml::pieces::Attribute;
use crate::table::{
    Field, Format, Nil, Node, NodeKind, Shape, Tagging, Union, XmlContent, XmlForm, XmlShape,
};
use crate::walk::Reader;
use crate::walk::source::{Absence, At, Incoming, Read, Source, Token};

impl<'b> XmlSource<'b> {
    /// Interprets an element whose start tag has been read.
    pub(super) fn element(
        &mut self,
        reader: &mut Reader<'_>,
        at: &At<'_>,
        mut attributes: Vec<Attribute<'b>>,
        (start, around, namespace): (usize, &'static XmlShape, &'static str),
    ) -> Read<'b, Self> {
        let (kind, nil, xml) = (at.node.kind(), nil_at(at, around), at.node.hints().xml());
        let namespace = match kind.members() {
            Some(_) if xml.has_bare_content() => "",
            Some(_) | None => xml.namespace().unwrap_or(namespace),
        };
        let repeated = at.field.is_some_and(Self::is_repeated);
        let described = kind.item().filter(|_| repeated).unwrap_or(at.node).hints().xml();
        if !(attributes.is_empty() || described.attributes().is_empty()) {
            attributes.retain(|attribute| !is_constant(described.attributes(), around, attribute));
        }
        if let Some(item) = kind.item()
            && repeated
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
        let content = if kind.is_single() { described.content() } else { XmlContent::Text };
        let value = match content {
            XmlContent::Attribute(name) => {
                let is_value =
                    |attribute: &Attribute<'_>| attribute.local == name && attribute.namespace.is_empty();
                attributes.iter().position(is_value).map(|index| attributes.remove(index).value)
            }
            XmlContent::Text | XmlContent::Markup | XmlContent::Cdata => None,
        };
        // For a structure, a union or an entry of a map, attributes may be members, and are handled when those are read.
        if !(kind.members().is_some() || described.is_flat_map()) {
            for attribute in &attributes {
                unknown_attribute(reader, at.path, start, attribute);
            }
        }
        // The table of the root is obtained from its value.
        let shape = if attributes.is_empty() {
            None
        } else if at.path.is_root() {
            self.root
        } else {
            kind.members()
        };
        // An element that has the key of an entry is nil for the value of the entry.
        let is_entry = described.is_flat_map() && !says_nothing(&attributes, None);
        if (is_nil(&attributes, shape) && !is_entry)
            || self.is_empty_for_null(reader, (&attributes, shape), at, nil)?
        {
            // The members of a structure that is null are not read, so unknown attributes are reported
            // here.
            if let Some(shape) = shape.filter(|shape| kind.members().is_some() && !shape.is_open()) {
                for attribute in attributes.iter().filter(|attribute| !claims(shape, attribute)) {
                    unknown_attribute(reader, at.path, start, attribute);
                }
            }
            self.pieces.skip()?;
            return Ok(Incoming::Null(Some(start)));
        }
        let place = Pending { stands: Stands::Element(attributes), start, around, namespace };
        match kind {
            NodeKind::Record(_) | NodeKind::Map(_) | NodeKind::Union(_) => Ok(Incoming::Object(place)),
            NodeKind::List(_) => Ok(Incoming::Array(place)),
            NodeKind::Scalar(_) | NodeKind::Enum(_) | NodeKind::Any => {
                match content {
                    XmlContent::Attribute(_) => return self.attribute_value(reader, at, value, start),
                    XmlContent::Markup => {
                        return Ok(text(reader, at, nil, Cow::Owned(self.pieces.markup()?), start));
                    }
                    XmlContent::Text | XmlContent::Cdata => {}
                }
                let content = self.pieces.content()?;
                if content.elements {
                    reader.problem(at.path, Some(start), "expected text, found elements");
                    return Ok(Incoming::Absent);
                }
                Ok(text(reader, at, nil, content.text, start))
            }
        }
    }

    /// Interprets an element whose value is an attribute. A tolerant reader accepts text in its place.
    fn attribute_value(
        &mut self,
        reader: &mut Reader<'_>,
        at: &At<'_>,
        value: Option<Cow<'b, str>>,
        start: usize,
    ) -> Read<'b, Self> {
        let content = self.pieces.content()?;
        let is_blank = !content.elements && is_blank(&content.text);
        if reader.options.strict && !is_blank {
            let what = "expected an empty element, whose attribute is the value";
            reader.problem(at.path, Some(start), what);
            return Ok(Incoming::Absent);
        }
        Ok(match value {
            // A null value has no attribute, so an empty attribute does not represent null.
            Some(value) => text(reader, at, Nil::Omit, value, start),
            None if is_blank => Incoming::Null(Some(start)),
            None => Incoming::Scalar(Token::untyped(content.text), Some(start)),
        })
    }

    /// Returns whether an empty element of a structure, list or map represents null. For a list or a map it
    /// may also represent an empty one.
    fn is_empty_for_null(
        &mut self,
        reader: &Reader<'_>,
        (attributes, shape): (&[Attribute<'b>], Option<&'static Shape>),
        at: &At<'_>,
        nil: Nil,
    ) -> Result<bool, Malformed> {
        let may_be_null = match at.node.kind() {
            NodeKind::Scalar(_) | NodeKind::Enum(_) | NodeKind::Any => false,
            NodeKind::Record(shape) => {
                is_empty_null(at.node, nil) || (at.node.is_nullable() && needs_something(reader, shape.get()))
            }
            NodeKind::Union(union) => {
                is_empty_null(at.node, nil) || (at.node.is_nullable() && needs_tag(union.get()))
            }
            NodeKind::List(_) | NodeKind::Map(_) => is_empty_null(at.node, nil),
        };
        Ok(may_be_null && says_nothing(attributes, shape) && self.pieces.is_at_close()?)
    }

    /// Returns whether an element of a list represents a null list. This is the case if it is empty or nil
    /// and items are never null.
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
        let shape = if attributes.is_empty() { None } else { item.kind_in(Format::Xml).members() };
        if is_nil(attributes, shape) {
            return Ok(true);
        }
        let cannot_be_empty = match item.kind_in(Format::Xml) {
            NodeKind::Scalar(_) | NodeKind::Enum(_) => !reads(reader, item, ""),
            NodeKind::Record(shape) => list.is_nullable() && needs_something(reader, shape.get()),
            NodeKind::Union(union) => list.is_nullable() && needs_tag(union.get()),
            NodeKind::List(_) | NodeKind::Map(_) | NodeKind::Any => false,
        };
        Ok(cannot_be_empty && says_nothing(attributes, shape) && self.pieces.is_at_close()?)
    }
}

/// Returns how null is written at a place. A structure specifies this for its members, and for the items
/// and entries of its lists and maps, whose elements are never omitted.
#[inline]
pub(super) fn nil_at(at: &At<'_>, around: &XmlShape) -> Nil {
    if at.field.is_some() { around.nil() } else { around.nil().within() }
}

/// Returns what the absence of a required member means in a structure that writes null as `nil`.
pub(super) fn absence(nil: Nil, field: &Field) -> Absence {
    let node = field.node();
    let is_left_out = match node.hints().xml().form() {
        XmlForm::Element | XmlForm::Wrapped(_) => nil == Nil::Omit && !node.hints().empty_is_null(),
        XmlForm::Attribute | XmlForm::Text => true,
    };
    if is_repeated(field) {
        // An empty list without an enclosing element has no elements.
        Absence::Empty
    } else if is_left_out && node.admits_null() {
        Absence::Null
    } else {
        Absence::Missing
    }
}

/// Returns whether an empty element is not a valid value of the structure.
fn needs_something(reader: &Reader<'_>, shape: &Shape) -> bool {
    let nil = shape.xml().nil();
    let may_be_empty = |field: &Field| match field.node().hints().xml().form() {
        XmlForm::Text => reads(reader, field.node(), ""),
        XmlForm::Element | XmlForm::Wrapped(_) | XmlForm::Attribute => false,
    };
    let message = reader.options.message;
    let needed = |index, field: &Field| {
        shape.requires_in((index, field), Some(Format::Xml), message)
            && absence(nil, field) == Absence::Missing
    };
    shape.fields().iter().enumerate().any(|(index, field)| needed(index, field) && !may_be_empty(field))
}

/// Returns whether an empty element is not a value of the union.
fn needs_tag(union: &Union) -> bool {
    match union.tagging() {
        Tagging::Inside | Tagging::Beside | Tagging::Key => true,
        Tagging::Shape | Tagging::Sibling => false,
    }
}

/// Interprets a text. An empty text represents null if it is not a valid value.
#[inline]
pub(super) fn text<'b>(
    reader: &Reader<'_>,
    at: &At<'_>,
    nil: Nil,
    text: Cow<'b, str>,
    start: usize,
) -> Incoming<'b, Pending<'b>> {
    // A fast path: most texts have no surrounding white space.
    if is_tight(&text) {
        return Incoming::Scalar(Token::untyped(text), Some(start));
    }
    loose_text(reader, at, nil, text, start)
}

/// Returns whether a text is not empty, and no white space is around it.
#[inline]
pub(super) fn is_tight(text: &str) -> bool {
    match text.as_bytes() {
        [first, .., last] => *first > b' ' && *last > b' ',
        [only] => *only > b' ',
        [] => false,
    }
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

/// Returns whether the attributes include `xsi:nil="true"` and this is not a member of the structure.
#[inline]
pub(super) fn is_nil(attributes: &[Attribute<'_>], shape: Option<&Shape>) -> bool {
    let nil = |attribute: &&Attribute<'_>| attribute.local == "nil" && attribute.namespace == XSI;
    attributes.iter().find(nil).is_some_and(|nil| {
        let is_member = || shape.is_some_and(|shape| claims(shape, nil));
        matches!(nil.value.trim_matches(BLANKS), "true" | "1") && !is_member()
    })
}

/// Returns whether no attribute is a member of the structure.
fn says_nothing(attributes: &[Attribute<'_>], shape: Option<&Shape>) -> bool {
    attributes
        .iter()
        .all(|attribute| attribute.namespace == XSI && !shape.is_some_and(|shape| claims(shape, attribute)))
}

/// Returns whether a text is a valid value of a node.
fn reads(reader: &Reader<'_>, node: &Node, text: &str) -> bool {
    node.reads(text, Format::Xml, reader.options.canonical)
}

/// Returns whether an empty element represents null where it could also represent an empty value.
fn is_empty_null(node: &Node, nil: Nil) -> bool {
    node.hints().empty_is_null() || (node.is_nullable() && nil == Nil::Empty)
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_ascii()),
        Cow::Owned(text) => Cow::Owned(text.trim_ascii().to_owned()),
    }
}

/// Returns whether each element of the field is an item of its list, or an entry of its map.
#[inline]
pub(super) fn is_repeated(field: &Field) -> bool {
    let xml = field.node().hints().xml();
    xml.is_flat_map()
        || (field.node().kind_in(Format::Xml).item().is_some() && xml.form() == XmlForm::Element)
}
