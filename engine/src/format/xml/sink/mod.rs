//! Encoding XML: which element, attribute or text a value becomes.

use super::order::{is_attribute, is_in_order, order};
use super::output::{Output, Tag};
use super::place::{Form, Frame, Pending};
use super::{item_name, root_name, root_namespace};
use crate::dynamic::DynValue;
use crate::format::json::JsonSink;
use crate::format::value_or_default;
use crate::table::{
    Charset, Constant, Field, Format, Nil, Node, Shape, Usual, XmlContent, XmlForm, XmlMap, XmlNode,
};
use crate::value::{Record, Scalar, Value};
use crate::walk::sink::{MADE, Order, Refusal, Sink, TEXT, Written};

mod single;

/// The state of encoding a document.
pub(in crate::format) struct XmlSink {
    out: Output,
    canonical: bool,
    /// A buffer for the text of a scalar before it is escaped.
    scratch: String,
}

impl XmlSink {
    /// Creates an empty document, with plain JSON spellings if `canonical` is set and the vendor's
    /// otherwise.
    pub(in crate::format) fn new(canonical: bool) -> Self {
        Self { out: Output::new(), canonical, scratch: String::new() }
    }

    /// Sets the charset that has to have all characters of names.
    pub(in crate::format) fn in_charset(mut self, charset: Charset) -> Self {
        self.out.set_charset(charset);
        self
    }

    /// Returns the document.
    pub(in crate::format) fn into_bytes(self) -> Vec<u8> {
        self.out.into_bytes()
    }

    /// Ends the start tag, if it has not been ended.
    #[inline]
    fn content(&mut self, frame: &mut Frame) {
        if std::mem::take(&mut frame.in_tag) {
            self.out.content();
        }
    }

    fn start(&mut self, place: Pending<'_>, declare: &[(&'static str, &'static str)]) -> Written<Tag> {
        let tag = self.out.start((place.local, place.is_plain), place.namespace, declare)?;
        if let Some((name, namespace, key)) = place.key {
            self.out.attribute(name, namespace, key)?;
        }
        place.xml.attributes().iter().try_for_each(|(name, value)| self.out.constant(name, value))?;
        Ok(tag)
    }

    /// Begins the element of a structure, list or map. Whatever a table specifies, only an element can
    /// contain one.
    #[inline]
    fn open(&mut self, place: Pending<'_>, declare: &[(&'static str, &'static str)]) -> Written<Tag> {
        match place.form {
            Form::Element | Form::Wrapper(_) | Form::Items(_) => self.start(place, declare),
            Form::Attribute => Err(Refusal::new("an attribute must be a single value")),
            Form::Text => Err(Refusal::new("the text of an element must be a single value")),
        }
    }
}

impl Sink for XmlSink {
    type Pending<'p> = Pending<'p>;
    type Frame = Frame;
    type Nested = JsonSink;

    const FORMAT: Format = Format::Xml;

    fn nested() -> JsonSink {
        JsonSink::new(false)
    }

    fn nested_text(nested: JsonSink) -> String {
        nested.into_text()
    }

