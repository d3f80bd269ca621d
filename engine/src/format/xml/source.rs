//! Reading XML: which element, attribute or text is which member, and what stands for null.

use std::borrow::Cow;

use super::body::Malformed;
use super::characters::is_blank;
use super::pieces::{Attribute, Element, Piece, Pieces, append};
use super::{item_name, root_name};
use crate::domain::Domain;
use crate::table::{Field, Format, Nil, Node, NodeKind, Shape, XmlForm};
use crate::walk::source::{Absence, At, Incoming, Member, Position, Read, Source, Stop, Syntax, Token};
use crate::walk::{Members, Offset, Path, Reader, shown};

/// A document as far as it is read.
pub(in crate::format) struct XmlSource<'b> {
    pieces: Pieces<'b>,
    /// Whether attributes that no field is of are told, after all other members.
    tells_attributes: bool,
}

/// Where a value stands.
pub(in crate::format) struct Place<'b> {
    stands: Stands<'b>,
    start: usize,
    /// How the structure around it writes null.
    nil: Nil,
}

enum Stands<'b> {
    /// In an element whose start has been read.
    Element(Element<'b>),
    /// In a text that has been read: of an attribute, of an element, or between the elements of a structure.
    Text(Cow<'b, str>),
}

/// An element that is being read.
pub(in crate::format) struct Frame<'b> {
    start: usize,
    attributes: Vec<Attribute<'b>>,
    /// The name of the items of a list, and their namespace; empty: any.
    item: (&'static str, &'static str),
    namespace: &'static str,
    nil: Nil,
    /// The text between its elements.
    text: Cow<'b, str>,
    /// Whether its end has been read.
    ended: bool,
    /// The names of the elements that come after the first one of a foreign namespace.
    ahead: Option<Vec<(&'b str, Cow<'b, str>)>>,
}

impl From<Malformed> for Stop {
    #[cold]
    fn from(malformed: Malformed) -> Self {
        let Malformed { position, what } = malformed;
        Self::Syntax(Box::new(Syntax {
            position: Position::Known(position),
            what,
            pointer: Some(String::new()),
        }))
    }
}

impl<'b> XmlSource<'b> {
    /// A document in these pieces.
    pub(in crate::format) fn new(pieces: Pieces<'b>) -> Self {
        Self { pieces, tells_attributes: false }
    }

    /// The same, for a walk that looks for a name.
    pub(in crate::format) fn for_probe(pieces: Pieces<'b>) -> Self {
        Self { pieces, tells_attributes: true }
    }

    /// Checks that nothing follows the document.
    pub(in crate::format) fn finish(&mut self) -> Result<(), Stop> {
        Ok(self.pieces.next().map(|_| ())?)
    }

    /// What a text says: nothing at all stands for null where it is no value of its own.
    #[inline]
    fn text(
        reader: &Reader<'_>,
        at: &At<'_>,
        nil: Nil,
        text: Cow<'b, str>,
        start: usize,
    ) -> Incoming<'b, Place<'b>> {
        if !text.is_empty() && at.node.usual(Format::Xml) == Some(Domain::String) {
            return Incoming::Scalar(Token::untyped(text), Some(start));
        }
        let text = if reads(reader, at.node, " ") { text } else { trimmed(text) };
        if text.is_empty() && (is_empty_null(at, nil) || !reads(reader, at.node, "")) {
            Incoming::Null(Some(start))
        } else {
            Incoming::Scalar(Token::untyped(text), Some(start))
        }
    }

    /// Whether an element of a structure, a list or a map says null by holding nothing. For a list or a map it can also mean
    /// that there are no items.
    fn is_empty_for_null(&mut self, element: &Element<'b>, at: &At<'_>, nil: Nil) -> Result<bool, Malformed> {
        let may_be_null = match at.node.kind() {
            NodeKind::Scalar(_) | NodeKind::Enum(_) => false,
            NodeKind::Record(shape) => {
                is_empty_null(at, nil) || (at.node.is_nullable() && needs_something(shape.get()))
            }
            NodeKind::List(_) | NodeKind::Map(_) => is_empty_null(at, nil),
        };
        Ok(may_be_null && element.is_bare() && self.pieces.is_at_close()?)
    }

