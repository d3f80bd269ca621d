//! What compiles, a subject a module.

pub mod api;
pub mod client;
pub mod fragments;
pub mod hygiene;
pub mod nested;
pub mod order;
pub mod own_types;
pub mod plain;
pub mod recursive;
pub mod renamed_all;
pub mod renamed_crate;
pub mod replies;
pub mod same_name;
pub mod several;
pub mod shared_error;
pub mod skip;
pub mod unions;
pub mod vendors;
pub mod whole_body;
