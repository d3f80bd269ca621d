//! Counts of what happens a number of times, by the endpoint for which it is asked.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use groupwright_engine::http::{Route, Unrouted};

/// Counts, by the method and the template of a route. All that has none is counted together, so that there are no more counts
/// than routes.
#[derive(Debug, Default)]
pub(crate) struct Counts(Mutex<BTreeMap<String, u32>>);

impl Counts {
    /// Counts a request once more, and returns how often its route has been counted.
    pub(crate) fn next(&self, route: &Result<&Route, Unrouted>) -> u32 {
        let name = route.as_ref().map_or_else(
            |_| String::new(),
            |route| format!("{} {}", route.endpoint().method(), route.template()),
        );
        // What a panic left is as good as before: every change is whole.
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(name).or_default();
        *count = count.saturating_add(1);
        *count
    }

    /// Begins again.
    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
