//! Counts of what happens a number of times.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// So many names are counted; then all begin again.
const MOST: usize = 10_000;

/// Counts, by name.
#[derive(Debug, Default)]
pub(crate) struct Counts(Mutex<BTreeMap<String, u32>>);

impl Counts {
    /// Counts a name once more, and returns how often it has been counted.
    pub(crate) fn next(&self, name: String) -> u32 {
        // What a panic left is as good as before: every change is whole.
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() >= MOST && !counts.contains_key(&name) {
            counts.clear();
        }
        let count = counts.entry(name).or_default();
        *count = count.saturating_add(1);
        *count
    }

    /// Begins again.
    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_no_more_names_than_there_is_room_for() {
        let counts = Counts::default();
        assert_eq!((counts.next("a".to_owned()), counts.next("a".to_owned())), (1, 2));
        for number in 1..MOST {
            counts.next(number.to_string());
        }
        assert_eq!(counts.next("a".to_owned()), 3);
        assert_eq!(counts.next("another".to_owned()), 1);
        assert_eq!(counts.next("a".to_owned()), 1, "all begin again");
        counts.clear();
        assert_eq!(counts.next("another".to_owned()), 1);
    }
}
