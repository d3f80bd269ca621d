//! Every vendor, format and documented outcome over sockets: the clients against the sandbox, curl and the standard library of
//! Python against it, and the clients against servers in plain Python that answer with the bytes of the pages.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod calls;
mod case;
mod others;
mod pages;
mod records;
mod soak;
mod specs;
