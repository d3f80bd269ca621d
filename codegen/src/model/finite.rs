//! Which types have values: a structure whose required fields have, a union of which a variant has.

use std::collections::{BTreeMap, VecDeque};

use super::{Api, Presence, Type, TypeBody, TypeId};
use crate::steps;

/// The types that have values, each with its number in an order in which it comes after those that its values need.
#[derive(Clone, Debug)]
pub(super) struct Finite(BTreeMap<TypeId, usize>);

impl Finite {
    /// Those of an API. Each type, and each place in which it is held, is looked at once.
    pub(super) fn of(api: &Api) -> Self {
        let mut holders: BTreeMap<TypeId, Vec<TypeId>> = BTreeMap::new();
        let mut missing: BTreeMap<TypeId, usize> = BTreeMap::new();
        let mut ready: VecDeque<TypeId> = VecDeque::new();
        for named in api.types().iter() {
            let needed = needed(named);
            for id in &needed {
                holders.entry(*id).or_default().push(named.id);
            }
            let (least, all) = match &named.body {
                TypeBody::Struct(_) => (needed.len(), needed.len()),
                TypeBody::Enum(_) => (0, 0),
                TypeBody::Union(union) => (usize::from(needed.len() == union.variants.len()), needed.len()),
            };
            missing.insert(named.id, least);
            if least == 0 || all == 0 {
                ready.push_back(named.id);
            }
        }
        let mut finite = BTreeMap::new();
        while let Some(id) = ready.pop_front() {
            steps::step();
            if finite.contains_key(&id) {
                continue;
            }
            finite.insert(id, finite.len());
            for holder in holders.get(&id).into_iter().flatten() {
                if let Some(missing) = missing.get_mut(holder) {
                    *missing = missing.saturating_sub(1);
                    if *missing == 0 {
                        ready.push_back(*holder);
                    }
                }
            }
        }
        Self(finite)
    }

    /// Whether a type has values.
    pub(super) fn contains(&self, id: TypeId) -> bool {
        self.0.contains_key(&id)
    }

    /// The number of a type.
    pub(super) fn number(&self, id: TypeId) -> Option<usize> {
        self.0.get(&id).copied()
    }
}

/// The types of which a value of a type needs one each or, for a union, of one of which it needs one.
pub(super) fn needed(named: &Type) -> Vec<TypeId> {
    match &named.body {
        TypeBody::Struct(structure) => {
            let required = structure.fields.iter().filter(|field| field.presence() == Presence::Required);
            required.filter_map(|field| field.item.named()).collect()
        }
        TypeBody::Enum(_) => Vec::new(),
        TypeBody::Union(union) => union.variants.iter().filter_map(|variant| variant.item.named()).collect(),
    }
}