    /// Whether an element that cannot be an item, since items are never null, says that there is no list.
    fn is_null_list(
        &mut self,
        reader: &Reader<'_>,
        element: &Element<'b>,
        list: &Node,
        item: &Node,
    ) -> Result<bool, Malformed> {
        let cannot_be_empty = match item.kind() {
            NodeKind::Scalar(_) | NodeKind::Enum(_) => !reads(reader, item, ""),
            NodeKind::Record(shape) => list.is_nullable() && needs_something(shape.get()),
            NodeKind::List(_) | NodeKind::Map(_) => false,
        };
        Ok(!item.is_nullable()
            && (element.is_nil() || (cannot_be_empty && element.is_bare() && self.pieces.is_at_close()?)))
    }

    /// The field that an element is of: one that states its namespace, or else one that states none. An element of a namespace
    /// that nobody states gives way to one of the right name without it, wherever that stands.
    fn field_of_element(
        &self,
        frame: &mut Frame<'b>,
        members: &mut Members,
        element: &Element<'b>,
    ) -> Option<usize> {
        let shape = members.shape();
        let named = |field: &Field| takes_element(field) && answers_to(field, element.local);
        let exact = |field: &Field| named(field) && namespace_of(shape, field) == element.namespace.as_ref();
        if let Some((index, _)) = members.find(exact) {
            return Some(index);
        }
        let any = |field: &Field| named(field) && namespace_of(shape, field).is_empty();
        let (index, field) = members.find(any)?;
        let ahead = frame.ahead.get_or_insert_with(|| self.pieces.names_ahead());
        let comes = ahead.iter().any(|(local, namespace)| namespace.is_empty() && answers_to(field, local));
        let is_list = field.node().kind().item().is_some();
        (!comes && (is_list || !members.has(index))).then_some(index)
    }

    /// The field that an attribute is of. One with a prefix is never one without.
    fn field_of_attribute(members: &mut Members, attribute: &Attribute<'b>) -> Option<usize> {
        let shape = members.shape();
        let exact = |field: &Field| {
            field.node().hints().xml().form() == XmlForm::Attribute
                && answers_to(field, attribute.local)
                && namespace_of(shape, field) == attribute.namespace.as_ref()
        };
        members.find(exact).map(|(index, _)| index)
    }

    /// A member whose element is next, has the predicted name and holds nothing but text.
    #[inline]
    fn predicted(&mut self, frame: &Frame<'b>, members: &mut Members) -> Option<(usize, Place<'b>)> {
        let (index, field) = members.predicted()?;
        let node = field.node();
        if members.shape().has_text()
            || node.hints().has_xml()
            || !node.kind().is_single()
            || self.pieces.default_namespace() != frame.namespace
        {
            return None;
        }
        let text = self.pieces.text_element(field.name())?;
        members.advance();
        Some((index, Place { stands: Stands::Text(text), start: self.pieces.start(), nil: frame.nil }))
    }

    /// The member that the text between the elements is, and then the attributes that nobody knows.
    fn after_elements(
        &mut self,
        reader: &mut Reader<'_>,
        frame: &mut Frame<'b>,
        members: &mut Members,
        path: &Path<'_>,
    ) -> Member<'b, Place<'b>> {
        let (start, nil) = (frame.start, frame.nil);
        let text = std::mem::take(&mut frame.text);
        let is_text = |field: &Field| field.node().hints().xml().form() == XmlForm::Text;
        match members.find(is_text) {
            Some((index, field)) if !members.has(index) => {
                if !text.is_empty() || field.is_required() {
                    return Member::Field(index, Place { stands: Stands::Text(text), start, nil });
                }
            }
            Some(_) => {}
            None => stray_text(reader, path, start, &text),
        }
        match frame.attributes.pop().filter(|_| self.tells_attributes) {
            Some(attribute) => {
                let (local, value) = (attribute.local, attribute.value);
                Member::Unknown(Cow::Borrowed(local), Place { stands: Stands::Text(value), start, nil })
            }
            None => Member::End,
        }
    }

