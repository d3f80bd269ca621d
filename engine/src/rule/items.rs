//! Rules for the number of items of a list, and for their uniqueness.

use super::{Instance, Items, Limit, Rule, RuleKind, count, describe};

fn items(value: &Instance<'_>) -> Option<u64> {
    value.list().and_then(|list| u64::try_from(list.count()).ok())
}

/// Returns whether a list has at least the given number of items.
pub(super) fn at_least(value: &Instance<'_>, limit: Limit) -> bool {
    items(value).is_none_or(|items| items >= count(limit, 0))
}

/// Returns whether a list has at most the given number of items.
pub(super) fn at_most(value: &Instance<'_>, limit: Limit) -> bool {
    items(value).is_none_or(|items| items <= count(limit, u64::MAX))
}

fn measured(value: &Instance<'_>) -> String {
    match items(value) {
        Some(1) => "1 item".to_owned(),
        Some(count) => format!("{count} items"),
        None => "a value without items".to_owned(),
    }
}

/// The rule `min_items`.
#[derive(Debug)]
pub(super) struct MinItems;

impl RuleKind for MinItems {
    describe!("min_items", Count, applies_to List, upper Some(&MaxItems), limit => Rule::min_items(count(limit, 0)),
        "The least number of items that a list may have.");

    fn is_satisfied(&self, value: &Instance<'_>, limit: Limit) -> bool {
        at_least(value, limit)
    }

    fn measured(&self, value: &Instance<'_>, _: Limit) -> String {
        measured(value)
    }
}

/// The rule `max_items`.
#[derive(Debug)]
pub(super) struct MaxItems;

impl RuleKind for MaxItems {
    describe!("max_items", Count, applies_to List, upper None, limit => Rule::max_items(count(limit, u64::MAX)),
        "The greatest number of items that a list may have.");

    fn is_satisfied(&self, value: &Instance<'_>, limit: Limit) -> bool {
        at_most(value, limit)
    }

    fn measured(&self, value: &Instance<'_>, _: Limit) -> String {
        measured(value)
    }
}

/// The rule `unique_items`.
#[derive(Debug)]
pub(super) struct UniqueItems;

impl RuleKind for UniqueItems {
    describe!("unique_items", Flag, applies_to List, upper None, _ => Rule::unique_items(),
        "Whether no two items of a list may be equal.");

    fn is_satisfied(&self, value: &Instance<'_>, _: Limit) -> bool {
        value.list().is_none_or(|list| list.equal_pair().is_none())
    }

    fn measured(&self, value: &Instance<'_>, _: Limit) -> String {
        match value.list().map(Items::equal_pair) {
            Some(Some((first, second))) => format!("equal items at {first} and {second}"),
            Some(None) => "no equal items".to_owned(),
            None => measured(value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{List, Value};

    fn instance(list: &dyn List) -> Instance<'_> {
        Value::List(list).instance()
    }

    #[test]
    fn counts_items() {
        let list = vec![1_i64, 2, 1];
        let value = instance(&list);
        assert!(Rule::max_items(3).is_satisfied(&value) && !Rule::max_items(2).is_satisfied(&value));
        assert!(Rule::min_items(3).is_satisfied(&value) && !Rule::min_items(4).is_satisfied(&value));
        assert_eq!(measured(&instance(&vec![true])), "1 item");
    }

    #[test]
    fn finds_equal_items_of_any_kind() {
        let unique = Rule::unique_items();
        let list = vec![1_i64, 2, 1];
        assert!(!unique.is_satisfied(&instance(&list)));
        assert_eq!(UniqueItems.measured(&instance(&list), Limit::Set), "equal items at 0 and 2");
        assert!(unique.is_satisfied(&instance(&vec![1_i64, 2, 3])));
        assert!(!unique.is_satisfied(&instance(&vec![vec![1_i64], vec![1]])));
        assert!(!unique.is_satisfied(&instance(&vec![None::<i64>, None])));
        assert!(unique.is_satisfied(&instance(&vec![vec![1_i64], vec![2]])));
    }
}
