//! What generated and derived code implements, as one macro call each: the call lists the fields or the variants, and says only
//! what differs from the usual.
//!
//! A value is reached without asking anything of its type ([`autoref`](groupwright_engine::autoref)), so that what is wrong
//! with a type of the user's is said once, by the bound that a derive asks for.

mod client_config;
mod endpoint;
mod enumeration;
mod record;
mod replies;
