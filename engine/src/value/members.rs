//! Structures and lists as the rules across members see them.

use super::{Map, Record, Value, key};
/// Returns a member by its wire name, unless it is absent or null.
fn member<'r>(record: &'r dyn Record, name: &str) -> Option<Value<'r>> {
    let (index, _) = record.shape().find(name)?;
    Some(record.get(index)).filter(|value| !value.is_empty())
}

/// Returns a text that is equal for structures whose members of these names are equal. `None` if a member
/// is missing.
pub(super) fn member_key(value: Value<'_>, names: &[&str]) -> Option<String> {
    let record = value.record()?;
    names.iter().map(|name| Some(key(&member(record, name)?))).collect()
}

/// Returns the number of members that a structure has: described ones that are not absent, constants, and those that
/// its table does not describe.
pub(super) fn count(record: &dyn Record) -> usize {
    let fields = record.shape().fields().iter().enumerate();
    let members = fields.map(|(index, field)| {
        let value = record.get(index);
        if field.is_additional() {
            return value.map().map_or(0, Map::len);
        }
        usize::from(field.constant().is_some() || !value.is_absent())
    });
    members.sum()
}
