//! Exact comparison of decimal numbers, and integers that are written with a fraction or an exponent.

use std::str::FromStr;

use super::numeral;

/// The maximum number of digits of an integer that is written with a fraction or an exponent.
const MAX_DIGITS: i64 = 40;

/// The maximum number of significant digits of a number that is returned as an integer.
const MAX_EXACT: usize = 38;

/// Returns whether the text is a number of RFC 8259 section 6.
pub(crate) fn is_json_number(text: &str) -> bool {
    numeral::is_whole(text)
}

/// Returns the digits of an integer that is written with a fraction or an exponent, such as `1.0` or `1e3`.
pub(super) fn integral(text: &str) -> Option<String> {
    let Decimal { negative, whole, fraction, exponent } = Decimal::of(text)?;
    let zeros = usize::try_from(exponent).ok()?;
    let digits = i64::try_from(whole.len() + fraction.len()).ok()?.checked_add(exponent)?;
    if digits > MAX_DIGITS {
        return None;
    }
    let sign = if negative { "-" } else { "" };
    let whole = if digits == 0 { "0" } else { whole };
    Some(format!("{sign}{whole}{fraction}{}", "0".repeat(zeros)))
}

/// Returns the integer that a number is, with or without a fraction and an exponent, if it fits into the type.
pub(crate) fn integer_of<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok().or_else(|| integral(text)?.parse().ok())
}

/// Returns a text that is the same for two numbers if and only if they have the same value. An integer of not
/// too many digits is written as such.
pub(crate) fn canonical_number(text: &str) -> String {
    if let Some(integer) = integral(text) {
        return integer;
    }
    let Some(Decimal { negative, whole, fraction, exponent }) = Decimal::of(text) else {
        return text.to_owned();
    };
    format!("{}{whole}{fraction}e{exponent}", if negative { "-" } else { "" })
}

/// Returns a number exactly as an integer times a power of ten. Returns `None` for text that is not a number,
/// and if the integer or the power is too large.
pub(crate) fn scientific(text: &str) -> Option<(i128, i64)> {
    let Decimal { negative, whole, fraction, exponent } = Decimal::of(text)?;
    if whole.is_empty() && fraction.is_empty() {
        return Some((0, 0));
    }
    if whole.len() + fraction.len() > MAX_EXACT || exponent.abs() > MAX_DIGITS {
        return None;
    }
    let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
    Some((if negative { -digits } else { digits }, exponent))
}

/// Returns whether two numbers have the same value, regardless of how they are written.
pub(crate) fn same_number(left: &str, right: &str) -> bool {
    left == right || Decimal::of(left).is_some_and(|left| Decimal::of(right) == Some(left))
}

/// A number in normal form: digits without leading or trailing zeros, times a power of ten. Zero has no
/// digits.
struct Decimal<'t> {
    negative: bool,
    /// The significant digits before the decimal point.
    whole: &'t str,
    /// The significant digits after the decimal point.
    fraction: &'t str,
    exponent: i64,
}

impl<'t> Decimal<'t> {
    /// Parses a number. Returns `None` for text that is not a number, and for an exponent that does not fit
    /// into 64 bits.
    fn of(text: &'t str) -> Option<Self> {
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

    fn digits(&self) -> impl Iterator<Item = u8> {
        self.whole.bytes().chain(self.fraction.bytes())
    }
}

impl PartialEq for Decimal<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.negative == other.negative && self.exponent == other.exponent && self.digits().eq(other.digits())
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
            assert!(!is_json_number(text), "{text}");
        }
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
    fn numbers_of_one_value_have_one_canonical_text() {
        for (text, canonical) in [
            ("1.0", "1"),
            ("-0", "0"),
            ("1.50", "15e-1"),
            ("0.15e1", "15e-1"),
            ("-0.00125E+4", "-125e-1"),
            ("1e50", "1e50"),
            ("10e49", "1e50"),
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
            ("0e999999999", "0"),
            ("1200", "1200"),
            ("0.0120e3", "12"),
        ] {
            assert_eq!(integral(text).as_deref(), Some(integer), "{text}");
        }
        for text in ["1.5", "1e-1", "1e41", "1e9223372036854775807", "x"] {
            assert_eq!(integral(text), None, "{text}");
        }
    }
}
