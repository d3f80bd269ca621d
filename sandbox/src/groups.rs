//! The groups of a vendor that the sandbox keeps.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use groupwright_engine::json::Json;
use groupwright_engine::shown::excerpt;

use crate::plan::Unique;

/// So many groups of a vendor are kept. The oldest are forgotten.
const MOST: usize = 10_000;

/// So many bytes they may have together, as JSON.
const MOST_BYTES: usize = 32 << 20;

/// A group.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) id: Json,
    /// The members of the request that it was made with, and those that have been changed since, as JSON: a text takes less memory.
    members: String,
    /// What no other group has, as keys of [`Groups::taken`].
    keys: Vec<String>,
}

impl Group {
    /// Returns the members.
    pub(crate) fn members(&self) -> Json {
        // What has been written as JSON is read again.
        self.members.parse().unwrap_or_default()
    }
}

/// A value that another group has already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Taken {
    /// The field.
    pub(crate) name: &'static str,
    /// The value, shortened if it is long: it is told back.
    pub(crate) value: String,
}

/// The groups of a vendor.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    by_id: BTreeMap<String, Group>,
    /// The ids in the order in which the groups were made.
    order: VecDeque<String>,
    /// The ids of the groups that have these values of unique fields.
    taken: BTreeMap<String, String>,
    bytes: usize,
    /// How many have ever been made.
    made: u64,
}

impl Groups {
    /// Returns the number of the next group, which no other has had.
    pub(crate) fn number(&mut self) -> u64 {
        self.made = self.made.saturating_add(1);
        self.made
    }

    /// Returns how many groups there are.
    pub(crate) fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Returns the group of an id.
    pub(crate) fn get(&self, id: &Json) -> Option<&Group> {
        self.by_id.get(&key(id))
    }

    /// Returns the first of these members that another group has already, of groups that are made or changed together.
    pub(crate) fn taken(&self, unique: &[Unique], all: &[(&Json, Option<&Json>)]) -> Option<Taken> {
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for (members, own) in all {
            let own = own.map(key);
            for field in unique {
                let Some((taken, value)) = unique_key(field, members) else { continue };
                let is_other = self.taken.get(&taken).is_some_and(|id| own.as_ref() != Some(id));
                if is_other || !seen.insert(taken) {
                    return Some(Taken { name: field.name, value: excerpt(&value).into_owned() });
                }
            }
        }
        None
    }

    /// Returns the group that has the value of a unique field that these members have.
    pub(crate) fn with_value(&self, unique: &[Unique], members: &Json) -> Option<&Group> {
        let keys = unique.iter().filter_map(|field| unique_key(field, members));
        let mut ids = keys.filter_map(|(taken, _)| self.taken.get(&taken));
        self.by_id.get(ids.next()?)
    }

    /// Keeps a group, in place of the one of its id.
    pub(crate) fn keep(&mut self, id: Json, members: &Json, unique: &[Unique]) {
        let name = key(&id);
        let is_new = self.take(&name).is_none();
        let keys: Vec<String> =
            unique.iter().filter_map(|field| Some(unique_key(field, members)?.0)).collect();
        for key in &keys {
            self.taken.insert(key.clone(), name.clone());
        }
        let group = Group { id, members: members.to_string(), keys };
        self.bytes = self.bytes.saturating_add(size(&group));
        self.by_id.insert(name.clone(), group);
        if is_new {
            self.order.push_back(name);
        }
        while self.by_id.len() > MOST || self.bytes > MOST_BYTES && self.by_id.len() > 1 {
            let Some(oldest) = self.order.pop_front() else { break };
            self.take(&oldest);
        }
    }

    /// Removes a group.
    pub(crate) fn remove(&mut self, id: &Json) -> Option<Group> {
        let name = key(id);
        self.order.retain(|other| *other != name);
        self.take(&name)
    }

