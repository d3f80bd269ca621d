//! The macros that generated and derived code calls to implement the traits of this crate. Each call lists
//! fields or variants, and states only what differs from the default.
//!
//! Values are accessed through [autoref specialization](groupwright_engine::autoref), which requires no
//! trait bounds. An unsuitable user type therefore causes one compiler error, from the bound that the
//! derive emits, and no errors at its other uses.

mod builder;
mod client_config;
mod endpoint;
mod enumeration;
mod feature;
mod record;
mod replies;
mod serde;
mod union;
