//! Objects of JSON, whose members keep their order.

use std::collections::BTreeMap;
use std::fmt;

use super::Json;

/// An object of JSON. It keeps the order of its members, and has no two members of the same name.
///
/// Finding a member takes time in the number of members.
#[derive(Clone, Default)]
pub struct JsonObject(Vec<(String, Json)>);

impl JsonObject {
    /// Creates an object without members.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Returns the number of members.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether there are no members.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the value of a member.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.0.iter().find(|(other, _)| other == name).map(|(_, value)| value)
    }

    /// Returns the value of a member, to change it.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Json> {
        self.0.iter_mut().find(|(other, _)| other == name).map(|(_, value)| value)
    }

    /// Sets the value of a member, and returns the one that it had. A new member is the last one.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Json>) -> Option<Json> {
        let (name, value) = (name.into(), value.into());
        match self.get_mut(&name) {
            Some(before) => Some(std::mem::replace(before, value)),
            None => {
                self.0.push((name, value));
                None
            }
        }
    }

    /// Removes a member, and returns its value. The others keep their order.
    pub fn remove(&mut self, name: &str) -> Option<Json> {
        let index = self.0.iter().position(|(other, _)| other == name)?;
        Some(self.0.remove(index).1)
    }

    /// Returns an iterator over the names and values, in their order.
    pub fn iter(&self) -> std::slice::Iter<'_, (String, Json)> {
        self.0.iter()
    }

    /// Returns an iterator over the values, in their order, to change them.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut Json> {
        self.0.iter_mut().map(|(_, value)| value)
    }

    /// Appends a member whose name the caller knows to be new.
    pub(crate) fn push(&mut self, name: String, value: Json) {
        self.0.push((name, value));
    }

    /// Returns the members by their names.
    pub(super) fn sorted(&self) -> BTreeMap<&str, &Json> {
        self.0.iter().map(|(name, value)| (name.as_str(), value)).collect()
    }
}

/// Ignores the order of the members.
impl PartialEq for JsonObject {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && (self.0 == other.0 || self.sorted() == other.sorted())
    }
}

impl Eq for JsonObject {}

impl fmt::Debug for JsonObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.0.iter().map(|(name, value)| (name, value))).finish()
    }
}

/// Where a name occurs more than once, the last value takes the place of the first.
impl<N: Into<String>, V: Into<Json>> FromIterator<(N, V)> for JsonObject {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(members: I) -> Self {
        let mut places = BTreeMap::new();
        let mut all: Vec<(String, Json)> = Vec::new();
        for (name, value) in members {
            let (name, value) = (name.into(), value.into());
            let place = *places.entry(name.clone()).or_insert(all.len());
            match all.get_mut(place) {
                Some((_, before)) => *before = value,
                None => all.push((name, value)),
            }
        }
        Self(all)
    }
}

impl IntoIterator for JsonObject {
    type Item = (String, Json);
    type IntoIter = std::vec::IntoIter<(String, Json)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'o> IntoIterator for &'o JsonObject {
    type Item = &'o (String, Json);
    type IntoIter = std::slice::Iter<'o, (String, Json)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
