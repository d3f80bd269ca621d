//! The values of an enumeration, and what is to be thought of others.

use super::ScalarNode;
use crate::domain::Domain;

/// The values of an enumeration.
#[derive(Clone, Copy, Debug)]
pub struct Enumeration {
    name: &'static str,
    scalar: ScalarNode,
    values: &'static [&'static str],
    openness: Openness,
}

impl Enumeration {
    /// The enumeration of this name whose values are texts.
    pub const fn new(name: &'static str, values: &'static [&'static str]) -> Self {
        Self { name, scalar: ScalarNode::new(Domain::String), values, openness: Openness::Tolerant }
    }

    /// Its values are of another domain.
    pub const fn with_domain(mut self, domain: Domain) -> Self {
        self.scalar = ScalarNode::new(domain);
        self
    }

    /// What is to be thought of values that it does not list.
    pub const fn with_openness(mut self, openness: Openness) -> Self {
        self.openness = openness;
        self
    }

    /// The name of the type in the spec.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What its values are.
    pub const fn scalar(&self) -> ScalarNode {
        self.scalar
    }

    /// The documented values, as text.
    pub const fn values(&self) -> &'static [&'static str] {
        self.values
    }

    /// What is to be thought of others.
    pub const fn openness(&self) -> Openness {
        self.openness
    }

    /// The documented value that a text is the same as, in the domain of the values.
    pub fn listed(&self, text: &str) -> Option<&'static str> {
        let exact = self.values.iter().find(|value| **value == text);
        let same = || {
            let domain = self.scalar.domain();
            self.values.iter().find(|value| crate::equality::same_text(domain, value, text))
        };
        match self.scalar.domain() {
            Domain::String => exact.copied(),
            _ => exact.or_else(same).copied(),
        }
    }
}

/// What is to be thought of a value that an enumeration does not list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Openness {
    /// It cannot be read, and it cannot be sent.
    Closed,
    /// It can be read, since vendors add values, but a request that sends it breaks a rule.
    Tolerant,
    /// It can be read and sent: the page says that there are others.
    Open,
}
