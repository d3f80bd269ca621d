//! Transports and clients of one's own.

use std::pin::Pin;
use std::sync::Mutex;
use std::time::Duration;

use groupwright::Endpoint as _;
use groupwright::client::{AsyncTransport, SendOptions, Transport, TransportError, TransportErrorKind};
use groupwright::http::{Request, Response};
use groupwright::table::Reply;
use groupwright_vendors::invisible_collector::CreateGroup;

use crate::both::{CREATED, api, request};

/// A test double that is busy at first. It keeps what it was asked.
#[derive(Default)]
struct Double {
    asked: Mutex<Vec<Request<Vec<u8>>>>,
}

impl Double {
    fn reply(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, TransportError> {
        let mut asked = self.asked.lock().unwrap();
        asked.push(request);
        if asked.len() == 1 {
            return Err(TransportError::before_sending(TransportErrorKind::Connection));
        }
        Ok(Response::builder().status(201).body(CREATED.as_bytes().to_vec()).unwrap())
    }
}

impl Transport for Double {
    fn send(&self, request: Request<Vec<u8>>, _: &SendOptions) -> Result<Response<Vec<u8>>, TransportError> {
        self.reply(request)
    }
}

impl AsyncTransport for Double {
    async fn send(
        &self,
        request: Request<Vec<u8>>,
        options: &SendOptions,
    ) -> Result<Response<Vec<u8>>, TransportError> {
        assert_eq!(options.timeout, Duration::from_secs(30));
        self.reply(request)
    }
}

#[test]
fn a_test_double_takes_the_place_of_a_client() {
    let double = Double::default();
    assert_eq!(api("https://vendor.example").send(&double, &request()).unwrap().id, "7");
    assert_eq!(double.asked.into_inner().unwrap().len(), 2);
    let boxed: Box<dyn Transport> = Box::new(Double::default());
    assert_eq!(api("https://vendor.example").send(&boxed, &request()).unwrap().id, "7");
    assert_eq!(api("https://vendor.example").send(&*boxed, &request()).unwrap().id, "7");
}

#[test]
fn an_asynchronous_double_needs_no_timer_of_the_runtime() {
    let double = Double::default();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let group = runtime.block_on(api("https://vendor.example").send_async(&double, &request())).unwrap();
    assert_eq!(group.id, "7");
}

#[test]
fn an_endpoint_known_at_run_time_is_sent_with_either_client() {
    let (api_table, endpoint) = (CreateGroup::api(), CreateGroup::endpoint());
    let config = api("https://vendor.example");
    let double = Double::default();
    let reply = config.as_ref().dyn_send(&double, api_table, endpoint, &request()).unwrap();
    let name = reply.outcome.reply().map(Reply::name);
    assert_eq!(name, Some("Created"));
    assert_eq!(double.asked.into_inner().unwrap().len(), 2);

    let double = Double::default();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    // The request is written at once, so it need not live as long as the future; and the future can go to another thread.
    let sent = config.as_ref().dyn_send_async(&double, api_table, endpoint, &request());
    let sent: Pin<Box<dyn Future<Output = _> + Send + '_>> = Box::pin(sent);
    let again = runtime.block_on(sent).unwrap();
    assert_eq!(again.outcome.reply().map(Reply::name), name);
    let asked = double.asked.into_inner().unwrap();
    assert_eq!((asked.len(), asked[1].uri().path()), (2, "/groups"));

    // With the credentials of another vendor, nothing is sent.
    let double = Double::default();
    let other = groupwright_vendors::slack::Api::new("hunter2");
    let sent = other.as_ref().dyn_send_async(&double, api_table, endpoint, &request());
    let error = runtime.block_on(sent).unwrap_err();
    assert!(!error.was_sent() && double.asked.into_inner().unwrap().is_empty(), "{error}");
}

#[test]
fn the_reply_of_any_client_is_read_from_its_parts() {
    let written = api("https://vendor.example").request(&request()).unwrap();
    assert_eq!(written.uri(), "https://vendor.example/groups");
    let group =
        CreateGroup::read_response_parts(201_u16, [("content-type", "application/json")], CREATED).unwrap();
    assert_eq!(group.id, "7");
}