    fn take(&mut self, name: &str) -> Option<Group> {
        let group = self.by_id.remove(name)?;
        for key in &group.keys {
            self.taken.remove(key);
        }
        self.bytes = self.bytes.saturating_sub(size(&group));
        Some(group)
    }
}

/// Returns the text of an id. A number and the same number as a text are one id, because paths have no numbers.
fn key(id: &Json) -> String {
    id.as_str().map_or_else(|| id.to_string(), str::to_owned)
}

fn size(group: &Group) -> usize {
    group.members.len().saturating_add(128)
}

/// Returns the key of the value of a unique field, and the value as a text.
fn unique_key(field: &Unique, members: &Json) -> Option<(String, String)> {
    let members = members.as_object()?;
    let value = members.get(field.name).filter(|value| !value.is_null())?;
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    if text.is_empty() {
        return None;
    }
    let compared = if field.ignores_case { text.to_lowercase() } else { text.clone() };
    let within = field.within.iter().map(|name| members.get(name).unwrap_or(&Json::Null).to_string());
    let parts: Vec<String> = within.chain([field.name.to_owned(), compared]).collect();
    Some((parts.join("\u{0}"), text))
}

/// Returns members with those of another value in the place of their own.
pub(crate) fn merged(members: Json, changes: &Json) -> Json {
    let mut merged = members;
    if let (Json::Object(own), Json::Object(changes)) = (&mut merged, changes) {
        for (name, value) in changes {
            own.insert(name.as_str(), value.clone());
        }
        return merged;
    }
    changes.clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unique(ignores_case: bool, within: &'static [&'static str]) -> [Unique; 1] {
        [Unique { name: "name", ignores_case, within }]
    }

    fn json(text: &str) -> Json {
        text.parse().unwrap()
    }

    #[test]
    fn finds_values_that_are_taken() {
        let mut groups = Groups::default();
        let fields = unique(true, &["course"]);
        groups.keep(json("1"), &json(r#"{"name":"A","course":1}"#), &fields);
        let taken = |groups: &Groups, text: &str, own: Option<&Json>| {
            groups.taken(&fields, &[(&json(text), own)]).map(|taken| taken.value)
        };
        assert_eq!(taken(&groups, r#"{"name":"a","course":1}"#, None), Some("a".to_owned()));
        assert_eq!(taken(&groups, r#"{"name":"a","course":1}"#, Some(&json("1"))), None);
        assert_eq!(taken(&groups, r#"{"name":"a","course":2}"#, None), None);
        assert_eq!(taken(&groups, r#"{"name":""}"#, None), None);
        let twice = json(r#"{"name":"B","course":1}"#);
        assert!(groups.taken(&fields, &[(&twice, None), (&twice, None)]).is_some());
        assert!(groups.get(&json("\"1\"")).is_some());
        groups.keep(json("1"), &json(r#"{"name":"C","course":1}"#), &fields);
        assert_eq!(taken(&groups, r#"{"name":"a","course":1}"#, None), None);
        assert!(groups.remove(&json("1")).is_some() && groups.remove(&json("1")).is_none());
        assert_eq!((groups.bytes, groups.taken.len(), groups.order.len()), (0, 0, 0));
    }

    #[test]
    fn forgets_the_oldest() {
        let mut groups = Groups::default();
        let fields = unique(false, &[]);
        for number in 0..=MOST {
            groups.keep(json(&number.to_string()), &json(&format!("{{\"name\":\"{number}\"}}")), &fields);
        }
        assert_eq!((groups.by_id.len(), groups.order.len(), groups.taken.len()), (MOST, MOST, MOST));
        assert!(groups.get(&json("0")).is_none() && groups.get(&json("1")).is_some());
        let large = format!("{{\"name\":\"{}\"}}", "x".repeat(MOST_BYTES));
        groups.keep(json("\"large\""), &json(&large), &fields);
        assert_eq!(groups.by_id.len(), 1);
    }
}
