//! Reads specs, checks them, and writes typed Rust, from a build script.
//!
//! A build script calls [`compile`], or [`configure`] to change a setting:
//!
//! ```no_run
//! fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     groupwright_codegen::configure().docs(false).compile("specs")?;
//!     Ok(())
//! }
//! ```
//!
//! # Stability
//!
//! [`compile`], [`configure`], [`Build`] and [`BuildError`] are the public interface. All other modules are hidden from this
//! documentation: the derive macros and the command share them, and they change without notice in any release.
//!
//! # Features
//!
//! `build`, which is on by default, is everything that writes files: the public interface, the printer, and the comparison of what is on disk.
//! The derive macros do without it.

// The macro `code!` takes a step for each token.
#![recursion_limit = "256"]

#[cfg(feature = "build")]
mod build;
#[doc(hidden)]
pub mod check;
#[doc(hidden)]
pub mod derive;
#[doc(hidden)]
pub mod emit;
mod facts;
#[cfg(feature = "build")]
#[doc(hidden)]
pub mod generate;
mod intern;
#[doc(hidden)]
pub mod language;
#[doc(hidden)]
pub mod load;
#[doc(hidden)]
pub mod lower;
#[cfg(feature = "build")]
#[doc(hidden)]
pub mod memo;
#[doc(hidden)]
pub mod model;
#[doc(hidden)]
pub mod parse;
#[cfg(feature = "build")]
#[doc(hidden)]
pub mod print;
#[doc(hidden)]
pub mod report;
mod rust_types;
#[doc(hidden)]
pub mod source;
mod steps;
#[doc(hidden)]
pub mod syntax;
mod tables;
#[cfg(feature = "build")]
mod workers;
#[cfg(feature = "build")]
#[doc(hidden)]
pub mod write;

#[cfg(feature = "build")]
pub use build::{Build, BuildError, compile, configure};
