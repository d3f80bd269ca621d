//! The Rust types whose values messages carry: implementations of [`Wire`](crate::value::Wire).

#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "jiff")]
mod jiff;
mod patch;
mod scalars;
mod standard;
