//! Which element or attribute is which member: names, and the namespaces that they are in.
//!
//! An element is that of a field that states its namespace, or else of one that states none. One of a namespace that nobody
//! states is foreign: it gives way to one of the same name that is not, wherever that stands.

use super::{Frame, Items, XmlSource};
use crate::format::xml::pieces::{Attribute, Element};
use crate::format::xml::scopes::same;
use crate::table::{Field, Shape, XmlForm};
use crate::walk::{Members, shown};

impl<'b> XmlSource<'b> {
    /// The field that an element is of.
    pub(super) fn field_of_element(
        &mut self,
        frame: &mut Frame<'b>,
        members: &mut Members,
        element: &Element<'b>,
    ) -> Option<usize> {
        let shape = members.shape();
        let named = |field: &Field| takes_element(field) && answers_to(field, element.local);
        let exact = |field: &Field| named(field) && is_in(element, namespace_of(shape, field));
        if let Some((index, _)) = members.find(exact) {
            return Some(index);
        }
        if element.namespace.is_empty() {
            return None;
        }
        let any = |field: &Field| named(field) && namespace_of(shape, field).is_empty();
        let (index, field) = members.find(any)?;
        if self.comes(frame, names_of(field)) {
            return None;
        }
        let foreign = &mut frame.more.get_or_insert_default().foreign;
        let is_list = field.node().kind().item().is_some();
        if !members.has(index) {
            if !foreign.contains(&index) {
                foreign.push(index);
            }
        } else if !(is_list && foreign.contains(&index)) {
            return None;
        }
        Some(index)
    }

    /// Whether an element is an item of the list.
    pub(super) fn is_item(&mut self, frame: &mut Frame<'b>, element: &Element<'b>) -> bool {
        if element.local != frame.items.local {
            false
        } else if is_in(element, frame.namespace) {
            frame.items.has_exact = true;
            true
        } else {
            let Items { is_exact, has_exact, .. } = frame.items;
            !is_exact && !has_exact && !self.comes(frame, [element.local])
        }
    }

    /// Whether an entry of a map is in a foreign namespace, and another one of its name is not.
    pub(super) fn entry_gives_way(&mut self, frame: &mut Frame<'b>, element: &Element<'b>) -> bool {
        let keys = &mut frame.more.get_or_insert_default().keys;
        if is_in(element, frame.namespace) {
            keys.insert(element.local);
            return false;
        }
        keys.contains(element.local) || self.comes(frame, [element.local])
    }

    /// Whether an element that is in no foreign namespace, and that has one of these names, follows in the frame. An element of
    /// the frame has been opened last.
    pub(super) fn comes<'n>(
        &mut self,
        frame: &mut Frame<'b>,
        names: impl IntoIterator<Item = &'n str>,
    ) -> bool {
        let namespace = frame.namespace;
        // In most documents there is none at all.
        if namespace.is_empty() {
            let last = *self.last_bare.get_or_insert_with(|| self.pieces.last_bare());
            if last <= self.pieces.start() {
                return false;
            }
        }
        let ahead = &mut frame.more.get_or_insert_default().ahead;
        let ahead = ahead.get_or_insert_with(|| self.pieces.names_ahead(namespace));
        names.into_iter().any(|name| ahead.contains(name))
    }
}

/// The field that an attribute is of. One with a prefix is never one without.
pub(super) fn field_of_attribute(members: &mut Members, attribute: &Attribute<'_>) -> Option<usize> {
    let shape = members.shape();
    members.find(|field| is_attribute(shape, field, attribute)).map(|(index, _)| index)
}

/// Whether an attribute is one of those that the structure always has where it is the root.
pub(super) fn is_constant(shape: &Shape, attribute: &Attribute<'_>) -> bool {
    let xml = shape.xml();
    xml.attributes().iter().any(|(qualified, _)| {
        let (prefix, local) = qualified.split_once(':').unwrap_or(("", qualified));
        let declared = || xml.declarations().iter().find(|(declared, _)| *declared == prefix);
        let namespace = if prefix.is_empty() { Some("") } else { declared().map(|(_, uri)| *uri) };
        attribute.local == local && namespace.is_none_or(|uri| same(&attribute.namespace, uri))
    })
}

/// Whether a structure has this attribute for a field.
pub(super) fn claims(shape: &Shape, attribute: &Attribute<'_>) -> bool {
    shape.has_attributes() && shape.fields().iter().any(|field| is_attribute(shape, field, attribute))
}

fn is_attribute(shape: &Shape, field: &Field, attribute: &Attribute<'_>) -> bool {
    field.node().hints().xml().form() == XmlForm::Attribute
        && answers_to(field, attribute.local)
        && same(&attribute.namespace, namespace_of(shape, field))
}

/// Whether an element is in a namespace; the empty one is none.
#[inline]
pub(super) fn is_in(element: &Element<'_>, namespace: &str) -> bool {
    same(&element.namespace, namespace)
}

fn takes_element(field: &Field) -> bool {
    match field.node().hints().xml().form() {
        XmlForm::Element | XmlForm::Wrapped(_) => true,
        XmlForm::Attribute | XmlForm::Text => false,
    }
}

/// The local name of a field in XML.
pub(super) fn name_of(field: &Field) -> &'static str {
    let name = field.node().hints().xml().name();
    if name.is_empty() { field.name() } else { name }
}

/// The local names under which a field is read.
fn names_of(field: &Field) -> impl Iterator<Item = &'static str> {
    std::iter::once(name_of(field)).chain(field.aliases().iter().copied())
}

fn answers_to(field: &Field, local: &str) -> bool {
    name_of(field) == local || field.aliases().contains(&local)
}

/// The namespace of a field; empty: none. Attributes are not in the namespace of their structure.
fn namespace_of(shape: &Shape, field: &Field) -> &'static str {
    let xml = field.node().hints().xml();
    match (xml.namespace(), xml.form()) {
        (Some(stated), _) => stated,
        (None, XmlForm::Attribute) => "",
        (None, XmlForm::Element | XmlForm::Wrapped(_) | XmlForm::Text) => shape.xml().namespace(),
    }
}

/// A name as it is shown in a problem.
pub(super) fn described(local: &str, namespace: &str) -> String {
    if namespace.is_empty() {
        shown(local)
    } else {
        format!("{} in the namespace {}", shown(local), shown(namespace))
    }
}
