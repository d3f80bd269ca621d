//! Texts and rows that live as long as the program, each kept once: tables borrow from here.

use std::any::{Any, TypeId};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, PoisonError};

static TEXTS: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());

/// Values of any type, by their type and a hash of what they say.
type Values = BTreeMap<(TypeId, u64), Vec<&'static (dyn Any + Send + Sync)>>;

static VALUES: Mutex<Values> = Mutex::new(BTreeMap::new());

/// The text, kept for the life of the program; the same text is kept once.
pub(crate) fn text(text: &str) -> &'static str {
    if text.is_empty() {
        return "";
    }
    let mut texts = TEXTS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(kept) = texts.get(text) {
        return kept;
    }
    let kept: &'static str = Box::leak(text.into());
    texts.insert(kept);
    kept
}

/// The rows, kept for the life of the program; the same rows are kept once.
pub(crate) fn slice<T: Debug + Send + Sync + 'static>(rows: impl IntoIterator<Item = T>) -> &'static [T] {
    let rows: Vec<T> = rows.into_iter().collect();
    if rows.is_empty() { &[] } else { value(rows) }
}

/// The value, kept for the life of the program; the same value is kept once. Values are the same when their `Debug` is,
/// since the kinds and rules in them are trait objects, which know no equality.
pub(crate) fn value<T: Debug + Send + Sync + 'static>(value: T) -> &'static T {
    let says = format!("{value:?}");
    let mut hasher = DefaultHasher::new();
    says.hash(&mut hasher);
    let mut values = VALUES.lock().unwrap_or_else(PoisonError::into_inner);
    let alike = values.entry((TypeId::of::<T>(), hasher.finish())).or_default();
    let mut known = alike.iter().filter_map(|kept| kept.downcast_ref::<T>());
    if let Some(kept) = known.find(|kept| format!("{kept:?}") == says) {
        return kept;
    }
    let kept: &'static T = Box::leak(Box::new(value));
    alike.push(kept);
    kept
}

#[cfg(test)]
mod tests {
    use groupwright_engine::{kind, rule};

    use super::*;

    #[test]
    fn equal_rows_are_kept_once() {
        let one = slice([1, 2]);
        assert!(std::ptr::eq(one, slice([1, 2])));
        assert_eq!(slice([1, 3]), [1, 3]);
        assert_eq!(slice([1_u8, 2]), [1_u8, 2], "what looks the same is of another type");
    }

    #[test]
    fn what_a_table_points_to_is_told_apart_by_its_debug() {
        let kinds = kind::ALL.iter().map(|kind| format!("{kind:?}"));
        let rules = rule::ALL.iter().map(|rule| format!("{rule:?}"));
        let all: BTreeSet<String> = kinds.chain(rules).collect();
        assert_eq!(all.len(), kind::ALL.len() + rule::ALL.len());
    }
}
