//! Exact division of decimal numbers.

use super::decimal::Decimal;

/// Returns whether a number is an integer multiple of a step, or `None` if one of the texts is not a number
/// that can be computed with, or the step is zero.
///
/// The time is linear in the number of digits, whatever the exponents.
pub(crate) fn is_multiple(value: &str, step: &str) -> Option<bool> {
    let (value, step) = (Decimal::of(value)?, Decimal::of(step)?);
    let divisor = step.digits().try_fold(0_u128, |sum, digit| {
        sum.checked_mul(10)?.checked_add(u128::from(digit - b'0')).filter(|sum| *sum <= MAX_DIVISOR)
    })?;
    if divisor == 0 {
        return None;
    }
    if value.is_zero() {
        return Some(true);
    }
    // The digits of the value do not end in a zero, so they are no multiple of ten.
    let Ok(power) = u64::try_from(value.exponent.checked_sub(step.exponent)?) else {
        return Some(false);
    };
    let rest =
        value.digits().fold(0, |rest, digit| (times(rest, 10, divisor) + u128::from(digit - b'0')) % divisor);
    Some(times(rest, power_of_ten(power, divisor), divisor) == 0)
}

/// The greatest divisor, twice which fits into 128 bits.
const MAX_DIVISOR: u128 = u128::MAX >> 2;

/// Returns a product modulo a divisor.
fn times(left: u128, right: u128, divisor: u128) -> u128 {
    let (mut sum, mut left, mut right) = (0, left % divisor, right % divisor);
    while right > 0 {
        if right & 1 == 1 {
            sum = (sum + left) % divisor;
        }
        left = (left * 2) % divisor;
        right >>= 1;
    }
    sum
}

/// Returns a power of ten modulo a divisor.
fn power_of_ten(mut power: u64, divisor: u128) -> u128 {
    let (mut product, mut base) = (1 % divisor, 10 % divisor);
    while power > 0 {
        if power & 1 == 1 {
            product = times(product, base, divisor);
        }
        base = times(base, base, divisor);
        power >>= 1;
    }
    product
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn divides_exactly() {
        for (value, step) in [
            ("0.3", "0.1"),
            ("4.35", "0.01"),
            ("79228162514264337593543950335", "5"),
            ("0", "7"),
            ("-7.5", "2.5"),
            ("1e999999999", "4"),
            ("1e400", "0.000001"),
            ("3", "1.5"),
        ] {
            assert_eq!(is_multiple(value, step), Some(true), "{value} {step}");
        }
        for (value, step) in [
            ("0.35", "0.1"),
            ("0.30000000000000001", "0.1"),
            ("79228162514264337593543950336", "5"),
            ("1e999999999", "3"),
            ("1e-999999999", "1"),
            ("5", "10"),
        ] {
            assert_eq!(is_multiple(value, step), Some(false), "{value} {step}");
        }
        for step in ["0", "x", "1e99999999999999999999", "99999999999999999999999999999999999999999"] {
            assert_eq!(is_multiple("1", step), None, "{step}");
        }
    }

    #[test]
    fn multiplies_large_numbers_modulo_a_large_one() {
        let divisor = MAX_DIVISOR - 2;
        assert_eq!(times(divisor - 1, divisor - 1, divisor), 1);
        assert_eq!(power_of_ten(u64::MAX, 11), 10);
    }
}