    fn frame(element: Element<'b>, nil: Nil) -> Frame<'b> {
        let start = element.start;
        Frame {
            start,
            attributes: element.attributes,
            item: ("", ""),
            namespace: "",
            nil,
            text: Cow::Borrowed(""),
            ended: false,
            ahead: None,
        }
    }

    /// The frame of an element; one that has ended for a place that is no element.
    fn open(place: Place<'b>) -> Frame<'b> {
        match place.stands {
            Stands::Element(element) => Self::frame(element, place.nil),
            Stands::Text(text) => Frame {
                start: place.start,
                attributes: Vec::new(),
                item: ("", ""),
                namespace: "",
                nil: place.nil,
                text,
                ended: true,
                ahead: None,
            },
        }
    }

    /// The next element of a list or a map, with the text before it put aside.
    fn next_element(
        &mut self,
        reader: &mut Reader<'_>,
        frame: &mut Frame<'b>,
        path: &Path<'_>,
    ) -> Result<Option<Element<'b>>, Stop> {
        while !frame.ended {
            match self.pieces.next()? {
                Piece::Open(child) => return Ok(Some(child)),
                Piece::Text(text) => append(&mut frame.text, text),
                Piece::Close | Piece::End => {
                    frame.ended = true;
                    stray_text(reader, path, frame.start, &frame.text);
                }
            }
        }
        Ok(None)
    }
}

impl<'b> Source<'b> for XmlSource<'b> {
    type Place = Place<'b>;
    type Frame = Frame<'b>;

    const FORMAT: Format = Format::Xml;

