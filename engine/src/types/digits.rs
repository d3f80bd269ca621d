//! Decimal digits of fixed counts, and fractions of a second.

/// Parses `count` digits at the start of a text, and returns the number and the rest of the text.
pub(super) fn digits(text: &str, count: usize) -> Option<(i32, &str)> {
    let (digits, rest) = text.split_at_checked(count)?;
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some((digits.parse().ok()?, rest))
}

/// Appends a number with `count` digits.
pub(crate) fn push_digits(value: u32, count: u32, out: &mut String) {
    for place in (0..count).rev() {
        let digit = value / 10_u32.pow(place) % 10;
        out.extend(char::from_digit(digit, 10));
    }
}

/// The maximum number of digits of a fraction of a second: those of nanoseconds.
pub(crate) const MAX_FRACTION: u8 = 9;

/// Parses a fraction of one to nine digits at the start of a text, if it starts with a point, and returns
/// the nanoseconds, the number of digits, and the rest of the text.
pub(super) fn fraction(text: &str) -> Option<(i32, u8, &str)> {
    let Some(fraction) = text.strip_prefix('.') else { return Some((0, 0, text)) };
    let length = fraction.bytes().take_while(u8::is_ascii_digit).count();
    let count = u8::try_from(length).ok().filter(|count| (1..=MAX_FRACTION).contains(count))?;
    let (value, rest) = digits(fraction, length)?;
    Some((value * 10_i32.checked_pow(u32::from(MAX_FRACTION - count))?, count, rest))
}

/// Appends a fraction of a second without trailing zeros, if it is not zero.
pub(crate) fn push_fraction(nanosecond: u32, out: &mut String) {
    if nanosecond != 0 {
        out.push('.');
        push_digits(nanosecond, MAX_FRACTION.into(), out);
        out.truncate(out.trim_end_matches('0').len());
    }
}

/// Appends a fraction of a second with this number of digits. Returns false if it has more.
pub(crate) fn push_exact_fraction(nanosecond: u32, count: u8, out: &mut String) -> bool {
    let cut = 10_u32.saturating_pow(u32::from(MAX_FRACTION.saturating_sub(count)));
    if count > 0 {
        out.push('.');
        push_digits(nanosecond / cut, count.into(), out);
    }
    nanosecond.is_multiple_of(cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_fractions_of_up_to_nine_digits() {
        assert_eq!(fraction(".5Z"), Some((500_000_000, 1, "Z")));
        assert_eq!(fraction(".000000001"), Some((1, 9, "")));
        assert_eq!(fraction("Z"), Some((0, 0, "Z")));
        assert_eq!(fraction("."), None);
        assert_eq!(fraction(".0123456789"), None);
    }

    #[test]
    fn writes_as_many_digits_as_asked_for() {
        for (count, expected, is_whole) in
            [(0, "", false), (1, ".1", false), (3, ".120", true), (9, ".120000000", true)]
        {
            let mut text = String::new();
            assert_eq!(push_exact_fraction(120_000_000, count, &mut text), is_whole);
            assert_eq!(text, expected);
        }
        let mut text = String::new();
        push_fraction(120_000_000, &mut text);
        push_fraction(0, &mut text);
        assert_eq!(text, ".12");
    }
}
