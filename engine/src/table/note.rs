//! Facts and remarks that have no effect on the bytes.

use super::Evidence;

/// A fact that has no effect on the bytes: a permission, a version, idempotency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    key: &'static str,
    text: &'static str,
    evidence: Evidence,
}

impl Fact {
    /// What is said under this key of the spec.
    pub const fn new(key: &'static str, text: &'static str) -> Self {
        Self { key, text, evidence: Evidence::Documented }
    }

    /// How it is known, other than by the page.
    pub const fn with_evidence(mut self, evidence: Evidence) -> Self {
        self.evidence = evidence;
        self
    }

    /// The key of the spec: `permission`, `requires`, `idempotent`, `upsert`, `deprecated`, `rate_limit`, `restrictions`.
    pub const fn key(&self) -> &'static str {
        self.key
    }

    /// What is said.
    pub const fn text(&self) -> &'static str {
        self.text
    }

    /// How it is known.
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }
}

/// A remark on an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note {
    text: &'static str,
    evidence: Evidence,
    source: &'static str,
}

impl Note {
    /// What is said on the endpoint's own page.
    pub const fn new(text: &'static str) -> Self {
        Self { text, evidence: Evidence::Documented, source: "" }
    }

    /// How it is known, other than by the page.
    pub const fn with_evidence(mut self, evidence: Evidence) -> Self {
        self.evidence = evidence;
        self
    }

    /// Where it is said, when not on the endpoint's own page.
    pub const fn with_source(mut self, source: &'static str) -> Self {
        self.source = source;
        self
    }

    /// What is said.
    pub const fn text(&self) -> &'static str {
        self.text
    }

    /// How it is known.
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// Where it is said; empty: on the endpoint's own page.
    pub const fn source(&self) -> &'static str {
        self.source
    }
}
