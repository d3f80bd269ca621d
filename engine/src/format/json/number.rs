//! The grammar of numbers, and numbers compared by their exact value.

/// So many digits an integer may have that is written with an exponent or a fraction.
const MOST_DIGITS: i64 = 40;

/// Whether the text is a number of RFC 8259 section 6.
pub(super) fn is_number(text: &str) -> bool {
    Parts::of(text).is_some()
}

/// The digits of a number that is an integer but is not written as one: `1.0`, `1e3`.
pub(super) fn integral(text: &str) -> Option<String> {
    let value = Decimal::of(text)?;
    let zeros = usize::try_from(value.exponent).ok()?;
    let digits = i64::try_from(value.digits.len()).ok()?.checked_add(value.exponent)?;
    if digits > MOST_DIGITS {
        return None;
    }
    let sign = if value.negative { "-" } else { "" };
    let digits = if value.digits.is_empty() { "0" } else { &value.digits };
    Some(format!("{sign}{digits}{}", "0".repeat(zeros)))
}

/// Whether two numbers have the same value, however they are written.
pub(super) fn same(left: &str, right: &str) -> bool {
    left == right || Decimal::of(left).is_some_and(|left| Decimal::of(right) == Some(left))
}

/// A number as it is written.
struct Parts<'t> {
    negative: bool,
    whole: &'t str,
    fraction: &'t str,
    exponent: &'t str,
}

impl<'t> Parts<'t> {
    fn of(text: &'t str) -> Option<Self> {
        let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, exponent) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((whole, fraction)) if is_digits(fraction) => (whole, fraction),
            Some(_) => return None,
            None => (mantissa, ""),
        };
        let sound = is_digits(whole)
            && (whole == "0" || !whole.starts_with('0'))
            && is_digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
        sound.then_some(Self { negative, whole, fraction, exponent })
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number in its one form: the digits, with no zero at either end, times a power of ten. Zero has no digits.
#[derive(PartialEq, Eq)]
struct Decimal {
    negative: bool,
    digits: String,
    exponent: i64,
}

impl Decimal {
    /// The value of a number; nothing for other text and for an exponent beyond 64 bits.
    fn of(text: &str) -> Option<Self> {
        let parts = Parts::of(text)?;
        let written = [parts.whole, parts.fraction].concat();
        let significant = written.trim_end_matches('0');
        let digits = significant.trim_start_matches('0');
        if digits.is_empty() {
            return Some(Self { negative: false, digits: String::new(), exponent: 0 });
        }
        let moved = i64::try_from(written.len() - significant.len()).ok()?
            - i64::try_from(parts.fraction.len()).ok()?;
        let exponent = parts.exponent.parse::<i64>().ok()?.checked_add(moved)?;
        Some(Self { negative: parts.negative, digits: digits.to_owned(), exponent })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar_is_that_of_json() {
        for text in ["0", "-0", "10", "1.50", "1e5", "1E+05", "-1.25e-3", "1e99999999999999999999"] {
            assert!(is_number(text), "{text}");
        }
        for text in ["", "-", "01", "+1", ".5", "1.", "1e", "1e+", "0x1", "NaN", "1 ", "1,\"admin\":1", "١"]
        {
            assert!(!is_number(text), "{text}");
        }
    }

    #[test]
    fn values_are_compared_exactly() {
        for (left, right) in [
            ("1", "1.0"),
            ("1000", "1e3"),
            ("-0", "0"),
            ("0.001", "1E-3"),
            ("12345678901234567890123", "1234567890123456789012.3e1"),
            ("1e99999999999999999999", "1e99999999999999999999"),
        ] {
            assert!(same(left, right), "{left} {right}");
        }
        for (left, right) in [
            ("1", "-1"),
            ("1", "10"),
            ("9007199254740992", "9007199254740993"),
            ("0.1", "0.1000000000000000055511151231257827"),
            ("1e99999999999999999999", "1e99999999999999999998"),
        ] {
            assert!(!same(left, right), "{left} {right}");
        }
    }

    #[test]
    fn integers_in_other_clothes() {
        for (text, integer) in
            [("1.0", "1"), ("-1e3", "-1000"), ("12.50e1", "125"), ("0.0", "0"), ("0e999999999", "0")]
        {
            assert_eq!(integral(text).as_deref(), Some(integer), "{text}");
        }
        for text in ["1.5", "1e-1", "1e41", "1e9223372036854775807", "x"] {
            assert_eq!(integral(text), None, "{text}");
        }
    }
}
