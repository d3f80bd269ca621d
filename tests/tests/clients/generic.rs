//! Callers that know nothing of an endpoint but that it is one: its errors can be returned, shown, and sent to other threads.

use std::error::Error;
use std::sync::Arc;

use groupwright::client::{AsyncTransport, CallError, SendOptions, Transport, TransportError};
use groupwright::http::{Request, Response};
use groupwright::{ClientConfig, Endpoint, GroupEndpoint, GroupResponse};
use groupwright_vendors::invisible_collector::{CreateGroup, CreateGroupError};

use crate::both::{CREATED, api, request};

type AnyError = Box<dyn Error + Send + Sync>;

/// A vendor that has one answer.
struct Answer(u16, &'static str);

impl Answer {
    fn response(&self) -> Response<Vec<u8>> {
        let response = Response::builder().status(self.0).header("content-type", "application/json");
        response.body(self.1.as_bytes().to_vec()).unwrap()
    }
}

impl Transport for Answer {
    fn send(&self, _: Request<Vec<u8>>, _: &SendOptions) -> Result<Response<Vec<u8>>, TransportError> {
        Ok(self.response())
    }
}

impl AsyncTransport for Answer {
    async fn send(&self, _: Request<Vec<u8>>, _: &SendOptions) -> Result<Response<Vec<u8>>, TransportError> {
        Ok(self.response())
    }
}

/// A request of one's own, with one failure of interest.
#[derive(GroupEndpoint)]
#[groupwright(spec = "../specs/invisible_collector/create_group.yaml", client, error = Refused)]
struct Team {
    name: String,
}

#[derive(Debug, PartialEq, GroupResponse)]
#[groupwright(spec = "../specs/invisible_collector/create_group.yaml")]
enum Refused {
    Conflict(Said),
    #[groupwright(other)]
    Else,
}

#[derive(Debug, PartialEq, GroupResponse)]
#[groupwright(spec = "../specs/invisible_collector/create_group.yaml", rename = "Failure")]
struct Said {
    message: String,
}

/// Sends any request. What is documented of a failure is in the log, whatever its type.
fn logged<E: Endpoint>(
    config: &ClientConfig,
    client: &dyn Transport,
    request: &E,
    log: &mut Vec<String>,
) -> Result<E::Response, AnyError> {
    let outcome = config.send(client, request);
    if let Err(error) = &outcome {
        log.push(format!("{}: {:?}", E::endpoint().name(), error.documented()));
    }
    Ok(outcome?)
}

/// Sends any request in a task of its own, which takes what comes of it to another thread.
async fn in_a_task<E: Endpoint + Send + Sync + 'static>(
    config: ClientConfig,
    client: Arc<Answer>,
    request: E,
) -> Result<E::Response, AnyError> {
    let task = tokio::spawn(async move { config.send_async(&*client, &request).await });
    Ok(task.await??)
}

const TAKEN: Answer = Answer(409, r#"{"code":409,"message":"taken"}"#);

#[test]
fn a_generic_caller_returns_the_errors_of_any_endpoint() {
    let (api, mut log) = (api("https://vendor.example"), Vec::new());
    let group = logged(api.as_ref(), &Answer(201, CREATED), &request(), &mut log).unwrap();
    assert_eq!((group.id.as_str(), log.len()), ("7", 0));

    let error = logged(api.as_ref(), &TAKEN, &request(), &mut log).unwrap_err();
    let error = error.downcast::<CallError<CreateGroupError>>().unwrap();
    assert!(matches!(error.documented(), Some(CreateGroupError::Conflict(_))), "{error}");

    let team = Team { name: "Readers".to_owned() };
    let error = logged(api.as_ref(), &TAKEN, &team, &mut log).map(|_| ()).unwrap_err();
    let error = error.downcast::<CallError<Refused>>().unwrap();
    assert_eq!(error.documented(), Some(&Refused::Conflict(Said { message: "taken".to_owned() })));
    assert_eq!(log.len(), 2);
    assert!(log.iter().all(|line| line.contains("create_group: Some(Conflict(")), "{log:?}");
}

#[test]
fn a_generic_caller_sends_the_errors_of_any_endpoint_to_other_threads() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().unwrap();
    let config: ClientConfig = api("https://vendor.example").as_ref().clone();
    let group =
        runtime.block_on(in_a_task(config.clone(), Arc::new(Answer(201, CREATED)), request())).unwrap();
    assert_eq!(group.id, "7");
    let error = runtime.block_on(in_a_task::<CreateGroup>(config, Arc::new(TAKEN), request())).unwrap_err();
    assert!(error.is::<CallError<CreateGroupError>>(), "{error}");
}
