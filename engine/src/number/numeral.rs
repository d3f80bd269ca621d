//! The grammar of JSON numbers (RFC 8259 section 6). All parsing of numbers is based on this module.

/// The position where a text deviates from the grammar of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The offset of the unexpected byte, or the end of the text if a byte is missing.
    pub(crate) offset: usize,
    /// What is wrong.
    pub(crate) what: &'static str,
}

impl Fault {
    #[cold]
    fn new(offset: usize, what: &'static str) -> Self {
        Self { offset, what }
    }
}

/// Returns whether the whole text is a number.
pub(super) fn is_whole(text: &str) -> bool {
    scan(text.as_bytes(), 0).is_ok_and(|(end, _)| end == text.len())
}

/// The integer value of a number, as far as scanning determines it.
#[derive(Clone, Copy)]
pub(crate) enum Integer {
    /// The value.
    Known(i64),
    /// The number has so many digits that it may not fit into 64 bits.
    Long,
    /// The number has a fraction or an exponent.
    Not,
}

impl Integer {
    /// Returns the integer value of the number with this text.
    #[inline]
    pub(crate) fn value(self, text: &str) -> Option<i64> {
        match self {
            Self::Known(value) => Some(value),
            Self::Long => text.parse().ok(),
            Self::Not => None,
        }
    }
}

/// The number of decimal digits that always fit into 64 bits.
const SURE_DIGITS: usize = 18;

/// Scans the number at `start`, and returns its end and its integer value.
#[inline]
pub(crate) fn scan(bytes: &[u8], start: usize) -> Result<(usize, Integer), Fault> {
    let negative = bytes.get(start) == Some(&b'-');
    let whole = start + usize::from(negative);
    let (mut end, mut value) = (whole, 0_i64);
    while let Some(digit) = bytes.get(end).map(|byte| byte.wrapping_sub(b'0')).filter(|digit| *digit < 10) {
        // For a number that is too long this overflows, and the result is not used.
        value = value.wrapping_mul(10).wrapping_add(i64::from(digit));
        end += 1;
    }
    let length = end - whole;
    if length == 0 {
        return Err(no_digit(bytes, end));
    }
    if length > 1 && bytes.get(whole) == Some(&b'0') {
        return Err(Fault::new(whole + 1, "a number of more digits cannot start with 0"));
    }
    if let Some(b'.' | b'e' | b'E') = bytes.get(end) {
        return Ok((fraction_and_exponent(bytes, end)?, Integer::Not));
    }
    let value = if negative { value.wrapping_neg() } else { value };
    Ok((end, if length > SURE_DIGITS { Integer::Long } else { Integer::Known(value) }))
}

/// Scans a fraction and an exponent after the integer part, and returns the end of the number.
fn fraction_and_exponent(bytes: &[u8], mut at: usize) -> Result<usize, Fault> {
    if bytes.get(at) == Some(&b'.') {
        at = digits(bytes, at + 1)?;
    }
    if let Some(b'e' | b'E') = bytes.get(at) {
        let signed = matches!(bytes.get(at + 1), Some(b'+' | b'-'));
        at = digits(bytes, at + 1 + usize::from(signed))?;
    }
    Ok(at)
}

/// Scans at least one digit, and returns the end of the digits.
fn digits(bytes: &[u8], start: usize) -> Result<usize, Fault> {
    let rest = bytes.get(start..).unwrap_or_default();
    match rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len()) {
        0 => Err(no_digit(bytes, start)),
        length => Ok(start + length),
    }
}

#[cold]
fn no_digit(bytes: &[u8], at: usize) -> Fault {
    let what = if at < bytes.len() { "expected a digit" } else { "expected a digit, found the end" };
    Fault::new(at, what)
}
