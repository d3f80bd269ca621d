//! The engine of Groupwright: tables that describe endpoints and types, the values they describe,
//! one walk that writes, reads, looks up and judges them in every format, and HTTP messages made and read without any I/O.
//!
//! Generated code, the derive macros and the command all hand the same [`table::Shape`]s to the same walk,
//! so there is no code per type and format. The generator itself depends on this crate, to check a spec's
//! examples against the very bytes that its users will send.
//!
//! | to find | look in |
//! |---|---|
//! | what a type or an endpoint is | [`table`] |
//! | how a value is handed to the walk | [`value`], [`scalar`] |
//! | what a single value is (`string`, `datetime`, …) | [`domain`] |
//! | how it is spelt, where not as usual | [`spelling`] |
//! | the rules (`max_length`, …) | [`rule`] and [`mod@validate`] |
//! | when two values are the same | [`equality`] |
//! | JSON, XML, forms, text | [`mod@format`] |
//! | requests and responses | [`http`] |
//! | values of a type known only at run time | [`dynamic`] |
//! | which Rust types can represent what a spec says | [`compat`] |
//! | how a value is shown to a developer | [`mod@debug`] |

mod accessors;
pub mod autoref;
mod bytes;
pub mod compat;
pub mod debug;
pub mod domain;
pub mod dynamic;
pub mod equality;
pub mod error;
pub mod format;
pub mod http;
mod lines;
pub mod rule;
pub mod scalar;
pub mod spelling;
pub mod table;
pub mod types;
pub mod validate;
pub mod value;
mod walk;
mod wire;
