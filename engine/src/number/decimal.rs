//! The value of a number that is given as text: comparison, and conversion to an integer.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::str::FromStr;

use super::numeral;

/// The maximum number of digits that an exponent may add to an integer.
const MAX_DIGITS: i64 = 4096;

/// Returns whether the text is a number of RFC 8259 section 6.
pub(crate) fn is_json_number(text: &str) -> bool {
    numeral::is_whole(text)
}

/// Returns whether the text is a number of RFC 8259 section 6 whose exponent fits into 64 bits, so that it
/// can be compared with others.
pub(crate) fn is_numeral(text: &str) -> bool {
    Decimal::of(text).is_some()
}

/// Returns whether the number is an integer, to whose digits an exponent does not add too many.
pub(crate) fn is_integral(text: &str) -> bool {
    Decimal::of(text).is_some_and(|number| is_plain(text) || number.zeros().is_some())
}

/// Returns whether a number is written with digits and a sign only.
fn is_plain(text: &str) -> bool {
    !text.contains(['.', 'e', 'E'])
}

/// Returns the digits of an integer, which may be written with a fraction or an exponent, such as `1.0` or
/// `1e3`.
pub(crate) fn integral(text: &str) -> Option<Cow<'_, str>> {
    let number = Decimal::of(text)?;
    if text != "-0" && is_plain(text) {
        return Some(Cow::Borrowed(text));
    }
    number.expanded().map(Cow::Owned)
}

/// Returns whether two numbers have the same value, regardless of how they are written.
pub(crate) fn same_number(left: &str, right: &str) -> bool {
    left == right || compare(left, right) == Some(Ordering::Equal)
}

/// Compares the values of two numbers. Returns `None` if one of the texts is not a number, or has an
/// exponent that does not fit into 64 bits.
pub(crate) fn compare(left: &str, right: &str) -> Option<Ordering> {
    Some(Decimal::of(left)?.compare(&Decimal::of(right)?))
}

/// Returns the integer part of a number, as far as it fits, and whether there is a fraction.
pub(crate) fn truncated(text: &str) -> Option<(i128, bool)> {
    let number = Decimal::of(text)?;
    let far = if number.negative { i128::MIN } else { i128::MAX };
    if number.exponent >= 0 {
        return Some((integral(text).and_then(|text| text.parse().ok()).unwrap_or(far), false));
    }
    let digits: String = number.digits().map(char::from).collect();
    let fraction = usize::try_from(number.exponent.unsigned_abs()).unwrap_or(usize::MAX);
    let whole = digits.get(..digits.len().saturating_sub(fraction)).unwrap_or_default();
    let whole = if whole.is_empty() { Some(0) } else { format!("{}{whole}", number.minus()).parse().ok() };
    Some((whole.unwrap_or(far), true))
}

/// Returns the integer that a number is, with or without a fraction and an exponent, if it fits into the type.
pub(crate) fn integer_of<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok().or_else(|| integral(text)?.parse().ok())
}

/// The maximum number of significant digits, and the greatest exponent, of a number that is returned as an
/// integer.
const MAX_EXACT: usize = 38;

/// Returns a number exactly as an integer times a power of ten. Returns `None` for text that is not a number,
/// and if the integer or the power is too large.
pub(crate) fn scientific(text: &str) -> Option<(i128, i64)> {
    let number = Decimal::of(text)?;
    if number.is_zero() {
        return Some((0, 0));
    }
    let (digits, power) = (number.whole.len() + number.fraction.len(), number.exponent);
    if digits > MAX_EXACT || usize::try_from(power.unsigned_abs()).is_ok_and(|power| power > MAX_EXACT + 2) {
        return None;
    }
    let integer = format!("{}{}{}", number.minus(), number.whole, number.fraction).parse().ok()?;
    Some((integer, power))
}

/// Appends a text that is the same for two numbers if and only if they have the same value. An integer is
/// written in full if it has not too many digits.
pub(crate) fn push_key(text: &str, out: &mut String) {
    let Some(number) = Decimal::of(text) else { return out.push_str(text) };
    out.push_str(&number.expanded().unwrap_or_else(|| {
        format!("{}{}{}e{}", number.minus(), number.whole, number.fraction, number.exponent)
    }));
}

/// Returns a text that is the same for two numbers if and only if they have the same value.
pub(crate) fn canonical_number(text: &str) -> String {
    let mut key = String::new();
    push_key(text, &mut key);
    key
}

