//! Maps of types that are known only at run time.

use std::collections::BTreeMap;

use super::DynValue;
use crate::table::Node;
use crate::value::{Map, Slot, Value};

/// A map that is known only at run time.
#[derive(Clone)]
pub(super) struct DynMap {
    entry: &'static Node,
    values: BTreeMap<String, DynValue>,
    /// The keys in the order in which they were given.
    given: Vec<String>,
    /// Whether the entries are shown in that order.
    in_given_order: bool,
}

impl DynMap {
    /// Creates a map without entries.
    pub(super) fn new(entry: &'static Node) -> Self {
        Self { entry, values: BTreeMap::new(), given: Vec::new(), in_given_order: false }
    }

    /// Shows the entries in the order in which they were given to another map; those that it does not have are last.
    pub(super) fn arrange_like(&mut self, other: &Self) {
        let (known, own) = (&other.given, &self.values);
        let shared = known.iter().filter(|key| own.contains_key(*key));
        let others = own.keys().filter(|key| !other.values.contains_key(*key));
        self.given = shared.chain(others).cloned().collect();
        self.in_given_order = true;
        for (key, value) in &mut self.values {
            if let Some(other) = other.values.get(key) {
                value.arrange_like(other);
            }
        }
    }
}

impl Map for DynMap {
    fn len(&self) -> usize {
        self.values.len()
    }

    fn entries(&self) -> Box<dyn Iterator<Item = (&str, Value<'_>)> + '_> {
        if self.in_given_order {
            let given = self.given.iter();
            return Box::new(given.filter_map(|key| Some((key.as_str(), self.values.get(key)?.get()))));
        }
        Box::new(self.values.iter().map(|(key, value)| (key.as_str(), value.get())))
    }

    fn has(&self, key: &str) -> bool {
        self.values.contains_key(key)
    }

    fn entry(&mut self, key: &str) -> Slot<'_> {
        let (entry, given) = (self.entry, &mut self.given);
        let value = self.values.entry(key.to_owned()).or_insert_with_key(|key| {
            given.push(key.clone());
            DynValue::optional(entry)
        });
        value.slot()
    }
}

/// Compares the entries, whatever their order is.
impl PartialEq for DynMap {
    fn eq(&self, other: &Self) -> bool {
        self.values == other.values
    }
}
