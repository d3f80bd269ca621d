//! Reads specs, checks them, and writes typed Rust.
//!
//! The stages are parse ([`syntax`]), lower ([`lower`]), check ([`check`]), emit ([`emit`]), print and write.

mod json;
pub mod language;
pub mod report;
pub mod source;
pub mod syntax;
