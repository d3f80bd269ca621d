//! From a group to the request of a vendor.

use std::collections::{BTreeMap, BTreeSet};

use super::missing::missing;
use super::path::{Step, field, steps};
use super::{Loss, Misfit, NewGroup};
use crate::json::Json;
use crate::table::{Endpoint, GroupRole, Node, NodeKind};
use crate::value::{Map, Record, Scalar, ScalarSlot, Slot, Variant};

/// The greatest number of items that a list is filled up to, so that an item of a greater number can be set.
const MOST_ITEMS: usize = 1_000;

/// What has become of the values of a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// What the request has no place for.
    pub losses: Vec<Loss>,
    /// What cannot be in its field.
    pub misfits: Vec<Misfit>,
    /// The JSON Pointers of required fields that none of the values is for.
    pub missing: Vec<String>,
}

/// Sets the fields of a request to the values of a group. Other fields stay as they are. Of values for one place, which only
/// tables made by hand have, the first role has it, and the others are losses.
pub fn carry(endpoint: &Endpoint, group: &NewGroup, request: &mut dyn Record) -> Carried {
    let mut carried = Carried::default();
    let mut places = BTreeSet::new();
    let mut starts = BTreeMap::new();
    let mut variants = BTreeMap::new();
    for role in group.roles() {
        let values = group.values(role);
        let row = endpoint.group().iter().find(|row| row.is_of_request() && row.name() == role);
        let (misfits, place) = (&mut carried.misfits, String::new());
        let (places, starts, variants) = (&mut places, &mut starts, &mut variants);
        let mut setter = Setter { role, place, places, starts, variants, misfits };
        let count = row.map_or(0, |row| setter.in_record(request, &steps(row.path()), values));
        if count < values.len() {
            carried.losses.push(Loss { role: role.to_owned(), lost: values.len() - count, carried: count });
        }
    }
    carried.missing = missing(request, &places);
    carried
}

/// Returns the roles that the requests of an endpoint carry.
pub fn carried(endpoint: &Endpoint) -> impl Iterator<Item = &'static str> {
    endpoint.group().iter().filter(|row| row.is_of_request()).map(GroupRole::name)
}

/// What sets the values of a role. Each function returns how many of the values have a place.
struct Setter<'s> {
    role: &'s str,
    /// A JSON Pointer to what is being set (RFC 6901).
    place: String,
    /// All that has been set.
    places: &'s mut BTreeSet<String>,
    /// How many items the lists had before, by place. So the first values of two roles are in one item.
    starts: &'s mut BTreeMap<String, usize>,
    /// The variants that have been chosen, by the places of their unions.
    variants: &'s mut BTreeMap<String, usize>,
    misfits: &'s mut Vec<Misfit>,
}

impl Setter<'_> {
    fn in_record(&mut self, record: &mut dyn Record, path: &[Step], values: &[String]) -> usize {
        let Some((Step::Name(name), rest)) = path.split_first() else { return 0 };
        let Some((index, field)) = field(record.shape(), name) else { return 0 };
        self.below(name, |setter| setter.in_slot(record.slot(index), field.node(), rest, values))
    }

    fn in_slot(&mut self, slot: Slot<'_>, node: &Node, path: &[Step], values: &[String]) -> usize {
        match (slot.filled(), path.split_first()) {
            (Slot::Scalar(slot), None) => self.scalar(slot, node, values),
            (Slot::Json(json), None) => self.json(json, values),
            (Slot::List(list), None | Some((Step::Name(_), _))) => {
                let Some(item) = node.kind().item() else { return 0 };
                let start = *self.starts.entry(self.place.clone()).or_insert(list.len());
                let set = values.chunks(1).enumerate().map(|(position, value)| {
                    let index = start + position;
                    while list.len() <= index {
                        list.push();
                    }
                    let slot = list.item(index);
                    self.below(&index.to_string(), |setter| setter.in_slot(slot, item, path, value))
                });
                set.sum()
            }
            (Slot::List(list), Some((Step::Item(index), rest))) => {
                let Some(item) = node.kind().item().filter(|_| *index < MOST_ITEMS) else { return 0 };
                while list.len() <= *index {
                    list.push();
                }
                self.below(&index.to_string(), |setter| setter.in_slot(list.item(*index), item, rest, values))
            }
            (Slot::Record(record), Some(_)) => self.in_record(record, path, values),
            (Slot::Map(map), Some((Step::Name(name), rest))) => self.in_map(map, node, (name, rest), values),
            (Slot::Union(variant), Some((Step::Name(name), _))) => self.in_union(variant, name, path, values),
            (Slot::Scalar(_) | Slot::Json(_) | Slot::Map(_) | Slot::Union(_), Some(_))
            | (Slot::Record(_) | Slot::Map(_) | Slot::Union(_), None)
            | (Slot::Optional(_) | Slot::Unavailable, _) => 0,
        }
    }

    fn in_map(
        &mut self,
        map: &mut dyn Map,
        node: &Node,
        (name, rest): (&str, &[Step]),
        values: &[String],
    ) -> usize {
        let Some(entry) = node.kind().entry() else { return 0 };
        self.below(name, |setter| setter.in_slot(map.entry(name), entry, rest, values))
    }

    /// Sets it in the variant that there is if it has such a member, or else in the first that has. What another role has chosen
    /// stays: its value would be lost.
    fn in_union(&mut self, union: &mut dyn Variant, name: &str, path: &[Step], values: &[String]) -> usize {
        let variants = union.union().variants();
        let has = |node: &Node| node.kind().members().is_some_and(|shape| field(shape, name).is_some());
        let fits = |position: &usize| variants.get(*position).is_some_and(|variant| has(variant.node()));
        let chosen = self.variants.get(&self.place).copied();
        let own = chosen.or_else(|| union.position()).filter(fits);
        let first = || (0..variants.len()).find(fits).filter(|_| chosen.is_none());
        let Some(position) = own.or_else(first) else { return 0 };
        let Some(node) = variants.get(position).map(|variant| *variant.node()) else { return 0 };
        self.variants.insert(self.place.clone(), position);
        self.in_slot(union.choose(position), &node, path, values)
    }

    /// Sets a single value, which the first of the values has to be.
    fn scalar(&mut self, slot: &mut dyn ScalarSlot, node: &Node, values: &[String]) -> usize {
        let Some(text) = values.first() else { return 0 };
        if !self.places.insert(self.place.clone()) {
            return 0;
        }
        let read = match node.kind() {
            NodeKind::Scalar(scalar) => scalar.domain().read(text),
            NodeKind::Enum(_)
            | NodeKind::Record(_)
            | NodeKind::List(_)
            | NodeKind::Map(_)
            | NodeKind::Union(_)
            | NodeKind::Any => Some(Scalar::String(text)),
        };
        if read.is_none_or(|scalar| slot.set(scalar).is_err()) {
            let (role, place) = (self.role.to_owned(), self.place.clone());
            self.misfits.push(Misfit { role, expected: node.kind().expects(), place });
        }
        1
    }

    fn json(&mut self, json: &mut Json, values: &[String]) -> usize {
        let Some(text) = values.first() else { return 0 };
        if !self.places.insert(self.place.clone()) {
            return 0;
        }
        *json = Json::String(text.clone());
        1
    }

    /// Does something at a place below this one.
    fn below<T>(&mut self, name: &str, act: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.place.len();
        self.place.push('/');
        self.place.push_str(&crate::pointer::escape(name));
        let done = act(self);
        self.place.truncate(length);
        done
    }
}
