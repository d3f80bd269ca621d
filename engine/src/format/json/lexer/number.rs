//! The grammar of numbers (RFC 8259 section 6): the one place where it is written down.

use super::SyntaxError;

/// A number as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number<'b> {
    /// The whole of it.
    pub(crate) text: &'b str,
    /// The value, where it is written as a plain integer and fits. `-0` is 0.
    pub(crate) integer: Option<i64>,
}

/// What the digits of a number say while they are passed over.
#[derive(Clone, Copy)]
pub(super) enum Integer {
    /// The value.
    Known(i64),
    /// There are so many digits that the value may not fit.
    Long,
    /// There is a fraction or an exponent.
    Not,
}

impl Integer {
    /// The value of the number that is written so.
    #[inline]
    pub(super) fn value(self, text: &str) -> Option<i64> {
        match self {
            Self::Known(value) => Some(value),
            Self::Long => text.parse().ok(),
            Self::Not => None,
        }
    }
}

/// Any number of so many digits fits 64 bits.
const SURE_DIGITS: usize = 18;

/// Where the number that starts here ends, and its value.
#[inline]
pub(super) fn scan(octets: &[u8], start: usize) -> Result<(usize, Integer), SyntaxError> {
    let negative = octets.get(start) == Some(&b'-');
    let whole = start + usize::from(negative);
    let (mut end, mut value) = (whole, 0_i64);
    while let Some(digit) = octets.get(end).map(|octet| octet.wrapping_sub(b'0')).filter(|digit| *digit < 10)
    {
        // What is too long overflows here, and is not used.
        value = value.wrapping_mul(10).wrapping_add(i64::from(digit));
        end += 1;
    }
    let length = end - whole;
    if length == 0 {
        return Err(no_digit(octets, end));
    }
    if length > 1 && octets.get(whole) == Some(&b'0') {
        return Err(SyntaxError::new(whole + 1, "a number of more digits cannot start with 0"));
    }
    if let Some(b'.' | b'e' | b'E') = octets.get(end) {
        return Ok((fraction_and_exponent(octets, end)?, Integer::Not));
    }
    let value = if negative { value.wrapping_neg() } else { value };
    Ok((end, if length > SURE_DIGITS { Integer::Long } else { Integer::Known(value) }))
}

/// Where the number ends whose whole part ends here.
fn fraction_and_exponent(octets: &[u8], mut at: usize) -> Result<usize, SyntaxError> {
    if octets.get(at) == Some(&b'.') {
        at = digits(octets, at + 1)?;
    }
    if let Some(b'e' | b'E') = octets.get(at) {
        let signed = matches!(octets.get(at + 1), Some(b'+' | b'-'));
        at = digits(octets, at + 1 + usize::from(signed))?;
    }
    Ok(at)
}

/// Where the digits end that start here; there is at least one.
fn digits(octets: &[u8], start: usize) -> Result<usize, SyntaxError> {
    let rest = octets.get(start..).unwrap_or_default();
    match rest.iter().position(|octet| !octet.is_ascii_digit()).unwrap_or(rest.len()) {
        0 => Err(no_digit(octets, start)),
        length => Ok(start + length),
    }
}

#[cold]
fn no_digit(octets: &[u8], at: usize) -> SyntaxError {
    let what = if at < octets.len() { "expected a digit" } else { "expected a digit, found the end" };
    SyntaxError::new(at, what)
}
