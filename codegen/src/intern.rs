//! Texts and tables that live as long as the program, each kept once. Two tables are the same where they say the same, which
//! is written out by `codegen/src/facts`.

use std::any::{Any, TypeId};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, Mutex, PoisonError};

use groupwright_engine::domain::Domain;
use groupwright_engine::rule::Pattern;
use groupwright_engine::spelling::{Parsed, Spelling};

static TEXTS: LazyLock<Mutex<BTreeSet<&'static str>>> = LazyLock::new(Mutex::default);

/// Values of any type, by their type, the length of what they say, and that: it is long and begins alike.
type Values = BTreeMap<(TypeId, usize, String), &'static (dyn Any + Send + Sync)>;

static VALUES: LazyLock<Mutex<Values>> = LazyLock::new(Mutex::default);

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

/// The value that says this, kept for the life of the program. It is made when none that says the same is known.
pub(crate) fn once<T: Send + Sync + 'static>(says: &str, make: impl FnOnce() -> T) -> &'static T {
    let key = (TypeId::of::<T>(), says.len(), says.to_owned());
    let kept = |values: &Values| values.get(&key).and_then(|kept| kept.downcast_ref::<T>());
    let values = || VALUES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(kept) = kept(&values()) {
        return kept;
    }
    // What is made may keep others, so nothing is locked meanwhile.
    let made: T = make();
    let mut values = values();
    if let Some(kept) = kept(&values) {
        return kept;
    }
    let made: &'static T = Box::leak(Box::new(made));
    values.insert(key, made);
    made
}

/// Pairs of kept texts, kept for the life of the program; the same pairs are kept once.
pub(crate) fn pairs(pairs: Vec<(&'static str, &'static str)>) -> &'static [(&'static str, &'static str)] {
    if pairs.is_empty() {
        return &[];
    }
    once::<Vec<_>>(&format!("{pairs:?}"), || pairs)
}

/// Kept texts, kept for the life of the program; the same texts are kept once.
pub(crate) fn texts(texts: &[String]) -> &'static [&'static str] {
    if texts.is_empty() {
        return &[];
    }
    once::<Vec<_>>(&format!("{texts:?}"), || texts.iter().map(|text| self::text(text)).collect())
}

/// The pattern, kept for the life of the program and compiled no more than once.
pub(crate) fn pattern(text: &str) -> &'static Pattern {
    once(text, || Pattern::new(self::text(text)))
}

/// Rows of a table that is itself made once.
pub(crate) fn rows<T: Send + Sync + 'static>(rows: impl IntoIterator<Item = T>) -> &'static [T] {
    let rows: Vec<T> = rows.into_iter().collect();
    if rows.is_empty() { &[] } else { Vec::leak(rows) }
}

/// A part of a table that is itself made once.
pub(crate) fn part<T: Send + Sync + 'static>(part: T) -> &'static T {
    Box::leak(Box::new(part))
}

/// The spelling, kept for the life of the program.
pub(crate) fn spelling(domain: Domain, parsed: Parsed) -> &'static dyn Spelling {
    let says = format!("{domain} as {}", parsed.canonical());
    *once::<&'static dyn Spelling>(&says, || Box::leak(parsed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_equal_values_once() {
        let one = once("a", || [1, 2]);
        assert!(std::ptr::eq(one, once("a", || [3, 4])));
        assert_eq!(once("b", || [1, 3]), &[1, 3]);
        assert_eq!(once("a", || 1_u8), &1, "what says the same is of another type");
        assert!(std::ptr::eq(text("one"), text(&["o", "ne"].concat())));
    }

    #[test]
    fn builds_interned_values_from_interned_values() {
        assert_eq!(once("outer", || once("inner", || 7_u16)), &&7);
    }
}
