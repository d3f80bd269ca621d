//! The Rust types that carry values, beyond those of the standard library.

#[cfg(feature = "chrono")]
mod chrono;
mod datetime;
#[cfg(feature = "jiff")]
mod jiff;
mod local_datetime;
mod patch;
mod scalars;
mod standard;
mod url;

pub use datetime::{DateTime, NotADateTime};
pub use local_datetime::LocalDateTime;
pub use patch::Patch;
pub use url::{NotAUrl, Url};
pub use uuid::Uuid;
