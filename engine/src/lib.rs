//! The engine of Groupwright: tables that describe endpoints and types, a traversal that encodes, decodes
//! and validates values according to their tables, and HTTP messages written and read without any I/O.
//!
//! Generated code, the derive macros and the command all pass their [`table::Shape`]s to the same
//! traversal, so no code is generated for each combination of type and format. The generator itself depends
//! on this crate, and checks the examples of a spec with the same encoder that its users will run.
//!
//! | Topic | Module |
//! |---|---|
//! | descriptions of types, endpoints and APIs | [`table`] |
//! | access to values | [`value`], [`scalar`], [`binary`] |
//! | kinds of single values (`string`, `datetime`, …) | [`domain`] |
//! | spellings on the wire other than the default | [`spelling`] |
//! | validation (`max_length`, …) | [`rule`] and [`mod@validate`] |
//! | equality and order of values | [`equality`], [`ordering`] |
//! | JSON values of any kind | [`json`] |
//! | JSON, XML, forms, text | [`mod@format`] |
//! | HTTP requests and responses | [`http`] |
//! | values of types known only at run time | [`dynamic`] |
//! | which Rust types can represent a type of a spec | [`compat`] |
//! | `Debug` output | [`mod@debug`] |

mod accessors;
pub mod autoref;
pub mod binary;
mod bytes;
mod charset;
pub mod compat;
pub mod debug;
pub mod defaults;
pub mod domain;
pub mod dynamic;
pub mod equality;
pub mod error;
mod excerpt;
pub mod format;
pub mod group;
pub mod http;
pub mod json;
mod lines;
mod number;
pub mod ordering;
mod percent;
pub mod pointer;
pub mod rule;
pub mod scalar;
pub mod shown;
pub mod spelling;
pub mod table;
pub mod types;
pub mod validate;
pub mod value;
mod walk;
mod wire;