/// A number in normal form: digits without leading or trailing zeros, times a power of ten. Zero has no
/// digits.
pub(super) struct Decimal<'t> {
    negative: bool,
    /// The significant digits before the decimal point.
    whole: &'t str,
    /// The significant digits after the decimal point.
    fraction: &'t str,
    pub(super) exponent: i64,
}

impl<'t> Decimal<'t> {
    /// Parses a number. Returns `None` for text that is not a number, and for an exponent that does not fit
    /// into 64 bits.
    pub(super) fn of(text: &'t str) -> Option<Self> {
        if !numeral::is_whole(text) {
            return None;
        }
        let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let fraction = fraction.trim_end_matches('0');
        // Trailing zeros of the integer part increase the exponent, unless digits of the fraction follow
        // them.
        let significant = if fraction.is_empty() { whole.trim_end_matches('0') } else { whole };
        let moved =
            i64::try_from(whole.len() - significant.len()).ok()? - i64::try_from(fraction.len()).ok()?;
        let whole = significant.trim_start_matches('0');
        let fraction = if whole.is_empty() { fraction.trim_start_matches('0') } else { fraction };
        if whole.is_empty() && fraction.is_empty() {
            return Some(Self { negative: false, whole, fraction, exponent: 0 });
        }
        let exponent = power.parse::<i64>().ok()?.checked_add(moved)?;
        Some(Self { negative, whole, fraction, exponent })
    }

    /// The digits, in ASCII.
    pub(super) fn digits(&self) -> impl Iterator<Item = u8> {
        self.whole.bytes().chain(self.fraction.bytes())
    }

    pub(super) fn is_zero(&self) -> bool {
        self.whole.is_empty() && self.fraction.is_empty()
    }

    /// Returns the number of zeros that follow the digits of an integer. `None` if the number is not an
    /// integer, or has too many of them.
    fn zeros(&self) -> Option<usize> {
        if self.exponent > MAX_DIGITS { None } else { usize::try_from(self.exponent).ok() }
    }

    /// Returns the digits of an integer of not too many digits.
    fn expanded(&self) -> Option<String> {
        let zeros = "0".repeat(self.zeros()?);
        let whole = if self.is_zero() { "0" } else { self.whole };
        Some(format!("{}{whole}{}{zeros}", self.minus(), self.fraction))
    }

