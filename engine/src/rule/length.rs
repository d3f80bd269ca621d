//! Rules for the length of a text, in characters, and of bytes. As in JSON Schema, a character is a Unicode code point.

use super::{Instance, Limit, Rule, RuleKind, Tag, count, describe};
use crate::scalar::Scalar;

/// The maximum number of bytes of a character in UTF-8.
const MAX_BYTES_A_CHARACTER: usize = 4;

fn characters(text: &str) -> u64 {
    u64::try_from(text.chars().count()).unwrap_or(u64::MAX)
}

fn size(limit: u64) -> usize {
    usize::try_from(limit).unwrap_or(usize::MAX)
}

/// Returns whether a text has at least the given number of characters. They are counted only if the length
/// in bytes does not decide.
#[inline]
pub(super) fn at_least(value: &Instance<'_>, limit: Limit) -> bool {
    let least = count(limit, 0);
    if let Some(length) = bytes(value) {
        return length >= least;
    }
    if let Some((text, unit)) = value.string().zip(limit.unit()) {
        return unit.of(text) >= least;
    }
    value.string().is_none_or(|text| {
        text.len() >= size(least).saturating_mul(MAX_BYTES_A_CHARACTER)
            || (text.len() >= size(least) && characters(text) >= least)
    })
}

/// Returns whether a text has at most the given number of characters.
#[inline]
pub(super) fn at_most(value: &Instance<'_>, limit: Limit) -> bool {
    let most = count(limit, u64::MAX);
    if let Some(length) = bytes(value) {
        return length <= most;
    }
    if let Some((text, unit)) = value.string().zip(limit.unit()) {
        return unit.of(text) <= most;
    }
    value.string().is_none_or(|text| {
        text.len() <= size(most)
            || (text.len() <= size(most).saturating_mul(MAX_BYTES_A_CHARACTER) && characters(text) <= most)
    })
}

/// Returns the number of bytes, if the value is bytes.
fn bytes(value: &Instance<'_>) -> Option<u64> {
    let length = value.scalar().and_then(Scalar::size)?;
    Some(u64::try_from(length).unwrap_or(u64::MAX))
}

fn measured(value: &Instance<'_>, limit: Limit) -> String {
    if let Some((text, unit)) = value.string().zip(limit.unit()) {
        return unit.words(unit.of(text));
    }
    match (value.string().map(characters), bytes(value)) {
        (Some(1), _) => "1 character".to_owned(),
        (Some(count), _) => format!("{count} characters"),
        (None, Some(1)) => "1 byte".to_owned(),
        (None, Some(count)) => format!("{count} bytes"),
        (None, None) => "a value without a length".to_owned(),
    }
}

/// The rule `min_length`.
#[derive(Debug)]
pub(super) struct MinLength;

impl RuleKind for MinLength {
    describe!("min_length", Count, applies_to Text | Bytes, upper Some(&MaxLength), limit => Rule::tagged(Tag::MinLength, &MinLength, limit),
        "The least number of characters (Unicode code points) that a text may have, or of bytes that bytes may have.");

    fn is_satisfied(&self, value: &Instance<'_>, limit: Limit) -> bool {
        at_least(value, limit)
    }

    fn measured(&self, value: &Instance<'_>, limit: Limit) -> String {
        measured(value, limit)
    }
}

/// The rule `max_length`.
#[derive(Debug)]
pub(super) struct MaxLength;

impl RuleKind for MaxLength {
    describe!("max_length", Count, applies_to Text | Bytes, upper None, limit => Rule::tagged(Tag::MaxLength, &MaxLength, limit),
        "The greatest number of characters (Unicode code points) that a text may have, or of bytes that bytes may have.");

    fn is_satisfied(&self, value: &Instance<'_>, limit: Limit) -> bool {
        at_most(value, limit)
    }

    fn measured(&self, value: &Instance<'_>, limit: Limit) -> String {
        measured(value, limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::LengthUnit;

    fn holds(text: &str, rule: Rule) -> bool {
        rule.is_satisfied(&Instance::Scalar(Scalar::String(text)))
    }

    #[test]
    fn counts_characters_and_not_bytes() {
        for (text, length) in
            [("", 0), ("a", 1), ("ä", 1), ("\u{1F600}", 1), ("äöü", 3), ("a\u{1F600}ä", 3), ("abcd", 4)]
        {
            assert!(holds(text, Rule::max_length(length)) && holds(text, Rule::min_length(length)), "{text}");
            assert!(!holds(text, Rule::min_length(length + 1)), "{text}");
            assert!(length == 0 || !holds(text, Rule::max_length(length - 1)), "{text}");
        }
    }

    #[test]
    fn counts_the_bytes_and_not_their_text() {
        let value = Instance::Scalar(Scalar::Base64("Zm9vYg=="));
        assert!(Rule::min_length(4).is_satisfied(&value) && Rule::max_length(4).is_satisfied(&value));
        assert!(!Rule::min_length(5).is_satisfied(&value) && !Rule::max_length(3).is_satisfied(&value));
        assert_eq!(measured(&value, Limit::Count(5)), "4 bytes");
    }

    #[test]
    fn counts_in_other_units() {
        for (text, bytes, utf16) in [("", 0, 0), ("a", 1, 1), ("\u{e4}", 2, 1), ("a\u{1F600}", 5, 3)] {
            for (length, unit) in [(bytes, LengthUnit::Bytes), (utf16, LengthUnit::Utf16)] {
                let (min, max) = (Rule::min_length, Rule::max_length);
                assert!(holds(text, min(length).counted_in(unit)), "{text}");
                assert!(holds(text, max(length).counted_in(unit)), "{text}");
                assert!(!holds(text, min(length + 1).counted_in(unit)), "{text}");
                assert!(length == 0 || !holds(text, max(length - 1).counted_in(unit)), "{text}");
            }
        }
        let value = Instance::Scalar(Scalar::String("a\u{1F600}"));
        let rule = Rule::max_length(2).counted_in(LengthUnit::Utf16);
        assert_eq!(rule.limit().to_string(), "2 UTF-16 code units");
        assert_eq!(rule.kind().measured(&value, rule.limit()), "3 UTF-16 code units");
    }

    #[test]
    fn handles_limits_beyond_any_text_length() {
        assert!(holds("ä", Rule::max_length(u64::MAX)));
        assert!(!holds("ä", Rule::min_length(u64::MAX)));
    }
}