    fn root(
        &mut self,
        reader: &mut Reader<'_>,
        node: &Node,
        shape: Option<&'static Shape>,
    ) -> Result<Option<Place<'b>>, Stop> {
        let Piece::Open(root) = self.pieces.next()? else { return Ok(None) };
        let start = root.start;
        let named = match shape {
            Some(shape) if shape.xml_root().is_empty() => None,
            Some(shape) => Some((shape.xml_root(), shape.xml().namespace())),
            None if self.tells_attributes => None,
            None => Some((root_name(node), "")),
        };
        if let Some((local, namespace)) = named
            && !self.tells_attributes
            && !(root.local == local && (namespace.is_empty() || root.namespace.as_ref() == namespace))
        {
            let expected = described(local, namespace);
            let found = described(root.local, if root.local == local { root.namespace.as_ref() } else { "" });
            reader.problem(
                &Path::ROOT,
                Some(start),
                format!("expected the root element {expected}, found {found}"),
            );
            return Ok(None);
        }
        Ok(Some(Place { stands: Stands::Element(root), start, nil: Nil::Empty }))
    }

    #[inline]
    fn value(&mut self, reader: &mut Reader<'_>, place: Place<'b>, at: &At<'_>) -> Read<'b, Self> {
        let Place { stands, start, nil } = place;
        let element = match stands {
            Stands::Text(text) => return Ok(Self::text(reader, at, nil, text, start)),
            Stands::Element(element) => element,
        };
        let kind = at.node.kind();
        if let (NodeKind::List(item), Some(field)) = (kind, at.field)
            && Self::is_repeated(field)
        {
            if self.is_null_list(reader, &element, at.node, item)? {
                self.pieces.skip()?;
                return Ok(Incoming::Null(Some(start)));
            }
            return Ok(Incoming::Item(Place { stands: Stands::Element(element), start, nil: nil.within() }));
        }
        if element.is_nil() || self.is_empty_for_null(&element, at, nil)? {
            self.pieces.skip()?;
            return Ok(Incoming::Null(Some(start)));
        }
        match kind {
            NodeKind::Scalar(_) | NodeKind::Enum(_) => {
                let content = self.pieces.content()?;
                if content.elements {
                    reader.problem(at.path, Some(start), "expected text, found elements");
                    return Ok(Incoming::Absent);
                }
                Ok(Self::text(reader, at, nil, content.text, start))
            }
            NodeKind::Record(_) | NodeKind::Map(_) => {
                Ok(Incoming::Object(Place { stands: Stands::Element(element), start, nil }))
            }
            NodeKind::List(_) => Ok(Incoming::Array(Place { stands: Stands::Element(element), start, nil })),
        }
    }

    fn undeclared(&mut self, _: &mut Reader<'_>, place: Place<'b>) -> Read<'b, Self> {
        let element = match place.stands {
            Stands::Text(text) => return Ok(Incoming::Scalar(Token::untyped(text), Some(place.start))),
            Stands::Element(element) => element,
        };
        if element.is_nil() {
            return Ok(Incoming::Null(Some(place.start)));
        }
        let content = self.pieces.content()?;
        Ok(if content.elements {
            Incoming::Object(Place { stands: Stands::Text("".into()), start: place.start, nil: place.nil })
        } else {
            Incoming::Scalar(Token::untyped(content.text), Some(place.start))
        })
    }

    #[inline]
    fn open_record(&mut self, place: Place<'b>, shape: &'static Shape) -> Result<Frame<'b>, Stop> {
        let mut frame = Self::open(place);
        (frame.namespace, frame.nil) = (shape.xml().namespace(), shape.xml().nil());
        Ok(frame)
    }

    fn open_list(&mut self, place: Place<'b>, node: &Node, item: &'static Node) -> Result<Frame<'b>, Stop> {
        let mut frame = Self::open(place);
        frame.nil = frame.nil.within();
        let xml = node.hints().xml();
        frame.item = match xml.form() {
            XmlForm::Wrapped(child) => (child, xml.namespace()),
            XmlForm::Element | XmlForm::Attribute | XmlForm::Text => (item_name(item), ""),
        };
        Ok(frame)
    }

    fn open_map(&mut self, place: Place<'b>, _: &Node) -> Result<Frame<'b>, Stop> {
        let mut frame = Self::open(place);
        frame.nil = frame.nil.within();
        Ok(frame)
    }

    #[inline]
    fn next_member(
        &mut self,
        reader: &mut Reader<'_>,
        frame: &mut Frame<'b>,
        members: &mut Members,
        path: &Path<'_>,
    ) -> Result<Member<'b, Place<'b>>, Stop> {
        if !frame.attributes.is_empty() {
            let known = frame.attributes.iter().enumerate().find_map(|(position, attribute)| {
                let index = Self::field_of_attribute(members, attribute)?;
                Some((position, index))
            });
            if let Some((position, index)) = known {
                let value = frame.attributes.remove(position).value;
                // A null attribute is left out, so an empty one is not null.
                let place = Place { stands: Stands::Text(value), start: frame.start, nil: Nil::Omit };
                return Ok(Member::Field(index, place));
            }
            if !self.tells_attributes {
                frame.attributes.clear();
            }
        }
        while !frame.ended {
            if let Some((index, place)) = self.predicted(frame, members) {
                return Ok(Member::Field(index, place));
            }
            match self.pieces.next()? {
                Piece::Open(child) => {
                    let (start, nil) = (child.start, frame.nil);
                    let found = self.field_of_element(frame, members, &child);
                    let local = child.local;
                    let place = Place { stands: Stands::Element(child), start, nil };
                    return Ok(match found {
                        Some(index) => Member::Field(index, place),
                        None => Member::Unknown(Cow::Borrowed(local), place),
                    });
                }
                Piece::Text(text) => append(&mut frame.text, text),
                Piece::Close | Piece::End => frame.ended = true,
            }
        }
        Ok(self.after_elements(reader, frame, members, path))
    }

    fn next_item(
        &mut self,
        reader: &mut Reader<'_>,
        frame: &mut Frame<'b>,
        path: &Path<'_>,
        _: &Node,
    ) -> Result<Option<Place<'b>>, Stop> {
        while let Some(child) = self.next_element(reader, frame, path)? {
            let (local, namespace) = frame.item;
            let start = child.start;
            if child.local == local && (namespace.is_empty() || child.namespace.as_ref() == namespace) {
                return Ok(Some(Place { stands: Stands::Element(child), start, nil: frame.nil }));
            }
            if reader.options.strict {
                let what = format!("unknown element {}", described(child.local, child.namespace.as_ref()));
                let name = cut(child.local);
                reader.problem(&path.to(crate::walk::Step::Member(name)), Some(start), what);
            }
            self.pieces.skip()?;
        }
        Ok(None)
    }

    fn next_entry(
        &mut self,
        reader: &mut Reader<'_>,
        frame: &mut Frame<'b>,
        path: &Path<'_>,
    ) -> Result<Option<(Cow<'b, str>, Place<'b>)>, Stop> {
        let Some(child) = self.next_element(reader, frame, path)? else { return Ok(None) };
        let (key, start) = (Cow::Borrowed(child.local), child.start);
        Ok(Some((key, Place { stands: Stands::Element(child), start, nil: frame.nil })))
    }

    fn skip(&mut self, place: Place<'b>, _: usize) -> Result<(), Stop> {
        match place.stands {
            Stands::Element(_) => Ok(self.pieces.skip()?),
            Stands::Text(_) => Ok(()),
        }
    }

    #[inline]
    fn offset(&self, place: &Place<'b>) -> Offset {
        Some(place.start)
    }

    fn absence(frame: &Frame<'b>, field: &Field) -> Absence {
        absence(frame.nil, field)
    }

    #[inline]
    fn is_repeated(field: &Field) -> bool {
        field.node().kind().item().is_some() && field.node().hints().xml().form() == XmlForm::Element
    }
}