    fn minus(&self) -> &'static str {
        if self.negative { "-" } else { "" }
    }

    fn sign(&self) -> i8 {
        match (self.is_zero(), self.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        }
    }

    /// Returns the position of the first digit: 1 for units, 2 for tens.
    fn magnitude(&self) -> i128 {
        let digits = self.whole.len() + self.fraction.len();
        i128::try_from(digits).unwrap_or(i128::MAX).saturating_add(i128::from(self.exponent))
    }

    fn compare(&self, other: &Self) -> Ordering {
        let by_sign = self.sign().cmp(&other.sign());
        // Digits that another number continues are less, because none ends in a zero.
        let by_digits = || self.digits().cmp(other.digits());
        let upwards = || self.magnitude().cmp(&other.magnitude()).then_with(by_digits);
        by_sign.then_with(|| if self.negative { upwards().reverse() } else { upwards() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_exactly_the_json_number_grammar() {
        for text in ["0", "-0", "10", "1.50", "1e5", "1E+05", "-1.25e-3", "1e99999999999999999999"] {
            assert!(is_json_number(text), "{text}");
        }
        for text in ["", "-", "01", "+1", ".5", "1.", "1e", "1e+", "0x1", "NaN", "1 ", "1,\"admin\":1", "١"]
        {
            assert!(!is_json_number(text) && !is_numeral(text), "{text}");
        }
        assert!(is_numeral("1e999999999999") && !is_numeral("1e99999999999999999999"));
    }

    #[test]
    fn compares_numbers_exactly() {
        for (left, right) in [
            ("1", "1.0"),
            ("1000", "1e3"),
            ("-0", "0"),
            ("0.001", "1E-3"),
            ("12345678901234567890123", "1234567890123456789012.3e1"),
            ("1e99999999999999999999", "1e99999999999999999999"),
            ("100.0100", "1000100e-4"),
            ("0.0010e3", "1"),
            ("-12.5", "-0.00125E+4"),
            ("0e99999999999999999999", "-0.00"),
        ] {
            assert!(same_number(left, right), "{left} {right}");
        }
        for (left, right) in [
            ("1", "-1"),
            ("1", "10"),
            ("9007199254740992", "9007199254740993"),
            ("0.1", "0.1000000000000000055511151231257827"),
            ("1e99999999999999999999", "1e99999999999999999998"),
            ("0", "1"),
            ("1.01", "1.1"),
            ("10.1", "1.01"),
            ("0x1", "1"),
        ] {
            assert!(!same_number(left, right), "{left} {right}");
        }
    }

    #[test]
    fn orders_numbers_by_value() {
        let ascending = [
            "-1e999999999",
            "-123",
            "-12.5",
            "-1e-999999999",
            "0.00",
            "1e-9223372036854775000",
            "0.1",
            "0.10000000000000000001",
            "9.99",
            "10",
            "12",
            "12.01",
            "99999999999999999999",
            "1e20",
            "1e9223372036854775000",
        ];
        for (at, left) in ascending.iter().enumerate() {
            for (other, right) in ascending.iter().enumerate() {
                assert_eq!(compare(left, right), Some(at.cmp(&other)), "{left} {right}");
            }
        }
        assert_eq!(compare("1", "x"), None);
    }

    #[test]
    fn numbers_of_one_value_have_one_canonical_text() {
        for (text, canonical) in [
            ("1.0", "1"),
            ("-0", "0"),
            ("1.50", "15e-1"),
            ("0.15e1", "15e-1"),
            ("-0.00125E+4", "-125e-1"),
            ("1e5000", "1e5000"),
            ("10e4999", "1e5000"),
            ("1e99999999999999999999", "1e99999999999999999999"),
        ] {
            assert_eq!(canonical_number(text), canonical, "{text}");
        }
        assert_eq!(integer_of::<i64>("1e3"), Some(1000));
        assert_eq!(integer_of::<u64>("18446744073709551615"), Some(u64::MAX));
        assert_eq!(integer_of::<u64>("-1"), None);
        assert_eq!(integer_of::<i64>("1.5"), None);
    }

    #[test]
    fn splits_numbers_exactly() {
        for (text, expected) in [
            ("1.7e9", Some((17, 8))),
            ("-1700000000.1230", Some((-1_700_000_000_123, -3))),
            ("0.000", Some((0, 0))),
            (
                "99999999999999999999999999999999999999",
                Some((99_999_999_999_999_999_999_999_999_999_999_999_999, 0)),
            ),
            ("100000000000000000000000000000000000001", None),
            ("1e41", None),
            ("1e-41", None),
            ("1e99999999999999999999", None),
            ("x", None),
        ] {
            assert_eq!(scientific(text), expected, "{text}");
        }
    }

    #[test]
    fn converts_integral_decimals_to_integers() {
        for (text, integer) in [
            ("1.0", "1"),
            ("-1e3", "-1000"),
            ("12.50e1", "125"),
            ("0.0", "0"),
            ("-0", "0"),
            ("0e999999999", "0"),
            ("1200", "1200"),
            ("0.0120e3", "12"),
        ] {
            assert_eq!(integral(text).as_deref(), Some(integer), "{text}");
        }
        let long = format!("1{}", "0".repeat(5000));
        assert_eq!(integral(&long).as_deref(), Some(long.as_str()));
        assert_eq!(canonical_number(&long), canonical_number("1e5000"));
        assert_eq!(integral("1e4096").map(|text| text.len()), Some(4097));
        for text in ["1.5", "1e-1", "1e4097", "1e9223372036854775807", "x"] {
            assert_eq!(integral(text), None, "{text}");
            assert!(!is_integral(text), "{text}");
        }
    }

    #[test]
    fn truncates_towards_zero() {
        for (text, whole, has_fraction) in [
            ("12.5", 12, true),
            ("-12.5", -12, true),
            ("0.001", 0, true),
            ("1e-999999999", 0, true),
            ("1.20e1", 12, false),
            ("1e40", i128::MAX, false),
            ("-1e40", i128::MIN, false),
            ("-170141183460469231731687303715884105729.5", i128::MIN, true),
        ] {
            assert_eq!(truncated(text), Some((whole, has_fraction)), "{text}");
        }
        assert_eq!(truncated("x"), None);
    }
}
