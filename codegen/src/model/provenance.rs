//! How something is known.

use groupwright_engine::table::Evidence;

use super::Note;

/// How something is known.
#[derive(Clone, Debug)]
pub struct Provenance {
    /// How it is known.
    pub evidence: Evidence,
    /// Where it is said, when not on the endpoint's own page.
    pub source: String,
    /// The keys of which that is said apart.
    pub keys: Vec<KeyEvidence>,
}

/// How a single key is known.
#[derive(Clone, Debug)]
pub struct KeyEvidence {
    /// The key.
    pub key: String,
    /// How it is known.
    pub evidence: Evidence,
    /// Where it is said, when not on the endpoint's own page.
    pub source: String,
}

/// The facts about something that have no effect on the bytes: key, text, how it is known.
pub type Said = Vec<(&'static str, Note)>;

impl Default for Provenance {
    fn default() -> Self {
        Self { evidence: Evidence::Documented, source: String::new(), keys: Vec::new() }
    }
}
