//! The engine of Groupwright: tables that describe endpoints and types, the values they describe,
//! one encoder and one decoder for each format, one validator, and HTTP messages made and read without any I/O.
//!
//! Generated code, the derive macros and the command all hand the same [`table::Shape`]s to the same walks,
//! so there is no code per type and format. The generator itself depends on this crate, to check a spec's
//! examples against the very bytes that its users will send.
//!
//! | to find | look in |
//! |---|---|
//! | what a type or an endpoint is | [`table`] |
//! | how a value is handed to a walk | [`value`] |
//! | the scalar kinds (`string`, `datetime`, …) | [`kind`] |
//! | the constraints (`max_length`, …) | [`rule`] and [`mod@validate`] |
//! | JSON, XML, forms, text | [`mod@format`] |
//! | requests and responses | [`http`] |
//! | values of a type known only at run time | [`dynamic`] |
//! | which Rust types can carry what a spec says | [`carry`] |
//! | how a value is shown to a developer | [`mod@debug`] |

pub mod carry;
pub mod debug;
pub mod dynamic;
pub mod error;
pub mod format;
pub mod http;
pub mod kind;
pub mod reach;
pub mod rule;
pub mod table;
pub mod types;
pub mod validate;
pub mod value;
