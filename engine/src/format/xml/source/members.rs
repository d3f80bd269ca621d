//! Members of a structure, in the order attributes, elements, text.

use std::borrow::Cow;

use super::names::{described, field_of_attribute, is_constant};
use super::{ATTRIBUTES, Between, Frame, Pending, Stands, XmlSource};
use crate::format::xml::XSI;
use crate::format::xml::characters::is_blank;
use crate::format::xml::pieces::{Attribute, Element, Piece, append};
use crate::format::xml::scopes::{XML_PREFIX, same};
use crate::table::{Field, Format, XmlForm};
use crate::walk::source::{Member, Stop};
use crate::walk::{Members, Path, Reader, Step};

impl<'b> Frame<'b> {
    /// Returns the place of an item or entry that starts at an offset.
    #[inline]
    pub(super) fn within(&self, stands: Stands<'b>, start: usize) -> Pending<'b> {
        Pending { stands, start, around: self.around, namespace: self.namespace }
    }

    /// Returns whether an element without a prefix and attributes is a member of the namespace, whatever is before it.
    #[inline]
    pub(super) fn has_plain_children(&self) -> bool {
        // The text after the element does not belong to it, and white space between elements may be text.
        self.is_plain && !self.ended && !matches!(self.between, Between::Text(_))
    }
}

impl<'b> XmlSource<'b> {
    /// Reads the expected next member if its element has the expected name, no attributes and no prefix.
    #[inline]
    pub(super) fn predicted(
        &mut self,
        frame: &Frame<'b>,
        members: &mut Members,
    ) -> Option<(usize, Pending<'b>)> {
        loop {
            let (index, field) = members.predicted()?;
            let node = field.node();
            if node.hints().has_xml() || !field.has_plain_name() {
                return None;
            }
            let kind = node.kind_in(Format::Xml);
            let is_list = kind.item().is_some();
            if let Some(stands) = self.plain(field.name(), kind.is_single()) {
                // An item of a list is usually followed by another one.
                if !is_list {
                    members.advance();
                }
                return Some((index, frame.within(stands, self.pieces.start())));
            }
            if !(is_list && members.has(index)) {
                return None;
            }
            members.advance();
        }
    }

    /// Reads the next element if it has this name, no attributes and no prefix. `is_single` states that
    /// text content is expected.
    #[inline]
    pub(super) fn plain(&mut self, local: &str, is_single: bool) -> Option<Stands<'b>> {
        if is_single {
            self.pieces.text_element(local).map(Stands::Text)
        } else {
            self.pieces.plain_open(local).then(|| Stands::Element(Vec::new()))
        }
    }

    /// Reads the next member that is an element, or the end of the structure.
    pub(super) fn next_child(
        &mut self,
        reader: &mut Reader<'_>,
        frame: &mut Frame<'b>,
        members: &mut Members,
        path: &Path<'_>,
    ) -> Result<Member<'b, Pending<'b>>, Stop> {
        while let Some(child) = self.next_element(frame)? {
            let found = self.field_of_element(frame, members, &child, reader.options.strict);
            let Element { local, namespace, attributes, start } = child;
            if let Some(index) = found {
                let place = frame.within(Stands::Element(attributes), start);
                return Ok(Member::Field(index, place));
            }
            // A lookup prefers an element that is not in an unknown namespace, even if it occurs later.
            if self.is_probe && !same(&namespace, "") && self.comes(frame, local) {
                self.pieces.skip()?;
                continue;
            }
            self.unknown = namespace;
            let place = frame.within(Stands::Element(attributes), start);
            return Ok(Member::Unknown(Cow::Borrowed(local), place));
        }
        Ok(Self::after_elements(reader, frame, members, path))
    }

