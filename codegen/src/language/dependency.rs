//! How the keys of a section depend on each other.

use super::listing::quoted;

/// A dependence between keys of one section.
#[derive(Clone, Debug)]
pub enum Dependency {
    /// One of these must be given, and no more than one.
    ExactlyOne(Vec<&'static str>),
    /// One of these must be given, or several.
    AtLeastOne(Vec<&'static str>),
    /// No more than one of these may be given.
    AtMostOne(Vec<&'static str>),
    /// Where a key has one of these words, another must be given.
    Needs {
        /// The key that decides.
        key: &'static str,
        /// Its words.
        words: Vec<&'static str>,
        /// The key that must be given then.
        needs: &'static str,
    },
    /// A key may only be given where another has one of these words.
    Belongs {
        /// The key.
        key: &'static str,
        /// The key that decides.
        to: &'static str,
        /// Its words.
        words: Vec<&'static str>,
    },
    /// A key may only be given where another is, or one of several others.
    Beside {
        /// The key.
        key: &'static str,
        /// The keys that it belongs to.
        others: Vec<&'static str>,
    },
    /// Where a key is given, no others may be given but these.
    Only {
        /// The key.
        key: &'static str,
        /// What may stand beside it.
        beside: Vec<&'static str>,
    },
}

impl Dependency {
    pub(super) fn exactly_one(keys: &[&'static str]) -> Self {
        Self::ExactlyOne(keys.to_vec())
    }

    pub(super) fn at_least_one(keys: &[&'static str]) -> Self {
        Self::AtLeastOne(keys.to_vec())
    }

    pub(super) fn at_most_one(keys: &[&'static str]) -> Self {
        Self::AtMostOne(keys.to_vec())
    }

    pub(super) fn needs(key: &'static str, words: &[&'static str], needs: &'static str) -> Self {
        Self::Needs { key, words: words.to_vec(), needs }
    }

    pub(super) fn belongs(key: &'static str, to: &'static str, words: &[&'static str]) -> Self {
        Self::Belongs { key, to, words: words.to_vec() }
    }

    pub(super) fn beside(key: &'static str, other: &'static str) -> Self {
        Self::beside_any(key, &[other])
    }

    pub(super) fn beside_any(key: &'static str, others: &[&'static str]) -> Self {
        Self::Beside { key, others: others.to_vec() }
    }

    pub(super) fn only(key: &'static str, beside: &[&'static str]) -> Self {
        Self::Only { key, beside: beside.to_vec() }
    }

    /// `items` is for lists and tuples, and it is needed there.
    pub(super) fn inner() -> [Self; 5] {
        [
            Self::belongs("names", "type", &["tuple"]),
            Self::needs("type", &["list", "tuple"], "items"),
            Self::belongs("items", "type", &["list", "tuple"]),
            Self::needs("type", &["map"], "values"),
            Self::belongs("values", "type", &["map"]),
        ]
    }
}

/// How the reference writes it.
impl std::fmt::Display for Dependency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::ExactlyOne(keys) => write!(f, "Exactly one of {} is required.", quoted(keys, "and")),
            Self::AtLeastOne(keys) => write!(f, "At least one of {} is required.", quoted(keys, "and")),
            Self::AtMostOne(keys) => write!(f, "{} exclude each other.", quoted(keys, "and")),
            Self::Needs { key, words, needs } => {
                write!(f, "`{needs}` is required if `{key}` is {}.", quoted(words, "or"))
            }
            Self::Belongs { key, to, words } => {
                write!(f, "`{key}` is allowed only if `{to}` is {}.", quoted(words, "or"))
            }
            Self::Beside { key, others } => {
                write!(f, "`{key}` is allowed only with {}.", quoted(others, "or"))
            }
            Self::Only { key, beside } => {
                write!(f, "With `{key}`, only {} are allowed.", quoted(beside, "and"))
            }
        }
    }
}
