//! The client of the command: it says what it waits for.

use std::thread;
use std::time::Duration;

use crate::stderr::note;
use groupwright::client::{SendOptions, Transport, TransportError, Ureq};
use groupwright_engine::http::types::{Request, Response};

/// A wait of which a person wants to know.
const NOTED: Duration = Duration::from_secs(2);

/// The blocking client, which notes long waits on standard error.
#[derive(Clone, Debug, Default)]
pub(crate) struct Client(Ureq);

impl Transport for Client {
    fn send(
        &self,
        request: Request<Vec<u8>>,
        options: &SendOptions,
    ) -> Result<Response<Vec<u8>>, TransportError> {
        self.0.send(request, options)
    }

    fn wait(&self, duration: Duration) {
        if duration >= NOTED {
            note(format_args!("waiting for {} s before the request is sent again", duration.as_secs()));
        }
        thread::sleep(duration);
    }
}