/// Whether a node has a value for this text. An enumeration has one only if it lists it.
fn reads(reader: &Reader<'_>, node: &Node, text: &str) -> bool {
    match (node.kind(), node.spelling(Format::Xml)) {
        (NodeKind::Enum(enumeration), _) => enumeration.values().contains(&text),
        (NodeKind::Scalar(scalar), _) if reader.options.canonical => {
            scalar.plain().read(text, None).is_some()
        }
        (NodeKind::Scalar(_), Some(spelling)) => spelling.read(text, None).is_some(),
        (NodeKind::Scalar(_) | NodeKind::Record(_) | NodeKind::List(_) | NodeKind::Map(_), _) => false,
    }
}

/// What it means that a member which must be there is not, in a structure that writes null so.
fn absence(nil: Nil, field: &Field) -> Absence {
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
fn needs_something(shape: &Shape) -> bool {
    let nil = shape.xml().nil();
    shape.fields().iter().any(|field| field.is_required() && absence(nil, field) == Absence::Missing)
}

/// Whether nothing at all stands for null here, where it could also be an empty value of the kind.
fn is_empty_null(at: &At<'_>, nil: Nil) -> bool {
    at.node.hints().empty_is_null() || (at.node.is_nullable() && nil == Nil::Empty)
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_ascii()),
        Cow::Owned(text) => Cow::Owned(text.trim_ascii().to_owned()),
    }
}

/// Text where no table has a place for it.
fn stray_text(reader: &mut Reader<'_>, path: &Path<'_>, start: usize, text: &str) {
    if reader.options.strict && !is_blank(text) {
        reader.problem(path, Some(start), "text where only elements are expected");
    }
}

fn takes_element(field: &Field) -> bool {
    match field.node().hints().xml().form() {
        XmlForm::Element | XmlForm::Wrapped(_) => true,
        XmlForm::Attribute | XmlForm::Text => false,
    }
}

fn answers_to(field: &Field, local: &str) -> bool {
    let name = field.node().hints().xml().name();
    let name = if name.is_empty() { field.name() } else { name };
    name == local || field.aliases().contains(&local)
}

/// The namespace that a field states; empty: none. Attributes are not in the namespace of their structure.
fn namespace_of(shape: &Shape, field: &Field) -> &'static str {
    let xml = field.node().hints().xml();
    match (xml.namespace(), xml.form()) {
        ("", XmlForm::Attribute) => "",
        ("", XmlForm::Element | XmlForm::Wrapped(_) | XmlForm::Text) => shape.xml().namespace(),
        (stated, _) => stated,
    }
}

/// A name as it is shown in a problem.
fn described(local: &str, namespace: &str) -> String {
    if namespace.is_empty() {
        shown(local)
    } else {
        format!("{} in the namespace {}", shown(local), shown(namespace))
    }
}

/// A name, cut where it is long.
fn cut(name: &str) -> &str {
    name.get(..name.floor_char_boundary(80)).unwrap_or_default()
}
