//! The sandbox in place of an HTTP client: calls are answered in process, without sockets.

use std::thread;
use std::time::Duration;

use groupwright::client::{
    AsyncTransport, SendOptions, Transport, TransportError, TransportErrorKind as Kind,
};
use groupwright_engine::http::types::{Method, Request, Response};
use tokio::sync::oneshot;

use crate::control::Fault;
use crate::sandbox::{Answered, Sandbox};

/// What a call gets, or why there is nothing.
type Outcome = Result<Response<Vec<u8>>, TransportError>;

impl Sandbox {
    /// Returns how long a call waits, and what it gets then: what a client would that is connected by a socket.
    fn carried(&self, request: Request<Vec<u8>>, options: &SendOptions) -> (Duration, Outcome) {
        let is_head = request.method() == Method::HEAD;
        let Answered { mut response, delay, fault } = self.respond(request);
        if delay >= options.timeout {
            return (options.timeout, Err(TransportError::new(Kind::Timeout)));
        }
        if is_head {
            response.body_mut().clear();
        }
        let outcome = match fault {
            Some(Fault::Drop | Fault::Truncate) => Err(TransportError::new(Kind::Interrupted)),
            Some(Fault::TooManyRequests) | None => limited(response, options.max_reply_bytes),
        };
        (delay, outcome)
    }
}

fn limited(response: Response<Vec<u8>>, limit: usize) -> Outcome {
    if response.body().len() > limit {
        let what = format!("the reply has more than {limit} bytes");
        return Err(TransportError::new(Kind::TooLarge).with_message(what));
    }
    Ok(response)
}

/// Answers in process. The host of the URL is not looked at: the path begins with the name of the vendor, as that of a
/// [`Server`](crate::Server) does, so that the base URL is `http://localhost/<vendor>`.
///
/// A delay that a request asks for is waited for, but no longer than the timeout. Between attempts there is no wait.
impl Transport for Sandbox {
    fn send(&self, request: Request<Vec<u8>>, options: &SendOptions) -> Outcome {
        let (wait, outcome) = self.carried(request, options);
        if !wait.is_zero() {
            thread::sleep(wait);
        }
        outcome
    }

    fn wait(&self, _: Duration) {}
}

/// Like the blocking one, with any executor.
impl AsyncTransport for Sandbox {
    async fn send(&self, request: Request<Vec<u8>>, options: &SendOptions) -> Outcome {
        let (wait, outcome) = self.carried(request, options);
        if !wait.is_zero() {
            slept(wait).await;
        }
        outcome
    }

    async fn wait(&self, _: Duration) {}
}

/// Waits on a thread, which needs no runtime.
async fn slept(duration: Duration) {
    let (done, over) = oneshot::channel();
    let sleep = move || {
        thread::sleep(duration);
        // A call that has been given up does not wait.
        let _ = done.send(());
    };
    // Without a thread there is no wait.
    if thread::Builder::new().name("sandbox delay".to_owned()).spawn(sleep).is_ok() {
        let _ = over.await;
    }
}
