//! Writing integers in decimal.

use super::OTHER;
use crate::scalar::Scalar;

/// The maximum number of digits of a 64-bit integer, in pairs.
const MAX_PAIRS: usize = 10;

/// Appends a value that is an integer of at most 64 bits.
pub(super) fn push(value: Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
    match value.integer() {
        Some(value) => push_integer(value, out),
        None => out.push_str(&value.unsigned().ok_or(OTHER)?.to_string()),
    }
    Ok(())
}

/// Appends an integer in decimal.
pub(crate) fn push_integer(value: i64, out: &mut String) {
    if value < 0 {
        out.push('-');
    }
    let mut rest = value.unsigned_abs();
    let mut pairs = [0; MAX_PAIRS];
    let mut start = MAX_PAIRS;
    for pair in pairs.iter_mut().rev() {
        *pair = (rest % 100) as u8;
        rest /= 100;
        start -= 1;
        if rest == 0 {
            break;
        }
    }
    let Some((first, others)) = pairs.get(start..).and_then(<[u8]>::split_first) else { return };
    if *first >= 10 {
        out.push(digit(first / 10));
    }
    out.push(digit(first % 10));
    for pair in others {
        out.push(digit(pair / 10));
        out.push(digit(pair % 10));
    }
}

/// Returns the digit for a number below ten.
#[inline]
fn digit(number: u8) -> char {
    char::from(b'0' + number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_integers_as_the_standard_library_does() {
        let mut values = vec![0, i64::MIN, i64::MIN + 1, i64::MAX, i64::MAX - 1];
        for power in 0..19 {
            let power = 10_i64.pow(power);
            values.extend([power, power - 1, power + 1, 7 * power / 3, -power, 1 - power, -power - 1]);
        }
        values.extend(-1000..1000);
        for value in values {
            let mut out = String::from("x");
            push_integer(value, &mut out);
            assert_eq!(out, format!("x{value}"));
        }
    }
}
