//! A sandbox of documented HTTP endpoints: it answers requests as the specs of their vendors say, with no account at any of
//! them.
//!
//! A [`Sandbox`] has any number of vendors, each below the path of its name: `/dropbox`. It reads and checks requests and
//! writes replies with the engine that generated code runs on, from tables that are made of the specs when it starts. Every
//! reply has been read back before it is sent. It takes the place of an HTTP client, for tests without sockets, as it is a
//! [`Transport`](groupwright::client::Transport) and an [`AsyncTransport`](groupwright::client::AsyncTransport); or it answers on a
//! port of loopback with a [`Server`].
//!
//! Where a spec says what its fields mean (`group`), the sandbox keeps groups: it assigns ids, and refuses a name that is
//! taken, as documented. Request header fields choose documented replies and faults; see `docs/sandbox.md`.
//!
//! ```no_run
//! use groupwright_sandbox::{Sandbox, Server};
//!
//! fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     let server = Server::start(Sandbox::open(&["specs"])?, 0)?;
//!     println!("{}", server.url());
//!     server.stop();
//!     Ok(())
//! }
//! ```

mod compose;
mod control;
mod counts;
mod curl;
mod example;
mod groups;
mod ids;
mod journal;
mod make;
mod message;
mod occasion;
mod open;
mod operate;
mod place;
mod plan;
mod proxy;
mod refusal;
mod replies;
mod sample;
mod sandbox;
mod seed;
mod serve;
mod served;
mod shown_path;
mod transport;
mod vendor;
mod words;

pub use control::{Fault, LONGEST_DELAY};
pub use curl::curl_line;
pub use journal::Call;
pub use open::OpenError;
pub use proxy::{Deviation, Proxy, Side, Upstream};
pub use sample::{Documentation, placeholder_credentials};
pub use sandbox::{Answered, Sandbox};
pub use serve::{Limits, Responder, Server, serve};
pub use vendor::Vendor;
