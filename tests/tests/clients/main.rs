//! Both clients over sockets of loopback, against small servers that answer byte for byte what a test says.

#![expect(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod both;
mod doubles;
mod faults;
mod generic;
mod limits;
mod messages;
mod outcomes;
mod recorder;
mod redirects;
mod retries;
mod secrets;
mod server;
mod tls;
