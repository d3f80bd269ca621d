//! Numeric literals with digit separators.

use proc_macro2::Literal;

/// Returns an integer literal.
pub(crate) fn integer(value: i128) -> Literal {
    parsed(&value.to_string()).unwrap_or_else(|| Literal::i128_unsuffixed(value))
}

/// Returns a literal of a finite number, with a decimal point or an exponent.
pub(crate) fn number(value: f64) -> Literal {
    parsed(&format!("{value:?}")).unwrap_or_else(|| Literal::f64_unsuffixed(value))
}

/// Parses a literal.
fn parsed(text: &str) -> Option<Literal> {
    let (mantissa, exponent) = text.split_at(text.find('e').unwrap_or(text.len()));
    let (whole, fraction) = mantissa.split_at(mantissa.find('.').unwrap_or(mantissa.len()));
    let (sign, digits) = whole.split_at(usize::from(whole.starts_with('-')));
    let mut literal = format!("{sign}{}", separated(digits, digits.len() % 3));
    if let Some(digits) = fraction.strip_prefix('.') {
        literal.push('.');
        literal.push_str(&separated(digits, 0));
    }
    literal.push_str(exponent);
    literal.parse().ok()
}

/// Inserts separators between groups of three digits if there are more than five. `first` is the
/// number of digits before the first separator, modulo 3.
fn separated(digits: &str, first: usize) -> String {
    if digits.len() <= 5 {
        return digits.to_owned();
    }
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && index % 3 == first {
            out.push('_');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separates_the_digits_of_long_numbers() {
        for (value, literal) in [
            (0, "0"),
            (-1, "-1"),
            (32_767, "32767"),
            (2_147_483_647, "2_147_483_647"),
            (-100_000, "-100_000"),
        ] {
            assert_eq!(integer(value).to_string(), literal);
        }
        for (value, literal) in [
            (0.01, "0.01"),
            (-1.5, "-1.5"),
            (3.0, "3.0"),
            (1e300, "1e300"),
            (1_234_567.125, "1_234_567.125"),
            (0.123_456_7, "0.123_456_7"),
        ] {
            assert_eq!(number(value).to_string(), literal);
        }
        assert!(integer(i128::MIN).to_string().starts_with("-170_141_"));
    }
}
