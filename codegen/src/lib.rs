//! Reads specs, checks them, and writes typed Rust.
//!
//! The stages are parse ([`syntax`]), lower ([`lower`]), check ([`check`]), emit ([`emit`]), print and write.

pub mod report;
pub mod source;
pub mod syntax;
