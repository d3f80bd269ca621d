//! Implementations of [`Wire`](crate::value::Wire) for Rust types.

#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "jiff")]
mod jiff;
mod json;
mod patch;
mod scalars;
mod standard;
