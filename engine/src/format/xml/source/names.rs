//! Matching of elements and attributes with fields, by names and namespaces.
//!
//! An element matches a field that specifies its namespace, or else a field that specifies none. An element
//! in a namespace that no field specifies is accepted for a field with its local name, unless there is
//! another element with that name which is not in an unknown namespace, before or after it. In a reply, an
//! element in no namespace is accepted likewise for a field that specifies one.

use super::{Frame, Items, XmlSource};
use crate::format::xml::pieces::{Attribute, Element};
use crate::format::xml::scopes::same;
use crate::table::{Field, Format, Shape, XmlForm, XmlShape};
use crate::walk::source::Source;
use crate::walk::{Members, shown};

impl<'b> XmlSource<'b> {
    /// Returns the field that an element matches.
    pub(super) fn field_of_element(
        &mut self,
        frame: &mut Frame<'b>,
        members: &mut Members,
        element: &Element<'b>,
        strict: bool,
    ) -> Option<usize> {
        let shape = members.shape();
        let named = |field: &Field| takes_element(field) && answers_to(field, element.local);
        let exact = |field: &Field| named(field) && is_in(element, namespace_of(shape, field));
        if let Some((index, _)) = members.find(exact) {
            return Some(index);
        }
        let is_bare = element.namespace.is_empty();
        if is_bare && strict {
            return None;
        }
        let other = |field: &Field| named(field) && namespace_of(shape, field).is_empty() != is_bare;
        let (index, field) = members.find(other)?;
        let gives_way = if is_bare {
            self.comes_in(frame, namespace_of(shape, field), names_of(field))
        } else {
            self.comes(frame, names_of(field))
        };
        if gives_way {
            return None;
        }
        let foreign = &mut frame.more.get_or_insert_default().foreign;
        let is_list = field.node().kind_in(Format::Xml).item().is_some() || Self::is_repeated(field);
        if !members.has(index) {
            if !foreign.contains(&index) {
                foreign.push(index);
            }
        } else if !(is_list && foreign.contains(&index)) {
            return None;
        }
        Some(index)
    }

    /// Returns whether the frame has a later element in the namespace of a field, with one of its names. The
    /// element that was opened last must be a child of the frame.
    fn comes_in<'n>(
        &mut self,
        frame: &mut Frame<'b>,
        namespace: &'static str,
        mut names: impl Iterator<Item = &'n str>,
    ) -> bool {
        let exact = &mut frame.more.get_or_insert_default().exact;
        let ahead = exact.entry(namespace).or_insert_with(|| self.pieces.names_ahead(namespace));
        names.any(|name| ahead.contains(name))
    }

    /// Returns whether an element is an item of the list.
    pub(super) fn is_item(&mut self, frame: &mut Frame<'b>, element: &Element<'b>, strict: bool) -> bool {
        if element.local != frame.items.local {
            false
        } else if is_in(element, frame.namespace) {
            frame.items.has_exact = true;
            true
        } else {
            let Items { is_exact, has_exact, .. } = frame.items;
            let may_differ = !is_exact || (element.namespace.is_empty() && !strict);
            may_differ && !has_exact && !self.comes(frame, [element.local])
        }
    }

    /// Returns whether an entry of a map is in an unknown namespace, and there is another entry with that
    /// name which is not.
    pub(super) fn entry_gives_way(&mut self, frame: &mut Frame<'b>, element: &Element<'b>) -> bool {
        let keys = &mut frame.more.get_or_insert_default().keys;
        if is_in(element, frame.namespace) {
            keys.insert(element.local);
            return false;
        }
        keys.contains(element.local) || self.comes(frame, [element.local])
    }

    /// Returns whether the frame has a later element that is not in an unknown namespace and has one of
    /// these names. The element that was opened last must be a child of the frame.
    pub(super) fn comes<'n>(
        &mut self,
        frame: &mut Frame<'b>,
        names: impl IntoIterator<Item = &'n str>,
    ) -> bool {
        let namespace = frame.namespace;
        // Most documents have no such element at all.
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

/// Returns the field that an attribute matches. An attribute with a prefix is not the same as one without.
pub(super) fn field_of_attribute(members: &mut Members, attribute: &Attribute<'_>) -> Option<usize> {
    let shape = members.shape();
    members.find(|field| is_attribute(shape, field, attribute)).map(|(index, _)| index)
}

/// Returns whether an attribute is one of these constant attributes, whose prefixes the structure declares.
pub(super) fn is_constant(constants: &[(&str, &str)], shape: &XmlShape, attribute: &Attribute<'_>) -> bool {
    constants.iter().any(|(qualified, _)| {
        let (prefix, local) = qualified.split_once(':').unwrap_or(("", qualified));
        let declared = || shape.declarations().iter().find(|(declared, _)| *declared == prefix);
        let namespace = if prefix.is_empty() { Some("") } else { declared().map(|(_, uri)| *uri) };
        attribute.local == local && namespace.is_none_or(|uri| same(&attribute.namespace, uri))
    })
}

/// Returns whether an attribute is a field of the structure.
pub(super) fn claims(shape: &Shape, attribute: &Attribute<'_>) -> bool {
    shape.has_attributes() && shape.fields().iter().any(|field| is_attribute(shape, field, attribute))
}

fn is_attribute(shape: &Shape, field: &Field, attribute: &Attribute<'_>) -> bool {
    field.node().hints().xml().form() == XmlForm::Attribute
        && answers_to(field, attribute.local)
        && same(&attribute.namespace, namespace_of(shape, field))
}

/// Returns whether an element is in a namespace, where the empty one means none.
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

/// Returns the local name of a field in XML.
pub(super) fn name_of(field: &Field) -> &'static str {
    let name = field.node().hints().xml().name();
    if name.is_empty() { field.name() } else { name }
}

/// Returns the local names that are accepted for a field.
fn names_of(field: &Field) -> impl Iterator<Item = &'static str> {
    std::iter::once(name_of(field)).chain(field.aliases().iter().copied())
}

fn answers_to(field: &Field, local: &str) -> bool {
    name_of(field) == local || field.aliases().contains(&local)
}

/// Returns the namespace of a field, or an empty text for none. An attribute does not inherit the namespace
/// of its structure.
fn namespace_of(shape: &Shape, field: &Field) -> &'static str {
    let xml = field.node().hints().xml();
    match (xml.namespace(), xml.form()) {
        (Some(stated), _) => stated,
        (None, XmlForm::Attribute) => "",
        (None, XmlForm::Element | XmlForm::Wrapped(_) | XmlForm::Text) => shape.xml().member_namespace(),
    }
}

/// Returns a name for use in a problem.
pub(super) fn described(local: &str, namespace: &str) -> String {
    if namespace.is_empty() {
        shown(local)
    } else {
        format!("{} in the namespace {}", shown(local), shown(namespace))
    }
}
