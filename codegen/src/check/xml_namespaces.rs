//! The structures whose elements are in a namespace because of what holds them.

use std::collections::BTreeSet;

use groupwright_engine::table::{XmlMap, XmlNode};

use super::walk;
use crate::model::{Api, Item, Struct, TypeBody, TypeId, Union, XmlType};

/// The types that an element in a namespace holds.
pub(super) struct Inherited {
    held: BTreeSet<TypeId>,
    structures: BTreeSet<*const Struct>,
}

impl Inherited {
    /// Those of an API.
    pub(super) fn of(api: &Api) -> Self {
        let mut held: BTreeSet<TypeId> = BTreeSet::new();
        let mut next: Vec<TypeId> = Vec::new();
        for seen in walk::structures(api) {
            next.extend(members(seen.structure, has_namespace(&seen.structure.xml)));
        }
        for (_, _, union) in walk::unions(api) {
            next.extend(variants(union, has_namespace(&union.xml)));
        }
        while let Some(id) = next.pop() {
            if !held.insert(id) {
                continue;
            }
            // A namespace of its own, even if that is none, is in place of what it inherits.
            match &api.ty(id).body {
                TypeBody::Struct(structure) if structure.xml.namespace.is_none() => {
                    next.extend(members(structure, true));
                }
                TypeBody::Union(union) if union.xml.namespace.is_none() => next.extend(variants(union, true)),
                TypeBody::Struct(_) | TypeBody::Union(_) | TypeBody::Enum(_) => {}
            }
        }
        let structures = held.iter().filter_map(|id| api.ty(*id).structure());
        Self { structures: structures.map(std::ptr::from_ref).collect(), held }
    }

    /// Whether members of a structure without a namespace of their own would be in one.
    pub(super) fn reaches(&self, structure: &Struct) -> bool {
        let is_held =
            structure.xml.namespace.is_none() && self.structures.contains(&std::ptr::from_ref(structure));
        is_held || has_namespace(&structure.xml)
    }

    /// The same for a type of this id with these hints.
    pub(super) fn reaches_type(&self, id: TypeId, xml: &XmlType) -> bool {
        (xml.namespace.is_none() && self.held.contains(&id)) || has_namespace(xml)
    }
}

/// Whether hints name a namespace.
fn has_namespace(xml: &XmlType) -> bool {
    xml.namespace.as_ref().is_some_and(|namespace| !namespace.is_empty())
}

/// The types whose elements are in a namespace within a structure that is in one, or is not.
fn members(structure: &Struct, is_in_one: bool) -> impl Iterator<Item = TypeId> {
    let is_in_one = is_in_one && structure.xml.unqualified != Some(true);
    structure.fields.iter().filter_map(move |field| reached(&field.item, field.xml.value, is_in_one))
}

fn variants(union: &Union, is_in_one: bool) -> impl Iterator<Item = TypeId> {
    let is_in_one = is_in_one && union.xml.unqualified != Some(true);
    union.variants.iter().filter_map(move |variant| reached(&variant.item, None, is_in_one))
}

/// The type that a value is of, or holds in lists and maps, where its element is in a namespace.
fn reached(item: &Item, field: Option<XmlNode>, is_in_one: bool) -> Option<TypeId> {
    let hints = item.levels().filter_map(|level| level.xml.as_ref().map(|xml| xml.value));
    let named = hints.chain(field).flat_map(|xml| {
        let of_entries = xml.map().and_then(XmlMap::entry_namespace);
        xml.namespace().into_iter().chain(of_entries)
    });
    let named: Vec<&str> = named.collect();
    let is_in_one = if named.is_empty() { is_in_one } else { named.iter().any(|name| !name.is_empty()) };
    item.held().filter(|_| is_in_one)
}