    fn value_of<'v>(
        record: &'v dyn Record,
        field: (usize, &'static Field),
        default: &'v mut Option<DynValue>,
    ) -> Value<'v> {
        value_or_default(record, field, default)
    }

    fn root(&mut self, node: &Node, shape: Option<&'static Shape>) -> Pending<'static> {
        if let Some(shape) = shape {
            if shape.xml().has_xml_declaration() {
                self.out.declaration();
            }
            if shape.xml().has_unqualified_elements() {
                self.out.prefix_root();
            }
        }
        let namespace = root_namespace(node, shape);
        let (local, xml) = (root_name(node, shape), node.hints().xml());
        Pending { form: Form::Element, local, is_plain: false, namespace, nil: Nil::Empty, xml, key: None }
    }

    #[inline]
    fn is_in_order(shape: &'static Shape) -> bool {
        is_in_order(shape)
    }

    #[inline]
    fn order(&self, shape: &'static Shape) -> Order {
        order(shape)
    }

    fn precedes_extra(field: &Field) -> bool {
        is_attribute(field)
    }

    #[inline]
    fn open_record(&mut self, place: Pending<'_>, shape: &'static Shape) -> Written<Frame> {
        let xml = shape.xml();
        let is_root = !self.out.has_root();
        let around = if place.xml.has_bare_content() { "" } else { place.namespace };
        let tag = self.open(place, xml.declarations())?;
        if is_root {
            xml.attributes().iter().try_for_each(|(name, value)| self.out.constant(name, value))?;
        }
        let namespace = xml.member_namespace(around);
        let is_bare = namespace.is_empty() && self.out.is_bare() && self.out.has_room();
        Ok(Frame { is_bare, ..Frame::new(Some(tag), namespace, xml.nil()) })
    }

    fn open_list(&mut self, place: Pending<'_>, _: &Node, item: &'static Node) -> Written<Frame> {
        let Pending { namespace, nil, .. } = place;
        let (tag, name) = match place.form {
            Form::Items(name) => (None, name),
            Form::Wrapper(child) => (Some(self.open(place, &[])?), child),
            Form::Element | Form::Attribute | Form::Text => (Some(self.open(place, &[])?), item_name(item)),
        };
        let is_inside = tag.is_some();
        Ok(Frame::new(tag, namespace, nil.within()).holding(name, item, is_inside))
    }

    fn open_map(&mut self, place: Pending<'_>, node: &Node, entry: &'static Node) -> Written<Frame> {
        let Pending { namespace, nil, .. } = place;
        let map = node.hints().xml().map();
        let (tag, item) = match (place.form, map) {
            (Form::Items(name), Some(_)) => (None, name),
            (_, Some(map)) if map.entry().is_empty() => {
                return Err(Refusal::new("a map without an element around its entries must be a member"));
            }
            (_, map) => (Some(self.open(place, &[])?), map.map_or("", XmlMap::entry)),
        };
        let is_inside = map.is_none_or(|map| !map.value().is_empty());
        Ok(Frame { map, ..Frame::new(tag, namespace, nil.within()).holding(item, entry, is_inside) })
    }

    fn constant(&mut self, frame: &mut Frame, constant: &Constant<'_>) -> Written<()> {
        self.content(frame);
        let (local, namespace) = self.out.scopes().resolved(constant.name(), frame.namespace);
        let tag = self.out.start((local, false), namespace, &[])?;
        self.out.content();
        self.out.text(constant.value().text())?;
        self.out.end(tag);
        Ok(())
    }

    #[inline]
    fn member(
        &mut self,
        frame: &mut Frame,
        _: &'static Shape,
        field: &'static Field,
    ) -> Written<Pending<'static>> {
        let hints = field.node().hints();
        if !hints.has_xml() {
            self.content(frame);
            let form = match field.node().kind_in(Format::Xml).item() {
                Some(_) => Form::Items(field.name()),
                None => Form::Element,
            };
            let nil = if hints.empty_is_null() { Nil::Empty } else { frame.nil };
            let is_plain = field.has_plain_name();
            let (local, namespace, xml) = (field.name(), frame.namespace, &XmlNode::ELEMENT);
            return Ok(Pending { form, local, is_plain, namespace, nil, xml, key: None });
        }
        let xml = hints.xml();
        let local = if xml.name().is_empty() { field.name() } else { xml.name() };
        let form = match (xml.form(), field.node().kind_in(Format::Xml).item()) {
            (XmlForm::Element, Some(_)) => Form::Items(local),
            (XmlForm::Element, None) if xml.is_flat_map() => Form::Items(local),
            (XmlForm::Wrapped(child), Some(_)) => Form::Wrapper(child),
            (XmlForm::Element | XmlForm::Wrapped(_), None) => Form::Element,
            (XmlForm::Attribute, _) => Form::Attribute,
            (XmlForm::Text, _) => Form::Text,
        };
        let namespace = match form {
            Form::Attribute => xml.namespace().unwrap_or_default(),
            Form::Element | Form::Wrapper(_) | Form::Items(_) | Form::Text => {
                self.content(frame);
                xml.namespace().unwrap_or(frame.namespace)
            }
        };
        let nil = if hints.empty_is_null() { Nil::Empty } else { frame.nil };
        // Elements without one around them are those of items or entries.
        let xml = if matches!(form, Form::Items(_)) { &XmlNode::ELEMENT } else { xml };
        Ok(Pending { form, local, is_plain: false, namespace, nil, xml, key: None })
    }

    #[inline]
    fn item(&mut self, frame: &mut Frame, _: usize) -> Written<Pending<'static>> {
        self.content(frame);
        Ok(frame.within(frame.item))
    }

    fn entry<'p>(&mut self, frame: &mut Frame, key: &'p str) -> Written<Pending<'p>> {
        self.content(frame);
        let Some(map) = frame.map else { return Ok(frame.within(key)) };
        let around = map.entry_namespace().unwrap_or(frame.namespace);
        let of_attribute = map.key_namespace().unwrap_or_default();
        let key_attribute = map.key_is_attribute().then_some((map.key(), of_attribute, key));
        if map.value().is_empty() {
            return Ok(Pending { key: key_attribute, namespace: around, ..frame.within(frame.item) });
        }
        let entry = self.out.start((frame.item, false), around, &[])?;
        match key_attribute {
            Some((name, namespace, key)) => {
                self.out.attribute(name, namespace, key)?;
                self.out.content();
            }
            None => {
                self.out.content();
                let namespace = map.key_namespace().unwrap_or(frame.namespace);
                let tag = self.out.start((map.key(), false), namespace, &[])?;
                self.out.content();
                self.out.text(key)?;
                self.out.end(tag);
            }
        }
        frame.entry = Some(entry);
        Ok(frame.within(map.value()))
    }

    fn made<'p>(&mut self, frame: &mut Frame, name: &'p str) -> Written<Pending<'p>> {
        self.content(frame);
        let (local, namespace) = self.out.scopes().resolved(name, frame.namespace);
        Ok(Pending { namespace, ..frame.within(local) })
    }

    fn open_made(&mut self, frame: &Frame, place: Pending<'_>) -> Written<Frame> {
        let namespace = frame.namespace;
        Ok(Frame { namespace, ..self.open_map(place, &MADE, &TEXT)? })
    }

    fn leave(&mut self, frame: &mut Frame, _: bool) -> Written<()> {
        if let Some(entry) = frame.entry.take() {
            self.out.end(entry);
        }
        Ok(())
    }

    fn null(&mut self, place: Pending<'_>, _: &Node) -> Written<()> {
        match place.form {
            Form::Attribute | Form::Text => return Ok(()),
            Form::Element | Form::Wrapper(_) | Form::Items(_) if place.nil == Nil::Omit => return Ok(()),
            Form::Element | Form::Wrapper(_) | Form::Items(_) => {}
        }
        let tag = self.start(place, &[])?;
        if place.nil == Nil::Xsi {
            self.out.nil()?;
        }
        self.out.content();
        self.out.end(tag);
        Ok(())
    }

    #[inline]
    fn scalar(&mut self, place: Pending<'_>, node: &Node, scalar: &Scalar<'_>) -> Written<()> {
        match place.form {
            Form::Element | Form::Wrapper(_) | Form::Items(_) => {
                if place.is_plain && place.namespace.is_empty() && self.out.is_bare() && self.out.has_room() {
                    self.out.start_bare(place.local);
                    self.text(node, scalar)?;
                    self.out.end_bare(place.local);
                    return Ok(());
                }
                let tag = self.start(place, &[])?;
                if let XmlContent::Attribute(name) = place.xml.content() {
                    self.spell(node, *scalar)?;
                    self.out.attribute(name, "", &self.scratch)?;
                    self.out.content();
                } else {
                    self.out.content();
                    self.content_of(place, node, scalar)?;
                }
                self.out.end(tag);
                Ok(())
            }
            Form::Attribute => {
                self.spell(node, *scalar)?;
                self.out.attribute(place.local, place.namespace, &self.scratch)
            }
            Form::Text => self.content_of(place, node, scalar),
        }
    }

    #[inline]
    fn usual_member(
        &mut self,
        frame: &mut Frame,
        field: &'static Field,
        scalar: &Scalar<'_>,
    ) -> Written<bool> {
        let (node, name) = (field.node(), field.name());
        if !frame.is_bare || !field.has_plain_name() || node.hints().has_xml() {
            return Ok(false);
        }
        if node.usual_value() == Usual::Text
            && let Some(text) = scalar.string()
        {
            self.content(frame);
            return self.out.bare(name, text).map(|()| true);
        }
        if node.usual_value() == Usual::Other {
            return Ok(false);
        }
        self.content(frame);
        self.out.start_bare(name);
        self.text(node, scalar)?;
        self.out.end_bare(name);
        Ok(true)
    }

    #[inline]
    fn close(&mut self, mut frame: Frame) -> Written<()> {
        self.content(&mut frame);
        if let Some(tag) = frame.tag {
            self.out.end(tag);
        }
        Ok(())
    }
}
