//! The bounds that the rules of a node are together, so that most values need no look at each rule.

use super::{Limit, Rule, Tag};

/// An interval of integers. What is measured is within it keeps all rules; what is not may keep them too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bounds {
    least: i64,
    most: i64,
}

/// What rules measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    /// An integer.
    Value,
    /// The number of characters of a text.
    Characters,
    /// The number of items of a list.
    Items,
    /// Anything else.
    Other,
}

impl Bounds {
    /// All integers.
    const ALL: Self = Self { least: i64::MIN, most: i64::MAX };
    /// No integer.
    const NONE: Self = Self { least: i64::MAX, most: i64::MIN };

    /// Returns the bounds that rules are together: no integer, if one is no bound of what is measured.
    pub(crate) const fn of(rules: &[Rule], measure: Measure) -> Self {
        let mut bounds = Self::ALL;
        let mut rest = rules;
        while let [rule, others @ ..] = rest {
            let Some(limit) = whole(rule.limit) else { return Self::NONE };
            match (measure, rule.tag) {
                (Measure::Value, Tag::Minimum)
                | (Measure::Characters, Tag::MinLength)
                | (Measure::Items, Tag::MinItems) => {
                    bounds.least = if limit > bounds.least { limit } else { bounds.least };
                }
                (Measure::Value, Tag::Maximum)
                | (Measure::Characters, Tag::MaxLength)
                | (Measure::Items, Tag::MaxItems) => {
                    bounds.most = if limit < bounds.most { limit } else { bounds.most };
                }
                _ => return Self::NONE,
            }
            rest = others;
        }
        bounds
    }

    /// Returns the integers that are also in another interval.
    pub(crate) const fn within(self, least: i128, most: i128) -> Self {
        Self {
            least: if least > self.least as i128 { saturated(least) } else { self.least },
            most: if most < self.most as i128 { saturated(most) } else { self.most },
        }
    }

    /// Returns whether these are all integers, so that every value keeps the rules.
    #[inline]
    pub(crate) const fn are_none(self) -> bool {
        self.least == i64::MIN && self.most == i64::MAX
    }

    /// Returns whether an integer is within the bounds.
    #[inline]
    pub(crate) const fn admit(self, value: i64) -> bool {
        self.least <= value && value <= self.most
    }

    /// Returns whether a number of items is within the bounds.
    #[inline]
    pub(crate) fn admit_count(self, count: usize) -> bool {
        self.admit(signed(count))
    }

    /// Returns whether the number of characters of a text is within the bounds. They are counted only if the length in
    /// bytes does not decide.
    #[inline]
    pub(crate) fn admit_text(self, text: &str) -> bool {
        let bytes = signed(text.len());
        // A character is one to four bytes.
        let fewest = bytes / 4 + i64::from(bytes % 4 != 0);
        bytes >= self.least
            && ((fewest >= self.least && bytes <= self.most)
                || (fewest <= self.most && self.admit_count(characters(text))))
    }
}

#[inline(never)]
fn characters(text: &str) -> usize {
    text.chars().count()
}

#[inline]
fn signed(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[expect(clippy::cast_possible_truncation, reason = "it has been compared with the bounds of the type")]
const fn saturated(value: i128) -> i64 {
    if value < i64::MIN as i128 {
        i64::MIN
    } else if value > i64::MAX as i128 {
        i64::MAX
    } else {
        value as i64
    }
}

/// Returns the integer that a limit is, if it is one that fits.
const fn whole(limit: Limit) -> Option<i64> {
    let value = match limit {
        Limit::Count(count) => count as i128,
        Limit::Integer(value) => value,
        Limit::Length(..)
        | Limit::Number(_)
        | Limit::Decimal(_)
        | Limit::Moment(..)
        | Limit::Pattern(_)
        | Limit::Values(..)
        | Limit::Keys(_)
        | Limit::Set => return None,
    };
    let fits = i64::MIN as i128 <= value && value <= i64::MAX as i128;
    if fits { Some(saturated(value)) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{Instance, LengthUnit};
    use crate::scalar::Scalar;

    /// Returns whether the rules themselves are kept.
    fn keeps(rules: &[Rule], scalar: Scalar<'_>) -> bool {
        rules.iter().all(|rule| rule.is_satisfied(&Instance::Scalar(scalar)))
    }

    #[test]
    fn admits_the_texts_that_keep_the_rules() {
        let texts = ["", "a", "ä", "\u{1F600}", "ab", "aä", "ä\u{1F600}", "\u{1F600}\u{1F600}", "abcdefgh"];
        for (least, most) in [(0, u64::MAX), (1, 2), (2, 2), (0, 0), (2, 8), (3, 1), (0, 1)] {
            let rules = [Rule::min_length(least), Rule::max_length(most)];
            for text in texts {
                let is_kept = keeps(&rules, Scalar::String(text));
                let bounds = Bounds::of(&rules, Measure::Characters);
                // A limit that no length reaches does not fit, and the rules are looked at.
                let expected = is_kept && most != u64::MAX;
                assert_eq!(bounds.admit_text(text), expected, "{text} {least} {most}");
            }
        }
    }

    #[test]
    fn admits_the_integers_that_keep_the_rules() {
        let limits = [i128::from(i64::MIN), -1, 0, 9, i128::from(i64::MAX)];
        let values = [i64::MIN, -2, -1, 0, 1, 9, 10, i64::MAX];
        for (least, most) in limits.iter().flat_map(|least| limits.map(|most| (*least, most))) {
            let rules = [Rule::maximum(Limit::Integer(most)), Rule::minimum(Limit::Integer(least))];
            for value in values {
                let bounds = Bounds::of(&rules, Measure::Value);
                assert_eq!(bounds.admit(value), keeps(&rules, Scalar::Integer(value)), "{value} {bounds:?}");
                let byte = Bounds::of(&rules, Measure::Value).within(0, 255);
                assert_eq!(byte.admit(value), bounds.admit(value) && u8::try_from(value).is_ok(), "{value}");
            }
        }
    }

    #[test]
    fn admits_nothing_where_a_rule_is_no_bound() {
        for rule in [
            Rule::multiple_of(Limit::Integer(5)),
            Rule::exclusive_minimum(Limit::Integer(0)),
            Rule::minimum(Limit::Number(0.5)),
            Rule::minimum(Limit::Integer(i128::MIN)),
            Rule::min_items(0),
        ] {
            assert!(!Bounds::of(&[rule], Measure::Value).admit(1), "{rule:?}");
        }
        let bytes = Rule::max_length(9).counted_in(LengthUnit::Bytes);
        assert!(!Bounds::of(&[bytes], Measure::Characters).admit_text("a"));
        assert!(!Bounds::of(&[Rule::max_length(9)], Measure::Other).admit_text("a"));
        assert!(Bounds::of(&[], Measure::Other).are_none());
    }

    #[test]
    fn combines_rules_of_one_kind() {
        let rules = [Rule::min_items(1), Rule::min_items(3), Rule::max_items(9), Rule::max_items(5)];
        let bounds = Bounds::of(&rules, Measure::Items);
        for count in 0..12 {
            assert_eq!(bounds.admit_count(count), (3..=5).contains(&count), "{count}");
        }
    }
}
