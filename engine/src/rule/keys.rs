//! The rule `keys`: what the keys of a map may be.

use super::{Instance, Limit, Rule, RuleKind, describe};
use crate::domain::Domain;
use crate::equality;
use crate::excerpt::shown;

/// What the keys of a map may be: the texts of values of a type, which satisfy rules.
#[derive(Debug)]
pub struct Keys {
    domain: Domain,
    values: &'static [&'static str],
    rules: &'static [Rule],
}

/// What is wrong with a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFault {
    /// The name of the rule that it violates.
    pub rule: &'static str,
    /// The limit of the rule.
    pub limit: String,
    /// What was found.
    pub actual: String,
}

impl Keys {
    /// Creates the description of keys that are texts of values of a domain, in its default spelling.
    pub const fn new(domain: Domain) -> Self {
        Self { domain, values: &[], rules: &[] }
    }

    /// Sets the only values that there are.
    pub const fn with_values(mut self, values: &'static [&'static str]) -> Self {
        self.values = values;
        self
    }

    /// Sets the rules.
    pub const fn with_rules(mut self, rules: &'static [Rule]) -> Self {
        self.rules = rules;
        self
    }

    /// Returns the domain.
    pub const fn domain(&self) -> Domain {
        self.domain
    }

    /// Returns the only values that there are; none if there are others.
    pub const fn values(&self) -> &'static [&'static str] {
        self.values
    }

    /// Returns the rules.
    pub const fn rules(&self) -> &'static [Rule] {
        self.rules
    }

    /// Returns the first fault of a key.
    pub fn fault(&self, key: &str) -> Option<KeyFault> {
        let fault = |rule, limit| Some(KeyFault { rule, limit, actual: shown(key) });
        let Some(scalar) = self.domain.read(key) else {
            return fault(self.domain.name(), self.domain.expects().to_owned());
        };
        let is_value = |value: &&str| equality::same_text(self.domain, value, key);
        if !(self.values.is_empty() || self.values.iter().any(is_value)) {
            return fault("enum", self.values.join(", "));
        }
        let instance = Instance::Scalar(scalar);
        let broken = self.rules.iter().find(|rule| !rule.is_satisfied(&instance))?;
        Some(KeyFault {
            rule: broken.kind().name(),
            limit: broken.limit().to_string(),
            actual: broken.kind().measured(&instance, broken.limit()),
        })
    }

    /// Describes the keys: `integer, minimum 1`.
    pub(super) fn describe(&self) -> String {
        let values = (!self.values.is_empty()).then(|| format!("enum {}", self.values.join(" or ")));
        let rules = self.rules.iter().map(|rule| format!("{} {}", rule.kind().name(), rule.limit()));
        let all: Vec<String> =
            std::iter::once(self.domain.name().to_owned()).chain(values).chain(rules).collect();
        all.join(", ")
    }
}

/// Two descriptions are equal if they say the same.
impl PartialEq for Keys {
    fn eq(&self, other: &Self) -> bool {
        self.describe() == other.describe()
    }
}

/// The rule `keys`.
#[derive(Debug)]
pub(super) struct MapKeys;

static ANY: Keys = Keys::new(Domain::String);

impl RuleKind for MapKeys {
    describe!("keys", Keys, applies_to Map, upper None, limit => Rule::keys(limit.keys().unwrap_or(&ANY)),
        "What the keys of a map may be.");

    fn is_satisfied(&self, value: &Instance<'_>, limit: Limit) -> bool {
        first(value, limit).is_none()
    }

    fn measured(&self, value: &Instance<'_>, limit: Limit) -> String {
        first(value, limit).map_or_else(|| "no other keys".to_owned(), |fault| fault.actual)
    }
}

/// Returns what is wrong with the first key that is not as it must be.
fn first(value: &Instance<'_>, limit: Limit) -> Option<KeyFault> {
    let (map, keys) = value.map().zip(limit.keys())?;
    map.keys().find_map(|key| keys.fault(key))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::value::Wire;

    static LOWER: Keys = Keys::new(Domain::String).with_rules(&[Rule::min_length(2), Rule::max_length(3)]);
    static NUMBERS: Keys = Keys::new(Domain::Uint8).with_values(&["1", "20"]);

    fn holds(keys: &'static Keys, given: &[&str]) -> bool {
        let map: BTreeMap<String, bool> = given.iter().map(|key| ((*key).to_owned(), true)).collect();
        Rule::keys(keys).is_satisfied(&Wire::get(&map).instance())
    }

    #[test]
    fn every_key_satisfies_the_rules() {
        assert!(holds(&LOWER, &[]) && holds(&LOWER, &["ab", "\u{e4}bc"]));
        assert!(!holds(&LOWER, &["ab", "a"]) && !holds(&LOWER, &["abcd"]));
        assert_eq!(LOWER.fault("a").map(|fault| fault.rule), Some("min_length"));
    }

    #[test]
    fn every_key_is_a_value_of_the_type() {
        assert!(holds(&NUMBERS, &["1", "20"]));
        assert_eq!(NUMBERS.fault("2").map(|fault| fault.limit), Some("1, 20".to_owned()));
        assert_eq!(NUMBERS.fault("256").map(|fault| fault.rule), Some("uint8"));
        assert_eq!(NUMBERS.describe(), "uint8, enum 1 or 20");
        assert!(Rule::keys(&NUMBERS).is_satisfied(&Instance::Other));
    }
}
