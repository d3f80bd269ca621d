//! Serves documented endpoints with [`axum`]: handlers take typed requests and return typed replies.
//!
//! A [`Service`] has handlers for any number of endpoints, also of several APIs and with one path: it finds the endpoint by the
//! method, the path, the query, and an action in the body. It reads and validates the request, calls the handler, and writes
//! its reply in the format that the client wants. What it cannot read gets the failure that the service has for it, or
//! else a problem document (RFC 9457).
//!
//! ```
//! use groupwright_axum::Service;
//! use groupwright_vendors::invisible_collector::create_group::Group;
//! use groupwright_vendors::invisible_collector::{CreateGroup, CreateGroupError, Failure};
//!
//! # fn main() {
//! let service = Service::new().on_or(
//!     async |request: CreateGroup, _head| match request.name.as_str() {
//!         "Staff" => Err(CreateGroupError::Conflict(Failure::new(409, "Group already registered"))),
//!         name => Ok(Group::new("1", name)),
//!     },
//!     |error| Some(CreateGroupError::BadRequest(Failure::new(400, error.to_string()))),
//! );
//! let router: axum::Router = service.into_router();
//! # let _ = router;
//! # }
//! ```
//!
//! Authentication is left to the program: a handler gets the head of the request, and middleware sees it before.

mod refusal;

use std::error::Error;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use groupwright::http::request::Parts;
use groupwright::http::{Request, Response};
use groupwright::table::{Api, Endpoint};
use groupwright::{ReadRequestError, Serve};
use groupwright_engine::http::{Route, Router};
use http_body_util::LengthLimitError;

use crate::refusal::{not_routed, problem, refused};

/// The bytes that a body may have by default.
const BODY: usize = 2 << 20;

/// A response that is being made.
type Answering = Pin<Box<dyn Future<Output = Response<Vec<u8>>> + Send>>;

/// What answers the requests of an endpoint, whose prefix is given.
type Handler = Arc<dyn Fn(&str, Request<Vec<u8>>) -> Answering + Send + Sync>;

/// An endpoint, and what answers its requests.
#[derive(Clone)]
struct Served {
    api: &'static Api,
    endpoint: &'static Endpoint,
    handler: Handler,
}

/// Handlers for documented endpoints.
#[derive(Clone)]
pub struct Service {
    endpoints: Vec<Served>,
    prefix: Option<String>,
    body: usize,
}

impl Default for Service {
    fn default() -> Self {
        Self { endpoints: Vec::new(), prefix: None, body: BODY }
    }
}

impl fmt::Debug for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let templates: Vec<String> = self.routes().map(|route| route.template()).collect();
        f.debug_struct("Service").field("endpoints", &templates).finish_non_exhaustive()
    }
}

impl Service {
    /// Creates a service without endpoints.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the path before those of all endpoints, whether they are added before or after this. The default is that of the
    /// first documented server of each endpoint. Endpoints under different paths are different services, whose routers axum
    /// can nest.
    #[must_use]
    pub fn under(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = Some(prefix.into());
        self
    }

    /// Sets how many bytes a body may have. A longer one is refused with 413. The default is 2 MiB.
    #[must_use]
    pub const fn with_body_limit(mut self, bytes: usize) -> Self {
        self.body = bytes;
        self
    }

    /// Adds an endpoint. The handler takes a request and its head, and returns one of the documented replies. A request that
    /// cannot be read gets a problem document.
    #[must_use]
    pub fn on<E, H, F>(self, handler: H) -> Self
    where
        E: Serve + Send + 'static,
        H: Fn(E, Parts) -> F + Send + Sync + 'static,
        F: Future<Output = Result<E::Response, E::Error>> + Send + 'static,
    {
        self.on_or(handler, |_| None)
    }

    /// Adds an endpoint with the documented failure for requests that cannot be read. Where `refuse` returns nothing, they
    /// get a problem document. Otherwise like [`Service::on`].
    #[must_use]
    pub fn on_or<E, H, F, R>(mut self, handler: H, refuse: R) -> Self
    where
        E: Serve + Send + 'static,
        H: Fn(E, Parts) -> F + Send + Sync + 'static,
        F: Future<Output = Result<E::Response, E::Error>> + Send + 'static,
        R: Fn(&ReadRequestError) -> Option<E::Error> + Send + Sync + 'static,
    {
        let handler = Arc::new(handler);
        let answer: Handler = Arc::new(move |prefix, request| {
            let format = E::reply_format_under(prefix, &request);
            let read = E::read_request_under(prefix, &request);
            match read {
                Ok(value) => {
                    let handler = Arc::clone(&handler);
                    let (head, _) = request.into_parts();
                    Box::pin(async move {
                        let outcome = handler(value, head).await;
                        E::write_response(&outcome, format)
                            .unwrap_or_else(|error| problem(500, &error.to_string()))
                    })
                }
                Err(error) => {
                    let outcome = refuse(&error).map(Err);
                    let documented = outcome.and_then(|outcome| E::write_response(&outcome, format).ok());
                    let response = documented.unwrap_or_else(|| refused(&error));
                    Box::pin(std::future::ready(response))
                }
            }
        });
        self.endpoints.push(Served { api: E::api(), endpoint: E::endpoint(), handler: answer });
        self
    }

    /// Returns where the endpoints are, in the order in which they were added.
    fn routes(&self) -> impl Iterator<Item = Route> {
        self.endpoints.iter().map(|served| {
            let documented = || served.endpoint.server(served.api).unwrap_or_default();
            let prefix = self.prefix.as_deref().unwrap_or_else(documented);
            Route::new(served.api, served.endpoint, prefix)
        })
    }

    /// Returns a router that answers for the endpoints, and for all other requests with 404 or 405. It can be merged with
    /// others as their fallback.
    pub fn into_router(self) -> axum::Router {
        let shared = Arc::new((Router::new(self.routes()), self));
        axum::Router::new().fallback(move |request: axum::extract::Request| {
            let shared = Arc::clone(&shared);
            async move { shared.1.answer(&shared.0, request).await.map(Body::from) }
        })
    }

    async fn answer(&self, router: &Router, request: axum::extract::Request) -> Response<Vec<u8>> {
        let (head, body) = request.into_parts();
        let bytes = match to_bytes(body, self.body).await {
            Ok(bytes) => bytes,
            Err(error) if error.source().is_some_and(<dyn Error>::is::<LengthLimitError>) => {
                return problem(413, &format!("the body has more than {} bytes", self.body));
            }
            Err(_) => {
                return problem(400, "the body cannot be read: its chunks or its length are not as said");
            }
        };
        let request = Request::from_parts(head, bytes.to_vec());
        let route = match router.route(&request) {
            Ok(route) => route,
            Err(unrouted) => return not_routed(&unrouted),
        };
        let is_it = |served: &&Served| std::ptr::eq(served.endpoint, route.endpoint());
        match self.endpoints.iter().find(is_it) {
            Some(served) => (served.handler)(route.prefix(), request).await,
            None => problem(404, "there is no such endpoint"),
        }
    }
}