    /// Returns the next child element, and keeps the text before it.
    #[inline]
    pub(super) fn next_element(&mut self, frame: &mut Frame<'b>) -> Result<Option<Element<'b>>, Stop> {
        while !frame.ended {
            match self.pieces.next()? {
                Piece::Open(child) => return Ok(Some(child)),
                Piece::Text(text) => frame.between.add(text),
                Piece::Close | Piece::End => frame.ended = true,
            }
        }
        Ok(None)
    }

    /// Reads the member that is the text between the elements, and then unknown attributes.
    fn after_elements(
        reader: &mut Reader<'_>,
        frame: &mut Frame<'b>,
        members: &mut Members,
        path: &Path<'_>,
    ) -> Member<'b, Pending<'b>> {
        let (start, around, namespace) = (frame.start, frame.around, frame.namespace);
        if let Between::Text(text) = &mut frame.between {
            let is_text = |field: &Field| field.node().hints().xml().form() == XmlForm::Text;
            let text = std::mem::take(text);
            // The text is read once, whether or not the member is marked.
            frame.between = Between::Nothing;
            match members.find(is_text) {
                Some((index, field))
                    if !members.has(index) && (!text.is_empty() || members.requires(index, field)) =>
                {
                    return Member::Field(
                        index,
                        Pending { stands: Stands::Text(text), start, around, namespace },
                    );
                }
                Some(_) => {}
                // The field belongs to another location in the message.
                None => frame.between.add(text),
            }
        }
        stray_text(reader, frame, path);
        match frame.more.as_mut().and_then(|more| more.attributes.pop()) {
            Some(Attribute { local, value, .. }) => Member::Unknown(
                Cow::Borrowed(local),
                Pending { stands: Stands::Text(value), start, around, namespace },
            ),
            None => Member::End,
        }
    }

    /// Reads the attributes that are members, which precede all other members.
    pub(super) fn next_attribute(
        &self,
        reader: &mut Reader<'_>,
        frame: &mut Frame<'b>,
        members: &mut Members,
        path: &Path<'_>,
    ) -> Option<Member<'b, Pending<'b>>> {
        for attribute in frame.attributes.by_ref() {
            if let Some(index) = field_of_attribute(members, &attribute) {
                let stands = Stands::Text(attribute.value);
                let place = Pending { stands, start: frame.start, around: &ATTRIBUTES, namespace: "" };
                return Some(Member::Field(index, place));
            }
            let shape = members.shape();
            let is_constant =
                || path.is_root() && is_constant(shape.xml().attributes(), shape.xml(), &attribute);
            if !shape.is_open() && !is_constant() {
                unknown_attribute(reader, path, frame.start, &attribute);
            }
            // An attribute with a prefix is not the same as one without.
            if self.is_probe && attribute.namespace.is_empty() {
                frame.more.get_or_insert_default().attributes.push(attribute);
            }
        }
        None
    }
}

impl<'b> Between<'b> {
    /// Keeps text for a member, or records that there was text where none is expected.
    fn add(&mut self, text: Cow<'b, str>) {
        match self {
            Self::Text(before) => append(before, text),
            Self::Nothing if !is_blank(&text) => *self = Self::Stray,
            Self::Nothing | Self::Stray => {}
        }
    }
}

/// Reports an unknown attribute. Attributes in namespaces of XML itself are always allowed.
pub(super) fn unknown_attribute(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    start: usize,
    attribute: &Attribute<'_>,
) {
    let Attribute { local, namespace, .. } = attribute;
    if !reader.options.strict || *namespace == XSI || *namespace == XML_PREFIX.1 {
        return;
    }
    let what = if path.is_secret() {
        "an unknown attribute of a secret".to_owned()
    } else {
        format!("unknown attribute {}", described(local, namespace))
    };
    reader.problem(&path.to(Step::Given(local)), Some(start), what);
}

/// Reports text where the table allows none.
pub(super) fn stray_text(reader: &mut Reader<'_>, frame: &mut Frame<'_>, path: &Path<'_>) {
    if matches!(frame.between, Between::Stray) {
        frame.between = Between::Nothing;
        if reader.options.strict {
            reader.problem(path, Some(frame.start), "text where only elements are expected");
        }
    }
}
