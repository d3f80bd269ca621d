//! Matching of elements and attributes with fields, by names and namespaces.
//!
//! An element matches the field with its local name and its namespace. Otherwise, it is accepted for the field
//! with its local name if that is in no namespace, and in a reply if that is in another one, unless there is
//! an element with the name and the namespace of that field, before or after it. So are items of lists, and
//! entries of maps with their keys and values.

use super::{Ahead, Frame, Items, XmlSource};
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
        let around = frame.namespace;
        let named = |field: &Field| takes_element(field) && answers_to(field, element.local);
        let exact = |field: &Field| named(field) && is_in(element, namespace_of(around, field));
        if let Some((index, _)) = members.find(exact) {
            return Some(index);
        }
        let is_bare = element.namespace.is_empty();
        if is_bare && strict {
            return None;
        }
        // Where namespaces tell several fields of one name apart, one in an unknown namespace is none of them.
        let is_only_one = !strict && shape.fields().iter().filter(|field| named(field)).count() <= 1;
        let other = |field: &Field| {
            named(field) && (is_only_one || namespace_of(around, field).is_empty() != is_bare)
        };
        let (index, field) = members.find(other)?;
        if self.comes_in(frame, namespace_of(around, field), names_of(field)) {
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
    pub(super) fn comes_in<'n>(
        &mut self,
        frame: &mut Frame<'b>,
        namespace: &'static str,
        names: impl Iterator<Item = &'n str>,
    ) -> bool {
        self.is_ahead(&mut frame.more.get_or_insert_default().ahead, namespace, names)
    }

    /// Like [`XmlSource::comes_in`], for the children of an element that has no frame.
    pub(super) fn is_ahead<'n>(
        &mut self,
        ahead: &mut Ahead<'b>,
        namespace: &'static str,
        mut names: impl Iterator<Item = &'n str>,
    ) -> bool {
        // Most documents that have namespaces have no element without one.
        if namespace.is_empty() {
            let last = *self.last_bare.get_or_insert_with(|| self.pieces.last_bare());
            if last <= self.pieces.start() {
                return false;
            }
        }
        let ahead = ahead.entry(namespace).or_insert_with(|| self.pieces.names_ahead(namespace));
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
            (!is_exact || !strict) && !has_exact && !self.comes(frame, element.local)
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
        keys.contains(element.local) || self.comes(frame, element.local)
    }

    /// Returns whether the frame has a later element of this name that is not in an unknown namespace. The
    /// element that was opened last must be a child of the frame.
    pub(super) fn comes(&mut self, frame: &mut Frame<'b>, local: &str) -> bool {
        self.comes_in(frame, frame.namespace, std::iter::once(local))
    }
}

/// Returns the field that an attribute matches. An attribute with a prefix is not the same as one without.
pub(super) fn field_of_attribute(members: &mut Members, attribute: &Attribute<'_>) -> Option<usize> {
    members.find(|field| is_attribute(field, attribute)).map(|(index, _)| index)
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
    shape.has_attributes() && shape.fields().iter().any(|field| is_attribute(field, attribute))
}

fn is_attribute(field: &Field, attribute: &Attribute<'_>) -> bool {
    field.node().hints().xml().form() == XmlForm::Attribute
        && answers_to(field, attribute.local)
        && same(&attribute.namespace, namespace_of("", field))
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

/// Returns the namespace of a field in a structure whose members are in this namespace, or an empty text for
/// none. An attribute does not inherit it.
fn namespace_of(around: &'static str, field: &Field) -> &'static str {
    let xml = field.node().hints().xml();
    match (xml.namespace(), xml.form()) {
        (Some(stated), _) => stated,
        (None, XmlForm::Attribute) => "",
        (None, XmlForm::Element | XmlForm::Wrapped(_) | XmlForm::Text) => around,
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
