//! Writing integers in decimal.

/// The numbers from 00 to 99.
const PAIRS: &str = "0001020304050607080910111213141516171819\
    2021222324252627282930313233343536373839\
    4041424344454647484950515253545556575859\
    6061626364656667686970717273747576777879\
    8081828384858687888990919293949596979899";

/// The most digits that an integer of 64 bits has, in pairs.
const MOST_PAIRS: usize = 10;

/// Appends an integer in decimal.
pub(crate) fn write_integer(value: i64, out: &mut String) {
    if value < 0 {
        out.push('-');
    }
    let mut rest = value.unsigned_abs();
    let mut pairs = [""; MOST_PAIRS];
    let mut start = MOST_PAIRS;
    for (index, pair) in pairs.iter_mut().enumerate().rev() {
        *pair = digits_of(rest % 100);
        rest /= 100;
        start = index;
        if rest == 0 {
            break;
        }
    }
    let written = pairs.get(start..).unwrap_or_default();
    let (first, others) = written.split_first().unwrap_or((&"0", &[]));
    out.push_str(first.strip_prefix('0').unwrap_or(first));
    for pair in others {
        out.push_str(pair);
    }
}

/// The two digits of a number below a hundred.
fn digits_of(number: u64) -> &'static str {
    let start = usize::try_from(number).unwrap_or_default() * 2;
    PAIRS.get(start..start + 2).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_written_as_the_standard_library_writes_them() {
        let mut values = vec![0, i64::MIN, i64::MIN + 1, i64::MAX, i64::MAX - 1];
        for power in 0..19 {
            let power = 10_i64.pow(power);
            values.extend([power, power - 1, power + 1, 7 * power / 3, -power, 1 - power, -power - 1]);
        }
        values.extend(-1000..1000);
        for value in values {
            let mut out = String::from("x");
            write_integer(value, &mut out);
            assert_eq!(out, format!("x{value}"));
        }
    }
}
