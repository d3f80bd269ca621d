//! Transports and clients of one's own.

use std::sync::Mutex;
use std::time::Duration;

use groupwright::client::{AsyncTransport, SendOptions, Transport, TransportError, TransportErrorKind};
use groupwright::http::{Request, Response};
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
fn the_reply_of_any_client_is_read_from_its_parts() {
    let written = api("https://vendor.example").request(&request()).unwrap();
    assert_eq!(written.uri(), "https://vendor.example/groups");
    let group =
        CreateGroup::read_response_parts(201_u16, [("content-type", "application/json")], CREATED).unwrap();
    assert_eq!(group.id, "7");
}
