//! Enumerations, and the treatment of unlisted values.

use super::{ScalarNode, Text};
use crate::domain::{Domain, JsonType};
use crate::equality::same_json;

/// An enumeration.
#[derive(Clone, Copy, Debug)]
pub struct Enumeration {
    name: &'static str,
    scalar: ScalarNode,
    values: &'static [&'static str],
    /// The values with their JSON types, if these differ.
    typed: &'static [Text<'static>],
    openness: Openness,
}

impl Enumeration {
    /// Creates an enumeration whose values are texts.
    pub const fn new(name: &'static str, values: &'static [&'static str]) -> Self {
        let scalar = ScalarNode::new(Domain::String);
        Self { name, scalar, values, typed: &[], openness: Openness::Tolerant }
    }

    /// Sets the domain of the values.
    pub const fn with_domain(mut self, domain: Domain) -> Self {
        self.scalar = ScalarNode::new(domain);
        self
    }

    /// Sets the JSON type of each value, where not all have that of the domain. The texts are those of the values, in their order.
    pub const fn with_typed(mut self, values: &'static [Text<'static>]) -> Self {
        self.typed = values;
        self
    }

    /// Sets the treatment of unlisted values.
    pub const fn with_openness(mut self, openness: Openness) -> Self {
        self.openness = openness;
        self
    }

    /// Returns the name of the type in the spec.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the domain and spelling of the values.
    pub const fn scalar(&self) -> ScalarNode {
        self.scalar
    }

    /// Returns the documented values, as text.
    pub const fn values(&self) -> &'static [&'static str] {
        self.values
    }

    /// Returns the treatment of unlisted values.
    pub const fn openness(&self) -> Openness {
        self.openness
    }

    /// Returns the values with their JSON types, if these differ.
    pub const fn typed(&self) -> &'static [Text<'static>] {
        self.typed
    }

    /// Returns the JSON type of a value.
    pub(crate) fn json(&self, text: &str) -> JsonType {
        let typed = self.typed.iter().find(|value| value.text() == text);
        typed.map_or_else(|| self.scalar.domain().json(), Text::json)
    }

    /// Returns the documented value that a text with a JSON type is, where the JSON types differ. A tolerant reader takes a
    /// value of another JSON type by its text.
    pub(crate) fn listed_as(
        &self,
        (text, json): (&str, Option<JsonType>),
        strict: bool,
    ) -> Option<&'static str> {
        let is_equal = |value: &&Text<'_>| same_json((value.text(), value.json()), (text, json));
        let equal = self.typed.iter().find(is_equal).map(Text::text);
        equal.or_else(|| self.values.iter().copied().find(|value| !strict && *value == text))
    }

    /// Returns the documented value that is equal to a text in the domain of the values.
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

/// The treatment of values that an enumeration does not list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Openness {
    /// Unlisted values are rejected in both requests and replies.
    Closed,
    /// Unlisted values are accepted in replies, because vendors add values, but violate a rule in requests.
    Tolerant,
    /// Unlisted values are accepted in both requests and replies, because the documentation says that
    /// others exist.
    Open,
}
