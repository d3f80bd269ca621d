//! Rules for the number of members of a map or a structure.

use super::{Instance, Limit, Rule, RuleKind, count, describe};

fn members(value: &Instance<'_>) -> Option<u64> {
    let count = value.map().map(super::Entries::count).or_else(|| value.members())?;
    u64::try_from(count).ok()
}

fn measured(value: &Instance<'_>) -> String {
    match members(value) {
        Some(1) => "1 member".to_owned(),
        Some(count) => format!("{count} members"),
        None => "a value without members".to_owned(),
    }
}

/// The rule `min_properties`.
#[derive(Debug)]
pub(super) struct MinProperties;

impl RuleKind for MinProperties {
    describe!("min_properties", Count, applies_to Map, upper Some(&MaxProperties),
        limit => Rule::min_properties(count(limit, 0)),
        "The least number of entries that a map may have, or of members that a structure with `additional` may have.");

    fn is_satisfied(&self, value: &Instance<'_>, limit: Limit) -> bool {
        members(value).is_none_or(|members| members >= count(limit, 0))
    }

    fn measured(&self, value: &Instance<'_>, _: Limit) -> String {
        measured(value)
    }
}

/// The rule `max_properties`.
#[derive(Debug)]
pub(super) struct MaxProperties;

impl RuleKind for MaxProperties {
    describe!("max_properties", Count, applies_to Map, upper None,
        limit => Rule::max_properties(count(limit, u64::MAX)),
        "The greatest number of entries that a map may have, or of members that a structure with `additional` may have.");

    fn is_satisfied(&self, value: &Instance<'_>, limit: Limit) -> bool {
        members(value).is_none_or(|members| members <= count(limit, u64::MAX))
    }

    fn measured(&self, value: &Instance<'_>, _: Limit) -> String {
        measured(value)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::value::Wire;

    #[test]
    fn counts_the_entries_of_a_map() {
        let map = BTreeMap::from([("a".to_owned(), 1_i64), ("b".to_owned(), 2)]);
        let value = Wire::get(&map).instance();
        assert!(
            Rule::min_properties(2).is_satisfied(&value) && !Rule::min_properties(3).is_satisfied(&value)
        );
        assert!(
            Rule::max_properties(2).is_satisfied(&value) && !Rule::max_properties(1).is_satisfied(&value)
        );
        assert_eq!(measured(&value), "2 members");
        assert!(Rule::min_properties(1).is_satisfied(&Instance::Other));
    }
}
