//! Rust types of values, in addition to those of the standard library.

mod date;
mod datetime;
mod digits;
mod duration;
mod local_datetime;
mod patch;
mod time;
mod url;

pub use date::{Date, NotADate};
pub use datetime::DateTime;
pub(crate) use digits::{MAX_FRACTION, push_digits, push_exact_fraction, push_fraction};
pub use duration::{Duration, DurationParts, NotADuration};
pub use local_datetime::{LocalDateTime, NotADateTime};
pub use patch::Patch;
pub use time::{NotATime, Time};
pub use url::{NotAUrl, Url};
pub use uuid::Uuid;
