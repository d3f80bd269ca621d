//! The order of durations, as far as they have one.

use std::cmp::Ordering;

use super::Duration;

const HOUR: i128 = 3600 * 1_000_000_000;

impl Duration {
    /// Compares two durations. A month has 28 to 31 days, and a day 23 to 25 hours. Returns `None` if that does not tell
    /// which is longer: `P1M` is longer than `P27D` and shorter than `P36D`, but neither longer nor shorter than `P30D`.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        let [(months, days, time), (other_months, other_days, other_time)] = [self.signed(), other.signed()];
        let months = span(months - other_months, (28, 31));
        let days = days - other_days;
        let (least, greatest) = (span(months.0 + days, (23, 25)).0, span(months.1 + days, (23, 25)).1);
        let time = time - other_time;
        match ((least * HOUR + time).cmp(&0), (greatest * HOUR + time).cmp(&0)) {
            (least, greatest) if least == greatest => Some(least),
            _ => None,
        }
    }

    /// Returns the months, the days and the nanoseconds.
    fn signed(self) -> (i128, i128, i128) {
        let sign = if self.is_negative() { -1 } else { 1 };
        let time = i128::from(self.seconds()) * 1_000_000_000 + i128::from(self.fraction());
        (sign * i128::from(self.months), sign * i128::from(self.days), sign * time)
    }
}

/// Returns the least and the greatest number of smaller units in a number of units.
fn span(count: i128, (least, greatest): (i128, i128)) -> (i128, i128) {
    if count < 0 { (count * greatest, count * least) } else { (count * least, count * greatest) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Domain;

    #[test]
    fn compares_what_can_be_compared() {
        let read = |text| Domain::Duration.read(text).unwrap().duration().unwrap();
        for (one, other, expected) in [
            ("PT24H", "PT86400S", Some(Ordering::Equal)),
            ("PT1H", "PT30M", Some(Ordering::Greater)),
            ("P1W", "P7D", Some(Ordering::Equal)),
            ("P1Y", "P12M", Some(Ordering::Equal)),
            ("P1D", "PT1H", Some(Ordering::Greater)),
            ("P1D", "PT24H", None),
            ("P1M", "P27D", Some(Ordering::Greater)),
            ("P1M", "P30D", None),
            ("P1M", "P36D", Some(Ordering::Less)),
            ("-P1M", "PT0S", Some(Ordering::Less)),
            ("P1MT1S", "P1M", Some(Ordering::Greater)),
        ] {
            assert_eq!(read(one).compare(read(other)), expected, "{one} {other}");
            assert_eq!(read(other).compare(read(one)), expected.map(Ordering::reverse), "{other} {one}");
        }
    }
}
