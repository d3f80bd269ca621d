//! Dates of HTTP header fields as points in time (RFC 9110 section 5.6.7).

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use groupwright_engine::spelling::{HttpDate, Spelling as _};

use crate::{DateTime, ScalarSlot as _};

/// Returns the point in time of an HTTP date, in the preferred format or in an obsolete one.
pub(crate) fn read(text: &str) -> Option<SystemTime> {
    let mut date = DateTime::from_unix_nanoseconds(0)?;
    date.set(HttpDate.read_tolerantly(text.trim())?).ok()?;
    let nanoseconds = date.unix_nanoseconds();
    let distance = duration(nanoseconds.unsigned_abs())?;
    if nanoseconds < 0 { UNIX_EPOCH.checked_sub(distance) } else { UNIX_EPOCH.checked_add(distance) }
}

/// Returns a number of nanoseconds, which is more than 64 bits for dates after 2554.
fn duration(nanoseconds: u128) -> Option<Duration> {
    const SECOND: u128 = 1_000_000_000;
    let seconds = u64::try_from(nanoseconds / SECOND).ok()?;
    Some(Duration::new(seconds, u32::try_from(nanoseconds % SECOND).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_three_formats() {
        let expected = UNIX_EPOCH + Duration::from_secs(784_111_777);
        for text in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
            " Sun, 06 Nov 1994 08:49:37 GMT ",
        ] {
            assert_eq!(read(text), Some(expected), "{text}");
        }
        assert_eq!(
            read("Wed, 31 Dec 1969 23:59:59 GMT"),
            UNIX_EPOCH.checked_sub(Duration::from_secs(1)),
            "before the epoch"
        );
        let last = UNIX_EPOCH + Duration::from_secs(253_402_300_799);
        assert_eq!(read("Fri, 31 Dec 9999 23:59:59 GMT"), Some(last), "more nanoseconds than 64 bits have");
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in ["", "soon", "120", "Sun, 06 Nov 1994", "Sun, 31 Feb 1994 08:49:37 GMT", "é, é é"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
