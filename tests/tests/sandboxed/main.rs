//! The sandbox as users have it: in process as a client of typed calls, and on a port with the clients, curl and Python.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod guide;
mod sockets;
mod transport;
