//! The rule `not`: values that are forbidden.

use super::{Instance, Limit, Rule, RuleKind};
use crate::domain::{Class, Domain};
use crate::equality;
use crate::excerpt::shown;
use crate::rule::LimitKind;

/// The rule `not`.
#[derive(Debug)]
pub(super) struct Not;

impl RuleKind for Not {
    fn name(&self) -> &'static str {
        "not"
    }

    fn doc(&self) -> &'static str {
        "A value, or several, that it must not have."
    }

    fn limit_kind(&self) -> LimitKind {
        LimitKind::Values
    }

    fn applies_to(&self, class: Class) -> bool {
        match class {
            Class::Text | Class::Bytes | Class::Number | Class::Other => true,
            Class::List | Class::Map => false,
        }
    }

    fn upper(&self) -> Option<&'static dyn RuleKind> {
        None
    }

    fn rule(&self, limit: Limit) -> Rule {
        let (domain, values) = limit.values().unwrap_or((Domain::String, &[]));
        Rule::not(domain, values)
    }

    fn is_satisfied(&self, value: &Instance<'_>, limit: Limit) -> bool {
        let Some((scalar, (domain, values))) = value.scalar().zip(limit.values()) else { return true };
        // The value of an enumeration is its text.
        let text = scalar.string();
        let read = |value: &'static str| match text {
            Some(text) => equality::same_text(domain, value, text),
            None => domain.read(value).is_some_and(|value| equality::same_scalar(value, scalar)),
        };
        !values.iter().any(|value| read(value))
    }

    fn measured(&self, value: &Instance<'_>, _: Limit) -> String {
        value.scalar().map_or_else(
            || "no single value".to_owned(),
            |scalar| scalar.string().map_or_else(|| scalar.to_string(), shown),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scalar::Scalar;

    #[test]
    fn forbids_values_by_equality() {
        let numbers = Rule::not(Domain::Number, &["0", "1.50"]);
        for (value, is_allowed) in [(0.0, false), (-0.0, false), (1.5, false), (1.0, true)] {
            assert_eq!(numbers.is_satisfied(&Instance::Scalar(Scalar::Number(value))), is_allowed, "{value}");
        }
        let texts = Rule::not(Domain::String, &["", "admin"]);
        assert!(!texts.is_satisfied(&Instance::Scalar(Scalar::String(""))));
        assert!(texts.is_satisfied(&Instance::Scalar(Scalar::String("Admin"))));
        let flags = Rule::not(Domain::Boolean, &["false"]);
        assert!(!flags.is_satisfied(&Instance::Scalar(Scalar::Boolean(false))));
        assert!(flags.is_satisfied(&Instance::Scalar(Scalar::Boolean(true))));
        let levels = Rule::not(Domain::Integer, &["2"]);
        assert!(!levels.is_satisfied(&Instance::Scalar(Scalar::String("2.0"))));
        assert_eq!(Not.measured(&Instance::Scalar(Scalar::String("a")), levels.limit()), "\"a\"");
    }
}
