//! Reads specs, checks them, and writes typed Rust.
//!
//! A build script calls [`compile`], or [`configure`] where something is wanted otherwise. The stages are parse ([`syntax`]), lower ([`lower`]), check ([`mod@check`]), emit ([`emit`]), print and write.

mod build;
pub mod check;
pub mod derive;
pub mod emit;
mod facts;
pub mod generate;
mod intern;
pub mod language;
pub mod load;
pub mod lower;
pub mod model;
pub mod parse;
pub mod print;
pub mod report;
mod rust_types;
pub mod source;
pub mod syntax;
mod tables;
pub mod write;

pub use build::{Build, BuildError, compile, configure};
