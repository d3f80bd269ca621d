//! How many items a list may have, and whether they must differ.

use super::{Constraint, Limit, describe};
use crate::value::{List, Value};

/// At least so many items.
pub const MIN_ITEMS: &dyn Constraint = &MinItems;
/// At most so many items.
pub const MAX_ITEMS: &dyn Constraint = &MaxItems;
/// No two items are equal.
pub const UNIQUE_ITEMS: &dyn Constraint = &UniqueItems;

fn count(value: &Value<'_>) -> Option<u64> {
    match value {
        Value::List(list) => u64::try_from(list.len()).ok(),
        _ => None,
    }
}

fn says(value: &Value<'_>) -> String {
    match count(value) {
        Some(1) => "1 item".to_owned(),
        Some(count) => format!("{count} items"),
        None => "a value without items".to_owned(),
    }
}

#[derive(Debug)]
struct MinItems;

impl Constraint for MinItems {
    describe!("min_items", MIN_ITEMS, Count, fits List, upper Some(MAX_ITEMS),
        "The least number of items that a list may have.");

    fn holds(&self, value: &Value<'_>, limit: Limit) -> bool {
        !matches!((count(value), limit), (Some(count), Limit::Count(least)) if count < least)
    }

    fn actual(&self, value: &Value<'_>) -> String {
        says(value)
    }
}

#[derive(Debug)]
struct MaxItems;

impl Constraint for MaxItems {
    describe!("max_items", MAX_ITEMS, Count, fits List, upper None,
        "The greatest number of items that a list may have.");

    fn holds(&self, value: &Value<'_>, limit: Limit) -> bool {
        !matches!((count(value), limit), (Some(count), Limit::Count(most)) if count > most)
    }

    fn actual(&self, value: &Value<'_>) -> String {
        says(value)
    }
}

/// The positions of the first two items that are equal. Only single values are compared.
fn twins(list: &dyn List) -> Option<(usize, usize)> {
    let mut seen = std::collections::BTreeMap::new();
    for index in 0..list.len() {
        if let Value::Scalar(scalar) = list.get(index)
            && let Some(first) = seen.insert(format!("{scalar:?}"), index)
        {
            return Some((first, index));
        }
    }
    None
}

#[derive(Debug)]
struct UniqueItems;

impl Constraint for UniqueItems {
    describe!("unique_items", UNIQUE_ITEMS, Flag, fits List, upper None,
        "Whether no two items of a list may be equal. Single values are compared, structures are not.");

    fn holds(&self, value: &Value<'_>, _: Limit) -> bool {
        match value {
            Value::List(list) => twins(*list).is_none(),
            _ => true,
        }
    }

    fn actual(&self, value: &Value<'_>) -> String {
        match value {
            Value::List(list) => match twins(*list) {
                Some((first, second)) => format!("equal items at {first} and {second}"),
                None => "no equal items".to_owned(),
            },
            _ => says(value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_twins() {
        let list = vec![1_i64, 2, 1];
        let value = Value::List(&list);
        assert!(MAX_ITEMS.holds(&value, Limit::Count(3)));
        assert!(!MAX_ITEMS.holds(&value, Limit::Count(2)));
        assert!(!MIN_ITEMS.holds(&value, Limit::Count(4)));
        assert!(!UNIQUE_ITEMS.holds(&value, Limit::Set));
        assert_eq!(UNIQUE_ITEMS.actual(&value), "equal items at 0 and 2");
        assert!(UNIQUE_ITEMS.holds(&Value::List(&vec![1_i64, 2, 3]), Limit::Set));
        assert_eq!(MAX_ITEMS.actual(&Value::List(&vec![true])), "1 item");
    }

    #[test]
    fn structures_and_nulls_are_not_compared() {
        let lists = vec![vec![1_i64], vec![1]];
        assert!(UNIQUE_ITEMS.holds(&Value::List(&lists), Limit::Set));
        let nulls: Vec<Option<i64>> = vec![None, None];
        assert!(UNIQUE_ITEMS.holds(&Value::List(&nulls), Limit::Set));
    }
}
