//! Texts that live as long as the program, each kept once: tables borrow from here.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

static TEXTS: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());

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

/// The rows, kept for the life of the program.
pub(crate) fn slice<T>(rows: impl IntoIterator<Item = T>) -> &'static [T] {
    Vec::leak(rows.into_iter().collect())
}
