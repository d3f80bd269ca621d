//! The sandbox as a user sees it: in process, and over sockets.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "what is not as expected fails the test, also in functions that tests share"
)]

mod endpoints;
mod groups;
mod journal;
mod proxy;
mod server;
mod specs;
