//! Facts and remarks that do not affect messages.

use super::Evidence;

/// A fact that does not affect messages: a permission, a version, idempotency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    key: &'static str,
    text: &'static str,
    evidence: Evidence,
}

impl Fact {
    /// Creates a fact from its key in the spec and its text.
    pub const fn new(key: &'static str, text: &'static str) -> Self {
        Self { key, text, evidence: Evidence::Documented }
    }

    /// Sets the evidence. The default is [`Evidence::Documented`].
    pub const fn with_evidence(mut self, evidence: Evidence) -> Self {
        self.evidence = evidence;
        self
    }

    /// Returns the key in the spec: `permission`, `requires`, `idempotent`, `upsert`, `since`, `deprecated`,
    /// `rate_limit`, `restrictions`.
    pub const fn key(&self) -> &'static str {
        self.key
    }

    /// Returns the text.
    pub const fn text(&self) -> &'static str {
        self.text
    }

    /// Returns the evidence for the fact.
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }
}

/// A fact about a field of a structure that does not affect messages: since when it exists, what it requires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldFact {
    field: usize,
    fact: Fact,
}

impl FieldFact {
    /// Creates a fact about the field at a position in the table of its structure.
    pub const fn new(field: usize, fact: Fact) -> Self {
        Self { field, fact }
    }

    /// Returns the position of the field in the table of its structure.
    pub const fn field(&self) -> usize {
        self.field
    }

    /// Returns the fact.
    pub const fn fact(&self) -> &Fact {
        &self.fact
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
    /// Creates a remark from the documentation of the endpoint.
    pub const fn new(text: &'static str) -> Self {
        Self { text, evidence: Evidence::Documented, source: "" }
    }

    /// Sets the evidence. The default is [`Evidence::Documented`].
    pub const fn with_evidence(mut self, evidence: Evidence) -> Self {
        self.evidence = evidence;
        self
    }

    /// Sets the source, if it is not the documentation of the endpoint.
    pub const fn with_source(mut self, source: &'static str) -> Self {
        self.source = source;
        self
    }

    /// Returns the text.
    pub const fn text(&self) -> &'static str {
        self.text
    }

    /// Returns the evidence for the remark.
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// Returns the source. Empty if it is the documentation of the endpoint.
    pub const fn source(&self) -> &'static str {
        self.source
    }
}
