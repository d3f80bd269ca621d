//! Rust types of values, in addition to those of the standard library.

mod datetime;
mod local_datetime;
mod patch;
mod url;

pub use datetime::DateTime;
pub use local_datetime::{LocalDateTime, NotADateTime};
pub use patch::Patch;
pub use url::{NotAUrl, Url};
pub use uuid::Uuid;
