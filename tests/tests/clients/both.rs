//! The two clients, one of which is driven by a runtime of its own.

use std::time::Duration;

use groupwright::client::{CallError, CallOptions, Reqwest, RetryPolicy, Ureq};
use groupwright::{Call, Endpoint};
use groupwright_vendors::invisible_collector::{Api, CreateGroup};
use tokio::runtime::{Builder, Runtime};

/// Either client.
pub(crate) enum Client {
    Blocking(Ureq),
    Asynchronous(Reqwest, Runtime),
}

impl Client {
    /// Both of them.
    pub(crate) fn all() -> [Self; 2] {
        // A thread looks after connections that are kept, also between calls.
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        [Self::Blocking(Ureq::new()), Self::Asynchronous(Reqwest::new().unwrap(), runtime)]
    }

    pub(crate) fn send<E: Endpoint>(&self, call: Call<'_, E>) -> Result<E::Response, CallError<E::Error>> {
        match self {
            Self::Blocking(client) => call.send(client),
            Self::Asynchronous(client, runtime) => runtime.block_on(call.send_async(client)),
        }
    }
}

/// The vendor with a server of the test, and waits that a test has time for.
pub(crate) fn api(server: impl Into<String>) -> Api {
    let quick = RetryPolicy::default().with_first_wait(Duration::from_millis(2));
    Api::new("hunter2").with_server(server.into()).with_call_options(CallOptions::default().with_retry(quick))
}

pub(crate) fn request() -> CreateGroup {
    CreateGroup::new("Readers")
}

/// The body of a success.
pub(crate) const CREATED: &str = r#"{"id":"7","name":"Readers"}"#;
