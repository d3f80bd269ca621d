//! Clients of our own specs.

pub mod instant;

groupwright::include_specs!();
